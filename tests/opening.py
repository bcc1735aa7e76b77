"""Pages of the site in a browser that has fetched its scripts before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Context = Callable[..., Any]
"""Gives the browser's context with these options, the same one each time."""


@contextmanager
def opening(context: Context, site_url: str) -> Iterator[Callable[..., Any]]:
    """A function that gives a new page: `new(375, 740, color_scheme="dark")`.

    At its end the pages close, and what they kept is forgotten.
    """
    pages = []

    def new(width: int, height: int, **options: Any) -> Any:
        page = context(**options).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        return page

    yield new
    for page in pages:
        own = {"origin": site_url.rstrip("/"), "storageTypes": "all"}
        page.context.new_cdp_session(page).send("Storage.clearDataForOrigin", own)
        page.close()
