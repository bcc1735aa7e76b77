"""The index, the cards and the model: what they hold, and how little they weigh."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from macros.model.entries import Task
from macros.model.handbook import Handbook
from macros.outputs.lookup import examples
from macros.outputs.lookup import index as lookup
from macros.outputs.lookup.places import Page, places, read_pages
from tests.engines import Engines
from tests.lookup_eval import ROOT

BUDGET = 120_000


def test_every_task_has_a_card(handbook: Handbook) -> None:
    """Each task that the engine can name has a card to show."""
    paths = {path for path, _ in lookup.files(handbook, (), "{}")}
    assert {lookup.CARD.format(id=task.id) for task in handbook.all(Task)} <= paths


def test_a_card_is_plain_text(handbook: Handbook) -> None:
    """No markup of the data reaches a card."""
    cards = [lookup.card(handbook, task) for task in handbook.all(Task)]
    assert not [c["id"] for c in cards if "](" in json.dumps(c) or "**" in json.dumps(c)]


def test_pages_and_entries_are_places(handbook: Handbook) -> None:
    """A page is found by its title, an entry at its anchor."""
    found = {p.url: p for p in places(handbook, [Page("hire/pay/", "Pay")])}
    assert found["hire/pay/"].title == "Pay"
    assert "reference/ethics/#ethics-intimacy" in found
    assert "check/tasks/medications/" in found


def test_all_that_the_first_answer_needs_is_small(
    index: dict[str, Any], model: dict[str, Any], engines: Engines
) -> None:
    """Engine, index and model together weigh at most 120 KB compressed."""
    parts = [json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (index, model)]
    weight = sum(
        len(gzip.compress(part.encode(), 9))
        for part in (*parts, engines.bundled("engines/lookup/ask"))
    )
    assert weight <= BUDGET


def test_the_model_is_of_todays_examples(model: dict[str, Any]) -> None:
    """The model was made from the examples as they are: else `make lookup-model`."""
    assert model["digest"] == examples.digest(ROOT)


def test_the_search_is_no_place_of_its_own_wherever_it_lies(tmp_path: Path) -> None:
    """A handbook may have it elsewhere; what lies in the usual place is a page like others then."""
    for name in ("index.md", "find.md", "search.md"):
        (tmp_path / name).write_text("# A page\n", encoding="utf-8")
    assert [page.url for page in read_pages(tmp_path)] == ["find/"]
    assert [page.url for page in read_pages(tmp_path, "find.md")] == ["search/"]
