"""What is hidden, taken out of all that names it: no list, no link and no sheet still shows it."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from macros.model.entries import Identified
from macros.model.learning import Tested
from macros.model.links import Name
from macros.model.teaching import Part
from macros.model.texts import Rewriting
from macros.model.types import EntryRef, Ref, Rule, SafeMarkdown

_LINK = re.compile(r"\[(?P<label>[^\[\]]+)\]\((?P<kind>[\w-]+):(?P<id>[\w-]+)\)")


def without(entry: Identified, hidden: Collection[Name]) -> Identified | None:
    """`entry` without any name of what is `hidden`; None where it can't do without one."""
    made: Identified | None = Rewriting(_Gone(hidden), is_empty=_is_empty).of(entry)
    return made


class _Gone:
    """What becomes of a text where some entries are hidden: their names go, links become words."""

    def __init__(self, hidden: Collection[Name]) -> None:
        self.hidden = hidden

    def __call__(self, text: str, rules: tuple[Rule, ...]) -> str | None:
        if any(self._names(text, rule) for rule in rules):
            return None
        if "](" in text and any(isinstance(rule, SafeMarkdown) for rule in rules):
            made = _LINK.sub(self._words, text)
            return text if made == text else made
        return text

    def _names(self, text: str, rule: Rule) -> bool:
        """Whether `text` is the name of a hidden entry."""
        if isinstance(rule, Ref):
            return (rule.kind, text) in self.hidden
        return isinstance(rule, EntryRef) and tuple(text.split(":", 1)) in self.hidden

    def _words(self, link: re.Match[str]) -> str:
        return link["label"] if (link["kind"], link["id"]) in self.hidden else link[0]


def _is_empty(value: Any) -> bool:
    """Whether nothing is left of what holds nothing but names."""
    if isinstance(value, Tested):
        return not value.pairs()
    return isinstance(value, Part) and not value.entries and not value.every
