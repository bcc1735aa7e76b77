"""The builders in a real browser, as somebody from HR would use them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import expect

from benchmarks import hiring_model as training
from benchmarks import lookup_model as linear
from macros.model.handbook import Handbook
from tests.hire.test_word import texts
from tests.opening import Context, opening

READY = "[data-hire][data-ready]"
BUILDERS = ("job-description", "ads", "interview", "check-a-posting", "check-questions")


def opened(page: Any, name: str, search: str = "") -> Any:
    """A builder's page, once its script runs, with every step open."""
    page.goto(f"hire/{name}/{search}")
    return unfolded(page)


def unfolded(page: Any) -> Any:
    """The builder that is coming in, with every step open."""
    page.locator(READY).wait_for()
    page.evaluate("document.querySelectorAll('details.step').forEach((d) => { d.open = true; })")
    return page


def downloaded(page: Any, button: str) -> Path:
    """The file that a button hands over."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path())


def sheet(page: Any) -> str:
    """The text on the page's sheet."""
    text: str = page.locator(".sheet").inner_text()
    return text


@pytest.fixture
def page(context: Context, site_url: str) -> Iterator[Any]:
    """A new page on a phone, whose browser has read the builders' scripts before."""
    with opening(context, site_url) as new:
        yield new(375, 740)


@pytest.fixture
def plain_page(browser: Any, site_url: str) -> Iterator[Any]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_word_file_holds_what_the_page_shows(page: Any) -> None:
    """Text by text, the download equals the finished text."""
    opened(page, "job-description")
    page.get_by_label("Organization", exact=True).fill('R&D <"Café"> & Söhne')
    document = docx.Document(io.BytesIO(downloaded(page, "Download as Word file").read_bytes()))
    shown = page.locator(".sheet :is(h3, h4, h5, p, li, th, td)").all_inner_texts()
    assert list(texts(document)) == [text for text in shown if text]
    assert 'Organization: R&D <"Café"> & Söhne' in list(texts(document))


def test_the_library_is_fetched_only_when_it_is_needed(page: Any) -> None:
    """Neither the zip library nor the template burdens a reader who wants no file."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    opened(page, "job-description")
    assert not [url for url in asked if "/zip-" in url or "hire-template" in url]
    downloaded(page, "Download as Word file")
    assert [url for url in asked if "/zip-" in url]


def test_nothing_leaves_the_browser(page: Any, site_url: str) -> None:
    """What is typed is in no request."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.url} {request.post_data or ''}"))
    opened(page, "check-a-posting")
    page.locator("#posting").fill("Xylophone duties as assigned")
    page.get_by_role("button", name="Check it").click()
    page.locator(".flagged").first.wait_for()
    assert all(url.startswith(site_url) for url in asked)
    assert not [url for url in asked if "ylophone" in url]


def test_a_line_of_ones_own_is_checked_as_it_is_added(page: Any) -> None:
    """It shows up in the text, is marked, and can be exchanged for bounded words."""
    opened(page, "job-description")
    page.locator("#own-responsibilities").fill("Other duties as assigned <b>&")
    page.keyboard.press("Enter")
    assert "Other duties as assigned <b>&" in sheet(page)
    page.get_by_role("button", name="Use these words").first.click()
    assert "Other duties as assigned" not in sheet(page)


def test_unticking_takes_a_line_out(page: Any) -> None:
    """The text follows the boxes."""
    opened(page, "job-description")
    line = "Trained to lead Hearing Voices groups or WRAP."
    assert line in sheet(page)
    page.get_by_label(line).uncheck()
    assert line not in sheet(page)


def test_a_role_brings_its_lines(page: Any) -> None:
    """Another role, another draft."""
    opened(page, "job-description")
    page.get_by_label("Peer coordinator").check()
    assert "Leads a regular support meeting" in sheet(page)
    page.get_by_label("None: start empty").check()
    assert "Leads a regular support meeting" not in sheet(page)


def test_a_draft_goes_into_a_file_and_comes_back(page: Any) -> None:
    """Saved and loaded, the draft is the same."""
    opened(page, "job-description")
    page.get_by_label("Pay", exact=True).fill("$24 & more")
    before = sheet(page)
    saved = downloaded(page, "Save the draft as a file").read_bytes()
    page.reload()
    unfolded(page)
    assert "$24" not in sheet(page)
    page.locator("input[type=file]").set_input_files(
        {"name": "draft.json", "mimeType": "application/json", "buffer": saved}
    )
    page.get_by_text("The draft is loaded.").wait_for()
    assert sheet(page) == before


