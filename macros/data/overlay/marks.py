"""The texts of an organisation, told from the handbook's: each bears the mark of who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.model.entries import Identified
from macros.model.links import rules_of
from macros.model.marked import LocalTerm, LocalText
from macros.model.texts import Rewriting
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

    _field(entry, field, note)
    return found


def _entry(entry: Identified, rewrite: Rewrite) -> Identified:
    names = (key for key in rules_of(type(entry)) if key not in _NO_TEXTS)
    return entry.model_copy(update={key: _field(entry, key, rewrite) for key in names})


def _field(entry: Identified, field: str, rewrite: Rewrite) -> Any:
    """A field of `entry` with each text in it rewritten."""

    def change(text: str, rules: tuple[Rule, ...]) -> str:
        is_name = any(isinstance(rule, _NAMES) for rule in rules)
        return text if is_name else rewrite(field, text, rules)

    rules = rules_of(type(entry))[field]
    return Rewriting(change, skipped=_NO_TEXTS).of(getattr(entry, field), rules)
