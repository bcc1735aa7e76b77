"""A list that was written as one is shown as one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from markdown import markdown

from tests.site.html import pages

LINE = re.compile(r"\n[ \t]*(?:[-*+]|\d+[.)])[ \t]")
HOLDERS = "//main//*[self::p or self::li or self::dd or self::td or self::div]/text()"


def run_on(tree: html.HtmlElement) -> list[str]:
    """The texts of `tree` in which a line begins as an item of a Markdown list does."""
    return [text.strip() for text in tree.xpath(HOLDERS) if LINE.search(text)]


def fences(tree: html.HtmlElement) -> list[str]:
    """The texts of `tree` in which the sign of a block stands."""
    return [text.strip() for text in tree.xpath("//main//text()") if "///" in text]


def test_no_text_holds_a_list_that_was_not_made_one(site: Path) -> None:
    """Markdown wants a blank line before a list; without it, the items run on behind hyphens."""
    found = {p.parent.name: texts for p in pages(site) if (texts := run_on(html.parse(str(p))))}
    assert found == {}


def test_no_text_holds_a_fence_of_a_block(site: Path) -> None:
    """`///` opens and closes a block; where a reader sees it, no block was made."""
    shown = {p.parent.name: texts for p in pages(site) if (texts := fences(html.parse(str(p))))}
    assert shown == {}


def test_a_fence_that_shows_would_be_seen() -> None:
    """The check above finds a fence that hangs on the line before it."""
    extensions = ["pymdownx.blocks.admonition"]
    made = markdown("/// note |\nWords.///\n", extensions=extensions)
    assert fences(html.document_fromstring(f"<main>{made}</main>").getroottree())


@pytest.mark.parametrize("start", ["- ", "-   ", "* ", "1. "])
def test_a_list_that_runs_on_would_be_seen(start: str) -> None:
    """The check above finds what Markdown makes of a list without a blank line before it."""
    made = markdown(f"**The sources differ.**\n{start}[One](a)\n{start}[Another](b)\n")
    assert run_on(html.document_fromstring(f"<main>{made}</main>").getroottree())
