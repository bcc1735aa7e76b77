"""What lies ready beside a site: noted when made, offered while it says what the data do."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.learning import Path as LearningPath
from macros.model.teaching import SessionPlan
from macros.outputs.handouts import build as printing
from macros.outputs.handouts import pdf_plan
from macros.outputs.handouts.document import Site, digest, pack_digest, with_pages
from macros.outputs.handouts.pdf_plan import BuiltPdf, PdfPlan, PlannedPack, PlannedSheet
from macros.outputs.lms import build as lms
from macros.outputs.lms import ready as courses
from macros.outputs.lms import scorm
from macros.outputs.lms.page_globals import size
from macros.outputs.lms.rendering import render
from macros.outputs.site import site_renderer
from macros.outputs.slides import build as slides
from macros.outputs.slides import ready as decks
from macros.outputs.slides.deck import deck
from macros.pages.renderer import Renderer

FOLDER = "tests/fixtures/every-field"
URL = "https://a.edu/"
SITE = Site("A handbook", URL, "1.2.3")


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


@pytest.fixture
def renderer(root: Path, small: Handbook, tmp_path: Path) -> Renderer:
    """The renderer of a copy of it, whose pages may change."""
    folder = shutil.copytree(root / FOLDER, tmp_path / "book")
    (folder / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_url: " + URL, "utf-8")
    (folder / "base.yml").write_bytes((root / "mkdocs.yml").read_bytes())
    return site_renderer(small, folder / "docs")


def test_decks_are_noted_with_what_they_say(small: Handbook, tmp_path: Path) -> None:
    """A line for each; those that still say it are offered, with how many slides each has."""
    made = {f"{plan.id}.pptx": deck(small, plan, URL) for plan in small.all(SessionPlan)}
    folder = tmp_path / "dist/slides"
    assert slides.build(small, folder, URL) == [folder / name for name in made]
    told = {name: decks.digest(shown) for name, shown in made.items()}
    noted = (folder / "manifest.json").read_text("utf-8")
    assert noted == f"{json.dumps(told, indent=1)}\n"
    many = {name: len(shown) for name, shown in made.items()}
    assert decks.up_to_date(small, folder, URL) == many
    assert decks.up_to_date(small, folder) == {}
    assert {len(one) for one in told.values()} == {24}
    first, *_ = made
    (folder / first).unlink()
    del many[first]
    assert decks.up_to_date(small, folder, URL) == many


@pytest.mark.parametrize("noted", ["[]", "{", "null", '"x"', "1"])
def test_a_list_that_is_damaged_offers_nothing(small: Handbook, tmp_path: Path, noted: str) -> None:
    """Neither decks nor courses nor PDFs."""
    (tmp_path / "manifest.json").write_text(noted, "utf-8")
    assert decks.up_to_date(small, tmp_path) == {}
    assert courses.up_to_date(tmp_path, "x") == {}
    assert pdf_plan.manifest(tmp_path) == {}


def test_courses_are_offered_with_their_size(tmp_path: Path) -> None:
    """Those that lie there, where all were made of what the handbook says now."""
    (tmp_path / "a.zip").write_bytes(b"four")
    text = courses.manifest("one", ("a.zip", "gone.zip"))
    assert text == b'{\n "digest": "one",\n "files": [\n  "a.zip",\n  "gone.zip"\n ]\n}\n'
    (tmp_path / courses.MANIFEST).write_bytes(text)
    assert courses.up_to_date(tmp_path, "one") == {"a.zip": 4}
    assert courses.up_to_date(tmp_path, "another") == {}
    (tmp_path / courses.MANIFEST).write_text('{"digest": "one"}', "utf-8")
    assert courses.up_to_date(tmp_path, "one") == {}


def test_what_a_course_is_made_of_changes_its_digest(
    renderer: Renderer, small: Handbook, root: Path
) -> None:
    """The version, the address, an entry, a page of a path, and each file of an organisation."""
    found = [courses.digest(renderer, "1"), courses.digest(renderer, "2")]
    (path,) = small.all(LearningPath)
    page = renderer.docs / path.steps[0].page
    page.write_text(f"{page.read_text('utf-8')}\nMore.\n", "utf-8")
    found.append(courses.digest(renderer, "1"))
    (renderer.docs.parent / "mkdocs.yml").write_text("site_url: https://b.edu/\n", "utf-8")
    found.append(courses.digest(renderer, "1"))
    entry = small.all("glossary")[0].model_copy(update={"title": "Another"})
    kinds = {**small.kinds, "glossary": {entry.id: entry}}
    found.append(courses.digest(site_renderer(replace(small, kinds=kinds), renderer.docs), "1"))
    own = renderer.docs.parent / "overlays/north"
    theirs = site_renderer(load(root / FOLDER / "data", [own]), renderer.docs)
    found.append(courses.digest(theirs, "1"))
    note = own / "data/notes.txt"
    note.write_text("x", "utf-8")
    found.append(courses.digest(theirs, "1"))
    assert len(set(found)) == len(found)
    assert {len(one) for one in found} == {24}


def test_another_page_changes_no_course(renderer: Renderer) -> None:
    """Nor does a page of a path that is not written yet stop it."""
    before = courses.digest(renderer, "1")
    (renderer.docs / "reference/style.md").write_text("# Another\n", "utf-8")
    assert courses.digest(renderer, "1") == before
    for path in renderer.handbook.all(LearningPath):
        for step in path.steps:
            (renderer.docs / step.page).unlink(missing_ok=True)
    assert courses.digest(renderer, "1") != before


def test_a_build_for_an_lms_says_what_it_did(renderer: Renderer, tmp_path: Path) -> None:
    """Its files with those beside each course; what it made before and no more is gone."""
    folder = tmp_path / "lms"
    folder.mkdir()
    for old in ("course-old.zip", "question-bank.old", "flashcards.old", "coursework.txt"):
        (folder / old).write_bytes(b"old")
    beside = tmp_path / "course.js"
    beside.write_text("script", "utf-8")
    made = lms.build(renderer, [beside], "1.2.3", folder)
    lying = sorted(path.name for path in folder.iterdir())
    assert lying == sorted([*made.files, "coursework.txt", "manifest.json"])
    noted = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert noted == {"digest": courses.digest(renderer, "1.2.3"), "files": list(made.files)}
    assert made.folder == folder
    assert made.summary == f"{folder}: {', '.join(made.files)}."
    (path,) = renderer.handbook.all(LearningPath)
    assert made.files[0] == f"course-{path.id}.scorm12.zip"
    assert b"course.js" in (folder / made.files[0]).read_bytes()


def test_folders_on_the_way_to_what_is_built_are_made(renderer: Renderer, tmp_path: Path) -> None:
    """Also where nothing at all is put into them."""
    kinds = {kind: renderer.handbook.kinds[kind] for kind in ("handbook",)}
    bare = site_renderer(Handbook(kinds), renderer.docs)
    folder = tmp_path / "some/where/lms"
    made = lms.build(bare, [], "1.2.3", folder)
    assert made.files == ()
    assert [path.name for path in folder.iterdir()] == ["manifest.json"]


def test_what_a_build_for_an_lms_leaves_out_is_told(tmp_path: Path) -> None:
    """With why, a line each."""
    skipped = [
        "SCORM packages, for there is no learning path in data/paths",
        "the question bank and the flashcards, for there is no question in data/questions",
    ]
    assert list(lms.skipped(Handbook({}))) == skipped
    told = lms.Built(tmp_path, (), tuple(skipped)).summary
    assert told == f"{tmp_path}: nothing.\nSkipped: {skipped[0]}.\nSkipped: {skipped[1]}."


def test_a_course_has_one_name_for_good(renderer: Renderer) -> None:
    """Of the handbook and the path; its manifest goes first, and names each file beside it."""
    (path,) = renderer.handbook.all(LearningPath)
    name = f"{renderer.handbook.identity.id}-{path.id}"
    assert scorm.identifier(renderer, path) == name
    made = scorm.package(renderer, path, {"index.html": b"x", "a & b.js": b"y"}, "1.2.3")
    assert list(made) == ["imsmanifest.xml", "index.html", "a & b.js"]
    told = made["imsmanifest.xml"].decode()
    assert all(one in told for one in (f'identifier="{name}"', "1.2.3", "a &amp; b.js"))
    assert made["a & b.js"] == b"y"


def test_templates_for_an_lms_escape_what_they_print() -> None:
    """And what they are not given is an error."""
    assert render("paragraphs.html.j2", texts=["a < b"]).strip() == "<p>a &lt; b</p>"
    with pytest.raises(Exception, match="'texts' is undefined"):
        render("paragraphs.html.j2")


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "1 KB"),
        (1_400, "1 KB"),
        (1_600, "2 KB"),
        (999_400, "999 KB"),
        (1_000_000, "1.0 MB"),
        (2_340_000, "2.3 MB"),
    ],
)
def test_a_size_is_in_words(count: int, words: str) -> None:
    """In KB, and from a million bytes on in MB."""
    assert size(count) == words


PLAN = PdfPlan(
    pdf_plan.FORMATS[0],
    (PlannedSheet("a.pdf", "<p>a</p>", "1"), PlannedSheet("b.pdf", "<p>b</p>", "2")),
    (PlannedPack("pack.pdf", "All", ("a.pdf", "b.pdf"), "3"),),
)


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch, renderer: Renderer) -> Renderer:
    """A renderer of a handbook of two sheets and a pack, which nobody lays out."""

    def run(jobs: list[printing.Job]) -> list[tuple[str, int]]:
        names = [n for job in jobs for n in (*job.wanted, *(p.file for p in job.packs))]
        for name in names:
            (jobs[0].folder / name).write_text(name, "utf-8")
            (jobs[0].folder / f"{name}.part").write_text("x", "utf-8")
        return [(name, len(name)) for name in names]

    monkeypatch.setattr(printing, "_run", run)
    monkeypatch.setattr(printing, "pdf_plans", lambda *_: [PLAN])
    return renderer


def _row(digest: str, pages: int) -> dict[str, object]:
    return {"digest": digest, "pages": pages}


def test_pdfs_are_noted_with_what_they_say(planned: Renderer, tmp_path: Path) -> None:
    """In the order of their names; what is half written is gone."""
    folder = tmp_path / "dist/handouts"
    made = printing.build(planned, folder)
    assert made == printing.Built(3, 3, 0)
    noted = (folder / "manifest.json").read_text("utf-8")
    rows = {"a.pdf": _row("1", 5), "b.pdf": _row("2", 5), "pack.pdf": _row("3", 8)}
    assert noted == f"{json.dumps(rows, indent=1)}\n"
    assert {path.name for path in folder.iterdir()} == {*rows, "manifest.json"}
    assert pdf_plan.manifest(folder) == {
        "a.pdf": BuiltPdf("1", 5),
        "b.pdf": BuiltPdf("2", 5),
        "pack.pdf": BuiltPdf("3", 8),
    }


def test_what_has_changed_is_made_again_and_what_is_gone_removed(
    planned: Renderer, tmp_path: Path
) -> None:
    """Nothing but PDFs that it made itself."""
    printing.build(planned, tmp_path)
    kept = {"a.pdf": BuiltPdf("1", 5), "b.pdf": BuiltPdf("old", 5), "pack.pdf": BuiltPdf("3", 8)}
    old = {name: BuiltPdf("9", 1) for name in ("old.pdf", "old.txt", "../mine.pdf", "gone.pdf")}
    for name in ("old.pdf", "old.txt", "mine.pdf"):
        (tmp_path / name).write_text("x", "utf-8")
    printing._note(tmp_path, {**kept, **old})
    assert printing.build(planned, tmp_path) == printing.Built(3, 1, 1)
    assert not (tmp_path / "old.pdf").exists()
    assert (tmp_path / "old.txt").exists()
    assert (tmp_path / "mine.pdf").exists()
    assert set(pdf_plan.manifest(tmp_path)) == {"a.pdf", "b.pdf", "pack.pdf", "old.txt"}
    assert pdf_plan.manifest(tmp_path)["b.pdf"] == BuiltPdf("2", 5)


def test_some_sheets_alone_leave_the_others(planned: Renderer, tmp_path: Path) -> None:
    """Neither a pack is made nor anything removed."""
    printing.build(planned, tmp_path)
    (tmp_path / "a.pdf").unlink()
    (tmp_path / "b.pdf").unlink()
    (tmp_path / "pack.pdf").unlink()
    assert printing.build(planned, tmp_path, "a") == printing.Built(1, 1, 0)
    assert set(pdf_plan.manifest(tmp_path)) == {"a.pdf"}
    with pytest.raises(ValueError, match=r"^no file starts with 'z': they start with the ids of"):
        printing.build(planned, tmp_path, "z")


def test_what_was_made_before_an_interruption_is_noted(
    planned: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that it need not be made again."""

    def run(_: object) -> list[tuple[str, int]]:
        (tmp_path / "a.pdf").write_text("a", "utf-8")
        (tmp_path / "b.pdf.part").write_text("b", "utf-8")
        raise KeyboardInterrupt

    printing._note(tmp_path, {"a.pdf": BuiltPdf("old", 7)})
    monkeypatch.setattr(printing, "_run", run)
    with pytest.raises(KeyboardInterrupt):
        printing.build(planned, tmp_path)
    assert pdf_plan.manifest(tmp_path) == {"a.pdf": BuiltPdf("old", 7)}
    assert not (tmp_path / "b.pdf.part").exists()


