"""What the site keeps in a reader's browser, by the one list that its scripts use too."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "web/engines/storage-keys.json"


@dataclass(frozen=True)
class Stored:
    """A key of the browser's localStorage; a `*` at its end stands for any ending."""

    name: str
    key: str
    purpose: str
    shared: bool = False


def stored(path: Path = LIST) -> list[Stored]:
    """Every key, in the order of the list."""
    rows = json.loads(path.read_text(encoding="utf-8"))["localStorage"]
    return [Stored(**row) for row in rows]
