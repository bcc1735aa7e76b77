"""Tags of HTML in templates that open and don't close, or close and never opened."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from macros.check.page_html import odd_quote
from macros.data.problems import Problem


class Half(NamedTuple):
    """A tag whose other half does not stand between the same commands of Jinja."""

    name: str
    is_end: bool
    line: int


def problems(texts: Mapping[str, str]) -> Iterator[Problem]:
    """The halves in templates whose other half stands nowhere: `texts` are theirs by name.

    Where one template opens a tag that another closes, or one condition does, nothing is told.
    """
    quotes = {file: _odd_quote(text) for file, text in texts.items()}
    if odd := [Problem(file, *found) for file, found in quotes.items() if found]:
        yield from odd  # where these tags end, nobody knows
        return
    halves = [(file, half) for file, text in texts.items() for half in _halves(text)]
    found = {(half.name, half.is_end) for _, half in halves}
    for file, (name, is_end, line) in halves:
        if (name, not is_end) not in found:
            words = _NEVER_OPENED if is_end else _LEFT_OPEN
            yield Problem(file, line, words.format(name))


_LEFT_OPEN = "'{}' begins here and is not ended: add its closing tag where it ends"
_NEVER_OPENED = "a closing tag of '{}' ends nothing here: take it away"


@lru_cache(maxsize=200)
def _odd_quote(text: str) -> tuple[int, str] | None:
    """The line of the first tag in which a quote has no other, and what to do about it."""
    blank = _NO_TAG.sub(lambda found: "x"[: found[0].startswith("{{")] + _lines(found[0]), text)
    found = odd_quote(blank)
    return (blank.count("\n", 0, found[0]) + 1, found[1]) if found else None


def _lines(text: str) -> str:
    return "\n" * text.count("\n") or " "


_NO_TAG = re.compile(
    r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<!--.*?-->|<(script|style)\b.*?<[/]\1>",
    re.DOTALL | re.IGNORECASE,
)


@lru_cache(maxsize=200)
def _halves(text: str) -> tuple[Half, ...]:
    frames: list[defaultdict[str, list[Half]]] = [defaultdict(list)]
    left: list[Half] = []
    for found in _PART.finditer(text):
        command, name = found["command"], (found["name"] or "").lower()
        if command in (*_ENDS, *_BETWEEN):
            left += _in(frames.pop()) if frames[1:] else []
        if command in _BETWEEN or (command in _BEGIN and not found["value"]):
            frames.append(defaultdict(list))
        elif name in _PAIRED and not found[0].endswith("/>"):
            half = Half(name, bool(found["end"]), text.count("\n", 0, found.start()) + 1)
            _put(frames[-1][name], half)
    return (*left, *(half for frame in frames for half in _in(frame)))


def _put(stack: list[Half], half: Half) -> None:
    """Put `half` to those without another, or take away the one that it closes."""
    if half.is_end and stack and not stack[-1].is_end:
        stack.pop()
    else:
        stack.append(half)


def _in(frame: Mapping[str, list[Half]]) -> list[Half]:
    return [half for stack in frame.values() for half in stack]


_PART = re.compile(
    r"\{#.*?#\}|\{\{.*?\}\}|<!--.*?-->|<(script|style)\b.*?<[/]\1>"
    r"|\{%[-+]?\s*(?P<command>\w+)(?P<value>\s+\w+(?:\s*,\s*\w+)*\s*=)?.*?%\}"
    r"|<(?P<end>/)?(?P<name>[a-z][a-z0-9-]*)(?=[\s/>{])"
    r"(?:\"[^\"]*\"|'[^']*'|\{\{.*?\}\}|\{%.*?%\}|[^<>\"'])*>",
    re.DOTALL | re.IGNORECASE,
)
"""What a template is made of, beside its words: remarks, commands and tags."""

_BEGIN = ("if", "for", "block", "macro", "call", "filter", "with", "autoescape", "raw", "set")
_BETWEEN = ("else", "elif")
_ENDS = tuple(f"end{command}" for command in _BEGIN)
_NAMES = """
    a article aside b blockquote button cite code details dialog div dl em fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header i label main nav ol pre script section select small
    span strong style summary svg table template title ul
"""
_PAIRED = frozenset(_NAMES.split())
"""The tags that HTML does not let go without their end."""
