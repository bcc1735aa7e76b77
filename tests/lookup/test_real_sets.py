"""The sets of real questions, searches and phrases are whole, and what is held out is held out."""

from __future__ import annotations

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.model.handbook import Handbook

HERE = Path(__file__).parent / "real"


@dataclass(frozen=True)
class Gathered:
    """The files of a set: those never held out, those that were and are spent, those that are.

    What is `whole` was gathered to judge alone, so all of it was held out, and is spent too.
    """

    seen: tuple[str, ...]
    spent: tuple[str, ...]
    held: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.seen, *self.spent, *self.held, *self.whole)


SEEN = ("", "-2", "-3")


AGAIN = {"questions": ("-5", "-6", "-7", "-8", "-9"), "searches": ("-6", "-7", "-8", "-9")}
"""Later gatherings, measured at once and then learned from: their third is spent."""


def asked(name: str) -> Gathered:
    """The files of a set: what was held out is spent, but of the third gathering and the fourth."""
    return Gathered(
        tuple(f"{name}{part}.tsv" for part in (*SEEN, "-4", *AGAIN[name])),
        tuple(f"{name}-spent{part}.tsv" for part in ("", "-2", *AGAIN[name])),
        tuple(f"{name}-held-out{part}.tsv" for part in ("", "-4")),
    )


def spoken(name: str) -> Gathered:
    """The files of a set of phrases: what was held out of three is spent, as the fourth is."""
    return Gathered(
        tuple(f"{name}{part}.tsv" for part in SEEN),
        tuple(f"{name}-spent{part}.tsv" for part in SEEN),
        whole=(f"{name}-spent-4.tsv", f"{name}-spent-5.tsv"),
    )


QUESTIONS = asked("questions")
SEARCHES = asked("searches")
DANGER = spoken("danger")
ORDINARY = spoken("ordinary")
SETS = {
    QUESTIONS: ("query", "ids", "side", "topic", "address", "places"),
    SEARCHES: ("query", "places", "address"),
    DANGER: ("phrase", "kind", "language", "address"),
    ORDINARY: ("phrase", "kind", "language", "address"),
}
EACH = pytest.mark.parametrize("of", SETS, ids=[of.seen[0] for of in SETS])
WITH_PLACES = pytest.mark.parametrize("of", [QUESTIONS, SEARCHES], ids=["questions", "searches"])
COLUMNS = {name: columns for of, columns in SETS.items() for name in of.files}

SIDES = {"consistent", "not-consistent", "depends", "unclear"}
KINDS_OF_DANGER = {"dying", "self-harm", "abuse", "violence", "overdose", "medical"}
NEW_TOPIC = re.compile(r"\{[a-z]+(-[a-z]+)*\}")
"""A topic that answers and that the site may not have yet, such as `{certification}`."""

Row = dict[str, str]


def rows(names: Iterable[str]) -> list[Row]:
    """The lines of files, each by its columns."""
    return [row for name in names for row in _rows(name)]


