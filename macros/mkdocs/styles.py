"""The style sheets as they are served: those of every page as one file, all without comments."""

from __future__ import annotations

import re
from collections.abc import Iterable

FOLDER = "assets/stylesheets/"
"""Where the style sheets are, under docs/."""

SITE = f"{FOLDER}site.css"
"""The file that every page loads."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def bare(sheet: str) -> str:
    """`sheet` without its comments and blank lines."""
    lines = _COMMENT.sub("", sheet).split("\n")
    return "\n".join(line for line in lines if line.strip())


def joined(sheets: Iterable[str]) -> str:
    """One style sheet that holds `sheets` in their order."""
    return "\n".join(map(bare, sheets))
