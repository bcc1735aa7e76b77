"""Copies of the project to measure, and what a command in one of them costs."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.project import copied

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
# Installed packages are compiled; where Python may not keep what it compiles, this project alone
# would be compiled in every build.
ENVIRONMENT.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, seconds that the processor ran it, and the most memory held, in MB.

    The processor's are those in user mode: a loaded machine changes them least.
    """

    seconds: float
    user: float
    memory: float


def copy(folder: Path) -> Path:
    """The project copied to `folder`, free to be changed."""
    return copied(ROOT, folder)


def build(folder: Path) -> Cost:
    """What `mkdocs build` costs in `folder`; SystemExit with its words where it fails."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "built"]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    words = process.stderr.read().decode() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build in {folder} fails:\n{words}")
    megabytes = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Cost(seconds, used.ru_utime, megabytes)
