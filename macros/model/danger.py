"""Which texts speak of danger to life or limb, by the words of data/danger.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from macros.model.entries import Danger, Identified
from macros.model.handbook import Handbook
from macros.model.links import Name, named_in

ON_ITS_OWN = ("suicide-word", "self-harm-word", "abuse-word", "overdose-word")
"""The groups of data/danger.yml whose single words tell of danger in a text that is read."""


_ADDRESSES = re.compile(r"\]\([^)\s]*\)|\b(?:href|src|id|data-[\w-]+)=\"[^\"]*\"")
"""What nobody reads in Markdown and HTML: where links lead, and names for scripts."""


def speaks_of_danger(handbook: Handbook, text: str) -> bool:
    """Whether `text` holds a word of data/danger.yml, outside its turns of phrase and addresses."""
    groups = [group for group in handbook.all(Danger) if group.id in ON_ITS_OWN]
    words = {word for group in groups for word in group.says if " " not in word}
    folded = _joined(text.casefold())
    named = [re.escape(word) for word in words if word in folded]
    if not named:
        return False  # most texts are done here
    harmless = [phrase for group in groups for phrase in group.idioms]
    read = _joined(_without(harmless, _ADDRESSES.sub("]", text).casefold()))
    return any(re.search(rf"{word}(?<![a-z]{word})(?![a-z])", read) for word in named)


def was_left_out(handbook: Handbook, kind: str, entry: Identified) -> bool:
    """Whether the handbook's own `entry` speaks of danger where an overlay's no longer does.

    It does so itself, or in an entry that it names. What was a sheet, a deck or a page with the
    signpost stays one.
    """
    hidden = handbook.local.hidden
    was = handbook.local.was(kind, entry.id)
    whole = {part.every for part in getattr(was or entry, "parts", ()) if part.every}
    lost = {name for name in hidden if name[0] in whole}
    if was is None:
        return any(_told_of_danger(handbook, name) for name in lost)
    lost |= set(named_in(was)) - set(named_in(entry))
    return _is_of_danger(handbook, was) or any(_told_of_danger(handbook, name) for name in lost)


def was_left_out_of(handbook: Handbook, page: str) -> bool:
    """Whether an entry that spoke of danger on `page`, its path under docs/, is hidden now."""
    hidden = (name for name in handbook.local.hidden if _page(handbook, name) == page)
    return any(_told_of_danger(handbook, name) for name in hidden)


def _page(handbook: Handbook, name: Name) -> str:
    kind, id_ = name
    own: Any = handbook.local.before[name]
    return (handbook.page(kind) or str(own.page)).format(id=id_)


def _told_of_danger(handbook: Handbook, name: Name) -> bool:
    entry = handbook.local.was(*name) or handbook.kinds.get(name[0], {}).get(name[1])
    return entry is not None and _is_of_danger(handbook, entry)


def _is_of_danger(handbook: Handbook, entry: Identified) -> bool:
    is_signposted = bool(getattr(entry, "crisis", False))
    return is_signposted or speaks_of_danger(handbook, entry.model_dump_json())


def _without(phrases: Iterable[str], text: str) -> str:
    for phrase in phrases:
        text = text.replace(phrase.casefold(), " ")
    return text


def _joined(text: str) -> str:
    """`text` with the two words for self-harm as the one that the list has."""
    return re.sub(r"self[- ]harm", "selfharm", text)
