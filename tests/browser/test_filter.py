"""Narrowing a list of the reference pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as Waited
from playwright.sync_api import expect

from tests.engines import Engines

CHALLENGES = "reference/challenges/"
EVIDENCE = "reference/evidence/"
ENTRY = "[data-entry^='challenges/']"
WORK = "[data-entry^='references/']"


@pytest.fixture
def challenges(page: Any) -> Any:
    """The page of challenges, its filter running."""
    page.goto(CHALLENGES)
    page.locator("form.filter").wait_for(state="visible")
    return page


@pytest.fixture
def works(page: Any) -> Any:
    """The page of evidence, its filter running."""
    page.goto(EVIDENCE)
    page.locator("form.filter").wait_for(state="visible")
    return page


@pytest.fixture
def plain_page(browser: Any, site_url: str) -> Iterator[Any]:
    """A page in a browser without JavaScript."""
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def shown(page: Any, entry: str = ENTRY) -> int:
    """How many entries can be seen."""
    return sum(found.is_visible() for found in page.locator(entry).all())


def test_without_javascript_everything_is_there_and_no_form(plain_page: Any) -> None:
    """A form that does nothing is not shown, and no entry is hidden."""
    plain_page.goto(CHALLENGES)
    expect(plain_page.locator("form.filter")).to_be_hidden()
    assert shown(plain_page) == plain_page.locator(ENTRY).count()


@pytest.mark.parametrize(
    "path", [CHALLENGES, "reference/suggestions/", EVIDENCE, "reference/competencies/"]
)
def test_every_filter_starts(page: Any, path: str) -> None:
    """Each page that has a filter shows it once its script runs."""
    page.goto(path)
    page.locator("form.filter").wait_for(state="visible")


def test_a_theme_leaves_its_challenges(challenges: Any) -> None:
    """Only entries with the chosen word stay."""
    challenges.get_by_label("Fear", exact=True).check()
    total = challenges.locator(f"{ENTRY}[data-theme='fear']").count()
    assert shown(challenges) == total
    assert shown(challenges, f"{ENTRY}[data-theme='fear']") == total


def test_two_choices_of_one_kind_widen(challenges: Any) -> None:
    """Inside a facet, either word will do."""
    challenges.get_by_label("Fear", exact=True).check()
    one = shown(challenges)
    challenges.get_by_label("Sanism", exact=True).check()
    assert shown(challenges) > one


def test_choices_of_two_kinds_narrow(challenges: Any) -> None:
    """Between facets, both have to fit."""
    challenges.get_by_label("Co-optation", exact=True).check()
    challenges.get_by_label("Everyone else").check()
    both = f"{ENTRY}[data-theme='co-optation'][data-acts~='others']"
    assert shown(challenges) == challenges.locator(both).count()


def test_the_count_is_told_politely(challenges: Any) -> None:
    """A screen reader hears how many are left, when it is done with its sentence."""
    status = challenges.locator("form.filter [role=status]")
    assert status.get_attribute("aria-live") == "polite"
    challenges.get_by_label("Fear", exact=True).check()
    total = challenges.locator(ENTRY).count()
    assert status.inner_text() == f"{shown(challenges)} of {total} shown."


def test_a_heading_without_entries_goes_too(challenges: Any) -> None:
    """The heading of a theme and the words under it leave with the last of its challenges."""
    challenges.get_by_label("Fear", exact=True).check()
    expect(challenges.locator("h2#fear")).to_be_visible()
    expect(challenges.locator("h2#sanism")).to_be_hidden()
    expect(challenges.locator("h2#next")).to_be_visible()


def test_show_all_brings_everything_back(challenges: Any) -> None:
    """One button takes every choice away."""
    challenges.get_by_label("Fear", exact=True).check()
    challenges.get_by_role("button", name="Show all").click()
    challenges.locator("h2#sanism").wait_for(state="visible")
    assert shown(challenges) == challenges.locator(ENTRY).count()
    expect(challenges.get_by_label("Fear", exact=True)).not_to_be_checked()


def test_the_keyboard_is_enough(challenges: Any) -> None:
    """Space sets a choice."""
    challenges.get_by_label("Fear", exact=True).focus()
    challenges.keyboard.press("Space")
    assert shown(challenges) < challenges.locator(ENTRY).count()


def test_a_link_to_a_hidden_entry_shows_it(challenges: Any) -> None:
    """Whoever follows a link on the page gets there, whatever was chosen."""
    target = challenges.locator(f"{ENTRY}[data-theme='sanism']").first
    challenges.get_by_label("Fear", exact=True).check()
    challenges.evaluate("id => { location.hash = id }", target.get_attribute("id"))
    target.wait_for(state="visible")


def test_nothing_is_stored(challenges: Any) -> None:
    """The choice is gone with the page: no storage, no change of the address."""
    address = challenges.url
    challenges.get_by_label("Fear", exact=True).check()
    assert challenges.url == address
    assert (
        challenges.evaluate("Object.keys(localStorage).concat(Object.keys(sessionStorage))") == []
    )
    challenges.reload()
    challenges.locator("form.filter").wait_for(state="visible")
    assert shown(challenges) == challenges.locator(ENTRY).count()


@pytest.mark.parametrize("words", ["davidson", "DAVIDSON 2012", "2012 davidson"])
def test_works_are_searched(works: Any, words: str) -> None:
    """Each word has to stand in the work, in any order and any case."""
    works.get_by_role("searchbox").fill(words)
    assert 0 < shown(works, WORK) < works.locator(WORK).count()


def test_a_search_without_a_find_says_so(works: Any) -> None:
    """The reader learns that nothing fits, and what to do."""
    works.get_by_role("searchbox").fill("zzzz")
    assert shown(works, WORK) == 0
    assert works.locator("form.filter [role=status]").inner_text().startswith("None of")


def test_enter_in_the_search_stays_on_the_page(works: Any) -> None:
    """The form has nowhere to go."""
    works.get_by_role("searchbox").fill("davidson")
    works.keyboard.press("Enter")
    with pytest.raises(Waited):
        works.wait_for_url("**/?*", timeout=500)
    assert shown(works, WORK) > 0


def test_accents_do_not_matter(engines: Engines) -> None:
    """A reader without accents on the keyboard finds a name with accents."""
    assert engines.call("engines/list-filter", "folded", "Café Ökonom") == "cafe okonom"
