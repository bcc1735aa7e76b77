"""Links that name the site by its own address, and so leave every other copy of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.check.page_links import from_page, html_links, links
from macros.check.written_pages import written_pages
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.model.addresses import generated_pages, own_pages, page_of, page_url
from macros.model.handbook import Handbook
from macros.model.links import leaves_of
from macros.model.markup import link_targets

_WHY = "this leads out of a copy of the site, such as the one for a USB stick"


def own_address_is_not_named(handbook: Handbook, docs: Path, address: str) -> Iterator[Problem]:
    """Links to `address`, where the site will be, in the pages of `docs` and in the entries."""
    below = address.rstrip("/") + "/"
    yield from _in_pages(handbook, docs, below)
    yield from _in_texts(handbook, below)


def _in_pages(handbook: Handbook, docs: Path, below: str) -> Iterator[Problem]:
    written = written_pages(docs)
    pages = {page_url(page): page for page in (*written, *generated_pages(handbook))}
    for page in sorted(written):
        text, problem = read_text(docs / page, page)
        for link in [] if problem else (*links(text), *html_links(text)):
            if link.target.startswith(below):
                url, mark, anchor = link.target.removeprefix(below).partition("#")
                meant = pages.get(url) or pages.get(f"{url}/")
                how = f"write '{from_page(page, meant)}{mark}{anchor}'" if meant else "name a page"
                yield Problem(f"{docs.name}/{page}", link.line, f"{_WHY}: {how}")


def _in_texts(handbook: Handbook, below: str) -> Iterator[Problem]:
    entries = {page_url(page_of(handbook, *name)): name for name in own_pages(handbook)}
    for _, entry, way, value, _ in leaves_of(handbook):
        targets = link_targets(value) if isinstance(value, str) and below in value else []
        for url in (t.removeprefix(below) for t in targets if t.startswith(below)):
            page = f"{url.partition('#')[0].rstrip('/')}/"
            meant = ":".join(entries.get(page, ("kind", "id")))
            words = f"'{entry.id}': {_WHY}: link to an entry, [words]({meant})"
            yield Problem(entry.file, entry.line_of(*way), words)
