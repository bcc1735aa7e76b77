"""Every place in the handbook that the lookup can lead to: pages, and entries that stand on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.data.yaml_tree import LOADER
from macros.model.addresses import page_url, site_url
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, OTHER_PAGES
from macros.model.markup import plain
from macros.outputs.spelled import words

PAGES = "Pages"
"""The kind of a place that is a page of docs/."""


@dataclass(frozen=True)
class Place:
    """A place: its kind, its address from the root of the site, and what people call it."""

    kind: str
    url: str
    title: str
    also: str


@dataclass(frozen=True)
class Page:
    """What a page of docs/ says of itself."""

    url: str
    title: str
    decides: str = ""
    """Who decides what it is about, a term of `deciders`; empty where the handbook can answer."""
    calm: bool = False
    """Whether it is fit to be read below words of danger."""


def read_pages(docs: Path, search: str = OTHER_PAGES["search"]) -> tuple[Page, ...]:
    """The pages of `docs` that are written by hand, but for the front page and the `search`."""
    paths = sorted(path.relative_to(docs) for path in docs.rglob("*.md"))
    return tuple(
        _page(path.as_posix(), (docs / path).read_text(encoding="utf-8"))
        for path in paths
        if path.as_posix() not in ("index.md", search)
    )


def _page(path: str, text: str) -> Page:
    head: dict[str, Any] = {}
    body = text
    if text.startswith("---\n"):
        front, _, body = text[4:].partition("\n---\n")
        head = yaml.load(front, LOADER) or {}  # noqa: S506 - a safe one
    heading = next((line[2:] for line in body.splitlines() if line.startswith("# ")), path)
    title = head.get("title") or heading.partition("{")[0].strip()
    return Page(
        page_url(path),
        str(title),
        str(head.get("decides", "")),
        bool(head.get("calm")),
    )


def _named(entry: Any) -> tuple[str, str]:
    """An entry's title and its other names."""
    return entry.title, ", ".join(getattr(entry, "also", ()))


_SHOWN: dict[str, Callable[[Any], tuple[str, str]]] = {
    "tasks": _named,
    "values": _named,
    "ethics": _named,
    "information": _named,
    "topics": _named,
    "misconceptions": _named,
    "differences": lambda entry: (entry.question, entry.title),
    "glossary": _named,
    "law": lambda entry: (entry.title, entry.citation),
    "interview-questions": _named,
    "handouts": _named,
    "session-plans": _named,
}
"""The kinds of entry that are places, with what names an entry of each."""

KINDS_OF_PLACES = (PAGES, *(KINDS[kind].title for kind in _SHOWN))

KINDS_OF_PRINCIPLES = [KINDS[kind].title for kind in ("values", "ethics")]
"""The kinds of a place that a situation can be held against which nothing answers."""


def places(handbook: Handbook, pages: Iterable[Page]) -> Iterator[Place]:
    """Every place: the pages, then the entries by kind."""
    for page in pages:
        yield Place(PAGES, page.url, page.title, "")
    for kind, name in _SHOWN.items():
        for entry in handbook.all(kind):
            title, also = name(entry)
            url = site_url(handbook, kind, entry.id)
            yield Place(KINDS[kind].title, url, words(plain(title)), also)
