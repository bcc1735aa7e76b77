"""A page's macro calls, checked before the build: every id that it names has to exist."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import nodes
from pydantic_core import PydanticCustomError

from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.types import KindName, Ref, Section

_BY_KIND = ("entry", "entries", "link", "count")
_PARSER = jinja2.Environment(autoescape=True)


def unknown_names(docs: Path, handbook: Handbook) -> Iterator[Problem]:
    """Every kind, id or source section that a page under `docs` names and data/ lacks."""
    for path in sorted(docs.rglob("*.md")):
        name = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        yield from _in_page(path.read_text(encoding="utf-8"), name, handbook)


@lru_cache(maxsize=500)
def _parsed(text: str) -> nodes.Template:
    """The calls of a page, kept, for under `make serve` most pages stay as they are."""
    return _PARSER.parse(text)


def _in_page(text: str, name: str, handbook: Handbook) -> Iterator[Problem]:
    try:
        tree = _parsed(text)
    except jinja2.TemplateSyntaxError as error:
        yield Problem(name, error.lineno, f"the braces here are not a macro call: {error.message}")
        return
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name):
            words = [a.value for a in call.args if isinstance(a, nodes.Const)]
            yield from _in_call(call.node.name, words, Problem(name, call.lineno, ""), handbook)


def _in_call(macro: str, words: list[str], at: Problem, handbook: Handbook) -> Iterator[Problem]:
    if macro == "cite":
        errors = (Section().problem(word, handbook.known) for word in words)
        yield from (_told(at, error) for error in errors if error)
    if macro == "term" and words:
        words, macro = ["glossary", *words], "link"
    if macro not in _BY_KIND or not words:
        return
    kind, ids = words[0], words[1:2] if macro == "link" else words[1:]
    rule = Ref(kind) if kind in KINDS else KindName()
    errors = (rule.problem(w, handbook.known) for w in (ids if kind in KINDS else [kind]))
    yield from (_told(at, error) for error in errors if error)


def _told(at: Problem, error: PydanticCustomError) -> Problem:
    found = error.context or {}
    return Problem(at.file, at.line, error.message(), (found["kind"], found["value"]))
