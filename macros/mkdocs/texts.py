"""Texts of mkdocs.yml that hold what a word processor put in the place of plain signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from macros.check.signs import HALF_CURLY
from macros.data.problems import Problem
from macros.data.yaml_tree import CURLY, at_its_ends
from macros.mkdocs.settings_file import Settings, below, rows
from macros.model.other_signs import other_sign

_SINGLE = re.compile("^[‘’‚][^‘’‚]*[‘’]$")  # noqa: RUF001
_HARD = re.compile(r"^(?![\s]*$)(?:(?P<first>[^\S\t\n\r ])|.*(?P<last>[^\S\t\n\r ])$)", re.DOTALL)
"""A space at an end of a text that YAML does not take for one."""


def problems(settings: Settings) -> Iterator[Problem]:
    """Signs that became a part of a value, or of what is looked for in pages."""
    told = [*_ends(settings, settings.root)]
    yield from told or _markers(settings)


def _ends(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """Signs at the ends of the values below `node`."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = child if isinstance(child, tuple) else (None, child)
        for text in (key, value):
            if isinstance(text, yaml.ScalarNode) and (words := _hard(text.value)):
                yield settings.problem(text, words)
        if isinstance(value, yaml.ScalarNode) and (words := _at_its_ends(value)):
            yield settings.problem(value, words)
        yield from _ends(settings, value)


def _hard(text: str) -> str:
    """What to do about a space at an end of `text` that is no plain one."""
    found = _HARD.match(text)
    sign = (found["first"] or found["last"]) if found else ""
    return sign and f"a space at an end of this text is no plain one (U+{ord(sign):04X}): delete it"


def _at_its_ends(node: yaml.ScalarNode) -> str:
    """What to do about quotes, and the like, around a text that has no plain ones."""
    text = str(node.value)
    if node.style:
        return ""
    is_half = "„" not in text and text.count("“") != text.count("”")
    curly = CURLY if _SINGLE.match(text) else HALF_CURLY if is_half else ""
    return at_its_ends(text) or curly


def _markers(settings: Settings) -> Iterator[Problem]:
    """Signs in a marker that only look like those of a page."""
    extra = settings.get("extra")
    parts = below(extra[1], "parts") if extra else None
    for row in rows(parts) if parts else ():
        marker = below(row, "marker")
        if marker is not None and (words := other_sign(str(marker.value))):
            yield settings.problem(marker, f"no page holds '{marker.value}': {words}")
