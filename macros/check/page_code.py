"""What is no text in a page: its top, code, remarks. However much is left open, it is read once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from macros.check.page_lines import ITEM

_OPENING = re.compile(
    r"^ *(?P<sign>`{3,}|~{3,})[^\n]*\n|(?<!\\)(?P<tick>`+)|(?P<remark><!--)", re.MULTILINE
)
_TICKS = re.compile(r"`+")
_ONE_LINE = re.compile(r" *(?:#|\|)")
"""Headings and rows of tables."""

_ENDS_PARAGRAPH = re.compile(r"\n(?=[ \t]*\n|#| *///)")
_CODE = re.compile(r"([`~]).*\1", re.DOTALL)
_ENDS_ITEM = re.compile(rf"{_ENDS_PARAGRAPH.pattern}|\n(?={ITEM.pattern[1:]})")
_LONGEST = 5000
"""So far above something its list may begin."""

_TOP = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
"""What a page says of itself."""

Span = tuple[int, int]
"""Where something begins in a text, and where it ends."""


@lru_cache(maxsize=500)
def without_code(text: str) -> str:
    """`text` with spaces in the place of all that is no text, so that lines stay what they are.

    It is kept, for many rules look at a page.
    """
    parts: list[str] = []
    at = 0
    for start, end in _spans(text):
        parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def code_in(text: str) -> Iterator[Span]:
    """The code in `text` that is ended: in back ticks, and between lines of them."""
    return ((a, b) for a, b in _spans(text) if _CODE.fullmatch(text[a:b].strip()))


def _spans(text: str) -> Iterator[Span]:
    """All that is no text in `text`, in order; what nothing ends is left out, but a fence."""
    ticks = _ticks(text)
    last_remark = text.rfind("-->")
    at = 0
    if top := _TOP.match(text):
        at = top.end()
        yield top.span()
    while found := _OPENING.search(text, at):
        end = None
        if found["sign"]:
            end = _end_of_fence(text, found["sign"], found.end())
        elif found["tick"]:
            end = _end_of_ticks(ticks.get(len(found["tick"]), []), found)
            end = end if end and _is_one(text, found.start(), end) else None
        elif found.end() <= last_remark:
            end = text.index("-->", found.end()) + len("-->")
        if end is not None:
            yield found.start(), end
        at = found.end() if end is None else end


def _ticks(text: str) -> dict[int, list[int]]:
    """Where runs of back ticks begin, by their length."""
    found: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        found.setdefault(len(run[0]), []).append(run.start())
    return found


def _end_of_ticks(same: list[int], opening: re.Match[str]) -> int | None:
    """The end of the next run that is as long as `opening`; `same` are the places of such runs."""
    following = bisect_left(same, opening.end())
    return same[following] + len(opening["tick"]) if following < len(same) else None


def _is_one(text: str, start: int, end: int) -> bool:
    """Whether what stands from `start` to `end` is of one paragraph, item, heading or row."""
    if text.find("\n", start, end) < 0:
        return True
    if _ONE_LINE.match(text, text.rfind("\n", 0, start) + 1):
        return False
    above = text.rfind("\n\n", max(start - _LONGEST, 0), start)
    is_list = ITEM.match(text[above + 2 if above >= 0 else 0 : start + 1])
    return not (_ENDS_ITEM if is_list else _ENDS_PARAGRAPH).search(text, start, end)


def _end_of_fence(text: str, sign: str, start: int) -> int:
    """Where the code ends that begins at `start` below a line of `sign`: at the end, if nowhere."""
    closing = re.compile(rf"^ *{sign}[`~]*[ \t]*$", re.MULTILINE).search(text, start)
    return closing.end() if closing else len(text)
