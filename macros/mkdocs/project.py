"""The handbook that the current build shows, read again only when data/ has changed."""

from __future__ import annotations

from pathlib import Path

from macros.check.project import examine, with_pages
from macros.data.problems import DataError, Problem
from macros.outputs.site import site_renderer
from macros.pages.render_cache import Kept
from macros.pages.renderer import TEMPLATES, Renderer

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"

_Stamp = tuple[tuple[str, int, int], ...]
_last: dict[Path, tuple[tuple[_Stamp, ...], Renderer, list[Problem]]] = {}

kept: Kept | None = None
"""What to keep from one build to the next: None but under `make serve`, where the hook sets it."""


def examined(data: Path = DATA) -> tuple[Renderer, list[Problem]]:
    """The renderer for what can be read of `data`, and everything that is wrong with it.

    It is the same until a data file, a page or a template changes its size or modification time.
    """
    around = _stamp(TEMPLATES, "*.j2"), _stamp(data.parent / "docs", "*.md")
    stamp = (_stamp(data, "*.yml"), *around)
    if data not in _last or _last[data][0] != stamp:
        handbook, problems = examine(data)
        sound = kept if not problems else None
        made = sound.renderer(handbook, around, site_renderer) if sound else site_renderer(handbook)
        _last[data] = (stamp, made, problems)
    return _last[data][1:]


def problems(data: Path, docs: Path) -> list[Problem]:
    """Everything that is wrong with the data and the pages that use it, by place."""
    made, found = examined(data)
    return with_pages(made.handbook, found, docs)


def renderer(data: Path = DATA) -> Renderer:
    """The renderer for `data`; raises `DataError` where the data has problems."""
    made, problems = examined(data)
    if problems:
        raise DataError(problems)
    return made


def last(data: Path = DATA) -> Renderer:
    """The renderer that `renderer` gave last: for all pages of one build, without the disk."""
    return _last[data][1] if data in _last else renderer(data)


def _stamp(folder: Path, pattern: str) -> _Stamp:
    stats = ((str(file), file.stat()) for file in sorted(folder.rglob(pattern)))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
