"""`python -m macros overlay new FOLDER`: an overlay to begin with, which builds as it is."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "start"


def start(folder: Path) -> str:
    """Write the beginning of an overlay into `folder`; ValueError where something lies there."""
    if folder.exists() and any(folder.iterdir()):
        raise ValueError(f"{folder} is not empty: name a folder that is not there yet")
    id_ = re.sub(r"[^a-z0-9]+", "-", folder.name.casefold()).strip("-") or "ours"
    given = {"id": id_, "name": id_.replace("-", " ").title(), "day": _today()}
    for source in sorted(p for p in _FOLDER.rglob("*") if p.is_file()):
        target = folder / source.relative_to(_FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        target.write_text(Template(text).safe_substitute(given), encoding="utf-8")
    return (
        f"{folder}: begin with organisation.yml. Then\n"
        f"  make check OVERLAY={folder}     says what is wrong, by file and line\n"
        f"  make serve OVERLAY={folder}     shows the site while you write\n"
        f"  make site OVERLAY={folder}      builds it"
    )


def _today() -> str:
    return datetime.datetime.now(tz=datetime.UTC).date().isoformat()
