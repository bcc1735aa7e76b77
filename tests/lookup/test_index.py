"""The index: what it holds, and how little it weighs."""

from __future__ import annotations

import gzip
import json
from typing import Any

from macros.model.handbook import Handbook
from macros.outputs.lookup import index as lookup
from tests.engines import Engines

BUDGET = 28_500  # of which 5,000 are the list of danger, in two languages


def test_every_task_has_a_card(handbook: Handbook) -> None:
    """Each answer that the engine can give has a card to show."""
    paths = {path for path, _ in lookup.files(handbook)}
    assert {lookup.CARD.format(id=task.id) for task in handbook.all("tasks")} <= paths


def test_a_card_is_plain_text(handbook: Handbook) -> None:
    """No markup of the data reaches a card."""
    cards = [lookup.card(handbook, task) for task in handbook.all("tasks")]
    assert not [c["id"] for c in cards if "](" in json.dumps(c) or "**" in json.dumps(c)]


def test_index_and_engine_are_small(index: dict[str, Any], engines: Engines) -> None:
    """Index and engine together weigh at most 25 KB compressed."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    engine = engines.bundled("engines/lookup/answer").encode()
    weight = sum(len(gzip.compress(part, 9)) for part in (text, engine))
    assert weight <= BUDGET
