"""Rules for the words of danger: without them the lookup and the pages show no signpost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.data.problems import Problem
from macros.model.entries import Danger
from macros.model.handbook import Handbook

_FILE = "data/danger.yml"


def words_of_danger_are_there(handbook: Handbook) -> Iterator[Problem]:
    """A handbook with answers to look up knows what to say to someone in danger."""
    is_read = "danger" not in handbook.known.unread and not handbook.known.ids.get("danger")
    if handbook.all("tasks") and is_read and not handbook.all(Danger):
        words = "no word of danger stands here, so nobody would be told whom to call"
        yield Problem(_FILE, 1, f"{words}: put the file back, or write its first entry")


def ordinary_words_are_no_alarm(handbook: Handbook) -> Iterator[Problem]:
    """What has to pass without the signpost is not what the same entry listens for."""
    for entry in handbook.all(Danger):
        heard = {phrase.casefold() for phrase in entry.says}
        for number, phrase in enumerate(entry.ordinary):
            if phrase.casefold() in heard:
                words = f"'{entry.id}' has '{phrase}' among 'says' and 'ordinary': take one out"
                yield Problem(entry.file, entry.line_of("ordinary", number), words)


def ordinary_words_are_not_heard(handbook: Handbook) -> Iterator[Problem]:
    """Nor what another entry listens for: its words would bring the signpost where they stand."""
    groups = [group for group in handbook.all(Danger) if not group.unless]  # which may lift it
    heard = {phrase.casefold(): group for group in groups for phrase in group.says}
    turns = [turn.casefold() for group in handbook.all(Danger) for turn in group.idioms]
    for entry in handbook.all(Danger):
        for number, phrase in enumerate(entry.ordinary):
            runs = [] if any(t in phrase.casefold() for t in turns) else _runs(phrase.casefold())
            if words := next((run for run in runs if run in heard), ""):
                told = f"'{entry.id}' has '{phrase}' among 'ordinary', and '{words}' brings the"
                where = f"'says' of '{heard[words].id}' ({heard[words].where})"
                told = f"{told} signpost, by {where}: take one of them out"
                yield Problem(entry.file, entry.line_of("ordinary", number), told)


def _runs(phrase: str) -> Iterator[str]:
    """All words of `phrase` that follow each other, two or more, but for the whole of it."""
    words = _WORD.findall(phrase)
    for start in range(len(words)):
        for end in range(start + 2, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")  # noqa: RUF001 - both apostrophes


def phrases_are_heard_once(handbook: Handbook) -> Iterator[Problem]:
    """What two entries listen for has two answers, and only the first is given."""
    first: dict[str, Danger] = {}
    for entry in handbook.all(Danger):
        for number, phrase in enumerate(entry.says):
            other = first.setdefault(phrase.casefold(), entry)
            if other is not entry:
                words = f"'{entry.id}' has '{phrase}' among 'says', and '{other.id}' has it, too"
                where = entry.line_of("says", number)
                yield Problem(entry.file, where, f"{words} ({other.where}): take one out")


RULES = (
    words_of_danger_are_there,
    ordinary_words_are_no_alarm,
    ordinary_words_are_not_heard,
    phrases_are_heard_once,
)
