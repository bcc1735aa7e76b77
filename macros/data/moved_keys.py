"""What several errors of an entry say together: a key that moved, or stands for another.

A key that is lacking in one place and not permitted in another is one slip, and told as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from macros.data.key_places import empty_below

Loc = tuple[int | str, ...]
"""The way to a value of an entry."""


@dataclass(frozen=True)
class Moved:
    """One slip: the way to its line, what to do, and the ways to the errors that come of it."""

    at: Loc
    words: str
    errors: frozenset[Loc]


def moved(details: Sequence[ErrorDetails]) -> Iterator[Moved]:
    """The slips behind pairs of errors among `details`; each error belongs to one at most."""
    lacking = {d["loc"]: d for d in details if d["type"] == "missing"}
    strange = [d for d in details if d["type"] == "extra_forbidden"]
    taken: set[Loc] = set()
    for found in (*_cut_in_two(lacking), *(m for d in strange for m in _other_place(d, lacking))):
        if not found.errors & taken:
            taken |= found.errors
            yield found
    left = [d for d in strange if d["loc"] not in taken]
    free = {loc for loc in lacking if loc not in taken}
    yield from (m for d in left for m in _other_name(d, left, free))


def emptied(
    details: Sequence[ErrorDetails], model: type[BaseModel], row: object
) -> Iterator[Moved]:
    """Groups below whose key nothing stands, as their own keys start no further right than it.

    `row` is the entry, which should have been a `model`.
    """
    strange = [d for d in details if d["type"] == "extra_forbidden"]
    groups: dict[Loc, list[Loc]] = {}
    for loc in (d["loc"] for d in strange):
        if at := next(empty_below(model, loc, row), None):
            groups.setdefault((*loc[:-1], at), []).append(loc)
    for group, keys in groups.items():
        words = f"this belongs to '{group[-1]}' above, which is empty: start it further right"
        if len(keys) > 1:
            last = keys[-1][-1]
            words = f"{words}, and what follows up to '{last}' with it"
        yield Moved(keys[0], words, frozenset({*keys, group}))


def _cut_in_two(lacking: dict[Loc, ErrorDetails]) -> Iterator[Moved]:
    """Two items of a list that are one, with a dash too many: each lacks what the other has."""
    for loc, error in lacking.items():
        above, number = loc[:-2], loc[-2] if loc[1:] else ""
        if not isinstance(number, int):
            continue
        below = {other: d for other, d in lacking.items() if other[:-1] == (*above, number + 1)}
        first, second = error["input"], next((d["input"] for d in below.values()), None)
        if not isinstance(second, dict) or first.keys() & second.keys():
            continue
        mine = {other for other in lacking if other[:-1] == loc[:-1]}
        if {o[-1] for o in mine} <= second.keys() and {o[-1] for o in below} <= first.keys():
            at = (*above, number + 1, next(iter(second)))
            words = "a dash too many: what stands here goes on with the item above, take it away"
            yield Moved(at, words, frozenset({*mine, *below}))


def _other_place(error: ErrorDetails, lacking: dict[Loc, ErrorDetails]) -> Iterator[Moved]:
    """A key that stands further left or right than the group that lacks it."""
    *group, name = error["loc"]
    for loc in lacking:
        if loc[-1] != name:
            continue
        if list(loc[: len(group)]) == group and len(loc) > len(error["loc"]):
            inside = next(part for part in reversed(loc[:-1]) if isinstance(part, str))
            words = f"'{name}' belongs to '{inside}': start the line further right"
            yield Moved(error["loc"], words, frozenset({loc, error["loc"]}))
        elif group[: len(loc) - 1] == list(loc[:-1]) and len(group) >= len(loc):
            inside = next(part for part in reversed(group) if isinstance(part, str))
            words = f"'{name}' does not belong to '{inside}': start the line further left"
            yield Moved(error["loc"], words, frozenset({loc, error["loc"]}))


def _other_name(
    error: ErrorDetails, strange: Sequence[ErrorDetails], lacking: set[Loc]
) -> Iterator[Moved]:
    """The only strange key of a group, in the place of the only one that it lacks."""
    group, name = error["loc"][:-1], error["loc"][-1]
    gone = [loc for loc in lacking if loc[:-1] == group]
    others = [d for d in strange if d["loc"][:-1] == group]
    if len(gone) != 1 or len(others) != 1:
        return
    words = f"there is no key '{name}' here, and '{gone[0][-1]}' is missing: "
    value: Any = error["input"]
    if value is None and group and isinstance(group[-1], int):
        words += f"write {gone[0][-1]}: {name}"
    else:
        words += f"write {gone[0][-1]}: in its place, if that is what stands here"
    yield Moved(error["loc"], words, frozenset({error["loc"], gone[0]}))
