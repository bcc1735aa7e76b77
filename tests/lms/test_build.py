"""What `make lms` leaves in its folder."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from macros import ROOT
from macros.__main__ import main
from macros.check.project import load
from macros.mkdocs import assets
from macros.model.handbook import Handbook
from macros.model.local import Local
from macros.outputs.lms import ready
from macros.outputs.lms.build import Built, build
from macros.outputs.lms.page_globals import size
from macros.outputs.site import site_renderer
from macros.pages.renderer import Renderer
from tests.lms.conftest import VERSION

EXAMPLE = ROOT / "examples" / "community-health"


def built(renderer: Renderer, folder: Path) -> Built:
    """The result of a build."""
    return build(renderer, assets.bundle(ROOT).course, VERSION, folder)


def test_two_builds_give_the_same_bytes(renderer: Renderer, tmp_path: Path) -> None:
    """Nothing in a file says when it was made."""
    first = {n: (tmp_path / n).read_bytes() for n in built(renderer, tmp_path).files}
    shutil.rmtree(tmp_path)
    again = built(renderer, tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in again.files} == first
    assert again.skipped == ()


def test_what_is_made_no_more_goes_and_other_files_stay(renderer: Renderer, tmp_path: Path) -> None:
    """A path that was taken out leaves no course behind; nobody else's file is touched."""
    (tmp_path / "course-old.scorm12.zip").write_bytes(b"old")
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    made = built(renderer, tmp_path)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == sorted([*made.files, "notes.txt", ready.MANIFEST])


def test_another_handbook_gets_what_can_be_made_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second handbook has questions and no path: its bank is there, and the rest is told."""
    assert main(["--handbook", str(EXAMPLE), "lms", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Skipped: SCORM packages" in said
    assert sorted(p.name.partition(".")[0] for p in tmp_path.iterdir()) == [
        "flashcards",
        "manifest",
        "question-bank",
        "question-bank",
        "question-bank",
    ]


def test_a_handbook_without_questions_gets_nothing_and_is_told(
    handbook: Handbook, tmp_path: Path
) -> None:
    """An empty folder would leave one wondering."""
    kinds = {k: v for k, v in handbook.kinds.items() if k not in ("questions", "paths")}
    made = built(site_renderer(Handbook(kinds)), tmp_path)
    assert made.files == ()
    assert len(made.skipped) == 2
    assert "nothing" in made.summary


@pytest.fixture(scope="module")
def lying(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make lms` leaves of the second handbook."""
    folder = tmp_path_factory.mktemp("lms")
    build(_second(), [], VERSION, folder)
    return folder


def _second() -> Renderer:
    return site_renderer(load(EXAMPLE / "data"), EXAMPLE / "docs")


def test_what_lies_ready_is_offered_with_its_size(lying: Path) -> None:
    """The page has a link to each file, and no sentence about files that aren't there."""
    renderer = _second()
    found = ready.up_to_date(lying, ready.digest(renderer, VERSION))
    assert found == {
        path.name: path.stat().st_size for path in lying.iterdir() if path.name != ready.MANIFEST
    }
    renderer.printed |= found
    page = renderer.render("parts/lms-files.md.j2")
    for name, count in found.items():
        assert f"](/{ready.ON_SITE}/{name}) ({size(count)})" in page
    assert "aren't part" not in page


@pytest.mark.parametrize("change", ["version", "address", "entry", "overlay", "file", "manifest"])
def test_what_says_something_else_is_not_offered(
    lying: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """A file of another version, address or text is left out, as is one that has gone."""
    renderer, folder = _second(), shutil.copytree(lying, tmp_path / "lms")
    if change == "address":
        monkeypatch.setenv("SITE_URL", "https://elsewhere.example.edu/")
    if change == "entry":
        renderer.handbook.kinds["questions"].popitem()
    if change == "overlay":
        (tmp_path / "organisation.yml").write_text("name: Ours\n", encoding="utf-8")
        book = replace(renderer.handbook, local=Local(folders=(tmp_path,)))
        renderer = site_renderer(book, renderer.docs)
    if change == "file":
        (folder / "flashcards.apkg").unlink()
    if change == "manifest":
        (folder / ready.MANIFEST).write_text("[", encoding="utf-8")
    version = "9.9.9" if change == "version" else VERSION
    found = ready.up_to_date(folder, ready.digest(renderer, version))
    assert "flashcards.apkg" not in found
    assert bool(found) is (change == "file")


def test_a_copy_without_the_files_says_so(renderer: Renderer) -> None:
    """In a plain sentence, with what to do; a path has no link to a course that isn't there."""
    assert "aren't part of this copy" in renderer.render("parts/lms-files.md.j2")
    path = renderer.handbook.all("paths")[0]
    assert ready.ON_SITE not in renderer.render("entries/paths.md.j2", entry=path, kind="paths")


def test_a_path_offers_its_course(handbook: Handbook, renderer: Renderer) -> None:
    """Below its pages, with the size in words that people use."""
    path, offering = handbook.all("paths")[0], site_renderer(handbook, renderer.docs)
    offering.printed |= {f"course-{path.id}.scorm12.zip": 65_146}
    page = offering.render("entries/paths.md.j2", entry=path, kind="paths")
    assert f"course (SCORM 1.2, 65 KB)](/{ready.ON_SITE}/course-{path.id}.scorm12.zip)" in page
    assert [size(count) for count in (12, 999_999, 1_250_000)] == ["1 KB", "1000 KB", "1.2 MB"]
