"""YAML text as plain values that remember their lines.

PyYAML's own loaders keep the last of two equal keys, read `no` as False and forget where things
stood; so this composes the node graph (which has line numbers) and turns it into values itself.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from macros.data.problems import Problem

Path = tuple[str | int, ...]
"""The way to a value: keys and list positions from the top of the file."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUE_FALSE = {"true": True, "false": False}
_MAY_ALIAS = re.compile(r"(?:^|[\s\[\]{},:])[&*][^\s*]", re.MULTILINE)
_INT = re.compile(r"0|[1-9]\d{0,17}")
_DEEPEST = 40


@dataclass(frozen=True)
class Tree:
    """What a YAML file holds.

    `value` is made of dict, list, str, int, float, bool, date and None; `lines` gives the line
    (from 1) of the value at a path; `problems` is what kept parts of it from being read.
    """

    value: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


@lru_cache(maxsize=200)
def read(text: str, file: str) -> Tree:
    """The tree of the YAML in `text`; `file` names it in problems. Nothing is raised.

    It is kept, for under `make serve` most files are as at the last build: don't change it.
    """
    try:
        may = _MAY_ALIAS.search(text)  # most files can't, and are not read twice for it
        aliases = [Problem(file, line, _ALIAS) for line in _alias_lines(text)] if may else []
        if aliases:
            return Tree(None, {}, tuple(aliases))
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return Tree(None, {}, (_syntax_problem(error, text, file),))
    except RecursionError:
        return Tree(None, {}, (Problem(file, 1, _TOO_DEEP),))
    reader = _Reader(file)
    value = reader.value(node, ()) if node is not None else None
    return Tree(value, reader.lines, tuple(reader.problems))


_ALIAS = "anchors and aliases (& and *) are not used here: write the value out, or put it in quotes"
_TOO_DEEP = "this is nested too deeply to read: check the indentation"


def _alias_lines(text: str) -> Iterator[int]:
    for event in yaml.parse(text, Loader=_LOADER):
        anchor = getattr(event, "anchor", None)
        if anchor is not None and event.start_mark is not None:
            yield event.start_mark.line + 1


def _syntax_problem(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = _mark(error)
    if mark is not None:
        line = min(mark.line + 1, text.count("\n") + 1)
        said = getattr(error, "problem", None) or "it can't be read"
        return Problem(file, line, f"this is not valid YAML: {said}. {_hint(error)}")
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) else 1
    return Problem(file, line, "there is a character here that YAML can't hold: delete it")


def _mark(error: yaml.YAMLError) -> Any:
    """Where to look: at what was opened and never closed, or else where reading stopped."""
    if _is_left_open(error):
        return getattr(error, "context_mark", None)
    return getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)


def _is_left_open(error: yaml.YAMLError) -> bool:
    context = str(getattr(error, "context", ""))
    return "quoted scalar" in context or "flow" in context


def _hint(error: yaml.YAMLError) -> str:
    said = str(getattr(error, "problem", ""))
    if _is_left_open(error):
        return "A quote or bracket opens here and is not closed."
    if "mapping values" in said:
        return "A colon inside a text needs quotes around the whole text."
    if "\\t" in said or "tab" in said:
        return "Indent with spaces, not tabs."
    if "block" in said or "expected" in said:
        return "Check the indentation and the dash or key on this line and the one above."
    return "Put quotes around a text that holds special characters."


class _Reader:
    """Turns nodes into values, noting lines and problems on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > _DEEPEST:
            self._problem(node, _TOO_DEEP)
            return None
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in result:
                self._problem(key_node, f"the key '{key}' stands here twice: keep one of them")
                continue
            here: Path = (*path, key)
            self.lines[here] = key_node.start_mark.line + 1
            result[key] = self.value(value_node, here)
        return result

    def _key(self, node: yaml.Node) -> str | None:
        if isinstance(node, yaml.ScalarNode) and node.tag != "tag:yaml.org,2002:merge":
            return str(node.value)
        self._problem(node, "a key has to be a plain word")
        return None

    def _scalar(self, node: yaml.Node) -> Any:
        kind = node.tag.rpartition(":")[2]
        convert = getattr(self, f"_{kind}", None)
        if convert is None:
            self._problem(node, f"the tag '{node.tag}' is not used here: write plain text")
            return None
        return convert(node)

    def _str(self, node: yaml.ScalarNode) -> str:
        return str(node.value)

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
            self._problem(node, f"'{node.value}' is not a date: write year-month-day, 2026-11-21")
            return None

    def _problem(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, message))
