"""The search: found on every page, fetched when used, read out, and worked by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

Open = Callable[..., Any]


@pytest.fixture
def search(page: Any) -> Any:
    """A page with its search open."""
    page.goto("start/notes/", wait_until="networkidle")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").wait_for()
    return page


OUTPUT = ".md-search__output"


def search_for(page: Any, words: str) -> None:
    """Type `words` into the header's box and wait for what fits."""
    page.get_by_role("searchbox", name="Search").fill(words)
    page.locator(f"{OUTPUT} [data-lookup-stop]").first.wait_for()


def test_the_index_is_not_fetched_before_somebody_searches(page: Any) -> None:
    """Nothing of the search comes with a page."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "start/notes/"):
        page.goto(path, wait_until="networkidle")
    files = ("search/", "assets/lookup/")
    assert asked
    assert not [url for url in asked if any(name in url for name in files)]


def test_it_finds_tasks_and_pages_with_the_words_that_fit(search: Any) -> None:
    """The header's box is the lookup: a verdict on top, then places with their words marked."""
    search_for(search, "hand out pills")
    search.locator(f"{OUTPUT} .lookup-card h2").wait_for()
    search_for(search, "peer drift")
    search.locator(f"{OUTPUT} .lookup-list a", has_text="Peer drift").first.wait_for()
    search.locator(f"{OUTPUT} .lookup-list mark").first.wait_for()


def test_danger_comes_first_in_the_header_too(search: Any) -> None:
    """The signpost stands above every other result."""
    search_for(search, "she wants to die")
    first = search.locator(f"{OUTPUT} [data-lookup-part=results] > *").first
    assert first.get_attribute("data-lookup-part") == "danger"


def test_what_is_found_is_read_out_once(search: Any) -> None:
    """A live region says what was found, after the typing has stopped."""
    status = search.get_by_role("search").locator(".md-search-result__meta")
    search_for(search, "salary")
    search.wait_for_function(
        "() => /Look here/.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    assert status.get_attribute("role") == "status"


def test_back_opens_the_search_with_its_words(search: Any) -> None:
    """Who followed a result and comes back finds words and results as they were."""
    search_for(search, "salary")
    search.wait_for_url("**/start/notes/#q=salary")
    search.locator(f"{OUTPUT} .lookup-list a").first.click()
    search.wait_for_url("**/hire/pay/**")
    search.go_back()
    search.locator(f"{OUTPUT} .lookup-list a").first.wait_for()
    expect(search.get_by_role("searchbox", name="Search")).to_have_value("salary")


def test_it_works_by_keyboard(search: Any) -> None:
    """Down leads to the first result, up leads back, Escape closes and returns to the button."""
    search_for(search, "supervision")
    search.keyboard.press("ArrowDown")
    assert search.evaluate("document.activeElement.matches('[data-lookup-stop]')")
    search.keyboard.press("ArrowUp")
    assert search.evaluate("document.activeElement.type") == "search"
    search.keyboard.press("Escape")
    expect(search.get_by_role("searchbox")).to_be_hidden()
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
    expect(page.get_by_role("searchbox")).to_have_value("supervision")
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__output")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.headerlink')")


@pytest.mark.parametrize("path", ["", "hire/check-a-posting/"])
@pytest.mark.parametrize("key", ["s", "/"])
def test_a_key_that_is_typed_into_a_field_stays_there(page: Any, path: str, key: str) -> None:
    """Somebody who writes a word with an s, in one line or in many, does not land in the search."""
    page.goto(path, wait_until="networkidle")
    field = page.locator("article").locator("input[type=search], textarea").first
    field.fill("")
    field.press(key)
    expect(field).to_have_value(key)


def test_material_fetches_neither_its_index_nor_its_worker(open_page: Open) -> None:
    """Material's script, once it is here, leaves the search to ours."""
    page = open_page("start/notes/", 1280, scripts=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.move(200, 200)
    page.wait_for_function("() => document.querySelector('script[src*=bundle]')")
    page.wait_for_load_state("networkidle")
    assert any("bundle." in url for url in asked)
    assert not [url for url in asked if "/search/" in url]


def test_a_result_leads_to_its_page(search: Any) -> None:
    """Enter on the words leads to the first result, Enter on it opens it."""
    search_for(search, "giving rides")
    search.keyboard.press("Enter")
    search.keyboard.press("Enter")
    search.wait_for_url("**/giving-rides/**")


def test_words_stay_in_the_browser(search: Any) -> None:
    """What is typed is neither sent nor kept, from the page's first request on."""
    asked: list[str] = []
    search.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    search.reload(wait_until="networkidle")
    search.get_by_role("button", name="Search").click()
    search_for(search, "rides for zebras")
    assert not [url for url in asked if "zebra" in url]
    assert search.evaluate("localStorage.length + sessionStorage.length") == 0


def test_without_scripts_there_is_a_list_of_all_pages(open_page: Open) -> None:
    """The search leads to a page that lists every page of the menu."""
    page = open_page("start/notes/", java_script_enabled=False)
    page.locator("label[data-opens=search]").click()
    page.get_by_role("searchbox").fill("supervision")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/search/?q=supervision")
    assert page.locator(".all-pages a").count() > 50
