"""Everything that is made of the data and the pages, made once and thrown away.

The check reads what can be read; what is worked out only while a page is made shows here, with the
page or the entry it comes from, before a build would stop at it.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import jinja2

from macros.check.written_pages import written_pages
from macros.data.problems import Problem
from macros.model.addresses import anchor_of, own_pages, page_of
from macros.model.kinds import KINDS
from macros.outputs import api, hiring, manifest
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.hiring import documents
from macros.outputs.lookup import index
from macros.pages.page_macros import Calls
from macros.pages.renderer import Renderer


def problems(renderer: Renderer) -> Iterator[Problem]:
    """What can't be made for the handbook of `renderer`, which has passed every other check."""
    yield from pages(renderer)
    book = renderer.handbook
    for kind, id_ in own_pages(book):
        entry = book.get(kind, id_)
        yield from _tried(entry.file, entry.line, partial(renderer.page, kind, id_))
    printer = Printer(book)
    for sheet in sheets(book):
        at = sheet.entry
        yield from _tried(at.file, at.line, partial(printer.body, sheet))
    for name, make in _others(renderer):
        yield from _tried(f"data/{name}", 0, make)


def pages(renderer: Renderer) -> Iterator[Problem]:
    """The pages that can't be made, and the entries that their pages don't show."""
    made: dict[str, str] = {}
    for page in sorted(written_pages(renderer.docs)):
        yield from _page(renderer, page, made)
    yield from _shown(renderer, made)


def _page(renderer: Renderer, page: str, made: dict[str, str]) -> Iterator[Problem]:
    """A page of docs/ as MkDocs would be given it."""
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)  # noqa: S701 - Markdown
    environment.globals |= Calls(renderer).by_name()
    text = (renderer.docs / page).read_text(encoding="utf-8")
    name = f"{renderer.docs.name}/{page}"
    try:
        made[page] = environment.from_string(text).render()
    except Exception as error:  # noqa: BLE001 - whatever a page can do is told
        yield Problem(name, _line(error), _words(error))


def _line(error: Exception) -> int:
    """The line of the page at which it stopped."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in frames if f.filename == "<template>"), 0)


def _shown(renderer: Renderer, made: dict[str, str]) -> Iterator[Problem]:
    """An entry that names its page is shown there, so that links to it arrive."""
    book = renderer.handbook
    for kind in KINDS:
        for entry in [] if book.page(kind) else book.all(kind):
            page = page_of(book, kind, entry.id)
            if page in made and anchor_of(kind, entry.id) not in made[page]:
                words = f"'{entry.id}' is not shown on {page}: name another page, or show it there"
                line = entry.line_of("area" if kind == "questions" else "page")
                yield Problem(entry.file, line, words)


def _others(renderer: Renderer) -> Iterator[tuple[str, Callable[[], Any]]]:
    """What is made of the whole handbook, with the file that it depends on most."""
    book = renderer.handbook
    yield "handbook.yml", lambda: manifest.manifest(book.identity, "{}")
    yield "tasks", lambda: list(index.files(book, (), "{}"))
    if hiring.is_wanted(book):
        yield "topics", lambda: documents.file(book)
    yield "sources.yml", lambda: list(api.files(book, renderer.coverage))


def _tried(file: str, line: int, make: Callable[[], Any]) -> Iterator[Problem]:
    try:
        make()
    except Exception as error:  # noqa: BLE001 - whatever an entry can cause is told
        yield Problem(file, line, _words(error))


def _words(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"this can't be shown: {str(error.args[0])!r} is named here and stands nowhere"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"this can't be shown: there is no template '{error.name}' for it"
    return f"this can't be shown: {error or type(error).__name__}"