def _rows(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def both(of: Gathered) -> list[Row]:
    """Every line of a set."""
    return rows(of.files)


def plain(words: str) -> str:
    """Words without case, marks and doubled spaces: two that differ in these alone are one."""
    return " ".join(re.findall(r"\w+", words.lower()))


def was_held_out(key: str) -> bool:
    """Whether the split rule in `real/README.md` held a page or a phrase out."""
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0


@pytest.fixture(scope="module")
def is_place(handbook: Handbook) -> Callable[[str], bool]:
    """Whether an address is a page of the site, or names a new topic in braces."""
    docs = Path(__file__).parents[2] / "docs"
    task_pages = {f"/check/tasks/{task.id}/" for task in handbook.all("tasks")}

    def known(place: str) -> bool:
        if NEW_TOPIC.fullmatch(place) or place in task_pages:
            return True
        page = docs / place.strip("/")
        return page.with_suffix(".md").is_file() or (page / "index.md").is_file()

    return known


@pytest.mark.parametrize("name", COLUMNS)
def test_a_set_has_its_columns(name: str) -> None:
    """Every line of a set has as many columns as its head, and the head is the agreed one."""
    head, *lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    assert tuple(head.split("\t")) == COLUMNS[name]
    assert lines
    assert [line for line in lines if line.count("\t") != head.count("\t")] == []


@EACH
def test_no_words_stand_twice(of: Gathered) -> None:
    """No question, search or phrase stands twice, in one file or in both."""
    first = SETS[of][0]
    counts = Counter(plain(row[first]) for row in both(of))
    assert counts
    assert [words for words, count in counts.items() if count > 1] == []


@EACH
def test_the_split_rule_holds(of: Gathered) -> None:
    """A line was held out exactly where the rule says so: by page for questions, else by words."""
    key = "address" if of == QUESTIONS else SETS[of][0]
    seen, parted = rows(of.seen), rows((*of.spent, *of.held))
    assert seen
    assert parted
    assert [row[key] for row in seen if was_held_out(row[key])] == []
    assert [row[key] for row in parted if not was_held_out(row[key])] == []


def test_the_ids_are_tasks(handbook: Handbook) -> None:
    """Every id of a question is a task, or NONE alone."""
    tasks = {task.id for task in handbook.all("tasks")}
    ids = [row["ids"] for row in both(QUESTIONS)]
    assert "NONE" in ids
    assert [found for found in ids if found != "NONE" and set(found.split("|")) - tasks] == []


def test_a_side_belongs_to_a_task() -> None:
    """A question that a task answers has a side; one that none answers has a topic instead."""
    for row in both(QUESTIONS):
        if row["ids"] == "NONE":
            assert row["side"] == "-", row
            assert row["topic"] != "-", row
        else:
            assert row["side"] in SIDES, row
            assert row["topic"] == "-", row


@WITH_PLACES
def test_places_are_pages_or_new_topics(of: Gathered, is_place: Callable[[str], bool]) -> None:
    """At most three places, each a page of the site or a topic in braces."""
    places = [row["places"].split("|") for row in both(of) if row["places"]]
    assert places
    assert [found for found in places if len(found) > 3] == []
    assert [place for found in places for place in found if not is_place(place)] == []


@WITH_PLACES
def test_every_line_names_a_page_it_was_seen_on(of: Gathered) -> None:
    """Every question and search has the address of a public page."""
    addresses = [row["address"] for row in both(of)]
    assert addresses
    assert [found for found in addresses if not re.match(r"https?://\S+$", found)] == []


def test_phrases_have_a_kind() -> None:
    """A phrase of danger says what kind it is, and an ordinary one that it is ordinary."""
    assert {row["kind"] for row in both(DANGER)} == KINDS_OF_DANGER
    assert {row["kind"] for row in both(ORDINARY)} == {"ordinary"}
    assert {row["language"] for row in both(DANGER) + both(ORDINARY)} == {"en", "es"}


def test_no_phrase_is_both() -> None:
    """What brings up the signpost isn't listed among what must not."""
    dangerous = {plain(row["phrase"]) for row in both(DANGER)}
    ordinary = {plain(row["phrase"]) for row in both(ORDINARY)}
    assert dangerous & ordinary == set()


def test_the_sets_are_large_enough() -> None:
    """At least 4,000 questions, 340 searches, 400 phrases of danger, 550 ordinary ones."""
    assert len(both(QUESTIONS)) >= 4000
    assert len(both(SEARCHES)) >= 340
    assert len(both(DANGER)) >= 400
    assert len(both(ORDINARY)) >= 550


def test_a_quarter_of_the_danger_is_in_spanish() -> None:
    """At least one in four phrases of danger is Spanish."""
    languages = Counter(row["language"] for row in both(DANGER))
    assert languages["es"] * 4 >= languages.total()


def test_the_readme_counts_what_is_there() -> None:
    """The table of topics in the README says how many questions each has, by file."""
    table = re.findall(r"^\| ([a-z0-9-]+) \| (\d+) \| (\d+) \| (\d+) \|$", readme(), re.MULTILINE)
    counts = [
        Counter(map(topic_of, rows(f))) for f in (QUESTIONS.seen, QUESTIONS.spent, QUESTIONS.held)
    ]
    assert table
    assert {topic: tuple(map(int, told)) for topic, *told in table} == {
        topic: tuple(count[topic] for count in counts) for topic in set().union(*counts)
    }


def readme() -> str:
    """The README of the sets."""
    return (HERE / "README.md").read_text(encoding="utf-8")


def topic_of(row: Row) -> str:
    """A question's topic, or `task` where a task answers it."""
    return "task" if row["ids"] != "NONE" else row["topic"]
