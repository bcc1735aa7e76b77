"""YAML text as plain values that remember their lines.

PyYAML's own loaders keep the last of two equal keys, read `no` as False and forget where things
stood; so this composes the node graph (which has line numbers) and turns it into values itself.
"""

from __future__ import annotations

import calendar
import datetime
import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import Any, ClassVar

import yaml

from macros.data import one_line, syntax_errors
from macros.data.problems import Problem
from macros.data.syntax_errors import column_of

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's safe loader, the one in C where there is one: ten times as quick."""
_TRUE_FALSE = {"true": True, "false": False}
_MAY_ALIAS = re.compile(r"[&*](?:(?<=[-?:,\[{\s]\s[&*])|(?<=[-?:,\[{\n][&*])|(?<=\A[&*]))[^\s*]")
"""An anchor or alias, or what may be one: it begins a value, as no stressed word in a sentence."""
_INT = re.compile(r"0|[1-9]\d{0,17}")
_DEEPEST = 40
_CLOSE_BRACKETS = re.compile(r"[\[{](?:\s*[\[{]){39}")
_CLOSE_DASHES = re.compile(r"[-?:](?: +[-?:]){39} ")
_MANY = 8000
"""Brackets of a file above which their depth is counted; far more of them would end Python."""

_SEEN = re.compile(r"[^\s\u00ad\u115f\u1160\u180e\u200c-\u200f\u2800\u3164\uffa0\ufe0e\ufe0f]")


@dataclass(frozen=True, eq=False)
class Tree:
    """What a YAML file holds; the same is the one that was read from the same text.

    `value` is made of dict, list, str, int, float, bool, date and None; `lines` gives the line
    (from 1) of the value at a path; `problems` is what kept parts of it from being read.
    """

    value: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unread: frozenset[Path] = frozenset()
    """The ways to what could not be read: a problem says so already."""

    cut: Mapping[Path, Problem] = field(default_factory=dict)
    """What is wrong with each value without quotes behind which a remark stands, if it is a text.

    It is among the `problems` where the value is none that is whole by itself, such as a number.
    """

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def part(self, value: Any, *way: str | int) -> Tree:
        """The `value` that stands at `way`, as the only item of a list, with its lines."""
        inside = len(way)
        lines = {(0, *w[inside:]): line for w, line in self.lines.items() if w[:inside] == way}
        unread = {(0, *w[inside:]) for w in self.unread if w[:inside] == way}
        cut = {(0, *w[inside:]): told for w, told in self.cut.items() if w[:inside] == way}
        return Tree([value], lines, self.problems, frozenset(unread), cut)


@lru_cache(maxsize=1000)
def read(text: str, file: str) -> Tree:
    """The tree of the YAML in `text`; `file` names it in problems. Nothing is raised.

    It is kept, for under `make serve` most files are as at the last build: don't change it.
    """
    return read_anew(text, file)


def read_anew(text: str, file: str) -> Tree:
    """The same, and nothing is kept: for texts that are seen once."""
    try:
        if wrong := _refused_at_once(text, file):
            return Tree(None, {}, tuple(wrong))
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return Tree(None, {}, (syntax_errors.explain(error, text, file),))
    except RecursionError:
        return Tree(None, {}, (Problem(file, 1, _TOO_DEEP),))
    return _tree(node, text, file)


def value_of(text: str) -> object:
    """What stands in `text`; None where something is wrong with it, and nobody asks what."""
    try:
        tree = (
            None
            if _refused_at_once(text, "")
            else _tree(yaml.compose(text, Loader=LOADER), text, "")
        )
    except (yaml.YAMLError, RecursionError):
        return None
    return tree.value if tree and not {*tree.problems} - {*tree.cut.values()} else None


def _refused_at_once(text: str, file: str) -> list[Problem]:
    if ends := [sign for sign in _BREAKS if sign in text]:
        line, words = syntax_errors.told_unseen(text, text.find(ends[0]))
        return [Problem(file, line, words)]
    if edge := syntax_errors.at_the_edge(text):
        return [Problem(file, *edge)]
    may = _MAY_ALIAS.search(text)  # most files can't, and are not read twice for it
    return [*_refused(text, file)] if may or _may_be_deep(text) else []


