"""The lookup over the handbook's own data: what it understands, and when it says nothing."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model.entries import Task
from macros.model.handbook import Handbook
from tests.lookup.conftest import Ask


def task(found: dict[str, object]) -> object:
    """The id of the task that an answer shows."""
    shown = found["task"]
    return shown["id"] if isinstance(shown, dict) else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("have her do the 8pm med pass", "medications"),
        ("am I just a taxi??", "giving-rides"),
        ("oncall wknds", "on-call"),
        ("IAP", "treatment-plans"),
        ("C-SSRS", "risk-assessment-safety-contracts"),
        ("Section 12", "forced-hospitalization"),
    ],
)
def test_the_words_of_the_field_are_understood(ask: Ask, words: str, expected: str) -> None:
    """Phone spelling, short forms and terms of art lead to their task."""
    assert task(ask(words)) == expected


def test_the_example_below_the_box_gets_its_task(ask: Ask, handbook: Handbook) -> None:
    """What a page offers to tap has a verdict, and of the task that it links."""
    example = handbook.identity.example
    assert example is not None
    assert task(ask(example.words)) == example.task


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("hand out medicatoin", "medications"),
        ("progess notes", "documentation-notes"),
        ("room serches", "room-checks-restraint"),
        ("facilitateing groups", "facilitating-groups"),
    ],
)
def test_slips_are_met(ask: Ask, words: str, expected: str) -> None:
    """A slip of the finger leads where the right word would, before any other place."""
    assert ask(words)["places"][0]["url"] == f"check/tasks/{expected}/"


@pytest.mark.parametrize(
    "words",
    [
        "set up the wifi",
        "who won the football game",
        "my paycheck is wrong",
        "asdfgh",
        "hello",
        "go to a client's funeral",
        "I now work next to my old therapist",
    ],
)
def test_what_no_task_answers_gets_no_verdict(ask: Ask, words: str) -> None:
    """Questions about something else get no task's verdict for a word that they share with it."""
    assert task(ask(words)) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("accept a friend request on facebook from a client", "social-media-contact"),
        ("pray with somebody", "prayer-and-faith"),
        ("interpret for a Spanish speaking client", "interpreting"),
    ],
)
def test_one_shared_word_does_not_lead_astray(ask: Ask, words: str, expected: str) -> None:
    """Questions that once got the verdict of a task with a word in common find their own."""
    assert f"check/tasks/{expected}/" in [one["url"] for one in ask(words)["places"][:3]]


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("hand out pills", "not-consistent"),
        ("coming off meds", "consistent"),
    ],
)
def test_the_answer_has_the_side_that_the_words_fall_on(ask: Ask, words: str, side: str) -> None:
    """Where the words tell the side, the verdict is that side's."""
    assert ask(words)["side"] == side


@pytest.mark.parametrize("words", ["medications", "giving rides", "housing search"])
def test_words_for_the_whole_task_decide_no_side(ask: Ask, words: str) -> None:
    """Where the words could mean either side, the deciding question is asked."""
    found = ask(words)
    assert (found["kind"], found["side"]) == ("question", None)


def test_every_title_leads_to_its_entry(ask: Ask, handbook: Handbook) -> None:
    """Whoever types the title of a task finds that task first."""
    titles = {f"check/tasks/{one.id}/": one.title for one in handbook.all(Task)}
    assert {u: ask(t)["places"][0]["url"] for u, t in titles.items()} == {u: u for u in titles}


def test_every_name_of_a_place_leads_to_its_page(ask: Ask, index: dict[str, Any]) -> None:
    """Of the names of pages, terms, laws, handouts and the rest, 98 of 100 are found in three."""
    names = [(n, url) for _, url, title, also in index["places"] for n in _names(title, also)]
    lost = [n for n, url in names if _page(url) not in map(_page, _three(ask, n))]
    assert len(names) > 1000
    assert len(lost) <= len(names) / 50, lost


def _names(title: str, also: str) -> list[str]:
    return [title, *filter(None, also.split(", "))]


def _three(ask: Ask, words: str) -> list[str]:
    return [place["url"] for place in ask(words)["places"][:3]]


def _page(url: str) -> str:
    return url.partition("#")[0]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("salary", "hire/pay/"),
        ("HIPAA", "reference/privacy-law/"),
        ("ADA", "hire/law/"),
        ("dating a client", "start/boundaries/"),
        ("what to say when asked to give meds", "check/tasks/medications/"),
        ("burnout", "start/your-own-health/"),
        ("mutuality", "reference/glossary/"),
    ],
)
def test_places_are_found_by_peoples_own_words(ask: Ask, words: str, place: str) -> None:
    """What somebody would be sent to is among the first three places."""
    assert place in map(_page, _three(ask, words))


@pytest.mark.parametrize(
    ("words", "decider"),
    [
        ("how many ceus do I need to renew", "Your state's board decides"),
        ("what does hipaa say", "The law decides"),
        ("my paycheck is wrong", "Your agency decides, within the law"),
    ],
)
def test_who_decides_is_said_where_the_handbook_cannot(ask: Ask, words: str, decider: str) -> None:
    """Certification is the board's, hiring the law's, and pay the agency's own affair."""
    assert ask(words)["decider"][0] == decider


def test_every_page_that_leaves_it_to_somebody_names_a_decider(index: Any) -> None:
    """What `decides` on a page says is a term of `deciders`, and each of them is used."""
    assert set(index["decides"].values()) == set(index["deciders"])


def test_an_empty_box_says_nothing(ask: Ask) -> None:
    """Nothing typed, nothing answered."""
    found = ask("   ")
    assert (found["kind"], found["places"], found["danger"]) == ("empty", [], None)
