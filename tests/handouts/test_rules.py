"""The rules for handouts and session plans, with data that breaks them."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from macros.check.teaching import parts_show_something, plans_keep_time
from macros.model.handbook import Handbook
from macros.model.teaching import Handout, Part, PlanStep, SessionPlan
from macros.outputs.handouts.html import Printer

DAY = datetime.date(2026, 11, 21)


def _handout(**part: object) -> Handout:
    made = Part.model_construct(**{"view": "lists", **part})
    return Handout.model_construct(
        id="h", title="H", audiences=["trainer"], summary="S", parts=[made], teach=["T"],
        reviewed=DAY,
    )  # fmt: skip


def _with(handbook: Handbook, kind: str, *entries: object) -> Handbook:
    return Handbook({**handbook.kinds, kind: {e.id: e for e in entries}})


def test_a_part_that_shows_nothing_is_named(handbook: Handbook) -> None:
    """An empty part would leave a heading over nothing."""
    (problem,) = parts_show_something(_with(handbook, "handouts", _handout()))
    assert "shows nothing" in problem.message


def test_a_list_that_does_not_exist_is_named(handbook: Handbook) -> None:
    """A heading that was reworded would make a list vanish from the sheet without a word."""
    broken = _handout(entries=["topics:co-reflection"], groups=["No such list"])
    (problem,) = parts_show_something(_with(handbook, "handouts", broken))
    assert "No such list" in problem.message


def test_an_entry_that_its_kind_shows_already_is_named(handbook: Handbook) -> None:
    """It would stand on the sheet twice."""
    name = f"values:{handbook.all('values')[0].id}"
    twice = _handout(view="full", entries=[name], every="values")
    (problem,) = parts_show_something(_with(handbook, "handouts", twice))
    assert f"'every: values' shows '{name}' already" in problem.message


def test_lines_to_write_on_have_a_number(handbook: Handbook) -> None:
    """With entries beside them, too: the view shows lines and nothing else."""
    for entries in ([], [f"values:{handbook.all('values')[0].id}"]):
        broken = _handout(view="lines", entries=entries)
        (problem,) = parts_show_something(_with(handbook, "handouts", broken))
        assert "'view: lines' needs 'lines'" in problem.message


def test_a_kind_that_does_not_exist_is_named(handbook: Handbook) -> None:
    """`every` names a kind of entry."""
    with pytest.raises(ValidationError, match="there is no kind 'tusks'"):
        Part.model_validate({"view": "full", "every": "tusks"}, context=handbook.known)


def test_steps_that_run_over_are_named(handbook: Handbook) -> None:
    """A plan of half an hour takes half an hour."""
    steps = [PlanStep.model_construct(minutes=11, title="A", text="B") for _ in range(3)]
    plan = SessionPlan.model_construct(
        id="p", title="P", minutes=30, audiences=["trainer"], summary="S", aims=["A"],
        prepare=["P"], steps=steps, debrief=["D"], hard=["H"], care=["debrief-together"],
        reviewed=DAY,
    )  # fmt: skip
    (problem,) = plans_keep_time(_with(handbook, "session-plans", plan))
    assert "33" in problem.message


def test_nothing_in_data_can_run_on_a_sheet(handbook: Handbook) -> None:
    """Markup in a text comes out as the characters it is made of."""
    printer = Printer(handbook)
    made = str(printer.render_text("<script>x</script> *yes* [no](https://a.example/?b&c)"))
    assert "<script>" not in made
    assert "<em>yes</em>" not in made
    rich = str(printer.rich("<b> *yes* [no](https://a.example/?b&c)"))
    assert rich == "&lt;b&gt; <em>yes</em> no"
