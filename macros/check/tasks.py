"""Rules for tasks."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.danger import speaks_of_danger
from macros.model.entries import Task
from macros.model.handbook import Handbook


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
    """A task that people find by words of danger shows whom to call, or says that it need not."""
    for task in handbook.all(Task):
        is_open = "crisis" not in task.model_fields_set
        if is_open and speaks_of_danger(handbook, "\n".join([task.title, *task.also])):
            words = (
                f"'{task.id}' is found by words of danger: add crisis: true, so that it shows whom "
                "to call, or crisis: false"
            )
            yield Problem(task.file, task.line, words)


def _lacking(task: Task) -> Iterator[Problem]:
    for key in ("not_part", "reasons", "instead", "decide"):
        if not getattr(task, key):
            yield Problem(
                task.file,
                task.line,
                f"'{task.id}' says what is not part of the role, so it needs '{key}': add it",
            )
