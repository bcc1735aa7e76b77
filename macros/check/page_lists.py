"""Lines that were to be items of a list, or to stand in one, and do not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.check.page_lines import ALONE, ITEM

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

_DEEPER = 4
"""Spaces by which an item lies below another."""

_HARDLY = (2, 3)
"""Fewer of them, by which nobody means an item beside it."""

_HARDLY_BELOW = (
    "this item stands beside the one above it: begin it four spaces further right, and it stands "
    "below it"
)
_ENDS = "this paragraph ends the list above it: begin it four spaces right, as part of its item"
_NO_ITEM = "'{}' makes no item of a list: write {}. in its place"

_ANY = re.compile(r"^(?: {2,}\S| *(?:\d{1,2}(?!\.[ \t]|\d)|a[.)]|A\)))", re.MULTILINE)
"""How each of these lines begins."""

_FIRST_TWO = re.compile(
    r"^ *(?P<first>(?P<one>1)(?P<sign> ?[:;,\-–—]| \.|(?P<glued>[.)])(?=[^\W\d])|(?=[ \t]))"  # noqa: RUF001
    r"|a(?P<dot>[.)])|A\))(?(glued)|[ \t]+)\S[^\n]*(?<![\\>])(?<!  )\n"
    r" *(?(one)2(?P=sign)|[bB][.)])(?(glued)[^\W\d]|[ \t]+\S)",
    re.MULTILINE,
)
"""The first two of what was to be numbered; a line that ends of its own accord is meant so."""

_LOST = re.compile(
    r"^ *(?P<number>\d{1,2})(?P<sign> ?[:;,]| \.|)(?P<gap>[ \t]+)(?=\S)", re.MULTILINE
)
_WIDE = range(2, 5)
"""Spaces behind the sign of an item; more may stand in the place of code."""

_BETWEEN = re.compile(r"(?<=\n\n) {2,3}(?!\d{1,2}[.)][ \t])(?:[^\W_]|[“\"(]|\[\w|\*{1,2}\w)")


def odd_items(text: str) -> Iterator[Found]:
    """What is no item in `text`, a page without its code and calls, though it was meant as one."""
    if not _ANY.search(text):
        return  # as in nearly all pages
    yield from _hardly_below(text)
    for found in _FIRST_TWO.finditer(text):
        first = found["first"]
        glued = "a space is missing after the number: without it, this is no item"
        words = glued if found["glued"] else _NO_ITEM.format(first.strip(), 1)
        yield text.count("\n", 0, found.start()) + 1, words
    yield from _lost_points(text)
    for found in _BETWEEN.finditer(text):
        above = text[: found.start()].rstrip().rpartition("\n\n")[2]
        if ITEM.match(above):
            yield text.count("\n", 0, found.start()) + 1, _ENDS


def _hardly_below(text: str) -> Iterator[Found]:
    """The first item of each list that begins right of the one above it, and not far enough."""
    before, above, told = -1, "", False
    for number, line in enumerate(text.split("\n"), 1):
        left = len(line) - len(line.lstrip(" "))
        if ITEM.match(line):
            same = before >= 0 and left // _DEEPER == before // _DEEPER
            is_odd = same and left - before in _HARDLY
            if is_odd and not told:
                yield number, _HARDLY_BELOW
            before, told = left, told or is_odd
        elif line.strip() and (ALONE.match(line) or (left < _DEEPER and not above.strip())):
            before, told = -1, False  # the list ends
        above = line


def _lost_points(text: str) -> Iterator[Found]:
    """Numbers without their point, beside items whose numbers have one."""
    for found in _LOST.finditer(text):
        number, start = int(found["number"]), found.start()
        line = text.rfind("\n", 0, max(start - 1, 0)) + 1
        above = re.match(rf" *{number - 1}\.[ \t]", text[line:start])
        end = text.find("\n", start) + 1
        below = re.match(rf" *{number + 1}\.[ \t]", text[end : end + 99]) if end else None
        is_sure = found["sign"] or len(found["gap"]) in _WIDE or number == 1
        if (above and below) or (is_sure and (above or below)):
            words = _NO_ITEM.format(f"{number}{found['sign']}", number)
            yield text.count("\n", 0, start) + 1, words
