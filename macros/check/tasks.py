"""Rules for tasks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from macros.data.problems import Problem
from macros.model.danger import speaks_of_danger
from macros.model.entries import Difference, Task
from macros.model.handbook import Handbook
from macros.model.learning import Question, Scenario
from macros.model.links import leaves_in


def refusals_are_complete(handbook: Handbook) -> Iterator[Problem]:
    """A "not part of the role" says it in short, why, what to do instead, and what decides."""
    for task in handbook.all(Task):
        if task.inconsistent:
            yield from _lacking(task)
        elif task.not_part:
            yield Problem(
                task.file,
                task.line_of("not_part"),
                f"'{task.id}' sums up in 'not_part' what no line of 'inconsistent' says: "
                "add the lines, or leave 'not_part' out",
            )


def danger_is_signposted(handbook: Handbook) -> Iterator[Problem]:
    """What is about danger shows whom to call, or says that it need not."""
    asked = _asked_about_danger(handbook)
    judged: Iterable[Task | Difference | Scenario] = chain(
        handbook.all(Task), handbook.all(Difference), handbook.all(Scenario)
    )
    for entry in judged:
        why = "" if "crisis" in entry.model_fields_set else _of_danger(handbook, entry, asked)
        if why:
            words = f"'{entry.id}' {why}: add crisis: true, so that it shows whom to call, or"
            yield Problem(entry.file, entry.line, f"{words} crisis: false")


def _of_danger(
    handbook: Handbook, entry: Task | Difference | Scenario, asked: Mapping[str, str]
) -> str:
    """Why `entry` is about danger; empty where nothing says so."""
    texts = (value for way, value, _ in leaves_in(entry) if way[0] != "note")
    if speaks_of_danger(handbook, "\n".join(text for text in texts if isinstance(text, str))):
        return "speaks of danger"
    if isinstance(entry, Task) and entry.id in asked:
        return f"is what '{asked[entry.id]}' asks about, which has crisis: true"
    tested = entry.tests.tasks if isinstance(entry, Scenario) else ()
    of_danger = (id_ for id_ in tested if handbook.get(Task, id_).crisis)
    return next((f"is about the task '{id_}', which has crisis: true" for id_ in of_danger), "")


def _asked_about_danger(handbook: Handbook) -> Mapping[str, str]:
    """The tasks of questions about danger, where none of those tasks is said to be of danger."""
    found: dict[str, str] = {}
    for question in handbook.all(Question):
        tasks = [handbook.get(Task, id_) for id_ in question.tests.tasks if question.crisis]
        if not any(task.crisis for task in tasks):
            found |= {task.id: question.id for task in tasks}
    return found


def _lacking(task: Task) -> Iterator[Problem]:
    for key in ("not_part", "reasons", "instead", "decide"):
        if not getattr(task, key):
            yield Problem(
                task.file,
                task.line,
                f"'{task.id}' says what is not part of the role, so it needs '{key}': add it",
            )
