"""What `make lms` leaves in its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros import ROOT
from macros.__main__ import main
from macros.mkdocs import assets
from macros.model.handbook import Handbook
from macros.outputs.lms.build import Built, build
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
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([*made.files, "notes.txt"])


def test_another_handbook_gets_what_can_be_made_of_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second handbook has questions and no path: its bank is there, and the rest is told."""
    assert main(["--handbook", str(EXAMPLE), "lms", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "Skipped: SCORM packages" in said
    assert sorted(p.name.partition(".")[0] for p in tmp_path.iterdir()) == [
        "flashcards",
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
    assert "nothing" in made.told
