"""The words that turn a sentence round, what it says that binds or of danger, and its numbers."""

from __future__ import annotations

import re
from collections import defaultdict

from pydantic import BaseModel

from macros.model.handbook import Handbook
from macros.model.markup import plain
from tests.facts import facts

BINDING = ("tasks", "information", "ethics", "law", "standards", "interview-questions")
"""Kinds whose words somebody acts on. Elsewhere numbers, danger and what binds are held."""

_NO_RULES = ("changes", "links", "lookup-words", "references", "sources", "vocabulary")
"""Kinds that tell of other texts, or of words."""

_HELD_WHOLE = (
    "consistent.text",
    "inconsistent.text",
    "positions.text",
    "positions.date",
    "citation",
)
"""Fields that stand with the judgments."""

_TYPED = (
    *("id", "also", "url", "consistent.says", "inconsistent.says"),
    *("unless", "ordinary", "idioms"),
)
"""Fields that hold no sentence: names, addresses, what people type."""

_NUMBER = r"\d+(?:[.,:/-]\d+)*%?"
_TURN = (
    r"not|no|never|nobody|no one|none|nothing|nor|without|unless|except|only|always|must|may|should"
    r"|cannot|\w+n't|before|after|if|every|any"
)
_BINDS = r"binds?|bound|laws?|legally|mandated|polic(?:y|ies)"
_DANGER = r"suicid\w*|self-harm\w*|overdos\w*|die[sd]?|dying|death|kill\w*|danger\w*|unsafe|abus\w*"
_TURNS = re.compile(rf"\b(?:{_TURN}|{_BINDS}|{_DANGER}|{_NUMBER})(?!\w)", re.IGNORECASE)
_HELD = re.compile(rf"\b(?:{_BINDS}|{_DANGER}|{_NUMBER})(?!\w)", re.IGNORECASE)


def turns(handbook: Handbook) -> dict[str, dict[str, str]]:
    """For each entry and field, these words and numbers in their order; nothing where none is."""
    found = {
        f"{kind}/{entry.id}": _turns(kind, entry)
        for kind, entry in handbook.entries()
        if kind not in _NO_RULES
    }
    return {name: found[name] for name in sorted(found) if found[name]}


def _turns(kind: str, entry: BaseModel) -> dict[str, str]:
    pattern = _TURNS if kind in BINDING else _HELD
    words: defaultdict[str, list[str]] = defaultdict(list)
    for fact in facts(entry):
        is_text = isinstance(fact.value, str) and (fact.rule is None or fact.has_markup)
        if is_text and fact.field not in (*_HELD_WHOLE, *_TYPED):
            text = plain(fact.value) if fact.has_markup else fact.value
            words[fact.field] += pattern.findall(text.replace("\u2019", "'"))
    return {field: " ".join(all_of).lower() for field, all_of in words.items() if all_of}
