"""The rule for what a section holds and the data lacks: it was lost, where all else is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby

from macros.check.citations import units_of
from macros.check.units import without_what_follows
from macros.data.problems import Problem
from macros.model.coverage import Count, sections_of, shortfalls
from macros.model.entries import Figure, Identified, Source
from macros.model.handbook import Handbook, name_of
from macros.model.links import Way, parts_in


def nothing_restated_is_lost(handbook: Handbook) -> Iterator[Problem]:
    """What lacks in a document that is restated but for little was left out by a slip.

    Of one that is still being restated more is missing, which *Where everything went* shows.
    """
    short = shortfalls(handbook) if all(map(handbook.is_whole, handbook.kinds)) else {}
    for source in handbook.sources():
        here = {unit: n for unit, n in short.items() if unit.startswith(f"{source.id}/")}
        lost = without_what_follows(handbook, here) if len(here) <= _few(source) else {}
        for _, units in groupby(lost, lambda unit: unit.partition("#")[0]):
            yield _lost(handbook, source, {unit: lost[unit] for unit in units})


def _few(source: Source) -> int:
    """How many of its units may lack something where all of it was restated once."""
    counted = sum(len(section.units) for section in source.sections)
    return max(counted // 10, 1 if counted >= _ENOUGH else 0)


_ENOUGH = 4
"""Things counted in a document, of which one that lacks something is no great part."""


def _lost(handbook: Handbook, source: Source, units: Mapping[str, Count]) -> Problem:
    """What to put back of a section, where it was lost or else where it is counted."""
    told = ", and ".join(
        f"'{unit}' is restated {count.restated} times and the source has {count.expected}"
        for unit, count in units.items()
    )
    unit, count = next(iter(units.items()))
    entry, way, how = _left_by(handbook, unit, count) if len(units) == 1 else (None, (), _BACK)
    if entry is None:
        entry, way = source, _counted(source, unit)
    words = f"{told}: {how}, or mend the count in data/sources.yml"
    own = "" if entry is source else f"'{entry.id}': "
    return Problem(entry.file, entry.line_of(*way), f"{own}{words}")


def _left_by(handbook: Handbook, unit: str, count: Count) -> tuple[Identified | None, Way, str]:
    """The one place that may have lost what lacks of a `unit`, if there is one, and what to do."""
    where = [*_restating(handbook, unit)]
    if len(where) == 1 and _is_list(*where[0]):
        return *where[0], "put back what is missing here"
    silent = _silent(handbook, unit, {name_of(type(entry)) for entry, _ in where})
    by_entry = any(not _is_list(*place) for place in where)
    lists = [] if by_entry else [*_lists(silent, count.expected - count.restated)]
    if len(silent) == 1 or len(lists) == 1:
        entry, way = lists[0] if len(lists) == 1 else (silent[0], ())
        return entry, way, f"add it to 'units' here if that was left out, or {_BACK}"
    return None, (), _BACK


_BACK = "put back what was taken away, with its 'units'"


def _lists(entries: Iterable[Identified], items: int) -> Iterator[tuple[Identified, Way]]:
    """The lists of so many `items` that restate nothing."""
    for entry in entries:
        for way, part in parts_in(entry):
            if getattr(part, "units", None) == [] and len(getattr(part, "items", ())) == items:
                yield entry, way


def _is_list(entry: Identified, way: Way) -> bool:
    """Whether what stands at the `way` restates as many things as it has items, or figures."""
    return isinstance(entry, Figure) or len(way) > len(("units", 0))


def _counted(source: Source, unit: str) -> Way:
    section, _, name = unit.partition("/")[2].partition("#")
    ids = [one.id for one in source.sections]
    return ("sections", ids.index(section), "units", name)


def _restating(handbook: Handbook, unit: str) -> Iterator[tuple[Identified, Way]]:
    for _, entry in handbook.entries():
        yield from ((entry, way) for way, named in units_of(entry) if named == unit)


def _silent(handbook: Handbook, unit: str, kinds: Collection[str]) -> list[Identified]:
    """The entries that cite the section of `unit` and do not restate it.

    They are of the `kinds` that do, where any does, and restate nothing else of it.
    """
    section = unit.partition("#")[0]
    own = f"{section}#" if kinds else unit
    return [
        entry
        for kind, entry in handbook.entries()
        if (not kinds or kind in kinds)
        and section in sections_of(entry)
        and not any(named.startswith(own) for _, named in units_of(entry))
    ]


RULES = (nothing_restated_is_lost,)
