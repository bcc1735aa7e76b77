"""Rules for what an entry keeps apart: no words stand on both sides, and none under two names."""

from __future__ import annotations

from collections.abc import Iterator

from macros.check.each_entry import of_each
from macros.data.problems import Problem
from macros.model.entries import GlossaryTerm, Identified, Task, Wording
from macros.model.handbook import Handbook
from macros.model.links import Way

Said = tuple[str, str | int, Way]
"""A text, the list that it stands in, and the way to it."""


@of_each
def sides_say_other_things(entry: Identified) -> Iterator[Problem]:
    """What one avoids is no word to try, and no line is on both sides of a task."""
    first: dict[str, Said] = {}
    for said in _sides(entry):
        text, key, way = said
        _, other, before = first.setdefault(_folded(text), said)
        is_told = other == key and isinstance(entry, Wording)  # as what stands twice in any list
        if before != way and not is_told:
            where = f"'{key}' has '{text}', which stands in line {entry.line_of(*before)}"
            words = f"{where}, under '{other}', already: take one of them out"
            yield Problem(entry.file, entry.line_of(*way), f"'{entry.id}': {words}")


def _sides(entry: Identified) -> Iterator[Said]:
    """The words of the lists of an entry that say opposite things."""
    if isinstance(entry, Wording):
        for key in ("avoid", "prefer"):
            yield from ((text, key, (key, n)) for n, text in enumerate(getattr(entry, key)))
    elif isinstance(entry, Task):
        for key in ("consistent", "inconsistent"):
            lines = enumerate(getattr(entry, key))
            yield from ((line.text, key, (key, n, "text")) for n, line in lines)


def preferred_words_may_be_used(handbook: Handbook) -> Iterator[Problem]:
    """What one is to say instead is not among the phrases that the site's own text must not use."""
    for entry in handbook.all(Wording):
        ruled_out = {_folded(phrase) for phrase in entry.patterns}
        for number, phrase in enumerate(entry.prefer):
            if _folded(phrase) in ruled_out:
                words = f"'{phrase}' is among 'patterns', which no text may use: take one out"
                where = entry.line_of("prefer", number)
                yield Problem(entry.file, where, f"'{entry.id}': {words}")


def forms_are_of_one_term(handbook: Handbook) -> Iterator[Problem]:
    """Who looks a word of the glossary up finds one meaning."""
    first: dict[str, GlossaryTerm] = {}
    for entry in handbook.all(GlossaryTerm):
        ways: list[tuple[str, Way]] = [(entry.title, ("title",))]
        ways += ((form, ("also", number)) for number, form in enumerate(entry.also))
        for form, way in ways:
            other = first.setdefault(_folded(form), entry)
            if other is not entry:
                words = f"'{entry.id}' has '{form}', which is a form of '{other.id}' already"
                where = f"{words} ({other.where}): take one of them out"
                yield Problem(entry.file, entry.line_of(*way), where)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


RULES = (sides_say_other_things, preferred_words_may_be_used, forms_are_of_one_term)
