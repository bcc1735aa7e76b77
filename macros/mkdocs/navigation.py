"""The menu: the pages of entries below the page of their folder, and what comes before and after.

`nav` in mkdocs.yml holds the pages that people write. A page of an entry takes its place below the
`index.md` of its folder, so that menu, way up, previous and next know all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from macros.model.addresses import generated_pages, page_of
from macros.model.entries import Task
from macros.model.handbook import Handbook

_INDEX = "index.md"


def entry_pages(handbook: Handbook) -> list[str]:
    """The path of every page of an entry, in the menu's order: tasks by title."""
    tasks = handbook.all(Task)
    titles = {page_of(handbook, "tasks", task.id): task.title.lower() for task in tasks}
    return sorted(generated_pages(handbook), key=lambda path: titles.get(path, ""))


def with_entries(nav: Any, paths: Sequence[str]) -> Any:
    """`nav` of mkdocs.yml, with each of `paths` in the list that begins with its index.md."""
    if isinstance(nav, dict):
        return {title: with_entries(item, paths) for title, item in nav.items()}
    if not isinstance(nav, list):
        return nav
    return [*(with_entries(item, paths) for item in nav), *_below(nav[0] if nav else "", paths)]


def _below(first: Any, paths: Sequence[str]) -> list[str]:
    """Those of `paths` that lie right beside `first`, where that is the index of a folder."""
    if not isinstance(first, str) or not first.endswith(f"/{_INDEX}"):
        return []
    folder = first.removesuffix(_INDEX)
    return [p for p in paths if p.startswith(folder) and "/" not in p.removeprefix(folder)]


def give_parents(nav: Navigation, pages: Iterable[Page]) -> None:
    """Give each of `pages` that the menu leaves out the place of the page whose folder it is in."""
    listed = {page.url: page for page in nav.pages}
    for page in pages:
        above = listed.get(page.url.rstrip("/").rpartition("/")[0] + "/")
        if page.parent is None and page.url not in listed and above is not None:
            page.parent = above.parent
            page.active = False


def part(nav: Navigation) -> None:
    """Let no page lead on into another part of the handbook, which is for other readers."""
    for page in nav.pages:
        before, after = page.previous_page, page.next_page
        if before is not None and top(before) is not top(page):
            page.previous_page = None
        if after is not None and top(after) is not top(page):
            page.next_page = None


def top(item: StructureItem) -> StructureItem | None:
    """The part of the handbook that `item` belongs to; None for what stands beside the parts."""
    while item.parent is not None:
        item = item.parent
    return item if isinstance(item, Section) else None
