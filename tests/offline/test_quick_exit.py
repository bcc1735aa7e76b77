"""*Leave this page quickly*, on pages about crisis."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.model.handbook import Handbook

PAGE = "start/hard-moments/"
AWAY = "https://www.weather.gov/"


@pytest.fixture
def crisis(page: Any) -> Iterator[Any]:
    """A page about crisis, reached from the front page; the page it leads away to is made up."""
    # By the page: what a context routes is told to its workers as well. One that is being stopped
    # gives no answer, and the call doesn't end.
    page.route(AWAY, lambda route: route.fulfill(body="<title>Weather</title>"))
    page.goto("./")
    page.goto(PAGE)
    page.locator("[data-quick-exit-keys]").wait_for()
    return page


def _with_leave(site: Path) -> set[str]:
    marked = (p for p in site.rglob("*.html") if "data-quick-exit" in p.read_text(encoding="utf-8"))
    return {p.parent.relative_to(site).as_posix() for p in marked}


def test_every_page_about_crisis_has_it(site: Path, handbook: Handbook) -> None:
    """The tasks marked so, the difference about reporting, and the page about hard moments."""
    tasks = {f"check/tasks/{t.id}" for t in handbook.all("tasks") if t.crisis}
    others = {"start/hard-moments", "reference/differences/reporting-a-crisis"}
    assert tasks | others <= _with_leave(site)


def test_back_does_not_lead_to_the_page_again(crisis: Any, site_url: str) -> None:
    """The other page takes the place of this one in the history."""
    crisis.locator("[data-quick-exit] a").click()
    crisis.wait_for_url(AWAY)
    crisis.go_back()
    assert crisis.url == site_url


def test_escape_three_times_leaves(crisis: Any) -> None:
    """The keys that the text beside the link names work wherever the focus is."""
    for _ in range(3):
        crisis.keyboard.press("Escape")
    crisis.wait_for_url(AWAY)


def test_escape_twice_stays(crisis: Any, site_url: str) -> None:
    """Nobody leaves by mistake."""
    for key in ("Escape", "Escape", "Tab", "Escape"):
        crisis.keyboard.press(key)
    assert crisis.url == site_url + PAGE


def test_the_other_site_is_not_told_where_one_was(crisis: Any) -> None:
    """The request carries no referrer."""
    with crisis.expect_request(AWAY) as asked:
        crisis.locator("[data-quick-exit] a").click()
    assert "referer" not in asked.value.headers


def test_the_link_stays_in_reach(crisis: Any) -> None:
    """It is on screen at the end of the page as well."""
    crisis.evaluate("scrollTo(0, document.querySelector('main').scrollHeight - innerHeight)")
    box = crisis.locator("[data-quick-exit] a").bounding_box()
    assert 0 <= box["y"] < 740 - box["height"]
    assert box["height"] >= 44


def test_without_scripts_it_is_a_plain_link(browser: Any, site_url: str) -> None:
    """The link works, and the keys that don't are not named."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(PAGE)
    assert page.locator("[data-quick-exit] a").get_attribute("href") == AWAY
    expect(page.locator("[data-quick-exit-keys]")).to_be_hidden()
    context.close()
