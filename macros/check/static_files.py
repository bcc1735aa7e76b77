"""Files in docs/ that are no pages: what a browser or a host would stumble over."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

from macros.check.written_pages import texts
from macros.data import contents
from macros.data.files import read_text
from macros.data.problems import Problem

_JSON = (".json", ".webmanifest")
_HEADERS = "_headers"
"""Netlify's and Cloudflare's file of HTTP headers."""

_HEADER_LINE = re.compile(r"^(?:\s*(?:#.*)?|\S.*|\s+[\w-]+:\s*\S.*|\s+!\s*[\w-]+)$")


def problems(docs: Path) -> Iterator[Problem]:
    """What is wrong in `docs` with JSON, with files for hosts, and with pictures and the like."""
    misnamed = [*_misnamed(docs)]
    yield from (*misnamed, *_named_and_gone(docs, misnamed))
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


_OF_HOSTS = (_HEADERS, "_redirects", "CNAME", "robots.txt", "site.webmanifest")
"""Files that a host or a browser asks for by these names, at the top of docs/."""

_ADDED = re.compile(r"\.(?:txt|json|md|html?|rtf|text|ya?ml|xml)$")
"""What an editor puts behind the name of a file that it knows no kind of."""


def _misnamed(docs: Path) -> Iterator[Problem]:
    """Files that a host would read, if they had the name by which it asks for them."""
    for path in sorted(docs.glob("*")) if docs.is_dir() else ():
        if path.name not in _OF_HOSTS and path.is_file() and (meant := _meant(path.name)):
            is_there = meant in {other.name for other in docs.iterdir()}
            how = f"delete it, for {meant} is there" if is_there else f"rename it to {meant}"
            yield Problem(
                f"{docs.name}/{path.name}", 0, f"no host reads a file of this name: {how}"
            )


def _meant(name: str) -> str:
    """The name that was meant by that of a file; empty where it is as good as any."""
    known, bare = {one.casefold(): one for one in _OF_HOSTS}, name.casefold()
    if bare.endswith(".md") and not bare.startswith("_"):
        return ""  # a page may be called so
    long = [one for one in known if len(one) > _SHORT]
    near = get_close_matches(bare, long, 1, _NEAR)
    near += get_close_matches(bare.removesuffix(".txt"), long, 1, _NEAR)
    while _ADDED.search(bare) and bare not in known:
        bare = _ADDED.sub("", bare)
    return known.get(bare) or known.get("".join(near[:1]), "")


_NEAR, _SHORT = 0.85, 5
"""So like the name of another file: a sign more or less; to a short one, any word would be."""


def _named_and_gone(docs: Path, misnamed: Collection[Problem]) -> Iterator[Problem]:
    """A page says what the site's own file of this kind does, and there is none."""
    for name, text in texts(docs) if not misnamed else ():
        for found in _OF_THIS_SITE.finditer(text):
            if not (docs / found[1]).exists():
                words = f"this page says what the site's {found[1]} does, and there is none in"
                line = text.count("\n", 0, found.start()) + 1
                yield Problem(name, line, f"{words} {docs.name}/: put it back")


_OF_THIS_SITE = re.compile(r"\b[Ff]ile `(_headers|_redirects|robots\.txt)` of this site\b")
