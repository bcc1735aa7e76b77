"""What an overlay adds to a build: pages in a section of their own, colors and a logo."""

from __future__ import annotations

import re
from collections.abc import Iterator
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

    def words(link: re.Match[str]) -> str:
        is_html = link.re is HTML_LINK
        place = html_place(here, link["page"], urls) if is_html else place_of(here, link["page"])
        return link["label"] if place and place[0] in gone else link[0]

    return HTML_LINK.sub(words, _LINK.sub(words, markdown))
