"""A task that an organisation turned around, and what of the handbook's no is left elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.entries import Task
from macros.model.handbook import Handbook
from macros.model.hiring import JobStatement, PostingRule
from macros.model.links import Name

_SAYING_NO = ("not_part", "reasons", "instead", "say", "decide", "note")
"""The fields of a task that speak of what is not part of the role, beside `inconsistent`."""


@dataclass(frozen=True)
class Left:
    """Where a no may still stand: fields of the task itself, and entries about it."""

    fields: tuple[str, ...]
    names: tuple[Name, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.fields or self.names)


def left(handbook: Handbook) -> dict[str, Left]:
    """By the id of each task that is no longer refused: what may still refuse it."""
    found = {id_: Left(_fields(handbook, id_), _names(handbook, id_)) for id_ in _turned(handbook)}
    return {id_: there for id_, there in found.items() if there}


def _turned(handbook: Handbook) -> Iterator[str]:
    for kind, id_ in handbook.local.changed:
        was = handbook.local.before.get((kind, id_))
        is_now = handbook.get(kind, id_)
        if isinstance(was, Task) and was.inconsistent and not is_now.inconsistent:
            yield id_


def _fields(handbook: Handbook, id_: str) -> tuple[str, ...]:
    task = handbook.get(Task, id_)
    own = {change.name for change in handbook.local.whole("tasks", id_)}
    return tuple(key for key in _SAYING_NO if getattr(task, key) and key not in own)


def _names(handbook: Handbook, id_: str) -> tuple[Name, ...]:
    """What one hires with and nobody here has amended, that is about the task."""
    rules = [("posting-rules", e.id) for e in handbook.all(PostingRule) if id_ in e.tasks]
    lines = [("job-statements", e.id) for e in handbook.all(JobStatement) if id_ in e.tasks]
    return tuple(name for name in (*rules, *lines) if not handbook.local.touch(*name))
