"""What the commands run is approved whole: nothing is left out of them unseen."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from mkdocs.utils.yaml import yaml_load


def _recipes(makefile: str) -> dict[str, list[str]]:
    """Each target: its line with what it needs, and the lines that it runs."""
    found = re.findall(r"^(([^\s:#=]+):(?!=).*)\n((?:\t.*\n)*)", makefile, re.MULTILINE)
    return {
        target: [line, *(run.strip() for run in runs.splitlines())] for line, target, runs in found
    }


def _tools(settings: str) -> dict[str, Any]:
    """How Python is read: what each tool of pyproject.toml holds the code to."""
    tools: dict[str, Any] = tomllib.loads(settings)["tool"]
    return {name: tools[name] for name in sorted(tools) if name not in ("pytest", "mutmut")}


def _site(root: Path) -> dict[str, Any]:
    """How the site is built: mkdocs.yml without its pages, its face, and its own names."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        told: dict[str, Any] = yaml_load(file)
    own = ("nav", "theme", "site_name", "site_description", "site_url", "copyright")
    return {name: value for name, value in told.items() if name not in own}


def test_the_commands_run_what_was_approved(
    root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """make, .ci/run, the workflow and the settings of the tools, every line of them."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    settings = (root / "pyproject.toml").read_text(encoding="utf-8")
    workflows = sorted((root / ".github/workflows").iterdir())
    pytest_settings = re.search(r"\[tool\.pytest\.ini_options\]\n((?:[^\[\n].*\n)*)", settings)
    assert pytest_settings
    made = {
        "make": _recipes(makefile),
        ".ci/run": (root / ".ci/run").read_text(encoding="utf-8").splitlines(),
        "npm": json.loads((root / "package.json").read_text(encoding="utf-8"))["scripts"],
        "pytest": pytest_settings[1].splitlines(),
        "tools": _tools(settings),
        "mkdocs": _site(root),
        "eslint": (root / "eslint.config.mjs").read_text(encoding="utf-8").splitlines(),
        "tsc": json.loads((root / "tsconfig.json").read_text(encoding="utf-8")),
        "workflows": {
            path.name: path.read_text(encoding="utf-8").splitlines() for path in workflows
        },
    }
    reviewed("recipes.yml", made)


def test_what_make_quick_names_is_there(root: Path) -> None:
    """A file of tests that moves is renamed in the Makefile too."""
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    named = [word for word in _recipes(makefile)["quick"][-1].split() if word.startswith("tests/")]
    assert [path for path in named if not (root / path).exists()] == []
    assert len(named) > 5


def test_what_one_python_has_compiled_the_others_read(root: Path) -> None:
    """A run starts hundreds of them, also where the environment asks each to begin anew."""
    done = subprocess.run(
        ["make", "--silent", "--file=-", "show"],
        input="include Makefile\nshow:\n\t@env\n",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "PATH=" in done.stdout
    assert "PYTHONDONTWRITEBYTECODE" not in done.stdout


def test_the_pythons_that_are_named_are_the_ones_that_are_tried(root: Path) -> None:
    """The README's oldest and newest Python run in the workflow; the tools read the oldest."""
    read = {
        name: (root / name).read_text(encoding="utf-8")
        for name in ("README.md", "pyproject.toml", "Makefile", ".github/workflows/pages.yml")
    }
    said = re.search(r"You need Python ([^g]*), git", read["README.md"])
    assert said
    named = re.findall(r"3\.\d+", said[1])
    tried = re.findall(r'python: "(3\.\d+)"', read[".github/workflows/pages.yml"])
    assert tried == [named[0], named[-1]]
    settings = read["pyproject.toml"]
    assert f'requires-python = ">={named[0]}"' in settings
    assert f'target-version = "py{named[0].replace(".", "")}"' in settings
    assert f'python_version = "{named[0]}"' in settings
    assert set(re.findall(r"--python-version (\S+)", read["Makefile"])) == {named[0]}
    assert f"sys.version_info < ({named[0].replace('.', ', ')})" in read["Makefile"]


def _pytest(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)


def test_a_run_of_everything_leaves_no_folder_out(root: Path) -> None:
    """A folder that is ignored, by whatever setting, ends the run before it starts."""
    folders = {path.parent for path in (root / "tests").glob("*/test_*.py")}
    ignored = folders - {root / "tests/pages"}  # few are collected, for the time that it takes
    done = _pytest("--collect-only", *(f"--ignore={folder}" for folder in ignored), at=root)
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    _, _, told = done.stderr.partition("left out")
    files = {path for path in (root / "tests").rglob("test_*.py") if path.parent in folders}
    named = {path for path in files if str(path.relative_to(root)) in told}
    assert {path.parent for path in named} == ignored
    assert not [path for path in files - named if path.parent in ignored]


NOT_RUN = {
    "skip": "def test_x():\n    pytest.skip('later')\n",
    "skipif": "@pytest.mark.skipif(True, reason='later')\ndef test_x():\n    pass\n",
    "no_cases": "@pytest.mark.parametrize('x', [])\ndef test_x(x):\n    pass\n",
    "xfail": "@pytest.mark.xfail\ndef test_x():\n    assert False\n",
    "file": "pytest.skip('later', allow_module_level=True)\n\ndef test_x():\n    pass\n",
}
"""Files of tests that do not run."""

NOTHING = {"empty": "def test_x():\n    for one in []:\n        assert one\n"}
"""One whose assert is never made."""

SOUND = {"sound": "def test_x():\n    assert 1\n"}


@pytest.fixture(scope="module")
def told(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The reasons that a run of all of these files gives, by the name of the file that failed."""
    folder = tmp_path_factory.mktemp("recipes")
    for name, text in (NOT_RUN | NOTHING | SOUND).items():
        (folder / f"test_{name}.py").write_text(f"import pytest\n\n{text}", encoding="utf-8")
    settings = (
        "-c",
        "pyproject.toml",
        "--continue-on-collection-errors",
        f"--junitxml={folder}/xml",
    )
    done = _pytest("-p", "tests.conftest", *settings, str(folder), at=root)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    found = {}
    xml = ElementTree.parse(folder / "xml")  # noqa: S314 - pytest wrote it
    for case in xml.iter("testcase"):
        file = re.search(r"test_(\w+)", f"{case.get('classname')} {case.get('name')}")
        assert file
        found[file[1]] = "".join(text for bad in case for text in bad.itertext())
    return found


def test_the_nested_run_passes_what_is_sound(told: dict[str, str]) -> None:
    """A file of tests that ran and held is told to have passed, so a failure says something."""
    assert told.keys() == {*NOT_RUN, *NOTHING, *SOUND}
    assert told["sound"] == ""


@pytest.mark.parametrize("name", NOT_RUN)
def test_a_skipped_test_fails(told: dict[str, str], name: str) -> None:
    """What did not run has not passed."""
    assert "No test is skipped" in told[name]


@pytest.mark.parametrize("name", NOTHING)
def test_a_test_that_looks_at_nothing_fails(told: dict[str, str], name: str) -> None:
    """An assert in a loop over an empty list has not been made."""
    assert "no assert was reached" in told[name]


def test_a_test_that_never_ends_fails(root: Path, tmp_path: Path) -> None:
    """What waits for ever is named, and the tests after it run."""
    text = "import time\n\ndef test_x():\n    time.sleep(60)\n\ndef test_y():\n    assert 1\n"
    (tmp_path / "test_long.py").write_text(text, encoding="utf-8")
    done = _pytest("-c", "pyproject.toml", "-o", "timeout=1", str(tmp_path), at=root)
    assert "test_x - Failed: Timeout" in done.stdout
    assert "1 failed, 1 passed" in done.stdout


def test_the_tests_of_scripts_stand_where_npm_looks(root: Path) -> None:
    """`npm test` runs what lies in tests/web; a test of a script elsewhere would never run."""
    found = list((root / "tests").rglob("*.test.*js"))
    assert found
    assert [str(path) for path in found if root / "tests/web" not in path.parents] == []
    assert [str(path) for path in (root / "web").rglob("*.test.*")] == []