FORMS = ("job-description", "ads", "interview")


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_steps(page: Any, name: str) -> None:
    """The first step is open; its button closes it and leads to the next one, focus and all."""
    page.goto(f"hire/{name}/")
    page.locator(READY).wait_for()
    open_now = "[...document.querySelectorAll('details.step')].map((d) => d.open)"
    assert page.evaluate(open_now)[:2] == [True, False]
    page.get_by_role("button", name="Next:").click()
    assert page.evaluate(open_now)[:3] == [False, True, False]
    second = page.locator("details.step").nth(1).locator("summary")
    assert second.evaluate("(summary) => summary === document.activeElement")


def test_a_step_says_what_is_chosen_in_it(page: Any) -> None:
    """Beside its title stands how many lines are picked, and the title of the job."""
    opened(page, "job-description")
    state = page.locator("#part-function .step__state")
    before = int(state.inner_text().split()[0])
    page.locator("#part-function input[type=checkbox]:checked").first.uncheck()
    assert state.inner_text().startswith(f"{before - 1} of ")
    page.get_by_role("textbox", name="Job title").fill("Peer advocate")
    expect(page.locator("#part-facts .step__state")).to_have_text("Peer advocate")


@pytest.mark.parametrize("name", FORMS)
def test_the_file_is_always_in_reach_on_a_phone(page: Any, name: str) -> None:
    """The foot of the window has the text and the Word file, wherever in the form one is."""
    opened(page, name)
    bar = page.locator(".builder__bar")
    for step in page.locator("details.step").all()[1:4]:
        step.scroll_into_view_if_needed()
        assert bar.evaluate("(bar) => bar.getBoundingClientRect().bottom") <= 740
    with page.expect_download():
        bar.get_by_role("button", name="Get the Word file").click()


@pytest.mark.parametrize("name", FORMS)
def test_the_text_stands_beside_the_form_on_a_wide_screen(page: Any, name: str) -> None:
    """It grows while one chooses, without a way down the page."""
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, name)
    page.locator("details.step").nth(3).scroll_into_view_if_needed()
    form, text = (page.locator(s).bounding_box() for s in (".builder__form", ".sheet"))
    assert text["x"] > form["x"] + form["width"]
    assert text["y"] < 800


def test_leaving_with_work_that_is_not_saved_is_asked_about(page: Any) -> None:
    """The browser asks after a change, and not before one."""
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    opened(page, "job-description")
    page.reload()
    unfolded(page)
    assert asked == []
    page.get_by_label("Pay", exact=True).fill("$24")
    page.reload()
    assert asked == ["beforeunload"]


def test_what_is_kept_follows_every_change(page: Any) -> None:
    """Once somebody has said so, a reload brings back also what was written afterwards."""
    opened(page, "ads")
    page.get_by_role("button", name="Keep it in this browser").click()
    page.get_by_role("textbox", name="Job title").fill("Peer advocate")
    page.reload()
    unfolded(page)
    expect(page.get_by_role("textbox", name="Job title")).to_have_value("Peer advocate")
    assert "Changes are kept too." in page.locator(".builder__status").all_inner_texts()[-1]


def test_another_model_keeps_what_was_written(page: Any) -> None:
    """A slip on the first step costs nothing that somebody typed."""
    opened(page, "ads")
    page.get_by_label("Pay", exact=True).fill("$24")
    page.locator("[name=model]").nth(1).check()
    expect(page.get_by_label("Pay", exact=True)).to_have_value("$24")


@pytest.mark.parametrize("name", FORMS)
def test_nothing_is_kept_unless_asked(page: Any, name: str) -> None:
    """The browser keeps a draft only after the button, and forgets it after the other."""
    opened(page, name)
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('/:hire:')).length"
    assert page.evaluate(kept) == 0
    page.get_by_role("button", name="Keep it in this browser").click()
    assert page.evaluate(kept) == 1
    page.get_by_role("button", name="Erase what is kept").click()
    assert page.evaluate(kept) == 0


