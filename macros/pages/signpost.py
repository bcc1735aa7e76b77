"""The signpost for hard moments, on every page that speaks of danger."""

from __future__ import annotations

import re

from macros.model.danger import speaks_of_danger, was_left_out_of
from macros.model.handbook import Handbook

BOXES = ("html | aside.signpost", 'class="signpost"')
"""What the markup of a page holds where the signpost stands on it already."""


def is_needed(handbook: Handbook, page: str, markdown: str) -> bool:
    """Whether `page`, its path under docs/, lacks it and speaks of danger, or did once."""
    if any(sign in markdown for sign in BOXES):
        return False
    return speaks_of_danger(handbook, markdown) or was_left_out_of(handbook, page)


def placed(markdown: str, box: str) -> str:
    """A page's `markdown` with the signpost `box` under its title."""
    return re.sub(r"(?m)^# .*$", lambda title: f"{title[0]}\n\n{box}", markdown, count=1)
