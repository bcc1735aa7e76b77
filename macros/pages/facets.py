"""What the lists of the reference pages can be narrowed by, and the choices that occur."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.model.entries import Enumeration
from macros.model.handbook import Handbook

OURS, OTHERS = "ours", "others"


@dataclass(frozen=True)
class Facet:
    """One thing to choose by: `key` is the data-attribute on the entries that holds its words."""

    key: str
    label: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Asked:
    key: str
    label: str
    field: str
    names: str
    """An enumeration of the vocabulary, or the kind of entry that the field names."""


_FACETS: Mapping[str, tuple[_Asked, ...]] = {
    "challenges": (_Asked("theme", "Theme", "theme", "themes"),),
    "suggestions": (
        _Asked("audiences", "Who for", "audiences", "audiences"),
        _Asked("topic", "About what", "topic", "suggestion-topics"),
    ),
    "references": (_Asked("outcomes", "About what", "outcomes", "outcomes"),),
    "competencies": (_Asked("area", "Area", "area", "competency-areas"),),
}


def facets(handbook: Handbook, kind: str) -> list[Facet]:
    """The facets of `kind`, each with the choices that at least one entry has.

    Raises KeyError where there is no filter for `kind`.
    """
    found = [_facet(handbook, kind, asked) for asked in _FACETS[kind]]
    return [*found, _who_acts(handbook)] if kind == "challenges" else found


def _who_acts(handbook: Handbook) -> Facet:
    people = handbook.identity.people
    ours = people[:1].upper() + people[1:]
    return Facet("acts", "Who acts", ((OURS, ours), (OTHERS, "Everyone else")))


def _facet(handbook: Handbook, kind: str, asked: _Asked) -> Facet:
    used = {w for e in handbook.all(kind) for w in _words(getattr(e, asked.field))}
    named = _names(handbook, asked.names)
    return Facet(asked.key, asked.label, tuple((w, named[w]) for w in named if w in used))


def _words(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _names(handbook: Handbook, names: str) -> dict[str, str]:
    if names in handbook.kinds:
        return {entry.id: entry.title for entry in handbook.all(names)}
    return {term.id: term.title for term in handbook.get(Enumeration, names).terms}
