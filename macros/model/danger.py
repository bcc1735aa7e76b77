"""Which texts speak of danger to life or limb, by the words of data/danger.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.model.entries import Danger
from macros.model.handbook import Handbook

ON_ITS_OWN = ("suicide-word", "self-harm-word", "abuse-word", "overdose-word")
"""The groups of data/danger.yml whose single words tell of danger in a text that is read."""


_ADDRESSES = re.compile(r"\]\([^)\s]*\)|\b(?:href|src|id|data-[\w-]+)=\"[^\"]*\"")
"""What nobody reads in Markdown and HTML: where links lead, and names for scripts."""


def speaks_of_danger(handbook: Handbook, text: str) -> bool:
    """Whether `text` holds a word of data/danger.yml, outside its turns of phrase and addresses."""
    groups = [group for group in handbook.all(Danger) if group.id in ON_ITS_OWN]
    harmless = [phrase for group in groups for phrase in group.idioms]
    words = {word for group in groups for word in group.says if " " not in word}
    return bool(words & set(_words(_without(harmless, _ADDRESSES.sub("]", text).casefold()))))


def _without(phrases: Iterable[str], text: str) -> str:
    for phrase in phrases:
        text = text.replace(phrase.casefold(), " ")
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z]+", re.sub(r"self[- ]harm", "selfharm", text))
