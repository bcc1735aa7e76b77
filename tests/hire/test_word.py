"""The Word files: what they hold, and that Word's accessibility checker would be content."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from macros.model.handbook import Handbook
from macros.outputs.hiring import documents, word
from tests.engines import Engines

Block = dict[str, Any]

ODD = 'R&D <b>"quoted"</b> naïve José & \u201cso\u201d'


def read(raw: bytes) -> Any:
    """A Word file, opened again."""
    return docx.Document(io.BytesIO(raw))


def texts(document: Any) -> Iterator[str]:
    """Its texts in reading order, captions and empty cells left out."""
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells if cell.text)
        elif isinstance(part, Paragraph) and part.style.name != "Caption":
            yield part.text


def said(blocks: list[Block]) -> Iterator[str]:
    """The texts of blocks in reading order, without captions and empty cells."""
    for block in blocks:
        if block["kind"] == "table":
            yield from (cell for row in [block["head"], *block["rows"]] for cell in row if cell)
        else:
            yield from block.get("items") or [block["text"]]


Write = Callable[[list[Block]], bytes]

WRITE = """async (root, [template, blocks]) => {
    const { wordFile } = await import(root + "web/engines/hiring/word-file.js");
    const { zipSync } = await import(root + "web/engines/hiring/zip.js");
    return Buffer.from(wordFile(template, blocks, zipSync)).toString("base64");
}"""


@pytest.fixture(scope="session")
def write(engines: Engines) -> Write:
    """Makes a Word file of blocks."""
    template = {"parts": word.parts(word.template("Author"))}
    return lambda blocks: base64.b64decode(engines.evaluate(WRITE, [template, blocks]))


@pytest.fixture(scope="session")
def ready_made(engines: Engines, handbook: Handbook) -> dict[str, tuple[list[Block], Any]]:
    """Every ready-made document: its blocks, and the Word file of the site read back."""
    made = dict(engines.call("engines/hiring/ready-made", "readyMade", documents.data(handbook)))
    files = dict(word.files(handbook))
    return {name: (made[name], read(files[f"{word.FOLDER}/{name}.docx"])) for name in made}


def test_a_property_is_as_long_as_the_format_takes() -> None:
    """A long title or line of credit is cut among the properties, and stops no build."""
    told = read(word.finished(docx.Document(), "x" * 300, "y" * 300, "z" * 300)).core_properties
    assert [len(one) for one in (told.title, told.author, told.comments)] == [255, 255, 255]


def test_each_kind_of_document_is_ready_made(ready_made: dict[str, Any]) -> None:
    """Kits of 60 and 30 minutes, a description for each sample role, each model ad."""
    assert {"interview-60-minutes", "interview-30-minutes"} <= set(ready_made)
    assert sum(n.startswith("job-description-") for n in ready_made) == 3
    assert sum(n.startswith("ad-") for n in ready_made) == 3


def test_a_file_holds_the_text_of_its_document(ready_made: dict[str, Any]) -> None:
    """Nothing is lost or added between the blocks and Word."""
    for made, document in ready_made.values():
        assert list(texts(document)) == list(said(made))


def test_odd_characters_survive(write: Write) -> None:
    """They come out as they went in; what XML can't hold is dropped."""
    table = {"kind": "table", "caption": ODD, "head": [ODD], "rows": [[ODD]]}
    blocks = [
        {"kind": "title", "text": ODD},
        {"kind": "bullets", "items": [ODD + "\x00\x0b"]},
        {**table, "widths": [1], "room": 0},
    ]
    document = read(write(blocks))
    assert list(texts(document)) == [ODD] * 4
    assert document.core_properties.title == ODD


def test_the_same_document_gives_the_same_bytes(write: Write) -> None:
    """A file changes only when its text does, wherever it is made."""
    blocks = [{"kind": "title", "text": "A kit"}]
    assert write(blocks) == write(blocks)
    dates = {i.date_time for i in zipfile.ZipFile(io.BytesIO(write(blocks))).infolist()}
    assert dates == {(2026, 1, 1, 0, 0, 0)}


