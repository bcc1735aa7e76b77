"""Which PDFs there should be, and which of them lie ready in dist/handouts/ and are up to date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.model.handbook import Handbook
from macros.outputs.handouts.document import Site, digest, document, pack_digest
from macros.outputs.handouts.formats import FORMATS, Format, file_name
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.packs import Pack, packs
from macros.outputs.handouts.sheets import Sheet, sheets

FOLDER = "dist/handouts"
"""Where `make handouts` puts the PDFs, from the folder of the handbook."""

MANIFEST = "manifest.json"


@dataclass(frozen=True)
class PlannedSheet:
    """A sheet in one format: its file, its HTML, and the digest of everything it is made from."""

    file: str
    html: str
    digest: str


@dataclass(frozen=True)
class PlannedPack:
    """A pack in one format: its file, its title, the files of its sheets, its digest, its cover.

    The cover is HTML in which the numbers of pages are still to be filled in; "" without one.
    """

    file: str
    title: str
    members: tuple[str, ...]
    digest: str
    cover: str = ""


@dataclass(frozen=True)
class PdfPlan:
    """Every PDF of one format, as it should be."""

    form: Format
    sheets: tuple[PlannedSheet, ...]
    packs: tuple[PlannedPack, ...]

    def digests(self) -> Iterator[tuple[str, str]]:
        """Every file of the format with its digest."""
        yield from ((sheet.file, sheet.digest) for sheet in self.sheets)
        yield from ((pack.file, pack.digest) for pack in self.packs)


def pdf_plans(handbook: Handbook, site: Site) -> list[PdfPlan]:
    """What there should be, format by format."""
    printer, every = Printer(handbook, site.url), list(sheets(handbook))
    chosen = list(packs(handbook, every))
    return [_plan_of(form, every, chosen, printer, site) for form in FORMATS]


def _plan_of(
    form: Format, every: list[Sheet], chosen: list[Pack], printer: Printer, site: Site
) -> PdfPlan:
    pages = [(s.name, document(s, form, printer, site)) for s in every]
    made = {name: PlannedSheet(file_name(name, form), html, digest(html)) for name, html in pages}
    together = (_pack(p, form, made, _cover(p, form, printer, site)) for p in chosen)
    return PdfPlan(form, tuple(made.values()), tuple(together))


def _cover(pack: Pack, form: Format, printer: Printer, site: Site) -> str:
    return document(pack.cover, form, printer, site, pack.sheets) if pack.cover else ""


def _pack(pack: Pack, form: Format, made: Mapping[str, PlannedSheet], cover: str) -> PlannedPack:
    members = [made[sheet.name] for sheet in pack.sheets]
    digests = pack_digest(pack.title, [digest(cover), *(m.digest for m in members)])
    files = tuple(m.file for m in members)
    return PlannedPack(file_name(pack.name, form), pack.title, files, digests, cover)


@dataclass(frozen=True)
class BuiltPdf:
    """A PDF that was built: the digest of what it was made from, and how many pages it has."""

    digest: str
    pages: int


def manifest(folder: Path) -> dict[str, BuiltPdf]:
    """The PDFs that lie in `folder`, by name; none where there is no readable list of them."""
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {
            name: BuiltPdf(str(row["digest"]), int(row["pages"])) for name, row in found.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def up_to_date(folder: Path, handbook: Handbook, site: Site) -> dict[str, int]:
    """The PDFs in `folder` that say what the handbook says now: how many pages each has."""
    kept = manifest(folder)
    if not kept:
        return {}
    wanted = (pair for plan in pdf_plans(handbook, site) for pair in plan.digests())
    lying = ((n, kept[n].pages) for n, m in wanted if n in kept and kept[n].digest == m)
    return {name: pages for name, pages in lying if (folder / name).is_file()}
