"""What a file holds, by how it begins: another kind of file than the end of its name says."""

from __future__ import annotations

import re
from pathlib import Path

HEAD = 16_384
"""Bytes at the start of a file that tell what it is."""

_OFFICE = (".docx", ".xlsx", ".pptx", ".zip")
_STARTS = (
    (rb"\x89PNG", "a PNG", (".png", ".ico")),
    (rb"\xff\xd8\xff", "a JPEG", (".jpg", ".jpeg")),
    (rb"GIF8", "a GIF", (".gif",)),
    (rb"RIFF....WEBP", "a WebP picture", (".webp",)),
    (rb"....ftypavi[fs]", "an AVIF picture", (".avif",)),
    (rb"....ftyp(?:hei|mif)", "a HEIC picture, as a phone takes it", ()),
    (rb"\x00\x00\x01\x00", "an icon of Windows", (".ico",)),
    (rb"wOF2", "a WOFF2 font", (".woff2",)),
    (rb"wOFF", "a WOFF font", (".woff",)),
    (rb"%PDF-", "a PDF", (".pdf",)),
    (rb"PK\x03\x04.*word/", "a Word file", _OFFICE),
    (rb"PK\x03\x04", "a zip, or a file of an office program", (".zip", *_OFFICE)),
    (rb"\xd0\xcf\x11\xe0", "a file of an old office program", (".doc", ".xls", ".ppt")),
    (rb"\{\\rtf", "a file of a word processor (RTF)", (".rtf",)),
    (rb"bplist", "a file of a Mac (plist)", ()),
    (rb"\x1f\x8b", "a packed file (gzip)", (".gz",)),
    (rb"version https://git-lfs", "a pointer of Git LFS", ()),
    (rb"<(?:!doctype\s+html|html|head)\b", "a web page", (".html", ".htm")),
    (rb"<(?:.*<)?(?:\w+:)?svg\b", "an SVG", (".svg",)),
)
"""How files begin, what they are then, and the ends of names that say so."""

_SORTS = [
    (re.compile(start, re.IGNORECASE | re.DOTALL), kind, ends) for start, kind, ends in _STARTS
]
_BEFORE_TAG = re.compile(rb"<!--.*?-->|\A\xef\xbb\xbf", re.DOTALL)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".ico")
_NAMED = (*_PICTURES, ".woff2", ".woff", ".pdf", ".zip", ".gz")
_AS_TEXT = {".md": " (Markdown)", ".yml": " (YAML)"}


def of_text(raw: bytes, path: Path) -> str:
    """What `raw`, with which a file of text begins, is in its place; empty where it is text."""
    kind, ends = _kind(raw)
    if not kind or path.suffix.lower() in ends or (kind == "an SVG" and path.suffix != ".yml"):
        return ""
    if how := _HOW.get(kind):
        return f"this is {kind}, and not the file: {how}"
    as_what = _AS_TEXT.get(path.suffix.lower(), "")
    return f"this is {kind}, and no text: save it as plain text{as_what}"


def of_file(path: Path) -> str:
    """What `path` holds in the place of what its name says; empty where that is so, or anything.

    Raises OSError where it can't be read.
    """
    end = path.suffix.lower()
    if end not in _NAMED:
        return ""
    with path.open("rb") as opened:
        raw = opened.read(HEAD)
    kind, ends = _kind(raw)
    if end in ends:
        return ""
    if not raw:
        return f"this file is empty: put the {_noun(end)} back, or delete it"
    if how := _HOW.get(kind):
        return f"this is {kind}, and not the {_noun(end)}: {how}"
    rename = f", or let its name end in {ends[0]}" if ends else ""
    what = kind or f"no {end[1:].upper()}, whatever its name says"
    return f"this is {what}: save it as {end[1:].upper()}{rename}"


_HOW = {
    "a pointer of Git LFS": "fetch that with git lfs pull, or put it back",
    "a web page": "take the file itself (at GitHub: Raw), and put it back",
}


def _kind(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """What a file is that begins so, and the ends of names that say it; empty where none does."""
    head = raw[:HEAD]
    if head.startswith(_UTF_16):
        head = head.decode("utf-16", "ignore").encode()
    if b"<" in head:
        head = _BEFORE_TAG.sub(b"", head).lstrip()
    found = ((kind, ends) for start, kind, ends in _SORTS if start.match(head))
    return next(found, ("", ()))


def _noun(end: str) -> str:
    return "picture" if end in _PICTURES else "file"
