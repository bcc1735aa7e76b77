"""Every handout and plan laid out once, for all tests of what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.handouts.document import Site, document
from macros.handouts.formats import FORMATS, Format
from macros.handouts.html import Printer
from macros.handouts.pdf import Press, written
from macros.handouts.sheets import Sheet, sheets
from macros.handouts.site import site as read_site
from macros.model.handbook import Handbook
from tests.handouts.reading import Paper, paper

CLEAR = FORMATS[0]
ALL_FOUR = ("role-on-a-page", "role-chart", "quiz-tasks-trainer", "plan-part-of-the-role")
"""Sheets that are tested in every format; the others in one."""

Key = tuple[str, str]
"""The name of a sheet, and of a format."""


@pytest.fixture(scope="session")
def every_sheet(handbook: Handbook) -> list[Sheet]:
    """Every sheet that there is."""
    return list(sheets(handbook))


@pytest.fixture(scope="session")
def the_site(root: Path) -> Site:
    """What sheets say of the site."""
    return read_site(root)


@pytest.fixture(scope="session")
def printer(handbook: Handbook, the_site: Site) -> Printer:
    """The printer of the PDFs."""
    return Printer(handbook, the_site.url)


@pytest.fixture(scope="session")
def press() -> Press:
    """One set of fonts for all."""
    return Press()


def _formats(sheet: Sheet) -> tuple[Format, ...]:
    return FORMATS if sheet.name in ALL_FOUR else (CLEAR,)


@pytest.fixture(scope="session")
def pdfs(
    every_sheet: list[Sheet], printer: Printer, press: Press, the_site: Site
) -> dict[Key, bytes]:
    """The PDF of every sheet in clear print on A4, and of some in every format."""
    return {
        (sheet.name, form.name): written(press.lay_out(document(sheet, form, printer, the_site)))
        for sheet in every_sheet
        for form in _formats(sheet)
    }


@pytest.fixture(scope="session")
def papers(pdfs: dict[Key, bytes]) -> dict[Key, Paper]:
    """The same, read."""
    return {key: paper(content) for key, content in pdfs.items()}
