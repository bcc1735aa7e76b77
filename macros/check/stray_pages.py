"""Files in docs/ that were meant to be pages, and that nothing makes one of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.data.problems import Problem

_MEANT = (
    ".markdown",
    ".mdown",
    ".mkd",
    ".mdx",
    ".text",
    ".txt",
    ".rst",
    ".html",
    ".htm",
    ".m",
    ".mmd",
)
NO_PAGE = "no page is made of this file"
_OF_OFFICES = (".docx", ".doc", ".odt", ".rtf", ".pages")
_LEFT = (".orig", ".rej", ".bak", ".tmp", ".old")


def every_page_is_read(docs: Path) -> Iterator[Problem]:
    """The files of `docs`, beside those that are put there as they are, end in .md."""
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        hidden = any(part.startswith((".", "#", "_")) for part in inside.parts)
        if hidden or inside.parts[0] == "assets" or not path.is_file():
            continue
        if words := _words(path, is_below=len(inside.parts) > 1):
            yield Problem(f"{docs.name}/{inside.as_posix()}", 0, words)


def _words(path: Path, *, is_below: bool) -> str:
    end = path.suffix
    name = path.name.partition(".")[0] + ".md"
    if is_below and end.lower() in _MEANT:
        return f"{NO_PAGE}: rename it to {name}"
    if end.lower() in _OF_OFFICES:
        return f"no page is made of a {end} file: put its text into {name}"
    return "a program left this file here: delete it" if end.lower() in _LEFT else ""
