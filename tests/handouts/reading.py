"""What the tests read off a PDF or off the HTML that it was made from."""

from __future__ import annotations

import gc
import html
import io
import multiprocessing
import re
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property, partial

from pypdf import PdfReader

from macros.outputs.handouts.pdf import PdfWriter, written
from tests.handouts import measure

Key = tuple[str, str]
"""The name of a sheet, and of a format."""

FOOT = 38
"""Points from the bottom edge; only the running foot of a page stands lower."""

_BLOCK = re.compile(r"</?(?:p|li|td|th|tr|table|thead|tbody|h\d|ul|ol|div|section|aside)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, repr=False)
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


@dataclass(frozen=True)
class Proof:
    """A sheet as laid out: what is wrong with its pages, and its PDF where that is asked for."""

    faults: tuple[str, ...]
    paper: Paper | None


def proofs(jobs: Mapping[Key, str], on_paper: Collection[Key]) -> dict[Key, Proof]:
    """Every HTML document laid out once, on two processors; those `on_paper` printed and read."""
    context = multiprocessing.get_context("spawn")
    made = partial(_proof, on_paper=frozenset(on_paper))
    with ProcessPoolExecutor(2, context, _seldom_collect) as pool:
        return dict(zip(jobs, pool.map(made, jobs.items(), chunksize=8), strict=True))


def _seldom_collect() -> None:
    """Look for garbage in circles seldom: the boxes of a page are many, and all in use."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def _proof(job: tuple[Key, str], on_paper: frozenset[Key]) -> Proof:
    key, html_ = job
    laid_out = _press().lay_out(html_)
    paper = _read(written(laid_out)) if key in on_paper else None
    return Proof(tuple(measure.faults(laid_out)), paper)


def _read(content: bytes) -> Paper:
    sizes: set[float] = set()
    pages = tuple(_page(page, sizes) for page in PdfReader(io.BytesIO(content)).pages)
    return Paper(content, pages, frozenset(sizes))


@cache
def _press() -> PdfWriter:
    return PdfWriter()


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
