"""Rules for what has to differ from its neighbors, for readers could not tell the two apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from macros.check.each_entry import of_each
from macros.data.problems import Problem
from macros.model import entries as e
from macros.model import hiring as h
from macros.model import learning
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.links import Way, parts_in, texts_in
from macros.model.types import SafeMarkdown

Keys = tuple[str, ...]
"""Fields of which one at least differs from the same of any neighbor."""

_IN_A_LIST: Mapping[type[BaseModel], tuple[Keys, ...]] = {
    e.VocabularyTerm: (("title",), ("meaning",)),
    e.Point: (("text", "label", "says"),),
    e.TaskReason: (("text",),),
    e.Position: (("text",),),
    e.Row: (("label", "values"),),
    e.Level: (("text",),),
    e.Item: (("text",),),
    e.Band: (("title",),),
    h.Line: (("text",),),
    h.Swap: (("word",),),
    learning.QuizOption: (("match",),),
}
"""What stands in the lists of an entry; choices have a rule of their own, and lines of a task."""


@of_each
def items_differ(entry: e.Identified) -> Iterator[Problem]:
    """Of two items that say the same, one is a copy, or was meant to say something else."""
    first: dict[tuple[object, ...], tuple[Way, BaseModel]] = {}
    for way, part, keys in _judged(entry):
        said = tuple(_folded(getattr(part, key)) for key in keys)
        other, before = first.setdefault((way[:-1], keys, said), (way, part))
        if other != way:
            id_ = getattr(before, "id", "")
            name = f"'{id_}'" if id_ else f"item {int(other[-1]) + 1}"
            same = _same(keys[0], getattr(part, keys[0]), name, f"line {entry.line_of(*other)}")
            yield Problem(entry.file, entry.line_of(*way, keys[0]), f"'{entry.id}': {same}")


def _judged(entry: e.Identified) -> Iterator[tuple[Way, BaseModel, Keys]]:
    """What stands in the lists of an entry, but for what somebody says again in a dialogue."""
    spoken: set[Way] = set()
    for way, part in parts_in(entry):
        if isinstance(part, e.Group) and part.layout == "dialogue":
            spoken.add(way)
        for keys in _IN_A_LIST.get(type(part), ()) if way[:-2] not in spoken else ():
            if getattr(part, keys[0]) is not None:
                yield way, part, keys


_OF_A_KIND: Mapping[type[e.Identified], Keys] = {
    e.Source: ("short",),
    e.Task: ("question",),
    e.Value: ("practice", "summary"),
    e.Principle: ("text",),
    e.Ethic: ("text",),
    e.Crossing: ("value",),
    e.Information: ("question",),
    e.Reason: ("meaning",),
    e.Topic: ("summary",),
    e.Misconception: ("claim",),
    e.Challenge: ("text",),
    e.Suggestion: ("text",),
    e.Difference: ("question",),
    e.Standard: ("says",),
    e.Law: ("says",),
    h.JobStatement: ("text",),
    h.InterviewQuestion: ("asked",),
}
"""What no two entries of a kind have in common, beside the titles of pages.

Terms of the glossary may: two words can mean the same.
"""


def entries_differ(handbook: Handbook) -> Iterator[Problem]:
    """Nor do two entries of a kind say the same, or have pages of one title."""
    for kind, by_id in handbook.kinds.items():
        titled = ("title",) if "{id}" in KINDS[kind].page else ()
        keys = (*titled, *_OF_A_KIND.get(KINDS[kind].model, ()))
        first: dict[tuple[str, object], e.Identified] = {}
        for entry in by_id.values() if keys else ():
            before = (
                (key, first.setdefault((key, _folded(getattr(entry, key))), entry)) for key in keys
            )
            same = next(((key, other) for key, other in [*before] if other is not entry), None)
            if same is not None:
                key, other = same
                words = _same(key, getattr(entry, key), f"'{other.id}'", other.where)
                yield Problem(entry.file, entry.line_of(key), f"'{entry.id}': {words}")


def _same(key: str, value: object, other: str, where: str) -> str:
    """What is told of a `value` that `other` has, too, which stands `where`."""
    said = str(value)
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
    told = f"'{shown}' is the '{key}' of {other} too ({where}), and readers can't tell them apart"
    return f"{told}: change one of the two, or take it out if it is a copy"


_SHOWN = 60
"""Characters that a message repeats."""


def _folded(value: object) -> object:
    return " ".join(value.casefold().split()) if isinstance(value, str) else str(value)


def links_lead_to_other_places(handbook: Handbook) -> Iterator[Problem]:
    """Of two links of ours to one page, one kept the address of what it was made from.

    Documents may name a page twice, and much of the law stands on one page.
    """
    first: dict[str, e.Link] = {}
    for link in handbook.all(e.Link):
        place = _SAME_PLACE.sub("", link.url.casefold())
        other = first.setdefault(place, link) if link.ours else link
        if other is not link:
            words = f"its address is that of '{other.id}' too ({other.where})"
            how = "give it its own, or take it out if it is a copy"
            yield Problem(link.file, link.line_of("url"), f"'{link.id}': {words}: {how}")


_SAME_PLACE = re.compile(r"^https?://(?:www\.)?|/$")
"""What of an address leads nowhere else."""


def words_stand_for_one(handbook: Handbook) -> Iterator[Problem]:
    """What people type is read as one word: as the last one where two have it."""
    for entry in handbook.all(e.LookupWords):
        first: dict[str, int] = {}
        for number, group in enumerate(entry.groups):
            for place, said in enumerate(group.says):
                other = first.setdefault(said.casefold(), number)
                if other != number:
                    word, line = entry.groups[other].word, entry.line_of("groups", other)
                    words = f"'{said}' stands for '{word}' too (line {line}): leave it at one"
                    where = entry.line_of("groups", number, "says", place)
                    yield Problem(entry.file, where, f"'{entry.id}': {words}")


@of_each
def texts_differ(entry: e.Identified) -> Iterator[Problem]:
    """A text of an entry that stands under two keys was pasted where another belongs."""
    first: dict[object, str] = {}
    for way, text, rules in texts_in(entry):
        if len(way) == 1 and any(isinstance(rule, SafeMarkdown) for rule in rules):
            key, before = str(way[0]), first.setdefault(_folded(text), str(way[0]))
            if before != key:
                words = f"'{key}' says the same as '{before}': write what belongs there, or leave"
                yield Problem(entry.file, entry.line_of(key), f"'{entry.id}': {words} it out")


def answers_decide(handbook: Handbook) -> Iterator[Problem]:
    """A question that leads to one verdict, whatever one answers, decides nothing."""
    for task in handbook.all(e.Task):
        answers = task.decide.answers if task.decide else []
        if answers and len({answer.verdict for answer in answers}) == 1:
            words = f"every answer leads to the verdict {answers[0].verdict}, so that nothing is"
            where = task.line_of("decide", "answers")
            yield Problem(task.file, where, f"'{task.id}': {words} decided: change one of them")


def swaps_change_words(handbook: Handbook) -> Iterator[Problem]:
    """Nobody is told to put words in their own place."""
    for rule in handbook.all(h.PostingRule):
        for number, swap in enumerate(rule.swaps):
            if _folded(swap.word) == _folded(swap.use):
                words = f"'{swap.word}' stands for itself: write other words under 'use'"
                where = rule.line_of("swaps", number, "use")
                yield Problem(rule.file, where, f"'{rule.id}': {words}")


RULES = (
    items_differ,
    entries_differ,
    links_lead_to_other_places,
    words_stand_for_one,
    texts_differ,
    answers_decide,
    swaps_change_words,
)
