"""How pages are cited, and what search engines are told of them."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html

from macros.model.handbook import Handbook
from macros.outputs.citation import Citation
from macros.outputs.structured_data import Shown
from macros.outputs.structured_data import graph as structured_data
from tests.site.html import pages

URL = "https://example.org/peer-role-handbook/"
DAY = datetime.date(2026, 11, 25)


@pytest.fixture(scope="module")
def trees(site: Path) -> Mapping[str, html.HtmlElement]:
    """Every page of the handbook, parsed, by its address below the site's."""
    found = {}
    for page in pages(site):
        tree = html.fromstring(page.read_text("utf-8"))
        address = page.parent.relative_to(site).as_posix().removeprefix(".")
        # a plan once more, or the lookup, with nothing around it
        shows = address.endswith("/slides") or address.startswith("embed")
        if tree.xpath("//link[@rel='canonical']") and not shows:
            found[address] = tree
    return found


def graph(tree: html.HtmlElement) -> dict[str, dict[str, Any]]:
    """What the JSON-LD of a page says, by the type of the thing."""
    (text,) = tree.xpath("//script[@type='application/ld+json']/text()")
    return {thing["@type"]: thing for thing in json.loads(text)["@graph"]}


def test_bibtex_holds_no_sign_of_its_own_meaning() -> None:
    """What TeX would act on is written so that it does not."""
    cited = Citation(("A & B",), "50% {of} $x_1\\", "The Handbook", f"{URL}a/b/", DAY)
    assert cited.bibtex == (
        "@misc{peer-role-handbook-a-b,\n"
        '  author = "{A \\& B}",\n'
        '  title = "{50\\% \\{of\\} \\$x\\_1\\textbackslash{}}",\n'
        '  howpublished = "{The Handbook}",\n'
        '  year = "2026",\n'
        f'  url = "{URL}a/b/"\n'
        "}"
    )


def test_a_page_without_a_day_says_so() -> None:
    """Libraries write n.d., and no year is made up."""
    cited = Citation(("A",), "T", "H", URL)
    assert cited.year == "n.d."
    assert "year" not in cited.bibtex


def test_every_page_can_be_cited(trees: Mapping[str, html.HtmlElement], handbook: Handbook) -> None:
    """At the foot of each page stands who wrote it, when, its title and its address."""
    assert len(trees) > 200
    for address, tree in trees.items():
        if address == "search":  # it has no words of its own
            continue
        (fold,) = tree.xpath("//details[@class='cite']")
        said = fold.text_content()
        canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
        assert said.count(canonical) == 2, address
        assert all(name in said for name in handbook.identity.authors), address


def test_the_year_is_that_of_the_words(trees: Mapping[str, html.HtmlElement]) -> None:
    """A page is cited with the day its words are of, however often the site is built."""
    said = trees["check/tasks/one-to-one-visits"].xpath("string(//details[@class='cite'])")
    assert "(2026). 1:1 visits." in " ".join(said.split())


def test_the_license_is_one(
    root: Path, trees: Mapping[str, html.HtmlElement], handbook: Handbook
) -> None:
    """CITATION.cff, the line of credit and the foot of the pages name the license of the text."""
    cited = yaml.safe_load((root / "CITATION.cff").read_text("utf-8"))
    who = handbook.identity
    assert cited["license"] == who.license.id
    (foot,) = trees["check/tasks/one-to-one-visits"].xpath("//footer")
    assert who.license.title in who.credit
    assert f"Text: {who.license.title}. " in foot.text_content()


def test_search_engines_are_told_of_every_page(
    trees: Mapping[str, html.HtmlElement], handbook: Handbook
) -> None:
    """Each page names itself, its license and its way down from the front page."""
    for address, tree in trees.items():
        told = graph(tree)
        page = told.get("Article") or told["WebPage"]
        assert page["@id"] == page["url"] == tree.xpath("string(//link[@rel='canonical']/@href)")
        assert page["license"] == handbook.identity.license.url
        if address:
            way = told["BreadcrumbList"]["itemListElement"]
            assert [step["position"] for step in way] == list(range(1, len(way) + 1))
            assert way[0]["item"] == URL
            assert way[-1]["item"] == page["url"]


def test_a_guide_says_what_it_rests_on_and_is_about(
    trees: Mapping[str, html.HtmlElement],
) -> None:
    """A guide is an article, based on the documents it cites, about the terms it explains."""
    guide = graph(trees["supervise/eleven-values"])["Article"]
    assert guide["isBasedOn"]
    assert {term["@type"] for term in guide["about"]} == {"DefinedTerm"}
    changed = graph(trees["check/tasks/one-to-one-visits"])["Article"]
    assert changed["dateModified"] == "2026-11-25"


def test_a_page_is_based_on_what_its_entries_cite(handbook: Handbook) -> None:
    """On the documents that its own entries restate, and on no other."""
    cited = Citation(("A",), "A page", "A handbook", URL)
    for task in handbook.all("tasks"):
        shown = Shown(cited, "", [], [("tasks", task.id)], [])
        (page,) = structured_data(handbook, URL, shown)["@graph"]
        documents = {section.partition("/")[0] for section in task.sources}
        titles = {handbook.get("sources", id_).title for id_ in documents}
        assert {work["name"] for work in page.get("isBasedOn", [])} == titles, task.id


def test_the_glossary_is_a_set_of_terms(
    trees: Mapping[str, html.HtmlElement], handbook: Handbook
) -> None:
    """Every term stands in it with its meaning and its address."""
    terms = graph(trees["reference/glossary"])["DefinedTermSet"]["hasDefinedTerm"]
    assert {term["name"] for term in terms} == {e.title for e in handbook.all("glossary")}
    assert all(term["description"] and term["url"].startswith(URL) for term in terms)