def test_the_builder_offers_no_risky_question(page: Any, handbook: Handbook) -> None:
    """It can't be ticked; its place is taken by the reason and the safer form."""
    opened(page, "interview")
    for question in handbook.all("interview-questions"):
        box = page.locator(f"#ask-{question.id}")
        assert box.count() == (1 if question.usable else 0)
    page.get_by_role("button", name="Ask instead: On the receiving end").click()
    expect(page.locator("#ask-on-the-receiving-end")).to_be_checked()


def risky(handbook: Handbook) -> list[str]:
    """The ids of the questions that may not be asked."""
    return [q.id for q in handbook.all("interview-questions") if not q.usable]


def test_a_file_brings_no_risky_question_in(page: Any, handbook: Handbook) -> None:
    """Loaded from a file, each is refused aloud."""
    opened(page, "interview")
    ids = [*risky(handbook), "define-the-role"]
    draft = {"title": "Kit", "ids": ids, "opening": 4, "closing": 4}
    whole = {"handbook": "handbook", "kind": "interview-kit", "version": 1}
    text = json.dumps({**whole, "draft": draft}).encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "kit.json", "mimeType": "application/json", "buffer": text}
    )
    refused = page.locator(".builder__refused [role=alert] li")
    refused.first.wait_for()
    assert refused.count() == len(risky(handbook))
    assert page.locator(".sheet h5").all_inner_texts() == ["Question 1: What the role is"]


def test_an_address_brings_no_risky_question_in(page: Any, handbook: Handbook) -> None:
    """Nor does a link that somebody passes on."""
    opened(page, "interview", f"?questions={','.join(risky(handbook))},define-the-role")
    expect(page.locator(".builder__refused li")).to_have_count(len(risky(handbook)))
    assert page.locator(".sheet h5").all_inner_texts() == ["Question 1: What the role is"]


def test_what_the_browser_kept_brings_no_risky_question_in(page: Any, handbook: Handbook) -> None:
    """Nor does a kept draft that somebody changed."""
    opened(page, "interview")
    draft = {"title": "Kit", "ids": risky(handbook), "opening": 4, "closing": 4}
    kept = {"handbook": "handbook", "kind": "interview-kit", "version": 1, "draft": draft}
    page.evaluate("(text) => localStorage.setItem('/:hire:interview-kit', text)", json.dumps(kept))
    opened(page, "interview")
    expect(page.locator(".sheet h5")).to_have_count(0)
    expect(page.locator(".builder__refused li")).to_have_count(len(risky(handbook)))


def test_questions_can_be_narrowed(page: Any) -> None:
    """By what they test and by where the job is done."""
    opened(page, "interview")
    page.get_by_label("for work in").select_option("community")
    expect(page.locator("#ask-a-forensic-setting")).to_have_count(0)
    page.get_by_label("for work in").select_option("forensic")
    expect(page.locator("#ask-a-forensic-setting")).to_have_count(1)


def test_the_check_says_what_it_cannot_judge(page: Any) -> None:
    """A clean result is not a blessing."""
    opened(page, "check-a-posting")
    page.locator("#posting").fill("Offers peer support.")
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_text("That doesn't mean that all is well.")).to_be_visible()
    expect(page.get_by_role("heading", name="What the check can't judge")).to_be_visible()


def test_a_pasted_script_stays_text(page: Any) -> None:
    """What is pasted is shown, not run."""
    opened(page, "check-a-posting")
    page.locator("#posting").fill("<img src=x onerror=window.ran=1> other duties as assigned")
    page.get_by_role("button", name="Check it").click()
    assert page.locator(".flagged__line").inner_text().startswith("<img")
    assert page.evaluate("window.ran") is None


def checked(page: Any, text: str) -> Any:
    """The page of the check with its result for a posting."""
    opened(page, "check-a-posting")
    page.locator("#posting").fill(text)
    page.get_by_role("button", name="Check it").click()
    page.get_by_role("heading", name="What the check found").wait_for()
    return page


def test_every_problem_is_marked_where_it_stands(page: Any) -> None:
    """Each mark holds the words found and leads to what is said of them."""
    checked(page, "Drives clients to visits and writes progress notes.")
    marks = page.locator(".flagged__line mark")
    assert [m.split("1")[0].split("3")[0] for m in marks.all_inner_texts()] == [
        "Drives clients",
        "writes progress notes",
    ]
    for link in marks.locator("a").all():
        expect(page.locator(link.get_attribute("href"))).to_be_visible()


