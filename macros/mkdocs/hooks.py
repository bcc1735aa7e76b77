"""MkDocs hook: checks data/ first, then adds one page an entry and the API files."""

from __future__ import annotations

import gc
import re
import sys
import sysconfig
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from macros import ROOT, node
from macros.data.problems import Problem, report
from macros.mkdocs import (
    about_page,
    assets,
    live_server,
    navigation,
    overlay,
    search_index,
    service_worker,
    theme,
)
from macros.mkdocs.page_cache import digest
from macros.mkdocs.project import Project, project_at, stamp
from macros.model.addresses import page_url
from macros.model.editorial import Change
from macros.outputs import feed, manifest, site_files, structured_data
from macros.outputs.handouts import page_globals, pdf_plan
from macros.outputs.handouts.site import site
from macros.outputs.lms import ready as lms
from macros.outputs.lookup import index
from macros.outputs.published import published, undated
from macros.outputs.slides import ready as slides
from macros.pages import learning_paths, review, signpost
from macros.pages.entry_pages import pages, redirects
from macros.pages.renderer import Renderer

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*) autocomplete="off"')
"""A box to tick, written by Material with an attribute that HTML has for fields of text alone."""


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001, FBT001 - as MkDocs calls it
    """Remember whether this is `mkdocs serve`, where a stop would end the server."""
    live_server.session = live_server.Session() if command == "serve" else None


def on_shutdown() -> None:
    """Leave nothing of `mkdocs serve` behind."""
    if live_server.session:
        live_server.session.end()


_ADDRESS = "ADDRESS-OF-THE-SITE"
"""What a page says where it means the address at which this build will be."""


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Stop before anything is built where data/ or a page's macro call is wrong.

    It runs before mkdocs-macros, which would print a traceback instead of the problems.
    """
    session, project = live_server.session, _project(config)
    if session and not session.built:
        live_server.wait_until_valid(lambda: project.problems() or project.broken())
    elif problems := _read_to_stay(project) or (project.broken if session else project.unmade)():
        raise Abort(report(problems))
    who = project.current.handbook.identity
    config.site_name = who.title
    config.copyright = config.copyright or f"Text: {who.license.title}. Code: MIT."
    _warn(config, project)
    _name_assets(config)
    handbook = project.renderer().handbook
    config.nav = navigation.with_entries(config.nav, navigation.entry_pages(handbook))
    if handbook.local:
        overlay.configure(config, handbook.local)
    _own_sheets_last(config)
    config.extra["release"] = site(project.root, project.current.handbook.identity).version
    if session:
        config.site_dir = str(session.next_folder())
    return config


def _read_to_stay(project: Project) -> list[Problem]:
    """The problems of `project`; what is read for them stays, so nobody looks there for garbage."""
    gc.disable()
    problems = project.problems()
    gc.freeze()
    gc.set_threshold(_SELDOM)
    gc.enable()
    return problems


_SELDOM = 50_000
"""How many new objects bring a look for garbage, 700 by Python's own measure. A build holds on to
nearly all that it makes: a look finds little, and all of them together took 0.2 s."""


def _warn(config: MkDocsConfig, project: Project) -> None:
    """Say loudly that links in files and codes would lead nowhere, or that the edition has no day.

    And what an overlay hides that has changed in the handbook. No build stops for it.
    """
    if live_server.session:
        return
    if "://example.org" in (config.site_url or ""):
        print(_EXAMPLE, file=sys.stderr)
    if missing := undated(project.root):
        print(missing, file=sys.stderr)
    if moved := project.current.handbook.local.moved:
        print(*moved, _HOW, sep="\n", file=sys.stderr)


_HOW = "make overlay OVERLAY=… shows how."

_EXAMPLE = (
    "!!! The address of this site is still the example's: site_url in mkdocs.yml, or the variable\n"
    "!!! SITE_URL. What leads back to the site, such as the codes on handouts, will be dead."
)


def _name_assets(config: MkDocsConfig) -> None:
    """Give what extra_css and extra_javascript name of web/ the address that it has on the site."""
    _bundle.cache_clear()
    address = _bundle().address
    config.extra_css = [address(name) for name in config.extra_css]
    for script in config.extra_javascript:
        if isinstance(script, ExtraScriptValue):
            script.path = address(script.path)


def _own_sheets_last(config: MkDocsConfig) -> None:
    """Leave in extra_css what is of web/; what is somebody's own goes to `config.extra.own_css`.

    overrides/main.html puts that behind the sheets which only some pages need: of two rules that
    are as strong the last holds, and it shall be one's own, as with Material.
    """
    ours = set(_bundle().addresses.values())
    config.extra["own_css"] = [path for path in config.extra_css if path not in ours]
    config.extra_css = [path for path in config.extra_css if path in ours]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and files."""
    for address, source in _bundle().files():
        files.append(File.generated(config, address, abs_src_path=str(source)))
    renderer = _project(config).renderer()
    _add_handouts(files, config, renderer)
    _add_slides(files, config, renderer)
    _add_lms(files, config, renderer)
    _name_app(files, config, renderer)
    for page in pages(renderer):
        _add(files, config, page.path, page.text)
    for page in redirects(renderer):
        _add(files, config, page.path, page.text)
    for path, held in overlay.files(renderer.handbook.local):
        _add(files, config, path, held)
    _add_files(files, config, renderer)
    if session := live_server.session:
        extensions = (config.markdown_extensions, config.mdx_configs)
        session.extensions = config.markdown_extensions
        session.printed = digest(config.site_url, sorted(renderer.printed.items()))
        session.pages.start(files, _bundle().addresses, extensions)
    return files


