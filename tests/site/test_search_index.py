"""What the search can find."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from macros.mkdocs.search_index import (
    LETTERS,
    SHORT,
    TEXT,
    WORDS,
    light,
    parts,
    plain,
    without_excluded,
)
from macros.model.handbook import Handbook
from tests.site.html import parse


def test_every_part_has_its_address() -> None:
    """The page's own words first, then each heading with what follows it."""
    html = '<h1 id="t">Title</h1><p>One.</p><h2 class="x" id="two">Two &amp; more</h2>2'
    assert [tuple(part.values()) for part in parts("a/b/", "Title", html)] == [
        ("a/b/", "Title", "One."),
        ("a/b/#two", "Two & more", "2"),
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


@pytest.fixture
def long_page() -> list[dict[str, str]]:
    """The parts of a page, one of them long; no two words are alike, so that nothing packs them."""
    words = " ".join(sha256(bytes([n % 256, n // 256])).hexdigest()[:8] for n in range(600))
    return [
        {"location": "a/", "title": "A", "text": words},
        {"location": "a/#b", "title": "B", "text": "Short."},
    ]


def test_of_a_long_page_a_search_gets_the_beginnings(long_page: list[dict[str, str]]) -> None:
    """What is cut ends with a whole word and says that it goes on; what is short stays."""
    cut, short = light(long_page)
    assert len(cut["text"]) > SHORT
    assert long_page[0]["text"].startswith(cut["text"].removesuffix(" …") + " ")
    assert sum(map(len, [*cut.values(), *short.values()])) <= LETTERS
    assert short == long_page[1]


def test_of_many_parts_each_still_says_what_it_is_about(long_page: list[dict[str, str]]) -> None:
    """However many parts a page has, some words of each stay."""
    found = light(long_page * 100)
    assert len(found) == 200
    assert {len(row["text"]) > SHORT / 2 for row in found[::2]} == {True}


def texts(site: Path) -> dict[str, list[dict[str, str]]]:
    """The parts of every page that the search can find, by the file that holds them."""
    found = sorted((site / "search" / "text").rglob("*.json"))
    return {
        path.relative_to(site).as_posix(): json.loads(path.read_text(encoding="utf-8"))["docs"]
        for path in found
    }


def test_every_part_of_a_text_leads_somewhere(site: Path) -> None:
    """Each part is on its page, under its anchor."""
    lost = []
    docs = [doc for found in texts(site).values() for doc in found]
    assert docs
    for doc in docs:
        path, _, anchor = doc["location"].partition("#")
        page = site / path / "index.html"
        if not page.is_file() or (anchor and anchor not in parse(page).ids):
            lost.append(doc["location"])
    assert lost == []


def test_every_page_whose_words_are_known_has_its_text(site: Path) -> None:
    """What is found by its words has a file with its text, of which those that fit are shown."""
    urls = json.loads((site / WORDS).read_text(encoding="utf-8"))["urls"]
    assert {TEXT.format(page=url.rstrip("/") or "index") for url in urls} <= set(texts(site))


def test_every_task_can_be_found_by_its_words(site: Path, handbook: Handbook) -> None:
    """A page that is made from an entry is among those whose words are known."""
    found = set(json.loads((site / WORDS).read_text(encoding="utf-8"))["urls"])
    assert {f"check/tasks/{task.id}/" for task in handbook.all("tasks")} <= found


def test_the_signpost_is_not_found_on_every_page(site: Path) -> None:
    """Its words would say of half the pages that they speak of danger."""
    [medications] = [found for name, found in texts(site).items() if name == MEDICATIONS]
    assert "call or text" not in " ".join(part["text"] for part in medications)


MEDICATIONS = TEXT.format(page="check/tasks/medications")
