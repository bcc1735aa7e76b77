"""Words about danger bring up the signpost, and ordinary questions don't."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macros.model.handbook import Handbook
from tests.lookup.conftest import lines

Ask = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize("words", lines("danger.txt"))
def test_words_of_danger_bring_the_signpost(ask: Ask, words: str) -> None:
    """Whoever types that somebody may be in danger sees the signpost, slips included."""
    assert ask(words)["danger"]


@pytest.mark.parametrize("words", lines("ordinary.txt"))
def test_ordinary_words_are_left_alone(ask: Ask, words: str) -> None:
    """A question about tasks, rules or training doesn't bring the signpost."""
    assert not ask(words)["danger"]


def test_the_data_s_own_ordinary_questions_are_left_alone(ask: Ask, handbook: Handbook) -> None:
    """What data/danger.yml calls ordinary doesn't bring the signpost."""
    ordinary = [words for group in handbook.all("danger") for words in group.ordinary]
    assert [words for words in ordinary if ask(words)["danger"]] == []


def test_every_phrase_of_the_data_brings_the_signpost(ask: Ask, handbook: Handbook) -> None:
    """No phrase of data/danger.yml is there in vain."""
    phrases = [words for group in handbook.all("danger") for words in group.says]
    assert [words for words in phrases if not ask(words)["danger"]] == []


def test_danger_does_not_hide_the_answer(ask: Ask) -> None:
    """The signpost comes on top of the answer and not in its place."""
    found = ask("he told me he is suicidal, do I have to tell my supervisor")
    assert (found["danger"], found["kind"] in ("verdict", "suggest")) == (True, True)
