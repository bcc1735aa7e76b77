"""The signpost for hard moments, on every page that speaks of danger."""

from __future__ import annotations

import re

BOXES = ("html | aside.signpost", 'class="signpost"')
"""What the markup of a page holds where the signpost stands on it already."""


def placed(markdown: str, box: str) -> str:
    """A page's `markdown` with the signpost `box` under its title, unless it has one."""
    if any(sign in markdown for sign in BOXES):
        return markdown
    return re.sub(r"(?m)^# .*$", lambda title: f"{title[0]}\n\n{box}", markdown, count=1)
