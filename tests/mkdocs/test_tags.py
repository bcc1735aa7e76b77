"""A tag of mkdocs.yml that would run a program is refused before MkDocs reads it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from macros import ROOT
from macros.data.problems import DataError
from macros.mkdocs import live_server, settings, tags

WOULD_RUN = [
    ("!!python/object/apply:os.system ['touch {made}']", "would run a program"),
    ("!!python/object/new:os.system ['touch {made}']", "would run a program"),
    (
        "!!python/object/apply:pathlib.Path.touch [!!python/object/apply:pathlib.Path ['{made}']]",
        "",
    ),
    ("!<tag:yaml.org,2002:python/object/apply:os.system> ['touch {made}']", "would run a program"),
    ("!!python/object/apply:os%2Esystem ['touch {made}']", "would run a program"),
    ("!ENV [A, !!python/object/apply:os.system ['touch {made}']]", "would run a program"),
    ("!!python/object/apply:subprocess.run {{args: [[touch, '{made}']]}}", "would run a program"),
    ("!!python/object:touching.Touch {{}}", "would run a program"),
    ("!!python/module:touching", "would run a program"),
    ("!!python/name:touching.touch", "'touching.touch' is no function of material, pymdownx"),
    ("!!python/name:os.system", "'os.system' is no function of material"),
    ("!!python/tuple [a, b]", "is for Python alone"),
]
"""What stands behind site_description, and words of what is told."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that each of the tags would make; a module that makes it lies where Python looks."""
    path = tmp_path / "made"
    (tmp_path / "touching.py").write_text(
        f"import pathlib\npathlib.Path({str(path)!r}).touch()\nclass Touch: pass\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return path


def _written(folder: Path, text: str) -> Path:
    file = folder / "mkdocs.yml"
    file.write_text(f"site_name: A\nsite_description: {text}\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(("text", "says"), WOULD_RUN)
def test_a_tag_that_would_run_something_is_told_and_runs_nothing(
    made: Path, text: str, says: str
) -> None:
    """With its line, and alone."""
    file = _written(made.parent, text.format(made=made))
    (problem,) = settings.problems(file, [], [])
    assert (problem.file, problem.line, made.exists()) == ("mkdocs.yml", 2, False)
    assert says in problem.message


def test_a_tag_in_a_file_that_the_settings_begin_with_runs_nothing(made: Path) -> None:
    """It is told there, through every file that begins with another."""
    _written(made.parent, WOULD_RUN[0][0].format(made=made))
    for name, base in (("b", "../mkdocs.yml"), ("c", "../b/mkdocs.yml")):
        (made.parent / name).mkdir()
        text = f"INHERIT: {base}\nsite_name: A\n"
        (made.parent / name / "mkdocs.yml").write_text(text, encoding="utf-8")
    (problem,) = settings.problems(made.parent / "c/mkdocs.yml", [], [])
    assert (problem.file, problem.line, made.exists()) == ("../mkdocs.yml", 2, False)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (
            "!!python/object/apply:os.system ['touch {made}']",
            1,
            "the settings are keys with values",
        ),
        (
            "%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!object/new:os.system [x]",
            3,
            "would run a",
        ),
        ("? !!python/object/apply:os.system ['touch {made}']\n: b", 1, "would run a program"),
        (
            "a: b\n---\nc: !!python/object/apply:os.system ['touch {made}']",
            2,
            "delete the line with",
        ),
        ("INHERIT: !ENV [A, b.yml]", 1, "'INHERIT' is the path of a file: write it as plain text"),
        ("INHERIT: !ENV A", 1, "'INHERIT' is the path of a file: write it as plain text"),
        ("<<: {{INHERIT: b.yml}}", 1, "begin its line at the left"),
        ("INHERIT: mkdocs.yml", 1, "'INHERIT' leads back to this file"),
    ],
)
def test_no_other_way_leads_to_what_would_run(made: Path, text: str, line: int, says: str) -> None:
    """The check and the server refuse the same, and nothing runs."""
    file = made.parent / "mkdocs.yml"
    file.write_text(f"{text.format(made=made)}\n", encoding="utf-8")
    for told in (tags.refused(file), settings.problems(file, [], [])):
        assert [(p.file, p.line) for p in told] == [("mkdocs.yml", line)]
        assert says in told[0].message
    assert not made.exists()


