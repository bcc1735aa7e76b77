"""Files: a text that people write, or why it can't be read; and outputs, whole or not at all."""

from __future__ import annotations

import errno
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from macros.data.problems import Problem

LARGEST_FILE = 1_000_000
"""Bytes; a file above this is a mistake, not a page or an entry."""


_FEW = 4
"""Bytes of nothing: a text of another encoding has more of them."""


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
    if raw.count(b"\0") >= _FEW:
        return "", Problem(name, 1, "this is not UTF-8 text: save the file as UTF-8")
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return "", Problem(name, line, "a character here is not UTF-8: save the file as UTF-8")
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        return "", Problem(name, line, "a character here can't be seen (U+0000): delete it")
    return text, None


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
        return f"it is larger than {LARGEST_FILE:,} bytes: split it up"
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
