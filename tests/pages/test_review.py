"""When a page was last reviewed, and when that is due."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from macros.model.editorial import Change
from macros.model.handbook import Handbook
from macros.pages.review import due, review_of


def shown(*names: str) -> str:
    """The markup of a page that shows entries."""
    return "\n".join(f'<section data-entry="{name}">' for name in names)


@pytest.mark.parametrize(
    ("date", "months", "month"),
    [
        (datetime.date(2026, 11, 21), 12, datetime.date(2027, 11, 1)),
        (datetime.date(2026, 11, 30), 6, datetime.date(2027, 5, 1)),
        (datetime.date(2026, 6, 1), 6, datetime.date(2026, 12, 1)),
    ],
)
def test_due_counts_months(date: datetime.date, months: int, month: datetime.date) -> None:
    """A review is due in the month that lies so many months after the reading."""
    assert due(date, months) == month


def test_the_oldest_reading_counts(handbook: Handbook) -> None:
    """A page is as fresh as the entry that was read longest ago."""
    tasks = handbook.all("tasks")
    review = review_of(handbook, shown(*(f"tasks/{task.id}" for task in tasks)))
    assert review is not None
    assert review.entries is not None
    assert review.entries.on == min(task.reviewed for task in tasks)


def test_law_is_due_sooner(handbook: Handbook) -> None:
    """What a page says of law has a day of its own, due in six months."""
    law = handbook.all("law")[0]
    review = review_of(handbook, shown(f"law/{law.id}", "tasks/medications"))
    assert review is not None
    assert review.law is not None
    assert review.entries is not None
    assert review.law.on == law.as_of
    assert review.law.due == due(law.as_of, 6)
    assert review.entries.due == due(review.entries.on, 12)


def test_a_page_without_entries_has_no_review(handbook: Handbook) -> None:
    """Where nothing has a date, nothing is said."""
    assert review_of(handbook, "# A page") is None


def test_a_page_says_when_its_words_last_changed(handbook: Handbook) -> None:
    """The day is that of the newest change of what the page shows; another page has its own."""
    change = handbook.get(Change, "notice-number")
    later = change.model_copy(update={"id": "later", "date": datetime.date(2026, 12, 24)})
    kinds = {**handbook.kinds, "changes": {**handbook.kinds["changes"], "later": later}}
    review = review_of(Handbook(kinds), shown("law/eeoc-preemployment-guidance"))
    assert review is not None
    assert review.changes == (later,)
    assert review.changed == later.date
    other = review_of(Handbook(kinds), shown("tasks/medications"))
    assert other is not None
    assert other.changed is None


def test_the_reason_of_a_change_is_linked(site: Path) -> None:
    """The end of a page leads to what changed and why."""
    text = (site / "check/tasks/one-to-one-visits/index.html").read_text("utf-8")
    said = text[text.index('<div class="reviewed"') :]
    assert "Words last changed" in said
    assert 'href="../../../reference/changes/#changes-visits-nobody-asked-for"' in said


def test_changes_stand_under_their_day(site: Path, handbook: Handbook) -> None:
    """What changed is told newest first, corrections as such."""
    text = (site / "reference/changes/index.html").read_text("utf-8")
    days = re.findall(r'<h2 id="on-([\d-]+)"', text)
    assert days == sorted({str(c.date) for c in handbook.all(Change)}, reverse=True)
    assert text.count("<strong>Corrected.</strong>") == sum(
        bool(c.was) for c in handbook.all(Change)
    )
