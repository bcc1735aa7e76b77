"""What follows from an entry alone is worked out once, and forgotten with the entry."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from macros.check.each_entry import of_each
from macros.check.project import load
from macros.data.problems import DataError, Problem
from macros.model.entries import GlossaryTerm, Identified
from macros.model.handbook import Handbook
from macros.model.once import once


def term(title: str) -> GlossaryTerm:
    """An entry, new in memory each time."""
    return GlossaryTerm.model_construct(id="term", title=title)


@pytest.fixture
def asked() -> list[str]:
    """The titles of the entries that were looked at."""
    return []


def test_an_entry_is_looked_at_once(asked: list[str]) -> None:
    """As long as it is the very same, whatever it is asked for."""
    title = once(lambda entry: asked.append(entry.title) or entry.title)
    one = term("One")
    assert [title(one), title(one)] == ["One", "One"]
    assert asked == ["One"]


def test_a_changed_entry_is_another(asked: list[str]) -> None:
    """A copy with another field is looked at by itself, and so is one that says the same."""
    title = once(lambda entry: asked.append(entry.title) or entry.title)
    one = term("One")
    given = [title(one), title(one.model_copy(update={"title": "Two"})), title(term("One"))]
    assert given == ["One", "Two", "One"]
    assert asked == ["One", "Two", "One"]


def test_what_is_gone_is_forgotten() -> None:
    """Another entry that comes to lie in the same place of memory is not taken for it."""
    title = once(lambda entry: entry.title)
    for number in range(100):
        assert title(term(str(number))) == str(number)
        gc.collect(0)


def test_a_rule_judges_what_is_new(asked: list[str]) -> None:
    """What it found of the others is told again."""

    @of_each
    def rule(entry: Identified) -> list[Problem]:
        asked.append(entry.title)
        return [Problem("data/glossary.yml", 1, entry.title)]

    one, two = term("One"), term("Two")
    first = list(rule(Handbook({"glossary": {"one": one}})))
    both = list(rule(Handbook({"glossary": {"one": one, "two": two}})))
    assert both[:1] == first
    assert [problem.message for problem in both] == ["One", "Two"]
    assert asked == ["One", "Two"]


def test_entries_of_a_file_that_stays_are_the_same(small: Path) -> None:
    """Those of a file that is saved are read anew, with the lines that they have now."""
    before = load(small)
    tasks = small / "tasks.yml"
    tasks.write_text(f"# A remark\n{tasks.read_text(encoding='utf-8')}", encoding="utf-8")
    after = load(small)
    assert after.get("values", "voluntary") is before.get("values", "voluntary")
    assert after.get("tasks", "filing").line == before.get("tasks", "filing").line + 1


def test_a_name_that_is_gone_is_told_in_a_file_that_stays(small: Path) -> None:
    """What an entry names counts with the entry."""
    load(small)
    values = small / "values.yml"
    values.write_text(values.read_text(encoding="utf-8").replace("voluntary", "chosen"))
    with pytest.raises(DataError, match="voluntary"):
        load(small)
