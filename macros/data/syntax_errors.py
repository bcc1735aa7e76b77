"""What is wrong with a text that is no YAML, found in its lines.

The parser says where it gave up, which is often lines below the slip, in the words of a grammar.
So the lines around that place are read for the slips that people make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import Any

import yaml

from macros.data.one_line import NO_KEY, OF_CODE, QUOTED, VALUE, in_line, of_code, open_in_brackets
from macros.data.problems import Problem

Lines = Sequence[str]
Found = tuple[int, str]
"""A line, from 0, and what to do there."""

_KEY = re.compile(r"^ *(?:- +)*[\w-]+:(?:\s|$)")
_DASH = re.compile(r"^( *)-(?:\s|$)")
_CLOSED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_AFTER = re.compile(r"\s*(?:$|#|[:\]}]|,\s*(?:$|[\"'\[{]|[\w-]+(?:[:,\]]|$)))")


def explain(error: yaml.YAMLError, text: str, file: str) -> Problem:
    """The slip behind `error`, which reading `text` raised, at its line in `file`."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _unreadable(error, text, file)
    if found := first_unseen(text):
        return Problem(file, *found)
    here = min(mark.line, len(lines) - 1)
    line, why = _of_git(lines) or _slip(error, lines, here)
    ends = _ENDS_HERE if line == len(lines) - 1 else ""  # the last line has no end of its own
    return Problem(file, line + 1, f"{NOT_VALID}{why}{ends}")


UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that nobody sees and that do something: they turn text around, hide it, or send
commands to a terminal."""


def first_unseen(text: str) -> tuple[int, str] | None:
    """The line, from 1, of the first character of `text` that nobody sees, and what to do."""
    found = UNSEEN.search(text)
    return told_unseen(text, found.start()) if found else None


def told_unseen(text: str, at: int) -> tuple[int, str]:
    """The line, from 1, of the character of `text` at `at`, which nobody sees, and what to do."""
    how = in_its_place(text, at)
    return text.count("\n", 0, at) + 1, f"{_CANT_BE_SEEN.format(ord(text[at]))}: {how}"


def unseen(character: str, escape: str = "") -> str:
    """What to do about a character that nobody sees, or about the `escape` that stands for it."""
    if not escape:
        return f"{_CANT_BE_SEEN.format(ord(character))}: delete it"
    sign = f"a character that can't be seen (U+{ord(character):04X})"
    return f"in double quotes {escape} is read as {sign}: take {escape} away"


_CANT_BE_SEEN = "a character here can't be seen (U+{:04X})"


NOT_VALID = "this is not valid YAML: "

_ENDS_HERE = " The file ends here: if the rest of it is gone, put that back."


def is_sure(message: str) -> bool:
    """Whether a message tells of what is a slip however the rest is read: nothing else is tried."""
    return OF_CODE.search(message) is not None


def _unreadable(error: yaml.YAMLError, text: str, file: str) -> Problem:
    at, code = getattr(error, "position", None), getattr(error, "character", None)
    line = text.count("\n", 0, at) + 1 if isinstance(at, int) else 1
    what = f"a character (U+{code:04X})" if isinstance(code, int) else "a character"
    how = in_its_place(text, at) if isinstance(at, int) else "delete it"
    return Problem(file, line, f"there is {what} here that YAML can't hold: {how}")


def in_its_place(text: str, at: int) -> str:
    """What to do about a character at `at` that parts lines or pages, or should not be there."""
    parts = text[at : at + 1] in _PARTS_LINES and text[at - 1 : at].strip()
    return "put a space in its place" if parts and text[at + 1 : at + 2].strip() else "delete it"


_PARTS_LINES = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"


def _of_git(lines: Lines) -> Found | None:
    """The first line that Git writes and no file of data holds; a conflict before a patch."""
    found = ((n, why) for mark, why in _OF_GIT for n, line in enumerate(lines) if mark.match(line))
    return next(found, None)


LEFT_BY_GIT = (
    "two changes met here, and Git left both: keep one of them, and delete the lines of <<<<<<<, "
    "======= and >>>>>>>."
)
_A_PATCH = (
    "this is a patch, which says what has changed: take such lines away, put the file back, and "
    "make the change in it."
)
_OF_GIT = (
    (re.compile(r" *(?:<{7} |\|{7} |={7}$|>{7} )"), LEFT_BY_GIT),
    (re.compile(r"diff --git |@@ -\d|(?:---|\+\+\+) [ab]/|index [0-9a-f]{7,}\.\."), _A_PATCH),
)


def _slip(error: yaml.YAMLError, lines: Lines, here: int) -> Found:
    said, context = str(getattr(error, "problem", "")), str(getattr(error, "context", ""))
    mark = getattr(error, "context_mark", None)
    start = min(mark.line, here) if mark is not None else here
    if "undefined alias" in said:
        name = next(iter(_ALIAS.findall(lines[here])), "…")
        words = f"nothing is named &{name} here: write out what *{name} stands for"
        return here, f"{words}, or put quotes around the text."
    if "escape" in said or "hexdecimal" in said:
        at = getattr(error, "problem_mark", None)
        code = of_code(lines[here], at.column - len("\\u")) if at is not None else ""
        return here, code or (_APOSTROPHE if r"\'" in lines[here] else _ESCAPE)
    if "single document" in context or ("<document start>" in said and _is_break(lines, here)):
        return _documents(lines, here if _parts(lines[here]) else max(here - 1, 0), said)
    if "incompatible YAML" in said or lines[here].startswith("%"):
        return here, "a line that starts with % is an instruction to the reader: delete it."
    for look in _LOOKS:
        if found := look(lines, start, here, f"{context} {said}"):
            return found
    return here, "check the indentation and the dash or key on this line and the one above."


_ALIAS = re.compile(r"(?<!\S)\*([\w-]+)")
_ESCAPE = (
    "in double quotes a backslash starts an escape: write \\\\ for a backslash, or put the text "
    "in single quotes."
)
_APOSTROPHE = r"in double quotes an apostrophe needs no backslash: write ' in the place of \'."
_DOCUMENTS = "a file holds one list: delete the line with --- or ... ."


def _documents(lines: Lines, at: int, said: str) -> Found:
    """What to do about the line `at`, which parts documents."""
    if (top := _first(lines)) < at and _is_front_matter(lines[top : at + 1]):
        return top, _FRONT_MATTER.format(top + 1, at + 1)
    return at, in_line(lines[at], said) or _DOCUMENTS


def _is_front_matter(lines: Lines) -> bool:
    """Whether keys stand between two lines that part documents, as at the top of a page."""
    inside = [line for line in lines[1:-1] if line.strip() and not _is_note(line)]
    return _parts(lines[0]) and bool(inside) and not any(map(_DASH.match, inside[:1]))


_FRONT_MATTER = "a data file says nothing of itself at its top, as pages do: delete lines {} to {}."


def _parts(line: str) -> bool:
    return line.startswith(("---", "..."))


def _is_break(lines: Lines, here: int) -> bool:
    return any(_parts(line) for line in lines[max(here - 1, 0) : here + 1])


def _quotes(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """The first quote that closes too early, or so late that it swallows other keys."""
    for number, line in enumerate(lines[: here + 1]):
        if _KEY_IN_QUOTE.match(line):
            return number, _BEFORE_KEY
        value = VALUE.match(line)
        if value and (value["dash"] or value["key"]) and value["value"][0] in _CLOSED:
            why = _quoted(value["value"], lines[number + 1 :])
            if why:
                return number, why
        if value and value["value"][0] in "[{" and '"' in QUOTED.sub("q", value["value"]):
            return number, open_in_brackets(value["value"])
    return None


_KEY_IN_QUOTE = re.compile(r"^ *(?:- +)?(?:\"[a-z_]+: [^\"]*|'[a-z_]+: [^']*)$")
_BEFORE_KEY = "a quote stands before the key here: take it away, or put it behind the colon."


def _quoted(value: str, below: Lines) -> str:
    quote = value[0]
    if closed := _CLOSED[quote].match(value):
        return "" if _AFTER.match(value, closed.end()) else _EARLY[quote]
    for line in below:
        if _KEY.match(line) or _DASH.match(line):
            return _OPEN
        if quote in line:
            return ""
    return _OPEN


_OPEN = "a quote opens here and is not closed: add the closing one, or take this one away."
_EARLY = {
    '"': 'the text ends at the second quote: write \\" for a quote inside the text, or put the '
    "whole text in single quotes.",
    "'": "an apostrophe ends the text: write it twice (''), or put the whole text in double "
    "quotes.",
}


def _remark(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """Words beside a remark, or above an entry, that have no # before them."""
    for number in dict.fromkeys((start, here, _above(lines, here), _first(lines))):
        line, above = lines[number], lines[number - 1] if number else ""
        below = next(filter(str.strip, lines[number + 1 :]), "")
        is_key = _KEY.match(line) and number != _first(lines)
        if is_key or line.lstrip().startswith(_SIGNS) or len(line.split()) < _SENTENCE:
            continue
        beside = [near for near in (above, below) if _indent(near) == _indent(line)]
        if _indent(below) > _indent(line):
            continue
        is_alone = not above.strip() and below.startswith("- ") and not _indent(line)
        if is_alone or any(map(_is_note, beside)):
            return number, "no key stands here: put # before this line if it is a remark."
    return None


