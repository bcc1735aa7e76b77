"""The question linter, each rule seen finding what it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macros.check import RULES, questions
from macros.model.handbook import Handbook
from macros.model.learning import Question
from tests.learn.conftest import many, option, question

Make = Callable[..., Handbook]


def said(make: Make, rule: Callable[[Handbook], Any], *found: Question) -> list[str]:
    """What `rule` says of these questions."""
    return [str(problem) for problem in rule(make(questions=list(found)))]


def test_every_rule_is_at_work() -> None:
    """The rules of the linter are among those that `make check` runs."""
    assert set(questions.RULES) <= set(RULES)


def test_a_sound_question_passes(with_entries: Make) -> None:
    """No rule finds anything in a sound question."""
    found = with_entries(questions=[question()])
    assert [p for rule in questions.RULES for p in rule(found)] == []


def test_a_problem_names_file_and_line(with_entries: Make) -> None:
    """Who wrote the question can go there."""
    (message,) = said(with_entries, questions.it_tests_something, question(tests={}))
    assert message.startswith("data/questions/tasks.yml:3: 'the-ride' names no entry")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"options": [option("a"), option("b", right=True)]}, "has 2 options"),
        ({"options": [option(i) for i in "abcd"]}, "has 4 options"),
        ({"type": "multiple", "options": [option(i) for i in "abcdef"]}, "has 6 options"),
        ({"type": "true-false", "options": [option("yes"), option("no")]}, "is-true and is-false"),
        ({"type": "match"}, "lacks it where it is"),
        ({"options": [option("a", match="b"), option("c"), option("d")]}, "isn't match"),
        (
            {"type": "match", "options": [*(option(i, match=i) for i in "ab"), option("c")]},
            "has the option 'c' without 'match'",
        ),
        ({"type": "reflection", "options": []}, "needs 'compare'"),
        ({"compare": ["Think."]}, "needs 'compare' if it is a reflection"),
    ],
)
def test_options_fit_the_type(with_entries: Make, fields: dict[str, Any], says: str) -> None:
    """Three options for one answer, true and false in this order, pairs only to match."""
    messages = said(with_entries, questions.options_fit_the_type, question(**fields))
    assert any(says in message for message in messages)


@pytest.mark.parametrize(
    "fields",
    [
        {"options": [option("a"), option("b"), option("c")]},
        {"options": [option("a", right=True), option("b", right=True), option("c")]},
        {"type": "multiple", "options": [option("a"), option("b"), option("c")]},
        {"type": "multiple", "options": [option(i, right=True) for i in "abc"]},
        {"crisis": True},
        {"type": "order"},
    ],
)
def test_there_is_a_right_answer(with_entries: Make, fields: dict[str, Any]) -> None:
    """One right answer where one is asked for, and none where nothing is scored."""
    assert said(with_entries, questions.there_is_a_right_answer, question(**fields))


def test_option_ids_are_unique(with_entries: Make) -> None:
    """Two options of one name would share their progress."""
    twice = question(options=[option("a"), option("a"), option("b", right=True)])
    (message,) = said(with_entries, questions.option_ids_are_unique, twice)
    assert "the option id 'a' twice" in message


@pytest.mark.parametrize("feedback", ["Wrong.", "This is what comes of b, and why."])
def test_feedback_teaches(with_entries: Make, feedback: str) -> None:
    """Feedback that says nothing, or the same twice, is found."""
    options = [option("a", feedback=feedback), option("b", right=True), option("c")]
    assert said(with_entries, questions.feedback_teaches, question(options=options))


@pytest.mark.parametrize("text", ["All of the above", "None of these", "Both A and B"])
def test_no_catch_all(with_entries: Make, text: str) -> None:
    """A catch-all is found in any of its forms."""
    options = [option("a", text=text), option("b", right=True), option("c")]
    assert said(with_entries, questions.no_catch_all, question(options=options))


@pytest.mark.parametrize("words", ["He speaks of suicide.", "She wants to die.", "hurt myself"])
def test_what_speaks_of_suicide_is_unscored(with_entries: Make, words: str) -> None:
    """Words of suicide and self-harm ask for the mark that keeps a question from being scored."""
    assert said(with_entries, questions.crisis_is_unscored, question(prompt=words))
    marked = question(prompt=words, crisis=True)
    assert not said(with_entries, questions.crisis_is_unscored, marked)


def test_what_is_about_a_crisis_task_is_unscored(with_entries: Make) -> None:
    """So does a task that carries the signpost."""
    about = question(tests={"tasks": ["forced-hospitalization"]})
    assert said(with_entries, questions.crisis_tasks_are_unscored, about)


@pytest.mark.parametrize(
    "about",
    [{"prompt": "She wants to die."}, {"tests": {"tasks": ["forced-hospitalization"]}}],
)
def test_a_lost_mark_of_danger_is_told_once(with_entries: Make, about: dict[str, Any]) -> None:
    """Not that no answer is right, nor every task of danger that the question is about."""
    options = [option("a"), option("b"), option("c")]
    lost = with_entries(questions=[question(options=options, **about)])
    (problem,) = [p for rule in questions.RULES for p in rule(lost)]
    assert "it needs 'crisis: true'" in problem.message


def test_words_are_respectful(with_entries: Make) -> None:
    """A phrase that the language guide rules out is found; quoted, it may be talked about."""
    assert said(
        with_entries, questions.words_are_respectful, question(prompt="He is non-compliant.")
    )
    quoted = question(prompt="A colleague says “non-compliant”.")
    assert not said(with_entries, questions.words_are_respectful, quoted)


def test_the_longest_option_is_not_always_right(with_entries: Make) -> None:
    """In a file where the longest option is mostly right, length gives the answer away."""
    long = "You stop, you think it over, and then you do what is best for everybody there."
    right = option("b", right=True, text=long)
    telling = [question(id=f"q-{n}", options=[option("a"), right, option("c")]) for n in range(4)]
    assert said(with_entries, questions.longest_is_not_always_right, *telling)
    assert not said(with_entries, questions.longest_is_not_always_right, *telling[:3])


@pytest.mark.parametrize(
    ("places", "type_"),
    [
        ([1, 1, 1, 1], "single"),
        ([0, 2, 2, 2, 2, 1], "single"),
        ([0, 1, 2, 0, 1, 2], "single"),
        ([1, 1, 0, 1, 1, 2, 1, 1], "single"),
        ([1, 1, 1, 1], "true-false"),
        ([0, 1, 0, 1, 0, 1], "true-false"),
    ],
)
def test_positions_show_no_pattern(with_entries: Make, places: list[int], type_: str) -> None:
    """Always, mostly, in a row or in a rhythm: a place that tells the answer is found."""
    assert said(with_entries, questions.positions_show_no_pattern, *many(places, type_))


def test_positions_that_tell_nothing_pass(with_entries: Make) -> None:
    """A mixed order is no pattern."""
    assert not said(
        with_entries, questions.positions_show_no_pattern, *many([0, 2, 1, 1, 0, 2, 0, 1])
    )
