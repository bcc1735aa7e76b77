"""The continuing-education packet of each session plan as a Word file, from the HTML of its sheet.

A trainer writes into it, so it is not a picture of the PDF: headings are headings, lists are lists,
and tables have a head that comes back on each page.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import docx
import lxml.html
from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Mm
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.credit import credit
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import Sheet, packet
from macros.outputs.hiring.word import finished, template
from macros.outputs.zipped import zipped

FOLDER = "downloads/packets"
"""Where the files lie on the site."""

BOX = "\u2610"
_WIDTH = Inches(6.5)
_HEADINGS = {"h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 2"}
_SHARES = {
    "facts": (25, 75),
    "fill-in": (40, 60),
    "plan-steps": (17, 83),
    "form": (58, 14, 14, 14),
    "sign-in": (40, 30, 30),
}
"""How wide the columns of a table of this class are, in percent."""

_TO_WRITE_IN = {"fill-in": Mm(12), "sign-in": Mm(11)}
"""How high the rows of a table of this class are at least."""


def address(plan: SessionPlan) -> str | None:
    """Where the packet of `plan` lies, from the root of the site; None where it has none."""
    return f"/{FOLDER}/packet-{plan.id}.docx" if plan.post_test else None


def files(handbook: Handbook, url: str = "") -> Iterator[tuple[str, bytes]]:
    """Every packet: its path from the root of the site, and its bytes.

    Each ends with the line of credit; `url` is the address of the site.
    """
    printer, who = Printer(handbook), handbook.identity
    for plan in handbook.all(SessionPlan):
        if path := address(plan):
            yield path[1:], word(packet(handbook, plan), printer, who.title, credit(who, url))


def word(sheet: Sheet, printer: Printer, author: str, credited: str = "") -> bytes:
    """`sheet` as a Word file by `author`, the same bytes each time; it ends with `credited`."""
    language = printer.handbook.identity.language
    made = docx.Document(io.BytesIO(template(author, language=language)))
    made.add_paragraph(sheet.kicker)
    made.add_paragraph(sheet.entry.title, "Title")
    writer = _Writer(made)
    writer.blocks(lxml.html.fragment_fromstring(str(printer.body(sheet)), create_parent="div"))
    made.add_paragraph(credited, "Caption")
    whole = finished(made, sheet.title, author, credited, language)
    with zipfile.ZipFile(io.BytesIO(whole)) as saved:
        names = sorted(saved.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        return zipped({name: saved.read(name) for name in names})


@dataclass(frozen=True)
class _Looks:
    """How words are written: `lead` stands before the first of them."""

    style: str = ""
    bold: bool = False
    lead: str = ""


class _Writer:
    """Writes HTML of sheets into a Word document, part by part."""

    def __init__(self, made: Document) -> None:
        self._made = made
        self._styles = {style.name: style.style_id for style in made.styles}
        self._new_page = False
        self._written: list[Paragraph] = []

    def blocks(self, parent: HtmlElement, looks: _Looks | None = None) -> None:
        """Everything in `parent`, the first of it as `looks` says."""
        for child in parent:
            self._block(child, looks or _Looks())
            looks = None

    def _block(self, element: HtmlElement, looks: _Looks) -> None:
        tag, classes = element.tag, element.classes
        if tag in _HEADINGS:
            self._paragraph(element, replace(looks, style=_HEADINGS[tag]))
        elif tag == "p":
            self._paragraph(element, replace(looks, bold="prompt" in classes))
        elif tag in ("ul", "ol"):
            self._list(element)
        elif tag == "table":
            self._table(element)
        elif "lines" in classes:
            for _ in element:
                _underlined(self._made.add_paragraph())
        else:
            self._new_page = self._new_page or "part--new-page" in classes
            self.blocks(element, looks)

    def _paragraph(self, element: HtmlElement, looks: _Looks) -> None:
        written = self._made.add_paragraph(looks.lead)
        if looks.style:  # by its name, python-docx would look through all styles each time
            written._p.style = self._styles[looks.style]  # noqa: SLF001
        if self._new_page:
            written.paragraph_format.page_break_before = True
        self._new_page = False
        if looks.bold:
            written.paragraph_format.keep_with_next = True
        _words(written, element, bold=looks.bold)
        self._written.append(written)

    def _list(self, element: HtmlElement) -> None:
        for number, item in enumerate(element.iterchildren("li")):
            looks = _item(element, number)
            if any(child.tag in ("p", "ul", "ol") for child in item):
                first = len(self._written)
                self.blocks(item, looks)
                if "question" in item.classes:
                    _kept_together(self._written[first:])
            else:
                self._paragraph(item, looks)

    def _table(self, element: HtmlElement) -> None:
        rows = list(element.iter("tr"))
        kind = next((name for name in element.classes if name in _SHARES), "facts")
        shares = _SHARES[kind]
        table: Any = self._made.add_table(len(rows), len(shares), "Table Grid")
        table.autofit = False
        for column, share in zip(table.columns, shares, strict=True):
            column.width = int(_WIDTH * share / 100)
        for row, written in zip(rows, table.rows, strict=True):
            _kept_whole(written, is_head=row.getparent().tag == "thead")
            if row.getparent().tag != "thead" and kind in _TO_WRITE_IN:
                written.height = _TO_WRITE_IN[kind]
                written.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
            for cell, into, share in zip(row, written.cells, shares, strict=True):
                into.width = int(_WIDTH * share / 100)
                is_head = cell.tag == "th" and kind != "form"
                _words(into.paragraphs[0], cell, bold=is_head or row.getparent().tag == "thead")
        self._made.add_paragraph()


def _item(parent: HtmlElement, number: int) -> _Looks:
    """How an item of a list begins."""
    if "letters" in parent.classes:
        return _Looks(lead=f"{chr(ord('A') + number)}. ")
    if parent.tag == "ol":
        return _Looks(lead=f"{number + 1}. ")
    return _Looks() if "boxes" in parent.classes else _Looks(style="List Bullet")


def _words(paragraph: Paragraph, element: HtmlElement, *, bold: bool) -> None:
    """The words of `element` as runs, with what is strong or stressed in it."""
    for text, strong, stressed in _runs(element, strong=bold, stressed=False):
        run = paragraph.add_run(text)
        if strong:
            run.bold = True
        if stressed:
            run.italic = True


def _runs(
    element: HtmlElement, *, strong: bool, stressed: bool
) -> Iterator[tuple[str, bool, bool]]:
    if "box" in element.classes:
        yield f"{BOX} ", strong, stressed
    strong = strong or element.tag == "strong"
    stressed = stressed or element.tag in ("em", "cite")
    if element.text:
        yield _in_line(element.text), strong, stressed
    for child in element:
        yield from _runs(child, strong=strong, stressed=stressed)
        if child.tail:
            yield _in_line(child.tail), strong, stressed


def _in_line(text: str) -> str:
    """`text` with the white space of HTML: any of it counts as one space."""
    lead, trail = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    words = " ".join(text.split())
    return f"{lead}{words}{trail}" if words else lead


def _underlined(paragraph: Paragraph) -> None:
    """A line to write on, and one between it and the next."""
    borders = OxmlElement("w:pBdr")
    for place in ("bottom", "between"):
        line = OxmlElement(f"w:{place}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "7C8A92")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders


def _kept_together(paragraphs: Sequence[Paragraph]) -> None:
    """A question with its answers on one page."""
    for paragraph in paragraphs[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _kept_whole(row: Any, *, is_head: bool) -> None:
    """A row that no page parts; the head of a table comes back on each."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx sets neither
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
