"""Options in an order that gives no answer away."""

from __future__ import annotations

import pytest

from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.model.mixing import mixed


def test_mixing_keeps_every_item_and_its_place() -> None:
    """Each comes once, with the place that it came from, and each time in the same order."""
    assert sorted(mixed("abcd", "q")) == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
    assert mixed("abcd", "q") == mixed("abcd", "q")


@pytest.mark.parametrize("kind", ["order", "match"])
def test_no_question_stands_in_its_own_order(handbook: Handbook, kind: str) -> None:
    """What is to be put in order, or beside something, never lies there already."""
    asked = [q for q in handbook.all(Question) if q.type == kind]
    assert asked
    for question in asked:
        assert [option for _, option in mixed(question.options, question.id)] != question.options
