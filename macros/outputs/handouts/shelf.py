"""Which PDFs there should be, and which of them lie ready in dist/handouts/ and are up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.model.handbook import Handbook
from macros.outputs.handouts.document import Site, document, mark, pack_mark
from macros.outputs.handouts.formats import FORMATS, Format, file_name
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.packs import Pack, packs
from macros.outputs.handouts.sheets import Sheet, sheets

FOLDER = "dist/handouts"
"""Where `make handouts` puts the PDFs, from the root of the project."""

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Printed:
    """A sheet in one format: its file, its HTML, and the mark of everything it is made from."""

    file: str
    html: str
    mark: str


@dataclass(frozen=True)
class PackFile:
    """A pack in one format: its file, its title, the files of its sheets, and its mark."""

    file: str
    title: str
    members: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class Shelf:
    """Every PDF of one format, as it should be."""

    form: Format
    sheets: tuple[Printed, ...]
    packs: tuple[PackFile, ...]

    def marks(self) -> Iterator[tuple[str, str]]:
        """Every file of the format with its mark."""
        yield from ((sheet.file, sheet.mark) for sheet in self.sheets)
        yield from ((pack.file, pack.mark) for pack in self.packs)


def shelves(handbook: Handbook, site: Site) -> list[Shelf]:
    """What there should be, format by format."""
    printer, every = Printer(handbook, site.url), list(sheets(handbook))
    chosen = list(packs(handbook, every))
    return [_shelf(form, every, chosen, printer, site) for form in FORMATS]


def _shelf(
    form: Format, every: list[Sheet], chosen: list[Pack], printer: Printer, site: Site
) -> Shelf:
    pages = [(s.name, document(s, form, printer, site)) for s in every]
    made = {name: Printed(file_name(name, form), html, mark(html)) for name, html in pages}
    return Shelf(form, tuple(made.values()), tuple(_pack(p, form, made) for p in chosen))


def _pack(pack: Pack, form: Format, made: Mapping[str, Printed]) -> PackFile:
    members = [made[sheet.name] for sheet in pack.sheets]
    marks = pack_mark(pack.title, [m.mark for m in members])
    return PackFile(file_name(pack.name, form), pack.title, tuple(m.file for m in members), marks)


def manifest(folder: Path) -> dict[str, str]:
    """The marks of the PDFs that lie in `folder`; empty where there is no readable list of them."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def ready(folder: Path, handbook: Handbook, site: Site) -> list[str]:
    """The names of the PDFs in `folder` that say what the handbook says now."""
    kept = manifest(folder)
    if not kept:
        return []
    wanted = (pair for shelf in shelves(handbook, site) for pair in shelf.marks())
    return [name for name, m in wanted if kept.get(name) == m and (folder / name).is_file()]
