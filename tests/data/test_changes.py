"""What changed, and when, in the order in which it is told."""

from __future__ import annotations

import datetime

import pytest

from macros.model.changes import changes_of, last_changed, newest_first
from macros.model.editorial import Change
from macros.model.handbook import Handbook


@pytest.fixture(scope="module")
def book(handbook: Handbook) -> Handbook:
    """Three changes in the order of their file, two of one day."""
    some = handbook.all(Change)[0]
    told = {"early": (1, ["tasks:a"]), "one": (2, ["tasks:a"]), "other": (2, ["tasks:b"])}
    made = {
        id_: some.model_copy(
            update={"id": id_, "date": datetime.date(2026, 11, day), "entries": entries}
        )
        for id_, (day, entries) in told.items()
    }
    return Handbook({"changes": made})


def test_changes_are_told_newest_first(book: Handbook) -> None:
    """Those of one day stand in the order of the file."""
    assert [change.id for change in newest_first(book)] == ["one", "other", "early"]


def test_only_the_changes_of_what_is_shown_are_told(book: Handbook) -> None:
    """Newest first as well."""
    assert [change.id for change in changes_of(book, [("tasks", "a")])] == ["one", "early"]


def test_an_entry_was_changed_on_the_latest_of_its_days(book: Handbook) -> None:
    """Each has its own."""
    day = datetime.date(2026, 11, 2)
    assert last_changed(book) == {("tasks", "a"): day, ("tasks", "b"): day}
