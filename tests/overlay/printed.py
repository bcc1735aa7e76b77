"""A sample of everything that is made from a handbook, as text by name, without a site build."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from macros.check.written_pages import written_pages
from macros.model.addresses import own_pages, page_of
from macros.model.handbook import Handbook
from macros.model.learning import Path as LearningPath
from macros.model.teaching import SessionPlan
from macros.outputs import feed, manifest
from macros.outputs.api import files as api
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.hiring import documents
from macros.outputs.lms import bank, qti
from macros.outputs.lms.course import course
from macros.outputs.lookup import index
from macros.outputs.lookup.examples import Models
from macros.outputs.lookup.places import read_pages
from macros.outputs.published import Published
from macros.outputs.site import site_renderer
from macros.outputs.slides.deck import deck
from macros.pages import signpost
from macros.pages.page_macros import filled
from macros.pages.renderer import Renderer

HERE = Published("https://handbook.example.edu/", "1", None)


def printed(handbook: Handbook, docs: Path) -> dict[str, str]:
    """Pages, sheets, slides, courses, the question bank, the lookup, the API and the rest."""
    renderer = site_renderer(handbook, docs)
    return {
        **dict(_pages(renderer)),
        **{f"sheet {s.name}": str(Printer(handbook).body(s)) for s in sheets(handbook)},
        **{f"slides {p.id}": repr(deck(handbook, p)) for p in handbook.all(SessionPlan)},
        **{f"course {p.id}": course(renderer, p) for p in handbook.all(LearningPath)},
        **{name: _text(raw) for name, raw in _files(renderer)},
    }


def _pages(renderer: Renderer) -> Iterator[tuple[str, str]]:
    book = renderer.handbook
    made = {page: filled(renderer, page) for page in written_pages(renderer.docs)}
    made |= {page_of(book, k, i): renderer.page(k, i) for k, i in own_pages(book)}
    for page, markdown in made.items():
        text = renderer.with_local(page, markdown)
        if "only_cites_danger" not in markdown and signpost.is_needed(book, page, text):
            text = signpost.placed(text, renderer.render("parts/signpost.md.j2"))
        yield page, text


def _files(renderer: Renderer) -> Iterator[tuple[str, str | bytes]]:
    book = renderer.handbook
    yield from api.files(book, renderer.coverage, HERE)
    yield from index.files(book, read_pages(renderer.docs), Models("{}"))
    yield from feed.files(book, HERE.url)
    yield from bank.files(book)
    yield qti.FILE, qti.package(book)
    yield from documents.files(book, HERE.url)
    yield "manifest", manifest.manifest(book.identity, "{}")


def _text(raw: str | bytes) -> str:
    if isinstance(raw, str):
        return raw
    if raw[:2] != b"PK":
        return raw.decode("utf-8")
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return "".join(packed.read(name).decode("utf-8") for name in packed.namelist())
