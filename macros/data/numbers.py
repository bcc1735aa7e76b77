"""Whom to call and where, in the texts of a handbook: named there by key, written out here.

A text says `In {country}, anyone can {crisis_line}`, so that an organisation or another handbook
with other numbers never shows those of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from macros.model.handbook import Handbook
from macros.model.identity import Identity, Number
from macros.model.marked import LocalText

KEYS = ("country", "crisis_line", "crisis_number", "emergency", "emergency_number")
"""What a text can name. With a capital, as `{Emergency}`, it begins a sentence."""

NAMED = re.compile(r"\{(\w+)\}")
"""How a text names one of them."""

PATTERNS = ("handbook", "check-words", "posting-rules", "question-rules")
"""Kinds whose braces mean something else."""


def filled(handbook: Handbook) -> Handbook:
    """`handbook` with its own numbers and country wherever a text names them by key."""
    who = next(iter(handbook.all(Identity)), None)
    if who is None:
        return handbook
    words = _words(who)
    fill: Callable[[str], str] = lambda text: NAMED.sub(lambda m: words.get(m[1], m[0]), text)  # noqa: E731
    kinds = {
        kind: by_id if kind in PATTERNS else {i: _filled(e, fill) for i, e in by_id.items()}
        for kind, by_id in handbook.kinds.items()
    }
    local = handbook.local
    if local:
        changed = {name: _filled(changes, fill) for name, changes in local.changed.items()}
        before, pruned = _filled(local.before, fill), _filled(local.pruned, fill)
        local = replace(local, changed=changed, before=before, pruned=pruned)
    return replace(handbook, kinds=kinds, local=local)


def _words(who: Identity) -> dict[str, str]:
    hours = f", {who.crisis_line.hours}" if who.crisis_line.hours else ""
    told = {
        "country": who.country,
        "crisis_line": f"{_called(who.crisis_line)}{hours}",
        "crisis_number": who.crisis_line.number,
        "emergency": _called(who.emergency),
        "emergency_number": who.emergency.number,
    }
    return told | {key.capitalize(): text[:1].upper() + text[1:] for key, text in told.items()}


def _called(line: Number) -> str:
    return f"{line.how} {line.number}"


def _filled(value: Any, fill: Callable[[str], str]) -> Any:
    """`value` with every text in it filled; the very same where none names anything."""
    if isinstance(value, str) or not value:
        return value if not value or "{" not in value else _again(value, fill(value))
    if isinstance(value, list | tuple):
        made = [_filled(item, fill) for item in value]
        same = all(a is b for a, b in zip(made, value, strict=True))
        return value if same else type(value)(made)
    if isinstance(value, Mapping):
        return {key: _filled(item, fill) for key, item in value.items()}
    changed = {k: new for k, v in _held(value).items() if (new := _filled(v, fill)) is not v}
    if not changed:
        return value
    is_entry = isinstance(value, BaseModel)
    return value.model_copy(update=changed) if is_entry else replace(value, **changed)


def _again(text: str, words: str) -> str:
    return text.again(words) if isinstance(text, LocalText) else words


def _held(value: Any) -> dict[str, Any]:
    """The fields of an entry, or of a record; none where a value has none."""
    if isinstance(value, BaseModel):
        return value.__dict__
    if hasattr(value, "__dataclass_fields__"):
        return {key: getattr(value, key) for key in value.__dataclass_fields__}
    return {}
