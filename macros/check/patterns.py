"""Rules for the words that the checks and the lookup look for: each can be found in some text.

How patterns are read stands in web/engines/hiring/patterns.js, and of words of danger in
web/engines/lookup/danger.js.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from macros.data.problems import Problem
from macros.model.entries import Danger, Identified
from macros.model.handbook import Handbook
from macros.model.hiring import CheckWords, PostingRule, QuestionRule
from macros.model.suggest import did_you_mean

_FIELDS: Mapping[type[Identified], tuple[str, ...]] = {
    PostingRule: ("patterns", "unless"),
    QuestionRule: ("patterns", "hints", "unless"),
    CheckWords: ("words",),
}
_GAPS = ("..", "...")
_GROUP = re.compile(r"\{([a-z-]+)\}")
_ODD = re.compile(r"[^\w'’,&%$+-]")  # noqa: RUF001 - both apostrophes
_WORD = re.compile(r"[\w'’-]+")  # noqa: RUF001 - both apostrophes


def patterns_can_match(handbook: Handbook) -> Iterator[Problem]:
    """A pattern that no line of a posting or question can hold would never set its rule off."""
    groups = [words.id for words in handbook.all(CheckWords)]
    known = groups if handbook.is_whole("check-words") else None
    for model, fields in _FIELDS.items():
        for rule in handbook.all(model):
            for field in fields:
                for number, pattern in enumerate(getattr(rule, field)):
                    if wrong := _wrong(pattern, known):
                        yield _problem(rule, field, number, f"'{pattern}' can't be found: {wrong}")
    rules: list[PostingRule | QuestionRule] = [*handbook.all(PostingRule)]
    for one in (*rules, *handbook.all(QuestionRule)):
        yield from _lifted(one)


def _lifted(rule: PostingRule | QuestionRule) -> Iterator[Problem]:
    """What a rule looks for, and what is no reason to set it off, in one: it is never found."""
    found = {pattern.casefold() for pattern in rule.patterns}
    for number, reason in enumerate(rule.unless):
        if reason.casefold() in found:
            words = f"'{reason}' is among 'patterns' too, and can't be found so: take one out"
            yield _problem(rule, "unless", number, words)


def _wrong(pattern: str, groups: Collection[str] | None) -> str:
    """Why `pattern` can't be found; empty where it can."""
    wrong, closed = _wrong_word(pattern, groups), _closed(pattern)
    if wrong and closed != pattern and not _wrong_word(closed, groups):
        sign = next(sign for sign in "/*?{" if sign in closed)
        return f"no space stands beside {sign}: write {closed}"
    return wrong


def _closed(pattern: str) -> str:
    """`pattern` without the spaces that part a sign from the words that it belongs to."""
    for spaced, sign in _SPACED:
        pattern = spaced.sub(sign, pattern)
    return pattern


_SPACED = (
    (re.compile(r"\s*/\s*"), "/"),
    (re.compile(r"(?<=\w)\s+([*?])(?!\S)"), r"\1"),
    (re.compile(r"\{\s*([a-z-]+)\s*\}"), r"{\1}"),
)


def _wrong_word(pattern: str, groups: Collection[str] | None) -> str:
    words = pattern.split()
    if words[0] in _GAPS or words[-1] in _GAPS:
        return "dots stand between words, not at the beginning or the end"
    if words[0].endswith("?"):
        return "its first word may not be left out: take the ? away"
    parts = [part for word in words if word not in _GAPS for part in _parts(word)]
    return next((wrong for part in parts if (wrong := _odd(part, groups))), "")


def _parts(word: str) -> list[str]:
    """The words of which any will do."""
    return word.removesuffix("?").split("/")


def _odd(part: str, groups: Collection[str] | None) -> str:
    if not part.rstrip("*"):
        return "a word is missing beside / or before *"
    if group := _GROUP.fullmatch(part):
        if groups is None or group[1] in groups:
            return ""
        near = did_you_mean(group[1], groups) or f": write one of {', '.join(sorted(groups))}"
        return f"there is no group '{group[1]}' in check-words{near}"
    found = _ODD.search(part.removesuffix("*"))
    if found is None:
        return ""
    if found[0] == "*":
        return "* stands only at the end of a word"
    return f"no word holds '{found[0]}' (in '{part}'): take it out"


def danger_can_match(handbook: Handbook) -> Iterator[Problem]:
    """A phrase of danger that nothing could set off would leave someone without the signpost."""
    turns = {
        turn.casefold(): (entry, place)
        for entry in handbook.all(Danger)
        for place, turn in enumerate(entry.idioms)
    }
    for group in handbook.all(Danger):
        unless = set(group.unless)
        for number, phrase in enumerate(group.says):
            words = _WORD.findall(phrase.lower())
            lifted = next((word for word in words if word in unless), "")
            if not words:
                yield _problem(group, "says", number, f"'{phrase}' holds no word: write one")
            elif lifted:
                wrong = f"'{phrase}' can't be found: 'unless' has '{lifted}', which is in it"
                yield _problem(group, "says", number, f"{wrong}: take one of them out")
            elif struck := next((run for run in _runs(phrase) if run in turns), ""):
                other, place = turns[struck]
                lost = f"'{phrase}' of '{group.id}' ({group.where}) can't be found"
                wrong = f"'{struck}' is one of 'idioms', so {lost}: make it longer, or take it out"
                yield _problem(other, "idioms", place, wrong)
        for number, word in enumerate(group.unless):
            if word.casefold() in _IN_ANY:
                wrong = f"'{word}' stands in nearly any question, and where it does no phrase here"
                yield _problem(group, "unless", number, f"{wrong} is heard: take it out")


def _runs(phrase: str) -> Iterator[str]:
    """All words of a phrase that follow each other, one or more."""
    words = phrase.casefold().split()
    for start in range(len(words)):
        yield from (" ".join(words[start:end]) for end in range(start + 1, len(words) + 1))


_IN_ANY = {
    *("a", "an", "and", "are", "at", "be", "by", "for", "he", "her", "him", "his", "i", "in", "is"),
    *("it", "me", "my", "of", "on", "our", "she", "that", "the", "them", "they", "this", "to"),
    *("was", "we", "were", "with", "you", "your"),
}
"""Words that tell nothing of what a question is about."""


def _problem(entry: Identified, field: str, number: int, words: str) -> Problem:
    return Problem(entry.file, entry.line_of(field, number), f"'{entry.id}': {words}")


RULES = (patterns_can_match, danger_can_match)
