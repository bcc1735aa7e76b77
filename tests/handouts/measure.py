"""What is wrong with how a sheet lies on its pages, read off the boxes of its layout."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from macros.outputs.handouts import layout

WHOLE = ("question", "card", "panel__question")
"""Classes of what never stands on two pages."""

HEADINGS = ("h1", "h2", "h3", "h4")


def faults(document: Any) -> list[str]:
    """Everything that is wrong with the layout of `document`, each with its page."""
    found: list[str] = []
    for number, page in enumerate(document.pages, 1):
        found += [f"page {number}: {what}" for what in _on(page)]
    for number, (page, after) in enumerate(pairwise(document.pages), 1):
        found += [f"page {number}: {what}" for what in _between(page, after)]
    if layout.scraps(document):
        found.append(f"the last page has {layout.lines(document.pages[-1])} lines")
    return found


def _on(page: Any) -> Iterator[str]:
    top = page._page_box
    bottom, right = top.content_box_y() + top.height, top.content_box_x() + top.width
    for box in layout.boxes(page):
        if layout.is_line(box) and box.position_y + box.height > bottom + 1:
            yield f"over the lower margin: {words(box)}"
        if layout.is_line(box) and box.position_x + box.width > right + 1:
            yield f"over the right margin: {words(box)}"


def _between(page: Any, after: Any) -> Iterator[str]:
    yield from _heading_last(page)
    for element in (_elements(page) & _elements(after)) - _heads(page):
        if element.tag == "tr" or {*element.get("class", "").split()} & {*WHOLE}:
            yield f"goes on overleaf: {_text(element)}"
        if element.tag == "tbody":
            yield from _lonely(element, page, after)


def _heading_last(page: Any) -> Iterator[str]:
    lines = [box for box in layout.boxes(page) if layout.is_line(box)]
    for heading in (box for tag in HEADINGS for box in tagged(page, tag)):
        if lines and lines[-1] in list(layout.within(heading)):
            yield f"a heading at its end: {words(heading)}"


def _lonely(body: Any, page: Any, after: Any) -> Iterator[str]:
    """The first or last row of a longer table, where it stands on a page without another."""
    for side in (page, after):
        rows = [box.element for box in tagged(side, "tr") if box.element in list(body)]
        if len(rows) == 1 and len(body) > _ENOUGH:
            yield f"a row alone: {_text(rows[0])}"


_ENOUGH = 2
"""Rows of a table that may well stand on one page each."""


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())[:60]


def _elements(page: Any) -> set[Any]:
    return {b.element for b in layout.boxes(page) if b.element is not None}


def tagged(page: Any, tag: str) -> list[Any]:
    """The boxes of the elements with this tag on `page`."""
    return [box for box in layout.boxes(page) if box.element_tag == tag]


def _heads(page: Any) -> set[Any]:
    """The rows of the heads of tables, which every page repeats."""
    heads = [b.element for b in layout.boxes(page) if b.element_tag == "thead"]
    return {row for head in heads for row in head}


def words(box: Any) -> str:
    """The beginning of the words in `box`."""
    return "".join(getattr(b, "text", "") for b in layout.within(box))[:60]
