"""What is kept in a browser: told on one page, and erased there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.pages.browser_storage import stored

SCRIPTS = "web"
NAMED = re.compile(r"\b(?:storageKey|read|write|forget)\(\s*\"(?P<name>[^\"]+)\"")
"""How a script asks for a key of the list."""
FORBIDDEN = re.compile(r"sessionStorage|indexedDB|document\.cookie|sendBeacon|XMLHttpRequest")


def _scripts(root: Path) -> dict[str, str]:
    folder = root / SCRIPTS
    paths = sorted(folder.rglob("*.js"))
    return {p.relative_to(folder).as_posix(): p.read_text(encoding="utf-8") for p in paths}


def test_every_key_that_a_script_uses_is_listed(root: Path) -> None:
    """A script keeps nothing that the privacy page doesn't tell."""
    text = "".join(_scripts(root).values())
    assert set(NAMED.findall(text)) == {entry.name for entry in stored()}


def test_no_script_makes_a_key_of_its_own(root: Path) -> None:
    """A key is never written out where it is used: it comes from the list."""
    uses = re.compile(r"localStorage\.\w+Item\(\s*(?!(?:[A-Z]+_)?KEY\b|key\b|storageKey\()")
    assert [name for name, text in _scripts(root).items() if uses.search(text)] == []


def test_nothing_is_kept_or_sent_by_other_means(root: Path) -> None:
    """No cookie, no database, no session store, no request but by the loader."""
    assert [name for name, text in _scripts(root).items() if FORBIDDEN.search(text)] == []


def test_only_the_loader_fetches(root: Path) -> None:
    """Every other script asks load.js for its data, so that all of them work without a server."""
    assert [n for n, text in _scripts(root).items() if re.search(r"\bfetch\(", text)] == [
        "load.js",
        "sw.js",
    ]


def test_the_page_lists_every_key(page: Any) -> None:
    """The table names each key, with its purpose, also without scripts."""
    page.goto("reference/privacy/")
    words = page.locator("main table").inner_text()
    for entry in stored():
        assert entry.purpose in words
        assert entry.key.removesuffix("*") in words


def test_no_page_sets_a_cookie(page: Any) -> None:
    """After a visit there is no cookie."""
    page.goto("./")
    assert page.context.cookies() == []


def test_the_button_erases_the_handbooks_keys_and_no_others(page: Any) -> None:
    """Another site at the same address keeps what is its own."""
    page.goto("reference/privacy/")
    page.evaluate("localStorage.setItem('colors', 'dark'); localStorage.setItem('other', 'x')")
    page.locator("[data-erase] button").click()
    page.get_by_text("Erased: 1 thing was kept here.").wait_for()
    assert page.evaluate("Object.keys(localStorage)") == ["other"]


def test_erasing_is_announced(page: Any) -> None:
    """The result stands in a live region."""
    page.goto("reference/privacy/")
    status = page.locator("[data-erase] [role=status][aria-live=polite]")
    assert status.inner_text() == ""
    page.get_by_role("button", name="Erase everything").press("Enter")
    page.get_by_text("Nothing of yours was kept here.").wait_for()


def test_the_button_erases_the_copies_of_pages(visited: Any) -> None:
    """The service worker and its cache are gone."""
    visited.goto("reference/privacy/")
    visited.locator("[data-erase] button").click()
    visited.get_by_text("The pages copied for reading without a network are gone too.").wait_for()
    assert visited.evaluate("caches.keys()") == []
    assert visited.evaluate("navigator.serviceWorker.getRegistrations().then((r) => r.length)") == 0


def test_without_scripts_there_is_no_button(browser: Any, site_url: str) -> None:
    """A button that can't work is not shown."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    page = context.new_page()
    page.goto("reference/privacy/")
    expect(page.locator("[data-erase]")).to_be_hidden()
    context.close()


BLOCKED = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("denied", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""


@pytest.mark.parametrize(
    ("storage", "words"), [(BLOCKED, "set to keep nothing"), (FULL, "no room left")]
)
def test_where_nothing_can_be_kept_the_reader_is_told(page: Any, storage: str, words: str) -> None:
    """A quiz says so with its first answer, a builder when asked to keep the draft."""
    page.add_init_script(storage)
    page.goto("train/quizzes/values/")
    question = page.locator("[data-learn=question]").first
    question.locator("input").first.check()
    question.get_by_role("button").first.click()
    question.get_by_text(words).wait_for()
    page.goto("hire/ads/")
    page.get_by_role("button", name="Keep it in this browser").click()
    page.locator(".builder__status").get_by_text(words).wait_for()


def test_where_storage_is_blocked_the_page_of_progress_says_so(page: Any) -> None:
    """It does not claim that nothing has been done yet."""
    page.add_init_script(BLOCKED)
    page.goto("train/progress/")
    page.locator(".progress__words").get_by_text("set to keep nothing").wait_for()
