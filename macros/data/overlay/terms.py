"""An organisation's own words for words of the vocabulary: by key, never by find and replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.model.entries import Enumeration, VocabularyTerm
from macros.model.handbook import Handbook
from macros.model.suggest import did_you_mean

OPEN = ("audiences", "question-areas", "scenario-groups", "handout-purposes", "work-settings")
"""The enumerations whose words an organisation may choose: names of people, places and groups.

The others say what is part of the role, how far something was read, or how strongly it is put.
"""


def wrong(handbook: Handbook, terms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The keys of `terms` that name no word that can be chosen, and what to do about each."""
    keys = [f"{name}/{term.id}" for name in OPEN for term in _terms(handbook, name)]
    for key in terms:
        if key not in keys:
            near = did_you_mean(key, keys)
            words = f"'{key}' is no word that you can choose{near or '.'} You can choose "
            yield key, f"{words}{', '.join(keys)}"


def _terms(handbook: Handbook, enumeration: str) -> list[VocabularyTerm]:
    found = handbook.kinds.get("vocabulary", {}).get(enumeration)
    return list(found.terms) if found else []


def chosen(enumeration: Enumeration, terms: Mapping[str, str]) -> Enumeration:
    """`enumeration` with the words of `terms`."""
    made = [
        term.model_copy(update={"title": terms.get(f"{enumeration.id}/{term.id}", term.title)})
        for term in enumeration.terms
    ]
    return enumeration.model_copy(update={"terms": made})
