"""A test that a run loses is named."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lost import not_run, told

UNSHOWN = """
from _pytest.nodes import Node

def test_x(monkeypatch):
    monkeypatch.setattr(Node, "_repr_failure_py", lambda *given, **named: 1 / 0)
    assert "the cause" == ""

def test_y():
    assert 1

def test_large():
    assert {n: "a" * n for n in range(900)} == {n: "b" * n for n in range(900)}
"""

ENDING = """
import _pytest.runner

def test_x():
    _pytest.runner.check_interactive_exception = None
    assert 0

def test_y():
    assert 1

def test_z():
    assert 1
"""


def _run(root: Path, folder: Path, text: str) -> str:
    (folder / "test_lost_within.py").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", "pyproject.toml", "-p", "tests.conftest"]
    where = ["--rootdir", str(root), "--numprocesses", "1", str(folder)]
    done = subprocess.run(
        [*command, *where],
        cwd=root,
        env={**os.environ, "CI": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            UNSHOWN,
            ["the cause", "ZeroDivisionError", "Full output truncated", "2 failed, 1 passed"],
            id="shown",
        ),
        pytest.param(ENDING, ["Not run", "::test_y\n", "::test_z\n", "TypeError"], id="ended"),
    ],
)
def test_a_failure_that_pytest_meets_itself_is_told(
    root: Path, tmp_path: Path, text: str, wanted: list[str]
) -> None:
    """What can't be shown is told in words; where a process ends, what it had left is named."""
    out = _run(root, tmp_path, text)
    assert [word for word in wanted if word not in out] == []


def test_what_is_done_is_not_named() -> None:
    """Only what no process finished was lost."""
    work = {"a.py": {"a.py::one": True, "a.py::two": False}}
    assert not_run({"b.py": {"b.py::three": False}}, [work]) == ["a.py::two", "b.py::three"]


def test_the_end_stays_short() -> None:
    """CI shows some twenty lines: the first tests stand there, and how many more there are."""
    end = told(["E  a\nE  b\n" * 40], [f"a.py::{number}" for number in range(50)])
    assert "a.py::0" in end
    assert "and 44 more" in end
    assert len(end.splitlines()) < 25
