"""The texts of an organisation, told from the handbook's: each bears the mark of who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from macros.model.entries import Identified
from macros.model.links import rules_of
from macros.model.marked import LocalTerm, LocalText
from macros.model.types import EntryRef, KindName, Ref, Rule, SafeUrl, Section, Term, Unit

Marks = Mapping[tuple[str, str], str]
"""Who wrote a text: the mark, by the field of an entry that it stands in, and the text."""

_NAMES = (Ref, EntryRef, KindName, Section, Unit, SafeUrl)
_NO_TEXTS = ("id", "former_ids", "page", "says", "also", "to", "number")
"""Fields whose words nobody reads as a text: names, addresses, what people type."""

_FIRST = ("title", "question", "prompt")
"""By these an added entry is known where only a part of it is shown."""

Rewrite = Callable[[str, str, tuple[Rule, ...]], str]


def marked(entry: Identified, before: Identified, marks: Marks) -> Identified:
    """`entry`, which was `before`, with a mark on each text that `marks` knows."""

    def rewrite(top: str, text: str, rules: tuple[Rule, ...]) -> str:
        mark = marks.get((top, text))
        if mark is None:
            return text
        if any(isinstance(rule, Term) for rule in rules):
            own = getattr(before, top, None)
            return LocalTerm(text, mark, own) if isinstance(own, str) else text
        return LocalText(text, mark, quiet=top == "title")

    return _entry(entry, rewrite)


def as_added(entry: Identified, mark: str) -> Identified:
    """`entry`, all of which an organisation wrote."""

    def rewrite(top: str, text: str, rules: tuple[Rule, ...]) -> str:
        if any(isinstance(rule, Term) for rule in rules):
            return text
        return LocalText(text, mark, quiet=top not in _FIRST)

    return _entry(entry, rewrite)


def texts(entry: Identified, field: str) -> list[str]:
    """The texts in a field of `entry`, in order."""
    found: list[str] = []

    def note(_: str, text: str, __: tuple[Rule, ...]) -> str:
        found.append(text)
        return text

    _value(getattr(entry, field), field, rules_of(type(entry))[field], note)
    return found


def _entry(entry: Identified, rewrite: Rewrite) -> Identified:
    changed = {
        key: _value(getattr(entry, key), key, rules, rewrite)
        for key, rules in rules_of(type(entry)).items()
        if key not in _NO_TEXTS
    }
    return entry.model_copy(update=changed)


def _value(value: Any, top: str, rules: tuple[Rule, ...], rewrite: Rewrite) -> Any:
    if isinstance(value, BaseModel):
        changed = {
            key: _value(getattr(value, key), top, inner, rewrite)
            for key, inner in rules_of(type(value)).items()
            if key not in _NO_TEXTS
        }
        return value.model_copy(update=changed)
    if isinstance(value, list):
        return [_value(item, top, rules, rewrite) for item in value]
    if isinstance(value, str) and not any(isinstance(rule, _NAMES) for rule in rules):
        return rewrite(top, value, rules)
    return value
