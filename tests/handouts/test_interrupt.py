"""`python -m macros handouts`, ended while it works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.outputs.handouts import build

PATIENCE = 120
WORKERS = 2
"""One for each size of paper. Each tells of a file before it begins the next."""
SOON = 10
"""Seconds. Two are promised; the machine that tests has other work to do."""


@pytest.fixture
def working(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A build of the handouts in a group of its own, which has made some sheets already."""
    command = [sys.executable, "-m", "macros", "handouts", str(tmp_path)]
    # Tests that a shell runs in the background ignore Ctrl-C, and what they start would, too.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.PIPE)
    signal.signal(signal.SIGINT, before)
    ends = time.monotonic() + PATIENCE
    while len(list(tmp_path.glob("*.pdf"))) <= WORKERS and time.monotonic() < ends:
        time.sleep(0.1)
    yield process
    if _is_alive(process.pid):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stderr:
        process.stderr.close()


def _is_alive(group: int) -> bool:
    """Whether a process of `group` is left that is more than an entry to be collected."""
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True
    ).stdout
    rows = (line.split() for line in listed.splitlines())
    return any(int(own) == group and not state.startswith("Z") for own, state in rows)


def _ends_soon(group: int) -> bool:
    ends = time.monotonic() + SOON
    while time.monotonic() < ends:
        if not _is_alive(group):
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_ends_it_in_two_seconds_with_all_its_workers(
    working: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    """What its workers told of is there and listed, and nothing half written is left."""
    os.killpg(working.pid, signal.SIGINT)
    assert _ends_soon(working.pid)
    assert working.stderr
    assert b"Traceback" not in working.stderr.read()
    made = {path.name for path in tmp_path.glob("*.pdf")}
    listed = set(build.manifest(tmp_path))
    assert made >= listed
    assert len(made) > WORKERS >= len(made - listed)
    assert list(tmp_path.glob("*.part")) == []


def test_its_workers_end_where_it_is_killed(working: subprocess.Popen[bytes]) -> None:
    """Nobody is left who goes on printing."""
    working.kill()
    assert _ends_soon(working.pid)
