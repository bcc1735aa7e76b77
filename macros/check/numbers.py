"""Rules for numbers and countries in texts: they come from the identity, and are named by key."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.data.numbers import KEYS, NAMED, PATTERNS
from macros.data.problems import Problem
from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from macros.model.links import Way, leaves_of
from macros.model.suggest import did_you_mean

BY_HAND = {
    "handbook": "it is where the numbers stand",
    "links": "the name and the address of a line",
    "lookup-words": "what people type, wherever they are",
    "law": "law is told as it was read",
    "standards": "public standards are told as they were read",
    "references": "titles of works",
    "sources": "titles of documents and sections",
}
"""The kinds of entry in which a number may be written out, and what it is there."""


def numbers_are_named_by_key(handbook: Handbook) -> Iterator[Problem]:
    """No text writes out the number to call in danger: another edition would show it, too.

    In braces, as in `Section {112}`, digits say that they are no number to call.
    """
    for number, key in _numbers(handbook).items():
        written = re.compile(rf"(?<![\w{{-]){re.escape(number)}(?![\w-])")
        for entry, way, text in _texts(handbook, tuple(BY_HAND)):
            if number in text and written.search(text):
                alone = f"{key.partition('_')[0]}_number"
                words = (
                    f"'{entry.id}' writes {number} by hand: write {{{key}}}, or the number alone "
                    f"as {{{alone}}}, which other editions change; where it is no number to call, "
                    f"as in a section of a law, write {{{number}}}"
                )
                yield Problem(entry.file, entry.line_of(*way), words)


def keys_are_known(handbook: Handbook) -> Iterator[Problem]:
    """A key in braces is one of those that are filled in; with a capital it begins a sentence."""
    for entry, way, text in _texts(handbook, PATTERNS):
        for key in NAMED.findall(text):
            if (
                not key.isdigit()
                and key not in KEYS
                and key not in [known.capitalize() for known in KEYS]
            ):
                near = did_you_mean(key.casefold(), KEYS)
                words = (
                    f"'{entry.id}' names {{{key}}}, which nothing fills in{near or '.'} Texts can "
                )
                words += f"name {', '.join(f'{{{known}}}' for known in KEYS)}"
                yield Problem(entry.file, entry.line_of(*way), words)


def _numbers(handbook: Handbook) -> dict[str, str]:
    """The numbers of the handbook, and the key that each is named by."""
    found: dict[str, str] = {}
    for who in handbook.all(Identity):
        found |= {who.crisis_line.number: "crisis_line", who.emergency.number: "emergency"}
    return found


def _texts(handbook: Handbook, but: tuple[str, ...]) -> Iterator[tuple[Identified, Way, str]]:
    """Every text of every entry, and the way to it, but for those of some kinds."""
    for kind, entry, way, value, _ in leaves_of(handbook):
        if kind not in but and isinstance(value, str):
            yield entry, way, value


RULES = (numbers_are_named_by_key, keys_are_known)
