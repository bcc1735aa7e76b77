"""Progress as a value: when a question comes back, and what a file may hold."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Call = Callable[..., Any]
EMPTY = {"format": "handbook/progress", "version": 1, "questions": {}, "steps": {}}
RIGHT, MISSED = True, False
ONE = {"first": "2026-11-01", "last": "2026-11-03", "right": False}


def test_a_missed_question_comes_back_after_two_days(call: Call) -> None:
    """Whatever it was before."""
    assert call("review", "schedule", None, MISSED, "2026-02-27") == {
        "stage": 0,
        "due": "2026-03-01",
    }


def test_then_after_seven_and_thirty_days_and_then_no_more(call: Call) -> None:
    """Each time that it is answered right on the day or later."""
    second = call("review", "schedule", {"stage": 0, "due": "2026-11-03"}, RIGHT, "2026-11-05")
    third = call("review", "schedule", second, RIGHT, second["due"])
    assert (second, third["due"]) == ({"stage": 1, "due": "2026-11-12"}, "2026-12-12")
    assert call("review", "schedule", third, RIGHT, "2027-01-01") is None


def test_a_right_answer_before_the_day_changes_nothing(call: Call) -> None:
    """Recall counts after some days, not after some minutes."""
    waiting = {"stage": 1, "due": "2026-11-12"}
    assert call("review", "schedule", waiting, RIGHT, "2026-11-11") == waiting


def test_a_question_missed_again_starts_again(call: Call) -> None:
    """From two days."""
    waiting = {"stage": 2, "due": "2026-11-12"}
    assert call("review", "schedule", waiting, MISSED, "2026-11-12")["stage"] == 0


def test_a_question_never_missed_never_comes_back(call: Call) -> None:
    """The queue holds what was missed."""
    assert call("review", "schedule", None, RIGHT, "2026-11-12") is None


def test_what_waited_longest_comes_first(call: Call) -> None:
    """And what is not due yet stays away."""
    place = {"stage": 0}
    questions = {
        "late": {**ONE, "queued": {**place, "due": "2026-11-20"}},
        "later": {**ONE, "queued": {**place, "due": "2026-11-23"}},
        "first": {**ONE, "queued": {**place, "due": "2026-11-19"}},
        "known": {**ONE, "queued": None},
    }
    assert call("review", "due", questions, "2026-11-21") == ["first", "late"]
    assert call("review", "nextDay", questions, "2026-11-21") == "2026-11-23"


def test_progress_survives_its_file(call: Call) -> None:
    """What is saved is what is read."""
    done = call("progress", "answered", EMPTY, "the-ride", MISSED, "2026-11-21")
    done = call("progress", "stepDone", done, "hr/pay", "2026-11-21")
    assert call("progress", "fromText", call("progress", "toText", done)) == {
        "progress": done,
        "problems": [],
    }


def test_the_first_day_of_a_step_stays(call: Call) -> None:
    """The record shows when a page was first done."""
    done = call("progress", "stepDone", EMPTY, "hr/pay", "2026-11-21")
    assert call("progress", "stepDone", done, "hr/pay", "2026-12-01") == done


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "isn't JSON"),
        ("[]", "does not hold a progress record"),
        ("{}", "The format is not"),
        (json.dumps({**EMPTY, "version": 2}), "The version is not 1"),
        (json.dumps({**EMPTY, "questions": []}), "The list of questions is missing"),
        (json.dumps({**EMPTY, "steps": {"no-slash": "2026-11-21"}}), "no page can have"),
        (json.dumps({**EMPTY, "steps": {"hr/pay": "2026-02-30"}}), "has no valid day"),
        (json.dumps({**EMPTY, "questions": {"<b>": None}}), "no question can have"),
        (json.dumps({**EMPTY, "questions": {"a": {**ONE, "queued": {"stage": 9}}}}), "comes back"),
        ("x" * 1_000_001, "too large"),
    ],
)
def test_a_bad_file_is_refused(call: Call, text: str, says: str) -> None:
    """It says why, and gives nothing."""
    found = call("progress", "fromText", text)
    assert found["progress"] is None
    assert any(says in problem for problem in found["problems"])


def test_a_bad_file_says_everything_at_once(call: Call) -> None:
    """Not one problem a try."""
    bad = {**EMPTY, "version": 0, "steps": {"x": 1}, "questions": {"a": {"first": "soon"}}}
    assert len(call("progress", "fromText", json.dumps(bad))["problems"]) >= 6


def test_unknown_keys_are_left_out(call: Call) -> None:
    """A file can't bring in what the page doesn't know."""
    queued = {"stage": 1, "due": "2026-11-21", "more": 1}
    text = json.dumps({**EMPTY, "extra": 1, "questions": {"a": {**ONE, "queued": queued, "x": 2}}})
    read = call("progress", "fromText", text)["progress"]
    assert "extra" not in read
    assert read["questions"]["a"] == {**ONE, "queued": {"stage": 1, "due": "2026-11-21"}}
