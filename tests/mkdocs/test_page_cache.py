"""Pages that `make serve` uses again."""

from __future__ import annotations

import pytest

from macros.mkdocs.page_cache import FilledPages, Written
from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.pages.cache import Cache, Facts

PAGE = "{{ entry('values', 'a') }}"


@pytest.fixture
def cache() -> Cache:
    """A cache of no handbook yet."""
    return Cache()


def filled(cache: Cache, title: str, markdown: str = PAGE) -> tuple[str, str]:
    """What is left to fill in of a page that shows the value `a`, and what comes of it."""
    value = Identified(id="a", title=title)
    book = cache.watched(Facts.of(Handbook({"values": {"a": value}}))).handbook
    pages = FilledPages(cache)
    left = pages.source("page.md", markdown, markdown)
    return left, pages.text(lambda: book.get("values", "a").title if left else "not filled in")


def test_a_page_is_filled_in_once(cache: Cache) -> None:
    """While what it shows is the same, its macros have nothing to do."""
    assert filled(cache, "A") == (PAGE, "A")
    assert filled(cache, "A") == ("", "A")


def test_a_page_is_filled_in_again_where_it_shows_something_else(cache: Cache) -> None:
    """An entry that it reads, or its own text."""
    filled(cache, "A")
    assert filled(cache, "B") == (PAGE, "B")
    assert filled(cache, "B", f"{PAGE} more") == (f"{PAGE} more", "B")


@pytest.mark.parametrize("name", ["page.title", "config.site_name"])
def test_a_page_that_shows_what_mkdocs_knows_is_filled_in_each_time(
    name: str, cache: Cache
) -> None:
    """Nobody notes what of it is read."""
    text = f"{{{{ {name} }}}} {PAGE}"
    assert filled(cache, "A", text) == filled(cache, "A", text) == (text, "A")


def test_a_page_that_is_written_again_has_the_assets_of_today() -> None:
    """Their names say what they hold, and everything else of the page is as it was."""
    page = Written("key", '<link href="../site-1a.css">', {"site.css": "site-1a.css"})
    assert page.with_assets({"site.css": "site-2b.css"}) == '<link href="../site-2b.css">'
