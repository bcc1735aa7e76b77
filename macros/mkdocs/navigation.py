"""Where pages stand in the navigation: asked by every page about every section, so kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


def folder(url: str) -> str:
    """The first part of an address: what all pages of a folder share."""
    return url.partition("/")[0]


def holder() -> Callable[[Any, str], bool]:
    """A function that says whether the page at an address, or one beside it, is below an item."""
    known: dict[int, frozenset[str]] = {}

    def holds(item: Any, url: str) -> bool:
        if id(item) not in known:
            known[id(item)] = frozenset(map(folder, _addresses(item)))
        return folder(url) in known[id(item)]

    return holds


def _addresses(item: Any) -> Iterator[str]:
    if item.is_page:
        yield item.url
    for child in item.children or ():
        yield from _addresses(child)
