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
    if live_server.session:
        live_server.session.end()
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


def test_a_save_in_an_overlay_is_waited_for_too(
    tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stopped the build may stand there."""
    monkeypatch.setenv("OVERLAY", str(tmp_path / "riverside"))
    waits: list[list[Path]] = []
    serve = Stopping(Abort("no such color"))
    live_server.run(tmp_path / "mkdocs.yml", "127.0.0.1:0", serve, waits.append, said.append)
    assert [tmp_path / "riverside" in watched for watched in waits] == [True]


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


UNMADE = [Problem("oak/amend.yml", 3, "a page shows it")]


class Shown:
    """The part of a server that a build changes."""

    root = "before"


@pytest.fixture
def running() -> Iterator[live_server.Session]:
    """A run of the server that has built once; nothing of it is left."""
    session = live_server.Session()
    yield session
    session.end()
    assert not session.shown.exists()


def test_what_cannot_be_made_is_told_once_the_site_is_shown(
    running: live_server.Session, said: list[str]
) -> None:
    """The page comes first; looking through everything takes seconds."""
    waiting: list[Any] = []
    afterward = live_server.Afterward(lambda: UNMADE, running, said.append, waiting.append)
    server: Any = Shown()
    live_server.tolerant(lambda: None, server, running, afterward, said.append)()
    assert (server.root, said) == (str(running.folder), [])
    waiting[0]()
    assert "oak/amend.yml:3: a page shows it" in said[0]
    assert "until it is mended" in said[0]
    assert "Nothing was built" not in said[0]


def test_what_an_older_build_could_not_make_is_not_told(
    running: live_server.Session, said: list[str]
) -> None:
    """It may be mended by what was saved meanwhile."""
    waiting: list[Any] = []
    afterward = live_server.Afterward(lambda: UNMADE, running, said.append, waiting.append)
    server: Any = Shown()
    build = live_server.tolerant(lambda: None, server, running, afterward, said.append)
    build()
    build()
    waiting[0]()
    assert said == []
    waiting[1]()
    assert len(said) == 1


def test_a_build_that_an_overlay_stops_is_told_by_its_line(
    running: live_server.Session, said: list[str]
) -> None:
    """No traceback, where a line of an overlay is behind it."""
    afterward = live_server.Afterward(lambda: UNMADE, running, said.append, lambda _: None)
    server: Any = Shown()

    def build() -> None:
        raise ZeroDivisionError

    live_server.tolerant(build, server, running, afterward, said.append)()
    assert "oak/amend.yml:3" in said[0]
    assert "Traceback" not in said[0]
    assert server.root == "before"


def test_the_last_good_site_stays_while_builds_fail(running: live_server.Session) -> None:
    """Each build has an empty folder of its own, and none is removed that is shown."""
    running.next_folder()
    running.show()
    (running.shown / "index.html").write_text("good", encoding="utf-8")
    for _ in range(3):
        assert not [*running.next_folder().iterdir()]
        running.remove_others()
    assert (running.shown / "index.html").read_text(encoding="utf-8") == "good"


def test_folders_of_sites_that_are_shown_no_more_are_removed(
    running: live_server.Session, said: list[str]
) -> None:
    """It is done once another site is shown, when nobody waits for it."""
    waiting: list[Any] = []
    afterward = live_server.Afterward(list, running, said.append, waiting.append)
    before, server = running.next_folder(), Shown()
    running.show()
    build = live_server.tolerant(running.next_folder, server, running, afterward, said.append)  # type: ignore[arg-type]
    build()
    assert before.is_dir()
    waiting[0]()
    assert [before.is_dir(), running.shown.is_dir(), server.root] == [
        False,
        True,
        str(running.folder),
    ]
