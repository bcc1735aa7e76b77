"""The lines of real postings and the real questions: well-formed, large enough, kept apart."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

REAL = Path(__file__).with_name("real")

POSTINGS = "postings"
QUESTIONS = "questions"
COLUMNS = {POSTINGS: 4, QUESTIONS: 5}
KINDS = {"requirement", "duty", "about-people", "about-employer", "benefits", "heading"}
PAGES = {"posting", "class specification", "template", "description of a role"}
RISKS = {"low", "medium", "high"}
LAWS = {
    *("-", "disability", "age", "family", "religion", "origin", "salary-history", "arrest"),
    *("sobriety/addiction", "genetic", "military", "union", "citizenship", "gender", "credit"),
    "weight/height",
}

Rows = list[list[str]]


def rows(name: str) -> Rows:
    """The rows of a file, in columns; a file without any fails the test that reads it."""
    text = (REAL / name).read_text(encoding="utf-8")
    made = [line.split("\t") for line in text.splitlines()]
    assert made, f"{name} is empty"
    return made


def held_out(what: str) -> Rows:
    """The rows of the file on `what` that no rule was written from."""
    return rows(f"{what}-held-out.tsv")


def both(what: str) -> Rows:
    """The rows of all files on `what`."""
    return rows(f"{what}.tsv") + held_out(what)


def marks(row: list[str]) -> list[str]:
    """The problems marked on a line of a posting."""
    return [] if row[1] == "-" else row[1].split("|")


@pytest.fixture(scope="module")
def known(root: Path) -> set[str]:
    """The ids of the posting rules, those of earlier days too."""
    rules = yaml.safe_load((root / "data/posting-rules.yml").read_text(encoding="utf-8"))
    return {i for rule in rules for i in (rule["id"], *rule.get("former_ids", []))}


@pytest.fixture(scope="module")
def explained() -> set[str]:
    """The new problems that the README's table explains."""
    text = (REAL / "README.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `(new:[a-z-]+)` \| \S", text, re.MULTILINE))


@pytest.mark.parametrize("what", [POSTINGS, QUESTIONS])
def test_every_row_has_its_columns(what: str) -> None:
    """No column is missing, empty or padded, and the last is an address."""
    for row in both(what):
        assert len(row) == COLUMNS[what], row
        assert all(cell and cell == cell.strip() for cell in row), row
        assert re.match(r"https?://\S+$", row[-1]), row


def test_a_line_is_of_a_known_kind() -> None:
    """A line says who or what it speaks of, and every kind occurs."""
    assert {row[2] for row in both(POSTINGS)} == KINDS


def test_a_question_has_a_known_risk_and_law() -> None:
    """Ratings and subjects are those of the README."""
    assert {row[1] for row in both(QUESTIONS)} == RISKS
    assert {row[2] for row in both(QUESTIONS)} <= LAWS


def test_a_plain_question_names_no_law() -> None:
    """Where there is no risk there is no law to name, and a high risk has one."""
    for question, risk, law, *_ in both(QUESTIONS):
        assert not (risk == "low" and law != "-"), question
        assert not (risk == "high" and law == "-"), question


def test_every_mark_is_a_rule_or_explained(known: set[str], explained: set[str]) -> None:
    """A mark is the id of a rule, or of a problem in the README's table."""
    for row in both(POSTINGS):
        assert set(marks(row)) <= known | explained, row


def test_no_mark_stands_twice_on_a_line() -> None:
    """A problem is marked once, however often the line has it."""
    for row in both(POSTINGS):
        assert max(Counter(marks(row)).values(), default=1) == 1, row


def test_every_new_problem_of_the_table_occurs(explained: set[str]) -> None:
    """The README explains nothing that is not marked anywhere."""
    assert explained == {m for row in both(POSTINGS) for m in marks(row) if m.startswith("new:")}


@pytest.mark.parametrize("what", [POSTINGS, QUESTIONS])
def test_nothing_stands_twice(what: str) -> None:
    """No line and no question is in both files, or twice in one."""
    counts = Counter(row[0].casefold() for row in both(what))
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("what", [POSTINGS, QUESTIONS])
def test_the_split_goes_by_page(what: str) -> None:
    """No page is in both files."""
    pages = [{r[-1] for r in part} for part in (rows(f"{what}.tsv"), held_out(what))]
    assert pages[0] & pages[1] == set()


def test_every_page_of_a_line_is_listed() -> None:
    """The list of pages has each page of the lines, once, with its kind."""
    pages = dict(rows("pages.tsv"))
    assert len(pages) == len(rows("pages.tsv"))
    assert set(pages) == {row[3] for row in both(POSTINGS)}
    assert set(pages.values()) == PAGES


@pytest.mark.parametrize("what", [POSTINGS, QUESTIONS])
def test_every_page_has_its_round(what: str) -> None:
    """The list of rounds has each page once, and what is held out now was held out in its round."""
    listed = [(page, held) for of, _, held, page in rows("rounds.tsv") if of == what]
    assert len(dict(listed)) == len(listed)
    assert set(dict(listed)) == {row[-1] for row in both(what)}
    assert {dict(listed)[row[-1]] for row in held_out(what)} == {"held out"}


def test_there_are_enough_lines_from_enough_postings() -> None:
    """Six hundred lines and sixty real postings, and some of every sort in the held-out file."""
    pages = rows("pages.tsv")
    assert len(both(POSTINGS)) >= 600
    assert sum(kind == "posting" for _, kind in pages) >= 60
    kept = held_out(POSTINGS)
    assert min(sum(bool(marks(r)) == marked for r in kept) for marked in (True, False)) >= 30


def test_there_are_enough_questions_of_both_sorts() -> None:
    """Two hundred questions, ninety plain and ninety risky, and thirty of each held out."""
    plain = [row[1] == "low" for row in both(QUESTIONS)]
    assert len(plain) >= 200
    assert min(plain.count(True), plain.count(False)) >= 90
    kept = [row[1] == "low" for row in held_out(QUESTIONS)]
    assert min(kept.count(True), kept.count(False)) >= 30


@pytest.mark.parametrize(
    "name",
    [*(f"{what}{part}" for what in COLUMNS for part in ("", "-held-out")), "pages", "rounds"],
)
def test_the_readme_counts_right(name: str) -> None:
    """The README's table says how many rows a file has."""
    text = (REAL / "README.md").read_text(encoding="utf-8")
    (said,) = re.findall(rf"^\| `{name}\.tsv` \|.*\| (\d+) \|$", text, re.MULTILINE)
    assert int(said) == len(rows(f"{name}.tsv"))
