"""The examples: each leads somewhere, and what is held out stays out."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from macros.model.entries import Task
from macros.model.handbook import Handbook
from macros.outputs.lookup.examples import COLUMNS, FOLDER, TOPICS, Example, read
from macros.outputs.lookup.places import places, read_pages
from tests.lookup.conftest import HERE
from tests.lookup_eval import ROOT
from tests.lookup_eval import read as queries

SIDES = {"consistent", "not-consistent", "depends", "unclear", "-"}
FILES = sorted(file for file in (ROOT / FOLDER).glob("*.tsv") if file.name != TOPICS)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Every example."""
    return read(ROOT)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_has_its_columns(file: Path) -> None:
    """Every line has as many columns as the head, and the head is the agreed one."""
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    assert tuple(head.split("\t")) == COLUMNS
    assert [line for line in lines if line.count("\t") != head.count("\t")] == []


def test_every_answer_exists(examples: list[Example], handbook: Handbook) -> None:
    """An answer is a task, a page, an entry's address, or none."""
    known = {f"tasks/{task.id}" for task in handbook.all(Task)}
    known |= {f"/{place.url}" for place in places(handbook, read_pages(ROOT / "docs"))}
    found = {answer for example in examples for answer in example.answers}
    wrong = {a for a in found - known if not re.fullmatch(r"none(:[a-z0-9-]+)?", a)}
    assert wrong == set()


def test_a_side_is_one_of_a_task(examples: list[Example]) -> None:
    """A side is one of five words, and only what a task answers has one."""
    assert {example.side for example in examples} <= SIDES
    sided = [e for e in examples if e.side != "-" and not e.answers[0].startswith("tasks/")]
    assert sided == []


def test_no_words_stand_twice(examples: list[Example]) -> None:
    """The same words stand in one line."""
    counts = Counter(plain(example.words) for example in examples)
    assert [words for words, count in counts.items() if count > 1] == []


def test_nothing_held_out_is_an_example(examples: list[Example]) -> None:
    """No example has the words of a query, a question, a search or a phrase that is kept aside."""
    words = {plain(example.words) for example in examples}
    assert words & set(map(plain, kept_aside())) == set()


def kept_aside() -> list[str]:
    """The words of every set that says how the lookup does with what it never met."""
    found = [query.text for file in (HERE / "queries").glob("*.tsv") for query in queries(file)]
    for file in sorted((HERE / "real").glob("*held-out*.tsv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            found += [next(iter(row.values())) for row in rows]
    return found


def plain(words: str) -> str:
    """Words without case, marks and doubled spaces."""
    return " ".join(re.findall(r"\w+", words.lower()))
