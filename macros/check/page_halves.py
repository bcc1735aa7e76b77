"""Signs of a page without their other half, which are shown as they are typed, and unseen ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.check.page_lines import ITEM
from macros.data.syntax_errors import first_unseen

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

_STRONG = re.compile(r"(?P<closes>(?<=[^\s*\\(\[“]))?(?<![\\*])\*\*(?!\*)(?P<opens>(?=\S))?")
_ONE_STAR = re.compile(
    r"(?<![\\*\w])(?:\*{3}|\*)(?=[^\W\d_]|[“\"'(])(?P<opens>)"
    r"|(?<=[^\s*\\])(?:\*{3}|\*)(?![\w*])(?P<closes>)"
)
_ENTITY = re.compile(
    r"&(?:amp|lt|gt|quot|apos|nbsp|shy|[mn]dash|hellip|bull|[lr][sd]quo|copy|reg|trade|euro|times)"
    r"(?![\w;=])"
)
_ADDRESS = re.compile(r"\]\([^()\n]*\)|<[^<>\n]*>|https?://\S+")


def halves(text: str) -> Iterator[Found]:
    """What has no other half in `text`, a page without its code, with blanks for its calls."""
    yield from _ticks(text)
    yield from _strong(text)
    yield from _stress(text)
    yield from _brackets(text)
    bare = _ADDRESS.sub(_blank, text)
    yield from _entities(bare)
    if found := first_unseen(bare.replace("\0", " ")):
        yield found  # of links and calls it is told where they lead


def _ticks(text: str) -> Iterator[Found]:
    """A back tick that no other one closes: what is code has one on both sides."""
    if found := re.search(r"(?<![\\`])`(?!`)", text):
        words = "a back tick (`) opens or closes nothing here: code has them on both sides"
        yield text.count("\n", 0, found.start()) + 1, words


def _strong(text: str) -> Iterator[Found]:
    """Two stars that open or close nothing in their paragraph or item of a list."""
    words = "two stars (**) open or close nothing here: strong text has them on both sides"
    opened, is_whole = 0, False
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if opened and (not line.strip() or ITEM.match(line)):
            yield opened, words
            opened = 0
        for stars in _STRONG.finditer(line) if "**" in line else ():
            opens = stars["opens"] is not None and stars["closes"] is None
            is_alone = stars["opens"] is None and stars["closes"] is None
            if opened and opens:
                yield opened, words  # another begins before it ends
            if opened and is_alone and is_whole:
                yield (
                    number,
                    "two stars close nothing behind a space: write them right after the text",
                )
            opened = number if opens or not opened else 0
            is_whole = opens


def _stress(text: str) -> Iterator[Found]:
    """One star that opens what nothing closes; where others close nothing, they may be notes."""
    opened: list[int] = []
    before = 0  # the line of one that is open in this paragraph
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if before and (not line.strip() or ITEM.match(line)):
            opened.append(before)
            before = 0
        for star in _ONE_STAR.finditer(line) if "*" in line else ():
            if star["closes"] is not None and not before:
                return
            opened += [before] if before and star["opens"] is not None else []
            before = number if star["opens"] is not None else 0
    words = "a star (*) opens nothing here: stressed text has one on both sides"
    yield from ((number, words) for number in opened)


def _brackets(text: str) -> Iterator[Found]:
    """A bracket right behind a link that closes neither it nor one that opened before."""
    line = 1
    for part in re.split(r"(?<=\n)(?=[ \t]*\n)", text):
        for found in _BEHIND.finditer(part):
            before = _IN_LINK.sub("", part[: found.end()])
            if before.count("(") < before.count(")") - len(_NUMBER.findall(before)):
                words = f"a bracket too many stands behind '{found['link']}': take one away"
                yield line + part.count("\n", 0, found.start()), words
        line += part.count("\n")


_BEHIND = re.compile(r"(?P<link>\[[^\[\]\n]+\]\([^()\s]+\))\)")
_IN_LINK = re.compile(r"(?<=\])\([^()\s]+\)")
_NUMBER = re.compile(r"(?:^|(?<=\s))\w{1,2}\)")
"""As in a) or 1), which opens with no bracket."""


def _entities(text: str) -> Iterator[Found]:
    """Names of signs that begin with & and do not end, outside addresses."""
    for found in _ENTITY.finditer(text):
        words = f"'{found[0]}' stands for no sign, and is shown as it is typed: write {found[0]};"
        yield text.count("\n", 0, found.start()) + 1, words


def _blank(address: re.Match[str]) -> str:
    return " " * len(address[0])
