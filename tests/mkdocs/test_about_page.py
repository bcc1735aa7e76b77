"""What a page tells of itself to those who cite it."""

from __future__ import annotations

import datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest
from mkdocs.structure.pages import Page

from macros.mkdocs import about_page
from macros.model.handbook import Handbook
from macros.pages.review import Reading, Review

CHANGED, READ = datetime.date(2026, 11, 24), datetime.date(2026, 11, 21)


@pytest.fixture
def cited(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The citation of a page whose entries were read and changed on the days given."""

    def made(*, read: datetime.date | None, changed: datetime.date | None) -> Any:
        changes = (SimpleNamespace(date=changed),) if changed else ()
        review = Review(Reading(read, read) if read else None, None, cast("Any", changes))
        monkeypatch.setattr(about_page, "review_of", lambda *_: review)
        page = SimpleNamespace(markdown="", title="A page", canonical_url="https://a.example/")
        page.meta, page.ancestors = {}, []
        nav = cast("Any", SimpleNamespace(homepage=None))
        return about_page.shown(handbook, cast("Page", page), nav).cited

    return made


def test_a_page_is_cited_by_the_day_its_words_changed(cited: Any) -> None:
    """The day on which somebody read it again says nothing of its words."""
    assert cited(read=READ, changed=CHANGED).day == CHANGED
    assert cited(read=CHANGED, changed=READ).day == READ


def test_a_page_that_never_changed_is_cited_by_the_day_it_was_read(cited: Any) -> None:
    """And one of which nothing is known, by none."""
    assert cited(read=READ, changed=None).day == READ
    assert cited(read=None, changed=None).day is None
