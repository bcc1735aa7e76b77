"""What people write is read, or it is said why not; outputs are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from macros.data.files import LARGEST_FILE, beside, read_text, write_whole
from macros.data.problems import Problem


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


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\rc", "a\nb\nc"),
        (b"\xef\xbb\xbf\xc3\xa9", "\u00e9"),
        (b"a" * LARGEST_FILE, "a" * LARGEST_FILE),
        ("«CAFÉ» à IRMÃ, 20 °C, â votre santé".encode(), "«CAFÉ» à IRMÃ, 20 °C, â votre santé"),
    ],
    ids=["as it is", "ends of lines", "a mark of UTF-8 in front", "the largest", "accents"],
)
def test_a_text_is_read(tmp_path: Path, raw: bytes, text: str) -> None:
    """With its lines ending as on Unix, whatever wrote it."""
    (tmp_path / "a.yml").write_bytes(raw)
    assert read_text(tmp_path / "a.yml", "data/a.yml") == (text, None)


_GARBLED = (
    "'{}' is a sign that was read in the wrong encoding: write '{}' for it, and save as UTF-8"
)

_GONE = "{} characters here can't be seen (U+0000): delete them, and put back what may be gone"


@pytest.mark.parametrize(
    ("raw", "line", "says"),
    [
        (b"\0a" * 4, 1, "this is not UTF-8 text: save the file as UTF-8"),
        (b"a\nb\n" + b"\0" * 4, 3, _GONE.format("4")),
        (b"a\n" + b"\0" * 2000 + b"b\n", 2, _GONE.format("2,000")),
        ("- id: x\n".encode("utf-32"), 1, "this is not UTF-8 text: save the file as UTF-8"),
        (b"a\n\0\0\0", 2, "a character here can't be seen (U+0000): delete it"),
        (b"a\nb\n\xff", 3, "a character here is not UTF-8: save the file as UTF-8"),
        ("a\nItâ€™s".encode(), 2, _GARBLED.format("â€™", "\u2019")),
        ("cafÃ©".encode(), 1, _GARBLED.format("Ã©", "é")),
        ("“soâ€".encode(), 1, _GARBLED.format("â€", "\u201d")),
        (
            "aÂ\xa0b".encode(),
            1,
            "'Â\xa0' is a sign that was read in the wrong encoding: take it out, and save as UTF-8",
        ),
        (b"a" * (LARGEST_FILE + 1), 0, "it is larger than 1,000,000 bytes: split it up"),
    ],
    ids=[
        *("another encoding", "an end of nothing", "a hole", "four bytes a sign"),
        *("a sign of nothing", "a sign of another encoding"),
        *("an apostrophe", "an accent", "a quote", "a space"),
        "too large",
    ],
)
def test_what_is_no_text_is_told(tmp_path: Path, raw: bytes, line: int, says: str) -> None:
    """With the line, where there is one, and what to do."""
    (tmp_path / "a.yml").write_bytes(raw)
    assert read_text(tmp_path / "a.yml", "data/a.yml") == ("", Problem("data/a.yml", line, says))


def test_what_stands_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    """A folder, a link to nothing, and a pipe."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")
    told = {name: read_text(tmp_path / name, name) for name in ("folder", "link", "pipe")}
    assert told == {
        "folder": (
            "",
            Problem("folder", 0, "this is a folder with the name of a file: rename it"),
        ),
        "link": (
            "",
            Problem("link", 0, "this link leads to no file: delete it, or put the file back"),
        ),
        "pipe": ("", Problem("pipe", 0, "this is not a file that can be read: delete it")),
    }
