"""Rules for figures that show what a section of a source gives as its total."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.data.problems import Problem
from macros.model.coverage import figure_size
from macros.model.entries import Figure
from macros.model.handbook import Handbook
from macros.model.links import Way


def totals_are_shown_as_they_are(handbook: Handbook) -> Iterator[Problem]:
    """A figure whose sum is a total of a section but for a digit was copied with a slip.

    So was one that cites the section of a total and shows none, where no other shows that one.
    """
    totals = _totals(handbook)
    sums = [figure for figure in handbook.all(Figure) if figure.counts == "sum"]
    shown = {(s, figure_size(figure)) for figure in sums for s in figure.sources}
    for figure in sums if totals else ():
        given = {n: (name, s) for s in figure.sources for n, name in totals.get(s, {}).items()}
        if figure.units or figure_size(figure) in given:
            continue
        lost = (n for n, (_, section) in given.items() if (section, n) not in shown)
        meant = next((n for n in given if _is_slip(figure_size(figure), n)), next(lost, None))
        if meant is not None:
            yield _wrong(figure, meant, given[meant][0])


def _totals(handbook: Handbook) -> Mapping[str, Mapping[int, str]]:
    """The totals of each section that gives some, with their names."""
    return {
        f"{source.id}/{section.id}": {number: name for name, number in section.totals.items()}
        for source in handbook.sources()
        for section in source.sections
        if section.totals
    }


def _wrong(figure: Figure, total: int, name: str) -> Problem:
    sum_ = figure_size(figure)
    words = f"its figures add up to {sum_}, and the section gives {total} ({name})"
    found = [*_mistyped(figure, total - sum_)]
    way, value = found[0] if len(found) == 1 else (("rows", 0, "values"), None)
    meant = f", such as {value} here" if value else ""
    rows = "" if found or _is_slip(sum_, total) else ", or write 'counts: rows' if it shows another"
    how = f"mend the figure{meant}, or the total in data/sources.yml{rows}"
    return Problem(figure.file, figure.line_of(*way), f"'{figure.id}': {words}: {how}")


def _mistyped(figure: Figure, lacking: int) -> Iterator[tuple[Way, int]]:
    """The numbers that may be mistyped, each with the one that adds what is `lacking`."""
    for place, row in enumerate(figure.rows):
        for number, value in enumerate(row.values):
            if _is_slip(value, value + lacking, enough=2):
                yield ("rows", place, "values", number), value + lacking


def _is_slip(one: int, other: int, enough: int = 3) -> bool:
    """Whether two numbers have the same digits in another order, or differ in one digit.

    One of less than `enough` digits is a small one, which may be like another by chance.
    """
    a, b = str(one), str(other)
    if len(a) != len(b) or len(a) < enough or min(one, other) < 0:
        return False
    return sorted(a) == sorted(b) or sum(x != y for x, y in zip(a, b, strict=True)) == 1


RULES = (totals_are_shown_as_they_are,)
