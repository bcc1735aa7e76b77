"""One text for several systems: a tab for each, by key, on paper, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]

SHOWN = (
    "all => all.filter(e => e.checkVisibility()).map(e => e.textContent.trim().split(/[ ,]/)[1])"
)


def _texts(page: Any) -> list[str]:
    """The second word of each text that is shown: Safari or Chrome, Chrome again for a computer."""
    return list(page.locator("article .tabbed-block").evaluate_all(SHOWN))


@pytest.mark.parametrize("scripts", [True, False])
def test_one_text_shows_and_a_key_changes_it(open_page: Open, *, scripts: bool) -> None:
    """The first tab is open; an arrow opens the next one, with a ring around its name."""
    page = open_page("reference/offline/", java_script_enabled=scripts)
    assert _texts(page) == ["Safari"]
    page.get_by_role("radio", name="iPhone or iPad").focus()
    page.keyboard.press("ArrowRight")
    assert _texts(page) == ["Chrome"]
    names = page.locator("article .tabbed-labels label")
    rings = "all => all.map(e => getComputedStyle(e).outline.includes('solid 3px'))"
    assert names.evaluate_all(rings) == [False, True, False]


def test_paper_has_every_text(open_page: Open) -> None:
    """Each text is printed, below its name."""
    page = open_page("reference/offline/", 1280)
    page.emulate_media(media="print")
    assert len(_texts(page)) == 3
    tops = "all => all.map(e => [e.getBoundingClientRect().top, e.textContent.trim().slice(0, 9)])"
    rows = page.locator("article :is(.tabbed-labels label, .tabbed-block)").evaluate_all(tops)
    assert [words for _, words in sorted(rows)][::2] == ["iPhone or", "Android", "Computer"]


def test_an_address_opens_the_tab_that_it_is_in(open_page: Open) -> None:
    """A link to a place in the second text shows it, below the header."""
    page = open_page("train/lms/#canvas", 1280, scripts=True)
    page.locator("#canvas").wait_for()
    expect(page.locator("#moodle-questions")).to_be_hidden()
    top = page.locator("#canvas").evaluate("e => e.getBoundingClientRect().top")
    assert 0 < top < 400
