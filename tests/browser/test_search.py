"""The search: found on every page, fetched when used, read out, and worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.fixture
def search(page: Any) -> Any:
    """A page with its search open."""
    page.goto("start/notes/", wait_until="networkidle")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").wait_for()
    return page


def results(page: Any, words: str) -> list[str]:
    """The titles of the pages found for `words`."""
    page.get_by_role("searchbox").fill(words)
    page.locator(".md-search-result mark").first.wait_for()
    return list(page.locator(".md-search-result__link").all_inner_texts())


def test_the_index_is_not_fetched_before_somebody_searches(page: Any) -> None:
    """Neither the index nor the engine comes with a page, the search page included."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "start/notes/", "search/"):
        page.goto(path, wait_until="networkidle")
    assert not [url for url in asked if "search_index" in url]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("medication", "Medications"),
        ("giving rides", "Giving rides"),
        ("peer drift", "Glossary"),
        ("code of ethics", "Code of ethics"),
        ("suprvision", "supervis"),
    ],
)
def test_it_finds(search: Any, words: str, title: str) -> None:
    """What a page is called, and what stands on it, slips of the finger included."""
    assert any(title.lower() in found.lower() for found in results(search, words)[:5])


def test_the_count_is_read_out_once(search: Any) -> None:
    """A live region says how many pages there are, after the typing has stopped."""
    status = search.get_by_role("search").get_by_role("status")
    results(search, "supervision")
    search.wait_for_function(
        "() => /pages/.test(document.querySelector('[role=search] [role=status]').textContent)"
    )
    search.get_by_role("searchbox").fill("zzzzzzzzqq")
    search.get_by_text("Nothing found").wait_for()
    assert status.count() == 1


def test_it_works_by_keyboard(search: Any) -> None:
    """Down leads to the first result, up leads back, Escape closes and returns to the button."""
    results(search, "supervision")
    search.keyboard.press("ArrowDown")
    assert search.evaluate("document.activeElement.matches('.md-search-result__link')")
    search.keyboard.press("ArrowUp")
    assert search.evaluate("document.activeElement.type") == "search"
    search.keyboard.press("Escape")
    assert not search.get_by_role("searchbox").is_visible()
    assert search.evaluate("document.activeElement.dataset.opens") == "search"


@pytest.mark.parametrize("key", ["/", "s", "Control+k"])
@pytest.mark.parametrize("width", [375, 1280])
def test_a_key_opens_it_and_escape_returns(open_page: Open, key: str, width: int) -> None:
    """The key that other sites have leads into the field, and Escape to where one was."""
    page = open_page("start/notes/", width, scripts=True)
    page.locator("h1 a").focus()
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("supervision")
    assert page.get_by_role("searchbox").input_value() == "supervision"
    page.keyboard.press("Escape")
    assert not page.locator(".md-search__output").is_visible()
    assert page.evaluate("document.activeElement.matches('.headerlink')")


def test_a_key_that_is_typed_into_a_field_stays_there(page: Any) -> None:
    """Somebody who writes a word with an s does not land in the search."""
    page.goto("", wait_until="networkidle")
    page.locator(".lookup__input").fill("")
    page.locator(".lookup__input").press("s")
    assert page.locator(".lookup__input").input_value() == "s"


def test_material_fetches_neither_its_index_nor_its_worker(open_page: Open) -> None:
    """Material's script, once it is here, leaves the search to ours."""
    page = open_page("start/notes/", 1280, scripts=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.move(200, 200)
    page.wait_for_function("() => document.querySelector('script[src*=bundle]')")
    page.wait_for_load_state("networkidle")
    assert any("bundle." in url for url in asked)
    assert not [url for url in asked if "search" in url and "/modules/" not in url]


def test_a_result_leads_to_its_page(search: Any) -> None:
    """Enter on the words leads to the first result, Enter on it opens it."""
    results(search, "giving rides")
    search.keyboard.press("Enter")
    search.keyboard.press("Enter")
    search.wait_for_url("**/giving-rides/**")


def test_words_stay_in_the_browser(search: Any) -> None:
    """What is typed is neither sent nor kept, from the page's first request on."""
    asked: list[str] = []
    search.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    search.reload(wait_until="networkidle")
    search.get_by_role("button", name="Search").click()
    results(search, "supervision")
    assert not [url for url in asked if "supervision" in url]
    assert search.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_scripts_there_is_a_list_of_all_pages(open_page: Open) -> None:
    """The search leads to a page that lists every page of the menu."""
    page = open_page("start/notes/", java_script_enabled=False)
    page.locator("label[data-opens=search]").click()
    page.get_by_role("searchbox").fill("supervision")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?q=supervision")
    assert page.locator(".all-pages a").count() > 50
