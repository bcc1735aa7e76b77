"""Whom to call and where, in the texts of a handbook: named there by key, written out here.

A text says `In {country}, anyone can {crisis_line}`, so that an organisation or another handbook
with other numbers never shows those of somebody else. Digits that are no number to call, such as
those of a section of a law, stand in the same braces: `Section {112}`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.identity import Identity, Number
from macros.model.links import leaves_in
from macros.model.marked import LocalText
from macros.model.once import once
from macros.model.texts import rewritten

KEYS = ("country", "crisis_line", "crisis_number", "emergency", "emergency_number")
"""What a text can name. With a capital, as `{Emergency}`, it begins a sentence."""

NAMED = re.compile(r"\{(\w+)\}")
"""How a text names one of them."""

_DIGITS = re.compile(r"\{(\d[\d ]*)\}")
"""How a text writes digits that are no number to call."""

PATTERNS = ("handbook", "check-words", "posting-rules", "question-rules")
"""Kinds whose braces mean something else."""


def filled(handbook: Handbook) -> Handbook:
    """`handbook` with its own numbers and country wherever a text names them by key."""
    who = next(iter(handbook.all(Identity)), None)
    if who is None:
        return handbook
    words = _words(who)
    fill, other = partial(_filled, words), _other(tuple(words.items()))
    kinds = {
        kind: by_id if kind in PATTERNS else {i: other(e) or e for i, e in by_id.items()}
        for kind, by_id in handbook.kinds.items()
    }
    local = handbook.local
    if local:
        changed = {name: rewritten(changes, fill) for name, changes in local.changed.items()}
        before, pruned = rewritten(local.before, fill), rewritten(local.pruned, fill)
        local = replace(local, changed=changed, before=before, pruned=pruned)
    return replace(handbook, kinds=kinds, local=local)


@lru_cache(maxsize=2)
def _other(words: tuple[tuple[str, str], ...]) -> Callable[[Identified], Identified | None]:
    """What makes the entry with `words` filled in; None for an entry that names none of them."""
    fill = partial(_filled, dict(words))

    @once
    def made(entry: Identified) -> Identified | None:
        if not any("{" in str(value) for _, value, _ in leaves_in(entry)):
            return None
        found: Identified = rewritten(entry, fill)
        return None if found is entry else found

    return made


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


def _filled(words: Mapping[str, str], text: str) -> str:
    """`text` with `words` for each key in it; still an organisation's where it was one's."""
    if "{" not in text:
        return text
    made = _DIGITS.sub(r"\1", NAMED.sub(lambda m: words.get(m[1], m[0]), text))
    if made == text:
        return text
    return text.again(made) if isinstance(text, LocalText) else made
