"""The handbook that the current build shows, read again only when data/ has changed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.check.project import examine, with_pages
from macros.data.overlay import chosen
from macros.data.problems import DataError, Problem
from macros.model.handbook import Handbook
from macros.outputs import rehearsal
from macros.outputs.site import cached_renderer, offered, site_renderer
from macros.pages.cache import Cache
from macros.pages.renderer import TEMPLATES, Renderer

Stamp = tuple[tuple[str, int, int], ...]
"""The name, modification time and size of files: it differs where one of them was saved."""


class Project:
    """The data and pages of one folder, and what the last build made of them."""

    def __init__(self, root: Path, docs: Path, cache: Cache | None = None) -> None:
        self.root, self.docs, self.cache = root, docs, cache
        self._stamp: tuple[Stamp, ...] = ()
        self._renderer: Renderer | None = None
        self._problems: list[Problem] = []

    @property
    def data(self) -> Path:
        """The folder of the data files."""
        return self.root / "data"

    def problems(self) -> list[Problem]:
        """Everything that is wrong with the data and the pages that use it, by place."""
        self._read()
        return self._problems

    def unmade(self) -> list[Problem]:
        """What can't be made because of an overlay, by its own file and line.

        Or the build would tell of the pages that lack it. Without an overlay, the check tells.
        """
        handbook = self.renderer().handbook
        made = site_renderer(handbook, self.docs)  # one of its own: the build's has files to offer
        return list(rehearsal.problems(made)) if handbook.local else []

    def renderer(self) -> Renderer:
        """The renderer for the data as it is now; raises `DataError` where it has problems."""
        self._read()
        if self._renderer is None or self._problems:
            raise DataError(self._problems)
        return self._renderer

    @property
    def current(self) -> Renderer:
        """The renderer that `renderer` gave last: for all pages of one build, without the disk."""
        return self._renderer or self.renderer()

    def _read(self) -> None:
        around: tuple[Stamp, ...] = stamp(TEMPLATES.rglob("*.j2")), stamp(self.docs.rglob("*.md"))
        around = (*around, *(stamp(folder.rglob("*")) for folder in chosen()))
        now = (stamp(self.data.rglob("*.yml")), *around)
        if now == self._stamp:
            return
        handbook, found = examine(self.data)
        self._problems = with_pages(handbook, found, self.data, self.docs, offered())
        if not self._problems:
            self._renderer = self._made(handbook, around)
        self._stamp = now

    def _made(self, handbook: Handbook, around: tuple[Stamp, ...]) -> Renderer:
        if self.cache is None:
            return site_renderer(handbook, self.docs)
        return cached_renderer(handbook, self.cache, self.docs, around)


def stamp(files: Iterable[Path]) -> Stamp:
    """When each of `files` was last saved; one that is gone or can't be reached is left out."""
    found: list[tuple[str, int, int]] = []
    for file in sorted(files):
        try:
            stat = file.stat()
        except OSError:
            continue
        found.append((str(file), stat.st_mtime_ns, stat.st_size))
    return tuple(found)


_projects: dict[Path, Project] = {}


def project_at(root: Path, docs: Path, cache: Cache | None = None) -> Project:
    """The project in `root`, the same for every part of MkDocs that asks for it.

    `cache` counts when it is asked for first.
    """
    return _projects.setdefault(root, Project(root, docs, cache))