def _tree(node: yaml.Node | None, text: str, file: str) -> Tree:
    reader = _Reader(file, text)
    value = reader.value(node, ()) if node is not None else None
    if node is not None and reader.has_twice:
        reader = _Reader(file, text, has_twice=True)
        value = reader.value(node, ())
    problems, unread = tuple(reader.problems), frozenset(reader.unread)
    return Tree(value, reader.lines, problems, unread, reader.cut)


def _as_a_day(value: str) -> str:
    """How to write a day, or what is wrong with the one that is written so."""
    written = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
    if not written:
        return "write year-month-day, 2026-11-21"
    year, month, _ = map(int, written.groups())
    if month not in range(1, len(calendar.month_name)):
        return f"there is no month {written[2]}"
    return f"that month has {calendar.monthrange(year, month)[1]} days"


def _of_tag(node: yaml.Node) -> str:
    """What to do about a tag that is written out."""
    if _OF_FILES.match(node.tag) and isinstance(node, yaml.ScalarNode) and node.value:
        return _INCLUDE.format(node.value)
    typed = node.tag.replace("tag:yaml.org,2002:", "!!")
    if _OF_SETTINGS.match(typed):
        return f"{typed} is for mkdocs.yml alone: take it away, and write the value itself"
    if _OF_TYPES.match(typed) and isinstance(node, yaml.ScalarNode) and node.value:
        return f"no tags are used here: take {typed} away, and put a text in quotes"
    return _TAG


_OF_SETTINGS = re.compile(r"!(?:ENV|relative)\b")
"""How tags begin that mkdocs.yml may have."""

_OF_TYPES = re.compile(r"!!(?:str|int|float|bool|null|binary|timestamp)$")
"""The tags that YAML itself has for one value."""

_OF_FILES = re.compile(r"!(?:include|import|inc|file)\b", re.IGNORECASE)
"""The tags by which other programs take in a file."""

_BREAKS = "\x85\u2028\u2029"
"""What ends a line for YAML, and in no editor."""

_ALIAS = "anchors and aliases (& and *) are not used here: write the value out, or put it in quotes"
_MERGE = "<< takes nothing over here: write the keys behind it out, a line each"
_INCLUDE = "a file can't be taken in here: write what stands in '{}' in its place"
_MACRO = (
    "macros are for pages, and none is called here: write the value itself, or put quotes around a "
    "text that starts with {"
)
_TAG = "a text that starts with ! needs quotes around it: without them it is a tag"
_IS_REMARK = re.compile(r"\s*#+(?:\s|$)")
"""A remark where no value is: people type a space behind its sign, and none in `#1 rides`."""

_BEHIND_DASH = "a dash stands before this remark, and no item behind it: take the dash away"

_WHOLE = re.compile(
    r"(?:0|[1-9]\d*)(?:\.\d+)?|\d{4}-\d\d-\d\d|true|false|yes|no|on|off", re.IGNORECASE
)
"""Values that nobody takes for the beginning of a text, if they stand where one belongs."""

_ADDRESS = re.compile(r"https?://\S+$")
_ANCHOR = re.compile(r"\s+(#[\w-]+)\s*")
_IN_ADDRESS = (
    "no space stands in an address: write {}, or put a space behind the # if a remark begins there"
)

_NUMBER_CUT = "what stands behind # is left out: take the # away, or put quotes around the whole"
_CUT = (
    "what stands here behind # is left out: put quotes around the whole text, or give the remark a "
    "line of its own"
)


CURLY = (
    'curly quotes are a part of the text: type plain ones ("), or put plain ones around these if '
    "readers shall see them"
)


def at_its_ends(text: str) -> str:
    """What to do about a sign at an end of a text without quotes; empty where all is well."""
    if text[:1] not in _OPENING and text[-1:] not in ",;]" and '"' not in text:
        return ""  # nearly all texts are done here
    return next((words for sign, words in _ENDS if sign.search(text)), "")


