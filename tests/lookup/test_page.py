"""The lookup on a page: what people see, press and hear."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.model.handbook import Handbook
from macros.outputs.lookup.examples import UNTAUGHT
from macros.outputs.lookup.index import FULL_MODEL

LookUp = Callable[[str], Any]
STATUS = "[data-lookup-part=status]"
STOPS = "[data-lookup-stop]"


def test_the_card_leads_with_the_line_that_the_words_match(look_up: LookUp) -> None:
    """The first heading of the answer is the line, marked with its side."""
    heading = look_up("hand out pills").locator(".lookup-card h2")
    assert (
        heading.inner_text().split("\n")[-1].strip().endswith("You give people their medication.")
    )
    assert "Not part of the role" in heading.inner_text()


def test_the_card_says_why_what_instead_and_what_to_say(look_up: LookUp) -> None:
    """After the line come reason, alternative, sentence, the other side and the sources."""
    card = look_up("hand out pills").locator(".lookup-card")
    headings = card.locator("h3").all_inner_texts()
    assert headings == ["Why", "What to do instead", "You can say", "Part of the role"]
    assert card.locator(".sources a").count() > 0


def test_the_example_is_answered_at_a_tap(page: Any, handbook: Handbook) -> None:
    """A tap on the question below the box puts it there and shows the answer."""
    page.goto("", wait_until="networkidle")  # a link without its script leads to the task
    page.locator("[data-lookup-example]").click()
    page.locator(".lookup-card").wait_for()
    example = handbook.identity.example
    assert example is not None
    expect(page.locator(".lookup__input")).to_have_value(example.words)


def test_an_open_question_is_asked_and_its_answer_settles_it(look_up: LookUp) -> None:
    """Where the words decide no side, the card asks; the reader's answer decides."""
    page = look_up("rides")
    page.get_by_role("button", name="The person asked me, or I offered and they said yes.").click()
    heading = page.locator(".lookup-card h2")
    expect(heading).to_have_text(re.compile("^Part of the role"), use_inner_text=True)


def test_what_is_not_listed_keeps_the_words_and_opens_the_test(look_up: LookUp) -> None:
    """An honest no shows the words and the three questions."""
    page = look_up("my paycheck is wrong")
    expect(page.locator(".lookup-none h2")).to_contain_text("my paycheck is wrong")
    expect(page.locator(".test")).to_be_visible()
    expect(page.locator(".lookup-decider")).to_contain_text("Your agency decides")


def test_danger_puts_the_signpost_first(look_up: LookUp) -> None:
    """The signpost stands above every other result."""
    page = look_up("she says she wants to die")
    signpost = page.locator("[data-lookup-part=danger]")
    expect(signpost).to_be_visible()
    assert signpost.bounding_box()["y"] < page.locator(f"a{STOPS}").first.bounding_box()["y"]
    expect(page.locator(".lookup-card")).to_have_count(0)


def test_enter_leads_to_the_signpost(look_up: LookUp) -> None:
    """Whoever presses Enter has the signpost in view and not the places below it."""
    page = look_up("she says she wants to die")
    page.keyboard.press("Enter")
    signpost = page.locator("[data-lookup-part=danger]")
    expect(signpost).to_be_focused()
    expect(signpost).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize(("words", "shown"), [("she wants to die", 0), ("he won't wake up", 1)])
def test_the_emergency_number_comes_first_where_life_is_at_risk(
    look_up: LookUp, words: str, shown: int
) -> None:
    """For an overdose or a fight 911 is named above the signpost; for wanting to die it isn't."""
    first = look_up(words).locator("[data-lookup-part=danger] > :visible").first
    expect(first.locator("xpath=self::p[contains(., 'call 911 first')]")).to_have_count(shown)


def test_the_answer_is_announced_once(look_up: LookUp) -> None:
    """A screen reader hears one short sentence."""
    told = look_up("hand out pills").locator(STATUS)
    expect(told).to_have_text("1 answer: Medications, not part of the role.")


