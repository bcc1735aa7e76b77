"""A sheet as a whole HTML document for WeasyPrint, and the digest by which a change is known."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

import segno

from macros import node
from macros.model.addresses import page_url
from macros.outputs.handouts.formats import Format
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.layout import NARROWER, SPACINGS
from macros.outputs.handouts.sheets import Sheet

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Site:
    """What a document says of the site: its name, address and version."""

    name: str
    url: str
    version: str
    language: str = "en"


def document(
    sheet: Sheet, form: Format, printer: Printer, site: Site, members: Sequence[Sheet] = ()
) -> str:
    """The HTML of `sheet` in the format `form`; a cover lists the `members` of its pack."""
    address = site.url + page_url(sheet.page)
    return printer.render(
        "document.html.j2",
        sheet=sheet,
        body=printer.cover(sheet, members) if members else printer.body(sheet),
        site=site.name,
        language=site.language,
        version=site.version,
        address=address,
        qr=qr_code(address),
        paper=form.paper,
        points=form.points,
    )


@cache
def qr_code(address: str) -> str:
    """A QR code that opens `address`, as the address of an inline SVG image."""
    made = segno.make(address, error="m", micro=False)
    svg = io.BytesIO()
    made.save(svg, kind="svg", border=2, scale=4, xmldecl=False, svgclass=None, lineclass=None)
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.getvalue()).decode()}"


def style_sheet() -> Path:
    """The style sheet of every document; the fonts that it names, an npm package, are there."""
    node.install()
    return FOLDER / "print.css"


@cache
def _style_mark() -> bytes:
    css = style_sheet().read_text(encoding="utf-8")
    fonts = [(FOLDER / path).read_bytes() for path in re.findall(r"url\(([^)]+\.ttf)\)", css)]
    engine = f"weasyprint {version('weasyprint')}".encode()
    spacings = "".join([*SPACINGS, *NARROWER]).encode()
    return hashlib.sha256(engine + css.encode() + spacings + b"".join(fonts)).digest()


_PLACE = re.compile(r"\[\[pages (\d+)\]\]")
"""Where the HTML of a cover says on which pages the sheet with this number, from 0, stands."""


def with_pages(cover: str, lengths: Sequence[int], before: int) -> str:
    """The HTML of a cover of `before` pages that says where sheets of these `lengths` stand."""

    def place(found: re.Match[str]) -> str:
        number = int(found[1])
        first = before + sum(lengths[:number]) + 1
        last = first + lengths[number] - 1
        return f"{first}\u2013{last}" if last > first else str(first)

    return _PLACE.sub(place, cover)


def digest(html: str) -> str:
    """What changes where anything does that the PDF of `html` is made from."""
    return hashlib.sha256(_style_mark() + html.encode()).hexdigest()[:24]


def pack_digest(title: str, digests: Sequence[str]) -> str:
    """The digest of a pack with this title, of sheets with these digests."""
    return hashlib.sha256("\n".join([title, *digests]).encode()).hexdigest()[:24]
