"""What every printed sheet has to be: accessible, legible, complete, and the right size."""

from __future__ import annotations

import page as validator
import pytest

from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import LEARNER, Sheet
from tests.handouts.conftest import CLEAR
from tests.handouts.reading import Key, Paper, blocks, squeezed

SIZES = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
SMALLEST = {"clear": 12, "large": 16}


def _failures(content: bytes) -> list[str]:
    found = validator.validate_pdf_bytes(content, profile=validator.ValidationProfile.PDF_UA_1)
    return [f"{f.rule_id}: {f.message}" for f in found.failures]


def test_every_pdf_passes_a_check_for_pdf_ua_1(papers: dict[Key, Paper]) -> None:
    """A screen reader finds headings, lists, tables and the picture's text in every PDF."""
    bad = {key: found for key, paper in papers.items() if (found := _failures(paper.content))}
    assert bad == {}


def test_pages_have_the_size_that_the_file_name_says(papers: dict[Key, Paper]) -> None:
    """A4 is A4 and Letter is Letter, on every page."""
    for (name, form), paper in papers.items():
        wanted = SIZES[form.partition("-")[0]]
        for sheet in paper.reader.pages:
            got = (float(sheet.mediabox.width), float(sheet.mediabox.height))
            assert got == pytest.approx(wanted, abs=0.5), (name, form)


def test_no_page_is_empty(papers: dict[Key, Paper]) -> None:
    """Each page holds more than its foot."""
    bare = [(k, i) for k, p in papers.items() for i, t in enumerate(p.pages, 1) if not t.strip()]
    assert bare == []


def test_type_is_never_smaller_than_the_print_promises(papers: dict[Key, Paper]) -> None:
    """Clear print is 12 pt or more and large print 16 pt or more, the foot and sources too."""
    for (name, form), paper in papers.items():
        smallest = min(paper.sizes)
        assert smallest >= SMALLEST[form.partition("-")[2]] - 0.1, (name, form, smallest)


def test_every_font_is_embedded(papers: dict[Key, Paper]) -> None:
    """A sheet looks the same on a machine that lacks the font."""
    for key, paper in papers.items():
        for sheet in paper.reader.pages:
            for font in sheet["/Resources"].get("/Font", {}).values():
                inner = font.get_object()["/DescendantFonts"][0].get_object()
                described = inner["/FontDescriptor"].get_object()
                assert {"/FontFile2", "/FontFile3"} & set(described), key


def test_only_the_bundled_font_is_used(papers: dict[Key, Paper]) -> None:
    """No letter falls back on a font of the machine, which another machine may lack."""
    for key, paper in papers.items():
        for sheet in paper.reader.pages:
            for font in sheet["/Resources"].get("/Font", {}).values():
                assert "+Handout" in font.get_object()["/BaseFont"], key


def test_the_whole_sheet_comes_out(
    papers: dict[Key, Paper], printed_sheets: list[Sheet], printer: Printer
) -> None:
    """Every paragraph, item and cell of the sheet stands in its PDF: no row is lost."""
    by_name = {sheet.name: sheet for sheet in printed_sheets}
    for (name, form), paper in papers.items():
        body = str(printer.body(by_name[name]))
        lost = [block for block in blocks(body) if block not in paper.text]
        assert lost == [], (name, form)


def test_a_sheet_says_where_it_is_from(
    papers: dict[Key, Paper], printed_sheets: list[Sheet], the_site: object
) -> None:
    """Title, address, version, date and sources stand on every sheet."""
    for sheet in printed_sheets:
        text = papers[(sheet.name, CLEAR.name)].text
        wanted = [sheet.entry.title, the_site.url, f"version {the_site.version}"]
        wanted += [f"{sheet.reviewed:%B} {sheet.reviewed.day}, {sheet.reviewed.year}"]
        wanted += ["Source"] if sheet.sources else []
        assert [w for w in wanted if squeezed(w) not in text] == [], sheet.name


def test_files_have_a_title_a_language_and_a_date_that_does_not_move(
    papers: dict[Key, Paper], printed_sheets: list[Sheet]
) -> None:
    """What a reader's program shows of the file is the sheet's own, not the machine's."""
    for sheet in printed_sheets:
        reader = papers[(sheet.name, CLEAR.name)].reader
        assert reader.metadata.title == sheet.title
        assert reader.metadata.creation_date.date() == sheet.reviewed
        assert reader.trailer["/Root"]["/Lang"] == "en"


def test_what_says_one_page_is_one_page(
    papers: dict[Key, Paper], printed_sheets: list[Sheet]
) -> None:
    """A handout that promises one page keeps to it in clear print, on A4 and on Letter."""
    for sheet in printed_sheets:
        if sheet.copy == LEARNER and sheet.entry.one_page:
            for form in ("a4-clear", "letter-clear"):
                assert len(papers[(sheet.name, form)].pages) == 1, (sheet.name, form)


def test_the_head_of_a_table_is_repeated(papers: dict[Key, Paper]) -> None:
    """A table that runs over pages says on each of them what its columns are."""
    pages = papers[("language-guide", CLEAR.name)].pages
    assert all("Instead of" in page for page in pages[:-1])