def test_keys_that_follow_fast_are_announced_once(page: Any) -> None:
    """Nothing is announced while somebody types."""
    page.goto("")
    page.evaluate(
        """() => {
          globalThis.told = [];
          const status = document.querySelector("[data-lookup-part=status]");
          const tell = () => told.push(status.textContent);
          new MutationObserver(tell).observe(status, { childList: true });
        }"""
    )
    page.locator("#lookup-words").press_sequentially("hand out pills", delay=40)
    page.wait_for_function("() => globalThis.told.length > 0")
    assert page.evaluate("() => globalThis.told.filter(Boolean).length") == 1


def test_arrow_keys_move_among_the_results(look_up: LookUp) -> None:
    """Down goes from the box to the first result, up goes back."""
    page = look_up("hand out pills")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("() => document.activeElement.matches('.lookup-card a')")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("() => document.activeElement.id") == "lookup-words"


def test_enter_goes_to_the_answer_and_then_opens_it(look_up: LookUp) -> None:
    """Enter in the box moves to the first result, Enter there opens its page."""
    page = look_up("hand out pills")
    page.locator("#lookup-words").press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/check/tasks/medications/")


def test_escape_clears(look_up: LookUp) -> None:
    """Escape empties the box and takes the answer away, from wherever one is."""
    page = look_up("hand out pills")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.locator(".lookup-card").wait_for(state="detached")
    assert page.input_value("#lookup-words") == ""


def test_a_copied_link_shows_the_same_answer_elsewhere(look_up: LookUp) -> None:
    """Copy link takes words and choice along; a choice that was made can be changed."""
    page = look_up("rides")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answers = page.locator(".lookup-ask__answer")
    answers.nth(1).click()
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Link copied").wait_for()
    link = page.wait_for_function("navigator.clipboard.readText()").json_value()
    assert link.endswith("/#q=rides&choice=2")
    other = page.context.new_page()
    other.goto(link)
    other.locator(".lookup-ask__answer[aria-pressed=true]").wait_for()
    heading = other.locator(".lookup-card h2")
    expect(heading).to_have_text(page.locator(".lookup-card h2").text_content())
    first = other.locator(".lookup-ask__answer").first.inner_text()
    other.locator(".lookup-ask__answer").first.click()
    expect(heading).to_have_text(re.compile(f"{re.escape(first)}$"), use_inner_text=True)


def test_reload_and_back_bring_words_and_answer_again(look_up: LookUp) -> None:
    """The address follows the box without a trace in the server's log or a step back more."""
    page = look_up("hand out pills")
    page.wait_for_url("**/#q=hand%20out%20pills")
    page.reload()
    page.locator(".lookup-card").wait_for()
    assert page.input_value("#lookup-words") == "hand out pills"
    page.locator(".lookup-card h2 a").click()
    page.wait_for_url("**/check/tasks/medications/")
    page.go_back()
    page.locator(".lookup-card").wait_for()
    assert page.input_value("#lookup-words") == "hand out pills"


@pytest.mark.parametrize("address", ["#q=hand%20out%20pills", "?q=hand+out+pills"])
def test_a_link_with_words_opens_with_the_answer(page: Any, address: str) -> None:
    """A link shows its answer; words that came in a query are taken out of it at once."""
    page.goto(address)
    page.locator(".lookup-card").wait_for()
    assert page.input_value("#lookup-words") == "hand out pills"
    page.wait_for_url("**/#q=hand%20out%20pills")


