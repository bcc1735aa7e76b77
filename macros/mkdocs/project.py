"""The handbook that the current build shows, read again only when data/ has changed.

A page of docs/ that is saved is checked again; of what is made of the data, what shows the page's
front matter or title is made anew where these are others, and what a saved template has a part in.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from macros.check.project import examine_base, with_overlays, with_pages
from macros.data.overlay import chosen
from macros.data.problems import DataError, Problem
from macros.model.handbook import Handbook
from macros.outputs import rehearsal
from macros.outputs.site import cached_renderer, offered, site_renderer
from macros.pages.cache import Cache, Files
from macros.pages.learning_paths import top_of
from macros.pages.renderer import TEMPLATES, Renderer

Stamp = tuple[tuple[str, int, int], ...]
"""The name, modification time and size of files: it differs where one of them was saved."""


class Project:
    """The data and pages of one folder, and what the last build made of them."""

    def __init__(self, root: Path, docs: Path, cache: Cache | None = None) -> None:
        self.root, self.docs, self.cache = root, docs, cache
        self._stamp: tuple[object, ...] = ()
        self._base: tuple[Stamp, tuple[Handbook, list[Problem]]] | None = None
        self._examined: tuple[Handbook, list[Problem]] | None = None
        self._data_stamp: tuple[Stamp, ...] = ()
        self._made_of: tuple[Handbook, Files, object] | None = None
        self._renderer: Renderer | None = None
        self._problems: list[Problem] = []
        self._tried = Cache()
        self._broken: tuple[object, list[Problem]] = (None, [])

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
        handbook = self.current.handbook
        if not handbook.local:
            return []
        # A renderer of its own: that of the build has files to offer.
        return list(rehearsal.problems(site_renderer(handbook, self.docs)))

    def broken(self) -> list[Problem]:
        """Of what `unmade` tells, the pages of docs/: made anew only where something is another."""
        if self._broken[0] != self._stamp:
            self.renderer()
            self._broken = self._stamp, list(self._of_pages())
        return self._broken[1]

    def _of_pages(self) -> Iterable[Problem]:
        if self._made_of is None or not self._made_of[0].local:
            return ()
        handbook, files, around = self._made_of
        # A cache of its own, too: the files that the build's pages offer are not known yet.
        return rehearsal.pages(cached_renderer(handbook, self._tried, self.docs, files, around), {})

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
        overlays = tuple(stamp(folder.rglob("*")) for folder in chosen())
        templates, pages = stamp(TEMPLATES.rglob("*.j2")), sorted(self.docs.rglob("*.md"))
        data = (stamp(self.data.rglob("*.yml")), *overlays)
        now = (data, templates, stamp(pages))
        if now == self._stamp:
            return
        handbook, found = self._handbook(data)
        self._problems = with_pages(handbook, found, self.data, self.docs, offered())
        if not self._problems:
            tops = {page.relative_to(self.docs).as_posix(): top_of(page) for page in pages}
            self._make(handbook, Files(_by_name(templates), tops), overlays)
        self._stamp = now

    def _handbook(self, data: tuple[Stamp, ...]) -> tuple[Handbook, list[Problem]]:
        """The handbook and its problems, read again where the files of `data` are others."""
        if self._examined is None or data != self._data_stamp:
            base, problems = self._of_base(data[0])
            self._examined = with_overlays(base, list(problems))
            self._data_stamp = data
        return self._examined

    def _of_base(self, now: Stamp) -> tuple[Handbook, list[Problem]]:
        """The handbook itself and its problems, which a change in an overlay leaves as they are."""
        if self._base is None or self._base[0] != now:
            self._base = now, examine_base(self.data)
        return self._base[1]

    def _make(self, handbook: Handbook, files: Files, overlays: tuple[Stamp, ...]) -> None:
        """Make the renderer anew, unless it was made of the same."""
        before = self._made_of
        if before and before[0] is handbook and before[1:] == (files, overlays):
            return
        self._made_of = (handbook, files, overlays)
        if self.cache is None:
            self._renderer = site_renderer(handbook, self.docs)
        else:
            self._renderer = cached_renderer(handbook, self.cache, self.docs, files, overlays)


def _by_name(templates: Stamp) -> dict[str, tuple[int, int]]:
    """When each of `templates` was saved, by the name that templates have for it."""
    return {
        Path(name).relative_to(TEMPLATES).as_posix(): (at, size) for name, at, size in templates
    }


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
    if root not in _projects:
        _projects[root] = Project(root, docs, cache)
    return _projects[root]
