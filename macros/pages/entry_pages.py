"""The pages that are made from entries, one an entry, for any generator that reads Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.data.files import write_whole
from macros.model.addresses import own_pages, page_of, page_url, slides_page, trainer_page
from macros.model.local import NOTICE
from macros.model.teaching import Handout, SessionPlan
from macros.pages.renderer import Renderer


@dataclass(frozen=True)
class Page:
    """A page: its path under docs/ and its Markdown."""

    path: str
    text: str


def pages(renderer: Renderer) -> Iterator[Page]:
    """Every page that is made from an entry of a kind that has pages of its own."""
    for kind, id_ in own_pages(renderer.handbook):
        yield Page(page_of(renderer.handbook, kind, id_), renderer.page(kind, id_))
    if renderer.handbook.local:
        yield Page(NOTICE, renderer.render("pages/what-is-different.md.j2"))
    for entry in renderer.handbook.all(Handout):
        path = trainer_page(renderer.handbook, entry.id)
        yield Page(path, renderer.cached(path, partial(_trainer, renderer, entry)))
    for plan in renderer.handbook.all(SessionPlan):
        path = slides_page(renderer.handbook, plan.id)
        yield Page(path, renderer.cached(path, partial(_slides, renderer, plan)))


def _trainer(renderer: Renderer, entry: Handout) -> str:
    return renderer.render("pages/handouts-trainer.md.j2", entry=entry, kind="handouts")


def _slides(renderer: Renderer, plan: SessionPlan) -> str:
    return renderer.render("pages/slides.md.j2", entry=plan, kind="session-plans")


def redirects(renderer: Renderer) -> Iterator[Page]:
    """A page for each id that an entry with its own page once had, leading to the new one."""
    handbook = renderer.handbook
    for kind, id_ in own_pages(handbook):
        entry = handbook.get(kind, id_)
        for old in entry.former_ids:
            address = page_url(handbook.page(kind).format(id=old))
            yield Page(
                f"{address}index.html",
                renderer.render("pages/redirect.html.j2", entry=entry, target=f"../{id_}/"),
            )


def write(renderer: Renderer, folder: Path) -> int:
    """Write every generated page below `folder`; returns how many there are."""
    count = 0
    for page in pages(renderer):
        text = renderer.with_local(page.path, page.text)
        write_whole(folder / page.path, text.encode())
        count += 1
    return count
