"""The built pages in a browser: what axe-core finds, how wide they are, what they load."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from tests import looks
from tests.chromium import launch
from tests.looks import Looks

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_LINKS = "link-in-text-block"
_ABOUT_COLORS = [looks.RULE, _LINKS]

Rules = Mapping[str, Any]
"""Options of axe.run."""

EVERY: Rules = {"runOnly": _TAGS}
COLORS: Rules = {"runOnly": {"type": "rule", "values": _ABOUT_COLORS}}
BUT_COLORS: Rules = {**EVERY, "rules": {name: {"enabled": False} for name in _ABOUT_COLORS}}

RUN_LINKS = """async (rule) => {
  const line = (at) => getComputedStyle(at).textDecorationLine;
  const around = (at) => at && (line(at) !== "none" || around(at.parentElement));
  const bare = [...document.querySelectorAll("[href], [role=link]")]
    .filter((at) => line(at) === "none" || around(at.parentElement));
  if (bare.length === 0) return [];
  const { violations } = await axe.run(bare, {
    resultTypes: ["violations"], runOnly: { type: "rule", values: [rule] },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}: ${failureSummary}`));
}"""
"""The rule about links in text, for those without a line below them: it takes a third of a run, and
passes whatever its words differ from those around it in more than their color."""

RUN = """rules => axe.run(document, {resultTypes: ["violations"], ...rules}).then(
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


def findings(page: Any, rules: Rules = EVERY) -> list[str]:
    """What axe-core finds on `page` as it is now."""
    _bring_axe(page)
    return list(page.evaluate(RUN, rules))


def _bring_axe(page: Any) -> None:
    if not page.evaluate("'axe' in globalThis"):
        page.evaluate(axe())


def once_a_look(page: Any, rules: Rules, passed: Looks) -> list[str]:
    """What `findings` finds of EVERY, COLORS or BUT_COLORS, faster.

    The contrast of text whose look has `passed` is not measured again, and of links in text those
    that a line shows are passed over.
    """
    found = [] if rules is COLORS else findings(page, BUT_COLORS)
    if rules is BUT_COLORS:
        return found
    return [*found, *_in_text(page), *passed.findings(page)]


def _in_text(page: Any) -> list[str]:
    """The links in text on `page` that nothing but their color shows."""
    _bring_axe(page)
    return list(page.evaluate(RUN_LINKS, _LINKS))


def paths(site: Path) -> list[str]:
    """The address of every page of the built site, redirects left out."""
    pages = (p for p in sorted(site.rglob("index.html")) if not _moved(p))
    return [p.relative_to(site).as_posix().removesuffix("index.html") for p in pages]


def visits(site: Path, site_url: str, hands: int = 2) -> list[Visit]:
    """Every page as a phone shows it in light colors, by as many browsers as there are `hands`."""
    every, passed = paths(site), Looks()
    shares = [every[n::hands] for n in range(hands)]
    with ThreadPoolExecutor(hands) as pool:
        done = pool.map(lambda share: _visit(share, site, site_url, passed), shares)
        return sorted((v for part in done for v in part), key=lambda v: v.path)


def _visit(every: list[str], site: Path, site_url: str, passed: Looks) -> list[Visit]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        context = browser.new_context(
            base_url=site_url,
            viewport={"width": 320, "height": 640},
            color_scheme="light",
            service_workers="block",
        )
        context.add_init_script(axe())  # V8 keeps what it has compiled of it
        page = context.new_page()
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(urlsplit(request.url).path.lstrip("/")))
        return [_look(page, site, path, asked, passed) for path in every]


def _look(page: Any, site: Path, path: str, asked: set[str], passed: Looks) -> Visit:
    """Open a page, look at it, and add up what it fetched as gzip sends it."""
    asked.clear()
    page.goto(path)
    found = tuple(once_a_look(page, EVERY, passed))
    width = page.evaluate("document.documentElement.scrollWidth")
    return Visit(path, found, width, sum(weight(site, name) for name in asked))


def _moved(path: Path) -> bool:
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")[:1000]


@cache
def weight(site: Path, name: str) -> int:
    """The bytes of a file of the site, compressed as a server sends it; 0 where there is none."""
    path = site / name
    file = path / "index.html" if path.is_dir() else path
    return len(gzip.compress(file.read_bytes(), 6)) if file.is_file() else 0
