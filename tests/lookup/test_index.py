"""The index, the cards and the model: what they hold, and how little they weigh."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from macros.model.entries import Task
from macros.model.handbook import Handbook
from macros.outputs.lookup import examples
from macros.outputs.lookup import index as lookup
from macros.outputs.lookup.examples import Models
from macros.outputs.lookup.places import Page, places, read_pages
from tests.engines import Engines
from tests.lookup_eval import ROOT

BUDGET = 120_000


def test_every_task_has_a_card(handbook: Handbook) -> None:
    """Each task that the engine can name has a card to show."""
    paths = {path for path, _ in lookup.files(handbook, (), Models("{}"))}
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


@pytest.mark.parametrize("path", [lookup.MODEL, lookup.FULL_MODEL])
def test_a_model_is_of_todays_examples(files: dict[str, str], path: str) -> None:
    """Both models were made from the examples as they are: else `make lookup-model`."""
    assert json.loads(files[path])["digest"] == examples.digest(ROOT)


def test_the_full_model_knows_the_same_answers_by_more(files: dict[str, str]) -> None:
    """What comes with the second search has the rows of the first, with more weights."""
    first, full = (json.loads(files[path]) for path in (lookup.MODEL, lookup.FULL_MODEL))
    assert [row["name"] for row in full["rows"]] == [row["name"] for row in first["rows"]]
    assert sum(map(len, full["values"])) > 2 * sum(map(len, first["values"]))


def test_a_handbook_without_examples_has_no_full_model(handbook: Handbook) -> None:
    """Where nothing was taught, nothing more is fetched."""
    assert lookup.FULL_MODEL not in dict(lookup.files(handbook, (), Models("{}")))


def test_the_search_is_no_place_of_its_own_wherever_it_lies(tmp_path: Path) -> None:
    """A handbook may have it elsewhere; what lies in the usual place is a page like others then."""
    for name in ("index.md", "find.md", "search.md"):
        (tmp_path / name).write_text("# A page\n", encoding="utf-8")
    assert [page.url for page in read_pages(tmp_path)] == ["find/"]
    assert [page.url for page in read_pages(tmp_path, "find.md")] == ["search/"]
