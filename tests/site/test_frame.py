"""What stands around the text of a page: its head, the way to it, and its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import html

PAGES = {
    "front": "index.html",
    "guide": "start/notes/index.html",
    "entry": "check/tasks/medications/index.html",
    "deep": "train/handouts/role-chart/index.html",
    "embedded": "embed/check/index.html",
    "missing": "404.html",
}
"""A page of each frame; the deep one has three places above it."""

PARTS = {
    "head": "//header[contains(@class, 'md-header')]",
    "way": "//nav[contains(@class, 'md-path')]",
    "foot": "//div[contains(@class, 'md-copyright')] | //body[not(.//header)]",
}


def framed(page: Path) -> dict[str, list[str]]:
    """The words of each part around the text of `page`, a line for each element that has some.

    An embedded page has nothing but its text and a foot.
    """
    tree = html.parse(str(page)).getroot()
    found = {
        name: [w for part in tree.xpath(at) for w in _words(part)] for name, at in PARTS.items()
    }
    return {name: words for name, words in found.items() if words}


def _words(part: html.HtmlElement) -> list[str]:
    """What is read there, and the names of what has no words; with where each link leads."""
    lines = []
    for element in part.iter("a", "button", "label", "input", "p", "span", "li"):
        name = element.get("aria-label") or element.get("title") or element.get("placeholder") or ""
        text = " ".join(element.text_content().split())
        line = " ".join(filter(None, [element.tag, name, text, element.get("href", "")]))
        if line != element.tag and element.tag in ("a", "button", "input", "p", "li"):
            lines.append(line)
    return lines


def test_what_stands_around_a_page_was_approved(
    site: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Whose word it is, whom to call, no legal advice, and the way up, in their order."""
    reviewed("frame.yml", {name: framed(site / path) for name, path in PAGES.items()})


@pytest.mark.parametrize("page", [p for n, p in PAGES.items() if n not in ("missing", "embedded")])
def test_each_page_says_that_it_is_no_legal_advice(site: Path, page: str) -> None:
    """At its foot, on the handbook's own pages as on those of an edition."""
    assert any("Not legal advice." in line for line in framed(site / page)["foot"])
