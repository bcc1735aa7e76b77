"""Macro calls that were to be shown as they are typed: they are filled in, in code too."""

from __future__ import annotations

import re
from collections.abc import Collection

from macros.check.page_code import code_in, without_code

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

_CALL = re.compile(r"\{\{-?\s*(\w+)\(")
_AS_IT_IS = re.compile(r"\{%-?\s*raw\b.*?\{%-?\s*endraw\b|\{#.*?#\}", re.DOTALL)
"""What Jinja leaves alone."""

_PLAIN = ("count", "handbook", "text")
"""Macros whose words may stand in code: the others make links, and whole parts of pages."""


def shown_call(text: str, macros: Collection[str]) -> Found | None:
    """The first call of one of `macros` in the code of a page that nothing keeps as it is."""
    bare = without_code(text)
    if all(bare[call.start()] == "{" for call in _CALL.finditer(text)):
        return None  # as in nearly all pages
    kept = [found.span() for found in _AS_IT_IS.finditer(text)]
    for start, end in code_in(text):
        for call in _CALL.finditer(text, start, end):
            is_kept = any(a <= call.start() < b for a, b in kept)
            if call[1] in macros and call[1] not in _PLAIN and not is_kept:
                return text.count("\n", 0, call.start()) + 1, _TO_KEEP
    return None


_TO_KEEP = (
    "macros are filled in here too, for they know nothing of code: write {% raw %} before this "
    "call, and {% endraw %} behind it"
)
