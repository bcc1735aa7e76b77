"""The language guide, run over the site's own text.

What the guide tells readers to avoid, the site avoids. Where it can't (a title, a quotation, the
guide itself), tests/language_exceptions.yml names the place and the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from macros.model.handbook import Handbook
from tests.site.html import pages

EXCEPTIONS = Path(__file__).parents[1] / "language_exceptions.yml"
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


@dataclass(frozen=True)
class Allowed:
    """An exception: in a place, a pattern may stand, for a reason.

    A place is an entry, `tasks/case-management`, a page, `check/tasks/index.html`, or a class of
    markup, `.avoid`. The pattern `*` stands for all.
    """

    place: str
    pattern: str
    reason: str

    def covers(self, said: Said) -> bool:
        """Whether the exception speaks of what was found."""
        return said.place == self.place and self.pattern in ("*", said.pattern)


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


@pytest.fixture(scope="session")
def patterns(handbook: Handbook) -> list[str]:
    """Every phrase of the language guide that a program can look for."""
    return [p for wording in handbook.all("language") for p in wording.patterns]


@pytest.fixture(scope="session")
def said(site: Path, patterns: list[str]) -> list[Said]:
    """Everything on the site that the guide would not say."""
    return [
        found
        for page in pages(site)
        for place, text in texts(page, page.relative_to(site).as_posix()).items()
        for found in said_in(text, place, patterns)
    ]


@pytest.fixture(scope="session")
def allowed() -> list[Allowed]:
    """The exceptions, each with its reason."""
    rows = yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))
    return [Allowed(row["place"], p, row["reason"]) for row in rows for p in row["patterns"]]


def test_the_site_keeps_to_its_own_language_guide(said: list[Said], allowed: list[Allowed]) -> None:
    """No page uses words that the guide asks readers to leave, but for the exceptions."""
    assert [s for s in said if not any(a.covers(s) for a in allowed)] == []


def test_every_exception_is_still_needed(said: list[Said], allowed: list[Allowed]) -> None:
    """An exception whose words are gone from its place is taken off the list."""
    assert [a for a in allowed if not any(a.covers(s) for s in said)] == []


def test_every_exception_has_a_reason(allowed: list[Allowed]) -> None:
    """The reason is a sentence, not a word to fill the field."""
    assert [a for a in allowed if len(a.reason.split()) < 4] == []


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("He is mentally ill.", "mentally ill"),
        ("He is mentally\nill.", "mentally ill"),
        ("They are Non-Compliant.", "non-complian*"),
        ("Three caseloads", "caseload*"),
    ],
)
def test_the_words_would_be_seen(text: str, pattern: str) -> None:
    """The check finds a phrase over a line break, in capitals, and with any ending."""
    assert list(said_in(text, "somewhere", [pattern]))


def test_a_longer_word_is_another_word() -> None:
    """*Addicts* is not found inside another word."""
    assert not list(said_in("He predicts it.", "somewhere", ["dicts"]))
