"""A release says what is new in it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from macros.outputs import release
from macros.outputs.release import CHANGELOG, confirm, main, notes

LOG = "## [Unreleased]\n\n- Later.\n\n## [1.2.0] - 2026-11-25\n\n- New.\n\n## [1.1.0]\n"


def test_the_notes_are_what_the_changelog_says_of_the_version() -> None:
    """Neither what comes later nor what came before."""
    assert notes(LOG, "1.2.0") == "- New.\n"


@pytest.mark.parametrize("version", ["9.9.9", "1.1.0", "1.2"])
def test_a_release_without_words_is_refused(version: str) -> None:
    """A version that the changelog does not know, or says nothing of, is told."""
    with pytest.raises(ValueError, match="say under"):
        notes(LOG, version)


def test_a_tag_has_the_number_of_the_files() -> None:
    """A release whose files would tell another number is refused, with what to do."""
    project = '[project]\nversion = "1.2.0"\n'
    confirm(project, "1.2.0")
    with pytest.raises(ValueError, match=r"the version is 1\.2\.0: write 1\.3\.0"):
        confirm(project, "1.3.0")


def test_the_changelog_says_what_comes_next() -> None:
    """There is always a place for the next change."""
    assert notes(CHANGELOG.read_text("utf-8"), "Unreleased")


def test_the_version_stands_in_one_place(root: Path) -> None:
    """CITATION.cff names the version of pyproject.toml."""
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))["version"]
    assert f'version = "{cited}"' in (root / "pyproject.toml").read_text("utf-8")


def test_the_notes_of_a_release_are_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing else with them; a version that is not the files' is told, and ends in an error."""
    (tmp_path / "CHANGELOG.md").write_text("## [1.2.0]\n\n- Caf\u00e9.\n", "utf-8")
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "1.2.0" # \u00e9\n', "utf-8")
    monkeypatch.setattr(release, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(release, "PROJECT", tmp_path / "pyproject.toml")
    monkeypatch.setattr(sys, "argv", ["release", "1.2.0"])
    assert main() == 0
    assert capsys.readouterr() == ("- Caf\u00e9.\n", "")
    monkeypatch.setattr(sys, "argv", ["release", "0.0.1"])
    assert main() == 1
    assert capsys.readouterr() == (
        "",
        "pyproject.toml: the version is 1.2.0: write 0.0.1, and tag again\n",
    )


def test_a_version_without_words_is_told_whole() -> None:
    """Where they belong."""
    with pytest.raises(ValueError, match="say under") as told:
        notes(LOG, "1.1.0")
    assert str(told.value) == ("CHANGELOG.md: say under '## [1.1.0]' what is new in this version")
