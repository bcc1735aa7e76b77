"""How much of each source section stands in the data, counted and never typed in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from macros.model.entries import Figure, Identified, Source
from macros.model.handbook import Handbook
from macros.model.links import Name, Way, leaves_in, parts_in
from macros.model.once import once


@dataclass(frozen=True)
class Count:
    """How many units of a kind a section holds, and how many of them the data restates."""

    expected: int
    restated: int

    @property
    def surplus(self) -> int:
        """How many are restated beyond those there are; below zero where some lack."""
        return self.restated - self.expected


@dataclass(frozen=True)
class SectionCoverage:
    """A section of a source: its unit counts by name, and the entries that restate or cite it."""

    section: str
    counts: dict[str, Count]
    entries: tuple[Name, ...]

    @property
    def complete(self) -> bool:
        """Whether everything the section holds is restated and some entry cites it."""
        return bool(self.entries) and all(c.expected == c.restated for c in self.counts.values())


def coverage(handbook: Handbook) -> dict[str, SectionCoverage]:
    """The coverage of every section, in the order of the source documents."""
    restated = restated_units(handbook)
    citing = _citing(handbook)
    return {
        key: SectionCoverage(
            key,
            {name: Count(n, restated[f"{key}#{name}"]) for name, n in section.units.items()},
            tuple(citing[key]),
        )
        for source in handbook.sources()
        for key, section in _sections(source)
    }


def shortfalls(handbook: Handbook) -> dict[str, Count]:
    """The units (`document/section#unit`) of which less is restated than their section holds."""
    return {unit: n for unit, n in _counted(handbook).items() if n.restated < n.expected}


def surpluses(handbook: Handbook) -> dict[str, Count]:
    """The units (`document/section#unit`) of which more is restated than their section holds."""
    return {unit: n for unit, n in _counted(handbook).items() if n.restated > n.expected}


def _counted(handbook: Handbook) -> dict[str, Count]:
    restated = restated_units(handbook)
    return {
        f"{key}#{unit}": Count(number, restated[f"{key}#{unit}"])
        for source in handbook.sources()
        for key, section in _sections(source)
        for unit, number in section.units.items()
    }


def _sections(source: Source) -> Iterator[tuple[str, Any]]:
    for section in source.sections:
        yield f"{source.id}/{section.id}", section


def restated_units(handbook: Handbook) -> Counter[str]:
    """How often each unit (`document/section#unit`) is restated in the data."""
    counts: Counter[str] = Counter()
    for _, entry in handbook.entries():
        for _, unit, number in restated_in(entry):
            counts[unit] += number
    return counts


@once
def restated_in(entry: Identified) -> tuple[tuple[Way, str, int], ...]:
    """The units that an entry restates: the way to where each is named, and how many it makes."""
    if isinstance(entry, Source):
        return ()
    groups = (((), entry), *parts_in(entry))
    return tuple(
        ((*way, "units", place), unit, _size(group))
        for way, group in groups
        for place, unit in enumerate(getattr(group, "units", ()))
    )


def _size(value: BaseModel) -> int:
    """How many units a value stands for: a list its length, a figure its figures, else one."""
    if isinstance(value, Figure):
        return figure_size(value)
    return len(getattr(value, "items", (None,)))


def figure_size(figure: Figure) -> int:
    """The rows, the cells or the sum of a table, as its `counts` says."""
    cells = [number for row in figure.rows for number in row.values]
    return {"rows": len(figure.rows), "cells": len(cells), "sum": sum(cells)}[figure.counts]


def _citing(handbook: Handbook) -> defaultdict[str, list[Name]]:
    citing: defaultdict[str, list[Name]] = defaultdict(list)
    for kind, entry in handbook.entries():
        for section in sections_of(entry):
            citing[section].append((kind, entry.id))
    return citing


@once
def sections_of(entry: Identified) -> tuple[str, ...]:
    """The sections that an entry cites, each once, or restates a unit of."""
    if isinstance(entry, Source):
        return ()
    cited = (value for way, value, _ in leaves_in(entry) if "sources" in way or "units" in way)
    return tuple(dict.fromkeys(name.partition("#")[0] for name in cited))
