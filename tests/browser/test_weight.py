"""Every page is light, and what only some readers need is fetched only when they ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests import walk

MOST = 80 * 1024


def test_every_page_is_light(visits: list[walk.Visit]) -> None:
    """A page and all it fetches at first weigh at most 80 KB as gzip sends them."""
    assert min(v.weight for v in visits) > 5 * 1024
    assert {v.path: v.weight for v in visits if v.weight > MOST} == {}


def test_the_lookup_in_use_is_light(page: Any, site: Path) -> None:
    """The front page with an answer in its lookup still weighs at most 80 KB."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    base = page.url
    page.locator(".lookup__input").fill("hand out meds")
    page.locator(".lookup__results > *").first.wait_for()
    names = {url.removeprefix(base).partition("?")[0] for url in asked}
    assert any("lookup" in name for name in names)
    assert sum(walk.weight(site, name) for name in names) <= MOST
