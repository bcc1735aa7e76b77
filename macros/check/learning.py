"""Rules for scenarios and learning paths."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as Folder

from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.learning import Path, Scenario


def scenarios_hold_together(handbook: Handbook) -> Iterator[Problem]:
    """Every moment of a scenario can be reached, every reply leads on or ends, none in a circle."""
    for scenario in handbook.all(Scenario):
        for message in _loose_ends(scenario):
            yield Problem(scenario.file, scenario.line, f"'{scenario.id}' {message}")


def _loose_ends(scenario: Scenario) -> Iterator[str]:
    ids = [moment.id for moment in scenario.moments]
    reached = {ids[0]}
    for moment in scenario.moments:
        replies = [reply.id for reply in moment.replies]
        if len(set(replies)) < len(replies):
            yield f"has two replies with one id at the moment '{moment.id}'"
        for to in (reply.to for reply in moment.replies if reply.to):
            reached.add(to)
            if to not in ids:
                yield f"leads to the moment '{to}', which is not there"
            elif ids.index(to) <= ids.index(moment.id):
                yield f"leads back from '{moment.id}' to '{to}': moments follow each other downward"
    if len(set(ids)) < len(ids):
        yield "has two moments with one id"
    for id_ in ids:
        if id_ not in reached:
            yield f"has the moment '{id_}', to which no reply leads"


def pages_are_on_one_path(handbook: Handbook) -> Iterator[Problem]:
    """A page belongs to one path at most, so that its bar and its check are unambiguous."""
    first: dict[str, Path] = {}
    for path in handbook.all(Path):
        for step in path.steps:
            other = first.get(step.page)
            first.setdefault(step.page, path)
            if other is not None:
                message = f"'{path.id}' has {step.page}, which is on the path '{other.id}' already"
                yield Problem(path.file, path.line, message)


def checks_do_not_repeat(handbook: Handbook) -> Iterator[Problem]:
    """No question comes twice on a path."""
    for path in handbook.all(Path):
        asked = [id_ for step in path.steps for id_ in step.questions]
        for id_ in sorted({i for i in asked if asked.count(i) > 1}):
            yield Problem(path.file, path.line, f"'{path.id}' asks '{id_}' twice")


def steps_have_ids(handbook: Handbook) -> Iterator[Problem]:
    """Progress is kept by the ids of steps, so no two steps of a path share one."""
    for path in handbook.all(Path):
        ids = [step.id for step in path.steps]
        for id_ in sorted({i for i in ids if ids.count(i) > 1}):
            yield Problem(path.file, path.line, f"'{path.id}' has two steps with the id '{id_}'")


def pages_exist(handbook: Handbook, docs: Folder) -> Iterator[Problem]:
    """Every page of a path is there."""
    for path in handbook.all(Path):
        for page in (step.page for step in path.steps):
            if not (docs / page).exists():
                message = f"'{path.id}' has the page {page}, and {docs.name}/{page} is not there"
                yield Problem(path.file, path.line, message)


RULES = (scenarios_hold_together, pages_are_on_one_path, checks_do_not_repeat, steps_have_ids)
