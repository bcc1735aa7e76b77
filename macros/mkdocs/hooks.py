"""MkDocs hook: checks data/ first, then adds one page an entry and the API files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - MkDocs runs this file by its path, so the package has to be made findable first
from macros import node
from macros.data.problems import report
from macros.mkdocs import (
    assets,
    live_server,
    navigation,
    project,
    search_index,
    service_worker,
)
from macros.outputs import api
from macros.outputs.handouts import shelf, web
from macros.outputs.handouts.site import site
from macros.outputs.hiring import documents, word
from macros.outputs.lookup import index
from macros.pages import learning_paths
from macros.pages.entry_pages import pages, redirects
from macros.pages.render_cache import Kept
from macros.pages.renderer import Renderer
from macros.pages.template_cache import COMPILED


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Remember whether this is `mkdocs serve`, where a stop would end the server."""
    live_server.serving = command == "serve"
    project.kept = Kept() if live_server.serving else None


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop before anything is built where data/ or a page's macro call is wrong.

    It runs before mkdocs-macros, which would print a traceback instead of the problems.
    """
    config.theme.dirs = [config.theme.dirs[0], config.theme.dirs[-1]]  # without Material's own
    look = partial(project.problems, _data(config), Path(config.docs_dir))
    if live_server.serving and not live_server.memory.used:
        live_server.wait_until_sound(look)
    elif problems := look():
        raise Abort(report(problems))
    _name_assets(config)
    return config


def _name_assets(config: MkDocsConfig) -> None:
    """Give what extra_css and extra_javascript name of web/ the address that it has on the site."""
    address = _bundle(config).address
    config.extra_css = [address(name) for name in config.extra_css]
    for script in config.extra_javascript:
        if isinstance(script, ExtraScriptValue):
            script.path = address(script.path)


def on_pre_build(config: MkDocsConfig) -> None:
    """Under `mkdocs serve`, let the pages that call macros keep their code."""
    if live_server.serving:
        macros: Any = config.plugins["macros"]
        live_server.memory.recall_code(macros.env)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files; leave Material's scripts, styles and images behind."""
    for file in [f for f in files if f.src_dir in config.theme.dirs[1:]]:
        files.remove(file)
    for address, source in _bundle(config).files():
        files.append(File.generated(config, address, abs_src_path=str(source)))
    renderer = project.renderer(_data(config))
    _add_handouts(files, config, renderer)
    for page in pages(renderer):
        _add(files, config, page.path, page.text)
    for page in redirects(renderer):
        _add(files, config, page.path, page.text)
    for path, content in _others(renderer):
        _add(files, config, path, content)
    return files


def _others(renderer: Renderer) -> Iterator[tuple[str, str | bytes]]:
    """Everything else that is made from data/: each file's path and what it holds."""
    book, keep = renderer.handbook, renderer.keep
    yield from api.files(book, renderer.coverage)
    yield from index.files(book, keep)
    yield keep(documents.PATH, lambda: documents.file(book))
    yield from keep(word.FOLDER, lambda: list(word.files(book)))


def _bundle(config: MkDocsConfig) -> assets.Bundle:
    """The site's scripts and style sheets; stops the build with what is wrong in one of them."""
    try:
        return assets.bundle(Path(config.config_file_path).parent)
    except node.NodeError as wrong:
        raise Abort(str(wrong)) from wrong


def _add_handouts(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Add the PDFs that `make handouts` built, those that say what the pages say now."""
    root = Path(config.config_file_path).parent
    folder = root / shelf.FOLDER
    # To see which of them are up to date takes longer than a save should under `mkdocs serve`.
    every = live_server.serving
    ready = shelf.manifest(folder) if every else shelf.ready(folder, renderer.handbook, site(root))
    renderer.printed |= set(ready)
    for name in sorted(renderer.printed):
        path = f"{web.FOLDER}/{name}"
        files.append(File.generated(config, path, abs_src_path=str(folder / name)))


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001
    """Under `mkdocs serve`, let an unchanged page keep its HTML."""
    if live_server.serving:
        live_server.memory.recall(page, files)
    return page


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Any:
    """Write the index of the search; don't ask the disk at each page if a template has changed."""
    env.auto_reload = False
    env.bytecode_cache = COMPILED
    env.globals["in_section"] = navigation.holder()
    env.globals["asset"] = _bundle(config).address
    search_index.write(
        (f.page for f in files.documentation_pages() if f.page), Path(config.site_dir)
    )
    if not live_server.serving:
        return env
    return live_server.memory.remembering(env, config, files)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Under `mkdocs serve`, let MkDocs's own script reload the page."""
    return live_server.without_policy(output) if live_server.serving else output


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """Notice a saved file soon, and keep the last good site where a change stops the build."""
    return live_server.keep_last_good(live_server.prompt(server))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a page of a learning path its bar, its check, and the way back and on."""
    renderer = project.last(_data(config))
    uri, docs = page.file.src_uri, Path(config.docs_dir)
    around = renderer.keep(("path", uri), lambda: _path_around(renderer, uri, docs))
    if around is None:
        return markdown
    page.meta["pager"] = False  # the path has its own
    return learning_paths.with_path(markdown, *around)


def _path_around(renderer: Renderer, uri: str, docs: Path) -> tuple[str, str] | None:
    """The bar above and the part below a page of a learning path."""
    place = learning_paths.stop_of(renderer.handbook, uri, docs)
    if place is None:
        return None
    stop, after = place
    return (
        renderer.render("parts/path-bar.md.j2", stop=stop, after=after),
        renderer.render("parts/path-end.md.j2", stop=stop, after=after),
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the service worker what to keep, but for a site that changes while one looks at it."""
    if not live_server.serving:
        service_worker.write(Path(config.site_dir))


def _data(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "data"


def _add(files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> None:
    files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
