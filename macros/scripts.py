"""The site's scripts as they are served: without the comments, which are for readers."""

from __future__ import annotations

import re

FOLDER = "assets/javascripts/"
"""Where the site's own scripts are, under docs/."""

_COMMENT = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)


def bare(script: str) -> str:
    """`script` without the comments and blank lines that have lines of their own."""
    lines = _COMMENT.sub("", script).split("\n")
    return "\n".join(line for line in lines if line.strip())
