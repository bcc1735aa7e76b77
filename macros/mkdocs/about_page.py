"""What a page of MkDocs is, for citations and for search engines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros.model.handbook import Handbook
from macros.outputs.citation import Citation
from macros.outputs.structured_data import Shown
from macros.pages.review import review_of, shown_on

_TAG = re.compile(r"<[^<>]*>")
_TERM = re.compile(r'popovertarget="term-([\w-]+)"')
"""How `parts/term.md.j2` marks a word of the glossary."""


def shown(handbook: Handbook, page: Page, nav: Navigation) -> Shown:
    """The page as it is cited, with where it stands and what it shows."""
    text = page.markdown or ""
    return Shown(
        cited=_citation(handbook, page, text),
        description=_plain(str(page.meta.get("description") or handbook.identity.tagline)),
        trail=list(dict.fromkeys(_trail(page, nav))),
        entries=shown_on(text),
        terms=_terms(text),
    )


@lru_cache(maxsize=2000)
def _terms(text: str) -> tuple[str, ...]:
    """The words of the glossary in `text`, each once; kept, as most pages stay as they are."""
    return tuple(dict.fromkeys(_TERM.findall(text)))


def _citation(handbook: Handbook, page: Page, text: str) -> Citation:
    who, review = handbook.identity, review_of(handbook, text)
    changed = review.changed if review else None
    read = review.entries.on if review and review.entries else None
    return Citation(
        authors=tuple(who.authors),
        title=_title(page),
        handbook=who.title,
        url=page.canonical_url or "",
        day=changed or read,
        changed=changed,
    )


def _trail(page: Page, nav: Navigation) -> Iterator[tuple[str, str]]:
    """The title and address of every page above `page`, from the first one, and its own."""
    above = (_own_page(place) for place in reversed(list(page.ancestors)))
    for place in (nav.homepage, *above, page):
        if place is not None and place.canonical_url:
            yield _title(place), place.canonical_url


def _own_page(place: StructureItem) -> Page | None:
    """The page that a part of the menu leads to: its index, where it has one."""
    first = place.children[0] if isinstance(place, Section) and place.children else None
    return first if isinstance(first, Page) and first.file.name == "index" else None


def _title(page: Page) -> str:
    return _plain(str(page.title or ""))


def _plain(text: str) -> str:
    """What MkDocs holds as HTML, as a reader sees it."""
    return html.unescape(_TAG.sub("", text)).strip()
