"""Every page is light, and what only some readers need is fetched only when they ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import walk

KB = 1024
MOST = 152 * KB
"""For a builder, which brings what it builds from: its questions and its rules."""
POSTINGS = 176 * KB
"""For the check of postings, which has the most rules, as a list and as data."""
SEARCH = 120 * KB
"""For the first search on a page: its scripts, what they ask, and the texts that fit."""
IN_USE = (60 + 120) * KB
"""For the front page with the first answer of its lookup."""


FORMS_AND_DRAWINGS = {
    "supervise/ips-self-rating/": "a form of fifty answers, with its script",
    "supervise/self-assessments/": "four forms, with their script",
    "supervise/structures/": "six drawings",
}
"""Pages in a guide's place that bring more than words, and why they may weigh 64 KB."""


def most(path: str) -> int:
    """What a page may weigh at first, before somebody touches it, in bytes as gzip sends it."""
    if path in FORMS_AND_DRAWINGS:
        return 64 * KB
    if path.startswith("check/tasks/") and path != "check/tasks/":
        return 50 * KB
    if path.startswith(("start/", "alongside/", "supervise/", "build/")) or not path:
        return 60 * KB
    return POSTINGS if path == "hire/check-a-posting/" else MOST


def test_every_page_is_light(visits: list[walk.Visit]) -> None:
    """The front page and the guides weigh at most 60 KB, a task 50, a builder 152.

    Three pages that bring forms or drawings are named above, and may weigh 64; the check of
    postings may weigh 176.
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


HEAVIEST = ("hand out meds", "coming off meds", "collaborative documentation")
"""Of 529 questions and searches that people really asked, those whose answer weighs most, and one
that brings a card."""


@pytest.mark.parametrize("text", HEAVIEST)
def test_the_first_search_is_light(page: Any, site: Path, text: str) -> None:
    """All that the first search asks for weighs at most 120 KB; what it can do without waits."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("start/notes/", wait_until="networkidle")
    there = {*asked}  # the logo is shown once more
    base = page.url.removesuffix("start/notes/")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox", name="Search").fill(text)
    expect(page.locator(".lookup-card h2, .lookup-list h2").first).to_be_visible()
    expect(page.locator(".lookup-list mark").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    names = {url.removeprefix(base) for url in {*asked} - there}
    assert [name for name in names if "bundle" in name] == []
    assert 100 * KB < sum(walk.weight(site, name) for name in names) <= SEARCH
