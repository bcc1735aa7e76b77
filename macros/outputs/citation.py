"""How a page is cited: in words, and for programs that keep literature (BibTeX)."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_SPECIAL = re.compile(r"[\\{}$&#%_^~]")
"""The signs that mean something in BibTeX, or in the TeX that it is for."""
_WRITTEN = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}


@dataclass(frozen=True)
class Citation:
    """A page with all that a citation of it names.

    `day` is the day its words are of: when they last changed, else when they were last read
    against their sources. None where nobody noted either; `changed` is None where nothing did.
    """

    authors: tuple[str, ...]
    title: str
    handbook: str
    url: str
    day: datetime.date | None = None
    changed: datetime.date | None = None

    @property
    def year(self) -> str:
        """The year of its words; `n.d.`, as libraries write it, where nothing tells it."""
        return str(self.day.year) if self.day else "n.d."

    @property
    def key(self) -> str:
        """A short name for it, of its own within the site."""
        parts = re.findall(r"[a-z0-9]+", urlsplit(self.url).path.lower())
        return "-".join(parts) or "handbook"

    @property
    def bibtex(self) -> str:
        """The entry for a BibTeX file."""
        fields = {
            "author": " and ".join(map(_tex, self.authors)),
            "title": _tex(self.title),
            "howpublished": _tex(self.handbook),
            **({"year": self.year} if self.day else {}),
            "url": self.url,
        }
        lines = ",\n".join(f'  {name} = "{value}"' for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}"


def _tex(text: str) -> str:
    """`text` in braces, so that BibTeX takes no name apart and leaves capitals as they are."""
    written = _SPECIAL.sub(lambda sign: _WRITTEN.get(sign[0], f"\\{sign[0]}"), text)
    return f"{{{written}}}"
