"""Rules for tasks."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
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


def _lacking(task: Task) -> Iterator[Problem]:
    for key in ("not_part", "reasons", "instead", "decide"):
        if not getattr(task, key):
            yield Problem(
                task.file,
                task.line,
                f"'{task.id}' says what is not part of the role, so it needs '{key}': add it",
            )
