"""How the handbook speaks, held on every page: its words, slips that proselint knows, the grade."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import textstat
from proselint.checks import __register__ as all_checks
from proselint.registry import CheckRegistry
from proselint.registry.checks import Check
from proselint.tools import LintFile

from macros.model.editorial import StyleRule
from macros.model.handbook import Handbook
from tests.site.html import pages, parse
from tests.site.spoken import Said, said_in, texts

NOT_OURS = (
    ".avoid",
    ".sources",
    ".position__meta",
    "references/",
    "links/",
    "sources/",
    "lookup-words/",
    "style/",
    "reference/style/",
)
"""Places that show words to leave, or titles and names as others wrote them."""

SOURCES_OWN = ("share seldomly",)
"""Words of a source's own heading."""

ALLOWED = {("vocabulary/outcomes", "utiliz*"): "a term of research, beside its plain words"}
"""A place and a word that may stand there, and why."""

SLIPS = {
    "archaism",
    "malapropisms",
    "needless_variants",
    "nonwords",
    "oxymorons",
    "redundancy.misc.garner",
    "redundancy.misc.nordquist",
    "redundancy.misc.wallace",
    "redundancy.ras_syndrome",
    "uncomparables",
}
"""The checks of proselint that suit a handbook; the others judge typography and taste."""

NEWCOMERS = ("start/", "alongside/")
NEWCOMERS_GRADE = 8.0
GRADE = 10.0
ENOUGH_WORDS = 150
"""A grade of less says little: the formula counts sentences."""


@cache
def ours(site: Path) -> list[tuple[str, str, str]]:
    """The page, the place and the words of everything that the handbook says in its own voice."""
    return list(_ours(site))


def _ours(site: Path) -> Iterator[tuple[str, str, str]]:
    for page in pages(site):
        if parse(page).refreshes:
            continue
        name = page.relative_to(site).as_posix()
        for place, text in texts(page, name).items():
            if not place.startswith(NOT_OURS):
                yield name, place, text


def test_a_question_mark_ends_its_sentence(site: Path) -> None:
    """No period stands behind it, where a title with a sign of its own ends a line."""
    found = {}
    for page in pages(site):
        words = re.sub(r"<[^>]*>", "", page.read_text(encoding="utf-8"))
        if twice := re.findall(r".{0,40}[?!]\.(?=\s|$)", words):
            found[page.relative_to(site).as_posix()] = twice
    assert found == {}


def sentences(text: str) -> str:
    """A text whose lines all end like sentences, so that a list isn't read as one long one."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(f"{line}." if line[-1:].isalnum() else line for line in lines if line)


def by_page(site: Path) -> dict[str, str]:
    """The handbook's own words on each page, those with enough of them to judge."""
    found: dict[str, str] = {}
    for name, _, text in ours(site):
        found[name] = f"{found.get(name, '')}\n{sentences(text)}"
    return {name: text for name, text in found.items() if len(text.split()) >= ENOUGH_WORDS}


@pytest.fixture(scope="session")
def words(handbook: Handbook) -> list[str]:
    """The words that the handbook doesn't use."""
    return [word for rule in handbook.all(StyleRule) for word in rule.avoid]


def test_no_page_uses_words_we_dont_use(site: Path, words: list[str]) -> None:
    """What data/style.yml lists stands on no page, but where a word to leave is shown."""
    said = {found for _, place, text in ours(site) for found in said_in(text, place, words)}
    assert {s for s in said if (s.place, s.pattern) not in ALLOWED} == set()


def test_every_leave_is_still_needed(site: Path, words: list[str]) -> None:
    """A word that is gone from its place leaves the list."""
    said = {(s.place, s.pattern) for _, p, text in ours(site) for s in said_in(text, p, words)}
    assert ALLOWED.keys() - said == set()


def test_no_page_makes_a_slip_that_proselint_knows(site: Path) -> None:
    """No word that isn't one, no old one, no needless one, in what the handbook itself says."""
    found = {(place, slip) for _, place, text in ours(site) for slip in slips(text)}
    assert {(place, slip) for place, slip in found if not slip.endswith(SOURCES_OWN)} == set()


def slips(text: str) -> Iterator[str]:
    """What proselint finds in a text: the check and the words."""
    for line in filter(None, text.splitlines()):
        yield from _in_line(line)


@cache
def _in_line(line: str) -> tuple[str, ...]:
    """The slips of a line, looked for once: an entry stands on three pages or so."""
    file = LintFile("page", line)
    found = ((check, slip) for check in _checks() for slip in check.check_with_flags(file.content))
    spans = [
        (slip.check_path, *slip.span)
        for check, slip in found
        if check.flags.allow_quotes or not file.is_quoted_pos(slip.span[0])
    ]
    return tuple(f"{check}: {line[max(0, a - 9) : b + 9].strip()}" for check, a, b in spans)


@cache
def _checks() -> list[Check]:
    """The checks that suit a handbook: proselint's own way to lint looks them up for each line."""
    registry = CheckRegistry()
    registry.register_many(() if registry.checks else all_checks)
    return registry.get_all_enabled(dict.fromkeys(SLIPS, True))


@pytest.fixture(scope="session")
def grades(site: Path) -> dict[str, float]:
    """The grade of every page with enough words, by the Flesch-Kincaid formula."""
    return {name: textstat.flesch_kincaid_grade(text) for name, text in by_page(site).items()}


def test_newcomers_pages_are_easy(grades: dict[str, float]) -> None:
    """A page for people who are new to the role, or work alongside one, is at most at grade 8."""
    newcomers = {name: grade for name, grade in grades.items() if name.startswith(NEWCOMERS)}
    assert newcomers
    assert {n: g for n, g in newcomers.items() if g > NEWCOMERS_GRADE} == {}


def test_no_page_is_hard(grades: dict[str, float]) -> None:
    """No page is above grade 10."""
    assert {n: g for n, g in grades.items() if g > GRADE} == {}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ask Somebody.", "somebody"),
        ("We utilized it.", "utiliz*"),
        ("In\norder to go", "in order to"),
    ],
)
def test_a_word_we_dont_use_is_found(text: str, word: str) -> None:
    """The check finds a word in capitals, with any ending, and over a line break."""
    assert list(said_in(text, "here", [word])) == [Said("here", word, " ".join(text.split()))]


def test_a_slip_is_found() -> None:
    """Proselint is at work: it finds a word that isn't one."""
    assert [*slips("We ask irregardless.")]


def test_a_hard_text_has_a_high_grade() -> None:
    """The grade tells a hard sentence from an easy one."""
    hard = (
        "Organizational accountability necessitates comprehensive interdisciplinary documentation."
    )
    assert textstat.flesch_kincaid_grade(hard) > GRADE
    assert textstat.flesch_kincaid_grade("Ask them first. Then go.") < NEWCOMERS_GRADE


def test_a_list_is_not_read_as_one_sentence() -> None:
    """Items without a full stop end where they end."""
    assert re.findall(r"\.", sentences("say hello\nask first\n\nThen go.")) == [".", ".", "."]
