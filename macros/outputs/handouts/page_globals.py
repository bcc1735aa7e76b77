"""What the site's own pages show of handouts: the sheets as HTML, and the PDFs that lie ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.model.addresses import trainer_page
from macros.model.handbook import Handbook
from macros.model.markup import without_braces
from macros.outputs.handouts import word
from macros.outputs.handouts.formats import FORMATS, Format, file_name
from macros.outputs.handouts.html import Printer, touched
from macros.outputs.handouts.sheets import Sheet, handout, plan
from macros.pages.renderer import Renderer

FOLDER = "downloads/handouts"
"""Where the PDFs lie on the site."""

Download = tuple[str, Format, int]
"""The address of a PDF from the root of docs/, its format, and how many pages it has."""


def for_templates(renderer: Renderer) -> Mapping[str, Callable[..., Any]]:
    """What templates call."""
    handbook, printed, cached = renderer.handbook, renderer.printed, renderer.cached
    printer = Printer(handbook)

    def sheet_html(sheet: Sheet) -> Any:
        return cached(("sheet", sheet.name), lambda: without_braces(printer.body(sheet)))

    return {
        "sheet_of": lambda kind, entry, copy: sheet_of(handbook, kind, entry, copy),
        "sheet_html": sheet_html,
        "touched": lambda sheet: touched(handbook, sheet),
        "downloads": lambda name: downloads(name, printed),
        "packet_files": word.address,
        "trainer_page": lambda entry: trainer_page(handbook, entry.id),
    }


def sheet_of(handbook: Handbook, kind: str, entry: Any, copy: str) -> Sheet:
    """The sheet of a session plan, or of a copy of a handout."""
    return handout(handbook, entry, copy) if kind == "handouts" else plan(handbook, entry)


def downloads(name: str, printed: Mapping[str, int]) -> list[Download]:
    """The PDFs of the sheet or pack `name` that lie ready: none where they were not built."""
    files = [(file_name(name, form), form) for form in FORMATS]
    return [(f"/{FOLDER}/{f}", form, printed[f]) for f, form in files if f in printed]
