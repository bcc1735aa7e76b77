"""Every page is light, and what only some readers need is fetched only when they ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests import walk

KB = 1024
MOST = 150 * KB
"""For a builder, which brings everything that it builds from: every question and rule."""
IN_USE = (60 + 120) * KB
"""For the front page with the first answer of its lookup."""


FORMS_AND_DRAWINGS = {
    "supervise/ips-self-rating/": "a form of fifty answers, with its script",
    "supervise/self-assessments/": "four forms, with their script",
    "supervise/structures/": "six drawings",
}
"""Pages in a guide's place that bring more than words, and why they may weigh 64 KB."""
RULES = "hire/check-a-posting/"
"""The builder with a guide to read besides: it fetches every rule of both checks, and may weigh
192 KB."""


def most(path: str) -> int:
    """What a page may weigh at first, before somebody touches it, in bytes as gzip sends it."""
    if path in FORMS_AND_DRAWINGS:
        return 64 * KB
    if path.startswith("check/tasks/") and path != "check/tasks/":
        return 50 * KB
    if path.startswith(("start/", "alongside/", "supervise/", "build/")) or not path:
        return 60 * KB
    if path == RULES:
        return 192 * KB
    return MOST


def test_every_page_is_light(visits: list[walk.Visit]) -> None:
    """The front page and the guides weigh at most 60 KB, a task 50, a builder 176.

    Three pages that bring forms or drawings are named above, and may weigh 64; so is the check of
    postings, which may weigh 192.
    """
    assert min(v.weight for v in visits) > 5 * KB
    assert {v.path: v.weight for v in visits if v.weight > most(v.path)} == {}


def test_the_lookup_in_use_is_light(page: Any, site: Path) -> None:
    """The first answer of the lookup weighs at most 120 KB more than the front page may."""
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    base = page.url
    page.locator(".lookup__input").fill("hand out meds")
    page.locator(".lookup__results > *").first.wait_for()
    names = {url.removeprefix(base).partition("?")[0] for url in asked}
    assert any("lookup" in name for name in names)
    assert sum(walk.weight(site, name) for name in names) <= IN_USE
