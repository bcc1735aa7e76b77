"""What people read of each field: what it may hold, in words that follow from its type."""

from __future__ import annotations

import datetime
from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field

from macros.data import field_reference
from macros.data.field_reference import shapes
from macros.model.kinds import Kind
from macros.model.types import (
    EntryRef,
    KindName,
    Ref,
    SafeMarkdown,
    SafeUrl,
    Section,
    Term,
    Unit,
)


class Deeper(BaseModel):
    """Days."""

    days: list[datetime.date] = []


class Inner(BaseModel):
    """A group of keys.

    With more to say of it.
    """

    words: str = Field(description="What it says.")
    deeper: list[Deeper] = []


class Entry(BaseModel):
    """An entry."""

    text: str
    number: int | None = None
    truth: bool = False
    day: datetime.date | None = None
    numbers: list[int]
    group: Inner
    groups: list[Inner] = []
    keyed: dict[str, Any] = {}
    nothing: Any = None
    rich: Annotated[str, SafeMarkdown()]
    riches: list[Annotated[str, SafeMarkdown()]]
    name: Annotated[str, Ref("tasks")] | None = None
    names: list[Annotated[str, Ref("tasks")]]
    word: Annotated[str, Term("verdicts")]
    either: Annotated[str, SafeUrl()] | Annotated[str, Ref("tasks")]
    both: Annotated[str, SafeUrl(), SafeUrl()]
    kind: Annotated[str, KindName()]
    entry: Annotated[str, EntryRef()]
    section: Annotated[str, Section()]
    unit: Annotated[str, Unit()]


HOLDS = {
    "text": "text",
    "number": "whole number",
    "truth": "true or false",
    "day": "date",
    "numbers": "a list: whole number",
    "group": "keys of Inner",
    "groups": "a list: keys of Inner",
    "keyed": "text",
    "nothing": "keys and values",
    "rich": "text with *emphasis*, **strong** and links",
    "riches": "a list: text with *emphasis*, **strong** and links",
    "name": "id of an entry in tasks",
    "names": "a list: id of an entry in tasks",
    "word": "word of verdicts in the vocabulary",
    "either": "web address; id of an entry in tasks",
    "both": "web address",
    "kind": "name of a kind of entry",
    "entry": "an entry, as kind:id",
    "section": "source section, as document/section",
    "unit": "unit of a source section, as document/section#unit",
}


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[field_reference.Shape]:
    """What is told of a kind that is made up here."""
    model: Any = Entry
    made = {"made-up": Kind("made-up", model, "Made up", "made-up.md")}
    monkeypatch.setattr(field_reference, "KINDS", made)
    return shapes("made-up")


def test_what_a_field_may_hold_is_in_words(told: list[field_reference.Shape]) -> None:
    """A list says so, a rule says more than a type, and two of them stand side by side."""
    assert {field.key: field.holds for field in told[0].fields} == HOLDS


def test_what_must_be_there_is_told(told: list[field_reference.Shape]) -> None:
    """Whatever may be left out is not."""
    optional = {field.key for field in told[0].fields if not field.required}
    assert optional == {"number", "truth", "day", "groups", "keyed", "nothing", "name"}


def test_each_group_of_keys_follows_once(told: list[field_reference.Shape]) -> None:
    """With the first line of what is said of it, and the keys inside it in turn."""
    assert [(shape.name, shape.meaning) for shape in told] == [
        ("Entry", "An entry."),
        ("Inner", "A group of keys."),
        ("Deeper", "Days."),
    ]
    field = field_reference.Field
    assert told[1].fields == (
        field("words", "text", required=True, meaning="What it says."),
        field("deeper", "a list: keys of Deeper", required=False, meaning=""),
    )
    assert told[2].fields == (field("days", "a list: date", required=False, meaning=""),)
