"""Rules for the units that entries restate: what is wrong in a list of them moves the counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from macros.check.citations import uncited_units
from macros.check.fields import odd_rows
from macros.data.problems import Problem
from macros.model.coverage import Count, restated_in, sections_of, shortfalls, surpluses
from macros.model.entries import Figure, Identified
from macros.model.handbook import Handbook
from macros.model.links import Way
from macros.model.once import once

Place = tuple[Identified, Way, int]
"""Where a unit is named: the entry, the way to it, and how many are restated there."""


def units_are_counted_once(handbook: Handbook) -> Iterator[Problem]:
    """No more is restated of a section than it holds."""
    over, short = surpluses(handbook), shortfalls(handbook)
    for unit, places in _restating(handbook).items() if over else ():
        if unit in over and not any(has_wrong_units(entry) for entry, _, _ in places):
            instead = _instead(unit, over[unit], short, places)
            yield instead or _too_often(unit, over[unit], places)


@once
def has_wrong_units(entry: Identified) -> bool:
    """Whether a rule of its own tells what is wrong in the units of an entry, or their number."""
    lists = [(way[:-1], unit) for way, unit, _ in restated_in(entry)]
    is_odd = isinstance(entry, Figure) and bool([*odd_rows(entry)])
    return is_odd or len({*lists}) < len(lists) or bool(uncited_units(entry))


def without_what_follows(handbook: Handbook, short: Mapping[str, Count]) -> dict[str, Count]:
    """The units of which less is restated, but for those that an entry with wrong units may lack.

    That is one that cites their section: it names a unit twice, one of a section that it doesn't
    cite, or one of which there are as many too many.
    """
    over = surpluses(handbook) if short else {}
    wrong = {
        section
        for _, entry in (handbook.entries() if short else ())
        if has_wrong_units(entry)
        for section in sections_of(entry)
    }
    beside = {
        (section, over[unit].surplus)
        for unit, places in (_restating(handbook).items() if over else ())
        if unit in over
        for entry, _, _ in places
        for section in sections_of(entry)
    }
    return {
        unit: count
        for unit, count in short.items()
        if _section(unit) not in wrong and (_section(unit), -count.surplus) not in beside
    }


def _instead(
    unit: str, count: Count, short: Mapping[str, Count], places: Sequence[Place]
) -> Problem | None:
    """What to do where a unit stands in the place of the one that was meant; None if nowhere.

    That is the only one that lacks as many, of a section that the only such entry cites.
    """
    found = {
        (id(entry), other): (entry, way, other)
        for entry, way, size in places
        if size == count.surplus
        for other, lacking in short.items()
        if size == -lacking.surplus and _may_lack(entry, other)
    }
    if len(found) != 1:
        return None
    ((entry, way, meant),) = found.values()
    lacking = f"'{meant}' {short[meant].restated} times of {short[meant].expected}"
    how = "write the second here if that was meant, or mend the counts in data/sources.yml"
    return _problem(entry, way, f"{_told(unit, count)}, and {lacking}: {how}")


def _may_lack(entry: Identified, unit: str) -> bool:
    is_named = any(unit == named for _, named, _ in restated_in(entry))
    return _section(unit) in sections_of(entry) and not is_named


def _too_often(unit: str, count: Count, places: Sequence[Place]) -> Problem:
    entry, way, _ = places[-1]
    others = ", ".join(dict.fromkeys(e.where for e, _, _ in places[:-1]))
    more = f" (also at {others})" if others else ""
    how = "take it out where it does not belong, or mend the count in data/sources.yml"
    return _problem(entry, way, f"{_told(unit, count)}: {how}{more}")


def _told(unit: str, count: Count) -> str:
    return f"'{unit}' is restated {count.restated} times and the source has {count.expected}"


def _section(unit: str) -> str:
    return unit.partition("#")[0]


def _restating(handbook: Handbook) -> dict[str, list[Place]]:
    """Where each unit is restated."""
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for _, entry in handbook.entries():
        for way, unit, size in restated_in(entry):
            found[unit].append((entry, way, size))
    return found


def _problem(entry: Identified, way: Way, words: str) -> Problem:
    return Problem(entry.file, entry.line_of(*way), f"'{entry.id}': {words}")


RULES = (units_are_counted_once,)
