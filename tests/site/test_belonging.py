"""What belongs together stands together: a fact in its line, an entry under its own heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from lxml.html import HtmlElement
from pydantic import BaseModel

from macros.model.addresses import page_url
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.model.types import Ref, Term
from macros.pages.review import review_of
from tests.facts import Fact, facts, rules
from tests.site.conftest import Shown
from tests.site.places import Place, absolute, parts_of, source_address, squeezed, tree, words_of
from tests.site.test_everything_is_shown import ON_ITS_PAGE, left_out, told

ROWS = ("li", "tr", "section", "article", "div", "fieldset", "dl")
"""What a reader takes for one thing."""

ENOUGH = 12
"""Letters of a text by which its row is found: a shorter one stands in too many."""

APART = {
    "tasks.consistent.sources": "a task cites for all its lines, and the API for each",
    "tasks.inconsistent.sources": "a task cites for all its lines, and the API for each",
    "session-plans.steps.entries": "on the slides of the step, and linked below the plan",
}
"""Facts that don't stand with their own line, and where they do."""


def items(value: BaseModel, within: str = "") -> Iterator[tuple[str, BaseModel]]:
    """Each thing in the lists of an entry that is more than a word, with the name of its field."""
    for name in rules(type(value)):
        inside = getattr(value, name)
        if isinstance(inside, BaseModel):
            yield from items(inside, f"{within}{name}.")
        for item in inside if isinstance(inside, list) else ():
            if isinstance(item, BaseModel):
                yield f"{within}{name}", item
                yield from items(item, f"{within}{name}.")


def _own(item: BaseModel) -> list[Fact]:
    """The facts of an item itself; those of the items in it belong to them."""
    return [fact for fact in facts(item) if "." not in fact.field and fact.field != "id"]


def _is_told_by(fact: Fact) -> bool:
    is_text = isinstance(fact.value, str) and (fact.rule is None or fact.has_markup)
    return is_text and len(words_of(fact)) >= ENOUGH


class Page:
    """The rows of an entry on its page, each with its words."""

    def __init__(self, shown: Shown, name: str) -> None:
        self.name = name
        url = shown.addresses[name]
        self.folder = url.partition("#")[0].rstrip("/")
        page = tree(shown.site / self.folder / "index.html")
        (entry, *_) = page.xpath("//*[@data-entry=$name]", name=name)
        self.rows = [(squeezed(e.text_content()), e) for e in entry.iter(*ROWS)]

    def holding(self, words: str) -> list[Place]:
        """The rows that hold `words`, without those around them."""
        found = [element for text, element in self.rows if words in text]
        around = {outer for element in found for outer in element.iterancestors()}
        return [self._place(element) for element in found if element not in around]

    def _place(self, element: HtmlElement) -> Place:
        return Place(tuple(parts_of(element, self.name, self.folder)))


def test_what_is_said_of_a_line_stands_with_it(shown: Shown, handbook: Handbook) -> None:
    """For each line of a list in an entry, its verdict, its reason and its links are in its row."""
    seen, apart = 0, set()
    for kind, entry in handbook.entries():
        page = None
        for field, item in items(entry):
            own = _own(item)
            main = next(filter(_is_told_by, own), None)
            if len(own) < 2 or main is None or any(items(item)):
                continue
            page = page or Page(shown, f"{kind}/{entry.id}")
            rows = page.holding(words_of(main))
            for fact in own if rows else ():
                name = f"{kind}.{field}.{fact.field}"
                if fact is not main and not left_out(name):
                    seen += 1
                    if not any(told(name, fact, r, handbook, shown.addresses) for r in rows):
                        apart.add((name, entry.id))
    assert seen > 2000
    assert {one for one in apart if one[0] not in APART} == set()
    assert {name for name, _ in apart} == set(APART)


GROUPED = [name for name, how in ON_ITS_PAGE.items() if how == "a heading over its entries"]


@pytest.mark.parametrize("name", GROUPED)
def test_an_entry_stands_under_its_own_heading(shown: Shown, handbook: Handbook, name: str) -> None:
    """Of the headings that part a list, the last one before an entry is its own."""
    kind, _, field = name.partition(".")
    titles = _titles(handbook, kind, field)
    checked = 0
    for entry in handbook.all(kind):
        here = f"{kind}/{entry.id}"
        page = tree(shown.site / shown.addresses[here].partition("#")[0] / "index.html")
        (element, *_) = page.xpath("//*[@data-entry=$name]", name=here)
        over = element.xpath("preceding::h2 | preceding::h3 | ancestor::section/h2")
        said = [title for h in over if (title := _words(h)) in titles.values()]
        assert said[-1] == titles[getattr(entry, field)], here
        checked += 1
    assert checked


def _titles(handbook: Handbook, kind: str, field: str) -> dict[str, str]:
    rule = rules(type(handbook.all(kind)[0]))[field]
    if isinstance(rule, Ref):
        return {entry.id: entry.title for entry in handbook.all(rule.kind)}
    assert isinstance(rule, Term)
    return {term.id: term.title for term in handbook.get(Enumeration, rule.enumeration).terms}


def _words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split()).removesuffix("¶").strip()


@pytest.fixture(scope="module")
def mains(shown: Shown) -> dict[str, HtmlElement]:
    """The main part of each page, by its address without the last slash."""
    found = {}
    for path in shown.site.rglob("index.html"):
        for main in tree(path).xpath("//main"):
            found[path.parent.relative_to(shown.site).as_posix()] = main
    assert len(found) > 250
    return found


