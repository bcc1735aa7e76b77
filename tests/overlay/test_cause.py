"""What can't be made because of an overlay is told at the overlay's line, not at the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.outputs import rehearsal
from macros.outputs.site import DOCS, site_renderer
from tests.overlay.conftest import SAID, Make

ONE_LIST = "set: {groups: [{heading: Ours, items: [{text: We say hello.}]}]}"
NO_QUESTION = "set: {part: All of it is., not_part: null, inconsistent: [], decide: null}"
TURNED = ("part", "not_part", "inconsistent", "decide")


@dataclass(frozen=True)
class Case:
    """An amendment that a page can't be made with, and what is told of it."""

    entry: tuple[str, str]
    change: str
    fields: tuple[str, ...]
    told: str


CASES = [
    Case(
        ("topics", "first-contact"),
        ONE_LIST,
        ("groups",),
        "docs/start/first-contact.md:40 shows 'groups' of topics:first-contact one by one, 2 in "
        "all, and here the number is 1: write 2",
    ),
    Case(
        ("tasks", "crisis-response-reporting"),
        NO_QUESTION,
        TURNED,
        "shows 'decide' of tasks:crisis-response-reporting, which is empty here: write one",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.entry[1])
def test_the_amendment_is_named_and_not_the_page(
    make: Make, amending: Callable[..., str], case: Case
) -> None:
    """At its file and line, with what the page expects and what to do."""
    made = make({"amend.yml": amending(*case.entry, case.change, fields=case.fields)})
    (problem,) = rehearsal.pages(site_renderer(made.handbook, DOCS), {})
    assert problem.place == "oak/amend.yml:3"
    assert case.told in problem.message
    assert f"take '{case.fields[-1]}' out of this amendment" in problem.message


def test_a_page_that_is_left_empty_is_told_at_what_is_hidden(make: Make, tmp_path: Path) -> None:
    """Nobody at the organisation can delete the handbook's page."""
    page = tmp_path / "docs/hello.md"
    page.parent.mkdir()
    page.write_text('# Hello\n\n{{ entry("topics", "first-contact") }}\n', encoding="utf-8")
    made = make({"hide.yml": f"- entry: topics:first-contact\n{SAID}"})
    renderer = site_renderer(made.handbook, page.parent)
    (problem,) = [p for p in rehearsal.pages(renderer, {}) if "hello" in p.message]
    assert problem.place == "oak/hide.yml:1"
    assert "topics:first-contact can't be hidden" in problem.message
