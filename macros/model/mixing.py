"""An order that gives no answer away: the same on the site, on paper and in every file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_Item = TypeVar("_Item")


def mixed(items: Sequence[_Item], seed: str) -> list[tuple[int, _Item]]:
    """`items` with their places (from 1) in an order that tells nothing, the same each time.

    It is never the order in which they came, where there are two or more.
    """
    placed = list(enumerate(items, 1))
    shuffled = sorted(placed, key=lambda pair: _digest(f"{seed}/{pair[0]}"))
    return shuffled if shuffled != placed else [*placed[1:], *placed[:1]]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
