"""Rules that judge each entry by itself: one that is as it was is not judged again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.data.problems import Problem
from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.once import once


def of_each(
    judge: Callable[[Identified], Iterable[Problem]],
) -> Callable[[Handbook], Iterator[Problem]]:
    """The rule over a handbook that `judge` is over an entry, which it knows nothing beside."""
    judged = once(lambda entry: tuple(judge(entry)))

    def rule(handbook: Handbook) -> Iterator[Problem]:
        for _, entry in handbook.entries():
            yield from judged(entry)

    rule.__module__, rule.__name__, rule.__doc__ = judge.__module__, judge.__name__, judge.__doc__
    return rule