_OPENING = "-(“”„（［【〔"  # noqa: RUF001
_ENDS = (
    (
        re.compile(r"^-[^\W\d]"),
        "a space is missing after the dash; a text that begins with a dash needs quotes around it",
    ),
    (
        re.compile(r",$"),
        "a comma ends this text: take it away, or put the text in quotes if it belongs there",
    ),
    (
        re.compile(r"(?:^|\s)[^\s&]+;$"),
        "a semicolon ends this text: take it away, or put the text in quotes if it belongs there",
    ),
    (
        re.compile(r'^[“„][^"]*"$'),
        "a curly quote opens this text and a straight one ends it: type straight ones at both ends",
    ),
    (
        re.compile(r'^[^"]*(?:"[^"]*"[^"]*)*(?<=[^\s"])"$'),
        "a quote ends this text and none opens it: add the one at its start, or take this one away",
    ),
    (
        re.compile(r'^[^"]*(?:"[^"]*"[^"]*)*(?<!\S)"(?=\w)[^"]*$'),
        'a quote (") in this text has no other: add the other one, or take this one away',
    ),
    (
        re.compile(r"^[“”„][^“”„]*[“”]$"),
        CURLY,
    ),
    (
        re.compile(r"^[^\[]*\w\]$"),
        "a bracket is closed here that none opens: write the whole list in brackets, [a, b]",
    ),
    (
        re.compile(r"^\([\w-]+(?:, [\w-]+)+\)$"),
        "a list stands in square brackets: write [ and ] in the place of ( and )",
    ),
    (
        re.compile(r"^[（［【〔][a-z-]+(?:, ?[a-z-]+)*[）］】〕]$"),  # noqa: RUF001
        "a list stands in square brackets: write plain ones, [ and ], in the place of these",
    ),
)
"""A sign at an end of a text, and what to do about it."""

_QUESTION = (
    "a ? and a space at the start are a sign of YAML: put quotes around the text if they belong to "
    "it, or take them away before a key"
)
_DASHED = re.compile(r"\n *- ")
_REMARK = re.compile(r"\n[ \t]*#+[ \t](?=\S)")
_NO_REMARK = (
    "# begins no remark inside a text of several lines: put the remark outside the text, or take "
    "it away"
)

_OPENS = re.compile(r" *(?:- +)*[\w-]+: *")
"""A key with a list, or a group of keys, below it."""

_SENTENCE = re.compile(r"[.!?]\n *(?=[A-Z])")
_TWO_ITEMS = (
    "this line goes on with the item above: put a dash before it, or quotes around both if they "
    "are one text"
)
_ONE_TEXT = (
    "a dash is missing before this line: with the lines below it, it is read as one text and not "
    "as a list"
)
_LIKE_A_BLOCK = re.compile(r"(?:[Il1!/\\¦│∣ǀ][-+]|[¦│∣ǀ]) *\n")  # noqa: RUF001
"""What looks like the |- that opens a text of several lines."""
_JOINED = re.compile(r"[.!?]\s+(?P<sign>[-•*])\s+(?=[A-Z].*[.!?][\"']?\s*$)", re.DOTALL)
_ITEM_INSIDE = (
    "'{}' stands behind a sentence inside this item: give what follows a line of its own with a "
    "dash, or take the sign away"
)
_OWN_KEY = "this text begins with its own key: take '{}:' away"
_NAMES = re.compile(r"[\w:/#-]*[:/-][\w:/#-]*\n[ \n]*(?P<second>[\w:/#-]+)(?:\n[ \n]*[\w:/#-]+)*")
_NO_DASH = "a dash is missing before this line: a new item begins here"
_TOO_DEEP = "this is nested too deeply to read: check the indentation"


def _may_be_deep(text: str) -> bool:
    """Whether brackets or dashes stand so close that the parser, which calls itself, might fall."""
    opened = text.count("[") + text.count("{")
    close = opened > _DEEPEST and _CLOSE_BRACKETS.search(text)
    return opened > _MANY or bool(close or _CLOSE_DASHES.search(text))


