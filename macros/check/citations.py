"""Rules for the source sections that a part of an entry cites beside the entry itself."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.entries import Difference, Task
from macros.model.handbook import Handbook


def differences_cite_their_positions(handbook: Handbook) -> Iterator[Problem]:
    """A difference cites the sections of its positions, all of them and no other."""
    for entry in handbook.all(Difference):
        cited = {section for position in entry.positions for section in position.sources}
        for section in sorted(cited - set(entry.sources)):
            yield _problem(entry, f"a position cites '{section}': add it to 'sources'")
        for section in sorted(set(entry.sources) - cited):
            words = f"no position cites '{section}': add the position, or take the section away"
            yield _problem(entry, words)


def statements_cite_within_their_task(handbook: Handbook) -> Iterator[Problem]:
    """The sections that a statement cites are among those of its task."""
    for task in handbook.all(Task):
        for statement in (*task.consistent, *task.inconsistent):
            for section in statement.sources:
                if section not in task.sources:
                    words = f"a statement cites '{section}', which 'sources' of the task lacks"
                    yield _problem(task, f"{words}: cite another, or add it to the task")


def _problem(entry: Difference | Task, words: str) -> Problem:
    return Problem(entry.file, entry.line, f"'{entry.id}': {words}")


RULES = (differences_cite_their_positions, statements_cite_within_their_task)