def _add_files(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Add everything else that is made from data/.

    A build uses again what one before it made; `make serve` does so text by text, and later.
    """
    root = Path(config.config_file_path).parent
    here = published(root, renderer.handbook.identity)
    if session := live_server.session:
        names = [(kind, entry.id) for kind, entry in renderer.handbook.entries()]
        made = session.files.of("files", names, lambda: site_files.files(renderer, here))
        for path, content in made.items():
            _add(files, config, path, content)
        return
    folder = site_files.made(renderer, here)
    for source in sorted(path for path in folder.rglob("*") if path.is_file()):
        address = source.relative_to(folder).as_posix()
        files.append(File.generated(config, address, abs_src_path=str(source)))


@cache
def _bundle() -> assets.Bundle:
    """The site's scripts and style sheets; stops the build with what is wrong in one of them.

    They are the same until the next build begins.
    """
    try:
        return assets.bundle(ROOT)
    except node.NodeError as wrong:
        raise Abort(str(wrong)) from wrong


def _name_app(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Put the handbook's own name into the manifest that docs/ has, if it has one."""
    if found := files.get_file_from_path(manifest.PATH):
        files.remove(found)
        who = renderer.handbook.identity
        _add(files, config, manifest.PATH, manifest.manifest(who, found.content_string))


def _add_handouts(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Add the PDFs that `make handouts` built, those that say what the pages say now."""
    root = Path(config.config_file_path).parent
    folder = root / pdf_plan.FOLDER
    # To see which of them are up to date takes longer than a save should under `mkdocs serve`.
    if live_server.session is not None:
        ready = {name: row.pages for name, row in pdf_plan.manifest(folder).items()}
    else:
        ready = pdf_plan.up_to_date(
            folder, renderer.handbook, site(root, renderer.handbook.identity)
        )
    _offer(files, config, renderer, (folder, page_globals.FOLDER, ready))


def _add_slides(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Add the decks that `make slides` wrote, those that say what the plans say now."""
    root = Path(config.config_file_path).parent
    folder = root / slides.FOLDER
    url = site(root, renderer.handbook.identity).url
    ready = slides.up_to_date(renderer.handbook, folder, url)
    _offer(files, config, renderer, (folder, slides.ON_SITE, ready))


def _add_lms(files: Files, config: MkDocsConfig, renderer: Renderer) -> None:
    """Add the files that `make lms` wrote, where they hold what the pages say now."""
    root = Path(config.config_file_path).parent
    if (root / lms.FOLDER).is_dir():
        wanted = lms.digest(renderer, site(root, renderer.handbook.identity).version)
        ready = lms.up_to_date(root / lms.FOLDER, wanted)
        _offer(files, config, renderer, (root / lms.FOLDER, lms.ON_SITE, ready))


def _offer(
    files: Files, config: MkDocsConfig, renderer: Renderer, lying: tuple[Path, str, dict[str, int]]
) -> None:
    """Put files of a folder at a place of the site, and let the pages know how long each is."""
    folder, place, ready = lying
    renderer.printed |= ready
    for name in sorted(ready):
        path = f"{place}/{name}"
        files.append(File.generated(config, path, abs_src_path=str(folder / name)))


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give every page a place in the menu, and no way on into another part of the handbook."""
    navigation.give_parents(nav, (f.page for f in files.documentation_pages() if f.page))
    navigation.part(nav)
    if session := live_server.session:
        session.about = partial(_about, config=config, nav=nav)
        session.second.convert(config, files, nav)
    return nav


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Any:
    """Write what the search knows; don't ask the disk at each page if a template has changed."""
    env.auto_reload = False
    env.bytecode_cache = FileSystemBytecodeCache()
    env.globals["asset"] = _bundle().address
    env.globals["palette_css"] = theme.style_sheet(config.theme.dirs, "palette")
    ours = _of_the_handbook(_project(config).current)
    env.globals |= ours
    _add_search(files, config)
    if session := live_server.session:
        config.markdown_extensions = session.extensions
        session.pages.templates(files, session.about, (_theme(config), _words(ours)))
        session.second.write(env)
    return env


def _add_search(files: Files, config: MkDocsConfig) -> None:
    """Write what the search knows; under `make serve` its words follow."""
    pages = (f.page for f in files.documentation_pages() if f.page)
    lists = index.lists(_project(config).current.handbook)
    site_dir, session = Path(config.site_dir), live_server.session
    given = search_index.write_texts(pages, site_dir, lists)

    def words() -> dict[str, str]:
        return {search_index.WORDS: search_index.words(given)}

    made = session.files.of("words", None, lambda: words().items()) if session else words()
    for path, content in made.items():
        search_index.put(site_dir / path, str(content))


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Tell the templates how the page is cited, and what search engines are told of it."""
    session = live_server.session
    if session is None or not session.pages.is_unchanged(page):
        context.update(_about(page, config, nav))  # type: ignore[typeddict-item]
    return context


def _about(page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """What the templates show of a page beside what MkDocs knows of it."""
    if not page.canonical_url or not config.site_url:
        return {}
    handbook = _project(config).current.handbook
    shown = about_page.shown(handbook, page, nav)
    data = structured_data.graph(handbook, config.site_url, shown)
    return {"cited": shown.cited, "structured_data": data}


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Make Material's toggles valid on the not-found page too."""
    return _TOGGLE.sub(r"\1", output)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001
    """Make Material's toggles valid; under `make serve`, an unchanged page is written as it was."""
    output = _TOGGLE.sub(r"\1", output)
    if session := live_server.session:
        written = session.pages.written(page, live_server.without_policy(output))
        session.second.use_written(page)
        return written
    return output


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:  # noqa: ARG001
    """Notice a saved file soon, and keep the last good site where a change stops the build."""
    session = live_server.session
    if session is None:
        return server
    return live_server.steady(server, config, session, _project(config).unmade)


@event_priority(100)
def _before_macros(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Leave mkdocs-macros alone where it has nothing to fill in, as on every entry's own page.

    Under `make serve`, that is so where what comes of it is known, too.
    """
    left = _to_fill_in(markdown, page)
    if not _FILLED_IN.search(left):
        page.meta[_FILL_IN] = False
    return left


def _to_fill_in(markdown: str, page: Page) -> str:
    """A page as mkdocs-macros gets it; under `make serve`, nothing where its text is known."""
    if (session := live_server.session) is None:
        return markdown
    session.second.use_converted(page)
    meta = sorted(page.meta.items(), key=str)
    return session.filled.source(
        page.file.src_uri, markdown, digest(markdown, meta, session.printed)
    )


_FILLED_IN = re.compile(r"\{[{%#]")
"""How what mkdocs-macros fills in begins, by Jinja's own settings."""


_FILL_IN = "render_macros"
"""What front matter can say to mkdocs-macros: even a page without a word takes it a while."""


@event_priority(-100)
def _after_macros(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """A page that mkdocs-macros has filled in, with what it needs; nothing if its HTML is known."""
    page.meta.pop(_FILL_IN, None)
    if (session := live_server.session) is None:
        text = _whole(markdown, page, config)
        _leave_to_its_path(page, config)
        return text
    text = session.filled.text(lambda: _whole(markdown, page, config))
    _leave_to_its_path(page, config)
    left = session.pages.markdown(page, text)
    # MkDocs sets up every extension for each page, a millisecond that an empty one can do without.
    config.markdown_extensions = session.extensions if left else []
    return left


on_page_markdown = CombinedEvent(_before_macros, _after_macros)


def _whole(markdown: str, page: Page, config: MkDocsConfig) -> str:
    """What mkdocs-macros made of a page, with what it needs by its words and its place."""
    renderer = _project(config).current
    markdown = markdown.replace(_ADDRESS, (config.site_url or "").rstrip("/"))
    local = renderer.with_local(
        page.file.src_uri, overlay.unlinked(markdown, page, renderer.handbook)
    )
    reviewed = _with_review(local, renderer)
    return _with_signpost(_with_path(reviewed, page, renderer), page, renderer)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Under `mkdocs serve`, an unchanged page keeps its HTML."""
    return live_server.session.pages.content(page, html, files) if live_server.session else html


def _with_signpost(markdown: str, page: Page, renderer: Renderer) -> str:
    """The signpost on a page that speaks of danger, but for one that only cites such words."""
    cites = "only_cites_danger" in page.meta
    if cites or not signpost.is_needed(renderer.handbook, page.file.src_uri, markdown):
        return markdown
    return signpost.placed(markdown, renderer.render("parts/signpost.md.j2"))


def _with_review(markdown: str, renderer: Renderer) -> str:
    """A page with the day when what it shows was last read, and when that is due again."""
    found = review.review_of(renderer.handbook, markdown)
    said = renderer.render("parts/reviewed.md.j2", review=found) if found else ""
    # A blank line, or it would join the last item of a list.
    return f"{markdown.rstrip()}\n\n{said}" if said else markdown


def _with_path(markdown: str, page: Page, renderer: Renderer) -> str:
    """A page of a learning path with its bar, its check, and the way back and on."""
    around = _around(page, renderer)
    return learning_paths.with_path(markdown, *around) if around else markdown


def _leave_to_its_path(page: Page, config: MkDocsConfig) -> None:
    """A learning path has a way back and on of its own, whether or not its page is made anew."""
    if learning_paths.path_of(_project(config).current.handbook, page.file.src_uri):
        page.previous_page = page.next_page = None


def _around(page: Page, renderer: Renderer) -> tuple[str, str] | None:
    uri = page.file.src_uri
    return renderer.cached(("path", uri), lambda: _path_around(renderer, uri))


def _path_around(renderer: Renderer, uri: str) -> tuple[str, str] | None:
    """The bar above and the part below a page of a learning path."""
    place = renderer.stop_of(uri)
    if place is None:
        return None
    stop, after = place
    return (
        renderer.render("parts/path-bar.md.j2", stop=stop, after=after),
        renderer.render("parts/path-end.md.j2", stop=stop, after=after),
    )


def on_post_build(config: MkDocsConfig) -> None:
    """Tell the service worker what to keep, but for a site that changes while one looks at it."""
    if live_server.session:
        live_server.session.built = True
    else:
        names = {**_bundle().addresses, "release": config.extra["release"]}
        core = config.extra.get("core") or []
        offline = _project(config).current.address_for("offline")
        service_worker.write(Path(config.site_dir), core, names, offline)


def _project(config: MkDocsConfig) -> Project:
    cache = live_server.session.cache if live_server.session else None
    return project_at(Path(config.config_file_path).parent, Path(config.docs_dir), cache)


def _of_the_handbook(renderer: Renderer) -> dict[str, Any]:
    """What the templates around the pages show of the handbook."""
    handbook = renderer.handbook
    sources = page_url(handbook.page("sources"))
    return {
        "identity": handbook.identity,
        "local": handbook.local,
        "has_page": cache(renderer.has_page),  # every page of the build asks for the same ones
        "address_for": cache(renderer.address_for),
        "sources_page": sources,
        "feed": feed.PATH if handbook.all(Change) else None,
    }


def _words(ours: dict[str, Any]) -> object:
    """The values of `ours`; what a function in it says follows from the pages that there are."""
    return {name: value for name, value in ours.items() if not callable(value)}


_NOT_SHOWN = ("hooks", "plugins", "site_dir", "theme", "watch")
"""Settings of which no template shows anything, and the theme, which is no plain value."""


_INSTALLED = sysconfig.get_path("purelib")


def _theme(config: MkDocsConfig) -> object:
    """What makes the frame of every page: the settings, and when our templates were saved.

    Those that are installed, with thousands of icons beside them, stay as they are.
    """
    folders = [Path(folder) for folder in config.theme.dirs]
    own = [folder for folder in folders if not folder.is_relative_to(_INSTALLED)]
    files = (path for folder in own for path in folder.rglob("*.html"))
    settings = {key: value for key, value in config.items() if key not in _NOT_SHOWN}
    theme = {key: config.theme[key] for key in config.theme}
    return settings, theme, stamp(files)


def _add(files: Files, config: MkDocsConfig, path: str, content: str | bytes) -> None:
    files.append(File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
