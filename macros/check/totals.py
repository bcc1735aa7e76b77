"""Rules for figures that show what a section of a source gives as its total."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.coverage import figure_size
from macros.model.entries import Figure
from macros.model.handbook import Handbook


def totals_are_shown_as_they_are(handbook: Handbook) -> Iterator[Problem]:
    """A figure whose sum is a total of a section but for a digit was copied with a slip."""
    totals = {
        f"{source.id}/{section.id}": section.totals
        for source in handbook.sources()
        for section in source.sections
        if section.totals
    }
    for figure in handbook.all(Figure):
        given = {n: name for s in figure.sources for name, n in totals.get(s, {}).items()}
        is_total = figure.counts == "sum" and not figure.units
        sum_ = figure_size(figure)
        near = next((number for number in given if _is_slip(sum_, number)), None)
        if is_total and sum_ not in given and near is not None:
            words = f"its figures add up to {sum_}, and the section gives {near}"
            how = "mend the figure, or the total in data/sources.yml"
            where = figure.line_of("rows", 0, "values")
            told = f"'{figure.id}': {words} ({given[near]}): {how}"
            yield Problem(figure.file, where, told)


def _is_slip(one: int, other: int) -> bool:
    """Whether two numbers have the same digits in another order, or differ in one digit."""
    a, b = str(one), str(other)
    if len(a) != len(b) or len(a) < _ENOUGH:
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


_ENOUGH = 3
"""Digits of a number that is no small one, which may be like another by chance."""

RULES = (totals_are_shown_as_they_are,)
