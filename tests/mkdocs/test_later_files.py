"""Files that follow once the pages are shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.mkdocs.later_files import LaterFiles


@pytest.fixture
def later() -> LaterFiles:
    """What a first build left behind: a file that says "one"."""
    files = LaterFiles()
    files.of("files", "scope", lambda: [("api/a.json", "one"), ("api/b.json", "b")])
    return files


def test_a_build_gives_what_was_made_last(later: LaterFiles) -> None:
    """Nothing is made before the pages are there."""
    assert later.of("files", "scope", list)["api/a.json"] == "one"


def test_what_is_another_follows(later: LaterFiles, tmp_path: Path) -> None:
    """It is written into the folder that is shown, and is what the next build gives."""
    later.of("files", "scope", lambda: [("api/a.json", "two"), ("api/b.json", "b")])
    later.finish(tmp_path, lambda: True)
    assert [p.read_text() for p in tmp_path.rglob("*.json")] == ["two"]
    assert later.of("files", "scope", list)["api/a.json"] == "two"


def test_other_files_are_made_at_once(later: LaterFiles) -> None:
    """A link to a new file would lead nowhere."""
    made = later.of("files", "another scope", lambda: [("api/c.json", "c")])
    assert dict(made) == {"api/c.json": "c"}


def test_a_folder_that_is_no_longer_shown_is_left_alone(later: LaterFiles, tmp_path: Path) -> None:
    """The next build has begun, and is followed by its own."""
    later.of("files", "scope", lambda: [("api/a.json", "two")])
    later.finish(tmp_path, lambda: False)
    assert list(tmp_path.iterdir()) == []
    assert later.of("files", "scope", list)["api/a.json"] == "one"


def test_a_next_build_waits_for_one_file_at_most(later: LaterFiles, tmp_path: Path) -> None:
    """No other file is begun once the site that is shown is another."""
    begun: list[str] = []

    def make() -> Iterator[tuple[str, str]]:
        for name in ("api/a.json", "api/b.json"):
            begun.append(name)
            yield name, "two"

    later.of("files", "scope", make)
    later.finish(tmp_path, lambda: not begun)
    assert begun == ["api/a.json"]
