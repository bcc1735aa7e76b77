"""The handbook that the current build shows, read again only when data/ has changed."""

from __future__ import annotations

from pathlib import Path

from macros.load import examine
from macros.problems import DataError, Problem
from macros.render import TEMPLATES, Renderer

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

_Stamp = tuple[tuple[str, int, int], ...]
_kept: dict[Path, tuple[_Stamp, Renderer, list[Problem]]] = {}


def examined(data: Path = DATA) -> tuple[Renderer, list[Problem]]:
    """The renderer for what can be read of `data`, and everything that is wrong with it.

    It is kept until a data file or a template changes its size or modification time.
    """
    stamp = _stamp(data)
    if data not in _kept or _kept[data][0] != stamp:
        handbook, problems = examine(data)
        _kept[data] = (stamp, Renderer(handbook), problems)
    return _kept[data][1:]


def renderer(data: Path = DATA) -> Renderer:
    """The renderer for `data`; raises `DataError` where the data has problems."""
    made, problems = examined(data)
    if problems:
        raise DataError(problems)
    return made


def last(data: Path = DATA) -> Renderer:
    """The renderer that `renderer` gave last: for all pages of one build, without the disk."""
    return _kept[data][1] if data in _kept else renderer(data)


def _stamp(data: Path) -> _Stamp:
    files = sorted([*data.rglob("*.yml"), *TEMPLATES.rglob("*.j2")])
    return tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files)
