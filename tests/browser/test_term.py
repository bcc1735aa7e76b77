"""A word of the glossary opens its meaning where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

PAGE = "supervise/co-supervision/"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def guide(browser: Any, site_url: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A guide with a word of the glossary on it, on a phone."""
    context = browser.new_context(
        base_url=site_url,
        viewport={"width": 320, "height": 640},
        has_touch=True,
        java_script_enabled=request.param,
    )
    page = context.new_page()
    page.goto(PAGE)
    yield page
    context.close()


def test_a_tap_opens_the_meaning(guide: Any) -> None:
    """The meaning is hidden until the word is tapped, and then inside the screen."""
    note = guide.locator(".term__note").first
    expect(note).to_be_hidden()
    guide.locator(".term__button").first.tap()
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_a_second_tap_closes_it(guide: Any) -> None:
    """The word that opened it closes it."""
    button = guide.locator(".term__button").first
    button.tap()
    button.tap()
    expect(guide.locator(".term__note").first).to_be_hidden()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_opens_it_and_escape_closes_it(guide: Any, key: str) -> None:
    """No pointer is needed."""
    note = guide.locator(".term__note").first
    guide.locator(".term__button").first.focus()
    guide.keyboard.press(key)
    expect(note).to_be_visible()
    guide.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_the_link_to_the_glossary_comes_next(guide: Any) -> None:
    """From the open word, Tab leads into its meaning."""
    button = guide.locator(".term__button").first
    button.focus()
    guide.keyboard.press("Enter")
    guide.keyboard.press("Tab")
    expect(guide.locator(".term__note a:focus")).to_have_count(1)
