"""The judgments in an entry: what somebody chose, beside the words that it was chosen for."""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import BaseModel

from macros.model.entries import Position, Statement
from macros.model.handbook import Handbook
from macros.model.types import EntryRef, Ref, SafeUrl, Section, Term
from tests.facts import rules

_CHOSEN = (Term, Ref, EntryRef, Section, SafeUrl)
_WORDS_THAT_COUNT = (
    *("citation", "jurisdiction", "year", "publication", "date", "setting"),
    *("every", "groups", "page", "to", "unless", "idioms"),
)
"""Fields of plain text that are judgments all the same: what is cited, parts of sheets, where a
reply leads, and what clears words of danger or of a risk."""
_NO_JUDGMENT = ("units", "reviewed", "checked")
"""Counted by the coverage, or the day of a look."""
_AGAINST = (
    *("part", "not_part", "instead", "prefer", "avoid", "look_fors", "worries", "match"),
    *("from_team", "from_peer", "both", "our_work", "others_work", "before", "after", "was", "now"),
    *("for_worker", "for_supervisor", "for_hr", "claim", "answer", "use", "because"),
    *("feedback", "consequence", "reflection", "aims", "prepare", "debrief", "hard"),
)
"""Fields whose words stand against those of another: in which of the two is the judgment."""
_WHOLE = (Statement, Position)
"""Where one word turns the meaning round, the text stands whole; elsewhere its first words do."""
_FEW = 6


def judgments(handbook: Handbook) -> dict[str, dict[str, Any]]:
    """Every entry with its judgments, in order of its name."""
    found = {
        f"{kind}/{entry.id}": _judged(entry)
        for kind, entry in handbook.entries()
        if kind != "handbook"  # who the handbook is, which a fork says anew
    }
    return {name: found[name] for name in sorted(found) if found[name]}


def _judged(value: BaseModel) -> dict[str, Any]:
    made = {
        name: _kept(name, getattr(value, name), chosen=isinstance(rule, _CHOSEN))
        for name, rule in rules(type(value)).items()
        if getattr(value, name) != type(value).model_fields[name].default
    }
    return {name: kept for name, kept in made.items() if kept not in (None, [], {})}


def _kept(name: str, value: Any, *, chosen: bool) -> Any:
    if name in _NO_JUDGMENT:
        return None
    if isinstance(value, BaseModel):
        return _judged(value)
    if isinstance(value, list) and value and isinstance(value[0], BaseModel):
        return [row for item in value if (row := _row(item, below=name))]
    if name in _AGAINST:
        words = [_first_words(text) for text in (value if isinstance(value, list) else [value])]
        return words if isinstance(value, list) else words[0]
    return _said(name, value, chosen=chosen)


def _said(name: str, value: Any, *, chosen: bool) -> Any:
    """A plain value that was chosen: a day, a number, an address, a name; several in one line."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    first = value[0] if isinstance(value, list) and value else value
    if not (chosen or isinstance(first, int) or name in _WORDS_THAT_COUNT):
        return None
    return ", ".join(map(str, value)) if isinstance(value, list) else value


def _row(item: BaseModel, below: str) -> Any:
    """An item of a list: its words, and what was judged of it; mere words are no judgment.

    Those below a heading are: what stands under it is said to be what it says.
    """
    kept = _judged(item)
    beside = _beside(item, kept)
    if kept or beside or below == "items":
        return {"is": _label(item), **kept, **beside}
    return _label(item) if isinstance(item, _WHOLE) or hasattr(item, "id") else None


def _beside(item: BaseModel, kept: dict[str, Any]) -> dict[str, str]:
    """Its other texts: that they stand beside the first, yes beside what to do then, is judged."""
    if isinstance(item, _WHOLE):
        return {}
    fields = [name for name in type(item).model_fields if isinstance(getattr(item, name), str)]
    others = [name for name in fields[1:] if name not in kept and getattr(item, name)]
    return {name: _first_words(getattr(item, name)) for name in others}


def _label(item: BaseModel) -> str:
    texts = [v for name in type(item).model_fields if isinstance(v := getattr(item, name), str)]
    text = texts[0] if texts else ""
    return " ".join(text.split()) if isinstance(item, _WHOLE) else _first_words(text)


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words) if len(words) <= _FEW else " ".join([*words[:_FEW], "…"])