def _refused(text: str, file: str) -> Iterator[Problem]:
    """What is no fault of YAML's and not read all the same; told while nothing is built yet."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None) is not None:
            yield Problem(file, line, _ALIAS)
        opens = isinstance(event, yaml.CollectionStartEvent)
        depth += opens - isinstance(event, yaml.CollectionEndEvent)
        if opens and depth > _DEEPEST:
            yield Problem(file, line, _TOO_DEEP)
            return


_NEAR = 3
"""Lines that one sees at a glance."""

_ONE_LIST = "put what both hold into one list"
_KEEP = "keep one of them"
_KEEP_OR_DASH = f"{_KEEP}, or put a dash before this line if a new item begins here"
_PUT_BACK = ", or put back the line with its dash above this one if that is gone"


_BEGIN = (
    "if a new item begins here, put back the line with its dash above this one; else take the "
    "second ones away"
)


def _without_value(node: yaml.MappingNode) -> tuple[yaml.Node, str] | None:
    """The first key in braces behind which nothing stands, and what to do; None where all have."""
    bare = [k for k, v in node.value if v.start_mark.index == v.end_mark.index]
    if not bare:
        return None
    if glued := _GLUED.fullmatch(name := str(bare[0].value)):
        why = _NO_SPACE if glued["sign"] == ":" else _NO_COLON
        return bare[0], f"{why}: write {glued['key']}: {glued['value']}"
    before = itertools.takewhile(lambda pair: pair[0] is not bare[0], node.value)
    values = [str(value.value) for _, value in before]
    if values and "@" in values[-1] and _PLACE.fullmatch(name):
        return bare[0], f"a comma parts this address: write {values[-1]}.{name}"
    return bare[0], _LIST_IN_BRACES if len(bare) == len(node.value) else _AFTER_COMMA.format(name)


def _text_in_braces(node: yaml.MappingNode) -> str:
    """What to do about an item in braces that is no more than a word; empty where it is more."""
    name = str(node.value[0][0].value)
    is_word = len(node.value) == 1 and name and not _GLUED.fullmatch(name)
    return _QUOTE_BRACES.format(name) if is_word else ""


_QUOTE_BRACES = (
    'a text that starts with {{ needs quotes around it: write "{{{0}}}", or {0} alone if no braces '
    "belong there"
)
_PLACE = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_GLUED = re.compile(r"(?P<key>[\w-]+)\s*(?P<sign>[:=：])\s*(?P<value>\S.*)")  # noqa: RUF001
_NO_SPACE = "a space is missing after the colon"
_NO_COLON = "a colon and a space stand behind a key"
_LIST_IN_BRACES = "braces hold keys with their values: a list stands in square brackets, [a, b]"
_AFTER_COMMA = (
    "'{}' is read as a key without a value: put a colon and a space behind the key, or quotes "
    "around the text whose comma stands before it"
)


def half_in_quotes(node: yaml.Node) -> yaml.Node | None:
    """The first text in brackets whose quotes stand inside it, such as peer "worker"."""
    if not getattr(node, "flow_style", None):
        return None
    parts = (part for child in node.value for part in (child if type(child) is tuple else (child,)))
    plain = (p for p in parts if isinstance(p, yaml.ScalarNode) and not p.style)
    return next((p for p in plain if '"' in str(p.value)), None)


def _in_one(node: yaml.Node) -> yaml.Node | None:
    """The only item of a list in brackets whose words are parted by semicolons."""
    items = node.value if isinstance(node, yaml.SequenceNode) and node.flow_style else []
    if len(items) != 1 or not isinstance(items[0], yaml.ScalarNode) or items[0].style:
        return None
    return items[0] if ";" in items[0].value else None


def _odd_in_brackets(node: yaml.Node) -> tuple[yaml.Node, str] | None:
    """The text in brackets that is not read as it was meant, and what to do about it."""
    if half := half_in_quotes(node):
        return half, HALF_IN_QUOTES
    glued = _in_one(node)
    return (glued, _SEMICOLON) if glued else None


_SEMICOLON = "semicolons stand between the items of these brackets: part them with commas"

HALF_IN_QUOTES = "quotes stand inside a text of these brackets: put them around the whole text"


def _scalars(node: yaml.MappingNode, most: int) -> list[tuple[str, str]]:
    """The first keys of a group with what stands behind them; none if it is more than a word."""
    pairs = [(k, v) for k, v in node.value[:most] if isinstance(v, yaml.ScalarNode) and v.value]
    return [(str(k.value), str(v.value)) for k, v in pairs] if len(pairs) == most else []


_OF_KEY = (
    "this is the text of '{}', the key above: start the line, and what belongs to it, further right"
)
_COPIED = "what stands above begins here again: delete one of the two"


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


_SHOWN = 60
"""Characters of a line that a message repeats."""

Pairs = Sequence[tuple[yaml.Node, yaml.Node]]


def _keys(node: yaml.Node) -> list[str]:
    return [str(k.value) for k, _ in node.value] if isinstance(node, yaml.MappingNode) else []


def _slipped(above: Sequence[str], keys: Sequence[str]) -> int:
    """How many of an item's `keys`, behind the first, belong to the one `above`, as they are."""
    own = (n for n in range(1, len(keys)) if keys[n] in above or keys[n] not in keys[n + 1 :])
    return next(own, 1) - 1


