"""Rules for tasks."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.entries import Task
from macros.model.handbook import Handbook


def refusals_are_complete(handbook: Handbook) -> Iterator[Problem]:
    """A "not part of the role" always says why and what to do instead."""
    for task in handbook.all(Task):
        if task.inconsistent:
            yield from _lacking(task)


def _lacking(task: Task) -> Iterator[Problem]:
    for key in ("reasons", "instead"):
        if not getattr(task, key):
            yield Problem(
                task.file,
                task.line,
                f"'{task.id}' says what is not part of the role, so it needs '{key}': add it",
            )
