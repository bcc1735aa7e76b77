"""Whom to turn to where someone may be in danger, as the handbook's identity has it."""

from __future__ import annotations

import pytest

from macros.model.handbook import Handbook


@pytest.mark.parametrize(("hours", "told"), [("day and night", ", day and night;"), ("", ";")])
def test_the_hours_of_the_crisis_line_are_told_where_it_has_any(
    handbook: Handbook, hours: str, told: str
) -> None:
    """Behind its number, and nothing stands there where none are known."""
    line = handbook.identity.crisis_line.model_copy(update={"hours": hours})
    who = handbook.identity.model_copy(update={"crisis_line": line})
    number = f"{line.how} {line.number}"
    start = f"in {who.country}, {number}{told} in an emergency {who.emergency.how} "
    assert who.in_danger().startswith(start)


def test_what_an_organisation_adds_stands_before_what_binds_everyone(handbook: Handbook) -> None:
    """A sentence each, between the numbers and the duties."""
    who = handbook.identity
    said = who.in_danger(["Call Sam.", "Call Kim."])
    assert f"{who.emergency.number}. Call Sam. Call Kim. {who.duties} Stay with" in said
