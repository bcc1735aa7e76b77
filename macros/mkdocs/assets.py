"""The scripts and style sheets of web/, bundled by esbuild and named by what they hold.

A bundle is kept in .cache/web/ under the hash of what it is made from, so it is made once.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros import node
from macros.data.disk_cache import digest_of, made_once

FOLDER = "web"
"""Where the sources are, below the project's folder."""

_BUNDLER = f"{FOLDER}/bundle.mjs"


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
    web = (path for path in (root / FOLDER).rglob("*") if path.is_file())
    sources = (*web, root / "package.json", root / "package-lock.json")
    digest = digest_of(root, sources)
    folder = made_once(root, FOLDER, digest, lambda made: _run_bundler(made, root))
    addresses = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return Bundle(folder, addresses)


def _run_bundler(folder: Path, root: Path) -> None:
    node.run(_BUNDLER, str(folder), root=root)
