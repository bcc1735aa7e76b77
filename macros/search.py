"""The index of the site's own search: every part of every page, as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

INDEX = "search/search_index.json"

_HEADING = re.compile(r'<h([1-6])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_SILENT = re.compile(r"<(script|style|svg|noscript)\b.*?</\1>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


class Shown(Protocol):
    """What the index needs of a page."""

    url: str
    title: str | None
    content: str | None
    meta: dict[str, object]


def write(pages: Iterable[Shown], site: Path) -> None:
    """Write the index of `pages` below the built `site`."""
    path = site / INDEX
    path.parent.mkdir(parents=True, exist_ok=True)
    docs = [part for page in pages if _wanted(page) for part in parts(page)]
    text = json.dumps({"docs": docs}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8")


def parts(page: Shown) -> Iterator[dict[str, str]]:
    """What stands under the title of `page`, then under each heading, with its address."""
    html = _SILENT.sub(" ", page.content or "")
    location, title, at = page.url, str(page.title), 0
    for heading in _HEADING.finditer(html):
        if heading[1] == "1":
            at = heading.end()
            continue
        yield _part(location, title, html[at : heading.start()])
        location, title, at = f"{page.url}#{heading[2]}", plain(heading[3]), heading.end()
    yield _part(location, title, html[at:])


def plain(html: str) -> str:
    """The words of `html`, with the character references that it holds."""
    return " ".join(_TAG.sub(" ", _INLINE.sub("", html)).split())


def _part(location: str, title: str, html: str) -> dict[str, str]:
    return {"location": location, "title": title, "text": plain(html)}


def _wanted(page: Shown) -> bool:
    asked = page.meta.get("search")
    return not (isinstance(asked, dict) and asked.get("exclude"))
