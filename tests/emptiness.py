"""Asserts over comprehensions: `assert [x for x in xs if bad(x)] == []` says nothing of no xs.

pytest's own hook for asserts that pass puts into words what they compared, which takes as long as
many tests do: with it, some files of tests that need 36 s were not done after nine minutes. It asks
before it does so whether anybody wants to know: there they are counted.
"""

from __future__ import annotations

import ast
import sys
import types
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from _pytest.assertion import rewrite

Place = tuple[str, int]
"""A file and a line in it."""


class Emptiness:
    """Which asserts have looked at something, and which never had anything to look at."""

    def __init__(self) -> None:
        self.passed = 0
        """How many asserts have passed."""
        self._made: Counter[Place] = Counter()
        self._full: Counter[Place] = Counter()

    def watch(self) -> None:
        """Count every assert that passes from now on, and let pytest say nothing of it."""
        rewrite._check_if_assertion_pass_impl = self._passed

    def _passed(self) -> bool:
        """Note that the assert from which this is called has passed; nobody wants its words."""
        self.passed += 1
        frame = sys._getframe(1)
        place = (frame.f_code.co_filename, frame.f_lineno)
        # Once is enough, for what it goes over may be dear; asserts of other packages are theirs.
        if place[0].startswith(_TESTS) and not self._full[place]:
            for source in _sources(place):
                self._made[place] += 1
                self._full[place] += _holds_something(source, frame)
        return False

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


_TESTS = str(Path(__file__).parent)


def _sources(place: Place) -> tuple[types.CodeType, ...]:
    """What the outer loops go over of each comprehension with an if, and of each all(...)."""
    file, line = place
    return _loops(file).get(line, ())


@cache
def _loops(file: str) -> Mapping[int, tuple[types.CodeType, ...]]:
    tree = ast.parse(Path(file).read_bytes())
    asserts = (node for node in ast.walk(tree) if isinstance(node, ast.Assert))
    return {one.lineno: _iterables(one.test) for one in asserts}


def _iterables(asserted: ast.expr) -> tuple[types.CodeType, ...]:
    found = [loop.iter for node in ast.walk(asserted) for loop in _first_loop(node)]
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
    except (AttributeError, NameError, TypeError):
        # The loop inside another one: the outer one is looked at. Or what `or` has spared it.
        return True
