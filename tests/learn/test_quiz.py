"""A quiz, walked by keyboard in a real browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

KEY = "/:progress"


def kept(page: Any) -> dict[str, Any]:
    """What the browser keeps."""
    text = page.evaluate(f"localStorage.getItem('{KEY}')")
    found: dict[str, Any] = json.loads(text) if text else {"questions": {}, "steps": {}}
    return found


def question(page: Any, id_: str) -> Any:
    """A question that has become a form, among the ten that are shown."""
    found = page.locator(f'[data-entry="questions/{id_}"]')
    found.locator("form").wait_for(state="attached")
    page.evaluate(f"location.hash = 'questions-{id_}'")
    found.locator("form").wait_for()
    return found


@pytest.fixture
def values(page: Any) -> Any:
    """The quiz on values, open and at work."""
    page.goto("train/quizzes/values/")
    return page


def test_arrows_move_and_never_hand_in(values: Any) -> None:
    """The choice follows the arrows, and nothing is judged."""
    one = question(values, "asking-to-stop")
    one.locator("input").first.focus()
    for _ in range(4):
        values.keyboard.press("ArrowDown")
    expect(one.locator(":checked")).to_have_count(1)
    expect(one.locator("[role=status]")).to_have_text("")
    assert kept(values)["questions"] == {}


def test_the_button_hands_in_and_keeps_the_focus(values: Any) -> None:
    """The result is spoken by the status, and the reader stays where they are."""
    one = question(values, "asking-to-stop")
    one.locator("input[value=one-more]").focus()
    values.keyboard.press("Space")
    values.keyboard.press("Tab")
    values.keyboard.press("Enter")
    expect(one.locator("[role=status]")).to_contain_text("Not this one.")
    assert values.evaluate("document.activeElement.textContent") == "Check answer"
    assert kept(values)["questions"]["asking-to-stop"]["right"] is False


@pytest.mark.parametrize(
    ("value", "look", "words"),
    [("one-more", "is-wrong", "Not this one"), ("open-door", "is-right", "Right")],
)
def test_the_choice_is_marked_for_what_it_is(
    values: Any, value: str, look: str, words: str
) -> None:
    """Beside the option that was chosen stands the same as in the status: right, or not."""
    one = question(values, "asking-to-stop")
    one.locator(f"input[value={value}]").check()
    one.locator("button[type=submit]").press("Enter")
    marked = one.locator("label", has=values.locator(f"input[value={value}]"))
    assert look in (marked.get_attribute("class") or "")
    assert words in marked.locator(".choice__mark").inner_text()
    expect(one.locator(".choice__mark")).to_have_count(1)


def test_nothing_chosen_is_told_and_not_judged(values: Any) -> None:
    """An empty answer is no miss."""
    one = question(values, "asking-to-stop")
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status]")).to_have_text("Choose an answer first.")
    assert kept(values)["questions"] == {}


def test_a_second_try_cannot_hide_a_miss(values: Any) -> None:
    """The first answer of a visit is the one that counts."""
    one = question(values, "asking-to-stop")
    for value in ("one-more", "open-door"):
        one.locator(f"input[value={value}]").check()
        one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status]")).to_contain_text("Right.")
    assert kept(values)["questions"]["asking-to-stop"]["right"] is False


def test_the_answers_open_after_the_try(values: Any) -> None:
    """Feedback on the other options is there for who wants it, and not before."""
    one = question(values, "asking-to-stop")
    expect(one.locator(".question__answers")).to_be_hidden()
    one.locator("input").first.check()
    one.locator("button[type=submit]").press("Enter")
    one.locator(".question__answers summary").press("Enter")
    expect(one.locator(".answers__feedback").first).to_be_visible()


def test_several_answers(values: Any) -> None:
    """All of the right ones and no other; what is missing is named."""
    one = question(values, "against-the-code")
    one.locator("input[value=sell-a-car]").check()
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status]")).to_contain_text("1 is missing")
    one.locator("input[value=sure-of-a-job]").check()
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status] p").first).to_have_text("Right.")


def test_matching_by_keyboard(values: Any) -> None:
    """Each pair is a labelled list to choose from."""
    one = question(values, "practice-phrases")
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status]")).to_contain_text("first")
    for id_, match in (
        ("strengths", "See what's strong, not what's wrong"),
        ("transparent", "Set clear expectations and speak plainly"),
        ("shared-power", "Embody equality"),
        ("voluntary", "Support choice"),
    ):
        one.locator(f"select[name={id_}]").select_option(label=match)
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status]")).to_contain_text("Right.")


def test_ordering_by_keyboard(page: Any) -> None:
    """Buttons move a step, say where it is now, and keep the focus."""
    page.goto("train/quizzes/supervision/")
    one = question(page, "meeting-order")
    wanted = one.locator(".answers__text").all_text_contents()
    for place, text in enumerate(wanted):
        there = one.locator(".ordering > li > span").all_text_contents().index(text)
        for _ in range(there - place):
            up = one.get_by_role("button", name=f"Up: {text}")
            up.press("Enter")
            assert page.evaluate("document.activeElement.ariaLabel") == f"Up: {text}"
            expect(one.locator("[role=status]")).to_contain_text("of 4")
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator("[role=status]")).to_contain_text("Right.")


def test_questions_about_danger_are_never_kept(page: Any) -> None:
    """Nothing is right or wrong there, and the browser keeps nothing."""
    page.goto("train/quizzes/hard-moments/")
    one = question(page, "limits-first")
    one.locator("input").first.check()
    one.locator("button[type=submit]").press("Enter")
    said = one.locator("[role=status]").text_content()
    assert said
    assert "Right" not in said
    expect(one.locator(".is-right, .is-wrong")).to_have_count(0)
    assert kept(page)["questions"] == {}


def test_a_quiz_says_how_far_one_has_come(values: Any) -> None:
    """Ten at a time; after a reload what is answered, how, and what is left."""
    one = question(values, "asking-to-stop")
    expect(values.locator(".question:visible")).to_have_count(10)
    one.locator("input[value=one-more]").check()
    one.locator("button[type=submit]").press("Enter")
    values.get_by_text("1 of 17 answered: 0 right, 1 missed. 16 left.").wait_for()
    values.reload()
    expect(question(values, "asking-to-stop")).to_contain_text("You missed this on")
    values.get_by_label("Missed").check()
    expect(values.locator(".question:visible")).to_have_count(1)
    values.get_by_label("All", exact=True).check()
    values.get_by_role("button", name="Go on to 11 to 18").press("Enter")
    assert values.evaluate("document.activeElement.closest('.question') !== null")
    expect(values.locator(".question:visible")).to_have_count(8)


def test_a_reflection_is_never_kept(values: Any) -> None:
    """What somebody writes stays in the box."""
    one = question(values, "fixer-in-me")
    one.locator("textarea").fill("My own words")
    one.locator("button[type=submit]").press("Enter")
    expect(one.locator(".answers")).to_be_visible()
    assert "My own words" not in json.dumps(values.evaluate("({...localStorage})"))


def test_without_scripts_the_answers_are_folded_below(browser: Any, site_url: str) -> None:
    """The question, its options, and the answers behind a summary."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("train/quizzes/values/")
    one = page.locator('[data-entry="questions/asking-to-stop"]')
    expect(one.locator(".question__options li").first).to_be_visible()
    expect(one.locator(".answers")).to_be_hidden()
    one.locator("summary").click()
    expect(one.locator(".answers")).to_be_visible()
    context.close()


