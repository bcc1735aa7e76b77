"""The ways through the site: the menu, the way up, the page before and the page after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.utils.yaml import yaml_load

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


def test_no_crumb_stands_twice(trees: dict[str, html.HtmlElement]) -> None:
    """The way up from a page names each place once."""
    ways = {path: tree.xpath("//nav[@class='crumbs']//a") for path, tree in trees.items()}
    assert sum(map(bool, ways.values())) > 100
    named = {path: [a.text_content() for a in links] for path, links in ways.items()}
    assert {path: way for path, way in named.items() if len(set(way)) < len(way)} == {}
