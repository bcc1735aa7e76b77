"""The scripts and style sheets of web/, bundled by esbuild and named by what they hold.

A bundle is kept in .cache/web/ under the hash of what it is made from, so it is made once.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros import node

FOLDER = "web"
"""Where the sources are, below the project's folder."""

_BUNDLER = f"{FOLDER}/bundle.mjs"
_CACHE = ".cache/web"
_KEPT = 8
"""How many bundles stay in the cache: going back to an earlier branch costs nothing."""


@dataclass(frozen=True)
class Bundle:
    """What web/bundle.mjs made; it says what lies in `folder`."""

    folder: Path
    addresses: Mapping[str, str]

    def address(self, name: str) -> str:
        """The address of `name`, such as "site.css", from the root of the site.

        A name that the bundle does not hold is an address already: a file of docs/.
        """
        return self.addresses.get(name, name)

    def files(self) -> Iterator[tuple[str, Path]]:
        """Every file for the site: its address, and where it lies."""
        site = self.folder / "site"
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            yield path.relative_to(site).as_posix(), path

    @property
    def offline(self) -> Path:
        """The one script for pages that are opened without a server."""
        return self.folder / "offline.js"

    @property
    def course(self) -> tuple[Path, ...]:
        """What lies beside a course for an LMS: its style sheet, its script, their licenses."""
        names = ("course.css", "course.js", "site/assets/licenses.txt")
        return tuple(self.folder / name for name in names)


def names(root: Path) -> frozenset[str]:
    """What pages can ask for by name of the scripts and style sheets in web/, without bundling."""
    web = root / FOLDER
    found = (*web.glob("*.js"), *(web / "styles").glob("*.css"))
    return frozenset(path.name for path in found)


def bundle(root: Path) -> Bundle:
    """The bundle of web/ in the project at `root`, made if it is not there.

    Raises node.NodeError, with file and line, where a script or a style sheet is wrong.
    """
    folder = root / _CACHE / _key(root)
    if not folder.is_dir():
        _make(root, folder)
    os.utime(folder)
    addresses = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return Bundle(folder, addresses)


def _make(root: Path, folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder.parent, prefix="."))
    try:
        node.run(_BUNDLER, str(made), root=root)
        made.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another build was quicker
            raise
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _forget(folder.parent)


def _forget(cache: Path) -> None:
    """Delete the bundles that were not used for longest."""
    for old in sorted(cache.glob("[!.]*"), key=lambda p: p.stat().st_mtime)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)


def _key(root: Path) -> str:
    sources = (p for p in (root / FOLDER).rglob("*") if p.is_file())
    found = hashlib.sha256()
    for path in sorted([*sources, root / "package.json", root / "package-lock.json"]):
        content = path.read_bytes()
        found.update(f"{path.relative_to(root).as_posix()} {len(content)}\n".encode() + content)
    return found.hexdigest()[:16]
