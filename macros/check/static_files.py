"""Files in docs/ that are no pages: what a browser or a host would stumble over."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from macros.data import contents
from macros.data.files import read_text
from macros.data.problems import Problem

_JSON = (".json", ".webmanifest")
_HEADERS = "_headers"
"""Netlify's and Cloudflare's file of HTTP headers."""

_HEADER_LINE = re.compile(r"^(?:\s*(?:#.*)?|\S.*|\s+[\w-]+:\s*\S.*|\s+!\s*[\w-]+)$")


def problems(docs: Path) -> Iterator[Problem]:
    """What is wrong with the JSON and the headers in `docs`, and with pictures and the like."""
    yield from files_hold_what_they_say(docs, docs.parent)
    if (docs / _HEADERS).is_file():
        yield from _headers(docs / _HEADERS, f"{docs.name}/{_HEADERS}")


def files_hold_what_they_say(folder: Path, root: Path) -> Iterator[Problem]:
    """JSON that no program can read, and files that are not what their names say, in `folder`.

    They are told by their path from `root`.
    """
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(root).as_posix()
        if path.suffix in _JSON and path.is_file():
            yield from _json(path, name)
        elif words := _other_contents(path):
            yield Problem(name, 0, words)


def _other_contents(path: Path) -> str:
    """What a picture, a font or a file to fetch is in the place of what its name says."""
    try:
        return contents.of_file(path) if path.is_file() else ""
    except OSError as error:
        return f"it can't be read ({error.strerror}): look at the file and at who may read it"


def _json(path: Path, name: str) -> Iterator[Problem]:
    text, problem = read_text(path, name)
    try:
        json.loads(text if problem is None else "null")
    except json.JSONDecodeError as error:
        line, words = _slip(text, error)
        problem = Problem(name, line, f"this is not valid JSON: {words}")
    yield from [problem] if problem else ()


def _slip(text: str, error: json.JSONDecodeError) -> tuple[int, str]:
    """The line of a slip in JSON, and what to do about it."""
    before, msg = text[: error.pos].rstrip(), error.msg
    above = before.count("\n") + 1
    if "control character" in msg or "Unterminated" in msg:
        return error.lineno, "a quote is missing in this line: a text has one on both sides"
    if before.endswith(","):
        return above, "take the last comma away"
    if "',' delimiter" in msg and above < error.lineno:
        return above, "a comma is missing at the end of this line"
    if "',' delimiter" in msg:
        return above, "a comma is missing here, or a \\ before a quote inside a text"
    return error.lineno, f"{msg[:1].lower()}{msg[1:]}"


def _headers(path: Path, name: str) -> Iterator[Problem]:
    text, problem = read_text(path, name)
    yield from [problem] if problem else ()
    for number, line in enumerate(text.split("\n"), 1):
        if not _HEADER_LINE.match(line):
            words = "a header is written with its name, a colon and its value: Name: value"
            yield Problem(name, number, words)
