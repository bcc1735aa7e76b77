"""Every handout and session plan can be found on the site, and is put to use."""

from __future__ import annotations

import re
from pathlib import Path

from macros.model.handbook import Handbook
from macros.outputs.handouts.formats import FORMATS, file_name
from macros.outputs.handouts.sheets import Sheet
from macros.outputs.site import site_renderer
from macros.pages.entry_pages import pages


def _links(site: Path, page: str) -> set[str]:
    html = (site / page / "index.html").read_text(encoding="utf-8")
    start = (site / page).resolve()
    found = re.findall(r'href="([^"#?:]+)', html)
    return {str((start / href).resolve().relative_to(site.resolve())) for href in found}


def test_every_sheet_has_a_page_with_all_of_it(site: Path, every_sheet: list[Sheet]) -> None:
    """The page of a sheet is there, and it is the sheet."""
    for sheet in every_sheet:
        page = site / sheet.page.removesuffix(".md") / "index.html"
        html = page.read_text(encoding="utf-8")
        assert 'class="handout"' in html, sheet.page


def test_the_lists_lead_to_every_handout_and_plan(site: Path, handbook: Handbook) -> None:
    """From the page of handouts to both copies of each; from the page of plans to each plan."""
    handouts = {h.id for h in handbook.all("handouts")}
    wanted = {f"train/handouts/{id_}" for id_ in handouts}
    wanted |= {f"train/handouts/{id_}/trainer" for id_ in handouts}
    assert wanted <= _links(site, "train/handouts")
    plans = {f"train/plans/{p.id}" for p in handbook.all("session-plans")}
    assert plans <= _links(site, "train/plans")


def test_every_reader_finds_handouts(handbook: Handbook) -> None:
    """There is something to hand out for every kind of reader."""
    for reader in handbook.get("vocabulary", "audiences").terms:
        assert [h for h in handbook.all("handouts") if reader.id in h.audiences], reader.id


def test_sessions_are_half_an_hour_an_hour_or_an_hour_and_a_half(handbook: Handbook) -> None:
    """There is a plan for each length, and no other length."""
    assert {plan.minutes for plan in handbook.all("session-plans")} == {30, 60, 90}


def test_a_learners_page_holds_no_answer(site: Path, handbook: Handbook) -> None:
    """What a learner prints from the browser has the questions alone."""
    for entry in handbook.all("handouts"):
        html = (site / "train/handouts" / entry.id / "index.html").read_text(encoding="utf-8")
        assert 'class="answer"' not in html, entry.id


def test_no_page_offers_a_pdf_that_is_not_there(site: Path) -> None:
    """Each download on the pages of sheets lies in the site, and none is left out that does."""
    folders = [page.parent.relative_to(site) for page in site.rglob("index.html")]
    linked = {link for at in folders for link in _links(site, str(at)) if link.endswith(".pdf")}
    assert len(folders) > 100
    assert linked == {p.relative_to(site).as_posix() for p in site.rglob("*.pdf")}


def test_a_page_offers_what_lies_ready(handbook: Handbook) -> None:
    """One PDF of a sheet lies ready, so the page links that one; the others print the page."""
    ready = file_name("co-reflection", FORMATS[0])
    renderer = site_renderer(handbook)
    renderer.printed[ready] = 1
    by_path = {page.path: page.text for page in pages(renderer)}
    assert f"/downloads/handouts/{ready}" in by_path["train/handouts/co-reflection.md"]
    assert "Print this page as it is" not in by_path["train/handouts/co-reflection.md"]
    assert ".pdf" not in by_path["train/handouts/saying-no.md"]
    assert "Print this page as it is" in by_path["train/handouts/saying-no.md"]
