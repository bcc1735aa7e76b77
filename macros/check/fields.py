"""Rules for what any entry holds, whatever its kind: texts, dates, names in lists, figures."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from pydantic import BaseModel

from macros.check.each_entry import of_each
from macros.check.signs import MAY_BE_TYPED, as_typed
from macros.data.problems import Problem
from macros.model.entries import Assessment, Figure, Group, Identified, Task
from macros.model.handbook import Handbook, name_of
from macros.model.hiring import Line
from macros.model.learning import Moment, PathStep, Question, QuizOption, Reply, Scenario
from macros.model.links import Way, leaves_in, names_in, names_of, parts_in, texts_with
from macros.model.markup import without_markup
from macros.model.once import once
from macros.model.types import SafeMarkdown

_HAVE_A_RULE = (QuizOption, PathStep, Moment, Reply, Line)
"""What has ids that a rule of its own looks after."""

_LINK = re.compile(
    r"\[[^\[\]]+\]\(\s*[\w-]+:[^()]*\)|\*\*\S[^*]*\*\*|(?<![\w*])\*\w[^*]*[\w.!?]\*(?![\w*])"
)
_UNEVEN = re.compile(
    r"(?<![^\s(\[“‘—])(?:\*\*(?=\S)[^*\n]*[^\s*]\*|\*(?=\w)[^*\n]*[^\s*]\*\*)(?!\*)"  # noqa: RUF001
)
"""Stressed at one end and strong at the other."""

_STARS = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
"""Half of what would make a text strong; in 2 ** 3 it is a sign of its own."""

_HALF = re.compile(
    r"\]\(|\[[^\[\]()]+\((?:https?://|[a-z-]+:[a-z0-9-]+\))"
    r"|\[[^\[\]]*\]\s*\[|\[[^\[\]]*\]\s+\((?:https?|[a-z-]+:)|\)\[[\w-]+:"
    r"|(?P<stars>\*\*)|(?P<star>(?<![\w*])\*(?=\w)|(?<=\w)\*(?![\w*]))"
)


def _problem(entry: Identified, way: Way, words: str) -> Problem:
    return Problem(entry.file, entry.line_of(*way), f"'{entry.id}': {words}")


@of_each
def texts_hold_no_half_markup(entry: Identified) -> Iterator[Problem]:
    """Readers would see the stars and brackets of what was not closed."""
    for way, text, rules in texts_with(entry, _MAY_BE_MARKUP):
        marked = any(isinstance(rule, SafeMarkdown) for rule in rules)
        if words := (_half(text) if marked else _unused(text)):
            yield _problem(entry, way, words)


_MAY_BE_MARKUP = re.compile(r"[*\[\]]")


@of_each
def texts_are_typed_as_shown(entry: Identified) -> Iterator[Problem]:
    """What is pasted from a page or a program into a text would be read with all its signs."""
    for way, text, _ in texts_with(entry, MAY_BE_TYPED):
        if found := as_typed(text):
            line, words = found
            yield _problem(entry, (*way, line), words)


@of_each
def texts_say_something(entry: Identified) -> Iterator[Problem]:
    """Signs alone tell nobody anything, and neither does what stands for a text to come."""
    for way, text, rules in texts_with(entry, _MAY_SAY_NOTHING):
        is_listed = name_of(type(entry)) in _LISTENS and isinstance(way[-1], int)
        if is_listed or _SILENCE.search(text) or as_typed(text):
            continue
        is_prose = any(isinstance(rule, SafeMarkdown) for rule in rules)
        if not re.search(r"\w", text) or (is_prose and _TO_COME.fullmatch(text)):
            words = f"'{text}' says nothing here: write the text, or leave it out where it may be"
            yield _problem(entry, way, words)


_LISTENS = ("danger", "check-words", "posting-rules", "question-rules")
"""Kinds with lists of what is looked for, which has a rule of its own."""

_SILENCE = re.compile(r"…|\.\.")

_TO_COME = re.compile(
    r"\W*(?:todo|tbd|tba|fixme|x{2,}|lorem ipsum.*)\W*", re.IGNORECASE | re.DOTALL
)

_MAY_SAY_NOTHING = re.compile(
    r"\n[^\w\n]*(?:$|(?:todo|tbd|tba|fixme|xx|lorem ipsum))", re.IGNORECASE | re.MULTILINE
)
"""A line without a letter, or one that begins with what stands for a text to come."""


def _half(text: str) -> str:
    if odd := _UNEVEN.search(text):
        return f"'{odd[0]}' has two stars on one side and one on the other: strong text is **so**"
    found = _HALF.search(without_markup(text))
    if found is None:
        return ""
    if found["star"]:
        return "a star opens or closes nothing here: stressed text has one on both sides"
    if found["stars"]:
        spaced = re.search(r"\*\*\s[^*]+\s\*\*", text)
        how = "no space stands inside them" if spaced else "strong text has them on both sides"
        return f"two stars (**) open or close nothing here: {how}"
    return "a link is not complete: write [words](kind:id) or [words](https://…), without spaces"


def _unused(text: str) -> str:
    if _LINK.search(text) or _STARS.search(text):
        return "this text is shown as it is typed: take the link or the stars away"
    return ""


def dates_are_past(handbook: Handbook) -> Iterator[Problem]:
    """Nobody has read anything tomorrow, and nobody read it before there was a handbook."""
    today = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=1)
    found = [(entry, way, value) for _, entry in handbook.entries() for way, value in _dates(entry)]
    ahead = [one for one in found if one[2] > today]
    if 2 * len(ahead) > len(found) > 1:
        ahead = []  # it is the clock of this machine that is wrong
    for entry, way, value in ahead:
        yield _problem(
            entry, way, f"'{way[-1]}' is {value}, which lies ahead: put in the day it was"
        )
    for entry, way, value in found:
        if value.year < _FIRST_YEAR:
            yield _problem(
                entry, way, f"'{way[-1]}' is {value}, which is too long ago: mend the year"
            )


_FIRST_YEAR = 1990


@once
def _dates(entry: Identified) -> tuple[tuple[Way, datetime.date], ...]:
    return tuple(
        (way, value) for way, value, _ in leaves_in(entry) if isinstance(value, datetime.date)
    )


@of_each
def nothing_names_itself(entry: Identified) -> Iterator[Problem]:
    """An entry beside itself, as related or under a link, leads nobody on."""
    itself = (name_of(type(entry)), entry.id)
    for way, value, rules in leaves_in(entry) if itself in names_of(entry) else ():
        if itself in names_in(value, rules):
            yield _problem(entry, way, f"it names itself ('{entry.id}'): take that away")


@of_each
def lists_name_each_once(entry: Identified) -> Iterator[Problem]:
    """What stands twice in a list would be shown twice and counted twice."""
    yield from (_problem(entry, way, words) for way, words in _twice(entry, ()))


def _twice(value: BaseModel, way: Way) -> Iterator[tuple[Way, str]]:
    for key in type(value).model_fields:
        inside = getattr(value, key)
        if isinstance(inside, BaseModel):
            yield from _twice(inside, (*way, key))
        if not isinstance(inside, list):
            continue
        seen: set[str] = set()
        for number, item in enumerate(inside):
            here = (*way, key, number)
            if isinstance(item, BaseModel):
                yield from _twice(item, here)
            name = _name(item)
            if name is not None and name.casefold() in seen:
                if isinstance(item, str):
                    yield here, f"'{key}' has '{name}' twice: take one of them out"
                else:
                    words = "give one of them an id of its own, or take it out if it is a copy"
                    yield (*here, "id"), f"'{key}' has the id '{name}' twice: {words}"
            seen.add((name or "").casefold())


def _name(item: object) -> str | None:
    """What stands in a list no second time: a text, or the id of a group of keys."""
    is_judged = isinstance(item, BaseModel) and not isinstance(item, _HAVE_A_RULE)
    return item if isinstance(item, str) else getattr(item, "id", None) if is_judged else None


def choices_differ(handbook: Handbook) -> Iterator[Problem]:
    """Nobody can choose between two answers that say the same."""
    for entry, way, texts in _choices(handbook):
        said = [" ".join(text.casefold().split()) for text in texts]
        for number, text in enumerate(said):
            if text in said[:number]:
                words = f"two choices say the same ('{texts[number]}'): change one of them"
                yield _problem(entry, (*way, number, "text"), words)


def _choices(handbook: Handbook) -> Iterator[tuple[Identified, Way, list[str]]]:
    for question in handbook.all(Question):
        yield question, ("options",), [o.text for o in question.options]
    for scenario in handbook.all(Scenario):
        for number, moment in enumerate(scenario.moments):
            yield scenario, ("moments", number, "replies"), [r.text for r in moment.replies]
    for task in handbook.all(Task):
        if task.decide:
            yield task, ("decide", "answers"), [a.text for a in task.decide.answers]
    for assessment in handbook.all(Assessment):
        if assessment.options:
            yield assessment, ("options", "items"), [o.text for o in assessment.options.items]


def rows_fill_their_columns(handbook: Handbook) -> Iterator[Problem]:
    """A row of a table has a figure for each column."""
    for figure in handbook.all(Figure):
        has, odd = len(figure.columns), [*odd_rows(figure)]
        widths = {len(figure.rows[number].values) for number in odd}
        if len(odd) == len(figure.rows) > 1 and len(widths) == 1:
            words = f"the rows have {widths.pop()} figures each, and here are {has} columns"
            yield _problem(figure, ("columns",), f"{words}: name one for each figure")
            continue
        for number in odd:
            values = figure.rows[number].values
            words = f"a row has {len(values)} figures for {has} columns: give it one for each"
            if len(values) > has and any(100 <= v < 1000 for v in values[1:]):
                words += "; if a comma stands inside a figure, take it away, as in 1328"
            yield _problem(figure, ("rows", number, "values"), words)


def odd_rows(figure: Figure) -> Iterator[int]:
    """The rows, by their number, that have more or fewer figures than there are columns."""
    for number, row in enumerate(figure.rows):
        if len(row.values) != len(figure.columns):
            yield number


@of_each
def items_have_their_labels(entry: Identified) -> Iterator[Problem]:
    """A timeline has a date before each item, a dialogue who speaks, and terms have their name."""
    for way, group in parts_in(entry):
        if not isinstance(group, Group) or group.layout not in _LABELED:
            continue
        for number, item in enumerate(group.items):
            if not item.label:
                words = f"an item has no label, and 'layout: {group.layout}' shows one before each"
                how = f"{words}: add label: {_LABELED[group.layout]}"
                yield _problem(entry, (*way, "items", number), how)


_LABELED = {"timeline": "with its date", "dialogue": "with who speaks", "terms": "with its name"}


def numbers_differ(handbook: Handbook) -> Iterator[Problem]:
    """Where the entries of a kind are numbered, each has a number of its own."""
    for kind in handbook.kinds:
        first: dict[int, Identified] = {}
        for entry in handbook.all(kind):
            number = getattr(entry, "number", None)
            if isinstance(number, int) and number in first:
                words = f"its number, {number}, is that of '{first[number].id}' too"
                yield _problem(
                    entry, ("number",), f"{words} ({first[number].where}): give it another"
                )
            elif isinstance(number, int):
                first[number] = entry


RULES = (
    texts_hold_no_half_markup,
    texts_are_typed_as_shown,
    texts_say_something,
    dates_are_past,
    nothing_names_itself,
    lists_name_each_once,
    choices_differ,
    rows_fill_their_columns,
    items_have_their_labels,
    numbers_differ,
)
