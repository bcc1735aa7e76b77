"""Questions, scenarios and paths that a test can break, and the modules to call."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.model.learning import (
    Moment,
    Path,
    PathStep,
    Question,
    QuizOption,
    Reply,
    Scenario,
    Tested,
)
from tests.engines import Engines

DAY = datetime.date(2026, 11, 21)


def option(id_: str, *, right: bool = False, **fields: Any) -> QuizOption:
    """An option with feedback of its own."""
    values = {
        "id": id_,
        "text": f"You do what {id_} stands for.",
        "right": right,
        "feedback": f"This is what comes of {id_}, and why.",
    }
    return QuizOption.model_construct(**{"match": None, **values, **fields})


def question(**fields: Any) -> Question:
    """A sound question of one answer, but for `fields`."""
    values = {
        "id": "the-ride",
        "title": "The ride",
        "area": "tasks",
        "type": "single",
        "crisis": False,
        "compare": [],
        "prompt": "Nadia asks you to come along. What do you do?",
        "options": [option("first"), option("second", right=True), option("third")],
        "sources": ["providers-handbook/tasks"],
        "reviewed": DAY,
    }
    tests = Tested.model_construct(**fields.pop("tests", {"tasks": ["giving-rides"]}))
    made = Question.model_construct(**{**values, "tests": tests, **fields})
    return made.placed("data/questions/tasks.yml", 3)


def many(places: list[int], type_: str = "single", **fields: Any) -> list[Question]:
    """One question for each place of its right answer."""
    ids = ["is-true", "is-false"] if type_ == "true-false" else ["one", "two", "six"]
    return [
        question(
            id=f"question-{number}",
            type=type_,
            options=[option(i, right=at == place) for at, i in enumerate(ids)],
            **fields,
        )
        for number, place in enumerate(places)
    ]


def scenario(*moments: Moment) -> Scenario:
    """A scenario of these moments."""
    made = Scenario.model_construct(
        id="the-corridor",
        title="The corridor",
        intro="You meet Sol.",
        closing="Stop early.",
        say=["Can I stop you there?"],
        moments=list(moments),
    )
    return made.placed("data/scenarios.yml", 5)


def moment(id_: str, *to: str | None) -> Moment:
    """A moment with one reply for each place that a reply leads to."""
    replies = [
        Reply(id=f"reply-{n}", text="This.", consequence="That.", reflection="And?", to=target)
        for n, target in enumerate(to)
    ]
    return Moment.model_construct(id=id_, text="Sol speaks.", replies=replies)


def path(id_: str, *pages: str, questions: tuple[str, ...] = ("a", "b", "c")) -> Path:
    """A path over these pages, each with the same check."""
    steps = [
        PathStep.model_construct(
            id=page.split("/")[-1].removesuffix(".md"), page=page, questions=list(questions)
        )
        for page in pages
    ]
    made = Path.model_construct(id=id_, title=id_, audience="hr", intro="Go.", steps=steps)
    return made.placed("data/paths.yml", 7)


@pytest.fixture
def with_entries(handbook: Handbook) -> Callable[..., Handbook]:
    """The handbook with other questions, scenarios or paths in place of its own."""

    def make(**kinds: list[Any]) -> Handbook:
        found = {kind: {e.id: e for e in entries} for kind, entries in kinds.items()}
        return Handbook({**handbook.kinds, "questions": {}, "scenarios": {}, "paths": {}, **found})

    return make


@pytest.fixture(scope="session")
def call(engines: Engines) -> Callable[..., Any]:
    """Calls a function of a module under web/engines/learning/ with plain values."""

    def run(module: str, name: str, *values: Any) -> Any:
        return engines.call(f"engines/learning/{module}", name, *values)

    return run
