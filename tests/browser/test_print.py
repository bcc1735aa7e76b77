"""Paper: black on white, large enough, the words alone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from tests.browser.conftest import TEMPLATES
from tests.opening import Context, opening

Open = Callable[..., Any]

SMALLEST = 11 * 96 / 72
TEXTS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !at.checkVisibility()) continue;
    if (at.closest("svg")) continue;
    const { fontSize, color } = getComputedStyle(at);
    found.push({ size: parseFloat(fontSize), color, text: walker.currentNode.textContent });
  }
  return found;
}"""


@pytest.fixture(scope="module", params=TEMPLATES.values(), ids=TEMPLATES.keys())
def paper(context: Context, site_url: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """A page of each kind as it prints, chosen dark on the screen: no test changes it."""
    with opening(context, site_url) as new:
        page = new(1280, 640, color_scheme="dark")
        page.goto(request.param)
        page.get_by_role("button", name="Colors").click()
        page.get_by_role("button", name="Colors").click()
        page.emulate_media(media="print")
        yield page


def test_text_is_black_and_large(paper: Any) -> None:
    """Every text is black, and 11 points or more."""
    texts = paper.evaluate(TEXTS)
    assert texts
    assert [t for t in texts if t["size"] < SMALLEST - 0.1] == []
    assert {t["color"] for t in texts} == {"rgb(0, 0, 0)"}


def test_the_page_is_white(paper: Any) -> None:
    """Nothing is printed behind the words."""
    assert paper.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_no_chrome_is_printed(paper: Any) -> None:
    """Header, menu, way up, buttons and the lookup stay on the screen."""
    buttons = "button:not(.term__button)"  # a word of the glossary is a word on paper
    chrome = (".md-header", ".md-sidebar", ".md-tabs", ".md-path", ".contents", ".md-footer")
    for part in (*chrome, ".headerlink", ".report", ".lookup", buttons):
        assert not any(paper.locator(part).evaluate_all("all => all.map(e => e.checkVisibility())"))


def test_a_folded_list_of_sources_is_printed(page: Any) -> None:
    """On paper nobody can unfold it: each section stands there."""
    page.goto("train/handouts/role-on-a-page/")
    page.emulate_media(media="print")
    folded = page.locator("details.sources:not([open])")
    assert folded.count()
    shown = folded.locator("li").evaluate_all("all => all.map(e => e.checkVisibility())")
    assert shown
    assert all(shown)


def test_no_printed_page_is_empty(paper: Any) -> None:
    """Each sheet, A4 and Letter, holds words."""
    for size in ("A4", "Letter"):
        sheets = PdfReader(io.BytesIO(paper.pdf(format=size))).pages
        assert [n for n, sheet in enumerate(sheets) if _is_empty(sheet)] == []


def _is_empty(sheet: Any) -> bool:
    """Whether fewer than 40 letters stand on `sheet`: it is read where that may be."""
    return _signs(sheet) < 100 and len(sheet.extract_text().strip()) < 40


def _signs(sheet: Any) -> int:
    """How many signs Chromium writes on `sheet`, each as a number of four digits."""
    return sum(len(found) // 4 for found in SIGNS.findall(sheet.get_contents().get_data()))


SIGNS = re.compile(rb"<([0-9A-Fa-f]+)> Tj")
"""To read the words of a sheet takes a thousand times as long."""


def test_addresses_of_other_sites_are_printed(open_page: Open) -> None:
    """A link that leads away prints its address; every page prints its own."""
    page = open_page("hire/law/", 1280)
    text = PdfReader(io.BytesIO(page.pdf()))
    words = "".join(sheet.extract_text() for sheet in text.pages).replace("\n", "")
    assert "https://www.ecfr.gov" in words or "https://www.eeoc.gov" in words
    assert "example.org/peer-role-handbook/hire/law/" in words


def test_what_is_folded_stays_folded(open_page: Open) -> None:
    """A part that nobody opened is not printed; one that somebody opened is."""
    page = open_page("start/notes/", 1280)
    page.evaluate("""document.querySelector("main").insertAdjacentHTML("beforeend",
      "<details><summary>Question</summary>Hidden</details>"
      + "<details open><summary>Other</summary>Shown</details>")""")
    words = "".join(s.extract_text() for s in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "Shown" in words
    assert "Hidden" not in words


def test_tables_repeat_their_heads_and_keep_their_rows(open_page: Open) -> None:
    """A table over several sheets has its head on each; no row is split."""
    page = open_page("check/tasks/", 1280)
    page.emulate_media(media="print")
    style = "e => { const s = getComputedStyle(e); return [s.display, s.breakInside] }"
    assert page.locator("thead").first.evaluate(style)[0] == "table-header-group"
    assert page.locator("tbody tr").first.evaluate(style)[1] == "avoid"
    sheets = PdfReader(io.BytesIO(page.pdf())).pages
    heads = ["Not part of the role" in sheet.extract_text() for sheet in sheets]
    assert heads.count(True) > 2
    assert all(heads[:-2])  # what follows the table may begin a sheet of its own
