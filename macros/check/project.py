"""Everything that can be wrong with the project before a build: data and pages together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from macros.check import RULES, learning
from macros.check.macro_calls import unknown_names
from macros.data.load import read
from macros.data.problems import DataError, Problem
from macros.model.addresses import generated_pages
from macros.model.handbook import Handbook


def examine(data: Path) -> tuple[Handbook, list[Problem]]:
    """What can be read of `data`, and everything that is wrong with it."""
    handbook, problems = read(data)
    # A rule may need an entry that could not be read, which is told already.
    missing = (KeyError,) if problems else ()
    for rule in RULES:
        with suppress(*missing):
            problems += rule(handbook)
    return handbook, problems


def load(data: Path) -> Handbook:
    """The handbook in `data`, checked.

    Raises `DataError` with every problem at once; nothing else is raised for bad data.
    """
    handbook, problems = examine(data)
    if problems:
        raise DataError(problems)
    return handbook


def problems(data: Path, docs: Path) -> list[Problem]:
    """Every problem of the data files and of the pages in `docs` that use them, by place."""
    return with_pages(*examine(data), docs)


def with_pages(handbook: Handbook, found: Iterable[Problem], docs: Path) -> list[Problem]:
    """What was `found` in the data, and the problems of the pages in `docs`, by place."""
    in_pages = unknown_names(docs, handbook)
    on_paths = learning.pages_exist(handbook, docs)
    return sorted({*found, *in_pages, *on_paths, *taken_names(handbook, docs)})


def taken_names(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """A page under `docs` that stands where a page is made from an entry."""
    for path in generated_pages(handbook):
        if (docs / path).exists():
            yield Problem(f"{docs.name}/{path}", 0, _TAKEN)


_TAKEN = "a page is made from data/ in this place: rename this file or delete it"
