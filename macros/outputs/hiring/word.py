"""Word files from blocks, the same bytes each time.

`template` is also what the builders fill in the browser, so that a file made there and a
ready-made one have the same styles, language, margins and footer.
"""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor, Twips
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from macros.model.handbook import Handbook
from macros.outputs.hiring import documents
from macros.outputs.hiring.blocks import Block

TEMPLATE = "assets/hire-template.json"
FOLDER = "downloads"
WIDTH = 9360
"""Twentieths of a point: a line of Letter paper between margins of an inch."""
_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
_ZIP_DAY = (2026, 1, 1, 0, 0, 0)
_INK = RGBColor(0x1B, 0x2A, 0x33)


def files(handbook: Handbook) -> Iterator[tuple[str, bytes]]:
    """Every Word file of the site, and the template: its path from the root, and its bytes."""
    yield TEMPLATE, parts(template())
    for name, blocks in documents.documents(handbook):
        yield f"{FOLDER}/{name}.docx", _word(json.dumps(blocks))


@cache
def template() -> bytes:
    """An empty Word file with the styles, the language and the footer of every file."""
    made = docx.Document()
    _lightened(made)
    _margins(made)
    _styles(made)
    _footer(made)
    return _bytes(made, "Document")


def parts(raw: bytes) -> bytes:
    """The parts of a Word file, all of them text, as JSON: `{"parts": {name: text}}`."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return json.dumps({"parts": texts}, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=50)
def _word(blocks: str) -> bytes:
    """The same from blocks as JSON, kept, for under `make serve` most files stay as they are."""
    return word(json.loads(blocks))


def word(blocks: Sequence[Block]) -> bytes:
    """`blocks` as a Word file; its title is that of the title block."""
    made = docx.Document(io.BytesIO(template()))
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        keep = after is not None and after["kind"] == "table"
        _WRITERS[block["kind"]](made, block, keep)
    return _bytes(made, next(b["text"] for b in blocks if b["kind"] == "title"))


def _bytes(made: Document, name: str) -> bytes:
    properties = made.core_properties
    properties.title, properties.author, properties.comments = name, "The Peer Role Handbook", ""
    properties.created = properties.modified = _DAY
    properties.last_modified_by, properties.revision, properties.language = "", 1, "en-US"
    raw = io.BytesIO()
    made.save(raw)
    return _undated(raw.getvalue())


def _undated(raw: bytes) -> bytes:
    """The same archive with a fixed date on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()


def _lightened(made: Document) -> None:
    """Take out what no file uses: a picture, a second copy of the styles, tables' other looks."""
    for relations, ending in (
        (made.part.package.rels, "/thumbnail"),
        (made.part.rels, "/stylesWithEffects"),
        (made.part.rels, "/customXml"),
    ):
        for key in [k for k, r in relations.items() if r.reltype.endswith(ending)]:
            del relations[key]
    for style in [s for s in made.styles if s.type == WD_STYLE_TYPE.TABLE]:
        if style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _margins(made: Document) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(1)


def _styles(made: Document) -> None:
    sizes = {
        "Normal": 11,
        "Title": 24,
        "Heading 1": 15,
        "Heading 2": 12.5,
        "Quote": 12,
        "Caption": 10,
    }
    for name, size in sizes.items():
        style: Any = made.styles[name]
        style.font.size, style.font.color.rgb, style.font.name = Pt(size), _INK, "Arial"
        _one_font(style)
    quote: Any = made.styles["Quote"]
    quote.font.italic = False
    quote.paragraph_format.left_indent = Pt(18)
    caption = _styled(made, "Caption")
    caption.space_before, caption.space_after = Pt(10), Pt(3)
    for name in ("Title", "Heading 1", "Heading 2"):
        _styled(made, name).keep_with_next = True
    _outline(made.styles["Title"])


def _styled(made: Document, name: str) -> Any:
    style: Any = made.styles[name]
    return style.paragraph_format


def _one_font(style: Any) -> None:
    """The font of a style in every script: the theme's fonts give way."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    for key in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{key}"), "Arial")


def _outline(style: Any) -> None:
    """Make a style count as a heading in the navigation and for screen readers."""
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    style.element.get_or_add_pPr().append(level)


def _footer(made: Document) -> None:
    paragraph = made.sections[0].footer.paragraphs[0]
    paragraph.add_run("Page ")
    _field(paragraph, "PAGE")
    paragraph.add_run(" of ")
    _field(paragraph, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, words = OxmlElement("w:r"), OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields of its own


def _title(made: Document, block: Block, keep: bool) -> None:  # noqa: ARG001, FBT001
    made.add_paragraph(block["text"], "Title")


def _heading(made: Document, block: Block, keep: bool) -> None:  # noqa: ARG001, FBT001
    made.add_heading(block["text"], block["level"])


def _text(made: Document, block: Block, keep: bool) -> None:  # noqa: FBT001
    made.add_paragraph(block["text"]).paragraph_format.keep_with_next = keep or None


def _say(made: Document, block: Block, keep: bool) -> None:  # noqa: ARG001, FBT001
    made.add_paragraph(block["text"], "Quote").paragraph_format.keep_with_next = True


def _list(style: str) -> Callable[[Document, Block, bool], None]:
    def write(made: Document, block: Block, keep: bool) -> None:  # noqa: ARG001, FBT001
        for item in block["items"]:
            made.add_paragraph(item, style)

    return write


def _table(made: Document, block: Block, keep: bool) -> None:  # noqa: FBT001
    made.add_paragraph(block["caption"], "Caption").paragraph_format.keep_with_next = True
    table = made.add_table(0, len(block["head"]), "Table Grid")
    table.autofit = False
    _described(table, block["caption"])
    rows = [block["head"], *block["rows"]]
    for number, cells in enumerate(rows):
        row = table.add_row()
        _fill(row, cells, keep=keep or number < len(rows) - 1)
        if number == 0:
            _mark_head(row)
        elif block["room"]:
            row.height = Twips(block["room"])
    _widths(table, block["widths"])


def _described(table: Table, caption: str) -> None:
    """Give the table the title that screen readers announce."""
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), caption)
    table._tbl.tblPr.append(title)  # noqa: SLF001


def _fill(row: _Row, cells: Sequence[str], *, keep: bool) -> None:
    for cell, words in zip(row.cells, cells, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.text = words
        paragraph.paragraph_format.keep_with_next = keep
    _row_flag(row, "w:cantSplit")


def _mark_head(row: _Row) -> None:
    _row_flag(row, "w:tblHeader")
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.font.bold = True


def _row_flag(row: _Row, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001


def _widths(table: Table, shares: Sequence[int]) -> None:
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Twips(WIDTH * share // sum(shares))
        for cell in column.cells:
            cell.width = column.width


_WRITERS: dict[str, Callable[[Document, Block, bool], None]] = {
    "title": _title,
    "heading": _heading,
    "text": _text,
    "say": _say,
    "bullets": _list("List Bullet"),
    "numbers": _list("List Number"),
    "table": _table,
}
