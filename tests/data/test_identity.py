"""Whom to turn to where someone may be in danger, as the handbook's identity has it."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from macros.data.error_messages import explain
from macros.data.yaml_tree import Tree
from macros.model.handbook import Handbook
from macros.model.identity import Identity


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


@pytest.mark.parametrize(
    ("edition", "how"),
    [("2.1", ": write 2.1.0"), ("v3", ": write 3.0.0"), ("spring", ", such as 1.4.0")],
)
def test_an_edition_is_told_with_the_three_numbers_of_a_version(
    handbook: Handbook, edition: str, how: str
) -> None:
    """As far as they can be known; it is no id."""
    row = handbook.identity.model_dump(exclude={"edition"}) | {"edition": edition}
    with pytest.raises(ValidationError) as raised:
        Identity.model_validate(row)
    told = explain(raised.value, Identity, Tree([row]), "data/handbook.yml", 0)
    words = f"'edition' is '{edition}', and a version has three numbers{how}"
    assert words in [problem.message for problem in told]
