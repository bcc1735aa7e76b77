"""A build that must not happen does not, and the last good site stays."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.project import copied, strict_build

Build = Callable[[], "subprocess.CompletedProcess[str]"]


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of the project, free to be broken, with a good site in it."""
    copied(root, tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good site", encoding="utf-8")
    return tmp_path


@pytest.fixture
def build(project: Path) -> Build:
    """Build the copy with MkDocs."""
    return lambda: strict_build(project)


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_broken_data_stops_the_build(project: Path, build: Build) -> None:
    """Exit 1, the problem with file and line, no traceback, the last good site untouched."""
    _replace(project / "data" / "reasons.yml", "id: busy-work", "id: busy work")
    done = build()
    assert done.returncode == 1
    assert "data/reasons.yml:3:" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_page_that_names_an_unknown_entry_stops_the_build(project: Path, build: Build) -> None:
    """A macro call with a wrong id is told with the page, the line and the nearest id."""
    (project / "docs" / "check" / "extra.md").write_text(
        '# Extra\n\n{{ link("tasks", "giving-ride") }}\n', encoding="utf-8"
    )
    done = build()
    assert done.returncode == 1
    assert (
        "docs/check/extra.md:3: there is no entry in tasks 'giving-ride'"
        in done.stdout + done.stderr
    )
    assert "did you mean 'giving-rides'?" in done.stdout + done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the last good site"


def test_a_page_in_the_place_of_a_generated_one_stops_the_build(
    project: Path, build: Build
) -> None:
    """A file under docs/ that would shadow an entry's page is named."""
    place = project / "docs" / "check" / "tasks"
    place.mkdir(exist_ok=True)
    (place / "filing.md").write_text("# Mine\n", encoding="utf-8")
    done = build()
    assert done.returncode == 1
    assert "docs/check/tasks/filing.md" in done.stdout + done.stderr


def test_a_dead_markdown_link_stops_the_build(project: Path, build: Build) -> None:
    """MkDocs's own check of links and anchors is on."""
    _replace(project / "docs" / "check" / "test.md", "# The", "[x](/check/nowhere.md)\n\n# The")
    done = build()
    assert done.returncode == 1
    assert "nowhere.md" in done.stdout + done.stderr
