"""What every guide is, and that everything in data/ is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from tests.site.guides import DOCS, GUIDES, READING, TIMED, front_matter

each_guide = pytest.mark.parametrize(
    "guide", GUIDES, ids=lambda p: p.relative_to(DOCS).with_suffix("").as_posix()
)
each_reading_guide = pytest.mark.parametrize(
    "guide", READING, ids=lambda p: p.relative_to(DOCS).with_suffix("").as_posix()
)


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
