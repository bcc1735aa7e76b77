"""The words of the built pages, by the place that says them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

SET_APART = ("avoid", "sources", "position__meta")
"""Classes of markup that sets words apart from our own text: they are places of their own."""

_INLINE = {"a", "abbr", "b", "code", "dfn", "em", "i", "q", "small", "span", "strong", "tspan"}
_SILENT = {"script", "style", "template"}
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class Said:
    """A phrase of the language guide, found: where, which pattern, and the words around it."""

    place: str
    pattern: str
    words: str


class _Reader(HTMLParser):
    """Collects the text of <main> by place: a class, else an entry, else the page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: dict[str, str] = {}
        self._places = [page]
        self._open: list[tuple[str, bool]] = []
        self._main = 0
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._main += tag == "main"
        self._silent += tag in _SILENT
        given = dict(attrs)
        apart = [f".{c}" for c in (given.get("class") or "").split() if c in SET_APART]
        place = (apart or [given.get("data-entry")])[0]
        if tag not in _VOID:
            self._open.append((tag, bool(place)))
            self._places += [place] if place else []
        self._add("" if tag in _INLINE and not place else "\n")

    def handle_endtag(self, tag: str) -> None:
        self._add("" if tag in _INLINE else "\n")
        while any(name == tag for name, _ in self._open):
            name, is_place = self._open.pop()
            self._places = self._places[:-1] if is_place else self._places
            if name == tag:
                break
        self._main -= tag == "main"
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        self._add(data)

    def _add(self, text: str) -> None:
        if self._main and not self._silent:
            here = self._places[-1]
            self.texts[here] = self.texts.get(here, "") + text


@cache
def texts(page: Path, name: str) -> dict[str, str]:
    """The words of a page by place."""
    reader = _Reader(name)
    reader.feed(page.read_text(encoding="utf-8"))
    return {place: re.sub(r"[ \t]*\n[ \t\n]*", "\n", text) for place, text in reader.texts.items()}


def expression(pattern: str) -> re.Pattern[str]:
    """A pattern of the guide as a regular expression: whole words, `*` for any ending."""
    words = r"[ \t\n]+".join(re.escape(w).replace(r"\*", r"\w*") for w in pattern.split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


def said_in(text: str, place: str, patterns: list[str]) -> Iterator[Said]:
    """Every phrase of the guide in a text."""
    for pattern in patterns:
        for found in expression(pattern).finditer(text):
            around = text[max(0, found.start() - 30) : found.end() + 30]
            yield Said(place, pattern, " ".join(around.split()))
