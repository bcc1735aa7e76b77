"""What the tests read off a PDF or off the HTML that it was made from."""

from __future__ import annotations

import html
import io
import multiprocessing
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property

from pypdf import PdfReader

from macros.outputs.handouts.pdf import Press, written

Key = tuple[str, str]
"""The name of a sheet, and of a format."""

FOOT = 38
"""Points from the bottom edge; only the running foot of a page stands lower."""

_BLOCK = re.compile(r"</?(?:p|li|td|th|tr|table|thead|tbody|h\d|ul|ol|div|section|aside)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Paper:
    """A PDF as read: the text of each page without its foot, and every size of type on it."""

    content: bytes
    pages: tuple[str, ...]
    sizes: frozenset[float]

    @cached_property
    def reader(self) -> PdfReader:
        """What pypdf makes of it."""
        return PdfReader(io.BytesIO(self.content))

    @property
    def text(self) -> str:
        """All of its text, without white space."""
        return squeezed("".join(self.pages))


def papers(jobs: Mapping[Key, str]) -> dict[Key, Paper]:
    """The PDFs of HTML documents, printed and read on two processors at once."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        printed = pool.map(_print, jobs.values(), chunksize=len(jobs) // 2 + 1)
        return {key: Paper(*parts) for key, parts in zip(jobs, printed, strict=True)}


def _print(html_: str) -> tuple[bytes, tuple[str, ...], frozenset[float]]:
    content = written(_press().lay_out(html_))
    sizes: set[float] = set()
    pages = tuple(_page(page, sizes) for page in PdfReader(io.BytesIO(content)).pages)
    return content, pages, frozenset(sizes)


@cache
def _press() -> Press:
    return Press()


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
    """`text` without white space and without the curly quotation marks that style sheets add."""
    return re.sub(r"[\s\u2018\u2019\u201c\u201d]+", "", text)


def blocks(body: str) -> Iterator[str]:
    """The texts of the blocks of an HTML body, such as a paragraph or a cell, squeezed."""
    for block in _BLOCK.split(body):
        text = squeezed(html.unescape(_TAG.sub("", block)))
        if text:
            yield text
