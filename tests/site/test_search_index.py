"""What the search can find."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.mkdocs.search_index import INDEX, parts, plain, without_excluded
from macros.model.handbook import Handbook
from tests.site.html import parse


def test_every_part_has_its_address() -> None:
    """The page's own words first, then each heading with what follows it."""
    html = '<h1 id="t">Title</h1><p>One.</p><h2 class="x" id="two">Two &amp; more</h2>2'
    assert [tuple(part.values()) for part in parts("a/b/", "Title", html)] == [
        ("a/b/", "Title", "One."),
        ("a/b/#two", "Two &amp; more", "2"),
    ]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("a<strong>b</strong>c", "abc"),
        ("<li>a</li><li>b</li>", "a b"),
        ("a<br>b", "a b"),
    ],
)
def test_words_are_parted_where_a_reader_sees_them_parted(html: str, words: str) -> None:
    """Tags inside a line part nothing; the others do."""
    assert plain(html) == words


def test_what_is_marked_is_left_out() -> None:
    """An element with data-search-exclude is not found, whatever it holds."""
    html = '<div data-search-exclude="x" class="y"><div>a</div>b</div>c<p data-search-exclude>d</p>'
    assert without_excluded(html) == "c"


def test_every_address_in_the_index_leads_somewhere(site: Path) -> None:
    """Each part is on its page, under its anchor."""
    docs = json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]
    lost = []
    for doc in docs:
        path, _, anchor = doc["location"].partition("#")
        page = site / path / "index.html"
        if not page.is_file() or (anchor and anchor not in parse(page).ids):
            lost.append(doc["location"])
    assert lost == []


def test_every_task_is_in_the_index(site: Path, handbook: Handbook) -> None:
    """A page that is made from an entry can be found as well."""
    docs = json.loads((site / INDEX).read_text(encoding="utf-8"))["docs"]
    found = {doc["location"] for doc in docs}
    assert {f"check/tasks/{task.id}/" for task in handbook.all("tasks")} <= found
