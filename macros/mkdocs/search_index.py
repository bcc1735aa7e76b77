"""The index of the site's own search: every part of every page, as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import Any, Protocol

INDEX = "search/search_index.json"

_HEADING = re.compile(r'<h([1-6])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_SILENT = re.compile(
    r'<(script|style|svg|noscript)\b.*?</\1>|<a class="headerlink".*?</a>', re.DOTALL
)
_EXCLUDED = re.compile(r"<(\w+)\b[^>]*\sdata-search-exclude\b[^>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


Part = Mapping[str, str]
"""A part of a page: its address, its title and its text."""


class Shown(Protocol):
    """What the index needs of a page."""

    content: str | None
    meta: MutableMapping[str, Any]

    @property
    def url(self) -> str:
        """Its address, from the root of the site."""

    @property
    def title(self) -> str | None:
        """Its title."""


def write(pages: Iterable[Shown], site: Path) -> None:
    """Write the index of `pages` below the built `site`."""
    path = site / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    docs = [
        part
        for page in pages
        if _wanted(page)
        for part in parts(page.url, str(page.title), page.content or "")
    ]
    text = json.dumps({"docs": docs}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


@lru_cache(maxsize=2000)
def parts(url: str, title: str, content: str) -> tuple[Part, ...]:
    """What stands under the title of a page, then under each heading, with its address.

    It is kept, for under `make serve` most pages are as at the last build.
    """
    return tuple(_parts(url, title, without_excluded(_SILENT.sub(" ", content))))


def _parts(url: str, title: str, html: str) -> Iterator[Part]:
    location, at = url, 0
    for heading in _HEADING.finditer(html):
        if heading[1] == "1":
            at = heading.end()
            continue
        yield _part(location, title, html[at : heading.start()])
        location, title, at = f"{url}#{heading[2]}", plain(heading[3]), heading.end()
    yield _part(location, title, html[at:])


def without_excluded(html: str) -> str:
    """`html` without the elements that are marked with `data-search-exclude`."""
    while marked := _EXCLUDED.search(html):
        html = html[: marked.start()] + html[_end(html, marked) :]
    return html


def _end(html: str, start: re.Match[str]) -> int:
    """Where the element ends whose tag `start` is."""
    depth = 1
    for tag in re.compile(rf"<(/?){start[1]}\b").finditer(html, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.start()) + 1
    return len(html)


def plain(html: str) -> str:
    """The words of `html` on one line; only what is special in HTML stays a reference."""
    words = " ".join(_TAG.sub(" ", _INLINE.sub("", html)).split())
    return escape(unescape(words), quote=False)


def _part(location: str, title: str, html: str) -> Part:
    return {"location": location, "title": title, "text": plain(html)}


def _wanted(page: Shown) -> bool:
    asked = page.meta.get("search")
    return not (isinstance(asked, dict) and asked.get("exclude"))
