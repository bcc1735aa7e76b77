"""How every sheet lies on its pages, in each of its four formats."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.model.handout_parts import shown
from macros.model.teaching import Handout, SessionPlan
from macros.outputs.handouts import build, layout
from macros.outputs.handouts.document import Site, document
from macros.outputs.handouts.formats import FORMATS
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.pdf import PdfWriter
from macros.outputs.handouts.pdf_plan import PlannedPack, pdf_plans
from macros.outputs.handouts.sheets import Sheet, form, texts_for
from tests.handouts import measure
from tests.handouts.reading import Key, Proof

HEAD = "<!doctype html><html lang='en'><title>T</title><body>"
LONG = "<p>Some words that stand on a line of their own.</p>"


@cache
def _press() -> PdfWriter:
    return PdfWriter()


def _faults(html: str) -> list[str]:
    return measure.faults(_press().lay_out(html))


def test_every_sheet_lies_well_on_its_pages(proofs: dict[Key, Proof]) -> None:
    """Nothing runs over a margin, falls apart overleaf, or leaves scraps on the last page."""
    assert {key: proof.faults for key, proof in proofs.items() if proof.faults} == {}


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='width: 40cm; white-space: nowrap'>" + "wide " * 60, "over the right margin"),
        ("<div style='position: absolute; top: 300mm'>" + LONG, "over the lower margin"),
        (LONG * 34 + "<h2 style='break-after: page'>A title</h2>" + LONG * 20, "a heading at"),
        (
            "<table>" + "<tr style='break-inside: auto'><td>" + LONG * 60 + "</table>",
            "goes on overleaf",
        ),
        ("<section class=card style='break-inside: auto'>" + LONG * 60, "goes on overleaf"),
        (
            f"<table><tr><td>A<tr style='break-before: page'><td>{LONG * 15}<tr><td>Z",
            "a row alone",
        ),
        (LONG * 40 + "<p style='break-before: page'>The end</p>", "the last page has"),
    ],
)  # fmt: skip
def test_each_fault_is_seen(body: str, fault: str) -> None:
    """A page that is made wrong on purpose is found out."""
    assert any(fault in found for found in _faults(HEAD + body))


def test_no_line_ends_after_its_first_word(
    every_sheet: list[Sheet], printer: Printer, the_site: Site
) -> None:
    """Where the next word fits too: the engine breaks so where a link follows at the margin."""
    (large,) = [form for form in FORMATS if form.name == "letter-large"]
    (sheet,) = [s for s in every_sheet if s.name == "evaluation-words-to-try"]
    html, press = document(sheet, large, printer, the_site), _press()
    plain = (press._laid_out(html, spacing) for spacing in layout.SPACINGS)
    assert any(layout.early_ends(page) for made in plain for page in made.pages), (
        "the engine does it no more: this can go, and its care with it"
    )
    assert not any(layout.early_ends(page) for page in press.lay_out(html).pages)


def test_no_sheet_has_two_boxes_for_danger(every_sheet: list[Sheet], printer: Printer) -> None:
    """The signpost stands once, or not at all."""
    counted = {sheet.name: str(printer.body(sheet)).count('"signpost"') for sheet in every_sheet}
    assert {name: count for name, count in counted.items() if count > 1} == {}


def test_a_long_table_names_its_task_on_every_page(
    every_sheet: list[Sheet], printer: Printer
) -> None:
    """The head of a table, which each page repeats, has the task's title."""
    charts = [s for s in every_sheet if s.name == "role-chart"]
    assert charts
    for sheet in charts:
        heads = str(printer.body(sheet)).split("<thead>")[1:]
        for (_, task), head in zip(_tasks(sheet), heads, strict=True):
            assert str(printer.render_text(f"{task.title}: ")) in head.partition("</thead>")[0]


def _tasks(sheet: Sheet) -> list[tuple[str, Any]]:
    return [pair for pair in sheet.shown if pair[0] == "tasks"]


@pytest.fixture(scope="module")
def sessions(handbook: Handbook, the_site: Site) -> dict[str, tuple[PlannedPack, dict[str, str]]]:
    """The pack of each session on Letter in clear print, with the HTML of all sheets."""
    plan = pdf_plans(handbook, the_site)[1]
    html = {sheet.file: sheet.html for sheet in plan.sheets}
    return {p.file: (p, html) for p in plan.packs if p.file.startswith("session-")}


def test_each_plan_is_one_file_to_print(
    sessions: dict[str, tuple[PlannedPack, dict[str, str]]], handbook: Handbook
) -> None:
    """Plan, forms, both copies of each handout, and the texts that no handout has, are in it."""
    for plan in handbook.all("session-plans"):
        pack, _ = sessions[f"session-{plan.id}-letter-clear.pdf"]
        names = [member.removesuffix("-letter-clear.pdf") for member in pack.members]
        wanted = {f"plan-{plan.id}", f"sign-in-{plan.id}", f"evaluation-{plan.id}"}
        wanted |= {f"reading-{plan.id}"} if texts_for(handbook, plan) else set()
        wanted |= {*plan.materials, *(f"{id_}-trainer" for id_ in plan.materials)}
        assert set(names) == wanted
        assert len(names) == len(wanted)


def test_what_a_session_rests_on_can_be_read_on_its_paper(
    handbook: Handbook, printer: Printer
) -> None:
    """Each entry of each step is on a handout of the session in full, or on the sheet of texts."""
    made = 0
    for plan in handbook.all(SessionPlan):
        named = {name for step in plan.steps for name in step.entries}
        parts = [p for id_ in plan.materials for p in handbook.get(Handout, id_).parts]
        on_handouts = {
            f"{k}:{e.id}" for p in parts if p.view != "brief" for k, e in shown(p, handbook)
        }
        missing = named - on_handouts
        sheet = form(handbook, "reading", plan)
        assert {f"{kind}:{entry.id}" for kind, entry in sheet.shown} == missing
        told = str(printer.body(sheet))
        assert [
            e.title for _, e in sheet.shown if str(printer.render_text(e.title)) not in told
        ] == []
        made += len(missing)
    assert made > 1


def test_a_step_that_speaks_of_a_sheet_names_it(handbook: Handbook) -> None:
    """Whoever leads it knows which to take: the dialogue was on none of a session's."""
    spoken = [
        (plan.id, step)
        for plan in handbook.all(SessionPlan)
        for step in plan.steps
        if re.search(r"\b(sheet|cards?|dialogue)\b", step.text)
    ]
    assert spoken
    assert [(id_, step.title) for id_, step in spoken if not step.handouts] == []


def test_the_cover_says_on_which_pages_each_sheet_stands(
    sessions: dict[str, tuple[PlannedPack, dict[str, str]]],
) -> None:
    """Where the cover says that a sheet begins, its title stands."""
    pack, html = sessions["session-saying-no-and-staying-in-role-letter-clear.pdf"]
    press = _press()
    laid_out = [press.lay_out(html[member]) for member in pack.members]
    cover, *rest = build.with_cover(press, pack.cover, laid_out)
    rows = [measure.words(box) for box in measure.tagged(cover.pages[0], "tr")][2:]
    first = len(cover.pages) + 1
    for row, sheet in zip(rows, rest, strict=True):
        last = first + len(sheet.pages) - 1
        assert row.startswith(f"{first}\u2013{last}" if last > first else f"{first}")
        first = last + 1
