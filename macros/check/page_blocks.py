"""Blocks of a page (/// note): each ends as it begins, and its options are some that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.model.suggest import did_you_mean

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

Opened = tuple[str, str, int]
"""A block that is open: its strokes, its name, and its line."""

BLOCK = re.compile(r"^ *(/{3,})[ \t]*([\w-]+)?[ \t]*(?:\|.*)?$")
OF_MATERIAL = re.compile(r"^(?:!!!|\?\?\?\+?|===\+?|:::+)[ \t]*[\w\"].*$", re.MULTILINE)
_MEANT_BLOCK = re.compile(
    r"^ *(?:/{1,2}[ \t]*|/{3,}[ \t]*[^\w\s|/][ \t]*|[\\|]{3}[ \t]*)[a-z]+[ \t]*(?:\|.*)?$"
)
_NO_BAR = re.compile(
    r"^ *(?P<signs>/{3,})[ \t]*(?P<name>[a-z][a-z-]*)"
    r"(?:[ \t]+|[ \t]*(?:[:;,/\\\u00a6\u2502\uff5c]|-+|[\u2013\u2014])[ \t]*)"
    r"(?P<words>[\w.“\"'*(][^|\n]*?)[ \t]*$"
)
"""A name and words without the bar between them, or with another sign in its place."""

_OPTION = re.compile(r"^ *(?P<key>[\w-]+):[ \t]*(?P<value>.*)$")
_OPTIONS = {
    "html": ("attrs", "markdown"),
    "tab": ("attrs", "new", "select"),
    "details": ("attrs", "open", "type"),
}
_ANY = ("attrs", "type")
"""What boxes take, whatever they are called."""

_YES_OR_NO = ("open", "new", "select")
_SAID = ("true", "false", "yes", "no", "on", "off")
_RIGHT = 4
"""Spaces before an option."""


def blocks(text: str) -> Iterator[Found]:
    """Blocks without their end, ends without a block, and options that there are none of.

    `text` is a page without its code.
    """
    lines = text.split("\n")
    opened: list[Opened] = []
    ends: list[tuple[int, str]] = []
    odd = 0  # a line that was meant to open one
    for number, line in enumerate(lines, 1):
        is_odd = _MEANT_BLOCK.match(line) or _NO_BAR.match(line) or OF_MATERIAL.match(line)
        odd = number if is_odd else odd
        block = BLOCK.match(line)
        if block and block[2] and (words := _meant_to_end(lines, number, opened)):
            yield number, words
            opened.pop()
        elif block and block[2]:
            if _TWO_BARS.search(line):
                yield number, "two bars stand before the words of this block: take one away"
            opened.append((block[1], block[2], number))
            yield from _options(lines, number, block[2])
        elif block and opened and opened[-1][0] == block[1]:
            opened.pop()
        elif block and odd:
            yield from ((odd, words) for words in _no_block(lines[odd - 1]))
            odd = 0
        elif block:
            ends.append((number, block[1]))
    yield from _unmatched(opened, ends, lines)


def _meant_to_end(lines: Sequence[str], at: int, opened: Sequence[Opened]) -> str:
    """What to do about line `at`, which names a block that it was to end; else an empty text."""
    block = BLOCK.match(lines[at - 1])
    if not opened or not block or block[1] != opened[-1][0] or "|" in lines[at - 1]:
        return ""
    others = (other for line in lines[at:] if (other := BLOCK.match(line)))
    following = next(others, None)  # the end of what this line begins, if it begins anything
    is_end = block[2].casefold() in ENDS or block[2] == opened[-1][1]
    if not is_end or (following and not following[2]):
        return ""
    return f"a block ends with {block[1]} alone: take '{block[2]}' away"


ENDS = ("end", "ende", "fin", "close", "stop")
"""What people write to end something."""

_TWO_BARS = re.compile(r"\|[ \t]*\|")


def _no_block(line: str) -> Iterator[str]:
    """How to write a line that was meant to begin a block; nothing where that is told already."""
    if found := _NO_BAR.match(line):
        form = f"{found['signs']} {found['name']} | {found['words']}"
        yield f"a bar is missing between the block and its words: write {form}"
    elif _MEANT_BLOCK.match(line):
        yield "no block begins here: it is written with three strokes, /// note | words"


def _unmatched(
    opened: Sequence[Opened], ends: Sequence[tuple[int, str]], lines: Sequence[str]
) -> Iterator[Found]:
    """Blocks that are still open, and ends that end none: what has one cause is told once."""
    if opened and ends and opened[-1][2] < ends[0][0]:
        (signs, name, at), (line, other) = opened[-1], ends[0]
        holds = any((b := BLOCK.match(one)) and b[2] for one in lines[at : line - 1])
        if other in [one[0] for one in opened[:-1]] and len(opened) > len(ends):
            yield at, _UNENDED.format(name=name, signs=signs)
        elif holds and len(other) > len(signs):
            words = f"the block '{name}' holds others, and ends with {other} in line {line}"
            yield at, f"{words}: begin it with as many strokes"
        else:
            yield line, f"the block '{name}' begins with {signs}: end it with as many strokes"
        return
    yield from ((n, f"{s} ends no block that is open here: take the line away") for n, s in ends)
    yield from (_unended(one, lines) for one in opened)


def _unended(opened: Opened, lines: Sequence[str]) -> Found:
    """Where a block was to end, if a line below it looks so, else where it begins."""
    signs, name, at = opened
    below = (n for n, line in enumerate(lines[at:], at + 1) if _MEANT_END.match(line))
    if line := next(below, 0):
        return line, f"the block '{name}' of line {at} ends with a line of {signs}: write it here"
    return at, _UNENDED.format(name=name, signs=signs)


_MEANT_END = re.compile(r"^ *(?://|/{3,}[ \t]*[^\w\s/|]+|\\{2,}|\|{3}|/ / ?/)[ \t]*$")
_UNENDED = "the block '{name}' is not ended: add a line of {signs} below it"


def _options(lines: Sequence[str], at: int, name: str) -> Iterator[Found]:
    """Options below line `at` that the block `name` doesn't have: it would be shown as typed."""
    left = len(lines[at - 1]) - len(lines[at - 1].lstrip(" "))
    known = _OPTIONS.get(name, _ANY)
    for number, line in enumerate(lines[at:], at + 1):
        option = _OPTION.match(line)
        further = len(line) - len(line.lstrip(" ")) - left
        if further < _RIGHT and option and option["key"] == "attrs":
            yield number, "'attrs' belongs to the block above: begin it four spaces further right"
        if not option or further < _RIGHT:
            return
        if further > _RIGHT:
            continue  # it goes on with the one above
        near = did_you_mean(option["key"], known)
        if option["key"] not in known and (near or name in _OPTIONS):
            how = near or f". Options: {', '.join(known)}"
            yield number, f"the block '{name}' has no option '{option['key']}'{how}"
        elif option["key"] in _YES_OR_NO and option["value"].strip().lower() not in _SAID:
            yield number, f"'{option['key']}' has to be true or false"
