"""Rules for the source sections that an entry cites, or a part of it beside the entry itself."""

from __future__ import annotations

from collections.abc import Iterator

from macros.check.each_entry import of_each
from macros.data.problems import Problem
from macros.model.entries import Difference, Identified, Source, Task, Topic
from macros.model.handbook import Handbook
from macros.model.links import Way, leaves_in
from macros.model.once import once


def differences_cite_their_positions(handbook: Handbook) -> Iterator[Problem]:
    """A difference cites the sections of its positions, all of them and no other."""
    for entry in handbook.all(Difference):
        cited: dict[str, Way] = {
            section: ("positions", number, "sources", place)
            for number, position in enumerate(entry.positions)
            for place, section in enumerate(position.sources)
        }
        unlisted = sorted(cited.keys() - set(entry.sources))
        unused = [section for section in entry.sources if section not in cited]
        if len(unlisted) == len(unused) == 1:  # one of the two was meant in both places
            words = f"a position cites '{unlisted[0]}', and 'sources' has '{unused[0]}', which none"
            yield _problem(entry, f"{words} cites: write the same in both", *cited[unlisted[0]])
            continue
        for section in unlisted:
            words = f"a position cites '{section}': add it to 'sources' of '{entry.id}'"
            yield _problem(entry, words, *cited[section])
        for section in unused:
            words = f"no position cites '{section}': add the position, or take the section away"
            yield _problem(entry, words, "sources", entry.sources.index(section))


def statements_cite_within_their_task(handbook: Handbook) -> Iterator[Problem]:
    """The sections that a statement cites are among those of its task."""
    for task in (t for t in handbook.all(Task) if t.sources):
        for way, section in _cited_by_statements(task):
            if section not in task.sources:
                words = f"a statement cites '{section}', which 'sources' of the task lacks"
                yield _problem(task, f"{words}: cite another, or add it to the task", *way)


def _cited_by_statements(task: Task) -> Iterator[tuple[Way, str]]:
    for key, statements in (("consistent", task.consistent), ("inconsistent", task.inconsistent)):
        for number, statement in enumerate(statements):
            for place, section in enumerate(statement.sources):
                yield (key, number, "sources", place), section


def entries_rest_on_something(handbook: Handbook) -> Iterator[Problem]:
    """A task or topic cites a section, unless it says that it goes by something outside them."""
    for entry in (*handbook.all(Task), *handbook.all(Topic)):
        outside = entry.outside or entry.law
        if entry.basis == "outside" and not outside:
            yield _problem(
                entry, "its basis is outside, and it names nothing there: add 'outside'", "basis"
            )
        elif _cites_nothing(entry):
            words = f"it cites no section: {_to_cite(entry)}, or say 'basis: outside' and name what"
            yield _problem(entry, words, "sources")


def _cites_nothing(entry: Identified) -> bool:
    """Whether a task or topic names nothing that it rests on, as is told."""
    return isinstance(entry, (Task, Topic)) and entry.basis != "outside" and not entry.sources


def _to_cite(entry: Identified) -> str:
    """What to do about `sources` where an entry has none: those that it restates units of."""
    sections = dict.fromkeys(unit.partition("#")[0] for _, unit in units_of(entry))
    return f"write sources: [{', '.join(sections)}]" if sections else "add 'sources'"


@of_each
def units_are_of_sections_cited(entry: Identified) -> Iterator[Problem]:
    """What an entry restates is of a section that it cites."""
    for way, unit in () if _cites_nothing(entry) else uncited_units(entry):
        section = unit.partition("#")[0]
        words = f"'{unit}' is of a section that 'sources' lacks: add {section} there"
        yield _problem(entry, f"{words}, or name what one that it has holds", *way)


@once
def uncited_units(entry: Identified) -> tuple[tuple[Way, str], ...]:
    """The units of `units_of` whose section the entry does not cite."""
    cited = {value for way, value, _ in leaves_in(entry) if "sources" in way}
    every = () if isinstance(entry, Source) else units_of(entry)
    return tuple((way, unit) for way, unit in every if unit.partition("#")[0] not in cited)


@once
def units_of(entry: Identified) -> tuple[tuple[Way, str], ...]:
    """The units that an entry restates, each with the way to it."""
    inside = ((way, value) for way, value, _ in leaves_in(entry) if "units" in way)
    return tuple((way, value) for way, value in inside if isinstance(value, str))


def _problem(entry: Identified, words: str, *way: str | int) -> Problem:
    return Problem(entry.file, entry.line_of(*way), f"'{entry.id}': {words}")


RULES = (
    differences_cite_their_positions,
    statements_cite_within_their_task,
    entries_rest_on_something,
    units_are_of_sections_cited,
)
