"""What the tests read off a PDF or off the HTML that it was made from."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfReader

FOOT = 38
"""Points from the bottom edge; only the running foot of a page stands lower."""

_BLOCK = re.compile(r"</?(?:p|li|td|th|tr|table|thead|tbody|h\d|ul|ol|div|section|aside)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Paper:
    """A PDF as read: the text of each page without its foot, and every size of type on it."""

    reader: PdfReader
    pages: tuple[str, ...]
    sizes: frozenset[float]

    @property
    def text(self) -> str:
        """All of its text, without white space."""
        return squeezed("".join(self.pages))


def paper(content: bytes) -> Paper:
    """`content` as read."""
    reader = PdfReader(io.BytesIO(content))
    sizes: set[float] = set()
    return Paper(reader, tuple(_page(page, sizes) for page in reader.pages), frozenset(sizes))


def _page(page: object, sizes: set[float]) -> str:
    found: list[str] = []

    def see(text: str, user: list[float], matrix: list[float], _: object, size: float) -> None:
        if not text.strip():
            return
        sizes.add(round(size * abs(matrix[3] * user[3]), 1))
        if user[5] + matrix[5] * user[3] > FOOT:
            found.append(text)

    page.extract_text(visitor_text=see)
    return "".join(found)


def squeezed(text: str) -> str:
    """`text` without white space and hyphens that a line break can bring or take."""
    return re.sub(r"[\s\u00ad]+", "", text)


def blocks(body: str) -> Iterator[str]:
    """The texts of the blocks of an HTML body, such as a paragraph or a cell, without white space.

    A quotation's marks are left to the style sheet, so they are left out here.
    """
    for block in _BLOCK.split(body):
        text = squeezed(html.unescape(_TAG.sub("", block)))
        if text:
            yield text
