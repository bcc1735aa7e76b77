"""The handbook that the current build shows, read again only when data/ has changed."""

from __future__ import annotations

from pathlib import Path

from macros.load import load
from macros.render import TEMPLATES, Renderer

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"

_Stamp = tuple[tuple[str, int, int], ...]
_kept: dict[Path, tuple[_Stamp, Renderer]] = {}


def renderer(data: Path = DATA) -> Renderer:
    """The renderer for `data`, cached by the size and modification time of its files.

    Raises `DataError` where the data has problems.
    """
    stamp = _stamp(data)
    if data not in _kept or _kept[data][0] != stamp:
        _kept[data] = (stamp, Renderer(load(data)))
    return _kept[data][1]


def _stamp(data: Path) -> _Stamp:
    files = sorted([*data.rglob("*.yml"), *TEMPLATES.rglob("*.j2")])
    return tuple((str(f), f.stat().st_mtime_ns, f.stat().st_size) for f in files)
