"""What somebody who made a slip in mkdocs.yml is told: its line, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data.problems import Problem
from macros.mkdocs import assets, settings

WHOLE = """\
site_name: A handbook
site_url: https://example.org/
strict: true
docs_dir: docs
nav:
  - Front page: index.md
  - More:
      - more/one.md
      - more/two.md
      - more/made.md
not_in_nav: /hidden.md
markdown_extensions: [tables]
extra_css: [site.css]
"""

SLIPS = [
    ("site_url: https://example.org/\n", "", 1, "'site_url' is missing"),
    ("site_url: https://example.org/", "site_url:", 2, "'site_url' is missing"),
    ("site_url: https://example.org/", "site_url: example.org", 2, "'site_url'"),
    ("strict: true", "strickt: true", 3, "did you mean 'strict'?"),
    ("strict: true", "strict: perhaps", 3, "'strict'"),
    ("strict: true", "strict: true\nstrict: false", 4, "twice"),
    ("strict: true", "strict: a: b", 3, "a colon inside a text"),
    ("      - more/made.md", "     - more/made.md", 10, "column"),
    ("docs_dir: docs", "docs_dir: dox", 4, "'docs_dir'"),
    ("more/one.md", "more/oen.md", 8, "did you mean 'more/one.md'?"),
    ("more/one.md", "index.md", 8, "in the menu already, at line 6"),
    ("[tables]", "[tabels]", 12, "tabels"),
    ("[site.css]", "[sight.css]", 13, "did you mean 'site.css'?"),
]
"""What is changed, into what, the line that is told, and words of it."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Settings with nothing wrong in them, beside the pages that they name."""
    for page in ("index.md", "more/one.md", "more/two.md", "hidden.md"):
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    path = tmp_path / "mkdocs.yml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def _told(file: Path) -> list[Problem]:
    return settings.problems(file, ["more/made.md"], ["site.css"])


def test_sound_settings_have_no_problem(file: Path) -> None:
    """Pages that are made from data/ may stand in the menu."""
    assert _told(file) == []


def test_the_shipped_settings_have_no_problem(root: Path) -> None:
    """Nor has the second handbook, which takes most of its settings from the first."""
    for path in (root, root / "examples/community-health"):
        assert settings.problems(path / settings.NAME, [], assets.names(root)) == []


@pytest.mark.parametrize(("old", "new", "line", "says"), SLIPS)
def test_a_slip_in_the_settings_is_told_with_its_line(
    file: Path, old: str, new: str, line: int, says: str
) -> None:
    """One slip: its line, and what mends it."""
    assert old in WHOLE
    file.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    found = [p for p in _told(file) if p.file == "mkdocs.yml"]
    assert [p.line for p in found] == [line]
    assert says in found[0].message


def test_a_page_without_a_place_in_the_menu_is_told(file: Path) -> None:
    """A strict build would stop at it."""
    (file.parent / "docs/new.md").touch()
    (problem,) = _told(file)
    assert problem.file == "docs/new.md"
    assert "'nav'" in problem.message


def test_a_template_that_the_theme_lacks_is_told(file: Path) -> None:
    """With the page and the line that ask for it."""
    page = file.parent / "docs/index.md"
    page.write_text("---\ntitle: A\ntemplate: hoem.html\n---\n# A\n", encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("docs/index.md", 3)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.unlink(), "no such file"),
        (lambda path: path.write_bytes(b"site_name: \xff\n"), "UTF-8"),
        (lambda path: path.write_text("- a list\n"), "keys with values"),
        (lambda path: path.write_text("<<<<<<< HEAD\nsite_name: A\n"), "Git left both"),
    ],
)
def test_settings_that_cannot_be_read_get_a_sentence(file: Path, make: object, says: str) -> None:
    """Whatever stands in the place of the file is told, without a traceback."""
    assert callable(make)
    make(file)
    (problem,) = _told(file)
    assert problem.file == "mkdocs.yml"
    assert says in problem.message
