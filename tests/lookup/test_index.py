"""The index: what it holds, and how little it weighs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from macros import lookup
from macros.lookup import Counted, packed
from macros.model.handbook import Handbook

BUDGET = 25_000
ENGINE = ("stem", "text", "fuzzy", "rank", "danger", "answer")


def test_words_are_packed_as_the_engine_reads_them() -> None:
    """A word says which tasks hold it, on which lines, and how often."""
    tasks = [
        {"pill": Counted(1, [0], {"pill", "pills"})},
        {"pile": Counted(3.2, [], {"piles"}), "pill": Counted(2, [1, 2], {"pills"})},
    ]
    assert packed(tasks) == "0pilesB3 3lAaAbc2"


def test_short_forms_are_written_out(handbook: Handbook) -> None:
    """The index holds the words that short forms stand for."""
    reader = lookup.Reader({entry.id: entry for entry in handbook.all("lookup-words")})
    assert reader.words("on call w/ meds") == ["oncall", "medication"]


def test_every_task_has_a_card(handbook: Handbook) -> None:
    """Each answer that the engine can give has a card to show."""
    paths = {path for path, _ in lookup.files(handbook)}
    assert {lookup.CARD.format(id=task.id) for task in handbook.all("tasks")} <= paths


def test_a_card_is_plain_text(handbook: Handbook) -> None:
    """No markup of the data reaches a card."""
    cards = [lookup.card(handbook, task) for task in handbook.all("tasks")]
    assert not [c["id"] for c in cards if "](" in json.dumps(c) or "**" in json.dumps(c)]


def test_index_and_engine_are_small(index: dict[str, Any], root: Path) -> None:
    """Index and engine together weigh at most 25 KB compressed."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    folder = root / "docs" / "assets" / "javascripts" / "lookup"
    engine = b"".join((folder / f"{name}.js").read_bytes() for name in ENGINE)
    assert len(gzip.compress(text, 9)) + len(gzip.compress(engine, 9)) <= BUDGET
