"""The words of the signpost, and what calls for it: read without a page."""

from __future__ import annotations

import pytest

from macros.model.danger import speaks_of_danger
from macros.model.handbook import Handbook
from macros.model.suggest import did_you_mean, nearest


def test_the_signpost_says_whom_to_call_and_what_binds(handbook: Handbook) -> None:
    """Word by word: it stands here a second time on purpose."""
    assert handbook.identity.in_danger() == (
        "in the US, call or text 988, any hour; in an emergency call 911. Then follow your "
        "agency's own policy and the reporting law of your state; both bind you, whatever a guide "
        "says. Stay with the person if you can."
    )


def test_what_an_organisation_adds_stands_after_the_numbers(handbook: Handbook) -> None:
    """And before what binds."""
    said = handbook.identity.in_danger(["Call our line.", "Ring the bell."])
    assert "call 911. Call our line. Ring the bell. Then follow" in said


@pytest.mark.parametrize(
    "text",
    [
        "She spoke of suicide.",
        "SUICIDAL thoughts",
        "a plan about self-harm",
        "a plan about self harm",
        "an overdose last week",
        "[suicide](tasks:medications)",
    ],
)
def test_a_text_about_danger_is_known(handbook: Handbook, text: str) -> None:
    """By its words, in capitals or parted by a hyphen."""
    assert speaks_of_danger(handbook, text)


@pytest.mark.parametrize(
    "text",
    [
        "An Alternatives to Suicide group meets here.",
        "alternatives to suicide",
        "[read on](topics:suicide)",
        '<a href="suicide/">read on</a>',
        '<li data-entry="topics/overdose" id="suicide">read on</li>',
        "A selfless, harmless day.",
        "",
    ],
)
def test_a_turn_of_phrase_and_an_address_are_no_danger(handbook: Handbook, text: str) -> None:
    """Nor are words that only begin so."""
    assert not speaks_of_danger(handbook, text)


def test_the_nearest_name_is_offered_and_no_far_one() -> None:
    """One that differs in half of its letters or more is no slip."""
    names = ["busy-work", "giving-rides", "medications"]
    assert nearest("busywork", names) == "busy-work"
    assert nearest("medicatons", iter(names)) == "medications"
    assert nearest("zebra", names) == ""
    assert did_you_mean("busywork", names) == ": did you mean 'busy-work'?"
    assert did_you_mean("zebra", names) == ""


@pytest.mark.parametrize(
    ("page", "meant"),
    [
        ("start/crisis.md", ""),
        ("start/hard-moment.md", "start/hard-moments.md"),
        ("hire/familes.md", "start/families.md"),
        ("reference/valuez/index.md", "reference/values/index.md"),
        ("start/zebra/", ""),
        ("start/famly/", "start/families.md"),
        ("supervise/co-values.md", ""),
    ],
)
def test_a_page_is_meant_by_its_last_name(page: str, meant: str) -> None:
    """The folder and the ending that many pages share make no page near."""
    pages = ["start/families.md", "start/hard-moments.md", "start/pay/", "check/tasks/index.md"]
    assert nearest(page, [*pages, "reference/values/index.md"]) == meant
