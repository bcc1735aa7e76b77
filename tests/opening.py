"""Pages of the site in a browser that has fetched its scripts before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

Context = Callable[..., Any]
"""Gives the browser's context with these options, the same one each time; its first page stays."""


@contextmanager
def opening(context: Context, site_url: str) -> Iterator[Callable[..., Any]]:
    """A function that gives a new page: `new(375, 740, color_scheme="dark")`.

    At its end all pages but the first of a context close, and what they kept, were allowed and were
    answered is forgotten.
    """
    used = []

    def new(width: int, height: int, **options: Any) -> Any:
        one = context(**options)
        if one not in used:
            used.append(one)
        page = one.new_page()
        page.set_viewport_size({"width": width, "height": height})
        return page

    yield new
    for one in used:
        _clear(one, site_url.rstrip("/"))


def _clear(context: Any, origin: str) -> None:
    first, *others = context.pages
    for page in others:
        page.close()
    context.unroute_all()
    context.clear_permissions()
    context.clear_cookies()
    session = context.new_cdp_session(first)
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
