"""Lines of a page that become something else than was meant, for where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

Lines = Sequence[tuple[int, str]]
"""Lines that belong together, each with its number."""

RULE = re.compile(r"^ {0,3}(?=[^|]*\|)\|?[ :]*-+[ :|-]*$")
ITEM = re.compile(r"^ *(?:[-*+]|\d+\.)[ \t]")

ALONE = re.compile(r"^ {0,3}#|^ *///|^ *<[/A-Za-z!]|^[ \t]*\0[\0\s]*$|^ {0,3}(?:=+|-+)[ \t]*$")
"""Lines that end what stands above them: headings, blocks, HTML, calls, and rulers."""

_WORDS = re.compile(r"^ *(?!\d{1,2}[.)])(?:[\w“\"'(]|\*\*\S|\*\w|\[(?![^\]]*\]:))")
_FIRST_ITEM = re.compile(r"^ *(?:[-*+]|1\.)[ \t]+\S")
_IN_BRACKET = re.compile(r"^ *\d{1,2}\)[ \t]+\S")
_NUMBERED = re.compile(r"^ *\d{1,2}[.)][ \t]+\S")
_HARD = re.compile("^ *(?:[-*+]|\\d+\\.)[ \\t]*[\u00a0\u2000-\u200a\u202f\u3000]")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?!#)[ \t]*\S")
_MAY_HOLD_ONE = re.compile(r"\0|^ *///|^ *<h[1-6]\b|^(?:=+|-+)[ \t]*$", re.IGNORECASE)
_SENTENCE = re.compile(r"^(?: {4,}|\t)[ \t]*[A-Z“\"*][^{}<>\\=;$|]*[.!?:]\**[ \t]*$")
_HOLDS_MORE = re.compile(r"^ {0,3}(?:(?:[-*+]|\d+[.)])\s|:\s|\[\^|!!!|\?\?\?|===|<|\0)")
"""What can go on below, four spaces further right."""

_A_FEW = 4
"""Words that make a sentence."""


def misread(text: str) -> Iterator[Found]:
    """What is shown otherwise than it was meant in `text`, a page without its code and calls."""
    lines = [*enumerate(text.split("\n"), 1)]
    for part in _parts(lines):
        yield from _list_in_text(part)
        yield from _table_in_text(part)
    yield from _numbers_in_brackets([row for row in lines if row[1].strip()])
    yield from _hard_spaces(lines)
    yield from _indented(lines)
    yield from _steps(lines)
    yield from _made_headings(lines)
    yield from _parted_attributes(lines)


def cells(line: str) -> int:
    """How many cells a row of a table has."""
    return len(re.split(r"(?<!\\)\|", line.strip().strip("|")))


def begins_table(above: str, line: str) -> bool:
    """Whether `line` is the one of hyphens below the first row of a table."""
    return bool(RULE.match(line)) and "|" in above and cells(above) == cells(line)


def _parts(lines: Lines) -> Iterator[Lines]:
    """Lines with nothing between them that would end a paragraph."""
    part: list[tuple[int, str]] = []
    for number, line in lines:
        if line.strip() and not ALONE.match(line):
            part.append((number, line))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _list_in_text(part: Lines) -> Iterator[Found]:
    """The first item of a list whose paragraph goes on into it: its signs are shown in the text."""
    if ITEM.match(part[0][1]) or not _WORDS.match(part[0][1]):
        return
    for at, (number, line) in enumerate(part[1:], 1):
        above = part[at - 1][1]
        if not _WORDS.match(above):
            return  # an item whose sign is not whole, as is told
        is_meant = above.rstrip(" *").endswith(":")
        is_meant = is_meant or any(ITEM.match(other) for _, other in part[at + 1 : at + 2])
        if is_meant and _FIRST_ITEM.match(line):
            yield number, "an empty line is missing above this list: without it, it is none"
            return


def _table_in_text(part: Lines) -> Iterator[Found]:
    """Text right above a table, which is none then, and right below it, which becomes a row."""
    begun = [at for at, (a, b) in enumerate(pairwise(part)) if begins_table(a[1], b[1])]
    if not begun:
        return
    if begun[0] and "|" not in part[begun[0] - 1][1]:
        words = "an empty line is missing above this table: without it, it is none"
        yield part[begun[0]][0], words
        return
    below = (row for row in part[begun[0] + 2 :] if "|" not in row[1])
    if (row := next(below, None)) and _WORDS.match(row[1]):
        words = "an empty line is missing above this one: without it, it is a row of the table"
        yield row[0], words


def _numbers_in_brackets(lines: Lines) -> Iterator[Found]:
    """The first number with a bracket of each list: only those with a point make items."""
    told = False
    around = zip(["", *(line for _, line in lines)], lines, [*lines[1:], (0, "")], strict=False)
    for before, (number, line), (_, below) in around:
        beside = _NUMBERED.match(before) or _NUMBERED.match(below)
        if _IN_BRACKET.match(line) and beside and not told:
            sign = line.split(")")[0].strip()
            yield number, f"'{sign})' makes no item of a list: write {sign}. in its place"
        told = bool(_NUMBERED.match(line)) and (told or bool(_IN_BRACKET.match(line)))


def _hard_spaces(lines: Lines) -> Iterator[Found]:
    for number, line in lines:
        if _HARD.match(line):
            words = "a hard space stands behind the sign of this item, which makes none of it"
            yield number, f"{words}: type plain spaces"


def _indented(lines: Lines) -> Iterator[Found]:
    """Sentences, and tables, so far right that they are shown as code, outside lists."""
    if not any(_is_sentence(line) for _, line in lines):
        return
    holder, above = "", ""
    for number, line in lines:
        is_first = not above.strip() or ALONE.match(above)
        if line.strip() and not re.match(r" {4}|\t", line):
            holder = line if is_first or _HOLDS_MORE.match(line) else holder
        elif is_first and _is_sentence(line) and not _holds(holder, above, line):
            what = "a call" if _CALL_RIGHT.match(line) else "text"
            yield number, f"{what} that begins four spaces right is shown as code: begin it left"
        above = line


def _holds(holder: str, above: str, line: str) -> bool:
    """Whether what begins four spaces right belongs to what stands before it."""
    two_calls = holder.startswith("\0") and not above.strip() and _CALL_RIGHT.match(line)
    return bool(_HOLDS_MORE.match(holder)) and not two_calls


def _is_sentence(line: str) -> bool:
    is_sentence = _SENTENCE.match(line) and len(line.split()) >= _A_FEW
    return bool(is_sentence or _ROW_RIGHT.match(line) or _CALL_RIGHT.match(line))


_CALL_RIGHT = re.compile(r"^(?: {4,}|\t)[ \t]*\0[\0\s]*$")
_ROW_RIGHT = re.compile(r"^(?: {4,}|\t)[ \t]*\|[^|\n]+\|.*\|[ \t]*$")


def _steps(lines: Lines) -> Iterator[Found]:
    """Headings that lie two levels below the one before, as far as that one is known."""
    before = 1
    for number, line in lines:
        heading = _HEADING.match(line)
        if heading and before and len(heading[1]) > before + 1:
            signs = "#" * (before + 1)
            yield number, f"a level is left out above this heading: write it with {signs}"
        if heading:
            before = len(heading[1])
        elif _MAY_HOLD_ONE.search(line):
            before = 0


def _made_headings(lines: Lines) -> Iterator[Found]:
    """Hyphens below one line of text that is a sentence, or an item: they make a heading of it."""
    for before, (_, line), (number, below) in zip(
        ["", *(line for _, line in lines)], lines, lines[1:], strict=False
    ):
        if not before.strip() and _UNDERLINE.match(below) and _NO_HEADING.match(line):
            words = "this line makes a heading of the text above it"
            yield number, f"{words}: put an empty line between the two"


_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_NO_HEADING = re.compile(r" {0,3}(?:[-*+>] +\S|(?![#|<\0])\S*(?: +\S+){3,}[.:,;][*_)”\"]*$)")


def _parted_attributes(lines: Lines) -> Iterator[Found]:
    """What belongs to a paragraph or a heading and is shown as it is typed, for where it stands."""
    for (_, above), (number, line) in pairwise([(0, ""), *lines]):
        if not _ATTRIBUTES.match(line):
            continue
        if _HEADING.match(above):
            yield number, f"{_AS_TYPED}: put it at the end of the line of its heading"
        elif not above.strip():
            yield number, f"{_AS_TYPED}: put it right below its paragraph, without an empty line"


_ATTRIBUTES = re.compile(r"\s*\{:?[ \t]*[.#][\w-]+[^{}]*\}[ \t]*$")
_AS_TYPED = "this is shown as it is typed, for it stands on its own"
