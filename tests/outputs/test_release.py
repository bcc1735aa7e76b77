"""A release says what is new in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.outputs.release import CHANGELOG, confirm, notes

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
