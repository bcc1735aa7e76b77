"""What is kept on disk is what would be made anew, or it is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data.disk_cache import digest_of, made_once

NAME = "files"


def _write(text: str, folder: Path) -> None:
    (folder / "made.txt").write_text(text, encoding="utf-8")


def test_what_was_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    """The second to ask gets what the first one made."""
    first = made_once(tmp_path, NAME, "same", lambda folder: _write("first", folder))
    second = made_once(tmp_path, NAME, "same", lambda _: pytest.fail("it is made again"))
    assert (first, (second / "made.txt").read_text(encoding="utf-8")) == (second, "first")


def test_what_is_made_of_something_else_is_made_anew(tmp_path: Path) -> None:
    """Another digest never gets what was kept under the first."""
    made_once(tmp_path, NAME, "one", lambda folder: _write("one", folder))
    other = made_once(tmp_path, NAME, "other", lambda folder: _write("other", folder))
    assert (other / "made.txt").read_text(encoding="utf-8") == "other"


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    """Half of the files would be taken for all of them."""

    def fail(folder: Path) -> None:
        _write("half", folder)
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        made_once(tmp_path, NAME, "same", fail)
    assert list((tmp_path / ".cache" / NAME).iterdir()) == []


def test_the_cache_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Of many changes the last few are kept."""
    for number in range(12):
        made_once(tmp_path, NAME, str(number), lambda folder: _write("", folder))
    assert len(list((tmp_path / ".cache" / NAME).iterdir())) == 8


@pytest.mark.parametrize("change", ["text", "name", "value", "more"])
def test_a_digest_tells_what_differs(tmp_path: Path, change: str) -> None:
    """Another text, another name of a file, another value beside them, a file more."""
    file = tmp_path / "a.yml"
    file.write_text("a", encoding="utf-8")
    before = digest_of(tmp_path, [file], "value")
    if change == "text":
        file.write_text("b", encoding="utf-8")
    if change == "name":
        file = file.rename(tmp_path / "b.yml")
    more = [tmp_path / "c.yml"] if change == "more" else []
    for path in more:
        path.touch()
    value = "other" if change == "value" else "value"
    assert digest_of(tmp_path, [file, *more], value) != before


def test_a_digest_is_the_same_wherever_the_project_lies(tmp_path: Path) -> None:
    """A copy of the project finds what was kept: names count from its own folder."""
    digests = set()
    for place in ("here", "far/away"):
        file = tmp_path / place / "data/a.yml"
        file.parent.mkdir(parents=True)
        file.write_text("a", encoding="utf-8")
        digests.add(digest_of(tmp_path / place, [file], "value"))
    assert len(digests) == 1
