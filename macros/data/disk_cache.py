"""Folders of files that were made before, on disk, each under a digest of all it was made from.

The same digest gives the same files, so what is kept equals what would be made anew. Whoever keeps
something here names everything in the digest that it depends on: texts, programs, versions.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = ".cache"
"""Where the cache is, below the project's folder."""

_MOST_FOLDERS = 8
"""How many folders of a name stay: going back to an earlier branch costs nothing."""


def made_once(root: Path, name: str, digest: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` fills, or filled before under this `name` and `digest`.

    It stands whole or not at all. Raises what `make` raises.
    """
    folder = root / FOLDER / name / digest
    if not folder.is_dir():
        _make(folder, make)
    os.utime(folder)
    return folder


def digest_of(root: Path, files: Iterable[Path], *others: object) -> str:
    """A name for what `files` hold, which lie below `root`, and for the values of `others`."""
    found = hashlib.sha256(repr(others).encode())
    for path in sorted(files):
        content = path.read_bytes()
        found.update(f"{os.path.relpath(path, root)} {len(content)}\n".encode() + content)
    return found.hexdigest()[:16]


def _make(folder: Path, make: Callable[[Path], None]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix="."))
    try:
        make(made)
        made.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another build was quicker
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    for old in sorted(folder.parent.glob("[!.]*"), key=lambda p: p.stat().st_mtime)[
        :-_MOST_FOLDERS
    ]:
        shutil.rmtree(old, ignore_errors=True)
