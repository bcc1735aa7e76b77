"""What every guide shows, and that everything in data/ is shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.model.addresses import page_url
from macros.model.handbook import Handbook
from tests.site.guides import DOCS, TIMED, front_matter
from tests.site.html import pages, parse


@pytest.mark.parametrize("guide", TIMED, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_the_minutes_of_a_guide_are_honest(guide: Path, site: Path) -> None:
    """The minutes are those of somebody who reads 200 words in one, give or take a third."""
    built = site / page_url(guide.relative_to(DOCS).as_posix()) / "index.html"
    minutes = int(str(front_matter(guide)["minutes"]))
    needed = len(main_text(built).split()) / 200
    assert needed * 0.66 - 1 <= minutes <= needed * 1.34 + 1


def main_text(page: Path) -> str:
    """The words of a page between <main> and </main>, up to the check of its learning path."""
    html = page.read_text(encoding="utf-8")
    inside = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"<[^>]*>", " ", inside.partition('<section class="check"')[0])


def test_a_page_shows_an_entry_once(site: Path) -> None:
    """Nobody reads the same entry in full twice on a page."""
    double = {
        str(page.relative_to(site)): twice
        for page in pages(site)
        if (twice := [e for e, n in Counter(parse(page).entries).items() if n > 1])
    }
    assert double == {}


WITHOUT_SOURCES = {
    "404.html": "the page for unknown addresses",
    "search/index.html": "a tool",
    "check/index.html": "the lookup",
    "check/tasks/index.html": "a list of pages that cite",
    "check/tasks/interpreting/index.html": "rests on a federal rule",
    "check/tasks/overdose-response/index.html": "rests on public guidance",
    "reference/outside-the-five/index.html": "what stands beside the sources",
    "train/index.html": "a list of pages that cite",
    "train/cards/index.html": "a list of pages that cite",
    "train/handouts/index.html": "a list of pages that cite",
    "train/paths/index.html": "a list of pages that cite",
    "train/plans/index.html": "a list of pages that cite",
    "train/quizzes/index.html": "a list of pages that cite",
    "train/practice/index.html": "a list of links to pages that cite",
    "train/lms/index.html": "how to bring files into another system",
    "train/progress/index.html": "what the browser keeps",
    "train/record/index.html": "what the browser keeps",
    "train/review/index.html": "what the browser keeps",
    "reference/index.html": "a list of pages that cite",
    "reference/differences/index.html": "a list of pages that cite",
    "reference/sources/index.html": "the sources themselves",
    "reference/fields/index.html": "about the data",
    "reference/vocabulary/index.html": "about the data",
    "reference/lookup/index.html": "about the lookup",
    "reference/offline/index.html": "about the site",
    "reference/embed/index.html": "about the site",
    "embed/check/index.html": "the lookup",
    "reference/privacy/index.html": "about the site",
    "reference/accessibility/index.html": "about the site",
    "reference/api/index.html": "about the data",
    "reference/changes/index.html": "about the site",
    "reference/style/index.html": "about the site",
}
"""Pages that restate no source, and why."""


def test_every_page_leads_back_to_its_sources(site: Path) -> None:
    """Each built page links to a section of a source, or stands above with the reason."""
    uncited = {
        page.relative_to(site).as_posix()
        for page in pages(site)
        if not parse(page).refreshes and not any("sources/#" in link for link in parse(page).links)
    }
    assert uncited == set(WITHOUT_SOURCES)


def test_terms_are_marked_where_they_were(
    site: Path, handbook: Handbook, reviewed: Callable[[str, Mapping[str, object]], None]
) -> None:
    """Which terms of the glossary a page explains on the spot is approved: none is lost unseen."""
    ids = {id_ for page in pages(site) for id_ in parse(page).ids}
    terms = [entry.id for entry in handbook.all("glossary")]
    marked = [id_ for id_ in terms if f"term-{id_}" in ids]
    reviewed("terms.yml", {"marked": marked, "in the glossary alone": sorted({*terms} - {*marked})})