def test_files_that_begin_with_each_other_end_somewhere(tmp_path: Path) -> None:
    """Each of them is looked through once."""
    for name, base in (("a.yml", "b.yml"), ("b.yml", "a.yml")):
        (tmp_path / name).write_text(f"INHERIT: {base}\n", encoding="utf-8")
    assert tags.bases(tmp_path / "a.yml") == [tmp_path / "b.yml"]
    (problem,) = tags.refused(tmp_path / "a.yml")
    assert problem.file == "b.yml"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("!!python/name:materialx.emoji.twemoji", "mean 'material.extensions.emoji.twemoji'?"),
        ("!!python/name:pymdonwx.slugs.slugify", "did you mean 'pymdownx.slugs.slugify'?"),
        ("!python/name:pymdownx.slugs.slugify", "a second ! is missing: write !!python/name:"),
        ("!!python/nam:pymdownx.slugs.slugify", "write !!python/name:pymdownx.slugs.slugify"),
        ("!!text A", "there is no '!!text' here: put quotes around the text"),
        ("!Note A", "there is no '!Note' here: put quotes around the text"),
        ("!ENVIRONMENT A", "there is no '!ENVIRONMENT' here"),
        ("!Relative", "did you mean '!relative'?"),
        ("&a [*a]", "this holds itself"),
    ],
)
def test_a_tag_that_no_setting_needs_is_told(tmp_path: Path, text: str, says: str) -> None:
    """With the one that is meant, where that is clear."""
    (problem,) = settings.problems(_written(tmp_path, text), [], [])
    assert problem.line == 2
    assert says in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "!ENV [A, b]",
        "!ENV A",
        "!relative $docs_dir",
        "!!str 1",
        "!!python/name:material.extensions.emoji.twemoji",
        "!!python/name:pymdownx.superfences.fence_code_format",
        "!!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}",
    ],
)
def test_tags_that_the_manuals_ask_for_are_taken(tmp_path: Path, text: str) -> None:
    """Those of MkDocs, and the functions that extensions are set up with."""
    assert tags.refused(_written(tmp_path, text)) == []


def test_the_server_refuses_such_settings_before_it_starts(made: Path) -> None:
    """And at each save, before MkDocs reads them again."""
    file = _written(made.parent, WOULD_RUN[0][0].format(made=made))
    said: list[str] = []

    def stop(_: list[Path]) -> None:
        file.write_text("site_name: A\n", encoding="utf-8")

    started: list[object] = []
    live_server.run(file, "127.0.0.1:0", lambda **how: started.append(how), stop, said.append)
    assert (len(started), len(said), made.exists()) == (1, 1, False)
    build = live_server.unless_refused(lambda: started.append(""), file)
    build()
    _written(made.parent, WOULD_RUN[0][0].format(made=made))
    with pytest.raises(DataError, match="would run a program"):
        build()
    assert len(started) == 2


def test_the_command_before_a_build_stops_it(made: Path) -> None:
    """`make site` asks it first."""
    command = [sys.executable, "-m", "macros.mkdocs.tags"]
    file = _written(made.parent, WOULD_RUN[0][0].format(made=made))
    bad = subprocess.run(
        [*command, str(file)], cwd=ROOT, capture_output=True, check=False, text=True
    )
    good = subprocess.run([*command, "mkdocs.yml"], cwd=ROOT, capture_output=True, check=False)
    assert (bad.returncode, good.returncode, made.exists()) == (1, 0, False)
    assert "mkdocs.yml:2: " in bad.stderr
