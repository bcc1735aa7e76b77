"""Which functions each test reaches, with its fixtures, and how long it takes.

A change is tried with the tests that reach the function that it's in: no other can notice it.
"""

from __future__ import annotations

import functools
import gc
import inspect
import time
import types
from collections import defaultdict
from collections.abc import Generator, Sequence

import pytest

from benchmarks.mutants.switch import REACHED

LAST = ("tests/outputs/test_made.py", "tests/data/test_slips_everywhere.py")
"""What hardly any change passes is run last, so that one sees what the others notice."""

KEPT = ("macros.check.project", "macros.data")
"""Whose caches stay: they hold what was read of files, and reading takes longest."""


class Reached:
    """A plugin that notes for each test the functions that it reaches, and its seconds."""

    def __init__(self) -> None:
        self.functions: dict[str, set[str]] = defaultdict(set)
        """The names of the functions, by the id of the test."""
        self.seconds: dict[str, float] = {}
        """What each took of the processor, with what it was the first to ask for."""
        self._fixtures: dict[str, set[str]] = defaultdict(set)
        self._file = ""

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object]
    ) -> Generator[None, object, object]:
        """What a fixture reaches is reached by all who ask for it."""
        before = set(REACHED)
        REACHED.clear()
        try:
            return (yield)
        finally:
            self._fixtures[fixturedef.argname] |= REACHED
            REACHED.update(before)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """Begin with nothing, in each file with nothing remembered either."""
        if item.path.name != self._file:
            forget()
            self._file = item.path.name
        REACHED.clear()
        began = time.process_time()
        done = yield
        self.seconds[item.nodeid] = time.process_time() - began
        self.functions[item.nodeid] |= REACHED
        return done

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """Those it asked for while it ran are known only now."""
        for name in vars(vars(item)["_request"])["_fixture_defs"]:
            self.functions[item.nodeid] |= self._fixtures[name]

    def tests(self, function: str, most: float, first: Sequence[str]) -> list[str]:
        """The tests that reach a function, for `most` seconds: those `first`, then quick files."""
        files: dict[str, list[str]] = defaultdict(list)
        for test, reached in self.functions.items():
            if function in reached:
                files[test.partition("::")[0]].append(test)
        cost = {file: sum(map(self.seconds.__getitem__, own)) for file, own in files.items()}
        chosen: list[str] = []
        for file in sorted(
            cost, key=lambda f: (f in LAST, not f.startswith(tuple(first)), cost[f])
        ):
            if not chosen or cost[file] < most or file in LAST:
                most -= cost[file]
                chosen += files[file]
        return chosen


_REMEMBERING = type(functools.cache(repr))


def forget(kept: tuple[str, ...] = KEPT) -> None:
    """Empty what functions remember: it was worked out without any change."""
    for one in gc.get_objects():
        if isinstance(one, types.FunctionType):
            if one.__qualname__ == "once.<locals>.known":
                inspect.getclosurevars(one).nonlocals["made"].clear()
        elif isinstance(one, _REMEMBERING):
            module = str(getattr(one, "__module__", ""))
            if module.startswith("macros") and not module.startswith(kept):
                one.cache_clear()
