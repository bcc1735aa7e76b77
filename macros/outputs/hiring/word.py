"""Word files: the template, which python-docx makes, and the ready-made ones.

The builders fill the template in the browser, and web/word-files.mjs fills it with the same engine
here, so that every file has the same styles, language, margins and footer.
"""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.text.paragraph import Paragraph

from macros import node
from macros.model.handbook import Handbook
from macros.model.languages import with_region
from macros.outputs.credit import credit
from macros.outputs.hiring import documents
from macros.outputs.zipped import zipped

TEMPLATE = "assets/hire-template.json"
FOLDER = "downloads"
MAKER = "web/word-files.mjs"
_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
_INK = RGBColor(0x1B, 0x2A, 0x33)


def files(handbook: Handbook, url: str = "") -> Iterator[tuple[str, bytes]]:
    """Every Word file of the site, and the template: its path from the root, and its bytes.

    `url` is the address of the site, with which each file ends. An ad is the employer's own,
    and has it among the properties of the file alone.
    """
    who = handbook.identity
    empty = {"parts": parts(template(who.title, credit(who, url), who.language))}
    yield TEMPLATE, json.dumps(empty, ensure_ascii=False, separators=(",", ":")).encode()
    given = json.dumps({"data": documents.data(handbook, url), "template": empty})
    for name, made in json.loads(node.run(MAKER, given=given)).items():
        yield f"{FOLDER}/{name}.docx", of_parts(made)


@cache
def template(author: str, credited: str = "", language: str = "en") -> bytes:
    """An empty Word file by `author`, with the styles, language and footer of every file.

    `credited` stands among its properties, as a comment.
    """
    made = docx.Document()
    _lightened(made)
    _margins(made)
    _styles(made)
    _footer(made)
    return finished(made, "Document", author, credited, language)


def parts(raw: bytes) -> dict[str, str]:
    """The parts of a Word file by their names, all of them text."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def of_parts(texts: Mapping[str, str]) -> bytes:
    """The Word file that has these parts; the first of them says what the others are."""
    names = sorted(texts, key=lambda name: (name != "[Content_Types].xml", name))
    return zipped({name: texts[name].encode() for name in names})


_LONGEST = 255
"""Letters of a property: the format (ECMA-376, part 2) holds no more."""


def finished(
    made: Document, name: str, author: str, credited: str = "", language: str = "en"
) -> bytes:
    """The bytes of a Word file, which says its `name` and `author` and no time of its own.

    `credited` is the comment among its properties; `language` (BCP 47) is that of its words.
    """
    language = with_region(language)
    for element in made.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    properties = made.core_properties
    told = (
        one if len(one) <= _LONGEST else f"{one[: _LONGEST - 1]}…"
        for one in (name, author, credited)
    )
    properties.title, properties.author, properties.comments = told
    properties.created = properties.modified = _DAY
    properties.last_modified_by, properties.revision, properties.language = "", 1, language
    raw = io.BytesIO()
    made.save(raw)
    return raw.getvalue()


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
