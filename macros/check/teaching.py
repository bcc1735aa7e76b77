"""Rules for handouts and session plans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.data.problems import Problem
from macros.model.handbook import Handbook, name_of
from macros.model.handout_parts import Shown, shown, shows_group, unfit
from macros.model.learning import Question
from macros.model.suggest import did_you_mean
from macros.model.teaching import Handout, Part, SessionPlan


def parts_show_something(handbook: Handbook) -> Iterator[Problem]:
    """A part of a handout names entries that exist, lists that they have, or lines to write on."""
    for handout in handbook.all(Handout):
        for number, part in enumerate(handout.parts):
            for words, *way in _wrong(part, handbook):
                yield _problem(handout, words, "parts", number, *way)


Wrong = tuple[str | int, ...]
"""What is wrong with a part, and the way to it inside the part."""


def _wrong(part: Part, handbook: Handbook) -> Iterator[Wrong]:
    found = list(shown(part, handbook))
    every = [(part.every, e) for e in handbook.all(part.every)] if part.every else []
    if unfit := [*_unfit_view(part, found or every)] or [*_strays(part, found or every)]:
        yield from unfit
    elif part.every is None or handbook.is_whole(part.every):
        yield from _shown_twice(part, found)
        yield from _shows_nothing(part, found)
        yield from _unknown_groups(part, found)


def _unfit_view(part: Part, found: Sequence[Shown]) -> Iterator[Wrong]:
    for kind, entry in found:
        if key := unfit(part, entry):
            words = f"'view' does not fit: {kind} have no '{key}' to show; choose another view"
            yield (words, "view")
            return


def _shown_twice(part: Part, found: Sequence[Shown]) -> Iterator[Wrong]:
    for number, name in enumerate(part.entries):
        if sum(name == f"{kind}:{entry.id}" for kind, entry in found) > 1 and part.every:
            words = f"'every: {part.every}' shows '{name}' already: take it away here"
            yield (words, "entries", number)


def _shows_nothing(part: Part, found: Sequence[Shown]) -> Iterator[Wrong]:
    if part.view == "lines" and not part.lines:
        yield ("'view: lines' needs 'lines', how many there are to write on: add lines: 6", "view")
    elif not found and part.area:
        yield (f"no question is of the area '{part.area}': choose another area", "area")
    elif not found and not part.lines:
        way = next(([key] for key in ("entries", "every") if key in part.model_fields_set), [])
        yield ("a part shows nothing: give it 'entries', 'every' or 'lines'", *way)


def _unknown_groups(part: Part, found: Sequence[Shown]) -> Iterator[Wrong]:
    for number, heading in enumerate(part.groups):
        if not any(shows_group(entry, heading) for _, entry in found):
            headings = {g.heading for _, e in found for g in getattr(e, "groups", ()) if g.heading}
            near = did_you_mean(heading, headings)
            words = f"no entry of the part has a list with the heading '{heading}'{near}"
            yield (words, "groups", number)


def _strays(part: Part, found: Sequence[Shown]) -> Iterator[Wrong]:
    """What chooses among entries or lists that a part doesn't have: what to do, and the key."""
    kinds = " and ".join(dict.fromkeys(kind for kind, _ in found))
    if part.area and part.every is None:
        yield (
            "'area' chooses among 'every: questions', which is not here: take 'area' away",
            "area",
        )
    elif part.area and part.every != name_of(Question):
        words = f"'area' chooses among questions, and this part shows {part.every}"
        yield (f"{words}: take 'area' away", "area")
    if part.groups and found and not any(hasattr(entry, "groups") for _, entry in found):
        words = f"'groups' chooses among lists with headings, and {kinds} have none"
        yield (f"{words}: take 'groups' away", "groups")


def plans_keep_time(handbook: Handbook) -> Iterator[Problem]:
    """The steps of a session plan add up to its minutes."""
    for plan in handbook.all(SessionPlan):
        total = sum(step.minutes for step in plan.steps)
        if total != plan.minutes:
            words = f"'minutes' is {plan.minutes} and the steps take {total}: change one of them"
            yield _problem(plan, words, "minutes")


def aims_can_be_seen(handbook: Handbook) -> Iterator[Problem]:
    """Each aim of a session plan says what somebody does, for a board asks how one would tell.

    Boards that grant hours want objectives in behavioral terms; NAADAC says so for its providers.
    """
    for plan in handbook.all(SessionPlan):
        for number, aim in enumerate(plan.aims):
            verb = aim.split(maxsplit=1)[0].strip("*,.").lower()
            if verb in UNSEEN:
                words = (
                    f"nobody can see whether one does '{verb}': begin with say, name, use, sort …"
                )
                yield _problem(plan, words, "aims", number)


UNSEEN = {
    *("appreciate", "be", "become", "believe", "consider", "discover", "enjoy", "explore", "feel"),
    *("grasp", "have", "know", "learn", "notice", "realize", "recognize", "reflect", "remember"),
    *("see", "think", "understand"),
}
"""Verbs for what goes on inside a person."""


def post_tests_can_be_marked(handbook: Handbook) -> Iterator[Problem]:
    """The test of a session plan holds questions that can be right or wrong."""
    for plan in handbook.all(SessionPlan):
        for number, id_ in enumerate(plan.post_test):
            question = handbook.kinds.get("questions", {}).get(id_)
            if question is not None and not question.scored:
                words = f"question '{id_}' is never scored, so it can't be part of a test"
                yield _problem(plan, words, "post_test", number)


def _problem(entry: Handout | SessionPlan, words: str | int, *way: str | int) -> Problem:
    return Problem(entry.file, entry.line_of(*way), f"'{entry.id}': {words}")
