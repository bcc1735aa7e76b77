"""A copy of the project, free to be broken."""

from __future__ import annotations

import shutil
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
