"""Every place in the handbook that the lookup can lead to: pages, and entries that stand on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.model.addresses import page_url, site_url
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.markup import plain
from macros.outputs.spelled import words

PAGES = "Pages"
"""The kind of a place that is a page of docs/."""

LONGEST = 64
"""Letters of a place's text at most."""


@dataclass(frozen=True)
class Place:
    """A place: its kind, its address from the root of the site, and the words that stand there."""

    kind: str
    url: str
    title: str
    also: str
    text: str


@dataclass(frozen=True)
class Page:
    """What a page of docs/ says of itself."""

    url: str
    title: str
    text: str
    decides: str = ""
    """Who decides what it is about, a term of `deciders`; empty where the handbook can answer."""
    calm: bool = False
    """Whether it is fit to be read below words of danger."""


def read_pages(docs: Path) -> tuple[Page, ...]:
    """The pages of `docs` that are written by hand, but for the front page and the search."""
    paths = sorted(path.relative_to(docs) for path in docs.rglob("*.md"))
    return tuple(
        _page(path.as_posix(), (docs / path).read_text(encoding="utf-8"))
        for path in paths
        if path.as_posix() not in ("index.md", "search.md")
    )


def _page(path: str, text: str) -> Page:
    head: dict[str, Any] = {}
    body = text
    if text.startswith("---\n"):
        front, _, body = text[4:].partition("\n---\n")
        head = yaml.safe_load(front) or {}
    heading = next((line[2:] for line in body.splitlines() if line.startswith("# ")), path)
    title = head.get("title") or heading.partition("{")[0].strip()
    return Page(
        page_url(path),
        str(title),
        str(head.get("description", "")),
        str(head.get("decides", "")),
        bool(head.get("calm")),
    )


def _named(*fields: str) -> Callable[[Any], tuple[str, str, str]]:
    """An entry's title, its other names, and the first of `fields` that it has."""

    def named(entry: Any) -> tuple[str, str, str]:
        text = next((getattr(entry, name) for name in fields if getattr(entry, name, None)), "")
        return entry.title, ", ".join(getattr(entry, "also", ())), text

    return named


_SHOWN: dict[str, Callable[[Any], tuple[str, str, str]]] = {
    "tasks": _named("short"),
    "values": _named("practice"),
    "ethics": _named("text"),
    "information": _named("question"),
    "topics": _named("summary"),
    "misconceptions": _named("claim"),
    "differences": lambda entry: (entry.question, entry.title, ""),
    "glossary": _named("definition"),
    "law": lambda entry: (entry.title, entry.citation, entry.says),
    "interview-questions": lambda entry: (entry.title, "", entry.asked),
    "handouts": _named("summary"),
    "session-plans": _named("summary"),
}
"""The kinds of entry that are places, with what names an entry of each."""

KINDS_OF_PLACES = (PAGES, *(KINDS[kind].title for kind in _SHOWN))

KINDS_OF_PRINCIPLES = [KINDS[kind].title for kind in ("values", "ethics")]
"""The kinds of a place that a situation can be held against which nothing answers."""


def places(handbook: Handbook, pages: Iterable[Page]) -> Iterator[Place]:
    """Every place: the pages, then the entries by kind."""
    for page in pages:
        yield Place(PAGES, page.url, page.title, "", short(page.text))
    for kind, name in _SHOWN.items():
        for entry in handbook.all(kind):
            title, also, text = name(entry)
            url = site_url(handbook, kind, entry.id)
            yield Place(KINDS[kind].title, url, words(plain(title)), also, short(plain(text)))


def short(text: str) -> str:
    """`text` up to the word before the `LONGEST`th letter."""
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0] + " …"
