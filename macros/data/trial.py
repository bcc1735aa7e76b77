"""What mends an entry, found by trial: each line is changed as people mend theirs, and read again.

The rules that look at lines know the slips that somebody has met. Where none of them fits, or what
they advise would not mend it, the entry itself says what was meant: it is sound after one change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

from pydantic import BaseModel, ValidationError

from macros.data import yaml_tree
from macros.data.one_line import VALUE
from macros.model.kinds import KINDS
from macros.model.types import Known

Lines = Sequence[str]


@dataclass(frozen=True)
class Repair:
    """A change of one line, or of a block that begins there: `line` counts from 0.

    `about` fits messages that advise the same.
    """

    line: int
    lines: Lines
    words: str
    about: str


_ANY = Known({kind: frozenset() for kind in KINDS}, unread=frozenset(KINDS))
"""Names are not looked up: it is the form of an entry that is tried."""

_LONGEST = 120
"""Lines of an entry that are tried; far longer ones would take their time."""


def better(
    text: str, told: Sequence[tuple[int, str]], model: type[BaseModel]
) -> tuple[int, str] | None:
    """The line, from 1, and the advice that mends an entry of `text`.

    `told` are the lines and the words of what was going to be said of it. None where one of these
    mends it, or nobody knows better.
    """
    lines = text.split("\n")
    for first, end in _entries(lines, told[0][0] - 1):
        entry = lines[first:end]
        if _is_sound(entry, model):
            return None
        said = {line - 1 - first: words for line, words in told}
        if found := _best(entry, said, model):
            is_said = re.search(found.about, said.get(found.line, ""))
            return None if is_said else (first + found.line + 1, found.words)
    return None


def renamed(text: str, line: int, names: Sequence[str], model: type[BaseModel]) -> str:
    """The one of `names` that mends an entry of `text` in the place of the key in `line`, from 1.

    Empty where none or several would, where the entry needs no such key, or where its value takes
    more lines than one.
    """
    lines = text.split("\n")
    first, end = next(_entries(lines, line - 1), (0, 0))
    entry, at = lines[first:end], line - 1 - first
    is_alone = bool(entry) and bool(re.match(r"^ *(?:- +)?[^\s:]+: +[^\s|>]", entry[at]))
    below = next((line for line in entry[at + 1 :] if line.strip()), "")
    goes_on = is_alone and bool(below) and _indent(below) > _column(entry[at])
    if not is_alone or goes_on or _is_sound([*entry[:at], *entry[at + 1 :]], model):
        return ""
    found = []
    for name in names:
        new = re.sub(r"^( *(?:- +)?)[^\s:]+:", rf"\g<1>{name}:", entry[at])
        if _is_sound([*entry[:at], new, *entry[at + 1 :]], model):
            found.append(name)
    return found[0] if len(found) == 1 else ""


def _best(entry: Lines, said: Mapping[int, str], model: type[BaseModel]) -> Repair | None:
    """The nearest change that mends `entry`: one that was `said`, if there is one in that line."""
    tried = islice(_repairs(entry, next(iter(said))), _MOST)
    for _, of_line in groupby(tried, key=lambda repair: repair.line):
        if found := [repair for repair in of_line if _is_sound(repair.lines, model)]:
            as_said = (r for r in found if re.search(r.about, said.get(r.line, "")))
            return next(as_said, found[0])
    return None


_MOST = 600
"""Changes that are tried: more would take longer than people wait."""


def _entries(lines: Lines, at: int) -> Iterator[tuple[int, int]]:
    """Where the entry with the line `at` begins and ends, and the one before it where it begins."""
    starts = [n for n, line in enumerate(lines) if line.startswith("- ")]
    before = [n for n in starts if n <= at]
    for first in reversed(before[-2:] if before and before[-1] == at else before[-1:]):
        end = next((n for n in starts if n > first), len(lines))
        if end - first <= _LONGEST:
            yield first, end


def _is_sound(lines: Lines, model: type[BaseModel]) -> bool:
    value = yaml_tree.value_of("\n".join(lines) + "\n")
    if not isinstance(value, list) or len(value) != 1:
        return False
    try:
        model.model_validate(value[0], context=_ANY)
    except ValidationError:
        return False
    return True


def _repairs(lines: Lines, at: int) -> Iterator[Repair]:
    """Every change that is tried, those nearest to `at` first."""
    for number in sorted(range(len(lines)), key=lambda n: abs(n - at)):
        if lines[number].strip():
            for change in _CHANGES:
                yield from change(lines, number)


def _with(lines: Lines, number: int, line: str, what: str, about: str) -> Repair:
    shown = line.strip() if len(line.strip()) <= _SHOWN else f"{line.strip()[:_SHOWN]}…"
    new = [*lines[:number], *line.split("\n"), *lines[number + 1 :]]
    return Repair(number, new, f"{what}: write {' / '.join(shown.split(chr(10)))}", about)


_SHOWN = 80
"""Characters of a line that the advice repeats."""


def _space(lines: Lines, number: int) -> Iterator[Repair]:
    line = lines[number]
    for pattern, what in _GLUED:
        if pattern.match(line):
            yield _with(lines, number, pattern.sub(r"\1 \2", line), what, "space")


_GLUED = (
    (re.compile(r"^( *(?:- +)?[a-z_]+:)([^\s].*)$"), "a space is missing after the colon"),
    (re.compile(r"^( *-)([^\s-].*)$"), "a space is missing after the dash"),
    (re.compile(r"^( *-) {2,}(\S.*)$"), "one space stands behind a dash"),
)


def _apostrophes(lines: Lines, number: int) -> Iterator[Repair]:
    """Write an apostrophe twice in the texts in single quotes of a line."""
    line = _APOSTROPHE.sub("''", lines[number])
    if line != lines[number]:
        yield _with(lines, number, line, "an apostrophe is written twice", "apostrophe")


_APOSTROPHE = re.compile(r"(?<=\w)'(?=[a-z])")


def _colon(lines: Lines, number: int) -> Iterator[Repair]:
    if found := _KEY_ALONE.match(lines[number]):
        line = f"{found[1]}{found[2]}: {found[3]}".rstrip()
        what = "a colon and a space stand behind a key"
        yield _with(lines, number, line, what, "colon")


_KEY_ALONE = re.compile(r"^( *(?:- +)?)([a-z_]+)(?:\s*[;.=,>–—-]+\s*|\s+|\s+:\s*)(\S.*)?$")  # noqa: RUF001


def _quotes(lines: Lines, number: int) -> Iterator[Repair]:
    found = VALUE.match(lines[number])
    if not found:
        return
    value = found["value"].rstrip()
    before = lines[number][: found.start("value")]
    bare = value.strip("\"'") if value[0] in "\"'" else value
    plain = bare.replace("\\", "\\\\").replace('"', '\\"')
    what = "put the whole text in quotes"
    yield _with(lines, number, f'{before}"{plain}"', what, "quote|apostrophe|escape")


def _signs(lines: Lines, number: int) -> Iterator[Repair]:
    """Take a key away that stands twice, or mend the sign that opens a text of several lines."""
    for pattern, new, what, about in _MISTYPED:
        if pattern.match(lines[number]):
            yield _with(lines, number, pattern.sub(new, lines[number]), what, about)


_MISTYPED = (
    (re.compile(r"^( *(?:- +)?([a-z_]+): +)\2: +"), r"\1", "the key stands here twice", "twice"),
    (
        re.compile(r"^( *(?:- +)?(?:[a-z_]+: +)?)[|>](?:[-+]|(?=\s))\s*(?=[^\s#])"),
        r"\1",
        "a sign too many begins this text",
        r"behind [|>]\S* no text",
    ),
    (
        re.compile(r"^( *(?:- +)?(?:[a-z_]+: +)?)([|>])[^\w\s]{0,2}_?$"),
        r"\1\2-",
        "a text of several lines begins here",
        "begins with [|>]-",
    ),
)


def _text(lines: Lines, number: int) -> Iterator[Repair]:
    """Line up a line of the text that |- opens."""
    opens = next((n for n in range(number - 1, -1, -1) if _OPENS_TEXT.match(lines[n])), number)
    others = [n for n in range(opens + 1, len(lines)) if n != number and lines[n].strip()][:1]
    if opens < number and others and _indent(lines[others[0]]) != _indent(lines[number]):
        by = _indent(lines[others[0]]) - _indent(lines[number])
        new = [*lines[:number], _moved(lines[number], by), *lines[number + 1 :]]
        yield Repair(
            number, new, _where(lines, number, by, 1), "its text|text above|this is the text"
        )


_OPENS_TEXT = re.compile(r"^ *(?:- +)?(?:[a-z_]+: +)?[|>][-+]?\s*$")


def _brackets(lines: Lines, number: int) -> Iterator[Repair]:
    found = VALUE.match(lines[number])
    if not found or not (found["key"] or found["dash"]):
        return
    value = found["value"].rstrip()
    before = lines[number][: found.start("value")]
    items = re.sub(r"[`\"'“”‘’]", "", value).strip("[](){}<> ,;.")  # noqa: RUF001
    for sign in (" - ", ";", "|", ","):
        parts = [part.strip(" -") for part in items.split(sign)]
        if sign == "," or len(parts) > 1:
            line = f"{before}[{', '.join(filter(None, parts))}]"
            yield _with(lines, number, line, "a list stands in square brackets", _OF_LISTS)
    for opens, closes in ("[]", "{}"):
        if value.startswith(opens):
            line = f"{before}{value.rstrip(closes + ',')}{closes}"
            yield _with(lines, number, line, f"{opens} opens, and {closes} closes", "bracket|brace")


_OF_LISTS = r"bracket|\[|comma"


def _braces(lines: Lines, number: int) -> Iterator[Repair]:
    """Put both braces around the keys of a row."""
    if found := _ROW.match(lines[number]):
        line = f"{found[1]}{{{found[2].rstrip(' ,')}}}"
        what = "the keys of a row stand in braces"
        yield _with(lines, number, line, what, r"brace|\{")


_ROW = re.compile(r"^( *- +)[{(\[]?(\w+: +[^{}]+?,\s*\w+: +[^{}]+?)[})]?\s*$")


def _quotes_inside(lines: Lines, number: int) -> Iterator[Repair]:
    """Put quotes around a text in brackets or braces."""
    line = lines[number]
    for found in _INSIDE.finditer(line):
        ends, text = (line[: found.start()], line[found.end() :]), found[0].rstrip()
        if text[0] == "`":  # which readers would see
            new = text.replace("`", "").join(ends)
            yield _with(lines, number, new, "no back ticks stand here", "back tick")
        elif re.search(r"^[%@&*!|>#?-]|\s#", text):
            quoted = text.replace("\\", "\\\\").replace('"', '\\"')
            new = f'"{quoted}"'.join(ends)
            yield _with(lines, number, new, f"put quotes around '{text}'", "around ['w]")


_INSIDE = re.compile(
    r"(?<=[:\[,] )[^\s\[\]{},\"'](?:[^\[\]{},\":]|:(?!\s))*(?=[,\]}])"
    r"|(?<=\[)[^\s\[\]{},\"'](?:[^\[\]{},\":]|:(?!\s))*"
)
"""What stands between the commas of a line, without quotes."""


def _dash(lines: Lines, number: int) -> Iterator[Repair]:
    line, indent = lines[number], _indent(lines[number])
    if not line.lstrip().startswith("-") or line.lstrip().startswith("--"):
        bare = _SIGN.sub("", line.lstrip())
        for column in (indent - 2, indent):
            if column >= 0:
                new = f"{' ' * column}- {bare}"
                yield _with(lines, number, new, "a dash is missing before this line", "dash|hyphen")
    elif number:
        for new in (line.replace("- ", "  ", 1), line.replace("- ", "", 1)):
            mended = [*lines[:number], new, *lines[number + 1 :]]
            yield Repair(number, mended, _CUT, "dash too many|take (?:it|the dash)")


_CUT = "a dash too many: this goes on with what stands above, take it away"


_SIGN = re.compile(r"^(?:[•·‣▪●◦*+–—−]|--+|\d\d?[.)]) *(?=\S)")  # noqa: RUF001
"""What other programs begin an item with."""


def _ends(lines: Lines, number: int) -> Iterator[Repair]:
    line = lines[number].rstrip()
    if line[-1] in ",;":
        yield _with(lines, number, line[:-1], "a sign too many ends this line", "comma|semicolon")
    if line[-1] != ":" and re.match(r"^ *(?:- +)?[a-z_]+$", line):
        yield _with(lines, number, f"{line}:", "a colon is missing behind this key", "colon")


def _remark(lines: Lines, number: int) -> Iterator[Repair]:
    if found := re.match(r"^( *)#+ *([a-z_]+: .*)$", lines[number]):
        line = f"{found[1]}{found[2]}"
        yield _with(lines, number, line, "what stands behind # is left out", "remark|#")


def _key_of_item(lines: Lines, number: int) -> Iterator[Repair]:
    found = re.match(r"^( *- +)[a-z_]+: +(\S.*)$", lines[number])
    if found and number:
        line = f"{found[1]}{found[2]}"
        yield _with(lines, number, line, "this item is a text, without a key", "without a key")


def _two_keys(lines: Lines, number: int) -> Iterator[Repair]:
    if lines[number].lstrip().startswith("#"):
        return
    for found in re.finditer(r"[\s,;]+([a-z_]+: +\S)", lines[number][_column(lines[number]) :]):
        at = _column(lines[number]) + found.start(1)
        left = lines[number][:at].rstrip(" ,;")
        line = f"{left}\n{' ' * _column(lines[number])}{lines[number][at:]}"
        if left.strip() not in ("", "-"):
            yield _with(lines, number, line, "two keys stand in one line", "of its own")


def _shift(lines: Lines, number: int) -> Iterator[Repair]:
    """Start the line elsewhere, with what belongs to it, or with some that follow in its column."""
    indent = _indent(lines[number])
    below = lines[number + 1 :]
    inside = sum(1 for _ in takewhile(lambda line: _indent(line) > indent, below))
    beside = sum(1 for _ in takewhile(lambda line: _indent(line) >= indent, below))
    few = range(1, min(beside, _RUN) + 1)
    for count in dict.fromkeys((1 + inside, 1, 1 + beside, *(1 + n for n in few))):
        for by in (2, -2, 1, -1, 4, -4, 3, -3):
            if number and indent + by >= _STEP and _BEGINS.match(lines[number]):
                ends = number + count
                moved = [_moved(line, by) for line in lines[number:ends]]
                new = [*lines[:number], *moved, *lines[ends:]]
                about = f"{_SAID_RIGHT if by > 0 else _SAID_LEFT}|{_OF_COLUMNS}"
                yield Repair(number, new, _where(lines, number, by, count), about)


_BEGINS = re.compile(r" *(?:- |[a-z_]+:)")
"""A line that is more than the text above going on, which any line further right would be."""

_STEP = 2
_RUN = 5
"""Lines in one column of which some are moved, and some are not."""

_SAID_RIGHT = "further left than|further right,|to the right|line further right"
_SAID_LEFT = "further right than|further left,|to the left|line further left"
_OF_COLUMNS = "another column|line the two up|line it up with that key|indent"


def _where(lines: Lines, number: int, by: int, count: int) -> str:
    which = "this line" if count == 1 else f"this line and the {count - 1} below it"
    far = f"{abs(by)} space{'s' if abs(by) > 1 else ''} further {'right' if by > 0 else 'left'}"
    column = _indent(lines[number]) + by
    above = (n for n in range(number - 1, -1, -1) if _indent(lines[n]) < column)
    found = re.match(r"^ *(?:- +)?([a-z_]+):", lines[next(above, 0)])
    return f"start {which} {far}" + (f", below '{found[1]}'" if found and by > 0 else "")


def _moved(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[min(-by, _indent(line)) :]


def _value(lines: Lines, number: int) -> Iterator[Repair]:
    found = re.match(r"^( *(?:- +)?[a-z_]+: +)[\"']?([^\"'#\[\]{}]+?)[\"']?\s*$", lines[number])
    if not found:
        return
    word = found[2].strip().casefold()
    meant = [new for words, new in _WORDS.items() if word in words.split()]
    digits = re.findall(r"\d+", word)
    meant += [str(int(digits[0]))] if len(set(digits)) == 1 and len(word) < _SHOWN else []
    for new in meant:
        yield _with(lines, number, f"{found[1]}{new}", "this is not read so", "write|take")


_WORDS = {"yes y on x 1 ja true": "true", "no n off 0 false none": "false"}

_CHANGES: Sequence[Callable[[Lines, int], Iterator[Repair]]] = (
    *(_space, _apostrophes, _signs, _text, _value, _quotes, _quotes_inside, _brackets, _braces),
    *(_ends, _dash, _two_keys, _colon),
    *(_remark, _key_of_item, _shift),
)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else 99


def _column(line: str) -> int:
    """Where the key of a line stands, behind its dash."""
    found = re.match(r"^ *(?:- +)*", line)
    return len(found[0]) if found else 0
