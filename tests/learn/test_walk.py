"""A learning path from its first page to the record, on a phone-sized screen, by keyboard."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from macros.model.handbook import Handbook
from macros.outputs.site import DOCS
from macros.pages.learning_paths import stops
from tests.learn.test_quiz import kept, question

WIDTH = 375


def _go_to_the_check(page: Any) -> None:
    """Scroll as a reader does: the questions at the end of a page come to life on the way."""
    page.locator("#check-yourself").scroll_into_view_if_needed()


def _answer_all(page: Any, handbook: Handbook, ids: list[str]) -> None:
    _go_to_the_check(page)
    for id_ in ids:
        entry = handbook.get("questions", id_)
        form = question(page, id_)
        for option in entry.options:
            if option.right:
                form.locator(f"input[value={option.id}]").check()
            if option.match:
                form.locator(f"select[name={option.id}]").select_option(label=option.match)
        form.locator("button[type=submit]").press("Enter")


def test_a_path_is_walked_to_its_record(page: Any, handbook: Handbook) -> None:
    """Each page has its check; answered, the page is done; the record has every day."""
    page.clock.install(time="2026-11-21T10:00:00")
    here = stops(handbook.get("paths", "co-worker"), DOCS)
    page.goto("train/paths/")
    page.locator(f'[data-step="{here[0].key}"]').press("Enter")
    for stop in here:
        page.wait_for_url(f"**/{stop.step.page.removesuffix('.md')}/")
        page.get_by_text(f"{stop.number - 1} of {len(here)} pages done").wait_for()
        _answer_all(page, handbook, stop.step.questions)
        page.get_by_text("You have done this page.").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") == WIDTH
        page.locator("[rel=next]").press("Enter")
    page.wait_for_url("**/train/record/")
    days = page.locator('[data-path="co-worker"] td')
    expect(days).to_have_text(["2026-11-21"] * len(here))


def test_a_page_can_be_marked_and_unmarked(page: Any) -> None:
    """Nobody has to answer, above all not on the page about hard moments."""
    page.goto("start/hard-moments/")
    page.get_by_role("button", name="Mark this page as done").press("Enter")
    assert "peer-supporter/hard-moments" in kept(page)["steps"]
    page.reload()
    page.get_by_role("button", name="Not done after all").press("Enter")
    assert kept(page)["steps"] == {}


def test_who_comes_back_is_led_on(page: Any) -> None:
    """The front page names the page that was left, and leads to the part it was left in."""
    page.goto("start/values/")
    page.get_by_role("button", name="Mark this page as done").press("Enter")
    page.goto("start/sharing/")
    page.get_by_text("of 10 pages done").wait_for()  # from here on the page keeps the place
    page.locator("#check-yourself").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('check-yourself').scrollIntoView()")
    page.goto("")
    page.get_by_text("Go on: page 4 of 10").click()
    page.wait_for_url("**/start/sharing/#check-yourself")
    page.get_by_text("You stopped at Check yourself").wait_for()
    page.get_by_role("button", name="Mark this page as done").press("Enter")
    assert "/:places" not in page.evaluate("Object.keys(localStorage)")


def test_a_page_about_crisis_keeps_no_place_and_is_done_without_a_score(page: Any) -> None:
    """Looked at to the end, it is done; which part of it was read, nobody can see later."""
    page.goto("start/hard-moments/")
    _go_to_the_check(page)
    forms = page.locator(".question form")
    forms.first.wait_for()
    for form in forms.all():
        for box in form.locator("input").all()[:1]:
            box.check()
        form.locator("button[type=submit]").press("Enter")
    page.get_by_text("You have done this page.").wait_for()
    assert kept(page)["questions"] == {}
    page.goto("")
    assert page.evaluate("Object.keys(localStorage)") == ["/:progress"]


def test_a_page_about_crisis_that_is_left_keeps_nothing(page: Any) -> None:
    """Not done, and left in the middle: whoever opens it next is told of no part."""
    page.goto("start/hard-moments/")
    page.get_by_text("of 10 pages done").wait_for()  # from here on other pages keep the place
    page.evaluate("document.querySelector('article h2[id]').scrollIntoView()")
    page.goto("")
    assert page.evaluate("Object.keys(localStorage)") == []


def test_the_name_on_the_record_is_not_kept(page: Any) -> None:
    """It is on the paper only."""
    page.goto("train/record/")
    page.get_by_label("Your name").fill("Robin Doe")
    assert page.locator(".record-name__line").first.text_content() == "Robin Doe"
    assert "Robin" not in page.evaluate("JSON.stringify({...localStorage})")


def test_a_path_works_without_scripts(browser: Any, site_url: str) -> None:
    """The list of pages, the check, the way back and on."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("start/notes/")
    expect(page.get_by_text("page 8 of 10")).to_be_visible()
    expect(page.locator("#check-yourself")).to_be_visible()
    page.locator("[rel=next]").click()
    page.wait_for_url("**/start/hard-moments/")
    context.close()