def test_a_build_of_pdfs_says_what_it_did() -> None:
    """Also where nothing is printed."""
    assert printing.Built(3, 2, 1).summary == "3 PDFs; 2 made now, 1 old ones removed."
    assert printing.Built(0, 0, 4).summary == (
        "Nothing here is printed, so no PDF was made; 4 old ones removed."
    )


def test_pdfs_are_offered_while_they_say_what_the_sheets_say(
    small: Handbook, tmp_path: Path
) -> None:
    """With their pages; not what isn't there, nor what is noted and no sheet."""
    first, second, third = [d for plan in pdf_plan.pdf_plans(small, SITE) for d in plan.digests()][
        :3
    ]
    noted = {
        first[0]: BuiltPdf(first[1], 2),
        second[0]: BuiltPdf("old", 3),
        third[0]: BuiltPdf(third[1], 4),
        "old.pdf": BuiltPdf("1", 1),
    }
    printing._note(tmp_path, noted)
    for name in (first[0], second[0], "old.pdf"):
        (tmp_path / name).write_bytes(b"x")
    assert pdf_plan.up_to_date(tmp_path, small, SITE) == {first[0]: 2}


def test_a_pack_is_another_where_its_sheets_or_cover_are(small: Handbook) -> None:
    """Its digest stands for its title, the cover and each sheet, in their order."""
    plan = pdf_plan.pdf_plans(small, SITE)[0]
    by_file = {sheet.file: sheet for sheet in plan.sheets}
    assert plan.packs
    for pack in plan.packs:
        of_sheets = [by_file[name].digest for name in pack.members]
        assert pack.digest == pack_digest(pack.title, [digest(pack.cover), *of_sheets])
    assert {sheet.digest for sheet in plan.sheets} == {digest(sheet.html) for sheet in plan.sheets}
    assert [pack for pack in plan.packs if pack.cover]


def test_a_cover_says_where_each_sheet_stands() -> None:
    """One page by its number, several by the first and the last."""
    cover = "[[pages 1]] [[pages 0]] [[pages 2]] [[pages x]]"
    assert with_pages(cover, [1, 3, 2], 2) == "4\u20136 3 7\u20138 [[pages x]]"
