"""The built pages as a browser shows them: what axe-core finds, how wide they are, what they load."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """rules => axe.run(document, {resultTypes: ["violations"], runOnly: rules}).then(
  ({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`)))"""


@dataclass(frozen=True)
class Visit:
    """What one page showed when it was opened."""

    path: str
    findings: tuple[str, ...]
    width: int
    weight: int


@cache
def axe() -> str:
    """The script of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def findings(page: Any) -> list[str]:
    """What axe-core finds on `page` as it is now."""
    page.evaluate(axe())
    return list(page.evaluate(RUN, RULES))


def paths(site: Path) -> list[str]:
    """The address of every page of the built site, redirects left out."""
    pages = (p for p in sorted(site.rglob("index.html")) if not _moved(p))
    return [p.relative_to(site).as_posix().removesuffix("index.html") for p in pages]


def visits(page: Any, site: Path) -> Iterator[Visit]:
    """Every page in turn: opened, looked at, and what it fetched added up as gzip sends it."""
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
    for path in paths(site):
        asked.clear()
        page.goto(path)
        found = tuple(findings(page))
        width = page.evaluate("document.documentElement.scrollWidth")
        yield Visit(path, found, width, sum(weight(site, name) for name in asked))


def _moved(path: Path) -> bool:
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")[:1000]


@cache
def weight(site: Path, name: str) -> int:
    """The bytes of a file of the site, compressed as a server sends it; 0 where there is none."""
    path = site / name
    file = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0
