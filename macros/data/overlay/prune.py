"""What is hidden, taken out of all that names it: no list, no link and no sheet still shows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from pydantic import BaseModel

from macros.model.entries import Identified
from macros.model.learning import Tested
from macros.model.links import Name, rules_of
from macros.model.teaching import Part
from macros.model.types import EntryRef, Ref, Rule, SafeMarkdown

_LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\((?P<kind>[\w-]+):(?P<id>[\w-]+)\)")


def without(entry: Identified, hidden: Collection[Name]) -> Identified | None:
    """`entry` without any name of what is `hidden`; None where it can't do without one."""
    made = _model(entry, _Gone(hidden))
    return made if isinstance(made, Identified) else None


class _Gone:
    """Whether a value names what is hidden."""

    def __init__(self, hidden: Collection[Name]) -> None:
        self.hidden = hidden

    def names(self, value: str, rules: tuple[Rule, ...]) -> bool:
        """Whether `value` is the name of a hidden entry."""
        for rule in rules:
            if isinstance(rule, Ref) and (rule.kind, value) in self.hidden:
                return True
            if isinstance(rule, EntryRef) and tuple(value.split(":", 1)) in self.hidden:
                return True
        return False

    def unlinked(self, value: str) -> str:
        """`value` with the words alone of each link to a hidden entry."""
        return _LINK.sub(self._words, value)

    def _words(self, link: re.Match[str]) -> str:
        return link["label"] if (link["kind"], link["id"]) in self.hidden else link[0]


def _model(value: BaseModel, gone: _Gone) -> BaseModel | None:
    """`value` with its fields pruned; the very same where nothing is; None where it falls."""
    changed: dict[str, Any] = {}
    for key, rules in rules_of(type(value)).items():
        old = getattr(value, key)
        new = _value(old, rules, gone)
        if new is old:
            continue
        if _is_needed(type(value), key, new):
            return None
        changed[key] = new
    made = value.model_copy(update=changed) if changed else value
    return None if made is not value and _is_empty(made) else made


def _is_needed(model: type[BaseModel], key: str, new: Any) -> bool:
    """Whether a field that lost its value, or the last of its items, can't be without it."""
    info = model.model_fields[key]
    return (new is None or new == []) and info.is_required()


def _is_empty(value: BaseModel) -> bool:
    """Whether nothing is left of what holds nothing but names."""
    if isinstance(value, Tested):
        return not value.pairs()
    return isinstance(value, Part) and not value.entries and not value.every


def _value(old: Any, rules: tuple[Rule, ...], gone: _Gone) -> Any:
    if isinstance(old, BaseModel):
        return _model(old, gone)
    if isinstance(old, list):
        return _same_if_equal(
            old, [v for v in (_value(o, rules, gone) for o in old) if v is not None]
        )
    if isinstance(old, str):
        if gone.names(old, rules):
            return None
        if any(isinstance(rule, SafeMarkdown) for rule in rules) and "](" in old:
            return _same_if_equal(old, gone.unlinked(old))
    return old


def _same_if_equal(old: Any, new: Any) -> Any:
    unchanged: Callable[[Any, Any], bool] = lambda a, b: a is b  # noqa: E731
    if isinstance(old, list):
        same = len(old) == len(new) and all(map(unchanged, old, new))
        return old if same else new
    return old if old == new else new
