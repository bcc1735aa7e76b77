"""The ways through the site: the menu, the way up, the page before and the page after."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.utils.yaml import yaml_load

from macros.model.handbook import Handbook
from tests.site.html import pages


@pytest.fixture(scope="module")
def trees(site: Path) -> dict[str, html.HtmlElement]:
    """Every page of the site as a tree, by its path; redirects left out."""
    read = {p.relative_to(site).as_posix(): html.parse(str(p)).getroot() for p in pages(site)}
    return {path: tree for path, tree in read.items() if tree.find(".//main") is not None}


def _pages_of(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        nav = list(nav.values())
    if isinstance(nav, list):
        for item in nav:
            yield from _pages_of(item)


def test_no_page_is_in_the_menu_twice(root: Path) -> None:
    """`nav` in mkdocs.yml names each page once: the last of two would win, in part."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        named = Counter(_pages_of(yaml_load(file)["nav"]))
    assert len(named) > 50
    assert [path for path, times in named.items() if times > 1] == []


def _links(tree: html.HtmlElement, inside: str) -> list[tuple[str, str]]:
    """The words and the address of each link below the element with the class `inside`."""
    found = tree.xpath(f"//nav[contains(concat(' ', @class, ' '), ' {inside} ')]//a[@href]")
    return [(" ".join(a.text_content().split()), a.get("href")) for a in found]


def test_no_crumb_stands_twice(trees: dict[str, html.HtmlElement]) -> None:
    """The way up from a page names each place once."""
    ways = {path: [name for name, _ in _links(tree, "md-path")] for path, tree in trees.items()}
    assert sum(map(bool, ways.values())) > 200
    assert {path: way for path, way in ways.items() if len(set(way)) < len(way)} == {}


def test_every_page_but_a_few_has_a_way_up(trees: dict[str, html.HtmlElement]) -> None:
    """The front page is the top; the search is beside everything; a missing page is nowhere.

    What is shown inside another page has no menu.
    """
    without = {path for path, tree in trees.items() if not _links(tree, "md-path")}
    assert without == {"index.html", "search/index.html", "404.html", "embed/check/index.html"}


def test_no_page_is_in_a_built_menu_twice(trees: dict[str, html.HtmlElement]) -> None:
    """Neither pages nor parts come twice, and one page at most is marked as the one shown."""
    for path, tree in trees.items():
        addresses = [address for _, address in _links(tree, "md-nav--primary")][1:]  # the logo
        twice = [address for address, n in Counter(addresses).items() if n > 1]
        assert twice == [], path
        assert len(tree.xpath("//nav[contains(@class, 'md-nav--primary')]//*[@aria-current]")) <= 1


def test_previous_and_next_stay_in_their_part(trees: dict[str, html.HtmlElement]) -> None:
    """They lead to another page of the same part of the handbook, and back from there."""
    parts, ways = {}, {}
    for path, tree in trees.items():
        folder = Path(path).parent.as_posix()
        parts[folder] = tree.xpath(
            "string(//li[contains(@class, 'md-tabs__item--active')])"
        ).strip()
        ways[folder] = dict(_ways(tree, folder))
    assert sum(map(len, ways.values())) > 200
    for here, way in ways.items():
        for kind, there in way.items():
            assert parts[there] == parts[here] != "", (here, there)
            back = ways[there].get("prev" if kind == "next" else "next")
            assert back in (here, None), (here, there)


def _ways(tree: html.HtmlElement, folder: str) -> Iterator[tuple[str, str]]:
    for a in tree.xpath("//nav[contains(@class, 'md-footer__inner') and not(@hidden)]/a"):
        yield a.get("class").rpartition("--")[2], os.path.normpath(f"{folder}/{a.get('href')}")


def test_every_task_is_in_the_menu(trees: dict[str, html.HtmlElement], handbook: Handbook) -> None:
    """From the pages about tasks, the menu leads to each of them, by the alphabet."""
    menu = _links(trees["check/index.html"], "md-nav--primary")
    tasks = [name for name, address in menu if address.startswith("tasks/") and address != "tasks/"]
    assert tasks == sorted((task.title for task in handbook.all("tasks")), key=str.lower)
