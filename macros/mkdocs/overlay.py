"""What an overlay adds to a build: pages in a section of their own, colors and a logo."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from macros.check.page_links import html_place, place_of
from macros.data.overlay.colors import style_sheet
from macros.model.addresses import hidden_pages, page_url
from macros.model.handbook import Handbook
from macros.model.local import NOTICE, Local
from macros.model.markup import HTML_LINK

STYLES = Path(__file__).parent / "overlay.css"
STYLE_SHEET = "assets/styles/organisation.css"
_LINK = re.compile(
    r"(?<!!)\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])+)\]"
    r"\(<?(?P<page>[^()<>\s]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)"
)
_NAMED = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]]+)\]:[ \t]+<?(?P<page>[^<>\s]+)>?[^\n]*\n?", re.MULTILINE
)
"""The line that says where links of a name lead."""
_BY_NAME = re.compile(
    r"(?<![!\]])\[(?P<label>(?:[^\[\]]|\[[^\[\]]*\])+)\](?!\()(?: ?\[(?P<name>[^\[\]]*)\])?"
)
"""A link that goes by a name: that in its second brackets, or its words."""


def configure(config: MkDocsConfig, local: Local) -> None:
    """Give the site the section, the look and the watched folders of `local`."""
    config.nav = [*(config.nav or []), *_sections(local)]
    config.extra_css = [*config.extra_css, STYLE_SHEET]
    config.extra["report"] = _report(str(config.extra.get("report") or ""), local)
    config.watch = [*config.watch, *(str(folder) for folder in local.folders)]
    if logo := _logo(local):
        # Material shows a file where the theme names no icon.
        config.theme["icon"].pop("logo", None)
        config.theme["logo"] = config.theme["favicon"] = logo[0]


def _report(report: str, local: Local) -> str:
    """Where to write when a page is wrong: to the nearest organisation that says whom."""
    for _, contact in local.contacts("corrections"):
        if contact.url:
            return str(contact.url)
        if contact.email:
            return re.sub(r"^(?:mailto:[^?]*)?", f"mailto:{contact.email}", report, count=1)
    return report


def _sections(local: Local) -> Iterator[dict[str, list[str]]]:
    """A section of the menu for each organisation; the last has the list of what is different."""
    for who in local.organisations:
        pages = [page.path for page in local.pages if page.organisation is who]
        first = sorted(pages, key=lambda path: (path.rpartition("/")[2] != "index.md", path))
        listed = [*first, *([NOTICE] if who is local.organisations[-1] else [])]
        if listed:
            yield {who.mark: listed}


def files(local: Local) -> Iterator[tuple[str, str | bytes]]:
    """The files of `local` for the site: each one's path below docs/, and what it holds."""
    if not local:
        return
    for page in local.pages:
        yield page.path, page.source.read_text(encoding="utf-8")
    for file in local.files:
        yield file.path, file.source.read_bytes()
    colors = next((who.colors for who in reversed(local.organisations) if who.colors), None)
    own = style_sheet(colors) if colors else ""
    yield STYLE_SHEET, STYLES.read_text(encoding="utf-8") + own
    if logo := _logo(local):
        yield logo[0], logo[1].read_bytes()


def _logo(local: Local) -> tuple[str, Path] | None:
    """Where the logo is on the site, and the file that it is made from."""
    pairs = list(zip(local.organisations, local.folders, strict=True))
    for who, folder in reversed(pairs):
        if who.logo:
            return f"assets/images/{who.id}{Path(who.logo).suffix}", folder / who.logo
    return None


def unlinked(markdown: str, page: Page, handbook: Handbook) -> str:
    """`markdown` with the words alone of each link to the page of a hidden entry."""
    gone = hidden_pages(handbook)
    if not gone:
        return markdown
    urls = {page_url(path): path for path in gone}
    here = page.file.src_uri

    def is_gone(link: re.Match[str]) -> bool:
        is_html = link.re is HTML_LINK
        place = html_place(here, link["page"], urls) if is_html else place_of(here, link["page"])
        return bool(place and place[0] in gone)

    def words(link: re.Match[str]) -> str:
        return link["label"] if is_gone(link) else link[0]

    named = {_key(line["name"]) for line in _NAMED.finditer(markdown) if is_gone(line)}
    kept = _NAMED.sub(lambda line: "" if is_gone(line) else line[0], markdown)
    return HTML_LINK.sub(words, _LINK.sub(words, _without(named, kept)))


def _without(named: Collection[str], markdown: str) -> str:
    """`markdown` with the words alone of the links that go by one of the names `named`."""

    def words(link: re.Match[str]) -> str:
        return link["label"] if _key(link["name"] or link["label"]) in named else link[0]

    return _BY_NAME.sub(words, markdown) if named else markdown


def _key(name: str) -> str:
    """How Markdown compares the names of links."""
    return " ".join(name.lower().split())
