"""`make handouts`: the same bytes from the same data, and only what has changed."""

from __future__ import annotations

from pathlib import Path

import page as validator
import pytest
from pypdf import PdfReader

from macros.model.handbook import Handbook
from macros.outputs.handouts import build, pdf_plan
from macros.outputs.handouts.document import Site, digest, pack_digest
from macros.outputs.handouts.pdf import PdfWriter, joined, written
from macros.outputs.handouts.pdf_plan import PdfPlan
from macros.outputs.handouts.site import dead_address
from macros.outputs.site import site_renderer

ONE = "co-reflection-a4-clear.pdf"


@pytest.fixture(scope="session")
def first_plan(handbook: Handbook, the_site: Site) -> PdfPlan:
    """What there should be in clear print on A4."""
    return pdf_plan.pdf_plans(handbook, the_site)[0]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, handbook: Handbook) -> Path:
    """A folder with one sheet, built as `make handouts` does."""
    folder = tmp_path_factory.mktemp("handouts")
    build.build(site_renderer(handbook), folder, ONE)
    return folder


def test_two_builds_give_the_same_bytes(built: Path, first_plan: PdfPlan, press: PdfWriter) -> None:
    """Another process, with other sheets before it, makes the very same file."""
    html = next(s.html for s in first_plan.sheets if s.file == ONE)
    assert (built / ONE).read_bytes() == written(press.lay_out(html))


def test_what_has_not_changed_is_left_alone(built: Path, handbook: Handbook) -> None:
    """A second build makes nothing."""
    before = (built / ONE).stat().st_mtime_ns
    assert build.build(site_renderer(handbook), built, ONE).made == 0
    assert (built / ONE).stat().st_mtime_ns == before


def test_a_file_that_is_gone_is_made_again(built: Path, handbook: Handbook) -> None:
    """The list of what was built is not believed where the file is missing."""
    (built / ONE).unlink()
    assert build.build(site_renderer(handbook), built, ONE).made == 1


def test_any_change_of_the_sheet_changes_its_mark() -> None:
    """And a change of a sheet changes every pack that holds it."""
    assert digest("<p>Yes</p>") != digest("<p>No</p>")
    assert pack_digest("All", ["a", "b"]) != pack_digest("All", ["a", "c"])


def test_the_site_offers_only_pdfs_that_say_what_the_pages_say(
    built: Path, handbook: Handbook, the_site: Site
) -> None:
    """A PDF of an earlier version is not linked."""
    assert pdf_plan.up_to_date(built, handbook, the_site) == {
        ONE: len(PdfReader(built / ONE).pages)
    }
    later = Site(the_site.name, the_site.url, "99")
    assert pdf_plan.up_to_date(built, handbook, later) == {}


def test_a_folder_without_a_list_offers_nothing(
    tmp_path: Path, handbook: Handbook, the_site: Site
) -> None:
    """The site can be built where no PDF ever was, or where the list is damaged."""
    assert pdf_plan.up_to_date(tmp_path, handbook, the_site) == {}
    (tmp_path / pdf_plan.MANIFEST).write_text("{", encoding="utf-8")
    assert pdf_plan.up_to_date(tmp_path, handbook, the_site) == {}


def test_a_pack_is_one_accessible_file(first_plan: PdfPlan, press: PdfWriter) -> None:
    """Joined sheets keep their tags, their pages and their order, under the pack's own title."""
    files = ["eleven-values-a4-clear.pdf", ONE, "quiz-sharing-a4-clear.pdf"]
    html = {s.file: s.html for s in first_plan.sheets}
    laid_out = [press.lay_out(html[name]) for name in files]
    content = joined("A pack", laid_out)
    profile = validator.ValidationProfile.PDF_UA_1
    found = validator.validate_pdf_bytes(content, profile=profile)
    assert [f.message for f in found.failures] == []
    again = joined("A pack", laid_out)
    assert content == again


def test_every_sheet_is_in_the_packs_of_its_readers(
    first_plan: PdfPlan, handbook: Handbook
) -> None:
    """One pack of all, one for each kind of reader; trainers get the plans and trainer's copies."""
    every = {p.file.removesuffix("-a4-clear.pdf"): set(p.members) for p in first_plan.packs}
    packs = {name: files for name, files in every.items() if name.startswith("pack-")}
    readers = {f"pack-{t.id}" for t in handbook.get("vocabulary", "audiences").terms}
    assert set(packs) == {"pack-all", *readers}
    handouts = handbook.all("handouts")
    assert packs["pack-all"] == {f"{h.id}-a4-clear.pdf" for h in handouts}
    plans = {f"plan-{p.id}-a4-clear.pdf" for p in handbook.all("session-plans")}
    trainers = {f"{h.id}-trainer-a4-clear.pdf" for h in handouts}
    assert packs["pack-trainer"] == plans | trainers


def test_no_pack_for_learners_holds_an_answer(first_plan: PdfPlan) -> None:
    """Trainer's copies are in the trainers' pack alone, and in what a trainer prints to lead."""
    for pack in first_plan.packs:
        if not pack.file.startswith(("pack-trainer", "session-")):
            assert not [m for m in pack.members if "-trainer-" in m]


def test_an_address_that_nobody_can_open_is_told() -> None:
    """Codes that lead nowhere are no surprise after a thousand copies."""
    assert "QR code" in (dead_address("https://example.org/peer-role-handbook/") or "")
    assert "QR code" in (dead_address("http://127.0.0.1:8000/") or "")
    assert dead_address("https://handbook.riverside.gov/") is None
