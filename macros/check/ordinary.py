"""Rules for what data/danger.yml calls ordinary, as the lookup shows no signpost for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from macros.data.problems import Problem
from macros.model.entries import Danger, LookupWords
from macros.model.handbook import Handbook


def ordinary_words_are_no_alarm(handbook: Handbook) -> Iterator[Problem]:
    """What has to pass without the signpost is not what the same entry listens for."""
    for entry in handbook.all(Danger):
        heard = _said(entry)
        for number, phrase in enumerate(entry.ordinary):
            if phrase.casefold() in heard:
                words = f"has '{phrase}' among 'says' and 'ordinary': take one out"
                yield _problem(entry, number, words)


def ordinary_words_are_not_heard(handbook: Handbook) -> Iterator[Problem]:
    """Nor what another entry listens for: its words would bring the signpost where they stand."""
    heard, said = _whole(handbook), _heard(handbook)
    lists = {entry.id: frozenset(entry.words) for entry in handbook.all(LookupWords)}
    for entry in handbook.all(Danger):
        for number, phrase in enumerate(entry.ordinary):
            words = _run_of(phrase, heard, handbook)
            if words and (" " in words or not _alone(phrase, said, lists)):  # as the next rule says
                where = f"'says' of '{heard[words].id}' ({heard[words].where})"
                told = f"has '{phrase}' among 'ordinary', and '{words}' brings the signpost, by"
                yield _problem(entry, number, f"{told} {where}: take one of them out")


def ordinary_words_say_more_than_danger(handbook: Handbook) -> Iterator[Problem]:
    """Words of danger with nothing beside them but an I or a to are no ordinary question."""
    lists = {entry.id: frozenset(entry.words) for entry in handbook.all(LookupWords)}
    heard, whole = _heard(handbook), _whole(handbook)
    for entry in handbook.all(Danger):
        for number, phrase in enumerate(entry.ordinary):
            words = _alone(phrase, heard, lists)
            is_told = phrase.casefold() in _said(entry) or " " in _run_of(phrase, whole, handbook)
            if words and not is_told:
                told = f"has '{phrase}' among 'ordinary', and it is taken for danger by '{words}'"
                how = "'ordinary' is for what must not be; take it out, or put it under 'says'"
                yield _problem(entry, number, f"{told}: {how}")


def _whole(handbook: Handbook) -> Mapping[str, Danger]:
    """What brings the signpost whatever stands beside it, and the entry that listens for it."""
    groups = [group for group in handbook.all(Danger) if not group.unless]  # which may lift it
    return {phrase.casefold(): group for group in groups for phrase in group.says}


def _run_of(phrase: str, heard: Collection[str], handbook: Handbook) -> str:
    """Words that follow each other in a phrase and are `heard`; none where it is an idiom."""
    turns = (turn.casefold() for group in handbook.all(Danger) for turn in group.idioms)
    runs = [] if any(turn in phrase.casefold() for turn in turns) else _runs(phrase.casefold())
    return next((run for run in runs if run in heard), "")


def _said(entry: Danger) -> Collection[str]:
    return {phrase.casefold() for phrase in entry.says}


def _runs(phrase: str) -> Iterator[str]:
    """All words of `phrase` that follow each other, one or more, but for the whole of it."""
    words = _WORD.findall(phrase)
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")  # noqa: RUF001 - both apostrophes


Lists = Mapping[str, Collection[str]]
"""The lists of words of data/lookup-words.yml, by their id."""


def _heard(handbook: Handbook) -> Mapping[str, Sequence[str]]:
    """What all entries listen for, by the first word of it."""
    heard: defaultdict[str, list[str]] = defaultdict(list)
    for group in handbook.all(Danger):
        for phrase in group.says:
            heard[next(iter(_wanted(phrase)), "")].append(phrase)
    return heard


def _alone(text: str, heard: Mapping[str, Sequence[str]], lists: Lists) -> str:
    """The phrase beside which `text` says nothing but small words; empty where none is."""
    words = [word.replace("’", "'") for word in _WORD.findall(text.casefold())]  # noqa: RUF001
    read = [_read(word, lists) for word in words]
    near = (phrase for forms in read for form in forms for phrase in heard.get(form, ()))
    left = [not _is_small(word, lists) for word in words]
    return next((phrase for phrase in near if _says_all(read, left, _wanted(phrase))), "")


def _says_all(
    read: Sequence[Collection[str]], counts: Sequence[bool], wanted: Sequence[str]
) -> bool:
    """Whether a text holds all that is `wanted`, in order, and no other word that `counts`."""
    for forms, does_count in zip(read, counts, strict=True):
        if wanted and wanted[0] in forms:
            wanted = wanted[1:]
        elif does_count:
            return False
    return not wanted


def _wanted(phrase: str) -> list[str]:
    words = _WORD.findall(phrase.casefold())
    return [f"@{word}" if word in _STAND_FOR else _bare(word) for word in words]


def _read(word: str, lists: Lists) -> Collection[str]:
    """What `word` may be in a phrase: itself, or what stands for a list that it is in."""
    return {_bare(word), *(f"@{name}" for name in _STAND_FOR if word in lists.get(name, ()))}


def _bare(word: str) -> str:
    """A word without an ending, where the lookup surely takes it for the same without."""
    return _ENDING.sub("", word)


def _is_small(word: str, lists: Lists) -> bool:
    """Whether a word alone makes no ordinary question of danger."""
    return word in _SMALL or any(word in lists.get(name, ()) for name in ("small", "drop"))


_STAND_FOR = ("self", "someone", "not")
"""Words of a phrase that stand for each word of the list so called."""

_ENDING = re.compile(r"(?<=[aeiou][^aeiou\W][^aeiou\W])(?:ed|ing|s)$")

_SMALL = {
    *("a", "an", "the", "to", "of", "is", "are", "was", "were", "be", "been", "am", "i", "he"),
    *("she", "we", "they", "you", "it", "this", "that", "and", "so", "just", "really", "will"),
    *("would", "has", "have", "had", "do", "does", "did", "my", "his", "her", "their", "your"),
    *("our", "me", "him", "them", "at", "in", "on", "for", "by", "with", "i'm", "he's", "she's"),
    *("they're", "i've", "want", "wants", "wanted", "going", "gonna", "feel", "feels", "think"),
    *("know", "need", "needs", "keep", "keeps", "try", "tries", "trying", "tried", "now"),
    "today",
}
"""Words beside which danger is no less danger; the lists small and drop hold more."""


def _problem(entry: Danger, number: int, words: str) -> Problem:
    return Problem(entry.file, entry.line_of("ordinary", number), f"'{entry.id}' {words}")


RULES = (
    ordinary_words_are_no_alarm,
    ordinary_words_are_not_heard,
    ordinary_words_say_more_than_danger,
)
