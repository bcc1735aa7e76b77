"""The slides in the browser: what the decks say, one at a time by keyboard, all of them without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import expect

from macros.model.addresses import page_url, slides_page
from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.configuration import configuration
from macros.outputs.slides.deck import NO_BREAK, deck

ADDRESS = "train/plans/part-of-the-role/slides/"


def test_the_pages_say_what_the_decks_say(site: Path, handbook: Handbook, root: Path) -> None:
    """Every plan has its page, with the title, the lines and the notes of each slide in order."""
    url = configuration(root / "mkdocs.yml")["site_url"]
    for plan in handbook.all(SessionPlan):
        page = html.parse(site / page_url(slides_page(handbook, plan.id)) / "index.html")
        shown = [
            (
                slide.xpath("string(h2)"),
                tuple(line.text_content() for line in slide.xpath("p[not(@class)]|ul/li")),
                slide.xpath("string(details/p)"),
            )
            for slide in page.xpath("//section")
        ]
        titles = ((s.title.replace(NO_BREAK, " "), s) for s in deck(handbook, plan, url))
        assert shown == [(title, s.lines, s.notes) for title, s in titles]


def test_each_plan_leads_to_its_slides(site: Path, handbook: Handbook) -> None:
    """And they lead back."""
    for plan in handbook.all(SessionPlan):
        page = html.parse(site / "train/plans" / plan.id / "index.html")
        assert page.xpath("//a[@href='slides/']")
        slides = html.parse(site / page_url(slides_page(handbook, plan.id)) / "index.html")
        assert slides.xpath("//a[@href='../']")


@pytest.fixture
def wall(page: Any) -> Any:
    """The slides of a plan, on a projector."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.goto(ADDRESS)
    page.locator(".shows").wait_for()
    return page


def test_keys_turn_the_slides(wall: Any) -> None:
    """One at a time; the focus is on its title, its number is spoken, a reload comes back to it."""
    wall.keyboard.press("ArrowRight")
    wall.keyboard.press("PageDown")
    wall.keyboard.press("Space")
    expect(wall.locator(".slide:visible")).to_have_count(1)
    title = wall.evaluate("document.activeElement.textContent")
    assert title == wall.locator("#slide-4 h2").text_content()
    assert wall.get_by_role("status").text_content().startswith("Slide 4 of")
    wall.reload()
    wall.locator(".shows").wait_for()  # without its script every slide is visible
    expect(wall.locator("#slide-4")).to_be_visible()
    wall.keyboard.press("n")
    expect(wall.locator("#slide-4 details p")).to_be_visible()
    wall.get_by_role("button", name="Next").press("Space")
    expect(wall.locator("#slide-5:visible")).to_have_count(1)
    wall.keyboard.press("Escape")
    expect(wall.locator(".slide:visible")).to_have_count(wall.locator(".slide").count())
    wall.get_by_role("button", name="Show one at a time").press("Enter")
    expect(wall.locator(".slide:visible")).to_have_count(1)


def test_nothing_on_the_wall_is_cut_off(wall: Any, handbook: Handbook) -> None:
    """Every slide of every plan fits a projector, large as it stands there."""
    for plan in handbook.all(SessionPlan):
        wall.goto(page_url(slides_page(handbook, plan.id)))
        wall.locator(".shows").wait_for()
        for number in range(1, wall.locator(".slide").count() + 1):
            slide = wall.locator(f"#slide-{number}")
            expect(slide).to_be_visible()
            size, over = slide.evaluate(
                "s => [parseFloat(getComputedStyle(s).fontSize), s.scrollHeight - s.clientHeight]"
            )
            assert size >= 28
            assert over <= 1, (plan.id, number)
            wall.keyboard.press("PageDown")


def test_without_scripts_all_slides_are_there(browser: Any, site_url: str) -> None:
    """One below the other, the notes folded."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto(ADDRESS)
    assert page.locator(".slide:visible").count() == page.locator(".slide").count() > 1
    expect(page.locator("details p").first).to_be_hidden()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()