def test_enter_before_the_answer_is_there_still_leads_to_it(page: Any) -> None:
    """Somebody quick, on a slow line, lands on the answer and not nowhere."""
    page.route("**/medications.json", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.goto("", wait_until="networkidle")  # a form without its script leads to the list
    page.fill("#lookup-words", "hand out pills")
    page.locator("#lookup-words").press("Enter")
    page.wait_for_function("() => document.activeElement.matches('.lookup-card a')")


def test_a_card_that_could_not_be_fetched_is_asked_for_again(page: Any) -> None:
    """A line that was gone for a moment leaves nobody without an answer until the page is left."""
    page.route("**/assets/lookup/medications.json", lambda route: route.abort(), times=1)
    page.goto("", wait_until="networkidle")
    with page.expect_event("requestfailed"):
        page.fill("#lookup-words", "hand out pills")
    page.fill("#lookup-words", "")
    page.fill("#lookup-words", "hand out pills")
    expect(page.locator(".lookup-card h2")).to_be_visible()


def test_above_the_keyboard_of_a_phone_stands_the_verdict(page: Any) -> None:
    """With half of the screen left, the head of the answer is in sight, and the box as well."""
    page.set_viewport_size({"width": 375, "height": 360})
    page.goto("")
    page.locator("#lookup-words").press_sequentially("hand out pills")
    page.locator(".lookup-card h2").wait_for()
    page.wait_for_function(
        """() => {
          const place = (part) => document.querySelector(part).getBoundingClientRect();
          return place(".lookup-card h2").bottom <= innerHeight && place("#lookup-words").top >= 0;
        }"""
    )
    assert page.evaluate("() => document.activeElement.id") == "lookup-words"


def test_no_words_are_stored_or_sent(page: Any) -> None:
    """What one types reaches neither storage nor any address that is asked for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    page.fill("#lookup-words", "hand out pills to zebras")
    page.locator("[data-lookup-part=results] > *").first.wait_for()
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert not [text for text in [*asked, kept] if "zebra" in text]


def test_the_full_model_is_fetched_with_the_second_search(page: Any) -> None:
    """The first search stays light: the model with all its weights comes with the next words."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    type_and_wait(page, "can you tell me about this")
    assert [url for url in asked if url.endswith(FULL_MODEL)] == []
    with page.expect_request(f"**/{FULL_MODEL}"):
        page.fill("#lookup-words", "hand out pills")


def test_the_full_model_answers_from_then_on(page: Any) -> None:
    """Once it is there, words are looked up in it."""
    page.route(f"**/{FULL_MODEL}", lambda route: route.fulfill(json=UNTAUGHT))
    page.goto("")
    type_and_wait(page, "hand out pills")
    expect(page.locator(".lookup-card")).to_have_count(1)
    with page.expect_response(f"**/{FULL_MODEL}"):
        page.fill("#lookup-words", "my paycheck is wrong")
    page.locator(".lookup-none").wait_for()
    page.fill("#lookup-words", "hand out pills")
    expect(page.locator(".lookup-card")).to_have_count(0)


def test_who_saves_data_is_sent_no_full_model(page: Any) -> None:
    """Where the browser says so, the first model answers all searches."""
    saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    page.add_init_script(saving)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("")
    for words in ("rides", "hand out pills", "rides"):
        type_and_wait(page, words)
    assert [url for url in asked if url.endswith(FULL_MODEL)] == []


def type_and_wait(page: Any, words: str) -> None:
    """Type `words` and wait until the answer is told: nothing more is fetched for it then."""
    page.locator(STATUS).evaluate("status => { status.textContent = ''; }")
    page.fill("#lookup-words", words)
    expect(page.locator(STATUS)).not_to_be_empty()


@pytest.mark.parametrize(
    "words", ["hand out pills", "my paycheck is wrong", "rides", "she wants to die"]
)
def test_nothing_is_cut_off_on_a_small_phone(look_up: LookUp, words: str) -> None:
    """At 320 pixels nothing has to be scrolled sideways."""
    page = look_up(words)
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


def test_text_of_the_data_is_never_markup(page: Any) -> None:
    """A card whose texts hold markup shows it as letters."""
    card = '<img src=x onerror="globalThis.hacked=1">'
    page.route(
        "**/assets/lookup/medications.json",
        lambda route: route.fulfill(json=_hostile(card)),
    )
    page.goto("#q=hand%20out%20pills")
    page.locator(".lookup-card").wait_for()
    assert card in page.locator(".lookup-card").inner_text()
    assert page.evaluate("() => globalThis.hacked") is None


def _hostile(text: str) -> dict[str, Any]:
    plain = ("title", "question", "part", "not_part", "say", "note")
    return {
        **dict.fromkeys(plain, text),
        "id": "medications",
        "url": "check/tasks/medications/",
        "verdict": "in-part",
        "inferred": False,
        "crisis": False,
        "decide": None,
        "differs": [],
        "lines": [[text, "consistent", []]] * 7 + [[text, "not-consistent", []]] * 9,
        "reasons": [[text, text]],
        "instead": [text],
        "sources": [[text, "a/"]],
    }


FULL: dict[str, Any] = {
    "id": "medications",
    "title": "The title",
    "url": "check/tasks/medications/",
    "verdict": "in-part",
    "question": "The question?",
    "part": "This part is.",
    "not_part": "That part isn't.",
    "inferred": True,
    "crisis": False,
    "lines": [["A line of the role.", "consistent"], ["A refusal.", "not-consistent"]],
    "reasons": [["The kind of reason", "The reason."]],
    "instead": ["What to do instead."],
    "say": "The sentence to say.",
    "decide": {
        "question": "The deciding question?",
        "answers": [
            ["The first answer.", "consistent", "Because of the first."],
            ["The second answer.", "not-consistent", "Because of the second."],
        ],
    },
    "note": "The note.",
    "sources": [["A source, a section", "reference/sources/#providers-handbook-tasks"]],
    "differs": [["A difference?", "reference/differences/medication-and-money/", "They differ"]],
}
"""A card with a text of its own in every field."""


@pytest.fixture
def full_card(page: Any) -> Any:
    """A card on the page that shows `FULL`, whose question is still open."""
    page.route("**/assets/lookup/giving-rides.json", lambda route: route.fulfill(json=FULL))
    page.goto("#q=rides")
    card = page.locator(".lookup-card")
    card.wait_for()
    return card


def test_a_full_card_has_what_every_task_can_have(site: Path) -> None:
    """The card below has the fields of a real one, so that a new field joins it."""
    real = json.loads((site / "assets/lookup/giving-rides.json").read_text(encoding="utf-8"))
    assert set(FULL) == set(real)


def test_a_card_shows_everything_that_it_holds(full_card: Any) -> None:
    """Each text of a card can be read, and each address followed, before anything is answered."""
    text = full_card.inner_text()
    plain = ("title", "question", "part", "not_part", "say", "note")
    told = [*(FULL[key] for key in plain), *FULL["instead"], *(t for t, _ in FULL["lines"])]
    told += ["The kind of reason", "The reason.", FULL["decide"]["question"], "inferred"]
    told += [answer for answer, _, _ in FULL["decide"]["answers"]]
    told += ["A source, a section", "They differ", "A difference?"]
    assert [words for words in told if words not in text] == []
    links = full_card.locator("a").evaluate_all("links => links.map((a) => a.href)")
    for address in (FULL["url"], FULL["sources"][0][1], FULL["differs"][0][1]):
        assert any(link.endswith(address) for link in links)


@pytest.mark.parametrize(
    ("answer", "verdict", "because"),
    [
        ("The first answer.", "Part of the role", "Because of the first."),
        ("The second answer.", "Not part of the role", "Because of the second."),
    ],
)
def test_an_answer_brings_its_verdict_and_why(
    full_card: Any, answer: str, verdict: str, because: str
) -> None:
    """The button that was pressed decides the verdict, and says because of what."""
    full_card.get_by_role("button", name=answer).click()
    assert full_card.locator("h2").inner_text().startswith(verdict)
    assert because in full_card.inner_text()


def test_each_line_of_a_card_stands_on_its_side(full_card: Any) -> None:
    """A refusal stands under the heading of refusals, what is part of the role under its own."""
    for heading, line in (
        ("Part of the role", "A line of the role."),
        ("Not part of the role", "A refusal."),
    ):
        title = full_card.page.get_by_role("heading", name=heading, exact=True)
        block = full_card.locator("section", has=title)
        assert line in block.inner_text()


def test_without_javascript_the_form_leads_to_every_task(browser: Any, site_url: str) -> None:
    """The button is a way to the list, and sends no words."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("")
    page.fill("#lookup-words", "pills")
    page.get_by_role("button", name="Look it up").click()
    assert page.url.removesuffix("?").endswith("check/tasks/")
    context.close()
