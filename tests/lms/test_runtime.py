"""A course in an LMS that is not of our making: npm's scorm-again, in a browser.

It does not enforce every limit of SCORM 1.2, so the tests do.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros import ROOT
from macros.model.handbook import Handbook
from macros.model.learning import Path as LearningPath
from macros.model.learning import Question
from tests.conftest import serve

HERE = Path(__file__).parent
RUNTIME = ROOT / "node_modules/scorm-again/dist/scorm12.min.js"
PATH = "co-worker"
HARD = "peer-supporter"
"""The path with the page about hard moments."""

LIMITS = {
    "cmi.core.lesson_location": r".{0,255}",
    "cmi.core.lesson_status": r"passed|completed|failed|incomplete|browsed|not attempted",
    "cmi.core.exit": r"time-out|suspend|logout|",
    "cmi.core.score.raw": r"\d{1,2}|100",
    "cmi.core.score.min": r"0",
    "cmi.core.score.max": r"100",
    "cmi.core.session_time": r"\d{2,4}:\d\d:\d\d(\.\d{1,2})?",
    "cmi.suspend_data": r"[\x20-\x7e]{0,4095}",
}
"""What SCORM 1.2 lets a course say, of what ours says: nothing else is ever sent."""


class Lms:
    """The page of an LMS, with a course in it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.course = page.frame_locator("iframe")

    def launch(self, kept: dict[str, Any], path: str = PATH) -> None:
        """Open the course of `path` as somebody of whom this was kept."""
        self.page.evaluate("([kept, path]) => launch(kept, path)", [kept, path])
        expect(self.course.locator("main article:visible")).to_have_count(1, timeout=30_000)
        self.course.locator(".question__form").first.wait_for(state="attached")

    def calls(self) -> list[list[str]]:
        """Every call so far."""
        found: list[list[str]] = self.page.evaluate("calls")
        return found

    def kept(self) -> dict[str, Any]:
        """What the LMS keeps now."""
        found: dict[str, Any] = self.page.evaluate("kept()")
        return found

    def said(self, name: str) -> list[str]:
        """Every value that the course gave `name`."""
        return [c[2] for c in self.calls() if c[0] == "LMSSetValue" and c[1] == name]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, unpacked: Any) -> Iterator[str]:
    """The address of an LMS with two courses."""
    folder = tmp_path_factory.mktemp("lms")
    for file in (HERE / "runtime.html", HERE / "runtime.js", RUNTIME):
        shutil.copy(file, folder)
    for path in (PATH, HARD):
        (folder / path).mkdir()
        for name, content in unpacked[f"course-{path}.scorm12.zip"].items():
            (folder / path / name).write_bytes(content)
    server = serve(folder)
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def lms(browser: Any, address: str) -> Iterator[Lms]:
    """An LMS whose page is open; errors of its scripts and requests to elsewhere fail the test."""
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda asked: asked.url.startswith(address) or wrong.append(asked.url))
    page.goto(f"{address}runtime.html")
    yield Lms(page)
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def path(handbook: Handbook) -> LearningPath:
    """The path of the course."""
    return handbook.get(LearningPath, PATH)


ONE_PAGE = 6
"""How many signs say that a page is done."""

ONE = ("single", "true-false")


def _put_in_order(form: Any, texts: list[str]) -> None:
    for place, text in enumerate(texts):
        there = form.locator("li > span").all_text_contents().index(text)
        for _ in range(there - place):
            form.get_by_role("button", name=f"Up: {text}", exact=True).click()


@pytest.fixture
def answer(handbook: Handbook, lms: Lms) -> Callable[..., None]:
    """Answers the question with this id: right, or as it stands where `wrong`."""

    def do(id_: str, *, wrong: bool = False) -> None:
        entry = handbook.get(Question, id_)
        form = lms.course.locator(f'[data-entry="questions/{id_}"] form')
        chosen = [o.id for o in entry.options if o.right is not wrong]
        for option in chosen[:1] if entry.type in ONE else chosen:
            for box in form.locator(f"input[value={option}]").all():
                box.check()
        for pair in (o for o in entry.options if o.match):
            form.locator(f"select[name={pair.id}]").select_option(label=pair.match)
        if entry.type == "order":
            _put_in_order(form, [o.text for o in entry.options])
        form.locator("button[type=submit]").click()

    return do


def _within_limits(calls: list[list[str]]) -> None:
    assert [call for call in calls if call[0] != "LMSGetValue" and call[-1] != "true"] == [
        call for call in calls if call[0] == "LMSGetLastError"
    ]
    for _, name, value, _ in (call for call in calls if call[0] == "LMSSetValue"):
        assert name in LIMITS, name
        assert re.fullmatch(LIMITS[name], value), (name, value)


