"""Try changes one by one, from a process in which everything is loaded.

It runs in the copy of the project that sample.py makes: `python -m benchmarks.mutants.tries FILE
ROOM`, with the names of the changes in the standard input. FILE is where the results are kept.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import select
import shutil
import signal
import sys
from collections.abc import Collection, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest

from benchmarks.mutants import switch
from benchmarks.mutants.reached import KEPT, Reached, forget
from benchmarks.mutants.rooms import FIRST, LONGEST, MOST, ROOMS, SLOW, STUCK, UNREACHED, WITHOUT

LIMIT = 3
"""So many times what the tests need without any change: then they never end, which is noticed."""


class Quick:
    """Leaves out the tests that ask for what takes long."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what asks for nothing slow."""
        items[:] = [item for item in items if not SLOW & set(getattr(item, "fixturenames", ()))]


class Only:
    """Keeps these tests alone, file by file in their order."""

    def __init__(self, chosen: Collection[str]) -> None:
        self._chosen = set(chosen)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what was chosen."""
        items[:] = [item for item in items if item.nodeid in self._chosen]


def main(kept: Path, room: str) -> int:
    """Try each change that has no result yet; 1 where the tests fail without any change."""
    reached = Reached()
    if pytest.main(["-q", "-k", WITHOUT, *ROOMS[room]], [Quick(), reached]):
        return 1
    _report(reached)
    _prepare(room)
    found = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    for name in sys.stdin.read().split():
        if name not in found:
            found[name] = _told(name, reached, ROOMS[room][:FIRST])
            kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def _report(reached: Reached) -> None:
    files: dict[str, float] = {}
    for test, seconds in reached.seconds.items():
        file = test.partition("::")[0]
        files[file] = files.get(file, 0) + seconds
    for file in sorted(files, key=files.__getitem__)[-12:]:
        print(f"{files[file]:8.1f} s {file}", file=sys.stderr)


def _prepare(room: str) -> None:
    """What reads the data is called once for all changes, where none of them is in its code."""
    conftest = sys.modules["tests.conftest"]
    vars(conftest)["EMPTINESS"].never_full = list  # few tests of a file are run
    if room not in ("model", "data", "check"):
        vars(conftest)["load"] = functools.cache(vars(conftest)["load"])
        vars(conftest)["load"](vars(conftest)["ROOT"] / "data")


def _told(name: str, reached: Reached, first: Sequence[str]) -> str:
    """By which test the change `name` is noticed, "never ends", or "" where it goes unseen."""
    function = name.rpartition("__mutmut_")[0]
    tests = [t for t in reached.tests(function, MOST, first) if reached.seconds[t] < LONGEST]
    if not tests:
        return UNREACHED
    return _noticed(name, tests, 5 + LIMIT * sum(map(reached.seconds.__getitem__, tests)))


def _noticed(name: str, tests: list[str], limit: float) -> str:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        os.setpgrp()
        _try(name, tests, round(limit), writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        first, ended = _ended(child, told)
    if not first and os.WIFSIGNALED(ended) and os.WTERMSIG(ended) == signal.SIGALRM:
        return STUCK
    return first or ("never ends" if ended else "")


def _ended(child: int, told: IO[str]) -> tuple[str, int]:
    """The first line that `child` tells, if any, and how it ended.

    What it split off may outlive it, and keep the pipe open: then nothing more is waited for.
    """
    gone, ended = 0, 0
    while not gone and not select.select([told], [], [], 1)[0]:
        gone, ended = os.waitpid(child, os.WNOHANG)
    first = told.readline().strip() if select.select([told], [], [], 0)[0] else ""
    if not gone:
        if first:
            os.killpg(child, signal.SIGKILL)
        _, ended = os.waitpid(child, 0)
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return first, ended


class Tells:
    """Writes the id of the first test that fails."""

    def __init__(self, where: int) -> None:
        self._where = where

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Tell of a failure."""
        if report.failed:
            os.write(self._where, f"{report.nodeid!r}\n".encode())


def _try(name: str, tests: list[str], limit: int, telling: int) -> None:
    """Run the tests with the change, and end the process."""
    switch.choose(name)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    signal.alarm(60 + 5 * limit)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    forget(KEPT if not name.startswith(("macros.model", "macros.data", "macros.check")) else ("-",))
    shutil.rmtree(".cache/files", ignore_errors=True)  # made without the change
    files = list(dict.fromkeys(test.partition("::")[0] for test in tests))
    os._exit(bool(pytest.main(["-x", "-q", *files], [Only(tests), Tells(telling)])))


switch.install()

if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
