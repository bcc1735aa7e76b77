"""The project, built strictly; and a copy of it, free to be broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros import node

PARTS = (
    *("data", "docs", "macros", "overrides", "schema", "web", "mkdocs.yml", "pyproject.toml"),
    *("package.json", "package-lock.json"),
)


def copied(root: Path, folder: Path) -> Path:
    """`folder`, with what the project at `root` builds its site from."""
    for part in PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / part)
    node.install(root)  # its packages are shared
    (folder / "node_modules").symlink_to(root / "node_modules")
    return folder


def strict_build(root: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """What `mkdocs build --strict OPTIONS` says in `root`, with these environment variables."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", *options],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
