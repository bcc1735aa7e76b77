"""Rules for the source sections that an entry cites, or a part of it beside the entry itself."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.entries import Backed, Difference, Task, Topic
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
    for task in (t for t in handbook.all(Task) if t.sources):
        for statement in (*task.consistent, *task.inconsistent):
            for section in statement.sources:
                if section not in task.sources:
                    words = f"a statement cites '{section}', which 'sources' of the task lacks"
                    yield _problem(task, f"{words}: cite another, or add it to the task")


def entries_rest_on_something(handbook: Handbook) -> Iterator[Problem]:
    """A task or topic cites a section, unless it says that it goes by something outside them."""
    for entry in (*handbook.all(Task), *handbook.all(Topic)):
        outside = entry.outside or entry.law
        if entry.basis == "outside" and not outside:
            yield _problem(entry, "its basis is outside, and it names nothing there: add 'outside'")
        elif entry.basis != "outside" and not entry.sources:
            words = "it cites no section: add 'sources', or say 'basis: outside' and name what"
            yield _problem(entry, words)


def _problem(entry: Backed | Difference, words: str) -> Problem:
    return Problem(entry.file, entry.line, f"'{entry.id}': {words}")


RULES = (
    differences_cite_their_positions,
    statements_cite_within_their_task,
    entries_rest_on_something,
)
