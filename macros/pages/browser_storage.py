"""What the site keeps in a reader's browser, read from the one list that its scripts use."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "web/stored.js"

_ROWS = re.compile(r"^export const stored = (\[.*?^\]);$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Stored:
    """A key of the browser's localStorage; a `*` at its end stands for any ending."""

    key: str
    purpose: str

    def covers(self, key: str) -> bool:
        """Whether this is the entry for `key`."""
        if self.key.endswith("*"):
            return key.startswith(self.key[:-1])
        return key == self.key


def stored(path: Path = LIST) -> list[Stored]:
    """Every key in the order of the list; ValueError where the file holds no such list."""
    found = _ROWS.search(path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path.name}: the list 'stored' has to be plain JSON")
    return [Stored(**row) for row in json.loads(found[1])]
