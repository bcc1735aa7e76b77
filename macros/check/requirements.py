"""What an output can't do without, declared beside it and read here before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from macros.data.problems import Problem
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.links import leaves_of
from macros.model.types import Term


@dataclass(frozen=True)
class Need:
    """An entry that an output shows by its id, or words of an enumeration that it shows.

    `by` says who needs it; `with_any` are the kinds whose entries make the output wanted at all.
    `holds` says whether an entry has the `shape` that it has to have.
    """

    kind: str
    id: str
    by: str
    with_any: tuple[str, ...]
    terms: tuple[str, ...] = ()
    shape: str = ""
    holds: Callable[[Any], bool] = bool

    def is_wanted(self, kinds: Iterable[str]) -> bool:
        """Whether a handbook with entries of `kinds` needs it."""
        return any(kind in self.with_any for kind in kinds)


def enumeration(id_: str, by: str, with_any: tuple[str, ...], *terms: str) -> Need:
    """The need of an enumeration, with those `terms` in it."""
    return Need("vocabulary", id_, by, with_any, terms)


def unmet(handbook: Handbook, needs: Iterable[Need]) -> Iterator[Problem]:
    """What `handbook` lacks of what its outputs need."""
    kinds = [kind for kind, by_id in handbook.kinds.items() if by_id]
    for need in needs:
        if not need.is_wanted(kinds):
            continue
        if hidden := handbook.local.hidden.get((need.kind, need.id)):
            yield Problem(hidden.file, hidden.line, _cannot_be_hidden(need))
        elif handbook.is_whole(need.kind):
            yield from _lacking(handbook, need)


def _cannot_be_hidden(need: Need) -> str:
    return (
        f"{need.kind}:{need.id} can't be hidden: {need.by} are made with it. Take this item out, "
        "and amend what is different for you"
    )


def _lacking(handbook: Handbook, need: Need) -> Iterator[Problem]:
    entry = handbook.kinds.get(need.kind, {}).get(need.id)
    if entry is None:
        told = f"{need.by} need '{need.id}' of {need.kind}, which is not there: put it back"
        lacks = (f"entry in {need.kind}", need.id)
        yield Problem(f"data/{need.kind}.yml", 0, told, lacks)
        return
    if isinstance(entry, Enumeration):
        yield from _terms_lacking(entry, need, handbook)
    elif not need.holds(entry):
        yield Problem(entry.file, entry.line, f"'{need.id}': {need.by} need {need.shape} in it")


def _used(handbook: Handbook, enumeration: str) -> Collection[str]:
    """The terms of an enumeration that an entry names."""
    named = ((leaf.value, rule) for leaf in leaves_of(handbook) for rule in leaf.rules)
    return {v for v, rule in named if isinstance(rule, Term) and rule.enumeration == enumeration}


def _terms_lacking(entry: Enumeration, need: Need, handbook: Handbook) -> Iterator[Problem]:
    """The terms that are gone, or have another id: perhaps one that nothing uses."""
    there = [term.id for term in entry.terms]
    gone = [term for term in need.terms if term not in there]
    used = _used(handbook, need.id) if gone else ()
    others = [term for term in there if term not in need.terms and term not in used]
    for term in gone:
        near = get_close_matches(term, others, n=1, cutoff=0) if len(gone) == 1 else []
        line = entry.line_of("terms", there.index(near[0]), "id") if near else entry.line
        how = f"; or is it '{near[0]}' now? Then write {term} there" if near else ""
        told = f"{need.by} need the term '{term}' of '{need.id}': put it back{how}"
        yield Problem(entry.file, line, told, (f"term in {need.id}", term))
