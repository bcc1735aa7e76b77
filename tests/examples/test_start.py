"""`python -m macros new`: the start of another handbook, sound before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.__main__ import main
from macros.check.project import load, problems
from macros.mkdocs import assets, settings
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.outputs import rehearsal
from macros.outputs.site import offered, site_renderer
from macros.outputs.start.files import wanted


@pytest.mark.parametrize("kinds", [["all"], ["tasks"], []], ids=["every kind", "tasks", "usual"])
def test_a_start_is_sound_and_every_page_can_be_made(
    root: Path, tmp_path: Path, kinds: list[str]
) -> None:
    """An entry of each kind asked for, with pages and settings that need no mending."""
    folder = tmp_path / "mine"
    assert main(["new", str(folder), *kinds]) == 0
    assert problems(folder / "data", folder / "docs", offered()) == []
    assert settings.problems(folder / settings.NAME, [], assets.names(root)) == []
    handbook = load(folder / "data")
    assert {kind for kind, _ in handbook.entries()} >= set(wanted(kinds))
    assert list(rehearsal.problems(site_renderer(handbook, folder / "docs"))) == []


def test_a_kind_that_another_needs_comes_along(tmp_path: Path) -> None:
    """A task rests on a value; nothing else is made."""
    assert main(["new", str(tmp_path / "mine"), "tasks"]) == 0
    made = {path.stem for path in (tmp_path / "mine/data").iterdir()}
    assert made == {"danger", "handbook", "sources", "tasks", "values", "vocabulary"}


def test_nothing_that_is_there_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with something in it is told, and stays as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path), "tasks"]) == 1
    assert "name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_kind_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the one that is meant."""
    assert main(["new", str(tmp_path / "mine"), "taks"]) == 1
    assert "did you mean 'tasks'?" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_a_start_has_no_word_of_the_first_handbook_in_its_own_enumerations(
    tmp_path: Path, handbook: Handbook
) -> None:
    """Readers, areas and groups are each handbook's own: a start has a first of each."""
    assert main(["new", str(tmp_path / "mine"), "all"]) == 0
    own = load(tmp_path / "mine/data").get("vocabulary", "audiences")
    assert [term.id for term in own.terms] == ["first"]
    assert len(handbook.get("vocabulary", "audiences").terms) > 1
    assert set(KINDS) >= set(wanted(["all"]))