def _remark_inside(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """A remark between the lines of a text, which so ends above it."""
    for number in (start, here):
        goes_on = not _KEY_OR_DASH.match(lines[number]) and lines[number].strip()
        opens = VALUE.match(lines[_above(lines, number)])
        if goes_on and number and _is_note(lines[number - 1]) and opens:
            is_inside = _indent(lines[number]) > column_of(lines[_above(lines, number)])
            if is_inside and opens["value"][0] not in "\"'[{|>":
                return number - 1, _PARTS_TEXT
    return None


_PARTS_TEXT = (
    "a remark here ends the text above it: put it above that text, or quotes around the whole text "
    "if it belongs there."
)

_SIGNS = ("-", "#", '"', "'", "{", "[", "|", "<", "/", "`")
_SENTENCE = 3
"""Words that are more than a key with its colon lost."""


def _first(lines: Lines) -> int:
    """The first line that says something."""
    return next((n for n, line in enumerate(lines) if line.strip() and not _is_note(line)), 0)


def _colon_in_title(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """A title with a colon in it and one behind it, which others of a list stand below."""
    title = _TITLE.match(lines[here])
    below = _DASH.match(next(filter(str.strip, lines[here + 1 :]), ""))
    if not title or not below or len(below[1]) <= _indent(lines[here]):
        return None
    quote = "'" if '"' in title[1] else '"'
    return (
        here,
        f"quotes belong around this title, before its last colon: {quote}{title[1]}{quote}:",
    )


_TITLE = re.compile(r"^ *- +((?!['\"\[{&*!|>%@`])[^:]*(?:[A-Z]|\w \w)[^:]*: .*\S):\s*$")
"""What no key of data is: these have small letters and no spaces."""


def _dash_alone(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """A line in the column of a dash that stands alone above it."""
    for number in (start, here):
        dash = _DASH.match(above := lines[_above(lines, number)])
        if not dash or above.strip() != "-" or _DASH.match(lines[number]):
            continue
        if _indent(lines[number]) == len(dash[1]):
            return (
                number,
                "this line belongs to the dash above it: start it 2 spaces further right.",
            )
    return None


def _in_block(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """A line of a text below |- that stands further right or left than the others of it."""
    opens = next((n for n in range(here, -1, -1) if _OPENS_BLOCK.match(lines[n])), None)
    if opens is None:
        return None
    outside = (column_of if _KEY.match(lines[opens]) else _indent)(lines[opens])
    first, *below = [*(n for n in range(opens + 1, len(lines)) if lines[n].strip()), opens]
    column = _indent(lines[first])
    if (
        opens < first
        and column <= outside
        and first in (start, here)
        and not _KEY_OR_DASH.match(lines[first])
    ):
        return first, _OF_KEY
    left = next((n for n in below if _indent(lines[n]) < column), opens)
    is_key = _KEY.match(lines[left])
    if is_key or not opens < left <= here or _indent(lines[left]) <= outside:
        return None
    return (first, _TEXT_RIGHT) if column > outside + _STEP else (left, _TEXT_LEFT)


_KEY_OR_DASH = re.compile(rf"{_KEY.pattern}|{_DASH.pattern}|^ *\t")
_OPENS_BLOCK = re.compile(r"^ *(?:- +)*(?:[\w-]+: +)?[|>][-+]?\s*$")
_OF_KEY = "this is the text that the line above opens: start it, and all its lines, further right."
_TEXT_RIGHT = (
    "this line starts further right than the lines of its text below: line it up with them."
)
_TEXT_LEFT = (
    "this line starts further left than the text above that it belongs to: line it up with it."
)


def _in_column_of_key(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """A text in the column of the key above it, behind which nothing stands."""
    for number in dict.fromkeys((start, here, _above(lines, here))):
        line, key = lines[number], lines[_above(lines, number)]
        if not line.strip() or _KEY_OR_DASH.match(line) or not _opens_list(key):
            continue
        below = _DASH.match(next(filter(str.strip, lines[number + 1 :]), ""))
        is_item = below and len(below[1]) >= _indent(line)
        is_text = len(line.split()) >= _SENTENCE or not line.lstrip()[0].islower()
        if _indent(line) == column_of(key) and is_text and not is_item:
            return number, _OF_KEY
    return None


def _braces_without_dash(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """Keys in braces without a dash, beside others that have theirs."""
    others = (lines[_above(lines, here)], *lines[here + 1 : here + 2])
    if _BRACED.match(lines[here]) and any(_BRACED_ITEM.match(line) for line in others):
        return here, "a dash is missing before this item: the others of its list have one."
    return None


_BRACED = re.compile(r"^ *\{ *[\w-]+:.*\},?\s*$")
_BRACED_ITEM = re.compile(r"^ *- +\{ *[\w-]+:")


def _row_without_brace(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """The keys of a row that lack one of their braces, or both beside a row that has them."""
    for number in dict.fromkeys((_above(lines, here), here, start)):
        line = _LIST.sub("q", QUOTED.sub("q", lines[number]))
        below = next((line for line in lines[number + 1 :] if line.strip()), "- ")
        if _ROW_OPEN.match(line) and (_DASH.match(below) or _KEY.match(below)):
            return number, "a brace opens here and is not closed: write } at the end of the row."
        beside = (lines[_above(lines, number)], below)
        if _ROW_BARE.match(line) and any(map(_BRACED_ITEM.match, beside)):
            return number, "the keys of a row stand in braces: write {…} around them."
        if _ROW_CLOSED.match(line):
            return number, "the keys of a row stand in braces: write { behind its dash."
    return None


_LIST = re.compile(r"\[[^\[\]]*\]")
_ROW_OPEN = re.compile(r"^ *- +\{ *[\w-]+: [^{}\[\]]*$")
_ROW_CLOSED = re.compile(r"^ *- +[\w-]+: [^{}]*, *[\w-]+: [^{}]*\}\s*$")
_ROW_BARE = re.compile(r"^ *- +[\w-]+: +[^{}\[\]]+?, *[\w-]+: +[^{}]+$")


def _entry_inside(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """An entry, or its first line, that stands further right than the others."""
    dash, below = _DASH.match(lines[here]), lines[min(here + 1, len(lines) - 1)]
    if not dash or not _KEY.match(lines[here]):
        return None
    if _KEY.match(below) and not _DASH.match(below) and _indent(below) == len(dash[1]):
        return here, _BESIDE_KEYS
    is_entry = not lines[here - 1].strip() or _has_keys_of_entries(lines, here)
    return (here, _ENTRY_LEFT) if _ENTRY_INSIDE.match(lines[here]) and is_entry else None


_BESIDE_KEYS = (
    "this dash stands in the column of the keys below it: take it away, or start it 2 spaces "
    "further left if they belong to it."
)
_ENTRY_INSIDE = re.compile(r"^ +- id: ")
_ENTRY_LEFT = (
    "this entry stands further right than the others: start it, and the lines below it, further "
    "left, with its dash at the edge."
)


def _has_keys_of_entries(lines: Lines, number: int) -> bool:
    """Whether what begins there has the keys of the file's entries, and none beside."""
    column = column_of(lines[number])
    below = takewhile(lambda line: not line.strip() or _indent(line) >= column, lines[number + 1 :])
    keys = {line.split(":")[0].strip() for line in below if _indent(line) == column}
    return bool(keys) and keys <= {key[1] for line in lines if (key := _OF_ENTRY.match(line))}


_OF_ENTRY = re.compile(r"(?:- |  )([\w-]+):")


def _text_above_a_list(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """A text behind a key, where the list that the key opens begins only in the line below it."""
    above = _above(lines, here)
    value = VALUE.match(lines[above])
    dash = _DASH.match(lines[here])
    if dash and _WORDS_AS_KEY.match(lines[above]) and len(dash[1]) > _indent(lines[above]):
        return above, _BOTH
    if value and value["key"] and dash and value["value"][0] in "[{":
        return (here, _NO_LIST_KEY) if len(dash[1]) > column_of(lines[above]) else None
    if not (value and value["key"] and dash and value["value"][0] not in "|>&*!#"):
        return None
    return (above, _NO_ITEM) if len(dash[1]) >= column_of(lines[above]) else None


_WORDS_AS_KEY = re.compile(r"^ *- +[^\s:#\"'\[{]+ [^:#\"'\[{]+: +[^\s#]")
_NO_LIST_KEY = (
    "the key of this list is missing, for the one above has what belongs to it: write it in a line "
    "before this one, such as items:"
)
_NO_ITEM = (
    "a text stands behind the key, and a list below it: give the text a line of its own with a "
    "dash, like the others, or write the key of the list above it if that is gone."
)


def _item_without_key(lines: Lines, _: int, here: int, said: str) -> Found | None:
    """A text behind a dash that has no key, where the keys that belong to it stand below it."""
    above = _above(lines, here)
    value = VALUE.match(lines[above])
    if "mapping values" not in said or not value or not value["dash"] or value["key"]:
        return None
    if not _KEY.match(lines[here]) or _DASH.match(lines[here]):
        return None
    first = value["value"].split()[0].rstrip(":")
    is_key = any(re.match(rf" *(?:- +)?{re.escape(first)}:", line) for line in lines)
    if is_key or _indent(lines[here]) != column_of(lines[above]):
        return None
    return above, _ITEM_KEY.format(_first_key_of_others(lines, above))


def _first_key_of_others(lines: Lines, number: int) -> str:
    """The key with which the other items of a list begin, in the column of this one's dash."""
    column = _indent(lines[number])
    found = (re.match(rf" {{{column}}}- +([\w-]+):", line) for line in lines)
    return next((key[1] for key in found if key and column), "text")


_ITEM_KEY = "no key stands before this text, and one stands below it: write its key first, {}: …"


def _opens_without_colon(lines: Lines, _: int, here: int, said: str) -> Found | None:
    """Words behind a dash that open a list, and have no colon."""
    dash = _DASH.match(lines[here])
    if "mapping values" not in said or not dash:
        return None
    for number in range(here - 1, -1, -1):
        opens, below = _DASH.match(lines[number]), lines[number + 1]
        if not opens or _KEY.match(lines[number]) or not lines[number].strip():
            return None
        if len(opens[1]) < len(dash[1]) and _indent(below) > len(opens[1]) and _DASH.match(below):
            if ": " in lines[number]:
                return number, _BOTH
            is_open = not lines[number].rstrip().endswith((*_ENDS, ":"))
            return (number, _NO_COLON) if is_open else None
    return None


_ENDS = (".", "?", "!")
_BOTH = "words stand behind the colon here, and a list below it: take one of the two away."
_NO_COLON = "a list stands below these words, and no colon behind them: add the colon."


def _in_lines(lines: Lines, start: int, here: int, said: str) -> Found | None:
    """A slip inside one line: where reading stopped, the one above, or where it began."""
    before = _above(lines, here)
    if "flow" in said and (early := _ends_early(lines, start, here)):
        return early
    if "flow" in said and start < here and _stays_open(lines[start:]):
        return start, _BRACKET
    opened = _open_list(lines, here)
    if opened is not None:
        return opened, _CUT_LIST
    for number in dict.fromkeys((here, before, start)):
        if why := in_line(lines[number], said):
            return number, why
    if "flow" in said and _COLON_IN_BRACES.search(QUOTED.sub("q", lines[start])):
        return start, "a colon inside a text in braces needs quotes around the whole text."
    return (start, _BRACKET) if "flow" in said else None


def _ends_early(lines: Lines, start: int, here: int) -> Found | None:
    """A text in brackets that a quote inside it ends: words stand right behind it."""
    for number in range(start, here + 1):
        for quote, ended in _ENDED.items():
            if ended.search(lines[number]):
                return number, _EARLY[quote]
    return None


_ENDED = {
    '"': re.compile(r'[:,\[{] *"(?:[^"\\\n]|\\.)*"(?=[^\W_])'),
    "'": re.compile(r"[:,\[{] *'(?:[^'\n]|'')*'(?=[^\W_])"),
}
_COLON_IN_BRACES = re.compile(r"\{(?:[^{}]*,)?\s*[\w-]+: [^,{}\[\]]*:\s[^{}]*\}\s*$")


def _stays_open(lines: Lines) -> bool:
    """Whether a list in brackets goes on below, and the next key comes before its end."""
    if not re.search(r"\[[^\]\"'#]*,\s*$", lines[0]):
        return False
    inside = takewhile(lambda line: not _KEY.match(line) and not _DASH.match(line), lines[1:])
    return not any("]" in line for line in inside)


def _open_list(lines: Lines, here: int) -> int | None:
    """The line above of a list whose end stands behind a #, and so is none."""
    near = range(here, max(here - _NEAR, -1), -1)
    return next((n for n in near if _CUT_FLOW.match(lines[n])), None)


_NEAR = 3
_CUT_FLOW = re.compile(
    r"^ *(?:- +)*(?:[\w-]+: +)?(?:\[[^\]#\"']*\s#[^\n]*\]|\{[^}#\"']*\s#[^\n]*\})\s*$"
)
_CUT_LIST = (
    "what stands here behind # is left out, the ] or } too: put quotes around what holds the #."
)
_BRACKET = (
    "a bracket opens here and is not closed: close it, or put the text in quotes if it "
    "starts with one."
)


def _above(lines: Lines, here: int) -> int:
    """The nearest line above that says something."""
    filled = (n for n in range(here - 1, -1, -1) if lines[n].strip() and not _is_note(lines[n]))
    return next(filled, here)


def _is_note(line: str) -> bool:
    return line.lstrip().startswith("#")


def _first_dash_lost(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """The first item of a list that lost its dash, where the next one has its own."""
    for first in _opening(lines, here):
        is_key = _KEY.match(lines[first]) and not _DASH.match(lines[first])
        if is_key and _lacks_dash(lines, first):
            return first, "a dash is missing before this item: the others of its list have one."
    return None


def _too_far_right(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """A dash that stands further right than the keys below it, which belong to its item."""
    above = _above(lines, here)
    dash = _DASH.match(lines[above])
    if dash and not _DASH.match(lines[here]) and _KEY.match(lines[here]):
        opened = _above(lines, above)
        if _indent(lines[here]) == len(dash[1]) == column_of(lines[opened]) + _STEP:
            return here, _LEFT
        if column_of(lines[opened]) < _indent(lines[here]) <= len(dash[1]):
            return above, "this dash stands in another column than the dashes around it."
    return None


_STEP = 2
"""Spaces by which what is inside stands further right."""


def _left_of_others(lines: Lines, _: int, here: int, said: str) -> Found | None:
    """An item of text that stands further left than those below it, which so become its text."""
    if "mapping values" not in said:
        return None
    at = here if _DASH.match(lines[here]) else _above(lines, here)
    column = _indent(lines[at])
    while _DASH.match(lines[at]) and _indent(lines[at]) == column:
        if (above := _above(lines, at)) == at:
            return None  # it is the first line that says something
        at = above
    moved, before = _DASH.match(lines[at]), lines[_above(lines, at)]
    if lines[at].rstrip().endswith(":"):
        return None  # it opens the list
    goes_on = bool(_DASH.match(before)) and _indent(before) == column
    if moved and len(moved[1]) < column and not _KEY.match(lines[at]):
        return (at, TOO_FAR_LEFT) if goes_on or _opens_list(before) else None
    return None


TOO_FAR_LEFT = "this dash stands further left than those below it: line it up with them."
TOO_FAR_RIGHT = "this dash stands further right than those around it: line it up with them"


def _opens_list(line: str) -> bool:
    return bool(_KEY.match(line)) and line.rstrip().endswith(":")


def at_the_edge(text: str) -> Found | None:
    """The first item of a list inside an entry that lost its indentation, and so is no part of it.

    In a file that is a list, a dash at the left edge begins an entry: it has the first key of the
    others, or belongs below the key in the line above that has nothing behind its colon. The line
    is counted from 1.
    """
    first = _FIRST_KEY.search(text)
    for found in _EDGE.finditer(text) if first else ():
        opens = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if first and _INSIDE.fullmatch(opens) and not text.startswith(first[1], found.end()):
            line = text.count("\n", 0, found.end()) + 1
            return line, AT_EDGE.format(opens.strip())
    return None


_FIRST_KEY = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\n)*- ([\w-]+:)")
_EDGE = re.compile(r":[ \t]*\n- ")
_INSIDE = re.compile(r" +[\w-]+")
AT_EDGE = (
    "a dash at the left edge begins an entry of its own, and this is none: move the line to the "
    "right, below '{}', with what belongs to it"
)


def _item_at_edge(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """An item at the left edge, above which its list begins, or another item of it stands."""
    edge = next((n for n in range(here, 0, -1) if lines[n].startswith("- ")), 0)
    entry = [*takewhile(lambda n: not lines[n].startswith("- "), range(edge - 1, -1, -1))]
    is_first = _opens_list(lines[_above(lines, edge)])
    alike = (n for n in entry if _DASH.match(lines[n]) and _head(lines[n]) == _head(lines[edge]))
    above = _above(lines, edge) if is_first else next(alike, edge)
    if above == edge or not _is_item(lines, edge):
        return None
    column = _indent(lines[above])
    opens = (n for n in entry if n <= above and _opens_list(lines[n]))
    key = next((lines[n].strip(" -:\r") for n in opens if _indent(lines[n]) <= column), "")
    return (edge, f"{AT_EDGE.format(key)}.") if key else None


def _head(line: str) -> str:
    """How an item begins: its first key, a dash, or nothing where it is a text."""
    found = re.match(r" *- +\{?(-|[\w-]+(?=:(?:\s|$)))", line)
    return found[1] if found else ""


def _is_item(lines: Lines, edge: int) -> bool:
    """Whether what begins at the left edge goes on with the entry above it, and is none itself.

    Another entry would have some of the same keys.
    """
    first = max(n for n in range(edge) if lines[n].startswith("- ") or not n)
    below = takewhile(lambda line: not line.startswith("- "), lines[edge + 1 :])
    above, keys = _keys_of_entry(lines[first:edge]), _keys_of_entry(below)
    return not keys & above and bool(keys or _head(lines[edge]) != _head(lines[first]))


def _keys_of_entry(lines: Iterable[str]) -> set[str]:
    return {key[1] for line in lines if (key := _OF_ENTRY.match(line))}


def _dashes(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """A dash that is missing, or that stands in a column of its own."""
    first = next((n for n, line in enumerate(lines) if line.strip() and not _is_note(line)), here)
    below = next((line for line in lines[first + 1 :] if line.strip()), "")
    is_entry = lines[first].lstrip().startswith("id:") and below.startswith(" ")
    is_list = is_entry or any(line.startswith("- ") for line in lines)
    if is_list and not _DASH.match(lines[first]):
        return first, "every entry starts with a dash: - id: …"
    columns = [len(m[1]) for line in lines if (m := _DASH.match(line))]
    for number in dict.fromkeys((_above(lines, here), here, start, *_opening(lines, here))):
        dash = _DASH.match(lines[number])
        if dash and columns.count(len(dash[1])) == 1 and len(columns) > 1:
            return number, "this dash stands in another column than the dashes around it."
        if not dash and _lacks_dash(lines, number):
            return number, "a dash is missing before this item: the others of its list have one."
    return None


def _opening(lines: Lines, here: int) -> list[int]:
    """The line that opens the list in which the dash at `here` stands."""
    dash = _DASH.match(lines[here])
    inside = (n for n in range(here - 1, 0, -1) if dash and _indent(lines[n]) < len(dash[1]))
    return [opens + 1 for opens in inside][:1]


def _lacks_dash(lines: Lines, number: int) -> bool:
    """Whether a line opens a list or goes on with one without a dash of its own."""
    above = lines[_above(lines, number)]
    if not (above.rstrip().endswith(":") and _KEY.match(above)):
        return False
    indent = _indent(lines[number])
    below = (line for line in lines[number + 1 :] if line.strip())
    for line in below:
        if _indent(line) < indent - 2:
            return False
        if (dash := _DASH.match(line)) and len(dash[1]) <= indent:
            return indent - 2 <= len(dash[1])
    return False


def _wide_dash(lines: Lines, _: int, here: int, __: str) -> Found | None:
    """A dash with more spaces behind it than the keys below stand further right."""
    above = _above(lines, here)
    wide = _WIDE_DASH.match(lines[above])
    if wide and _indent(lines[here]) == len(wide[1]) + _STEP:
        return above, "one space stands behind a dash: take the others away."
    return None


def _structure(lines: Lines, start: int, here: int, said: str) -> Found | None:
    """A key without its colon, or a line that is not in line with the others."""
    if "could not find expected ':'" in said:
        return start, NO_KEY
    above = _above(lines, here)
    if "mapping values" in said and not _KEY.match(lines[above]):
        return above, NO_KEY
    if _indent(lines[here]) > column_of(lines[above]):
        if _is_too_far_left(lines, above, here):
            return above, _LEFT
        is_closed = _CLOSED_GROUP.match(lines[above]) and _KEY.match(lines[here])
        return here, _OF_BOTH if is_closed else _RIGHT
    if "expected" in said and _indent(lines[here]) < column_of(lines[above]):
        return here, _beside_dash(lines, here) or _OTHER_COLUMN
    return None


_WIDE_DASH = re.compile(r"^( *)- {2,}[\w-]+:(?:\s|$)")
_OTHER_COLUMN = "this line starts in another column than its neighbors: line it up with them."


def _beside_dash(lines: Lines, here: int) -> str:
    """What to do about a key that stands under the dash of an item, not under the item's keys."""
    before = (n for n in range(here - 1, -1, -1) if _indent(lines[n]) <= _indent(lines[here]))
    dash = _DASH.match(lines[next(before, 0)])
    is_under = dash and len(dash[1]) == _indent(lines[here]) and _KEY.match(lines[here])
    return _UNDER_DASH if is_under else ""


_UNDER_DASH = (
    "this line starts under a dash: start it 2 spaces further right, where the keys of that item "
    "stand, or line it up with the key above the list."
)


_CLOSED_GROUP = re.compile(r"^ *(?:- +)?[\w-]+: +(?:\[[^\[\]]*\]|\{[^{}]*\})\s*$")
_OF_BOTH = (
    "the key above has its value behind the colon, and this can't be a part of it: line it up with "
    "that key, or take one of the two away."
)


def _is_too_far_left(lines: Lines, above: int, here: int) -> bool:
    """Whether it is not the line `here` that is out of line, but the one above it."""
    before = _above(lines, above)
    if before == above or lines[above].rstrip().endswith(":"):
        return False
    opens = lines[before].rstrip().endswith(":")
    if opens:
        return 0 <= column_of(lines[above]) - column_of(lines[before]) < _STEP
    return column_of(lines[before]) == _indent(lines[here])


_LEFT = "this line starts further left than its neighbors: line it up with them."
_RIGHT = (
    "this line starts further right than the one above: line the two up, or put quotes around the "
    "text if it goes on here."
)


def _item_without_dash(lines: Lines, start: int, here: int, _: str) -> Found | None:
    """A line of text in the column of the dashes above and below it."""
    for number in dict.fromkeys((start, here)):
        line, above = lines[number], _DASH.match(lines[_above(lines, number)])
        plain = not _DASH.match(line) and not _KEY.match(line)
        if above and plain and line.strip() and _indent(line) == len(above[1]) > 0:
            return number, "a dash is missing before this line: a new item begins here."
    return None


_LOOKS: Sequence[Callable[[Lines, int, int, str], Found | None]] = (
    _colon_in_title,
    _quotes,
    _in_block,
    _remark_inside,
    _dash_alone,
    _in_column_of_key,
    _braces_without_dash,
    _row_without_brace,
    _item_at_edge,
    _item_without_key,
    _opens_without_colon,
    _left_of_others,
    _in_lines,
    _remark,
    _entry_inside,
    _text_above_a_list,
    _item_without_dash,
    _first_dash_lost,
    _too_far_right,
    _dashes,
    _wide_dash,
    _structure,
)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def column_of(line: str) -> int:
    """Where the key of a line stands, behind its dash."""
    start: Any = re.match(r"^ *(?:- +)*", line)
    return len(start[0])
