"""MkDocs hook: checks data/ first, then adds one page an entry and the API files."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

# ruff: noqa: E402 - MkDocs runs this file by its path, so the package has to be made findable first
from macros import (
    api,
    current,
    hire,
    learning,
    live,
    lookup,
    places,
    scripts,
    search,
    service_worker,
    styles,
    word,
)
from macros.check import project
from macros.handouts import shelf, web
from macros.handouts.site import site
from macros.pages import pages, redirects
from macros.problems import report
from macros.render import Renderer


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Remember whether this is `mkdocs serve`, where a stop would end the server."""
    live.serving = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop before anything is built where data/ or a page's macro call is wrong.

    It runs before mkdocs-macros, which would print a traceback instead of the problems.
    """
    look = partial(project.problems, _data(config), Path(config.docs_dir))
    if live.serving and not live.memory.used:
        live.wait_until_sound(look)
    elif problems := look():
        raise Abort(report(problems))
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Under `mkdocs serve`, let the pages that call macros keep their code."""
    if live.serving:
        macros: Any = config.plugins["macros"]
        live.memory.recall_code(macros.env)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files; leave Material's scripts, styles and images behind."""
    for file in [f for f in files if f.src_dir in config.theme.dirs[1:]]:
        files.remove(file)
    for file in [f for f in files if f.src_uri.startswith(scripts.FOLDER)]:
        files.remove(file)
        _add(files, config, file.src_uri, scripts.bare(file.content_string))
    _add_styles(files, config)
    renderer = current.renderer(_data(config))
    _add_handouts(files, config, renderer)
    for page in pages(renderer):
        _add(files, config, page.path, page.text)
    for page in redirects(renderer):
        _add(files, config, page.path, page.text)
    book = renderer.handbook
    for path, text in (*api.files(book), *lookup.files(book), hire.file(book)):
        _add(files, config, path, text)
    for path, raw in word.files(book):
        _add(files, config, path, raw)
    return files


def _add_styles(files: Files, config: MkDocsConfig) -> None:
    """Serve the style sheets that every page needs as one, for a phone on a slow line."""
    sheets = {f.src_uri: f for f in files if f.src_uri.startswith(styles.FOLDER)}
    for file in sheets.values():
        files.remove(file)
    everywhere = [sheets.pop(path).content_string for path in config.extra["styles"]]
    _add(files, config, styles.SITE, styles.joined(everywhere))
    for path, file in sheets.items():
        _add(files, config, path, styles.bare(file.content_string))


def _add_handouts(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Add the PDFs that `make handouts` built, those that say what the pages say now."""
    root = Path(config.config_file_path).parent
    folder = root / shelf.FOLDER
    renderer.printed |= set(shelf.ready(folder, renderer.handbook, site(root)))
    for name in sorted(renderer.printed):
        path = f"{web.FOLDER}/{name}"
        files.append(File.generated(config, path, abs_src_path=str(folder / name)))


def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG001
    """Under `mkdocs serve`, let an unchanged page keep its HTML."""
    if live.serving:
        live.memory.recall(page, files)
    return page


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Any:
    """Write the index of the search; don't ask the disk at each page if a template has changed."""
    env.auto_reload = False
    env.globals["in_section"] = places.holder()
    search.write((f.page for f in files.documentation_pages() if f.page), Path(config.site_dir))
    if not live.serving:
        return env
    return live.memory.remembering(env, config, files)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Under `mkdocs serve`, let MkDocs's own script reload the page."""
    return live.without_policy(output) if live.serving else output


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """Keep the last good site where a change stops the build."""
    return live.keep_last_good(server)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Give a page of a learning path its bar, its check, and the way back and on."""
    renderer = current.last(_data(config))
    place = learning.stop_of(renderer.handbook, page.file.src_uri, Path(config.docs_dir))
    if place is None:
        return markdown
    page.meta["pager"] = False  # the path has its own
    bar, end = (
        renderer.render(f"parts/{part}.md.j2", stop=place[0], after=place[1])
        for part in ("path-bar", "path-end")
    )
    return learning.with_path(markdown, bar, end)


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the service worker what to keep, but for a site that changes while one looks at it."""
    if not live.serving:
        service_worker.write(Path(config.site_dir))


def _data(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent / "data"


def _add(files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> None:
    files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
