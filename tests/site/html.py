"""The built pages, read once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

REMOTE = ("http", "https")
BASE = "/peer-role-handbook/"
"""Where site_url puts the site; only the page for unknown addresses links from there."""


@dataclass
class Parsed:
    """What the checks need of a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)
    handlers: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    turns: list[tuple[str, str]] = field(default_factory=list)
    refreshes: bool = False


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parsed = Parsed()
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.parsed.tags[tag] += 1
        self._silent += tag in ("script", "style")
        self.parsed.ids += [given["id"]] if "id" in given else []
        self.parsed.entries += [given["data-entry"]] if "data-entry" in given else []
        self.parsed.handlers += [n for n in given if n.startswith("on")]
        self.parsed.refreshes |= given.get("http-equiv") == "refresh"
        if "href" in given and given.get("rel") in ("prev", "next"):
            self.parsed.turns.append((f"{tag} {given['rel']}", given["href"]))
        sort = re.search(r"\bmd-footer__link--(prev|next)\b", given.get("class", ""))
        if sort:
            self.parsed.turns.append((f"a {sort[1]}", given["href"]))
        if (tag == "a" or given.get("rel") == "alternate") and "href" in given:
            self.parsed.links.append(given["href"])
        elif tag != "a":
            self.parsed.loads += [given[n] for n in ("href", "src", "poster", "data") if n in given]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parsed.text.append(data)


@cache
def parse(path: Path) -> Parsed:
    """The page at `path`."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.parsed


def pages(site: Path) -> list[Path]:
    """Every HTML page of the built site."""
    return sorted(site.rglob("*.html"))


def is_remote(address: str) -> bool:
    """Whether the address leads to another host."""
    parts = urlsplit(address)
    return parts.scheme in REMOTE or bool(parts.netloc)


def dead(site: Path, page: Path, address: str) -> bool:
    """Whether an address on a page leads nowhere on the site."""
    parts = urlsplit(address)
    if is_remote(address) or parts.scheme in ("mailto", "data", "tel"):
        return False
    if parts.scheme:
        return True
    target = _target(site, page, unquote(parts.path))
    if not target.is_file():
        return True
    anchor = unquote(parts.fragment)
    return bool(anchor) and target.suffix == ".html" and anchor not in parse(target).ids


def _target(site: Path, page: Path, path: str) -> Path:
    if not path:
        return page
    if path.startswith(BASE):
        target = site / path.removeprefix(BASE)
    else:
        target = (page.parent / path).resolve()
    return target / "index.html" if target.is_dir() else target
