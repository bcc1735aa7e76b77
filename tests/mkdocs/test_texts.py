"""What a word processor put around a value of mkdocs.yml became a part of it, and is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.mkdocs import settings

_CURLY = "curly quotes are a part of the text"
_HALF = "a curly quote (“ or ”) has no other"
_SPACE = "a space at an end of this text is no plain one (U+00A0)"

SLIPS = [
    ("extra:\n  parts:\n    - {marker: “data-x”, css: [a.css]}", 4, _CURLY),
    ("extra:\n  parts:\n    - {marker: ‘data-x’, css: [a.css]}", 4, _CURLY),  # noqa: RUF001
    ("extra:\n  parts:\n    - {marker: data-x”, css: [a.css]}", 4, _HALF),
    ("extra:\n  parts:\n    - {marker: data-x\u00a0, css: [a.css]}", 4, _SPACE),
    (
        "extra:\n  parts:\n    - {marker: data\u2011x, css: [a.css]}",
        4,
        "plain one (U+2011): type -",
    ),
    (
        "extra:\n  parts:\n    - {marker: d\u0430ta-x, css: [a.css]}",
        4,
        "letter of another alphabet",
    ),
    ("extra:\n  core: [“start/”]", 3, _CURLY),
    ("site_description: “What it is.”", 2, _CURLY),
    ('site_description: “What it is."', 2, "a curly quote opens this text and a straight one ends"),
    ("theme:\n  name: “material”", 3, _CURLY),
    ("theme:\n  features:\n    - toc.follow\u00a0", 4, _SPACE),
    ("strict: “true”", 2, _CURLY),
    ("strict: true,", 2, "a comma ends this text"),
    ("nav:\n  - Front page: “index.md”", 3, _CURLY),
    ("nav:\n  - Front page\u00a0: index.md", 3, _SPACE),
    ("nav:\n  - \u3000index.md", 3, "no plain one (U+3000)"),
]
"""What stands below the name of a site, the line that is told, and words of it."""


@pytest.mark.parametrize(("text", "line", "says"), SLIPS)
def test_a_sign_that_became_a_part_of_a_value_is_told(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    """With its line, and before all that follows from it."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: A\n{text}\n", encoding="utf-8")
    (problem,) = settings.problems(file, [], [])
    assert problem.line == line
    assert says in problem.message


def test_signs_that_readers_shall_see_are_taken(tmp_path: Path) -> None:
    """Curly quotes inside a text or in plain ones, and a hard space between two words."""
    file = tmp_path / "mkdocs.yml"
    text = "site_name: The “good” handbook\ncopyright: '“A”'\nsite_description: 2\u00a0pages\n"
    file.write_text(text, encoding="utf-8")
    assert {p.line for p in settings.problems(file, [], [])} <= {1}
    assert not any("curly" in p.message for p in settings.problems(file, [], []))
