"""Change the engines with StrykerJS, then the model and the checks with mutmut, a line at a time.

With `--sample 2`, two changes of each module of the Python alone, with the tests about its room.

What came of it, and what was left, stands in benchmarks/mutants.md.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.mutants import sample
from macros import ROOT, node

HERE = Path(__file__).parent
STRYKER = HERE / "node_modules/@stryker-mutator/core/bin/stryker.js"


def main() -> int:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, help="how many changes of each module to try")
    parser.add_argument("--seed", default="1", help="the same seed draws the same changes")
    parser.add_argument("--room", nargs="*", default=(), help="only these folders of macros/")
    asked = parser.parse_args()
    return sample.main(asked.sample, asked.seed, asked.room) if asked.sample else everything()


def everything() -> int:
    """Both, whatever comes of the first; 0 where neither has found too much that goes unseen."""
    for folder in (ROOT, HERE):
        node.install(folder)
    engines = [str(node.PROGRAM), str(STRYKER), "run", str(HERE / "stryker.config.json")]
    python = [sys.executable, "-m", "mutmut", "run", "--max-children", str(os.cpu_count() or 1)]
    path = os.pathsep.join([str(node.PROGRAM.parent), os.environ.get("PATH", "")])
    runs = [
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PATH": path}, check=False)
        for command in (engines, python)
    ]
    return max(abs(done.returncode) for done in runs)


if __name__ == "__main__":
    sys.exit(main())
