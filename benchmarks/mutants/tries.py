"""Run the tests of a room once for each change, from a process in which everything is loaded.

It runs in the copy of the project that sample.py makes: `python -m benchmarks.mutants.tries FILE
ROOM`, with the names of the changes in the standard input. FILE is where the results are kept.
"""

from __future__ import annotations

import functools
import json
import os
import resource
import sys
import time
from pathlib import Path

import pytest

from benchmarks.mutants.rooms import ROOMS, SLOW, WITHOUT

LIMIT = 2
"""So many times what the tests need without any change: then they never end, which is noticed."""


class Quick:
    """Leaves out the tests that need what takes long."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what asks for nothing slow."""
        items[:] = [item for item in items if not SLOW & set(getattr(item, "fixturenames", ()))]


def main(kept: Path, room: str) -> int:
    """Try each change that has no result yet; 1 where the tests fail without any change."""
    arguments = ["-x", "-q", "-k", WITHOUT, *ROOMS[room]]
    os.environ["MUTANT_UNDER_TEST"] = ""
    if pytest.main(arguments, [Quick()]):
        return 1
    limit = 1 + round(LIMIT * time.process_time())
    conftest = sys.modules["tests.conftest"]
    vars(conftest)["load"] = functools.cache(vars(conftest)["load"])
    vars(conftest)["load"](vars(conftest)["ROOT"] / "data")
    found = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    for name in sys.stdin.read().split():
        if name not in found:
            found[name] = _fails(name, arguments, limit)
            kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return 0


def _fails(name: str, arguments: list[str], limit: int) -> bool:
    """Whether a test fails, or computes for more than `limit` seconds, with the change `name`."""
    child = os.fork()
    if not child:
        os.environ["MUTANT_UNDER_TEST"] = name
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
        for stream in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        os._exit(bool(pytest.main(arguments, [Quick()])))
    return os.waitpid(child, 0)[1] != 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
