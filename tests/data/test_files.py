"""Outputs are written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from macros.data.files import beside, write_whole


def _full(path: Path, _: bytes) -> int:
    with path.open("wb") as opened:
        opened.write(b"half")
    raise OSError(errno.ENOSPC, "No space left on device")


def _interrupted(path: Path) -> None:
    with beside(path) as partial:
        partial.write_bytes(b"half")
        raise KeyboardInterrupt


def test_a_full_disk_leaves_the_good_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file as it was stays, nothing half written lies beside it, and the error names it."""
    path = tmp_path / "out.pdf"
    write_whole(path, b"good")
    monkeypatch.setattr(Path, "write_bytes", _full)
    with pytest.raises(OSError, match="No space left") as error:
        write_whole(path, b"better")
    assert error.value.filename == str(path)
    assert path.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_the_good_file(tmp_path: Path) -> None:
    """Ctrl-C while a file is written is no loss."""
    path = write_whole(tmp_path / "out.zip", b"good")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert path.read_bytes() == b"good"
    assert list(tmp_path.iterdir()) == [path]


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    """A new place needs nothing prepared."""
    assert write_whole(tmp_path / "a/b/c.json", b"{}").read_bytes() == b"{}"
