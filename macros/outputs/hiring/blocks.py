"""Documents as lists of blocks: one description that the pages, the previews and Word share.

A block is a mapping that JSON can hold, so that the same block means the same thing here and in
web/engines/hiring/documents.js:

    {"kind": "title" | "text" | "say", "text": ...}
    {"kind": "heading", "level": 1 | 2, "text": ...}
    {"kind": "bullets" | "numbers", "items": [...]}
    {"kind": "table", "caption": ..., "head": [...], "rows": [[...], ...],
     "widths": [...], "room": ...}

`widths` are the shares of the columns; `room` is the least height of a row, in twentieths of a
point, where somebody is to write in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

Block = dict[str, Any]


def title(text: str) -> Block:
    """The title of a document."""
    return {"kind": "title", "text": text}


def heading(level: int, text: str) -> Block:
    """A heading; level 1 is the highest below the title."""
    return {"kind": "heading", "level": level, "text": text}


def text(words: str) -> Block:
    """A paragraph."""
    return {"kind": "text", "text": words}


def say(words: str) -> Block:
    """Words to be said aloud."""
    return {"kind": "say", "text": words}


def bullets(items: Sequence[str]) -> Block:
    """A list in no special order."""
    return {"kind": "bullets", "items": list(items)}


def numbers(items: Sequence[str]) -> Block:
    """A list of steps."""
    return {"kind": "numbers", "items": list(items)}


def table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    room: int = 0,
) -> Block:
    """A table with a head; `room` for rows to write in."""
    return {
        "kind": "table",
        "caption": caption,
        "head": list(head),
        "rows": [list(row) for row in rows],
        "widths": list(widths),
        "room": room,
    }


def texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Every text of `blocks` in reading order, cells that are empty left out."""
    for block in blocks:
        if block["kind"] == "table":
            yield from (cell for row in [block["head"], *block["rows"]] for cell in row if cell)
        elif "items" in block:
            yield from block["items"]
        else:
            yield block["text"]
