"""What every guide is, and that everything in data/ is shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from macros.data.yaml_tree import read
from macros.model.addresses import page_url
from macros.model.handbook import Handbook
from tests.site.html import pages, parse

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SECTIONS = ("start", "alongside", "supervise", "build", "hire")
GUIDES = sorted(page for section in SECTIONS for page in (DOCS / section).glob("*.md"))
READING = [g for g in GUIDES if g.stem != "index" and g.parent.name != "hire"]
"""The guides that are read from start to end; those on hiring are tools and lists."""

TIMED = [g for g in GUIDES if "\nminutes:" in g.read_text(encoding="utf-8")]

each_guide = pytest.mark.parametrize(
    "guide", GUIDES, ids=lambda p: p.relative_to(DOCS).with_suffix("").as_posix()
)
each_reading_guide = pytest.mark.parametrize(
    "guide", READING, ids=lambda p: p.relative_to(DOCS).with_suffix("").as_posix()
)


def front_matter(guide: Path) -> dict[str, object]:
    """The keys between the dashes at the top of a page."""
    found = re.match(r"---\n(.*?)\n---\n", guide.read_text(encoding="utf-8"), re.DOTALL)
    value = read(found[1], guide.name).value if found else {}
    return value if isinstance(value, dict) else {}


def prose(page: Path) -> str:
    """What a page says in words of its own: no front matter, no macro calls, no markup."""
    text = re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|\]\([^)]*\)", " ", text, flags=re.DOTALL)
    return re.sub(r"<[^>]*>|[*_`]", " ", text)


@each_guide
def test_a_guide_names_its_reader(guide: Path, handbook: Handbook) -> None:
    """The front matter says for whom a guide is, in words of the vocabulary."""
    audience = str(front_matter(guide).get("audience", ""))
    readers = {term.id for term in handbook.get("vocabulary", "audiences").terms}
    assert audience
    assert set(re.split(r",\s*", audience)) <= readers


@each_guide
def test_a_guide_says_what_it_is(guide: Path) -> None:
    """The front matter has a title and a description of its own, for search and for the menu."""
    assert {"title", "description"} <= front_matter(guide).keys()


@each_guide
def test_a_guide_names_its_sources(guide: Path) -> None:
    """A guide cites sections of the sources in its own name, not only through its entries."""
    assert re.search(r"\{\{\s*cite\(", guide.read_text(encoding="utf-8"))


@each_reading_guide
def test_a_guide_opens_with_what_you_will_be_able_to_do(guide: Path) -> None:
    """Before anything else, a reader learns what the page is good for."""
    first = re.search(r"^(?:## |/// )(.*?)$", prose(guide), re.MULTILINE)
    assert first
    assert first[1].strip() == "aims" or first[1].strip().startswith("After this page you")


@each_reading_guide
def test_a_guide_ends_with_where_to_go_next(guide: Path) -> None:
    """The last heading of a guide leads on."""
    headings = re.findall(r"^## (.+?)(?: \{:.*)?$", guide.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[-1] == "Where to go next"


def test_guides_say_how_long_they_take() -> None:
    """None of those that tell their minutes stops telling them."""
    assert len(TIMED) >= 45


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


NUMBERS = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|hundred|dozen)"
)
TYPED_COUNT = re.compile(rf"\b{NUMBERS}\s(?:[a-z]+\s)?(?:[a-z]+s|people)\b", re.IGNORECASE)
ON_PURPOSE = (
    *("eleven core values", "eleven values"),  # a name: the guidelines are known by theirs
    *("five documents", "two pages", "two sources", "two sides", "two answers"),  # told right there
    *(
        "two things",
        "three things",
        "three words",
        "two jobs",
        "two kinds",
        "two questions",
        "two words",
    ),
    *("four ways", "three groups", "two trainings", "two sentences", "three times"),
    *("two people", "five minutes", "2 days", "7 days", "1 comes"),
)
"""Numbers before a plural that no data knows: what the same page lists, names, spans of time."""
DOCS_PAGES = sorted(DOCS.rglob("*.md"))


def typed_counts(page: Path) -> list[str]:
    """The numbers before a plural that stand in the words of a page."""
    return [" ".join(found.lower().split()) for found in TYPED_COUNT.findall(prose(page))]


@pytest.mark.parametrize("page", DOCS_PAGES, ids=lambda p: p.relative_to(DOCS).as_posix())
def test_no_page_types_a_count_that_data_knows(page: Path) -> None:
    """How many there are of anything comes from `count`, so that it is never out of date."""
    assert [found for found in typed_counts(page) if found not in ON_PURPOSE] == []


def test_every_count_on_purpose_is_still_there() -> None:
    """What no page says any more leaves the list."""
    typed = {found for page in DOCS_PAGES for found in typed_counts(page)}
    assert set(ON_PURPOSE) - typed == set()


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
