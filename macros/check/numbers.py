"""Rules for numbers and countries in texts: they come from the identity, and are named by key."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from macros.check.each_entry import of_each
from macros.data.numbers import KEYS, PATTERNS
from macros.data.problems import Problem
from macros.model.entries import Identified
from macros.model.handbook import Handbook, name_of
from macros.model.identity import Identity
from macros.model.links import Way, texts_with
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
        yield from _not_by_hand(number, key)(handbook)


@lru_cache(maxsize=4)
def _not_by_hand(number: str, key: str) -> Callable[[Handbook], Iterator[Problem]]:
    digits = re.compile(re.escape(number))
    written = re.compile(rf"(?<![\w{{-]){digits.pattern}(?![\w-])")
    alone = f"{key.partition('_')[0]}_number"

    @of_each
    def rule(entry: Identified) -> Iterator[Problem]:
        is_by_hand = name_of(type(entry)) in BY_HAND
        for way, text, _ in () if is_by_hand else texts_with(entry, digits):
            if written.search(text):
                words = (
                    f"'{entry.id}' writes {number} by hand: write {{{key}}}, or the number alone "
                    f"as {{{alone}}}, which other editions change; where it is no number to call, "
                    f"as in a section of a law, write {{{number}}}"
                )
                yield Problem(entry.file, entry.line_of(*way), words)

    return rule


@of_each
def keys_are_known(entry: Identified) -> Iterator[Problem]:
    """A key in braces is one of those that are filled in; with a capital it begins a sentence."""
    for way, text in _with_keys(entry):
        for found in _NAMES.finditer(_bare(text)):
            near = did_you_mean(found[2].casefold(), KEYS)
            is_key = bool(found[1]) and found[2].replace("_", "").isalnum()
            if not found[2].isdigit() and not _MEANT.search(found[0]) and (is_key or near):
                words = f"'{entry.id}' names {found[0]}, which nothing fills in{near or '.'} Texts "
                words += f"can name {', '.join(f'{{{known}}}' for known in KEYS)}"
                yield Problem(entry.file, entry.line_of(*way), words)


_NAMES = re.compile(r"(\{)?((?(1)[^{}\n]+|\b[a-z]+_[a-z]+\b))(?(1)\})", re.IGNORECASE)
"""What stands in braces, or is joined by a line as some keys are."""

_JOINED = {key.replace("_", ""): key for key in KEYS}
_MEANT = re.compile(
    rf"\{{*[ \t]*\b({'|'.join(key.replace('_', '[ _-]?') for key in sorted(KEYS)[::-1])})\b"
    r"[ \t]*\}*",
    re.IGNORECASE,
)
"""A key, whatever stands around it and joins its words."""

_MAY_BE = re.compile(r"[{}_]")
"""Most texts hold none of these, and so no key that is meant as one."""


@of_each
def keys_stand_in_one_pair_of_braces(entry: Identified) -> Iterator[Problem]:
    """Else nobody is told whom to call, but the name of the number."""
    for way, text in _with_keys(entry):
        for found in _MEANT.finditer(_bare(text)):
            written, key = found[0].strip(), _key(found[1])
            is_a_word = "_" not in written and written == found[1]
            if not is_a_word and written != f"{{{key}}}":
                words = f"'{entry.id}' has '{written}', which nothing fills in: write {{{key}}}"
                yield Problem(entry.file, entry.line_of(*way), words)


@of_each
def keys_are_left_out_where_none_is_filled_in(entry: Identified) -> Iterator[Problem]:
    """The entry that says whom to call, and those whose braces mean groups, name no key."""
    if name_of(type(entry)) in PATTERNS:
        for way, text, _ in texts_with(entry, _FILLED_ELSEWHERE):
            if found := _FILLED_ELSEWHERE.search(text):
                words = f"'{entry.id}' names {found[0]}, which nothing fills in here: write it out"
                yield Problem(entry.file, entry.line_of(*way), words)


_FILLED_ELSEWHERE = re.compile(
    rf"\{{(?:{'|'.join(key for key in KEYS if '_' in key)})\}}", re.IGNORECASE
)
"""A key that is the name of no group of words."""


def _key(written: str) -> str:
    """The key that is meant by what was written, with its capital."""
    key = _JOINED[re.sub(r"[ _-]", "", written.casefold())]
    return key.capitalize() if written[0].isupper() and not written.isupper() else key


def _bare(text: str) -> str:
    """`text` without addresses, in which such words are part of a name."""
    return _ADDRESS.sub("…", text)


_ADDRESS = re.compile(r"(?<=://)[^\s<>()]+")


def _numbers(handbook: Handbook) -> dict[str, str]:
    """The numbers of the handbook, and the key that each is named by."""
    found: dict[str, str] = {}
    for who in handbook.all(Identity):
        found |= {who.crisis_line.number: "crisis_line", who.emergency.number: "emergency"}
    return found


def _with_keys(entry: Identified) -> Iterator[tuple[Way, str]]:
    """Every text of an entry that may name a key, where keys are filled in."""
    if name_of(type(entry)) not in PATTERNS:
        yield from ((way, text) for way, text, _ in texts_with(entry, _MAY_BE))


RULES = (
    numbers_are_named_by_key,
    keys_are_known,
    keys_stand_in_one_pair_of_braces,
    keys_are_left_out_where_none_is_filled_in,
)
