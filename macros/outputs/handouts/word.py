"""The continuing-education packet of each session plan as a Word file, from the HTML of its sheet.

A trainer writes into it, so it is not a picture of the PDF: headings are headings, lists are lists,
and tables have a head that comes back on each page. What stands in it is worked out here, as
blocks; templates/word.xml.j2 writes them as Word has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import lxml.html
from lxml.html import HtmlElement
from markupsafe import escape

from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.credit import credit
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import Sheet, packet
from macros.outputs.hiring.word import of_parts, parts, template

FOLDER = "downloads/packets"
"""Where the files lie on the site."""

BOX = "\u2610"
_WIDTH = 9360
"""How wide a line is, in twentieths of a point: Letter without its margins."""

_HEADINGS = {"h2": "Heading1", "h3": "Heading2", "h4": "Heading2"}
_SHARES = {
    "facts": (25, 75),
    "fill-in": (40, 60),
    "plan-steps": (17, 83),
    "form": (58, 14, 14, 14),
    "sign-in": (40, 30, 30),
}
"""How wide the columns of a table of this class are, in percent."""

_TO_WRITE_IN = {"fill-in": 680, "sign-in": 624}
"""How high the rows of a table of this class are at least, in twentieths of a point."""


@dataclass(frozen=True)
class Run:
    """Words that look alike."""

    text: str
    strong: bool = False
    stressed: bool = False

    @property
    def has_space_at_its_ends(self) -> bool:
        """Whether Word has to be told to keep the space at the ends."""
        return self.text != self.text.strip()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with a style of the file; `keep` is on one page with what follows."""

    runs: tuple[Run, ...]
    style: str = ""
    keep: bool = False
    new_page: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True)
class Line:
    """A line to write on."""

    kind: str = "line"


@dataclass(frozen=True)
class Row:
    """The cells of a row of a table; a head comes back on each page."""

    cells: tuple[tuple[Run, ...], ...]
    is_head: bool = False
    height: int = 0


@dataclass(frozen=True)
class Table:
    """A table whose columns are so wide."""

    widths: tuple[int, ...]
    rows: tuple[Row, ...]
    kind: str = "table"


Block = Paragraph | Line | Table


def address(plan: SessionPlan) -> str | None:
    """Where the packet of `plan` lies, from the root of the site; None where it has none."""
    return f"/{FOLDER}/packet-{plan.id}.docx" if plan.post_test else None


def files(handbook: Handbook, url: str = "") -> Iterator[tuple[str, bytes]]:
    """Every packet: its path from the root of the site, and its bytes.

    Each ends with the line of credit; `url` is the address of the site.
    """
    printer = Printer(handbook)
    for plan in handbook.all(SessionPlan):
        if path := address(plan):
            yield path[1:], word(packet(handbook, plan), printer, url)


def word(sheet: Sheet, printer: Printer, url: str = "") -> bytes:
    """`sheet` as a Word file, the same bytes each time; it ends with the line of credit."""
    who = printer.handbook.identity
    credited = credit(who, url)
    made = parts(template(who.title, credited, who.language))
    body = lxml.html.fragment_fromstring(str(printer.body(sheet)), create_parent="div")
    written = [
        Paragraph((Run(sheet.kicker),)),
        Paragraph((Run(sheet.entry.title),), "Title"),
        *blocks(body),
        Paragraph((Run(credited),), "Caption"),
    ]
    xml = printer.render("word.xml.j2", blocks=written)
    made["word/document.xml"] = made["word/document.xml"].replace("<w:sectPr", f"{xml}<w:sectPr", 1)
    made["docProps/core.xml"] = made["docProps/core.xml"].replace(
        "<dc:title>Document<", f"<dc:title>{escape(sheet.title)}<"
    )
    return of_parts(made)


def blocks(parent: HtmlElement, first: Paragraph | None = None) -> Iterator[Block]:
    """Everything in `parent`; its first paragraph goes on with `first`."""
    for child in parent:
        yield from _block(child, first or Paragraph(()))
        first = None


def _block(element: HtmlElement, begun: Paragraph) -> Iterable[Block]:
    tag, classes = element.tag, element.classes
    if tag in _HEADINGS:
        return [_filled(replace(begun, style=_HEADINGS[tag]), element)]
    if tag == "p":
        return [_filled(replace(begun, keep="prompt" in classes), element)]
    if tag in ("ul", "ol"):
        return _list(element)
    if tag == "table":
        return [_table(element), Paragraph(())]
    if "lines" in classes:
        return [Line() for _ in element]
    inside = blocks(element)
    return _on_a_new_page(inside) if "part--new-page" in classes else inside


def _filled(begun: Paragraph, element: HtmlElement) -> Paragraph:
    return replace(begun, runs=(*begun.runs, *_runs(element, strong=begun.keep)))


def _on_a_new_page(inside: Iterable[Block]) -> Iterator[Block]:
    is_new = True
    for block in inside:
        if is_new and isinstance(block, Paragraph):
            yield replace(block, new_page=True)
            is_new = False
        else:
            yield block


def _list(element: HtmlElement) -> Iterator[Block]:
    for number, item in enumerate(element.iterchildren("li")):
        begun = _item(element, number)
        if not any(child.tag in ("p", "ul", "ol") for child in item):
            yield _filled(begun, item)
        elif "question" in item.classes:
            yield from _kept_together([*blocks(item, begun)])
        else:
            yield from blocks(item, begun)


def _item(parent: HtmlElement, number: int) -> Paragraph:
    """How an item of a list begins."""
    if "letters" in parent.classes:
        return Paragraph((Run(f"{chr(ord('A') + number)}. "),))
    if parent.tag == "ol":
        return Paragraph((Run(f"{number + 1}. "),))
    return Paragraph(()) if "boxes" in parent.classes else Paragraph((), "ListBullet")


def _kept_together(found: list[Block]) -> Iterator[Block]:
    """A question with its answers on one page."""
    last = max((n for n, block in enumerate(found) if isinstance(block, Paragraph)), default=0)
    for number, block in enumerate(found):
        if isinstance(block, Paragraph) and number < last:
            yield replace(block, keep=True)
        else:
            yield block


def _table(element: HtmlElement) -> Table:
    kind = next((name for name in element.classes if name in _SHARES), "facts")
    widths = tuple(round(_WIDTH * share / 100) for share in _SHARES[kind])
    return Table(widths, tuple(_row(row, kind) for row in element.iter("tr")))


def _row(row: HtmlElement, kind: str) -> Row:
    is_head = row.getparent().tag == "thead"
    cells = (_runs(c, strong=is_head or (c.tag == "th" and kind != "form")) for c in row)
    return Row(tuple(map(tuple, cells)), is_head, 0 if is_head else _TO_WRITE_IN.get(kind, 0))


def _runs(element: HtmlElement, *, strong: bool, stressed: bool = False) -> Iterator[Run]:
    """The words of `element`, with what is strong or stressed in it."""
    if "box" in element.classes:
        yield Run(f"{BOX} ", strong, stressed)
    strong = strong or element.tag == "strong"
    stressed = stressed or element.tag in ("em", "cite")
    if element.text:
        yield Run(_in_line(element.text), strong, stressed)
    for child in element:
        yield from _runs(child, strong=strong, stressed=stressed)
        if child.tail:
            yield Run(_in_line(child.tail), strong, stressed)


def _in_line(text: str) -> str:
    """`text` with the white space of HTML: any of it counts as one space."""
    lead, trail = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    words = " ".join(text.split())
    return f"{lead}{words}{trail}" if words else lead
