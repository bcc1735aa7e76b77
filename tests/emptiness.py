"""Asserts over comprehensions: `assert [x for x in xs if bad(x)] == []` says nothing of no xs."""

from __future__ import annotations

import ast
import types
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

Place = tuple[str, int]
"""A file and a line in it."""


class Emptiness:
    """Which asserts have looked at something, and which never had anything to look at."""

    def __init__(self) -> None:
        self._made: Counter[Place] = Counter()
        self._full: Counter[Place] = Counter()

    def passed(self, frame: types.FrameType, line: int, asserted: str) -> None:
        """Note that the assert with the text `asserted` has passed in `frame`."""
        place = (frame.f_code.co_filename, line)
        if self._full[place]:
            return  # once is enough, and what it goes over may be dear
        for source in _sources(asserted):
            self._made[place] += 1
            self._full[place] += _holds_something(source, frame)

    def counts(self) -> list[tuple[str, int, int, int]]:
        """For each assert its file and line, how often it was made, and how often full."""
        return [(*place, made, self._full[place]) for place, made in self._made.items()]

    def add(self, counts: Iterable[tuple[str, int, int, int]]) -> None:
        """Take over what another process has counted."""
        for file, line, made, full in counts:
            self._made[file, line] += made
            self._full[file, line] += full

    def never_full(self) -> list[Place]:
        """The asserts whose comprehensions had nothing to go over, however often they ran."""
        return sorted(place for place in self._made if not self._full[place])


@cache
def _sources(asserted: str) -> tuple[types.CodeType, ...]:
    """What the outer loops go over of each comprehension with an if, and of each all(...)."""
    try:
        tree = ast.parse(asserted.strip(), mode="eval")
    except SyntaxError:  # pytest tells some lines as they stand, cut off
        return ()
    found = [loop.iter for node in ast.walk(tree) for loop in _first_loop(node)]
    return tuple(compile(ast.Expression(one), "<assert>", "eval") for one in found)


def _first_loop(node: ast.AST) -> list[ast.comprehension]:
    match node:
        case ast.ListComp() | ast.SetComp() | ast.DictComp():
            return [loop for loop in node.generators[:1] if loop.ifs]
        case ast.Call(func=ast.Name(id="all"), args=[ast.GeneratorExp(generators=loops)]):
            return loops[:1]
    return []


def _holds_something(source: types.CodeType, frame: types.FrameType) -> bool:
    nothing: Any = object()
    try:
        value = eval(source, frame.f_globals, dict(frame.f_locals))  # noqa: S307 - the test's own
        return next(iter(value), nothing) is not nothing
    except (NameError, TypeError):  # the loop inside another one: the outer one is looked at
        return True
