"""Rules for ids: each makes an address, or the name of a file, and no two make the same."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.addresses import sheet_names
from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS


def former_ids_are_free(handbook: Handbook) -> Iterator[Problem]:
    """An id that an entry had before leads to that entry, and is nobody else's now."""
    for kind in handbook.kinds:
        claimed: dict[str, Identified] = {}
        every = {entry.id for entry in handbook.all(kind)}
        for entry in handbook.all(kind):
            for number, old in enumerate(entry.former_ids):
                if words := _taken(entry, number, every, claimed.get(old)):
                    line = entry.line_of("former_ids", number)
                    yield Problem(entry.file, line, f"'{entry.id}': {words}")
                claimed.setdefault(old, entry)


def _taken(entry: Identified, number: int, every: set[str], other: Identified | None) -> str:
    old = entry.former_ids[number]
    if old == entry.id:
        return f"'{old}' is its id now, not a former one: take it out of 'former_ids'"
    if old in every:
        return f"'{old}' is the id of another entry today: take it out of 'former_ids'"
    if other is not None and other is not entry:
        return f"'{old}' is a former id of '{other.id}' too ({other.where}): leave it with one"
    return ""


def ids_are_not_index(handbook: Handbook) -> Iterator[Problem]:
    """A page called index would take the place of the list of all of them."""
    for kind in KINDS:
        for entry in handbook.all(kind) if handbook.has_own_pages(kind) else ():
            ids = [("id",), *(("former_ids", n) for n in range(len(entry.former_ids)))]
            for way, id_ in zip(ids, (entry.id, *entry.former_ids), strict=True):
                if id_ == "index":
                    words = "'index' would take the address of another page: choose another id"
                    yield Problem(entry.file, entry.line_of(*way), words)


def sheets_have_names_of_their_own(handbook: Handbook) -> Iterator[Problem]:
    """No two sheets or packs are printed into one file."""
    first: dict[str, str] = {}
    for name, entry in sheet_names(handbook):
        if entry is not None and name in first:
            words = f"its file would be called {name}, as that of {first[name]} is"
            at = entry.line_of("id")
            yield Problem(entry.file, at, f"'{entry.id}': {words}: choose another id")
        first.setdefault(name, f"'{entry.id}' ({entry.where})" if entry else "a pack")


RULES = (former_ids_are_free, ids_are_not_index, sheets_have_names_of_their_own)
