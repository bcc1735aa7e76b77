"""A link into the middle of a page leads there, whatever comes in above it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]

LANDED = """((most) => {
  const target = document.getElementById(location.hash.slice(1));
  const header = document.querySelector(".md-header").getBoundingClientRect();
  const below = target ? target.getBoundingClientRect().top - header.bottom : -Infinity;
  const ends = document.documentElement.scrollHeight - innerHeight - scrollY < 2;
  return below >= -1 && (below <= most || ends);
})"""
"""Whether the target stands below the header: at most so many pixels, or where the page ends."""


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
    page.locator("[data-hire][data-ready]").wait_for()
    page.wait_for_function(f"() => {LANDED}(60)")
    assert page.evaluate(f"{LANDED}(60)")


def test_the_header_covers_no_target(open_page: Open) -> None:
    """What a contents list leads to stands clear of the header that stays on top."""
    page = open_page("start/notes/", 1280)
    page.locator(".md-nav--secondary a").nth(3).click()
    page.wait_for_function(f"() => {LANDED}(40)")
    assert page.evaluate(f"{LANDED}(40)")
