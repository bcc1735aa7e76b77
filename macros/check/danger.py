"""Rules for the words of danger: without them the lookup and the pages show no signpost."""

from __future__ import annotations

from collections.abc import Iterator

from macros.check import ordinary
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
    *ordinary.RULES,
    phrases_are_heard_once,
)
