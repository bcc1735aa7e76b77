"""Files: a text that people write, or why it can't be read; and outputs, whole or not at all.

What a program left beside them is known by its name.
"""

from __future__ import annotations

import errno
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.data import contents
from macros.data.problems import Problem

LARGEST_FILE = 1_000_000
"""Bytes; a file above this is a mistake, not a page or an entry."""


_FEW = 4
"""Bytes of nothing: a text of another encoding has more of them."""

_HOLE = re.compile(rb"\0{8,}|\0{4,}\Z")
"""What a disk leaves where a file was not written to its end: no encoding has so many in a row."""

_NUL_CHARACTERS = (
    "{:,} characters here can't be seen (U+0000): delete them, and put back what may be gone"
)


def read_text(path: Path, name: str) -> tuple[str, Problem | None]:
    """The text of `path`, which problems call `name`; with a problem, the text is empty.

    Its lines end as on Unix. Nothing is raised, whatever stands in the place of the file.
    """
    try:
        wrong = _no_file(path)
        raw = b"" if wrong else path.read_bytes()
    except OSError as error:
        wrong = f"it can't be read ({error.strerror}): look at the file and at who may read it"
    if wrong:
        return "", Problem(name, 0, wrong)
    other = contents.of_text(raw, path)
    if other or raw.count(b"\0") >= _FEW:
        return "", Problem(name, *((1, other) if other else _of_nothing(raw)))
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(name, line, "a character here is not UTF-8: save the file as UTF-8")
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        return "", Problem(name, line, "a character here can't be seen (U+0000): delete it")
    if garbled := _GARBLED.search(text):
        return "", Problem(name, text.count("\n", 0, garbled.start()) + 1, _twice_coded(garbled[0]))
    return text, None


def _of_nothing(raw: bytes) -> tuple[int, str]:
    """The line of bytes of nothing, and whether they are another encoding or a hole in the text."""
    hole = _HOLE.search(raw)
    if hole is None or _HOLE.sub(b"", raw).count(b"\0") >= _FEW:
        return 1, "this is not UTF-8 text: save the file as UTF-8"
    return raw.count(b"\n", 0, hole.start()) + 1, _NUL_CHARACTERS.format(len(hole[0]))


_LATER = re.escape(bytes(range(0x80, 0xC0)).decode("cp1252", "ignore")) + r"\x81\x8d\x8f\x90\x9d"
_GARBLED = re.compile(f"Ã[\u2030¡-ª¬-º¼-¿]|Â[\xa0-¿]|â€[{_LATER}]?|ðŸ[{_LATER}]{{2}}|\xef\xbb\xbf")
"""What is left of a sign of UTF-8 that a program read as if each byte were a letter."""


def _twice_coded(letters: str) -> str:
    """What to write for `letters`, which a program made of one sign."""
    raw = b"".join(c.encode("cp1252" if ord(c) > _LATIN else "latin-1") for c in letters)
    sign = raw.decode("utf-8", "ignore") or "\u201d"  # its last byte is the one that gets lost
    how = f"write '{sign}' for it" if sign.isprintable() and sign.strip() else "take it out"
    return f"'{letters}' is a sign that was read in the wrong encoding: {how}, and save as UTF-8"


_LATIN = 0xFF
"""The last sign of Latin-1; above it, the letters of Windows stand for other bytes."""


def is_left_over(path: Path) -> bool:
    """Whether a program or a system left the file there, as its name says."""
    return path.suffix.lower() in _LEFT_OVER or path.name.lower() in _OF_SYSTEMS


_LEFT_OVER = (".orig", ".rej", ".bak", ".tmp", ".swp", ".old", ".part")
_OF_SYSTEMS = ("thumbs.db", "ehthumbs.db", "desktop.ini")


def left_there(path: Path) -> str:
    """What to do about a file that a program left, for whoever has lost the file itself, too."""
    whole = path.with_suffix("")
    is_lost = whole.suffix in (".md", ".yml") and not whole.exists()
    how = f"rename it to {whole.name} if that is gone, or delete it" if is_lost else "delete it"
    return f"{LEFT}: {how}"


LEFT = "a program left this file here"
UNZIPPED = "__MACOSX"
"""The folder that a Mac adds to what it zips."""

LEFT_FOLDER = "a program left this folder here when something was unzipped: delete it"


def _no_file(path: Path) -> str:
    """What stands in the place of a file, or what keeps it from being read."""
    try:
        found = path.stat()
    except OSError as error:
        if error.errno not in (errno.ENOENT, errno.ELOOP):
            raise
        return "this link leads to no file: delete it, or put the file back"
    if stat.S_ISDIR(found.st_mode):
        return "this is a folder with the name of a file: rename it"
    if not stat.S_ISREG(found.st_mode):
        return "this is not a file that can be read: delete it"
    if found.st_size > LARGEST_FILE:
        with path.open("rb") as opened:
            other = contents.of_text(opened.read(contents.HEAD), path)
        return other or f"it is larger than {LARGEST_FILE:,} bytes: split it up"
    return ""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Where to write what then takes the place of `path`; where it fails, the old file stays.

    Raises OSError, with the name of the file, where there is no room or no permission.
    """
    partial = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield partial
        partial.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            partial.unlink()


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all; returns its path. Raises OSError, as `beside` does."""
    with beside(path) as partial:
        partial.write_bytes(content)
    return path