def test_missed_questions_come_to_the_review_page(page: Any) -> None:
    """Missed today, there in two days, answered there, and away again."""
    page.clock.install(time="2026-11-21T10:00:00")
    page.goto("train/quizzes/values/")
    one = question(page, "asking-to-stop")
    one.locator("input[value=one-more]").check()
    one.locator("button[type=submit]").press("Enter")
    page.goto("train/review/")
    page.get_by_text("Nothing is due today. The next comes back on 2026-11-23.").wait_for()
    page.clock.set_fixed_time("2026-11-23T10:00:00")
    page.reload()
    page.get_by_text("1 question is due today.").wait_for()
    again = question(page, "asking-to-stop")
    again.locator("input[value=open-door]").check()
    again.locator("button[type=submit]").press("Enter")
    assert kept(page)["questions"]["asking-to-stop"]["queued"] == {"stage": 1, "due": "2026-11-30"}


def test_progress_goes_out_and_comes_back(values: Any, tmp_path: Path) -> None:
    """Answered, reloaded, saved as a file, erased, and read from the file."""
    one = question(values, "asking-to-stop")
    one.locator("input[value=open-door]").check()
    one.locator("button[type=submit]").press("Enter")
    values.reload()
    before = kept(values)
    assert before["questions"]["asking-to-stop"]["right"] is True
    values.goto("train/progress/")
    values.get_by_text("1 question answered, 1 right").wait_for()
    with values.expect_download() as download:
        values.get_by_role("button", name="Save as a file").press("Enter")
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    values.get_by_role("button", name="Erase my progress").press("Enter")
    assert values.evaluate("document.activeElement.textContent") == "Keep it"
    values.get_by_role("button", name="Yes, erase it").press("Enter")
    assert values.evaluate(f"localStorage.getItem('{KEY}')") is None
    values.locator("input[type=file]").set_input_files(file)
    values.get_by_text("Read from the file.").wait_for()
    assert kept(values) == before


def test_a_bad_file_changes_nothing(values: Any, tmp_path: Path) -> None:
    """All its problems are shown, and what was kept stays."""
    one = question(values, "asking-to-stop")
    one.locator("input[value=open-door]").check()
    one.locator("button[type=submit]").press("Enter")
    before = kept(values)
    file = tmp_path / "bad.json"
    file.write_text('{"version": 7, "questions": {"A": 1}, "steps": {}}', encoding="utf-8")
    values.goto("train/progress/")
    values.locator("input[type=file]").set_input_files(file)
    values.get_by_text("nothing has changed").wait_for()
    assert values.locator("[role=status] li").count() >= 3
    assert kept(values) == before
