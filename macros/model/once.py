"""What follows from one entry alone, worked out once: entries never change after they were read."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from macros.model.entries import Identified

E = TypeVar("E", bound=Identified)
Made = TypeVar("Made")


def once(make: Callable[[E], Made]) -> Callable[[E], Made]:
    """`make`, called once for each entry as long as it is held: what it gave must not hold it.

    An entry is the same where it is one in memory: two may say the same in different places.
    """
    made: dict[int, tuple[weakref.ref[E], Made]] = {}

    @wraps(make)
    def known(entry: E) -> Made:
        found = made.get(id(entry))
        if found is None:
            number = id(entry)
            found = weakref.ref(entry, lambda _: made.pop(number, None)), make(entry)
            made[number] = found
        return found[1]

    return known
