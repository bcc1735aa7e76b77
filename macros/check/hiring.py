"""Rules for what the hiring pages and kits are made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.hiring import Ad, InterviewKit, InterviewQuestion, JobStatement, Line, SampleRole
from macros.model.links import Way


def kits_ask_only_what_may_be_asked(handbook: Handbook) -> Iterator[Problem]:
    """A ready-made kit holds no question of medium or high risk."""
    for kit in handbook.all(InterviewKit):
        for id_ in _known(handbook, kit.questions):
            if not handbook.get(InterviewQuestion, id_).usable:
                line = kit.line_of("questions", kit.questions.index(id_))
                words = f"'{kit.id}' asks '{id_}', which is too risky: take its safer form"
                yield Problem(kit.file, line, words)


def safer_forms_may_be_asked(handbook: Handbook) -> Iterator[Problem]:
    """The safer form of a question is one that can be asked."""
    for question in handbook.all(InterviewQuestion):
        is_other = question.safer and question.safer != question.id  # itself: that is told
        safer = _known(handbook, [question.safer] if question.safer and is_other else [])
        if any(not handbook.get(InterviewQuestion, id_).usable for id_ in safer):
            message = f"'{question.id}' names '{question.safer}' as safer, and that is risky too"
            yield Problem(question.file, question.line_of("safer"), message)


def kits_keep_to_their_time(handbook: Handbook) -> Iterator[Problem]:
    """The questions of a kit, its opening and its closing fit into its minutes."""
    for kit in handbook.all(InterviewKit):
        minutes = _minutes(handbook, kit)
        is_twice = len({*kit.questions}) < len(kit.questions)  # which is told, and is the cause
        if minutes > kit.minutes and not is_twice:
            message = f"'{kit.id}' takes {minutes} minutes and has {kit.minutes}: take a question"
            message += f" out, or write minutes: {minutes}"
            yield Problem(kit.file, kit.line_of("minutes"), message)


def line_ids_are_unique(handbook: Handbook) -> Iterator[Problem]:
    """A saved draft names lines by id, so no id stands twice among statements, roles and ads."""
    entries: list[SampleRole | Ad] = [*handbook.all(SampleRole), *handbook.all(Ad)]
    places = {line.id: (entry, way) for entry in entries for way, line in _lines(entry)}
    counts = Counter(line.id for entry in entries for _, line in _lines(entry))
    counts.update(statement.id for statement in handbook.all(JobStatement))
    for id_, number in counts.items():
        if number > 1 and id_ in places:
            entry, way = places[id_]
            words = f"the line id '{id_}' stands twice: change one"
            yield Problem(entry.file, entry.line_of(*way, "id"), words)


def _lines(entry: SampleRole | Ad) -> Iterator[tuple[Way, Line]]:
    """The lines of a role or an ad, each with the way to it."""
    for number, group in enumerate(entry.groups):
        yield from ((("groups", number, "items", n), line) for n, line in enumerate(group.items))


def _minutes(handbook: Handbook, kit: InterviewKit) -> int:
    asked = [handbook.get(InterviewQuestion, id_) for id_ in _known(handbook, kit.questions)]
    return kit.opening + kit.closing + sum(int(question.minutes) for question in asked)


def _known(handbook: Handbook, ids: list[str]) -> list[str]:
    """Those of `ids` that exist: one that does not is reported where it stands."""
    return [id_ for id_ in ids if id_ in handbook.kinds.get("interview-questions", {})]


RULES = (
    kits_ask_only_what_may_be_asked,
    safer_forms_may_be_asked,
    kits_keep_to_their_time,
    line_ids_are_unique,
)
