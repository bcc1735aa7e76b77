"""Rules for what is printed on a source: its year, and the pages of its sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.entries import Reference, Source
from macros.model.handbook import Handbook


def years_are_past(handbook: Handbook) -> Iterator[Problem]:
    """Nobody read a work before the year that it is of."""
    works: list[Source | Reference] = [*handbook.all(Source), *handbook.all(Reference)]
    for entry in works:
        is_year = re.fullmatch(r"\d{4}", entry.year)
        if is_year and int(entry.year) > entry.reviewed.year:
            words = f"'year' is {entry.year}, and somebody read it in {entry.reviewed.year}"
            where = entry.line_of("year")
            yield Problem(entry.file, where, f"'{entry.id}': {words}: mend the year")


def pages_go_on(handbook: Handbook) -> Iterator[Problem]:
    """A section ends on a page behind the one on which it begins; 126-28 says the end in short."""
    for source in handbook.all(Source):
        for number, section in enumerate(source.sections):
            for first, last in re.findall(r"(\d+)[-–](\d+)", section.page or ""):  # noqa: RUF001
                if len(first) == len(last) and int(last) < int(first):
                    words = f"'page' goes from {first} back to {last}: write {last}-{first}"
                    where = source.line_of("sections", number, "page")
                    yield Problem(source.file, where, f"'{source.id}': {words}, if that is meant")


RULES = (years_are_past, pages_go_on)
