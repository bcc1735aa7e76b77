"""`make serve` goes on, whatever a build raises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import Abort

from macros.data.problems import DataError, Problem
from macros.mkdocs import live_server


class Stopping:
    """A server whose first builds stop for the reasons given, and which then serves."""

    def __init__(self, *reasons: BaseException) -> None:
        self.reasons, self.starts = list(reasons), 0

    def __call__(self, **_: Any) -> None:
        """Build, and stop while there are reasons."""
        self.starts += 1
        if self.reasons:
            raise self.reasons.pop(0)


@pytest.fixture
def said() -> list[str]:
    """What was said."""
    return []


@pytest.fixture(autouse=True)
def session() -> Iterator[None]:
    """No run of a server is left behind."""
    yield
    live_server.session = None


def test_a_first_build_that_stops_is_told_and_tried_again(tmp_path: Path, said: list[str]) -> None:
    """Problems in words, anything else with how it came about; each save tries again."""
    wrong = DataError([Problem("data/tasks.yml", 3, "mend it")])
    serve = Stopping(wrong, Abort("no such theme"), ZeroDivisionError("in a template"))
    waits: list[list[Path]] = []
    live_server.run(tmp_path / "mkdocs.yml", "127.0.0.1:0", serve, waits.append, said.append)
    assert serve.starts == 4
    assert [tmp_path / "docs" in watched for watched in waits] == [True] * 3
    assert "data/tasks.yml:3: mend it" in said[0]
    assert "no such theme" in said[1]
    assert "Traceback" not in said[0] + said[1]
    assert "ZeroDivisionError: in a template" in said[2]


def test_a_server_that_cannot_start_ends(tmp_path: Path, said: list[str]) -> None:
    """After a build that went well, only its address can be the matter: no save mends that."""
    live_server.session = live_server.Session()
    live_server.session.built = True
    serve = Stopping(Abort("OSError: Address already in use"))
    with pytest.raises(Abort):
        live_server.run(tmp_path / "mkdocs.yml", "127.0.0.1:0", serve, lambda _: None, said.append)


def test_a_save_ends_the_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It looks at the files until one of them is another than before."""
    page = tmp_path / "docs/index.md"
    page.parent.mkdir()
    page.write_text("# A", encoding="utf-8")
    before = live_server._saved([tmp_path])
    monkeypatch.setattr(live_server.time, "sleep", lambda _: page.write_text("# Another"))
    live_server._until_saved(before, [tmp_path])
    assert page.read_text(encoding="utf-8") == "# Another"
