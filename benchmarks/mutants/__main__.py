"""Change the engines with StrykerJS, then the model and the checks with mutmut, a line at a time.

What came of it, and what was left, stands in benchmarks/mutants.md.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from macros import ROOT, node

HERE = Path(__file__).parent
STRYKER = HERE / "node_modules/@stryker-mutator/core/bin/stryker.js"


def main() -> int:
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
