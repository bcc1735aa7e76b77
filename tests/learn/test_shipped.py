"""The questions, scenarios and paths of the handbook: enough, reachable, used, and kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.pages.learning_paths import stops

DOCS = Path(__file__).parents[2] / "docs"


def test_there_are_questions_of_every_type_and_enough(handbook: Handbook) -> None:
    """At least 120, with every type of the vocabulary among them."""
    types = Counter(q.type for q in handbook.all("questions"))
    assert types.total() >= 120
    assert set(types) == {t.id for t in handbook.get("vocabulary", "question-types").terms}


def test_every_group_of_scenarios_has_some(handbook: Handbook) -> None:
    """There is practice for each thing that the vocabulary names."""
    groups = {s.group for s in handbook.all("scenarios")}
    assert groups == {t.id for t in handbook.get("vocabulary", "scenario-groups").terms}


def test_the_paths_have_their_lengths(handbook: Handbook) -> None:
    """About ten pages for peer supporters, five, eight and four for the others."""
    lengths = {p.id: len(p.steps) for p in handbook.all("paths")}
    assert lengths == {"peer-supporter": 10, "co-worker": 5, "supervisor": 8, "hr": 4}


def test_the_path_for_peer_supporters_takes_an_hour_and_a_half(handbook: Handbook) -> None:
    """In all, with its checks."""
    minutes = sum(s.minutes for s in stops(handbook.get("paths", "peer-supporter"), DOCS))
    assert 75 <= minutes <= 105


def test_no_statement_exists_twice(handbook: Handbook) -> None:
    """Neither in the tasks nor in a question: practice is derived from the tasks."""
    statements = Counter(
        s.text for t in handbook.all("tasks") for s in (*t.consistent, *t.inconsistent)
    )
    assert [text for text, count in statements.items() if count > 1] == []
    options = {o.text for q in handbook.all("questions") for o in q.options}
    assert options.isdisjoint(statements)


@pytest.mark.parametrize("word", ["style=", "onclick=", "<script>"])
def test_the_templates_hold_nothing_inline(word: str) -> None:
    """The Content-Security-Policy would stop it."""
    root = DOCS.parent
    templates = [*(root / "macros").rglob("*.j2"), *(root / "overrides").rglob("*.html")]
    assert len(templates) > 100
    assert [path.name for path in templates if word in path.read_text(encoding="utf-8")] == []
