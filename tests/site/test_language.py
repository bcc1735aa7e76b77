"""The language guide, run over the site's own text.

What the guide tells readers to avoid, the site avoids. Where it can't (a title, a quotation, the
guide itself), tests/language_exceptions.yml names the place and the reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from macros.model.handbook import Handbook
from tests.site.html import pages
from tests.site.spoken import Said, said_in, texts

EXCEPTIONS = Path(__file__).parents[1] / "language_exceptions.yml"


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
