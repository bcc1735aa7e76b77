"""Rules for handouts and session plans."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.handout_parts import shown, shows_group
from macros.model.kinds import KINDS
from macros.model.teaching import Handout, Part, SessionPlan


def parts_show_something(handbook: Handbook) -> Iterator[Problem]:
    """A part of a handout names entries that exist, lists that they have, or lines to write on."""
    for handout in handbook.all(Handout):
        for part in handout.parts:
            yield from (_problem(handout, words) for words in _wrong(part, handbook))


def _wrong(part: Part, handbook: Handbook) -> Iterator[str]:
    if part.every is not None and part.every not in KINDS:
        yield f"there is no kind '{part.every}'"
        return
    found = list(shown(part, handbook))
    if not found and not part.lines:
        yield "a part shows nothing: give it 'entries', 'every' or 'lines'"
    for heading in part.groups:
        if not any(shows_group(entry, heading) for _, entry in found):
            yield f"no entry of the part has a list with the heading '{heading}'"


def plans_keep_time(handbook: Handbook) -> Iterator[Problem]:
    """The steps of a session plan add up to its minutes."""
    for plan in handbook.all(SessionPlan):
        total = sum(step.minutes for step in plan.steps)
        if total != plan.minutes:
            yield _problem(plan, f"'minutes' is {plan.minutes} and the steps take {total}")


def _problem(entry: Handout | SessionPlan, words: str) -> Problem:
    return Problem(entry.file, entry.line, f"'{entry.id}': {words}")
