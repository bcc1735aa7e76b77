"""Everything that can be wrong with the project before a build: data and pages together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.check import OVER_FILES, OVER_IDS, RULES, learning, overlay, static_files
from macros.check.macro_calls import ONLY_PAGES, Offered, unknown_names
from macros.check.page_html import nothing_is_left_out, tags_are_closed
from macros.check.page_links import dead_links
from macros.check.page_text import nothing_is_left_open, pages_have_headings
from macros.check.requirements import unmet
from macros.check.stray_pages import (
    NO_PAGE,
    every_page_is_read,
    in_the_way,
    strayed_data,
    without_moved,
)
from macros.check.written_pages import (
    front_matter,
    marks_of_git,
    shown_pages_exist,
    taken_names,
)
from macros.data.files import LEFT
from macros.data.load import read
from macros.data.numbers import filled
from macros.data.overlay import chosen as overlay_folders
from macros.data.problems import DataError, Problem, together
from macros.model.handbook import Handbook, name_of
from macros.model.links import Name, named_in


def examine(data: Path, overlays: Sequence[Path] | None = None) -> tuple[Handbook, list[Problem]]:
    """What can be read of `data`, and everything that is wrong with it.

    `overlays` are folders of organisations that adapt it, in order; None: those that the variable
    OVERLAY names.
    """
    return with_overlays(*examine_base(data), overlays)


def with_overlays(
    base: Handbook, problems: list[Problem], overlays: Sequence[Path] | None = None
) -> tuple[Handbook, list[Problem]]:
    """What `examine_base` gave, with the `overlays` as `examine` takes them."""
    folders = overlay_folders() if overlays is None else overlays
    if folders and not problems:
        base, problems = overlay.examine(base, folders)
    return filled(base), problems


def examine_base(data: Path) -> tuple[Handbook, list[Problem]]:
    """What can be read of `data` itself, whoever adapts it, and what is wrong with it.

    Its texts still name numbers and country by key.
    """
    handbook, problems = read(data)
    if not problems:
        told = [p for rule in RULES if rule not in OVER_FILES for p in rule(handbook)]
        files = {problem.file for problem in told}
        of_files = (p for rule in OVER_FILES for p in rule(handbook) if p.file not in files)
        return handbook, [*told, *of_files]
    loose = _loose(handbook)
    lacking = frozenset(p.lacks[0].removeprefix("entry in ") for p in problems if p.lacks)
    sound = _Sound(handbook.kinds, handbook.known, loose=loose, lacking=lacking)
    shaken = {p.file for p in problems} | {handbook.get(*name).file for name in loose}
    for rule in RULES:
        found = rule(handbook if rule in OVER_IDS else sound)
        problems += (p for p in found if rule not in OVER_FILES or p.file not in shaken)
    return handbook, problems


@dataclass(frozen=True, eq=False)
class _Sound(Handbook):
    """A handbook of which something could not be read: the rules see what has all it names.

    What follows for the others from what is told already would only hide it.
    """

    loose: frozenset[Name] = frozenset()
    lacking: frozenset[str] = frozenset()

    def all(self, kind: Any) -> list[Any]:
        """The entries of `kind` that name nothing that is missing."""
        return [e for e in super().all(kind) if (name_of(kind), e.id) not in self.loose]

    def is_whole(self, kind: str) -> bool:
        """Whether all entries of `kind` are there, with all that they name."""
        shaken = kind in self.lacking or any(name == kind for name, _ in self.loose)
        return super().is_whole(kind) and not shaken


def _loose(handbook: Handbook) -> frozenset[Name]:
    """The entries that name one that is not there, or could not be read."""
    return frozenset(
        (kind, entry.id)
        for kind, entry in handbook.entries()
        if any(id_ not in handbook.kinds.get(other, {}) for other, id_ in named_in(entry))
    )


def load(data: Path, overlays: Sequence[Path] | None = None) -> Handbook:
    """The handbook in `data`, checked, with its `overlays` as `examine` takes them.

    Raises `DataError` with every problem at once; nothing else is raised for bad data.
    """
    handbook, problems = examine(data, overlays)
    if problems:
        raise DataError(together(problems, data))
    return handbook


def problems(data: Path, docs: Path, offered: Offered) -> list[Problem]:
    """Every problem of the data files and of the pages in `docs` that use them, by place.

    `offered` is what the pages can call.
    """
    handbook, found = examine(data)
    return with_pages(handbook, found, data, docs, offered)


def with_pages(
    handbook: Handbook, found: Iterable[Problem], data: Path, docs: Path, offered: Offered
) -> list[Problem]:
    """What was `found` elsewhere, and the problems of the pages in `docs`, by place."""
    found = list(found)
    in_pages = (
        *unknown_names(docs, handbook, offered),
        *learning.pages_exist(handbook, docs),
        *learning.paths_are_for_their_readers(handbook, docs),
        *taken_names(handbook, docs),
        *shown_pages_exist(handbook, docs),
        *front_matter(handbook, docs),
        *marks_of_git(docs),
        *every_page_is_read(docs),
        *dead_links(handbook, docs),
        *nothing_is_left_out(docs),
        *static_files.problems(docs),
        *tags_are_closed(docs),
        *nothing_is_left_open(docs, offered.macros),
        *pages_have_headings(docs),
        *overlay.in_pages(handbook, offered, docs, found),
        *unmet(handbook, offered.needs),
    )
    saved = {_named(p.file) for p in in_pages if _is_of_a_name(p.message)}
    lost = [p for p in (*found, *in_pages) if _page_of(p, docs) not in saved]
    return together(_without_effects(without_moved(lost), docs), data)


def _without_effects(found: Iterable[Problem], docs: Path) -> list[Problem]:
    """What was `found`, with files that lie in a wrong place, and without what follows of that."""
    strayed, wrong = dict(strayed_data(docs)), [*in_the_way(docs)]
    kept = list(found)
    if any(_kind_lacked(p) in strayed for p in kept):
        kept = []  # all else that is wrong may come from that
    moot = [p for p in kept if any(f"{p.file}/".startswith(f"{w.file}/") for w in wrong)]
    return [*(p for p in kept if p not in moot), *wrong, *strayed.values()]


def _kind_lacked(problem: Problem) -> str:
    """The kind of entry in which a problem finds nothing of that name; empty where it is none."""
    thing, _, where = (problem.lacks or ("", ""))[0].partition(" in ")
    return {"source section": "sources", "term": "vocabulary"}.get(thing, where)


def _is_of_a_name(message: str) -> bool:
    """Whether a file that is no page becomes one under another name."""
    return message.startswith((NO_PAGE, LEFT)) or message.endswith(ONLY_PAGES)


def _named(file: str) -> str:
    """The name of the page that a file was meant to be, without its end."""
    return file.rpartition(".")[0].removesuffix(".md")


def _page_of(problem: Problem, docs: Path) -> str:
    """The file of the page that is lacking, without its end; empty where it is none."""
    what, name = problem.lacks or ("", "")
    return f"{docs.name}/{name}".removesuffix("/").removesuffix(".md") if what == "page" else ""
