"""Every handout and plan laid out once, for all tests of what comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.outputs.handouts.document import Site, document
from macros.outputs.handouts.formats import FORMATS, Format
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.pdf import PdfWriter
from macros.outputs.handouts.sheets import LEARNER, Sheet, sheets
from macros.outputs.handouts.site import site as read_site
from tests.handouts import reading
from tests.handouts.reading import Key, Paper, Proof

CLEAR = FORMATS[0]
ALL_FOUR = ("role-on-a-page", "language-guide", "quiz-sharing-trainer", "plan-part-of-the-role")
"""Sheets that are tested in every format; the others in one."""

TRAINERS = ("role-on-a-page-trainer", "conversation-cards-trainer", "scenario-cards-trainer")
"""Trainer's copies that are tested, besides those of the quizzes. The rest only add a box."""


@pytest.fixture(scope="session")
def every_sheet(handbook: Handbook) -> list[Sheet]:
    """Every sheet that there is."""
    return list(sheets(handbook))


@pytest.fixture(scope="session")
def printed_sheets(every_sheet: list[Sheet]) -> list[Sheet]:
    """The sheets that are printed here: every learner's copy, every answer, every plan."""
    return [s for s in every_sheet if s.copy == LEARNER or s.name in TRAINERS or _asks(s)]


def _asks(sheet: Sheet) -> bool:
    parts = sheet.entry.parts if sheet.kind == "handouts" else ()
    return sheet.kind in ("session-plans", "packet") or any(part.view == "quiz" for part in parts)


@pytest.fixture(scope="session")
def the_site(root: Path, handbook: Handbook) -> Site:
    """What sheets say of the site."""
    return read_site(root, handbook.identity)


@pytest.fixture(scope="session")
def printer(handbook: Handbook, the_site: Site) -> Printer:
    """The printer of the PDFs."""
    return Printer(handbook, the_site.url)


@pytest.fixture(scope="session")
def press() -> PdfWriter:
    """One set of fonts for all."""
    return PdfWriter()


def _formats(sheet: Sheet) -> tuple[Format, ...]:
    everywhere = sheet.name in ALL_FOUR or getattr(sheet.entry, "one_page", False)
    return FORMATS if everywhere else (CLEAR,)


@pytest.fixture(scope="session")
def proofs(
    every_sheet: list[Sheet], printed_sheets: list[Sheet], printer: Printer, the_site: Site
) -> dict[Key, Proof]:
    """Every sheet in its four formats as it lies on its pages, once for all tests."""
    jobs = {
        (sheet.name, form.name): document(sheet, form, printer, the_site)
        for sheet in every_sheet
        for form in FORMATS
    }
    printed = {(sheet.name, form.name) for sheet in printed_sheets for form in _formats(sheet)}
    return reading.proofs(jobs, printed)


@pytest.fixture(scope="session")
def papers(proofs: dict[Key, Proof]) -> dict[Key, Paper]:
    """The PDF of every such sheet in clear print on A4, and of some in every format."""
    return {key: proof.paper for key, proof in proofs.items() if proof.paper}
