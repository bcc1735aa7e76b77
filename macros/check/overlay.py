"""What is wrong with a handbook once overlays are part of it: told of the overlays' files alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from macros.check import OVER_FILES, RULES, citations, numbers
from macros.check.macro_calls import Offered, unknown_names
from macros.check.written_pages import front_matter
from macros.data.overlay import files, resolve
from macros.data.problems import Problem
from macros.model.handbook import Handbook

_NOT_FOR_THEM = (*OVER_FILES, *citations.RULES, numbers.numbers_are_named_by_key)
"""Rules for a whole file of questions; for citations, which local text has none of; and for
numbers, which an organisation may write as it likes."""


def examine(base: Handbook, folders: Sequence[Path]) -> tuple[Handbook, list[Problem]]:
    """The handbook `base` with the overlays in `folders`, and everything wrong with these."""
    handbook, problems = resolve.resolve(base, folders)
    if problems:
        return handbook, problems
    names = tuple(f"{files.shown(folder)}/" for folder in folders)
    rules = (rule for rule in RULES if rule not in _NOT_FOR_THEM)
    found = (problem for rule in rules for problem in rule(handbook))
    return handbook, [problem for problem in found if problem.file.startswith(names)]


def in_pages(handbook: Handbook, offered: Offered, told: Iterable[Problem] = ()) -> list[Problem]:
    """What is wrong with the own pages of the overlays that `handbook` was resolved with.

    Where something of an overlay is `told` already, its pages lack what could not be read.
    """
    found: list[Problem] = []
    wrong_files = [problem.file for problem in told]
    for folder in handbook.local.folders:
        if any(file.startswith(f"{files.shown(folder)}/") for file in wrong_files):
            continue
        docs = folder / files.DOCS
        wrong = (*unknown_names(docs, handbook, offered), *front_matter(handbook, docs))
        found += (replace(p, file=f"{files.shown(folder)}/{p.file}") for p in wrong)
    return found