def test_a_file_has_a_title_and_a_language(ready_made: dict[str, Any]) -> None:
    """Word announces the file by its title and reads it in English."""
    for made, document in ready_made.values():
        assert document.core_properties.title == made[0]["text"]
        assert document.paragraphs[0].style.name == "Title"
        language = document.styles.element.find(f".//{qn('w:lang')}")
        assert language.get(qn("w:val")) == "en-US"


def test_headings_step_down_one_at_a_time(ready_made: dict[str, Any]) -> None:
    """No heading level is left out."""
    for _, document in ready_made.values():
        names = [p.style.name for p in document.paragraphs if p.style.name.startswith("Heading")]
        levels = [0, *(int(name.split()[1]) for name in names)]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_lists_are_real_lists(ready_made: dict[str, Any]) -> None:
    """Bullets and numbers are made by Word, not typed."""
    for made, document in ready_made.values():
        count = sum(len(block.get("items", ())) for block in made)
        found = [p for p in document.paragraphs if p.style.name in ("List Bullet", "List Number")]
        assert len(found) == count
        assert all(not p.text.startswith(("-", "•", "1.")) for p in found)


def test_tables_have_a_marked_head_a_name_and_whole_rows(ready_made: dict[str, Any]) -> None:
    """A screen reader announces each table and its columns; no row is torn by a page."""
    for _, document in ready_made.values():
        for table in document.tables:
            first, *rest = table.rows
            assert first._tr.trPr.find(qn("w:tblHeader")) is not None
            assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
            assert all(r._tr.trPr.find(qn("w:cantSplit")) is not None for r in (first, *rest))


def test_no_table_stands_beside_another(ready_made: dict[str, Any]) -> None:
    """Two tables without a caption between them would become one."""
    for _, document in ready_made.values():
        parts = list(document.iter_inner_content())
        for before, after in pairwise(parts):
            assert not (isinstance(before, Table) and isinstance(after, Table))


def test_there_are_no_empty_paragraphs(ready_made: dict[str, Any]) -> None:
    """Space is made by styles."""
    for _, document in ready_made.values():
        assert all(p.text for p in document.paragraphs)


def test_a_question_stays_with_its_scale(ready_made: dict[str, Any]) -> None:
    """A question, its words and its scale keep to one page."""
    document = ready_made["interview-60-minutes"][1]
    asked = [p for p in document.paragraphs if p.style.name == "Quote"]
    assert all(p.paragraph_format.keep_with_next for p in asked)


def test_a_kit_opens_with_the_statement_and_the_rules(ready_made: dict[str, Any]) -> None:
    """What the panel must know stands before the first question."""
    for name in ("interview-60-minutes", "interview-30-minutes"):
        made = ready_made[name][0]
        kinds = [block["kind"] for block in made]
        first_question = next(
            n for n, x in enumerate(made) if x["kind"] == "heading" and x["level"] == 2
        )
        assert kinds.index("say") < kinds.index("numbers") < first_question


def test_each_scale_has_five_scores(ready_made: dict[str, Any]) -> None:
    """From 5 down to 1, with words for each."""
    made = ready_made["interview-60-minutes"][0]
    scales = [x for x in made if x["kind"] == "table" and x["head"][0] == "Score"]
    assert len(scales) == sum(1 for x in made if x["kind"] == "heading" and x["level"] == 2)
    for scale in scales:
        assert [row[0] for row in scale["rows"]] == ["5", "4", "3", "2", "1"]
        assert all(row[1] for row in scale["rows"])


def test_the_downloads_are_on_the_site(site: Any, handbook: Handbook) -> None:
    """Every file that a page offers is there, with the bytes that were made."""
    for path, raw in word.files(handbook, "https://example.org/peer-role-handbook/"):
        assert (site / path).read_bytes() == raw