_SLIPPED = "'{}' belongs to the item above: move its line before '{}'"


def _is_another_list(node: yaml.Node, value: object) -> bool:
    """Whether a list stands there that is not the very list `value`."""
    is_list = isinstance(node, yaml.SequenceNode) and isinstance(value, list)
    return is_list and [item.value for item in node.value] != value


class _Reader:
    """Turns nodes into values, noting lines and problems on the way."""

    def __init__(self, file: str, text: str, *, has_twice: bool = False) -> None:
        """`has_twice` says that a key stands twice somewhere, as a first reader has found."""
        self.has_twice = has_twice
        self.file = file
        self.text = text
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self.unread: set[Path] = set()
        self.cut: dict[Path, Problem] = {}

    def value(self, node: yaml.Node, path: Path) -> Any:
        before = len(self.problems)
        value = self._value(node, path)
        if value is None and len(self.problems) > before:
            self.unread.add(path)
        return value

    def _value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > _DEEPEST:
            self._problem(node, _TOO_DEEP)
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if self._has_tag(node):
            self._problem(node, _of_tag(node))
            return None
        if odd := _odd_in_brackets(node):
            self._problem(*odd)
            self.unread.add(path)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        for above, below in pairwise(node.value) if self.has_twice else ():
            self._give_back(above, below, node.value)
        pairs = zip_longest(node.value, node.value[1:])
        children = [child for child, below in pairs if not self._is_copied(child, below)]
        parts = (part for child in children for part in self._items(child))
        return [self.value(part, (*path, number)) for number, part in enumerate(parts)]

    def _give_back(self, above: yaml.Node, below: yaml.Node, items: Sequence[yaml.Node]) -> None:
        """Moves keys to the item `above` that slipped under the dash of the one `below`.

        These stand behind its first key, and again further down, and the item above lacks them.
        """
        if not isinstance(above, yaml.MappingNode) or not isinstance(below, yaml.MappingNode):
            return
        end = 1 + _slipped(_keys(above), _keys(below))
        first, moved, beside = below.value[0][0], below.value[1:end], below.value[end : 2 * end - 1]
        others = [_keys(item) for item in items if item is not above]
        if not moved or below.flow_style or self._are_twice(moved, beside, others):
            return
        line = _short(self.text.split("\n")[first.start_mark.line].strip())
        self._problem(moved[0][0], _SLIPPED.format(moved[0][0].value, line))
        above.value += moved
        del below.value[1:end]

    def _are_twice(self, moved: Pairs, beside: Pairs, others: Sequence[Sequence[str]]) -> bool:
        """Whether keys were typed twice, one below the other.

        Others that all have the only one of them say that the item above has to have it, too.
        """
        if [k.value for k, _ in moved] != [k.value for k, _ in beside]:
            return False
        is_usual = len(others) > 1 and all(moved[0][0].value in keys for keys in others)
        same = [self._typed(v) for _, v in moved] == [self._typed(v) for _, v in beside]
        return same or not (is_usual or moved[1:])

    def _is_copied(self, node: yaml.Node, below: yaml.Node | None) -> bool:
        """Whether the item `below` another begins with all that this one holds, as is told."""
        if not isinstance(node, yaml.MappingNode) or not isinstance(below, yaml.MappingNode):
            return False
        if len(node.value) >= len(below.value):
            return False
        mine, first = (_scalars(item, len(node.value)) for item in (node, below))
        is_copied = bool(mine) and mine == first
        if is_copied:
            self._problem(below, _COPIED)
        return is_copied

    def _items(self, node: yaml.Node) -> Iterator[yaml.Node]:
        """An item of a list: several, where it holds the keys of some that lack their dashes."""
        if not isinstance(node, yaml.MappingNode):
            yield node
            return
        keys = [k.value for k, _ in node.value]
        starts = [n for n, key in enumerate(keys) if n and key == keys[0]]
        ends = [*starts, len(keys)]
        shared = (set(keys[1 : ends[0]]) & set(keys[a + 1 : b]) for a, b in pairwise(ends))
        if not starts or not all(shared):
            yield node
            return
        for start, end in pairwise([0, *ends]):
            first = node.value[start][0]
            if start:
                self._problem(first, "a dash is missing before this line: here a new item begins")
            yield yaml.MappingNode(node.tag, node.value[start:end], first.start_mark, node.end_mark)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any] | None:
        result: dict[str, Any] = {}
        if node.flow_style and self.text.startswith("{{", node.start_mark.index):
            self._problem(node, _MACRO)
            self.unread.add(path)
            return None
        if node.flow_style and (bare := _without_value(node)):
            is_item = bool(path) and isinstance(path[-1], int)
            self._problem(bare[0], (is_item and _text_in_braces(node)) or bare[1])
            self.unread.add(path)
            return None
        again: list[tuple[str, yaml.Node, bool]] = []
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                self.unread.add(path)
                return None
            last = next(reversed(result), "")
            if " " in key and last and not result[last]:
                self._problem(key_node, _OF_KEY.format(last))
                self.unread.add((*path, last))
            elif key in result:
                self.has_twice = True
                again.append((key, key_node, _is_another_list(value_node, result[key])))
                self.unread.add((*path, key))
            else:
                here: Path = (*path, key)
                self.lines[here] = key_node.start_mark.line + 1
                result[key] = self.value(value_node, here)
                is_text = isinstance(value_node, yaml.ScalarNode)
                if is_text and value_node.value.startswith(f"{key}: "):
                    self._problem(value_node, _OWN_KEY.format(key))
        self._twice(again, path, next(iter(result), ""))
        return result

    def _twice(self, again: Sequence[tuple[str, yaml.Node, bool]], path: Path, first: str) -> None:
        """Keys that stand at `path` already, and whether both hold lists, of other items.

        `first` is the first key of all there.
        """
        if len(again) > 1:
            names = ", ".join(f"'{key}'" for key, _, _ in again[:3])
            words = f"keys of the lines above stand here again ({names}): {_BEGIN}"
            self._problem(again[0][1], words)
            self.unread.add(path)
        for key, node, are_lists in again if len(again) == 1 else ():
            keep = _ONE_LIST if are_lists else _KEEP
            how = self._of_two(key, node, path, keep if key != first else "")
            self._problem(node, f"the key '{key}' stands here twice: {how}")

    def _of_two(self, key: str, node: yaml.Node, path: Path, keep: str) -> str:
        """What to do about a key that stands at `path` already, above.

        `keep` says what becomes of the two, and nothing where it is the first key of all there.
        """
        is_item = bool(path) and isinstance(path[-1], int)
        if not keep and is_item:
            return _KEEP_OR_DASH
        line, other = node.start_mark.line + 1, self.lines[*path, key]
        if line - other > _NEAR:
            return f"{_KEEP}; the other is in line {other}: does it belong to the item above it?"
        is_row = line == self.lines[path]
        put_back = _PUT_BACK if is_item and path[1:] and not is_row else ""
        return f"{keep or _KEEP}{put_back}"

    def _key(self, node: yaml.Node) -> str | None:
        is_merged = node.tag == "tag:yaml.org,2002:merge"
        if self._begins_with_question(node):
            self._problem(node, _QUESTION)
        elif is_merged or not isinstance(node, yaml.ScalarNode):
            self._problem(node, _MERGE if is_merged else "a key has to be a plain word")
        else:
            return syntax_errors.UNSEEN.sub("", self._str(node))
        return None

    def _begins_with_question(self, node: yaml.Node) -> bool:
        """Whether a ? and a space stand before a key, which only the grammar of YAML knows."""
        index = node.start_mark.index
        return self.text[max(index - 2, 0) : index] == "? "

    def _of_lines(self, node: yaml.ScalarNode, path: Path) -> None:
        """Looks into a text in quotes, or below | or >, that has more lines than one."""
        if node.style == "|":
            self._lines_of(node, path)
        elif node.end_mark.line > node.start_mark.line:
            self._remark_inside(node)

    def _lines_of(self, node: yaml.ScalarNode, path: Path) -> None:
        """Notes where each line of a text below | stands, under its number."""
        text = str(node.value).lstrip("\n")
        first = node.start_mark.line + 2 + len(node.value) - len(text)
        for number in range(text.count("\n") + 1):
            self.lines[*path, number] = first + number

    def _remark_inside(self, node: yaml.ScalarNode) -> None:
        """Tells of a remark among lines that are read as one text."""
        typed = self._typed(node)
        if remark := _REMARK.search(typed):
            line = node.start_mark.line + typed.count("\n", 0, remark.end()) + 1
            self.problems.append(Problem(self.file, line, _NO_REMARK))

    def _scalar(self, node: yaml.ScalarNode, path: Path) -> Any:
        is_item = bool(path) and isinstance(path[-1], int)
        convert = _Reader._PLAIN.get(node.tag)
        if convert is None or self._has_tag(node):
            self._problem(node, _of_tag(node))
            return None
        if node.style:
            self._of_lines(node, path)
        elif self._is_misread(node, path):
            return None
        if is_item:
            self._one_item_alone(node)
        return convert(self, node)

    def _one_item_alone(self, node: yaml.ScalarNode) -> None:
        """Tells where the dash of another item stands inside this one."""
        typed = self._typed(node)
        if inside := _JOINED.search(typed):
            line = node.start_mark.line + typed.count("\n", 0, inside.start("sign")) + 1
            self.problems.append(Problem(self.file, line, _ITEM_INSIDE.format(inside["sign"])))

    def _is_misread(self, node: yaml.ScalarNode, path: Path) -> bool:
        """Whether a text without quotes is surely not what was meant; what is wrong is told."""
        is_cut, is_item = self._is_cut(node, path), bool(path) and isinstance(path[-1], int)
        typed = self._typed(node)
        if "\n" in typed and _DASHED.search(typed):
            self.problems.append(Problem(self.file, *self._dashes_inside(node, is_item=is_item)))
            return True
        if is_item and "\n" in typed and (word := _NAMES.fullmatch(typed)):
            line = node.start_mark.line + word[0].count("\n", 0, word.start("second")) + 1
            self.problems.append(Problem(self.file, line, _NO_DASH))
            return True
        if is_item and "\n" in typed and (end := _SENTENCE.search(typed)):
            line = node.start_mark.line + typed.count("\n", 0, end.end()) + 1
            self.problems.append(Problem(self.file, line, _TWO_ITEMS))
        if opens := _LIKE_A_BLOCK.match(typed):
            self._problem(node, one_line.OPENS_TEXT.format(sign="|", typed=opens[0].rstrip()))
            return True
        wrong = "" if is_cut else at_its_ends(str(node.value))
        if wrong:
            self._problem(node, wrong)
        return bool(wrong)

    def _dashes_inside(self, node: yaml.ScalarNode, *, is_item: bool) -> tuple[int, str]:
        """Which line stands wrongly where those below `node` with a dash became its text."""
        line, typed = node.start_mark.line + 1, self._typed(node).rstrip()
        first = self.text.split("\n")[line - 1]
        if slip := one_line.in_line(first, ""):
            return line, slip.rstrip(".")
        if not is_item:
            return line, _ONE_TEXT
        rows, at = self.text.split("\n"), node.start_mark.column - len("- ")
        before = next(filter(str.strip, reversed(rows[: line - 1])), "")
        below = next(filter(str.strip, rows[line + typed.count("\n") :]), "")
        opens = bool(_OPENS.fullmatch(before)) and column_of(before) + len("- ") == at
        if opens or any(row.startswith(f"{' ' * at}- ") for row in (before, below)):
            moved = _DASHED.search(typed)
            return line + typed.count(
                "\n", 0, moved.end() if moved else 0
            ), syntax_errors.TOO_FAR_RIGHT
        return line, syntax_errors.TOO_FAR_LEFT

    def _typed(self, node: yaml.Node) -> str:
        """A text as it stands in the file."""
        return self.text[node.start_mark.index : node.end_mark.index]

    def _has_tag(self, node: yaml.Node) -> bool:
        """Whether a tag is written out, even one that would change nothing."""
        return self.text[node.start_mark.index : node.start_mark.index + 1] == "!"

    def _is_cut(self, node: yaml.ScalarNode, path: Path) -> bool:
        """Whether a value without quotes ended at a # that follows a space, as is noted."""
        end = node.end_mark.index
        rest = self.text[end : self.text.find("\n", end)] if end < len(self.text) else ""
        if not rest.lstrip().startswith("#"):
            return False
        if not node.value and _IS_REMARK.match(rest):
            if path and isinstance(path[-1], int):
                self._problem(node, _BEHIND_DASH)
            return False
        if not node.value and re.fullmatch(r"\s*#\d+\s*", rest):
            self._problem(node, _NUMBER_CUT)
            return True
        if anchor := _ADDRESS.match(str(node.value)) and _ANCHOR.fullmatch(rest):
            self._problem(node, _IN_ADDRESS.format(f"{node.value}{anchor[1]}"))
            return True
        self.cut[path] = Problem(self.file, node.start_mark.line + 1, _CUT)
        if not _WHOLE.fullmatch(str(node.value)):
            self.problems.append(self.cut[path])
        return True

    def _str(self, node: yaml.ScalarNode) -> str:
        value = str(node.value)
        found = None if value.isprintable() else syntax_errors.UNSEEN.search(value)
        if found:
            at = self.text.find(found[0], node.start_mark.index, node.end_mark.index)
            line = self.text.count("\n", 0, at) + 1 if at >= 0 else node.start_mark.line + 1
            escape = "" if at >= 0 else one_line.escape_of(found[0], self._typed(node))
            words = syntax_errors.unseen(found[0], escape)
            self.problems.append(Problem(self.file, line, words))
            return syntax_errors.UNSEEN.sub("", value) or value  # what follows is not told
        if value.strip() and not _SEEN.search(value):
            self._problem(node, "nothing of this text can be seen: write something")
        return value

    def _null(self, _: yaml.ScalarNode) -> None:
        return None

    def _bool(self, node: yaml.ScalarNode) -> bool | None:
        word = str(node.value)
        if word.lower() not in _TRUE_FALSE:
            self._problem(
                node,
                f"YAML reads a bare '{word}' as true or false: put it in quotes, "
                f'"{word}", or write true or false if that is meant',
            )
            return None
        return _TRUE_FALSE[word.lower()]

    def _int(self, node: yaml.ScalarNode) -> int | str:
        word = str(node.value)
        return int(word) if _INT.fullmatch(word) else word

    def _float(self, node: yaml.ScalarNode) -> float | str:
        try:
            return float(str(node.value))
        except ValueError:
            return str(node.value)

    def _timestamp(self, node: yaml.ScalarNode) -> datetime.date | str | None:
        try:
            return datetime.date.fromisoformat(str(node.value))
        except ValueError:
            self._problem(node, f"'{node.value}' is not a date: {_as_a_day(str(node.value))}")
            return None

    _PLAIN: ClassVar[Mapping[str, Callable[[_Reader, yaml.ScalarNode], Any]]] = {
        f"tag:yaml.org,2002:{name}": convert
        for name, convert in (
            ("str", _str),
            ("null", _null),
            ("bool", _bool),
            ("int", _int),
            ("float", _float),
            ("timestamp", _timestamp),
        )
    }

    def _problem(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, message))
