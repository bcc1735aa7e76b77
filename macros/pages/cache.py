"""What makers of texts call where a text may be one that was made before."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol, TypeVar

_Made = TypeVar("_Made")


class Keep(Protocol):
    """Gives what was made before, where it still holds; `macros.kept.Kept.keep` is one."""

    def __call__(self, name: Hashable, make: Callable[[], _Made], /) -> _Made:
        """What `make` returns, or returned under this `name` before."""


def anew(_: Hashable, make: Callable[[], _Made]) -> _Made:
    """What `make` returns: keeps nothing."""
    return make()
