"""The engine: what it understands, and when it says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macros.model.handbook import Handbook
from tests.engines import Engines
from tests.lookup.conftest import HERE
from tests.lookup_eval import Query, Score, by_engine, read, score

Ask = Callable[[str], dict[str, Any]]


def entry(found: dict[str, Any]) -> str | None:
    """The id of the entry of a verdict."""
    return found["entry"]["id"] if found["kind"] == "verdict" else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("have her do the 8pm med pass", "medications"),
        ("am I just a taxi??", "giving-rides"),
        ("oncall wknds", "on-call"),
        ("MAP", "medications"),
        ("IAP", "treatment-plans"),
        ("PRN", "medications"),
        ("C-SSRS", "risk-assessment-safety-contracts"),
        ("Section 12", "forced-hospitalization"),
    ],
)
def test_the_words_of_the_field_are_understood(ask: Ask, words: str, expected: str) -> None:
    """Phone spelling, short forms and terms of art lead to their entry."""
    assert entry(ask(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hand out medicatoin", "medications"),
        ("giving rieds", "giving-rides"),
        ("progess notes", "documentation-notes"),
        ("room serches", "room-checks-restraint"),
        ("facilitateing groups", "facilitating-groups"),
    ],
)
def test_slips_are_met(ask: Ask, words: str, expected: str) -> None:
    """A slip of the finger leads where the right word would."""
    assert entry(ask(words)) == expected


@pytest.mark.parametrize(
    "words",
    ["set up the wifi", "who won the football game", "my paycheck is wrong", "asdfgh", "hello"],
)
def test_what_no_entry_speaks_of_is_not_listed(ask: Ask, words: str) -> None:
    """Words that no entry explains get no verdict."""
    assert ask(words)["kind"] in ("none", "suggest")


def test_known_words_are_never_bent(engines: Engines) -> None:
    """A word that the index or the lists hold stands for itself alone."""
    found = engines.evaluate(
        """async (root) => {
          const { prepare, readQuery } = await import(root + "web/engines/lookup/rank.js");
          const made = prepare({ lists: { plain: "bunch" }, words: "0lunchA0notesA", url: "",
            tasks: [["x", "X", 0, ""]] });
          const stems = (word) => readQuery(word, made)[0].forms.map((form) => form[0]);
          return ["lunch", "bunch", "lunhc"].map(stems);
        }"""
    )
    assert found == [["lunch"], [], ["lunch"]]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("hand out pills", "not-consistent"),
        ("coming off meds", "consistent"),
        ("taxi driver for the program", "not-consistent"),
        ("missed the bus and asked for a lift", "consistent"),
        ("testify against her", "not-consistent"),
    ],
)
def test_the_card_shows_the_side_that_the_words_fall_on(ask: Ask, words: str, side: str) -> None:
    """The words decide the side where one line of the entry holds them."""
    assert ask(words)["side"] == side


@pytest.mark.parametrize("words", ["medications", "rides", "housing"])
def test_words_for_the_whole_task_decide_no_side(ask: Ask, words: str) -> None:
    """Where the words could mean either side, none is claimed."""
    assert ask(words)["side"] is None


def test_every_title_leads_to_its_entry(ask: Ask, handbook: Handbook) -> None:
    """Whoever types the title of a task gets that task."""
    titles = {task.id: task.title for task in handbook.all("tasks")}
    assert {i: entry(ask(t)) for i, t in titles.items()} == {i: i for i in titles}


@pytest.mark.parametrize(
    ("kind", "words"), [("Core values", "shared power"), ("Glossary", "mutuality")]
)
def test_other_things_are_found_from_the_same_box(ask: Ask, kind: str, words: str) -> None:
    """Values, words of the glossary and the like are found, after tasks."""
    assert kind in [found["kind"] for found in ask(words)["more"]]


def test_an_empty_box_says_nothing(ask: Ask) -> None:
    """Nothing typed, nothing answered."""
    found = ask("   ")
    assert (found["kind"], found["suggest"], found["danger"]) == ("empty", [], False)


@pytest.mark.parametrize(("most", "expected"), [(1, [1, 1, 1, 1, 2]), (2, [1, 1, 1, 1, 2])])
def test_distance_counts_slips(engines: Engines, most: int, expected: list[int]) -> None:
    """One letter put in, left out, changed or swapped is one slip."""
    found = engines.evaluate(
        """async (root, most) => {
          const { distance } = await import(root + "web/engines/lookup/fuzzy.js");
          const words = ["ridde", "rde", "rids", "irde", "rxyz"];
          return words.map((w) => Math.min(2, distance("ride", w, most)));
        }""",
        most,
    )
    assert found == expected


@pytest.fixture(scope="module", params=["seen", "unseen"])
def queries(request: pytest.FixtureRequest) -> list[Query]:
    """The example queries whose words the data holds, and those that it never met."""
    files = sorted((HERE / "queries" / request.param).glob("*.tsv"))
    return [query for file in files for query in read(file)]


def _scored(queries: list[Query], engines: Engines, handbook: Handbook, *, raw: bool) -> Score:
    texts = [query.text for query in queries]
    return score(queries, by_engine(engines, handbook, texts, raw=raw))


def test_the_right_entry_comes_first(
    queries: list[Query], engines: Engines, handbook: Handbook
) -> None:
    """Were it to answer always, the right entry is first for 88 of 100 and in three for 96."""
    found = _scored(queries, engines, handbook, raw=True)
    assert found.first >= 0.88
    assert found.three >= 0.96


def test_it_answers_when_it_knows(
    queries: list[Query], engines: Engines, handbook: Handbook
) -> None:
    """80 of 100 get the right verdict, 5 a wrong one, and few that are not listed get any."""
    found = _scored(queries, engines, handbook, raw=False)
    assert found.first >= 0.8
    assert found.wrong <= 0.05
    assert found.answered <= found.unlisted / 8
