"""Scenarios, replies, statements and self-assessments in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import expect


def test_a_scenario_goes_moment_by_moment(page: Any) -> None:
    """Reply, consequence, reflection, on; the focus goes along, and nothing is kept."""
    page.goto("train/scenarios/")
    one = page.locator('[data-entry="scenarios/briefing-in-the-corridor"]')
    one.locator("form").first.wait_for()
    assert one.locator("legend").first.inner_text() == "What do you do?"
    expect(one.locator("[data-moment=why]")).to_be_hidden()
    one.locator("input[value=stop]").press("Space")
    one.locator("[data-moment=corridor] button[type=submit]").press("Enter")
    expect(one.locator("[role=status]").first).to_contain_text("Sol looks surprised")
    one.get_by_role("button", name="Go on").press("Enter")
    expect(one.locator("[data-moment=why]")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('[data-moment]').dataset.moment") == "why"
    one.locator("[data-moment=why] input").first.press("Space")
    one.locator("[data-moment=why] button[type=submit]").press("Enter")
    one.get_by_role("button", name="What to take along").press("Enter")
    expect(one.locator(".scenario__closing")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_going_back_closes_what_came_after(page: Any) -> None:
    """Another reply leads elsewhere, so the old way is closed."""
    page.goto("train/scenarios/")
    one = page.locator('[data-entry="scenarios/briefing-in-the-corridor"]')
    for value in ("stop", "notes"):
        one.locator(f"[data-moment=corridor] input[value={value}]").check()
        one.locator("[data-moment=corridor] button[type=submit]").press("Enter")
        expect(one.locator("[data-moment=why]")).to_be_hidden()
        one.get_by_role("button", name="Go on").press("Enter")


def test_a_reply_shows_its_level_and_what_is_one_up(page: Any) -> None:
    """For every competency, without a score."""
    page.goto("train/replies/")
    one = page.locator("#replies-connection")
    one.locator("input[value='3']").check()
    one.locator("button[type=submit]").press("Enter")
    said = one.locator("[role=status]")
    expect(said).to_contain_text("Level 3 of 5.")
    expect(said).to_contain_text("One level up:")


def test_a_statement_is_judged_and_leads_to_its_task(page: Any) -> None:
    """Two buttons, the reason one link away, and the next statement by keyboard."""
    page.goto("train/practice/")
    card = page.locator(".role-practice__card")
    text = card.locator(".role-practice__statement").text_content()
    item = page.locator("[data-side]", has_text=text).first
    name = {"consistent": "Part of the role", "not-consistent": "Not part of the role"}
    card.get_by_role("button", name=name[item.get_attribute("data-side")], exact=True).press(
        "Enter"
    )
    expect(card.locator("[role=status]")).to_contain_text("Right.")
    assert "/check/tasks/" in card.locator("[role=status] a").get_attribute("href")
    page.keyboard.press("Enter")
    expect(card.locator(".role-practice__statement")).not_to_have_text(text)


def test_readiness_is_added_up_and_explained(page: Any, tmp_path: Path) -> None:
    """The sum, its band, what is open; saved only as a file."""
    page.goto("build/readiness/")
    one = page.locator("[data-name=readiness-timeline]")
    one.locator("[role=radiogroup]").first.wait_for()
    for group in one.locator("[role=radiogroup]").all()[:6]:
        group.locator("input[value=is-true]").press("Space")
    one.get_by_role("button", name="Show the result").press("Enter")
    said = one.locator("[role=status]")
    expect(said).to_contain_text("Your result: 6.")
    expect(said).to_contain_text("Part of the foundation is laid")
    expect(said).to_contain_text("4 of 10 left open")
    with page.expect_download() as download:
        one.get_by_role("button", name="Save as a file").press("Enter")
    file = tmp_path / "answers.txt"
    download.value.save_as(file)
    assert "Your result: 6." in file.read_text(encoding="utf-8")
    assert page.evaluate("localStorage.length") == 0


def test_marks_are_kept_for_those_who_ask_and_compared(page: Any) -> None:
    """Over a reload, by day; what changed stands in a table, and all of it can be erased."""
    page.clock.install(time="2026-10-01T10:00:00")
    page.goto("build/readiness/")
    one = page.locator("[data-name=readiness-timeline]")
    first = one.locator("[role=radiogroup]").first
    first.locator("input[value=is-true]").check()
    one.get_by_role("button", name="Keep on this device").press("Enter")
    page.clock.set_fixed_time("2026-11-25T10:00:00")
    page.reload()
    one.get_by_text("Filled in: your marks of October 1, 2026").wait_for()
    expect(first.locator("input[value=is-true]")).to_be_checked()
    one.locator("[role=radiogroup]").nth(1).locator("input[value=is-true]").check()
    one.get_by_role("button", name="Show what changed").press("Enter")
    said = one.locator(".assess__compared")
    expect(said).to_contain_text("1 of 10 is marked differently. Result: 1, then 2.")
    one.get_by_role("button", name="Erase what is kept").press("Enter")
    page.wait_for_function("() => localStorage.length === 0")


def test_one_self_assessment_is_printed_alone(page: Any) -> None:
    """Of a page with two of them and a text around, the one whose button was pressed comes out."""
    page.goto("supervise/self-assessments/")
    page.evaluate("window.print = () => {}")
    one = page.locator("[data-name=staff-concerns-scale]")
    one.get_by_role("button", name="Print this one").press("Enter")
    page.emulate_media(media="print")
    expect(one.locator(".assess__printed")).to_be_visible()
    expect(one.locator("[data-item]").first).to_be_visible()
    expect(page.locator("[data-name=supervisor-checklist]")).to_be_hidden()
    expect(page.locator("#then")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("[data-name=supervisor-checklist]")).to_be_visible()


def test_concerns_are_grouped_and_not_added_up(page: Any) -> None:
    """The source gives no total, so there is none."""
    page.goto("supervise/self-assessments/")
    one = page.locator("[data-name=staff-concerns-scale]")
    one.locator("input[value=completely-agree]").first.press("Space")
    one.get_by_role("button", name="Show the result").press("Enter")
    said = one.locator("[role=status]")
    expect(said).to_contain_text("Agree fully (1): 1. People in peer roles often feel alone")
    assert "Your result" not in said.text_content()


def test_the_self_rating_says_what_is_one_level_up(page: Any) -> None:
    """Level by level, without a sum."""
    page.goto("supervise/ips-self-rating/")
    one = page.locator("[data-name=ips-self-rating]")
    one.locator("[data-item=connection] input").nth(1).press("Space")
    one.get_by_role("button", name="Show the result").press("Enter")
    said = one.locator("[role=status]")
    expect(said).to_contain_text("Level 2 of 5.")
    expect(said).to_contain_text("One level up:")


def test_the_checklist_holds_every_guideline_for_supervisors(page: Any, handbook: Any) -> None:
    """It is derived from the values, so it can't fall behind them."""
    page.goto("supervise/self-assessments/")
    items = page.locator("[data-name=supervisor-checklist] [data-item]").count()
    assert items == sum(len(v.guidelines[1].items) for v in handbook.all("values"))
