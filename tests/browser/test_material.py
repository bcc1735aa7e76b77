"""What Material's own script does on a page, once it is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]


@pytest.fixture
def guide(open_page: Open) -> Any:
    """A guide on a wide screen, where somebody has begun to scroll."""
    page = open_page("start/notes/", 1280, scripts=True)
    page.mouse.move(700, 400)
    page.wait_for_function("() => document.querySelector('script[src*=bundle]')")
    return page


def test_the_contents_list_follows_the_reader(guide: Any) -> None:
    """`toc.follow`, and whatever else of Material's is on in mkdocs.yml, does what it says."""
    heading = guide.locator("article h2").nth(2)
    heading.evaluate("(one) => window.scrollTo(0, one.offsetTop)")
    marked = guide.locator(".md-nav--secondary .md-nav__link--active")
    expect(marked).to_have_attribute("href", f"#{heading.get_attribute('id')}")


def test_the_head_says_which_page_it_is_once_its_title_is_gone(guide: Any) -> None:
    """It says the handbook's name before."""
    title = guide.locator(".md-header__title")
    expect(title).not_to_contain_class("md-header__title--active")
    guide.evaluate("window.scrollTo(0, 2000)")
    expect(title).to_contain_class("md-header__title--active")
