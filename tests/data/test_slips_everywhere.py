"""What is told of a slip, whatever the kind and field: the same slip in a file of each kind.

The handbook in tests/fixtures/every-field has every field, each item on a line of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import problems
from macros.data.problems import Problem
from macros.outputs.site import offered

FOLDER = "tests/fixtures/every-field"

_TEXT = r"^(?P<key> +(?!id|page|type)\w+: )(?P<value>[A-Z][^:]*)$"
_ITEM = r"^(?P<key> +- )(?P<value>[A-Z][^:]*)$"
_NAME = r"^(?P<key> +(?:- |\w+: )(?!id: ))(?P<value>first|another-1)$"
_LIST = r"^(?P<key> +(?!sections|parts|groups)\w+:)(?P<value>)$"

SLIPS: Mapping[str, tuple[str, str]] = {
    "nothing in its place": (_TEXT, r'\g<key>""'),
    "a list for a text": (_TEXT, r"\g<key>[\g<value>]"),
    "a word that YAML reads as a truth": (_TEXT, r"\g<key>no"),
    "a number for a text": (_TEXT, r"\g<key>2013"),
    "HTML in a text": (_TEXT, r"\g<key>A <b>\g<value></b>"),
    "half of a strong text": (_TEXT, r"\g<key>A **\g<value>"),
    "half of a link": (_TEXT, r"\g<key>See [this](tasks:first and more"),
    "a link to nothing": (_TEXT, r"\g<key>See [this](tasks:frist)."),
    "an unsafe link": (_TEXT, r"\g<key>See [this](javascript:alert)."),
    "a number by an unknown key": (_TEXT, r"\g<key>Call {nobody} now."),
    "a colon in a text": (_TEXT, r"\g<key>Remember: \g<value>"),
    "a quote that stays open": (_TEXT, r'\g<key>"\g<value>'),
    "a key misspelled": (
        r"^(?P<key> +)(?P<value>\w{3})(?P<rest>\w+:.*)$",
        r"\g<key>x\g<value>\g<rest>",
    ),
    "a key twice": (_TEXT, r"\g<key>\g<value>\n\g<key>Another."),
    "no colon": (r"^(?P<key> +\w+):(?P<value> .+)$", r"\g<key>\g<value>"),
    "no space after the colon": (r"^(?P<key> +\w+:) (?P<value>[A-Z].*)$", r"\g<key>\g<value>"),
    "a sign too far right": (_TEXT, r" \g<key>\g<value>"),
    "an item without its dash": (r"^(?P<key> +)- (?P<value>[A-Z].*)$", r"\g<key>\g<value>"),
    "an item twice": (
        r"^(?P<key> +- (?!\w+:))(?P<value>.+)$",
        r"\g<key>\g<value>\n\g<key>\g<value>",
    ),
    "an item that is empty": (_ITEM, r'\g<key>""'),
    "an item with HTML": (_ITEM, r"\g<key>A <i>\g<value></i>"),
    "a name of nothing": (_NAME, r"\g<key>frist"),
    "a name by its kind": (_NAME, r"\g<key>tasks:first"),
    "a section of no source": (
        r"^(?P<key> +- )(?P<value>\w+-document/.+)$",
        r"\g<key>my-document/nowhere",
    ),
    "a text for a list": (_LIST, r"\g<key> text\n  x-\g<value>:"),
    "a list without its items": (_LIST, r"\g<key> []\n  y:"),
    "a day that is no day": (r"^(?P<key> +\w+: )(?P<value>2026-.+)$", r"\g<key>2026-02-31"),
    "a day long ago": (r"^(?P<key> +\w+: )(?P<value>2026-.+)$", r"\g<key>1926-01-01"),
    "a word for a number": (r"^(?P<key> +\w+: )(?P<value>\d+)$", r"\g<key>ten"),
    "a number too many": (r"^(?P<key> +\w+: )(?P<value>\d+)$", r"\g<key>9\g<value>"),
    "a truth in words": (r"^(?P<key> +\w+: )(?P<value>false|true)$", r"\g<key>maybe"),
    "a tab": (_TEXT, "\t\\g<key>\\g<value>"),
    "an address without a host": (r"^(?P<key> +\w+: )(?P<value>https://.+)$", r"\g<key>https:///x"),
}
"""Each slip: what a line has to look like, and what becomes of it."""


def slipped(text: str, looks: str, becomes: str, turn: int) -> str:
    """`text` with the slip in one of the lines that look so, another one at each turn."""
    found = list(re.finditer(looks, text, re.MULTILINE))
    if not found:
        return text
    at = found[turn * 7 % len(found)]
    return text[: at.start()] + at.expand(becomes) + text[at.end() :]


def _by_words(found: Iterable[Problem]) -> dict[str, str]:
    """The places of the problems, by what is told of them."""
    places: dict[str, list[str]] = {}
    for one in found:
        places.setdefault(one.message, []).append(f"{Path(one.file).stem}:{one.line}")
    return {words: " ".join(where) for words, where in places.items()}


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """A copy of the handbook."""
    return shutil.copytree(root / FOLDER, tmp_path / "book")


def test_what_is_told_of_a_slip_is_reviewed(
    book: Path, root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each problem with its line: one slip in every file that has a line for it."""
    told = {}
    for turn, (name, (looks, becomes)) in enumerate(SLIPS.items()):
        for path in sorted((root / FOLDER / "data").glob("*.yml")):
            text = slipped(path.read_text(encoding="utf-8"), looks, becomes, turn)
            (book / "data" / path.name).write_text(text, encoding="utf-8")
        told[name] = _by_words(problems(book / "data", book / "docs", offered()))
        assert told[name], name
    reviewed("slips.yml", told)
