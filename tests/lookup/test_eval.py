"""The evaluation: the lookup beside others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.model.handbook import Handbook
from tests.engines import Engines
from tests.lookup_eval import Query, by_bm25, by_material, missed, report, score

RIDES = Query("giving rides", frozenset({"giving-rides"}), "plain")
NOTHING = Query("qwerty", frozenset(), "none")


def test_the_search_of_material_is_asked(page: Any, site: Path) -> None:
    """It runs over the pages of the built site and names the tasks that it finds."""
    page.goto("search/search_index.json")  # a page without a policy
    found = by_material(page, site, [RIDES.text, NOTHING.text])
    assert found[RIDES.text]["verdict"] == "giving-rides"
    assert found[NOTHING.text]["verdict"] is None


def test_bm25_ranks_the_same_entries(engines: Engines, handbook: Handbook) -> None:
    """It ranks tasks by the words of their own data."""
    assert by_bm25(engines, handbook, [RIDES.text])[RIDES.text]["verdict"] == "giving-rides"


def test_a_score_counts_what_people_see() -> None:
    """A right verdict, a wrong one, and an answer to what is not listed are told apart."""
    other = Query("drive", frozenset({"giving-rides"}), "plain")
    rankings = {
        RIDES.text: {"verdict": "giving-rides", "suggest": []},
        other.text: {"verdict": "cleaning", "suggest": ["giving-rides"]},
        NOTHING.text: {"verdict": "cleaning", "suggest": []},
    }
    found = score([RIDES, other, NOTHING], rankings)
    assert (found.first, found.three, found.wrong, found.answered) == (0.5, 1, 0.5, 1)
    assert "NONE answered 1/1" in report("x", found)


def test_what_is_missed_comes_with_words_to_think_about(
    engines: Engines, handbook: Handbook
) -> None:
    """A query for which another entry is best is listed, with its words that the index knows."""
    rankings = {RIDES.text: {"verdict": "cleaning", "suggest": []}}
    assert list(missed(engines, [RIDES], rankings, handbook)) == [
        "giving-rides: rides   [giving rides] not cleaning"
    ]
