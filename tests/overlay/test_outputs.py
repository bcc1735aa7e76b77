"""What organisations changed, in what is made beside the pages: sheets, files, banks, slides."""

from __future__ import annotations

from collections.abc import Callable

from macros.check.requirements import unmet
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.site import REQUIRES
from tests.overlay.conftest import Make
from tests.overlay.test_resolve import hiding

Amending = Callable[..., str]


def test_a_task_without_a_refusal_can_be_printed(make: Make, amending: Amending) -> None:
    """Where an organisation takes every "not part of the role" away, the sheets have the rest."""
    fields = ("part", "not_part", "inconsistent")
    text = amending(
        "tasks",
        "gifts",
        "set: {part: All are fine., not_part: null, inconsistent: []}",
        fields=fields,
    )
    made = make({"amend.yml": text})
    printer = Printer(made.handbook)
    told = [printer.body(sheet) for sheet in sheets(made.handbook)]
    assert made.told == ""
    assert sum("All are fine." in text for text in told) > 1


def test_what_an_output_is_made_with_cannot_be_hidden(make: Make) -> None:
    """Who hides it reads where it says so, what is made with it, and what to do."""
    made = make({"hide.yml": hiding("topics:interview-panel")})
    (problem,) = unmet(made.handbook, REQUIRES)
    assert problem.place == "oak/hide.yml:1"
    assert problem.message.startswith("topics:interview-panel can't be hidden: the builders and")
    assert "amend" in problem.message