def test_the_result_takes_the_focus_and_is_announced(page: Any) -> None:
    """After the button, one is at the result, and a status says how much was found."""
    checked(page, "Writes progress notes.")
    assert page.evaluate("document.activeElement.textContent") == "What the check found"
    expect(page.locator(".builder__status")).to_contain_text("1 thing to look at")


@pytest.fixture(scope="module")
def learned() -> str:
    """What the check of a posting fetches: a model that knows chauffeurs, and drives for fun."""
    rows = {
        "chauffeur": ["rides"],
        "a chauffeur": ["rides"],
        "their chauffeur": ["rides"],
        "drives people for fun": [],
        "fun": [],
        "listens": [],
    }
    lines = [training.Row(text, frozenset(marks)) for text, marks in rows.items()]
    model = training.train(lines, ["rides"], 200)
    packed = linear.packed(model, (), {"sure": 0.0, "unlikely": -0.5}, "digest")
    return json.dumps({"posting_likeness": json.loads(packed)})


@pytest.fixture
def likely(page: Any, learned: str) -> Any:
    """The page of the check with a line that reads like others, and one whose words are fine."""
    page.route("**/hire-postings-model.json", lambda route: route.fulfill(body=learned))
    return checked(page, "Their chauffeur.\nDrives people for fun, fun.\nWrites progress notes.")


def test_what_is_found_by_likeness_says_so(likely: Any) -> None:
    """It is counted and marked with the others, looks quieter, and names what it rests on."""
    first, second = likely.locator(".finding:visible").all()
    assert "By likeness" in first.inner_text()
    assert "By likeness" not in second.inner_text()
    expect(first.get_by_role("link").first).to_be_visible()
    expect(likely.locator(".builder__status")).to_contain_text("2 things to look at, in 2 of them")
    expect(likely.locator(".builder__status")).to_contain_text("1 of them by likeness alone")
    looks = "(mark) => getComputedStyle(mark).borderBottomStyle"
    marks = likely.locator(".flagged__line mark").all()
    assert [mark.evaluate(looks) for mark in marks] == ["dotted", "solid"]


def test_without_what_was_learned_the_check_goes_by_its_rules(page: Any) -> None:
    """Where it can't be fetched, the page says so, and finds what its rules know."""
    page.route("**/hire-postings-model.json", lambda route: route.abort())
    checked(page, "Writes progress notes.")
    expect(page.locator(".builder__status")).to_contain_text("1 thing to look at")
    expect(page.locator(".builder__status")).to_contain_text("by its rules alone")


def test_what_is_probably_fine_is_folded_and_not_lost(likely: Any) -> None:
    """It opens with the keyboard and says what any finding says."""
    expect(likely.locator(".builder__status")).to_contain_text("1 more is probably fine")
    fold = likely.locator(".checked__aside")
    expect(fold.locator(".finding")).to_be_hidden()
    fold.locator("summary").focus()
    likely.keyboard.press("Enter")
    expect(fold.locator(".finding")).to_contain_text("Drives people")
    fold.get_by_role("button", name="Use these words").click()
    assert "for fun" not in sheet(likely)


def test_one_click_takes_the_other_words(page: Any) -> None:
    """The line changes, is checked again, and comes back with another click."""
    checked(page, "Must be sober for two years.\nCollects urine.")
    page.get_by_role("button", name="Use these words").first.click()
    assert "Able to do the duties listed here" in sheet(page)
    assert "sober" not in sheet(page)
    page.get_by_role("button", name="Take it out").click()
    assert "urine" not in sheet(page)
    page.get_by_role("button", name="Undo").first.click()
    assert "Must be sober for two years." in sheet(page)


def test_the_mended_posting_can_be_taken_along(page: Any) -> None:
    """It is saved as text and as a Word file, with the changes."""
    checked(page, "Must be sober for two years.")
    page.get_by_role("button", name="Use these words").first.click()
    text = downloaded(page, "Save as text").read_text(encoding="utf-8")
    assert text.startswith("Able to do the duties")
    word = docx.Document(io.BytesIO(downloaded(page, "Download as Word file").read_bytes()))
    assert word.paragraphs[1].text == text.strip()


