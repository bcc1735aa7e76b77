"""What is wrong with a handbook once overlays are part of it: told of the overlays' files alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from macros.check import OVER_FILES, RULES, citations, numbers, static_files
from macros.check.macro_calls import Offered, unknown_names
from macros.check.page_html import nothing_is_left_out, tags_are_closed
from macros.check.page_links import IMAGES, dead_links
from macros.check.page_text import nothing_is_left_open, pages_have_headings
from macros.check.written_pages import front_matter, marks_of_git
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


def in_pages(
    handbook: Handbook, offered: Offered, docs: Path, told: Iterable[Problem] = ()
) -> list[Problem]:
    """What is wrong with the own pages of the overlays that `handbook` was resolved with.

    `docs` are the handbook's own pages, which they can link to. Where something of an overlay is
    `told` already, its pages lack what could not be read.
    """
    found: list[Problem] = []
    wrong_files = [problem.file for problem in told]
    for folder in handbook.local.folders:
        if any(file.startswith(f"{files.shown(folder)}/") for file in wrong_files):
            continue
        own = folder / files.DOCS
        wrong = (
            *unknown_names(own, handbook, offered),
            *front_matter(handbook, own),
            *marks_of_git(own),
            *nothing_is_left_out(own),
            *tags_are_closed(own),
            *nothing_is_left_open(own, offered.macros),
            *pages_have_headings(own),
            *static_files.files_hold_what_they_say(own, folder),
        )
        found += (_of_folder(p, files.shown(folder)) for p in wrong)
        pages = [p for p in handbook.local.pages if p.source.is_relative_to(own)]
        found += dead_links(handbook, docs, {files.shown(p.source): p for p in pages})
    return found


def _of_folder(problem: Problem, folder: str) -> Problem:
    """A `problem` of an own page with its `folder`; its pictures do not lie where others do."""
    words = problem.message.replace(f"{files.DOCS}/{IMAGES}", f"{folder}/{files.DOCS}/")
    return replace(problem, file=f"{folder}/{problem.file}", message=words)
