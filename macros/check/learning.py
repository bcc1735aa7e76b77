"""Rules for scenarios and learning paths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path as Folder

from macros.check.written_pages import audiences_of, every_page, no_page
from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.learning import Moment, Path, Reply, Scenario
from macros.model.links import Way
from macros.model.suggest import did_you_mean


def scenarios_hold_together(handbook: Handbook) -> Iterator[Problem]:
    """Every moment of a scenario can be reached, every reply leads on or ends, none in a circle."""
    for scenario in handbook.all(Scenario):
        wrong = [*_wrong_replies(scenario)]
        is_told = any(way[-1] == "to" for _, *way in wrong)  # what leads back does not lead on
        found = [*wrong, *_lost_moments(scenario, is_told=is_told)]
        for message, *way in found:
            line = scenario.line_of("moments", *way)
            yield Problem(scenario.file, line, f"'{scenario.id}' {message}")


def _replies(scenario: Scenario) -> Iterator[tuple[Way, Moment, Reply]]:
    """Every reply, with the way to it below the moments, and its moment."""
    for number, moment in enumerate(scenario.moments):
        for place, reply in enumerate(moment.replies):
            yield (number, "replies", place), moment, reply


def _wrong_replies(scenario: Scenario) -> Iterator[tuple[str | int, ...]]:
    """What is wrong with a reply, and the way to it below the moments."""
    ids = [moment.id for moment in scenario.moments]
    for way, moment, reply in _replies(scenario):
        if reply.id in [before.id for before in moment.replies[: int(way[-1])]]:
            words = f"has the reply '{reply.id}' twice at the moment '{moment.id}'"
            yield (f"{words}: give one of them another id", *way, "id")
        if reply.to in ids and ids.index(reply.to) <= ids.index(moment.id):
            words = f"leads back from '{moment.id}' to '{reply.to}'"
            yield (f"{words}: moments follow each other downward", *way, "to")


def _lost_moments(scenario: Scenario, *, is_told: bool) -> Iterator[tuple[str | int, ...]]:
    """Moments that are named and not there, else those to which nothing leads; each told once.

    Why nothing leads there `is_told` already, or not.
    """
    ids = [moment.id for moment in scenario.moments]
    named = {reply.to: way for way, _, reply in reversed([*_replies(scenario)]) if reply.to}
    missing = {name: way for name, way in named.items() if name not in ids}
    for name, way in missing.items():
        words = f"leads to the moment '{name}', which is not there"
        how = did_you_mean(name, ids) or f": write one of {', '.join(ids)}, or add that moment"
        yield (f"{words}{how}", *way, "to")
    for number, id_ in enumerate(ids):
        if id_ in ids[:number]:
            yield ("has two moments with one id: give one of them another", number, "id")
        elif number and id_ not in named and not missing and not is_told:
            how = f"give a reply above to: {id_}, or take the moment away"
            yield (f"has the moment '{id_}', to which no reply leads: {how}", number, "id")


def pages_are_on_one_path(handbook: Handbook) -> Iterator[Problem]:
    """A page belongs to one path at most, so that its bar and its check are unambiguous."""
    first: dict[str, Path] = {}
    for path in handbook.all(Path):
        for number, step in enumerate(path.steps):
            other = first.get(step.page)
            first.setdefault(step.page, path)
            if other is not None:
                message = f"'{path.id}' has {step.page}, which is on the path '{other.id}' already"
                yield Problem(path.file, path.line_of("steps", number, "page"), message)


def checks_do_not_repeat(handbook: Handbook) -> Iterator[Problem]:
    """No question comes twice on a path."""
    for path in handbook.all(Path):
        asked: set[str] = set()
        for number, step in enumerate(path.steps):
            for place, id_ in enumerate(step.questions):
                is_told = id_ in step.questions[:place]  # as what stands twice in any list
                if id_ in asked and not is_told:
                    line = path.line_of("steps", number, "questions", place)
                    yield Problem(path.file, line, f"'{path.id}' asks '{id_}' twice: take one out")
                asked.add(id_)


def steps_have_ids(handbook: Handbook) -> Iterator[Problem]:
    """Progress is kept by the ids of steps, so no two steps of a path share one."""
    for path in handbook.all(Path):
        ids = [step.id for step in path.steps]
        for number, id_ in enumerate(ids):
            if id_ in ids[:number]:
                words = f"'{path.id}' has two steps with the id '{id_}': give one of them another"
                yield Problem(path.file, path.line_of("steps", number, "id"), words)


def pages_exist(handbook: Handbook, docs: Folder) -> Iterator[Problem]:
    """Every page of a path is there."""
    every = every_page(handbook, docs)
    for path in handbook.all(Path):
        for number, step in enumerate(path.steps):
            if wrong := no_page(every, docs, step.page):
                message = f"'{path.id}' has the page '{step.page}', {wrong}"
                line = path.line_of("steps", number, "page")
                yield Problem(path.file, line, message, ("page", step.page))


def paths_are_for_their_readers(handbook: Handbook, docs: Folder) -> Iterator[Problem]:
    """Most pages of a path are for those whom the path is for; there may be several for one."""
    for path in handbook.all(Path):
        said = [names for step in path.steps if (names := audiences_of(docs, step.page))]
        others = [names for names in said if path.audience not in names]
        if 2 * len(others) > len(said):
            often = Counter(name for names in others for name in names).most_common(1)[0][0]
            words = f"'{path.id}' is for {path.audience}, and {len(others)} of the {len(said)}"
            how = f"write {often}, or mend 'audience' at the top of the pages"
            told = f"{words} pages that say whom they are for name others: {how}"
            yield Problem(path.file, path.line_of("audience"), told)


RULES = (scenarios_hold_together, pages_are_on_one_path, checks_do_not_repeat, steps_have_ids)
