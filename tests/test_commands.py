"""`python -m macros`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.check.project import load
from macros.outputs.site import site_renderer
from macros.pages.entry_pages import pages, redirects
from macros.pages.renderer import Renderer


def test_pages_writes_what_the_hook_adds(tmp_path: Path, renderer: Renderer) -> None:
    """Another generator gets the very pages that MkDocs gets."""
    assert main(["pages", str(tmp_path)]) == 0
    written = {
        p.relative_to(tmp_path).as_posix(): p.read_text("utf-8") for p in tmp_path.rglob("*.md")
    }
    assert written == {page.path: page.text for page in pages(renderer)}


def test_check_says_how_many_entries_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    """Sound data ends with a count and exit status 0."""
    assert main(["check"]) == 0
    assert "entries, no problems." in capsys.readouterr().out


def test_an_old_id_leads_to_the_new_page(small_handbook: Renderer) -> None:
    """`former_ids` become redirect pages."""
    (page,) = redirects(small_handbook)
    assert page.path == "check/tasks/lifts/index.html"
    assert "../giving-rides/" in page.text


@pytest.fixture
def small_handbook(tmp_path: Path, root: Path) -> Renderer:
    """The small handbook with a renamed task."""
    data = Path(shutil.copytree(root / "tests" / "fixtures" / "data", tmp_path / "data"))
    path = data / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("- id: giving-rides", "- id: giving-rides\n  former_ids: [lifts]")
    path.write_text(text, encoding="utf-8")
    return site_renderer(load(data))
