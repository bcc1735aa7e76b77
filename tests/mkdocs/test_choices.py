"""A value of mkdocs.yml that has to be one of a few words is told with those that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.mkdocs import settings

_MEDIA = "{media: (prefers-color-scheme)}"
SLIPS = [
    ("theme:\n  palette: {media: '(prefers-colour-scheme: light)'}", 2, "color-scheme: light)'?"),
    ("theme:\n  palette:\n    - media: prefers-color-scheme", 3, "mean '(prefers-color-scheme)'?"),
    ("theme:\n  palette:\n    - media: (prefers-color-scheme: dark", 3, "a colon inside a text"),
    ("theme:\n  palette: {media: print}", 2, "'media' can't be 'print': write one of (prefers-"),
    ("theme:\n  palette: {media: [dark]}", 2, "'media' can't be a list or a group"),
    (f"theme:\n  palette: [{_MEDIA}, {_MEDIA}]", 2, "this 'media' already, in line 3: each has"),
    ("extra_javascript:\n  - {path: a.js, type: modul}", 2, "did you mean 'module'?"),
    ("extra_javascript:\n  - {path: a.js, type: Module}", 2, "did you mean 'module'?"),
    ("extra_javascript:\n  - path: a.js\n    type: esm", 3, "write one of module, text/javascript"),
    (
        "extra_javascript:\n  - {path: a.js, async: yes please}",
        2,
        "'async' has to be true or false",
    ),
    ("extra_javascript:\n  - {path: a.js, defer: 'true'}", 2, "'defer' has to be true or false"),
    ("extra_javascript:\n  - {path: a.js, tpye: module}", 2, "no 'tpye': did you mean 'type'?"),
    ("extra_javascript:\n  - {src: a.js}", 2, "no 'src': keys are path, type, async, defer"),
    ("extra_javascript:\n  - {type: module}", 2, "'path' is missing"),
    ("extra_javascript: {path: a.js}", 1, "'extra_javascript' is a list"),
    ("extra_javascript: [site.js]", 1, "write - {path: site.js, type: module}"),
    ("validation:\n  nav: {omitted_files: wran}", 2, "'omitted_files' can't be 'wran': did you"),
    ("validation:\n  links:\n    anchors: error", 3, "write one of warn, info, ignore"),
    ("validation:\n  links:\n    anchors: false", 3, "'anchors' can't be 'false': write one of"),
    ("validation:\n  not_found: strict", 2, "write one of warn, info, ignore"),
    ("validation:\n  links: {anchors: relative_to_docs}", 2, "write one of warn, info, ignore"),
    ("validation:\n  absolute_links: relative", 2, "did you mean 'relative_to_docs'?"),
    ("validation:\n  nav: warn", 2, "write nav: {not_found: warn}"),
    ("validation: warn", 1, "'validation' is a group of keys"),
]
"""What stands below the name of a site, the line of it that is told, from 1, and words of it."""


@pytest.mark.parametrize(("text", "line", "says"), SLIPS)
def test_a_word_that_a_setting_does_not_have_is_told(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    """At its line, in words of ours, and alone."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(f"site_name: A\n{text}\n", encoding="utf-8")
    (problem,) = settings.problems(file, [], [])
    assert problem.line == line + 1
    assert says in problem.message
    assert "Sub-option" not in problem.message


SOUND = """\
site_name: A
theme:
  palette:
    - {media: "(prefers-color-scheme)"}
    - {media: "(prefers-color-scheme:light)"}
    - {media: "(prefers-color-scheme: dark)"}
    - {scheme: slate}
extra_javascript:
  - {path: site.js, type: module, async: true}
  - {path: a.js, type: text/javascript, defer: false}
  - b.js
validation:
  nav: {omitted_files: info, absolute_links: relative_to_docs}
  anchors: ignore
"""


def test_words_that_settings_have_are_taken(tmp_path: Path) -> None:
    """Of palettes, scripts and what MkDocs looks for; a palette needs none."""
    file = tmp_path / "mkdocs.yml"
    file.write_text(SOUND, encoding="utf-8")
    lines = {p.line for p in settings.problems(file, [], ["site.js", "a.js", "b.js"])}
    assert not lines.intersection(range(3, SOUND.count("\n") + 1))
