"""Which of an organisation's changes is behind it that something can't be made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.links import Name
from macros.model.local import Change, FieldChange

Fails = Callable[[Handbook], bool]
"""Whether what can't be made can't be made of a handbook either."""


def caused(handbook: Handbook, fails: Fails, found: Problem) -> Problem:
    """`found`, told where an organisation caused it: the change without which nothing `fails`.

    The very same where no single change is behind it.
    """
    for name, change, field in _amended(handbook):
        if not fails(_with(handbook, name, {field.name: field.before})):
            return Problem(change.file, field.line or change.line, _of_field(name, field, found))
    for name, hidden in handbook.local.hidden.items():
        if not hidden.follows and not fails(_unhidden(handbook, name)):
            words = f"{name[0]}:{name[1]} can't be hidden: {found.place} is made with it. Take this"
            return Problem(hidden.file, hidden.line, f"{words} item out, and amend it instead")
    return found


def _amended(handbook: Handbook) -> Iterator[tuple[Name, Change, FieldChange]]:
    for name, changes in handbook.local.changed.items():
        yield from (
            (name, change, field) for change in reversed(changes) for field in change.fields
        )


def _with(handbook: Handbook, name: Name, fields: dict[str, Any]) -> Handbook:
    """`handbook` with one entry as it is with other `fields`."""
    kind, id_ = name
    entry = handbook.get(kind, id_).model_copy(update=fields)
    return replace(handbook, kinds={**handbook.kinds, kind: {**handbook.kinds[kind], id_: entry}})


def _unhidden(handbook: Handbook, name: Name) -> Handbook:
    """`handbook` with one hidden entry shown."""
    kind, id_ = name
    local = handbook.local
    hidden = {other: said for other, said in local.hidden.items() if other != name}
    there = {**handbook.kinds.get(kind, {}), id_: local.before[name]}
    kinds = {**handbook.kinds, kind: there}
    return replace(handbook, kinds=kinds, local=replace(local, hidden=hidden))


def _of_field(name: Name, field: FieldChange, found: Problem) -> str:
    what = f"{found.place} shows '{field.name}' of {name[0]}:{name[1]}"
    left = f"or take '{field.name}' out of this amendment"
    if not field.after:
        return f"{what}, which is empty here: write one, {left}"
    if isinstance(field.before, list) and len(field.before) != len(field.after):
        was = len(field.before)
        return (
            f"{what} one by one, {was} in all, and here the number is {len(field.after)}: "
            f"write {was}, {left}"
        )
    return f"{what}, and can't as it is here ({found.message}): keep the handbook's shape, {left}"
