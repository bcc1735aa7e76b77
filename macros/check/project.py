"""Everything that can be wrong with the project before a build: data and pages together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.check import learning
from macros.check.calls import unknown_names
from macros.current import examined
from macros.pages import paths
from macros.problems import Problem
from macros.render import Renderer


def problems(data: Path, docs: Path) -> list[Problem]:
    """Every problem of the data files and of the pages that use them, in order of place."""
    renderer, found = examined(data)
    in_pages = unknown_names(docs, renderer.handbook)
    on_paths = learning.pages_exist(renderer.handbook, docs)
    return sorted({*found, *in_pages, *on_paths, *taken_names(renderer, docs)})


def taken_names(renderer: Renderer, docs: Path) -> Iterator[Problem]:
    """A page under `docs` that stands where a page is made from an entry."""
    for path in paths(renderer.handbook):
        if (docs / path).exists():
            yield Problem(f"{docs.name}/{path}", 0, _TAKEN)


_TAKEN = "a page is made from data/ in this place: rename this file or delete it"
