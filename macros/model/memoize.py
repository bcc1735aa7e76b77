"""Reads an entry once: entries don't change, and under `make serve` most outlive a build."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, TypeVar

_Item = TypeVar("_Item")


def once(read: Callable[[Any], Iterable[_Item]]) -> Callable[[Any], tuple[_Item, ...]]:
    """`read`, which is called once with each object, however often it is asked for."""
    known: dict[int, tuple[_Item, ...]] = {}

    @wraps(read)
    def call(entry: Any) -> tuple[_Item, ...]:
        key = id(entry)
        if key not in known:
            known[key] = tuple(read(entry))
            weakref.finalize(entry, known.pop, key, None).atexit = False
        return known[key]

    return call
