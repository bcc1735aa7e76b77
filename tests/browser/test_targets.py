"""A link into the middle of a page leads there, whatever comes in above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]

OFF = """() => {
  const target = document.getElementById(location.hash.slice(1));
  const header = document.querySelector(".md-header").getBoundingClientRect();
  return target.getBoundingClientRect().top - header.bottom;
}"""


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize(
    "address",
    ["hire/job-description/", "hire/interview/", "hire/ads/", "hire/check-a-posting/"],
)
def test_a_link_into_a_builder_page_lands(open_page: Open, address: str, width: int) -> None:
    """The heading that a link names is below the header once the builder has come in."""
    last = "all => all.at(-1).id"
    anchor = open_page(address, width).locator("article :is(h2, h3)[id]").evaluate_all(last)
    page = open_page(f"{address}#{anchor}", width, scripts=True)
    page.wait_for_timeout(500)
    end = "document.documentElement.scrollHeight - innerHeight - scrollY < 2"
    assert -1 <= page.evaluate(OFF) <= 60 or (page.evaluate(end) and page.evaluate(OFF) > 0)


def test_the_header_covers_no_target(open_page: Open) -> None:
    """What a contents list leads to stands clear of the header that stays on top."""
    page = open_page("start/notes/", 1280)
    page.locator(".md-nav--secondary a").nth(3).click()
    page.wait_for_timeout(300)
    assert -1 <= page.evaluate(OFF) <= 40