def test_from_the_first_page_to_completed(
    lms: Lms, path: LearningPath, handbook: Handbook, answer: Callable[..., None]
) -> None:
    """Page by page; each answer is kept at once; the end is told when all is done, not before."""
    lms.launch({})
    scored = [i for s in path.steps for i in s.questions if handbook.get(Question, i).scored]
    missed = scored[0]
    for step in path.steps:
        lms.course.locator(f"#page-{step.id} h1").wait_for()
        assert "completed" not in lms.said("cmi.core.lesson_status")
        for id_ in step.questions:
            before = len(lms.calls())
            answer(id_, wrong=id_ == missed)
            new = lms.calls()[before:]
            assert bool(new) == handbook.get(Question, id_).scored, id_
            assert not new or new[-1] == ["LMSCommit", "", "true"]
        button = lms.course.locator(f"#page-{step.id} .path-end__done button")
        if button.text_content() == "Mark this page as done":
            button.click()
        expect(button).to_have_text("Not done after all")
        if step is not path.steps[-1]:
            lms.course.locator(f"#page-{step.id} [rel=next]").click()
    assert lms.said("cmi.core.lesson_status")[-1] == "completed"
    wanted = round(100 * (len(scored) - 1) / len(scored))
    assert lms.said("cmi.core.score.raw")[-1] == str(wanted)
    lms.page.locator("iframe").evaluate("frame => frame.remove()")
    _within_limits(lms.calls())


def test_who_comes_back_goes_on_where_they_stopped(
    lms: Lms, path: LearningPath, answer: Callable[..., None]
) -> None:
    """The page, what is done, and the score; what was completed is not taken back."""
    lms.launch({})
    first, second = path.steps[0], path.steps[1]
    for id_ in first.questions:
        answer(id_)
    lms.course.locator(f"#page-{first.id} [rel=next]").click()
    lms.course.locator(f"#page-{second.id} h1").wait_for()
    kept = lms.kept()
    score = lms.said("cmi.core.score.raw")[-1]
    lms.launch(kept)
    expect(lms.course.locator("article:visible")).to_have_id(f"page-{second.id}")
    told = f"1 of {len(path.steps)} pages done"
    expect(lms.course.locator(f"#page-{second.id} .path-bar__progress")).to_contain_text(told)
    answer(second.questions[0])
    assert int(lms.said("cmi.core.score.raw")[-1]) > int(score)
    _within_limits(lms.calls())


def test_the_next_learner_starts_with_nothing(
    lms: Lms, path: LearningPath, answer: Callable[..., None]
) -> None:
    """On the same computer, in the same browser: nothing of the first is left in it."""
    lms.launch({})
    answer(path.steps[0].questions[0])
    lms.launch({})
    told = f"0 of {len(path.steps)} pages done"
    expect(lms.course.locator("article:visible .path-bar__progress")).to_contain_text(told)
    assert lms.said("cmi.suspend_data") == []
    stored = "[localStorage.length, sessionStorage.length, document.cookie]"
    assert lms.page.frames[-1].evaluate(stored) == [0, 0, ""]
    assert lms.page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 0


def test_to_open_and_close_completes_nothing(lms: Lms) -> None:
    """Nobody gets a mark for a look."""
    lms.launch({})
    lms.page.locator("iframe").evaluate("frame => { frame.src = 'about:blank' }")
    lms.page.wait_for_function("calls.some(([name]) => name === 'LMSFinish')")
    assert lms.said("cmi.core.lesson_status") == ["incomplete"]
    assert lms.said("cmi.core.score.raw") == []
    _within_limits(lms.calls())


def test_completed_stays_completed(lms: Lms) -> None:
    """Whoever comes back to read again loses nothing."""
    lms.launch({"core": {"lesson_status": "completed"}})
    lms.course.locator("article:visible .path-end__done button").click()
    assert set(lms.said("cmi.core.lesson_status")) == {"completed"}


def test_nothing_about_hard_moments_is_sent_by_name(
    lms: Lms, answer: Callable[..., None], handbook: Handbook
) -> None:
    """Neither an answer there nor the page somebody stayed on can be read from what is sent."""
    steps = handbook.get(LearningPath, HARD).steps
    hard = next(step for step in steps if step.id == "hard-moments")
    crisis = [i for i in hard.questions if handbook.get(Question, i).crisis]
    lms.launch({}, HARD)
    lms.course.locator("[data-contents] summary").click()
    lms.course.locator(f'[data-contents] a[href="#page-{hard.id}"]').click()
    for id_ in crisis:
        answer(id_, wrong=True)
    assert crisis
    assert [len(text) for text in lms.said("cmi.suspend_data")] in ([], [2 + ONE_PAGE])
    assert lms.said("cmi.core.score.raw") == []
    assert "hard" not in json.dumps(lms.calls())