def test_a_job_description_can_be_made_with_the_keyboard_alone(page: Any) -> None:
    """From the first choice to the downloaded file, without a mouse."""
    opened(page, "job-description")
    page.locator("[name=role]:checked").focus()
    page.keyboard.press("ArrowUp")
    assert page.locator("[name=role]:checked").get_attribute("value") == "advocate"
    assert page.evaluate("document.activeElement.name") == "role"
    for _ in range(3):  # the button that leads on, the next step, its first field
        page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("Advocate & friend")
    button = page.get_by_role("button", name="Download as Word file")
    for _ in range(400):
        if button.evaluate("(element) => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    document = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert document.paragraphs[0].text == "Advocate & friend"
    assert waiting.value.suggested_filename == "job-description-advocate-friend.docx"


def test_an_interview_kit_can_be_made_with_the_keyboard_alone(page: Any) -> None:
    """A ready-made kit, one question more, the file."""
    opened(page, "interview")
    page.get_by_role("button", name="Interview kit, 30 minutes").focus()
    page.keyboard.press("Enter")
    page.locator("#ask-define-the-role").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Download as Word file").focus()
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    document = docx.Document(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    assert "Question 5: What the role is" in [p.text for p in document.paragraphs]


@pytest.mark.parametrize("name", BUILDERS)
def test_a_builder_fits_a_small_phone(page: Any, name: str) -> None:
    """At 320 pixels nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", BUILDERS)
def test_every_control_has_a_name(page: Any, name: str) -> None:
    """A screen reader can say what each box and button is for."""
    opened(page, name)
    nameless = page.evaluate(
        """() => [...document.querySelectorAll(
                "[data-hire] input, [data-hire] select, [data-hire] textarea, [data-hire] button")]
            .filter((e) => !(e.labels?.length || e.ariaLabel || e.textContent.trim()))
            .map((e) => e.outerHTML)"""
    )
    assert nameless == []


def test_only_the_sheet_is_printed(page: Any) -> None:
    """On paper stands the finished text, and no form."""
    opened(page, "ads")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(page.locator(".sheet")).to_be_visible()
    expect(page.locator("form.builder")).to_be_hidden()
    expect(page.locator(".builder__bar")).to_be_hidden()
    expect(page.get_by_role("heading", name="Where to post", exact=True)).to_be_hidden()


def test_without_javascript_every_statement_and_question_is_there(
    plain_page: Any, handbook: Handbook
) -> None:
    """The pages are complete; what a script would add is named."""
    plain_page.goto("hire/job-description/")
    text = plain_page.locator("main").inner_text()
    assert all(s.text in text for s in handbook.all("job-statements"))
    assert "The builder needs JavaScript" in text
    plain_page.goto("hire/questions/")
    text = plain_page.locator("main").inner_text()
    assert all(q.ask in text for q in handbook.all("interview-questions") if q.ask)


def test_a_risky_question_stands_on_its_page_only_as_what_not_to_ask(
    plain_page: Any, handbook: Handbook
) -> None:
    """Its heading says so, and the safer form stands beside it."""
    plain_page.goto("hire/questions/")
    for question in handbook.all("interview-questions"):
        if not question.usable:
            part = plain_page.locator(f"#interview-questions-{question.id}")
            assert part.locator("h3").inner_text().startswith("Don't ask")
            safer = handbook.get("interview-questions", question.safer)
            assert safer.ask in part.inner_text()


def test_ones_own_questions_come_back_with_risk_law_and_another_form(page: Any) -> None:
    """What may not be asked is marked and mended in the list; what is fine is said to be fine."""
    opened(page, "check-questions")
    page.locator("#questions").fill("1. How long have you been sober?\n2. Can you work evenings?")
    page.get_by_role("button", name="Check them").click()
    heading = page.get_by_role("heading", name="What the check found")
    assert page.evaluate("document.activeElement.textContent") == heading.inner_text()
    risky, plain = page.locator(".checked > li").all()
    assert "High risk" in risky.inner_text()
    assert "42 U.S.C. 12112(d)(2)(A)" in risky.inner_text()
    assert "It can be asked." in plain.inner_text()
    assert "sober" not in sheet(page)
    assert "Can you work evenings?" in sheet(page)


def test_a_question_of_ones_own_goes_through_the_check(page: Any) -> None:
    """The builder refuses what may not be asked, says why, and takes what is fine."""
    opened(page, "interview")
    box = page.get_by_label("A question of your own")
    box.fill("What medications do you take?")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Not taken into the kit:")).to_be_visible()
    assert "medications" not in sheet(page)
    box.fill("What makes a good listener?")
    page.keyboard.press("Enter")
    assert "What makes a good listener?" in sheet(page)
