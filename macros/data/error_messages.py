"""Validation errors as sentences for people who write data and not programs."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from macros.data.key_places import counts_at, elsewhere, inside, keys_at, names_kind
from macros.data.moved_keys import emptied, moved
from macros.data.problems import Lacking, Problem
from macros.data.same_keys import same_key
from macros.data.whole_numbers import in_digits
from macros.data.yaml_tree import Tree
from macros.model.kinds import KINDS
from macros.model.other_signs import other_sign
from macros.model.suggest import did_you_mean, nearest


def explain(
    error: ValidationError, model: type[BaseModel], tree: Tree, file: str, position: int
) -> list[Problem]:
    """Every part of `error`, at the line of the value it is about.

    `tree` is the file that the entry at `position` was read from, `model` what the entry
    should have been.
    """
    details = error.errors(include_url=False, include_context=True)
    if name := _id_as_key(details):
        line = tree.line((position, name))
        return [Problem(file, line, f"an entry starts with its id: write - id: {name}")]
    row = tree.value[position] if isinstance(tree.value, list) else None
    mistyped = {(*d["loc"][:-1], meant) for d in details if (meant := _meant(d, model, row))}
    slips = [*emptied(details, model, row)]
    mistyped |= {loc for slip in slips for loc in slip.errors}
    slips += moved([d for d in details if not _meant(d, model, row) and d["loc"] not in mistyped])
    mistyped |= {loc for slip in slips for loc in slip.errors}
    missing: defaultdict[tuple[int | str, ...], list[str]] = defaultdict(list)
    told = [Problem(file, tree.line((position, *slip.at)), slip.words) for slip in slips]
    for d in details:
        if _said_already(d, tree, position) or d["loc"] in mistyped:
            continue
        if d["type"] == "missing":
            missing[d["loc"][:-1]].append(_key(d["loc"]))
        else:
            line = tree.line((position, *d["loc"]))
            told.append(Problem(file, line, _sentence(d, model, row), _lacks(d)))
    lines = {place: tree.line((position, *place)) for place in missing}
    for at, keys in missing.items():
        told.append(Problem(file, lines[at], _missing(keys) + _as_others(keys, tree, position, at)))
    return told


def left_empty(row: object, tree: Tree, file: str, at: tuple[int | str, ...]) -> list[Problem]:
    """A problem for each key in `row`, the value at `at` in the file, behind which nothing stands.

    Where a key may be left out the entry is sound all the same, but not as its author meant it.
    """
    if row is None and isinstance(at[-1], str) and at not in tree.unread:
        return [Problem(file, tree.line(at), f"{_key(at)} is empty: {_LEAVE_OUT}")]
    pairs = enumerate(row) if isinstance(row, list) else ()
    parts = row.items() if isinstance(row, dict) else pairs
    return [p for key, value in parts for p in left_empty(value, tree, file, (*at, key))]


_LEAVE_OUT = "write something, or leave the key out"


def _as_others(keys: Sequence[str], tree: Tree, position: int, at: tuple[int | str, ...]) -> str:
    """How another entry, or another item, of the file writes the only key that is missing."""
    key = keys[0].strip("'")
    rows = tree.value if isinstance(tree.value, list) else []
    for number, row in enumerate(rows if len(keys) == 1 and key != "id" else ()):
        value = _inside(row, at, key)
        if number != position and type(value) in (str, int) and len(str(value)) <= _SHOWN:
            first = (0 if isinstance(part, int) else part for part in at)
            return f", as line {tree.line((number, *first, key))} has {key}: {value}"
    return ""


def _inside(value: Any, way: Sequence[int | str], key: str) -> Any:
    """What stands under `key` at the end of the `way`; None where nothing does."""
    for part in (*way, key):
        is_there = isinstance(value, dict) or (isinstance(value, list) and isinstance(part, int))
        if not is_there:
            return None
        value = value.get(part) if isinstance(value, dict) else (value[0] if value else None)
    return value


def _id_as_key(details: Sequence[ErrorDetails]) -> str:
    """The id of an entry that stands where the key belongs (`- filing:`); empty where none does."""
    lacks_id = any(d["type"] == "missing" and d["loc"] == ("id",) for d in details)
    strange = (d for d in details if d["type"] == "extra_forbidden" and len(d["loc"]) == 1)
    held = (str(d["loc"][0]) for d in strange if d["input"] is None or isinstance(d["input"], dict))
    return next(held, "") if lacks_id else ""


def _meant(detail: ErrorDetails, model: type[BaseModel], row: object) -> str:
    """The key that was meant by one that is not permitted; empty where none is near."""
    if detail["type"] != "extra_forbidden":
        return ""
    name, fields = str(detail["loc"][-1]), keys_at(model, detail["loc"])
    glued = name.partition(":")[0]
    return glued if glued in fields else _same(detail, model, row) or nearest(name, fields)


def _same(detail: ErrorDetails, model: type[BaseModel], row: object) -> str:
    """The key that stands nowhere beside a strange one, and is another word for it; else empty."""
    there = inside(row, detail["loc"][:-1])
    beside = there if isinstance(there, dict) else {}
    fields = keys_at(model, detail["loc"])
    return same_key(str(detail["loc"][-1]), (key for key in fields if key not in beside))


def _lacks(detail: ErrorDetails) -> Lacking | None:
    context = detail.get("ctx", {})
    return (context["kind"], context["value"]) if "kind" in context else None


def _said_already(detail: ErrorDetails, tree: Tree, position: int) -> bool:
    """Whether reading the file has already reported the value (a bare `no`, a strange date)."""
    if detail["type"] == "extra_forbidden":
        return False
    at = (position, *detail["loc"])
    if detail["type"] in ("too_short", "too_long"):  # an item not read may be several, or none
        return any(way[: len(at)] == at for way in tree.unread)
    return at in tree.unread


def _sentence(detail: ErrorDetails, model: type[BaseModel], row: object) -> str:
    key, loc = _key(detail["loc"]), detail["loc"]
    if detail["type"] == "extra_forbidden":
        same = _same(detail, model, row)
        where = "" if same else elsewhere(model, loc, row, detail["input"])
        return _extra(detail, keys_at(model, loc), where, same)
    if detail["type"] == "dict_type" and counts_at(model, loc) and (names := _counted(detail)):
        return f"{key} says of each how many there are, in braces: write {names}"
    there = detail.get("ctx", {}).get("there")
    if there and not names_kind(model, there):
        return f"{key}: {detail['ctx']['alone']}"
    fields = keys_at(model, (*detail["loc"], ""))
    is_group = detail["type"] == "model_type"
    if is_group and ("items" in fields or not isinstance(detail["input"], list)):
        return _no_group(key, detail, fields)
    return _SENTENCES.get(detail["type"], _anything)(key, detail)


def _key(loc: tuple[int | str, ...]) -> str:
    """The innermost key of a location, with the number of the item in its list."""
    names = [part for part in loc if isinstance(part, str)]
    key = names[-1] if names else "entry"
    if loc and isinstance(loc[-1], int):
        return f"item {loc[-1] + 1} of '{key}'"
    return f"'{key}'"


def _missing(keys: list[str]) -> str:
    if len(keys) == 1:
        return f"{keys[0]} is missing: add it"
    return f"{', '.join(keys[:-1])} and {keys[-1]} are missing: add them"


def _extra(detail: ErrorDetails, fields: list[str], where: str, same: str) -> str:
    name = str(detail["loc"][-1])
    key, colon, value = name.partition(":")
    if colon and key in fields and not value:
        return f"two colons stand behind '{key}': take one away"
    if colon and key in fields:
        return f"a space is missing after the colon: write {key}: {value}"
    near = f": did you mean '{same}'?" if same else did_you_mean(name, fields)
    is_slip = get_close_matches(name, fields, cutoff=0.85)  # and not the name of another
    if where and not is_slip:
        return f"there is no key '{name}' here: {where}"
    words = f"there is no key '{name}' here{near or '.'}"
    return f"{words} Permitted: {', '.join(fields)}"


def _text(key: str, detail: ErrorDetails) -> str:
    value = detail["input"]
    if value in (None, [], {}):
        return _empty(key, detail)
    if isinstance(value, list) and isinstance(detail["loc"][-1], int):
        return f"{key} is a list inside the list: take one pair of brackets, or a dash, away"
    if isinstance(value, list) and (alone := _names_in(value)):
        return f"{key} is one name, and this is a list of {len(value)}: write {alone}"
    if isinstance(value, dict) and [kind for kind in value if kind in KINDS]:
        named = ":".join(str(part) for part in next(iter(value.items())))
        return f"{key} is split by the space behind its colon: write {named}"
    if isinstance(value, dict) and value and detail["loc"][0] == "terms":
        inner = next(iter(value))
        outer = detail["loc"][-1]
        return f"{key} is a group, and each word stands in a line: write {outer}/{inner}: …"
    return f"{key} has to be text, and this is {_found(detail)}: put it in quotes"


def _names_in(items: Sequence[object]) -> str:
    """How to write the one name of a list; empty where it holds anything but names."""
    names = [item for item in items if isinstance(item, str) and _NAME.fullmatch(item)]
    if not names or len(names) < len(items):
        return ""
    return f"{names[0]} alone, without brackets or a dash" if names[1:] == [] else "one of them"


_NAME = re.compile(r"[a-z0-9]+(?:[-/:#.][a-z0-9]+)*")


def _number(key: str, detail: ErrorDetails) -> str:
    what = f"{key} has to be a whole number"
    if re.fullmatch(r"-\d+", str(detail["input"])):
        return f"{what} above 0, and this is {_found(detail)}: take the minus away"
    loc = detail["loc"]
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    how = _unquoted(detail, _is_number)
    how = how or in_digits(detail["input"], name, in_list=isinstance(loc[-1], int))
    return f"{what}, and this is {_found(detail)}{how}"


def _at_least(key: str, detail: ErrorDetails) -> str:
    least = detail.get("ctx", {}).get("ge", 1)
    return f"{key} has to be a whole number of {least} or more, and this is {_found(detail)}"


def _truth(key: str, detail: ErrorDetails) -> str:
    what = f"{key} has to be true or false"
    return (
        f"{what}, and this is {_found(detail)}{_unquoted(detail, ('true', 'false').__contains__)}"
    )


def _unquoted(detail: ErrorDetails, is_right: Callable[[str], object]) -> str:
    """What to do about a value that only its quotes make wrong."""
    value = detail["input"]
    if not isinstance(value, str) or not is_right(value):
        return ""
    return ": take the 0 at its start away" if re.match(r"0\d", value) else ": take the quotes away"


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal()


def _is_day(value: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", value))


_EMPTY_LIST = "write its items, or leave the key out where there may be none"


def _list(key: str, detail: ErrorDetails) -> str:
    what = "has to be a list, one item a line with a dash before it"
    value = detail["input"]
    if value == {}:
        return f"{key} {what}, and this is {_found(detail)}: write it in brackets, [a, b]"
    if found := re.fullmatch(r"(\d+) ?[-–] ?(\d+)", str(value)):  # noqa: RUF001
        first, last = int(found[1]), int(found[2])
        if 0 <= last - first < _FEW:
            every = ", ".join(map(str, range(first, last + 1)))
            return f"{key} {what}, and this is {_found(detail)}: write [{every}]"
    if type(value) is int and "rows" not in detail["loc"]:  # which are numbers
        what = f"{key} is a list, and this is the number {value}"
        return f"{what}: write what it counts, in brackets, such as [first, second]"
    if str(value).strip().casefold() in NOTHING:
        return f"{key} {what}, and this is {_found(detail)}: {_EMPTY_LIST}"
    short = isinstance(value, (str, int)) and len(str(value)) <= _SHOWN
    names = re.split(r"\s*[,;|]\s*|\s+(?:and|or|[/&+-])\s+", str(value).strip("[]()"))
    is_names = all(map(_NAME.fullmatch, names))
    inside = ", ".join(names) if is_names else str(value).strip("[]()")
    how = f": write [{inside}]" if short or is_names else ""
    return f"{key} {what}, and this is {_found(detail)}{how}"


NOTHING = ("none", "nothing", "n/a", "na", "-", "–")  # noqa: RUF001
"""What people write where there is nothing to write."""


def _long(key: str, detail: ErrorDetails) -> str:
    most = detail.get("ctx", {}).get("max_length")
    return f"{key} has {len(detail['input'])} characters and may have {most}: make it shorter"


def _mapping(key: str, detail: ErrorDetails) -> str:
    how = ": write {} in the place of []" if _is_empty_list(detail) else ""
    return f"{key} has to be a group of keys (key: value), and this is {_found(detail)}{how}"


def _counted(detail: ErrorDetails) -> str:
    """How to write names with their numbers; empty where other things stand there, or nothing."""
    value = detail["input"]
    names = value if isinstance(value, list) else [value]
    pairs = [pair for item in names if isinstance(item, dict) for pair in item.items()]
    if pairs and all(isinstance(item, dict) for item in names):
        return f"{{{', '.join(f'{name}: {number}' for name, number in pairs)}}}, without dashes"
    if not names or not all(isinstance(name, str) and _NAME.fullmatch(name) for name in names):
        return ""
    return f"{{{', '.join(f'{name}: 1' for name in names)}}}, with your numbers"


def _is_empty_list(detail: ErrorDetails) -> bool:
    return detail["type"] == "dict_type" and detail["input"] == []


def _no_group(key: str, detail: ErrorDetails, fields: Sequence[str]) -> str:
    """A text, or nothing, in the place of an item that has `fields`."""
    what, value = f"{key} has to be a group of keys (key: value)", detail["input"]
    if value is None:
        return f"{what}, and nothing stands here: write them, or take the dash or the key away"
    if isinstance(value, list) and "items" in fields:
        return f"{what}, and this is a list: write items: above it, and move it to the right"
    first = "text" if "text" in fields else next(iter(fields), "key")
    return f"{what}, and this is {_found(detail)}: write its key before it, {first}: …"


def _date(key: str, detail: ErrorDetails) -> str:
    what = f"{key} has to be a date such as 2026-11-21"
    how = _unquoted(detail, _is_day) or _as_day(str(detail["input"]))
    return f"{what}, and this is {_found(detail)}{how}"


def _as_day(value: str) -> str:
    """How to write a day that is written otherwise; empty where it may be one of two."""
    value = re.sub(r"[T ]\d\d?:\d\d\S*$", "", value)  # of the day, the time
    value = re.sub(r"[\u2010-\u2015\u2212]", "-", value)
    plain = _BEHIND_LETTERS.sub("", _BEHIND_DIGITS.sub("", value)).replace("Sept ", "Sep ")
    days = {day for form in _DAYS if (day := _in_form(plain, form))}
    return f": write {days.pop().isoformat()}" if len(days) == 1 else ""


_BEHIND_LETTERS = re.compile(r"(?<=[A-Za-z])\.")
_BEHIND_DIGITS = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
"""What people write behind a month (Nov.) and a day (21st)."""

_DAYS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y %m %d"),
    *("%m/%d/%Y", "%d.%m.%Y", "%d/%m/%Y", "%m-%d-%Y", "%d-%m-%Y", "%m/%d/%y"),
    *("%B %d, %Y", "%B %d %Y", "%b %d, %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y"),
)
"""How people write a day: the year first, the American way, the other ways, with its month."""


def _in_form(value: str, form: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(value.strip(), form).date()  # noqa: DTZ007 - a day alone
    except ValueError:
        return None


def _empty(key: str, _: ErrorDetails) -> str:
    if key == "'id'":
        return "'id' is empty: write a name in small letters and hyphens, such as giving-rides"
    return f"{key} is empty: write something, or leave the key out where it may be left out"


def _id(key: str, detail: ErrorDetails) -> str:
    value = str(detail["input"])
    if _VERSION in str(detail.get("ctx", {}).get("pattern")):
        return f"{key} is '{value}', and a version has three numbers{_version(value)}"
    kind, _, bare = value.partition(":")
    words = f"{key} is '{value}', and an id has small letters, digits and single hyphens only"
    if signs := other_sign(re.sub(r"[\u2010-\u2015\u2212]", "-", value)):
        return f"{words}: {signs}"
    plain = (
        unicodedata.normalize(
            "NFKD",
            re.sub(r"[\u2010-\u2015\u2212]", "-", (bare if kind in KINDS else value).casefold()),
        )
        .encode("ascii", "ignore")
        .decode()
    )
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return f"{words}: write {made}" if made else f"{words}, such as giving-rides"


_VERSION = r"\d+\.\d+\.\d+"


def _version(value: str) -> str:
    """How `value` is written with three numbers, or how one is."""
    numbers = re.findall(r"\d+", value)
    is_clear = 1 <= len(numbers) <= _OF_VERSION and re.fullmatch(r"[vV]?[\d., _-]+", value)
    filled = [*numbers, "0", "0"][:_OF_VERSION]
    return f": write {'.'.join(filled)}" if is_clear else ", such as 1.4.0"


_OF_VERSION = 3


def _few(key: str, detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    least, has = context.get("min_length"), context.get("actual_length")
    return f"{key} needs at least {least} items and has {has}"


def _many(key: str, detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    return (
        f"{key} has {context.get('actual_length')} items and may have {context.get('max_length')}"
    )


def _named(key: str, detail: ErrorDetails) -> str:
    return f"{key}: {detail['msg']}" if detail["loc"] else detail["msg"]


def _anything(key: str, detail: ErrorDetails) -> str:
    return f"{key}: {detail['msg']}, and this is {_found(detail)}"


def _found(detail: ErrorDetails) -> str:
    value = detail["input"]
    if value is None:
        return "empty"
    if value in ([], {}):
        return "an empty list" if isinstance(value, list) else "an empty group of keys"
    if isinstance(value, list):
        return "a list (a dash too many? A text that starts with [ needs quotes around it)"
    if isinstance(value, dict):
        return "a group of keys (a colon inside a text, or { at its start, needs quotes around it)"
    return f"'{value}'" if len(str(value)) <= _SHOWN else f"'{str(value)[:_SHOWN]}…'"


_FEW = 20
"""Numbers that a message counts up."""

_SHOWN = 60
"""Characters of a value that a message repeats."""


_SENTENCES: Mapping[str, Callable[[str, ErrorDetails], str]] = {
    "string_type": _text,
    "int_type": _number,
    "greater_than_equal": _at_least,
    "bool_type": _truth,
    "list_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "date_type": _date,
    "string_too_short": _empty,
    "string_too_long": _long,
    "string_pattern_mismatch": _id,
    "too_short": _few,
    "too_long": _many,
    "unknown_name": _named,
    "not_complete": _named,
    "unsafe_url": _named,
}