MARKED = ("tag--", "strength--")
"""Classes of words with a color: `tag--depends` says in color what its word says."""


def test_a_color_says_what_the_word_says(
    mains: dict[str, HtmlElement], reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """The words that a class gives a color on any page are those that somebody approved."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for main in mains.values():
        for element in main.xpath(".//*[contains(@class, '--')]"):
            for name in element.get("class").split():
                if name.startswith(MARKED):
                    found[name].add(_words(element).partition(",")[0])
    reviewed("colors.yml", {name: sorted(found[name]) for name in sorted(found)})


def test_each_half_of_an_answer_has_its_own_color(
    mains: dict[str, HtmlElement], handbook: Handbook
) -> None:
    """On a task's page, what is part of the role and what isn't; and the answer's own color."""
    for task in handbook.all("tasks"):
        (answer,) = mains[f"check/tasks/{task.id}"].xpath(
            ".//*[contains(concat(' ', @class, ' '), ' verdict ')]"
        )
        halves = {
            name: " ".join(half.text_content().split())
            for half in answer.find_class("verdict__part")
            for name in half.get("class").split()[1:]
        }
        meant = {
            "verdict__part--consistent": task.part,
            "verdict__part--not-consistent": task.not_part,
        }
        assert halves == {name: plain(text) for name, text in meant.items() if text}, task.id
        assert f"verdict--{task.verdict}" in answer.get("class").split()


def test_a_citation_names_its_section_and_page(
    mains: dict[str, HtmlElement], handbook: Handbook
) -> None:
    """Under what restates it: the document, the section, and the page where the source has one."""
    sections = {
        source_address(f"{source.id}/{section.id}"): (source, section)
        for source in handbook.sources()
        for section in source.sections
    }
    checked = 0
    for at, main in mains.items():
        for link in main.xpath(".//*[contains(@class, 'sources')]//a"):
            _, sign, anchor = link.get("href").partition("#")
            found = sections.get(f"reference/sources/#{anchor}") if sign else None
            if found is None or "summary" in [e.tag for e in link.iterancestors()]:
                continue
            source, section = found
            assert _words(link) == f"{source.short}, {section.label}", at
            page = f" (p. {section.page})" if section.page else ""
            assert (link.tail or "").startswith(page), (at, _words(link))
            checked += 1
    assert checked > 1000


def test_a_page_of_a_path_says_which_one_it_is(
    mains: dict[str, HtmlElement], handbook: Handbook
) -> None:
    """Its number on the path, and how many there are."""
    for path in handbook.all("paths"):
        for number, step in enumerate(path.steps, 1):
            (bar,) = mains[page_url(step.page).rstrip("/")].find_class("path-bar") or [None]
            assert f"page {number} of {len(path.steps)}," in _words(bar), step.page


def test_information_stands_under_how_often_it_passes(
    mains: dict[str, HtmlElement], handbook: Handbook, shown: Shown
) -> None:
    """At a glance, and all of it."""
    (glance,) = mains["alongside/sharing-information"].find_class("share-at-a-glance")
    found = {
        (
            tag.get("class").rpartition("--")[2],
            absolute("alongside/sharing-information", link.get("href")),
        )
        for tag in glance.find_class("tag")
        for link in tag.getparent().iterfind(".//a")
    }
    every = handbook.all("information")
    assert found == {(one.frequency, shown.addresses[f"information/{one.id}"]) for one in every}


def test_the_supervisors_checklist_is_for_supervisors(
    mains: dict[str, HtmlElement], handbook: Handbook
) -> None:
    """It asks what the guidelines say to supervisors, and nothing that they say to others."""
    (form,) = [
        form
        for main in mains.values()
        for form in main.xpath(".//*[@data-name='supervisor-checklist']")
    ]
    asked = [_words(text) for text in form.find_class("assess__text")]
    assert asked == [
        " ".join(plain(item.text).split())
        for value in handbook.all("values")
        for group in value.guidelines
        if "supervisor" in group.heading.lower() and "peer" not in group.heading.lower()
        for item in group.items
    ]


def test_each_side_of_the_hiring_question_has_its_weight(
    mains: dict[str, HtmlElement], handbook: Handbook
) -> None:
    """Where the decision is told again, a position keeps its strength and its citations."""
    boxes = mains["hire/service-users"].find_class("block--position")
    positions = handbook.get("differences", "hiring-service-users").positions
    for box, position in zip(boxes, positions, strict=True):
        strength = position.strength and handbook.term("strengths", position.strength).title
        assert [_words(e) for e in box.find_class("strength")] == [s for s in [strength] if s]
        cited = [absolute("hire/service-users", a.get("href")) for a in box.iterfind(".//a")]
        assert set(map(source_address, position.sources)) <= set(cited)


def test_what_is_said_of_law_says_when_it_is_due(
    mains: dict[str, HtmlElement], handbook: Handbook
) -> None:
    """The day on which the law of a page was confirmed, and the month by which it will be again."""
    checked = 0
    for at, main in mains.items():
        markup = " ".join(
            f'data-entry="{e.get("data-entry")}"' for e in main.xpath(".//*[@data-entry]")
        )
        review = review_of(handbook, markup)
        for box in main.find_class("reviewed") if review and review.law else ():
            said = _words(box).partition("The law on this page:")[2]
            assert str(review.law.on.year) in said.partition("Due again by")[0], at
            assert f"{review.law.due:%B} {review.law.due.year}" in said.partition("Due again by")[2]
            checked += 1
    assert checked > 1
