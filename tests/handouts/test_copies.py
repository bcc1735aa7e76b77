"""Learner's copy and trainer's copy: the same questions, and answers on one of them only."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import (
    LEARNER,
    TRAINER,
    Sheet,
    differing,
    handout,
    is_crisis,
)

_QUESTION = re.compile(r'data-question="([^"]+)"')


@pytest.fixture(scope="session")
def quizzes(handbook: Handbook) -> dict[str, tuple[Sheet, Sheet]]:
    """Both copies of every handout that asks questions."""
    asking = [h for h in handbook.all("handouts") if any(p.view == "quiz" for p in h.parts)]
    return {h.id: (handout(handbook, h, LEARNER), handout(handbook, h, TRAINER)) for h in asking}


def test_there_is_a_quiz_to_print_for_every_question(
    quizzes: dict[str, tuple[Sheet, Sheet]], handbook: Handbook
) -> None:
    """Each question of data/ stands on a sheet."""
    printed = {entry.id for learner, _ in quizzes.values() for _, entry in learner.shown}
    assert printed == {question.id for question in handbook.all("questions")}


def test_both_copies_ask_the_same_questions(
    quizzes: dict[str, tuple[Sheet, Sheet]], printer: Printer
) -> None:
    """Learner's copy, trainer's copy and data agree by id and order."""
    for learner, trainer in quizzes.values():
        ids = [entry.id for _, entry in learner.shown]
        assert _QUESTION.findall(printer.body(learner)) == ids
        assert _QUESTION.findall(printer.body(trainer)) == ids


def test_answers_stand_on_the_trainers_copy(
    quizzes: dict[str, tuple[Sheet, Sheet]], printer: Printer
) -> None:
    """The trainer reads the feedback on every option."""
    for _, trainer in quizzes.values():
        body = printer.body(trainer)
        for _, question in trainer.shown:
            assert all(str(printer.render_text(o.feedback)) in body for o in question.options)


def test_answers_never_stand_on_the_learners_copy(
    quizzes: dict[str, tuple[Sheet, Sheet]], printer: Printer
) -> None:
    """No feedback, no mark, nothing to compare with."""
    for learner, _ in quizzes.values():
        body = printer.body(learner)
        assert 'class="answer"' not in body
        for _, question in learner.shown:
            told = [o.feedback for o in question.options] + question.compare
            assert not [text for text in told if str(printer.render_text(text)) in body]


def test_the_order_gives_nothing_away(
    quizzes: dict[str, tuple[Sheet, Sheet]], printer: Printer
) -> None:
    """No steps to put in order stand in order on the learner's copies."""
    in_order = {
        question.id: _in_order(printer, learner, question)
        for learner, _ in quizzes.values()
        for _, question in learner.shown
        if question.type == "order"
    }
    assert in_order
    assert [id_ for id_, ordered in in_order.items() if ordered] == []


def _in_order(printer: Printer, learner: Sheet, question: Any) -> bool:
    body = printer.body(learner).split(f'data-question="{question.id}"')[-1]
    at = [body.index(str(printer.render_text(option.text))) for option in question.options]
    return at == sorted(at)


def test_questions_on_danger_have_no_right_answer_on_paper(
    quizzes: dict[str, tuple[Sheet, Sheet]], printer: Printer
) -> None:
    """Suicide and danger are talked over and never marked."""
    asked = {
        question.id: printer.body(trainer).split(f'data-question="{question.id}"')[-1]
        for _, trainer in quizzes.values()
        for _, question in trainer.shown
        if question.crisis and question.type != "reflection"
    }
    assert asked
    for body in asked.values():
        question = body.split("data-question=")[0]
        assert "No answer here counts" in question
        assert 'class="mark"' not in question


def test_notes_for_trainers_stand_on_the_trainers_copy_alone(
    handbook: Handbook, printer: Printer
) -> None:
    """What a trainer is told is not handed out."""
    for entry in handbook.all("handouts"):
        learner = printer.body(handout(handbook, entry, LEARNER))
        trainer = printer.body(handout(handbook, entry, TRAINER))
        assert "For the trainer" not in learner
        assert "For the trainer" in trainer


def test_cards_fit_on_their_paper(handbook: Handbook) -> None:
    """What stands on a card of half a page's width is short enough not to run over its edge."""
    for entry in handbook.all("handouts"):
        for view, most in (("prompt-cards", 95), ("task-cards", 90)):
            for part in entry.parts:
                if part.view == view:
                    texts = [
                        item.question if kind == "tasks" else point.text
                        for kind, item in handout(handbook, entry, LEARNER).shown
                        for group in ([None] if kind == "tasks" else item.groups)
                        for point in ([None] if group is None else group.items)
                        if group is None or group.heading in part.groups
                    ]
                    assert [t for t in texts if len(t) > most] == []


NAMES_A_TASK_OF_DANGER = (
    *("what-to-share", "what-to-share-trainer", "first-contact", "first-contact-trainer"),
    *("plan-saying-no-and-staying-in-role", "plan-a-role-of-its-own"),
)
"""Sheets that carry the signpost for a task that an entry on them names, whatever their words."""


def test_a_task_of_danger_makes_its_sheet_one(handbook: Handbook, every_sheet: list[Sheet]) -> None:
    """An entry that names a task about danger brings the signpost with it."""
    found = {sheet.name for sheet in every_sheet if is_crisis(handbook, sheet)}
    assert set(NAMES_A_TASK_OF_DANGER) - found == set()


TELL = ("topics", "information", "ethics")
"""What on a sheet brings up where the sources differ. A task has it beside itself."""


def test_a_sheet_tells_where_the_sources_differ(
    every_sheet: list[Sheet], handbook: Handbook
) -> None:
    """Each difference that a guide, a rule or a kind of information on it names, once."""
    told = 0
    for sheet in every_sheet:
        named = [d for kind, entry in sheet.shown if kind in TELL for d in entry.differs]
        assert [d.id for d in differing(handbook, sheet)] == list(dict.fromkeys(named)), sheet.name
        told += len(named)
    assert told > 50
