"""One edition after the other on a phone: what is fetched, and when the new one is used."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.offline.conftest import PATIENCE, until

FOOTER = "Not a crisis service."
NEWS = "<h1"


@pytest.fixture
def asked(visited: Any) -> list[str]:
    """What the worker fetches from here on."""
    urls: list[str] = []
    visited.context.on("request", lambda r: urls.append(r.url) if r.service_worker else None)
    return urls


def _update(page: Any) -> None:
    """Take up the new edition as a visit does, up to where it waits."""
    page.evaluate("() => { navigator.serviceWorker.ready.then((one) => one.update()) }")
    until(page, "(await navigator.serviceWorker.ready).waiting")


def _use(page: Any) -> None:
    """Press the button of the new edition, and wait for its page."""
    page.reload()
    button = page.get_by_role("button", name="Use it now")
    button.wait_for()
    with page.expect_navigation(timeout=PATIENCE):
        button.click()
    page.wait_for_function("navigator.serviceWorker.controller?.state === 'activated'")


def test_a_change_of_one_page_fetches_that_page(visited: Any, server: Any, asked: Any) -> None:
    """The worker, its list, the page: nothing else, and the old edition is shown until asked."""
    server.publish("check/index.html", NEWS, "<p>News</p><h1")
    _update(visited)
    assert len([url for url in asked if "/assets/copy/" in url]) == 2
    visited.goto("check/")
    expect(visited.get_by_text("News", exact=True)).to_have_count(0)
    _use(visited)
    expect(visited.get_by_text("News", exact=True)).to_be_visible()


def test_a_change_of_every_footer_sends_no_page_again(
    visited: Any, server: Any, asked: Any
) -> None:
    """The list and the footers: two files, and the front page, whose place has no other."""
    server.publish("**/*.html", FOOTER, "No crisis service at all.")
    _update(visited)
    assert len([url for url in asked if url.startswith(server.url)]) <= 4
    _use(visited)
    visited.goto("start/notes/")
    expect(visited.get_by_text("No crisis service at all.")).to_be_visible()


def test_an_open_quiz_is_not_disturbed(visited: Any, server: Any) -> None:
    """Another page takes the new edition; the quiz keeps its answers and its scripts."""
    quiz = visited.context.new_page()
    quiz.goto("train/quizzes/values/")
    question = quiz.locator("[data-learn=question]").first
    question.locator("input").first.check()
    server.publish("check/index.html", NEWS, "<p>News</p><h1")
    for old in (server.folder / "assets/modules").iterdir():
        if not old.name.startswith("site-"):
            old.unlink()
    server.publish("check/index.html", "<p>News</p>", "<p>More news</p>")
    _update(visited)
    _use(visited)
    question.get_by_role("button").first.click()
    question.get_by_text(re.compile("Not this one|Right")).first.wait_for()
    expect(question.locator("input").first).to_be_checked()
    assert quiz.evaluate("() => import(document.querySelector('script[type=module]').src)") == {}
    expect(quiz.get_by_role("button", name="Use it now")).to_have_count(0)


def test_two_deploys_while_the_phone_was_away_bring_the_last(
    visited: Any, server: Any, asked: Any
) -> None:
    """What it reads meanwhile is the edition that it has; then it fetches the difference once."""
    visited.context.set_offline(True)
    server.publish("check/index.html", NEWS, "<p>Second</p><h1")
    server.publish("check/index.html", "<p>Second</p>", "<p>Third</p>")
    visited.goto("check/")
    expect(visited.get_by_text("Third", exact=True)).to_have_count(0)
    visited.context.set_offline(False)
    _update(visited)
    _use(visited)
    expect(visited.get_by_text("Third", exact=True)).to_be_visible()
    assert len([url for url in asked if "/assets/copy/" in url]) == 2


def test_a_page_of_the_edition_before_finds_its_files(visited: Any, server: Any) -> None:
    """A page that was open before an update asks for scripts and texts that the update lacks."""
    file = "search/words.json"
    server.withdraw(file)
    _update(visited)
    _use(visited)
    visited.context.set_offline(True)
    assert visited.evaluate(f"fetch('{server.url}{file}').then((one) => one.ok, () => false)")


def test_a_phone_keeps_no_edition_for_long(visited: Any, server: Any) -> None:
    """What only the edition before the last one had is gone."""
    count = "async () => (await (await caches.open((await caches.keys())[0])).keys()).length"
    sizes = []
    for number in ("First", "Second", "Third"):
        server.publish("check/index.html", NEWS, f"<p>{number}</p><h1")
        _update(visited)
        _use(visited)
        sizes.append(visited.evaluate(count))
    assert len(set(sizes)) == 1


def test_the_worker_that_hosting_names_takes_the_copy_away(
    visited: Any, server: Any, root: Path
) -> None:
    """The line for taking the site down does what it says, as it is written there."""
    text = (root / "HOSTING.md").read_text(encoding="utf-8")
    (line,) = re.findall(r"^    (self\.addEventListener.*)$", text, re.MULTILINE)
    (server.folder / "sw.js").write_text(line, encoding="utf-8")
    visited.evaluate("navigator.serviceWorker.getRegistration().then((one) => one.update())")
    until(visited, "!(await caches.keys()).length")
    until(visited, "!(await navigator.serviceWorker.getRegistrations()).length")
    visited.reload()
    expect(visited.locator("main h1")).to_be_visible()
