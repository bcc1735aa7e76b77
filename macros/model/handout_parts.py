"""Which entries a part of a handout shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.handbook import Handbook
from macros.model.teaching import Part

Shown = tuple[str, Any]
"""The kind of an entry, and the entry."""


VIEWS: Mapping[str, tuple[str, ...]] = {
    "answers": ("part",),
    "chart": ("part", "consistent", "inconsistent", "instead"),
    "lists": ("groups",),
    "prompt-cards": ("groups",),
    "panel": ("questions",),
    "quiz": ("prompt", "options"),
    "says": ("say",),
    "scenario-cards": ("intro", "moments", "say"),
    "sharing": ("frequency",),
    "task-cards": ("question", "say"),
    "words": ("prefer", "avoid"),
}
"""The fields that a view shows; one that is not here shows entries of any kind."""


def unfit(part: Part, entry: Any) -> str:
    """Which field `part` would show that `entry` does not have; empty where it has them all."""
    wanted = VIEWS.get(part.view, ())
    return next((key for key in wanted if key not in type(entry).model_fields), "")


def shown(part: Part, handbook: Handbook) -> Iterator[Shown]:
    """The entries of `part`: those that it names, then every one of the kind it asks for."""
    for name in part.entries:
        kind, _, id_ = name.partition(":")
        if id_ in handbook.kinds.get(kind, {}):
            yield kind, handbook.get(kind, id_)
    for entry in handbook.all(part.every) if part.every else ():
        if part.area is None or getattr(entry, "area", None) == part.area:
            yield part.every or "", entry


def groups(part: Part, entry: Any) -> list[Any]:
    """The lists of `entry` that `part` shows: all of them where it names none."""
    found = list(getattr(entry, "groups", ()))
    return [g for g in found if g.heading in part.groups] if part.groups else found


def shows_group(entry: Any, heading: str) -> bool:
    """Whether `entry` has a list under `heading`."""
    return any(group.heading == heading for group in getattr(entry, "groups", ()))
