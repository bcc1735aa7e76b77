"""The nearest known name to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(value: str, candidates: Iterable[str]) -> str:
    """The one of `candidates` that is most like `value`, or an empty text."""
    return next(iter(get_close_matches(value, list(candidates), n=1, cutoff=0.6)), "")


def did_you_mean(value: str, candidates: Iterable[str]) -> str:
    """`": did you mean 'busy-work'?"` for the nearest of `candidates`, or an empty text."""
    near = nearest(value, candidates)
    return f": did you mean '{near}'?" if near else ""
