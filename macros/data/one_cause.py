"""Problems of reading data/ that have one cause between them, told once where that is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from macros.data.problems import Problem
from macros.model.suggest import nearest
from macros.model.types import Known


def copies(
    twice: Mapping[tuple[str, str], list[Problem]], texts: Mapping[str, str]
) -> Iterator[Problem]:
    """Ids that stand twice; of a file that is a copy of another, only that.

    `texts` are those of the files, by their names.
    """
    for (one, other), found in twice.items():
        whole, copy = sorted((one, other), key=len)
        if one != other and texts[one] == texts[other]:
            yield Problem(copy, 0, f"this file is a copy of {whole}: delete it")
        elif one != other and COPY.sub("", copy.removesuffix(".yml")) == whole.removesuffix(".yml"):
            words = f"this file seems to be a copy of {whole}, whose ids it has"
            yield Problem(copy, 0, f"{words}: keep one of the two")
        elif one == other or len(found) == 1:
            yield from found
        else:
            words = f"{len(found)} ids stand here and in {one}: delete one of the files, if it is"
            yield Problem(other, 0, f"{words} a copy, or give the entries of one other ids")


COPY = re.compile(r"(?: ?[-_]? ?copy(?: ?\(?\d+\)?)?| ?\(\d+\)| \d)$", re.IGNORECASE)
"""What programs add to the name of a copy, before its ending."""


def without_twins(
    unread: Iterable[Problem], found: Iterable[Problem], text: str
) -> Iterator[Problem]:
    """What is `unread` of a file, but for keys that stand twice since others stand too far left.

    Starting those lines further right, as is told in what was `found`, mends their whole entry.
    """
    lines = text.split("\n")
    moved = {_entry(lines, p.line) for p in found if p.message.startswith("start this line")}
    for problem in unread:
        is_twin = "stands here twice" in problem.message
        if not (moved and is_twin and _entry(lines, problem.line) in moved):
            yield problem


def _entry(lines: Sequence[str], at: int) -> int:
    """The number of the entry that the line `at`, from 1, stands in."""
    return sum(1 for line in lines[:at] if line.startswith("- "))


def renamed_lists(problems: Iterable[Problem], known: Known) -> dict[str, str]:
    """The lists of words that fields use and that have another name: each with that name."""
    lacking: defaultdict[str, set[str]] = defaultdict(set)
    for kind, word in (p.lacks for p in problems if p.lacks):
        name = kind.removeprefix(_TERM)
        if name != kind and name not in known.terms:
            lacking[name].add(word)
    return {name: near for name in lacking if (near := _holds(lacking[name], name, known))}


def without_lists(
    problems: Iterable[Problem], renamed: Mapping[str, str], lists: Mapping[str, tuple[str, int]]
) -> list[Problem]:
    """`problems`, with those of `renamed_lists` told once, where each stands.

    `lists` are those of the vocabulary by their ids: the file and the line of each.
    """
    gone = {f"{_TERM}{name}" for name in renamed}
    return [
        *(p for p in problems if not (p.lacks and p.lacks[0] in gone)),
        *(Problem(*lists[near], _RENAMED.format(name)) for name, near in renamed.items()),
    ]


def _holds(words: AbstractSet[str], name: str, known: Known) -> str:
    """The list that holds all `words` of the one called `name`; empty where that is not sure."""
    holding = [other for other, there in known.terms.items() if words <= {*there}]
    is_one = len(holding) == 1 and len(words) > 1
    return nearest(name, holding) or (holding[0] if is_one else "")


_TERM = "term in "
"""How a word that is lacking in a list begins to be told."""

_RENAMED = "no list is called '{0}', from which fields take words, and this has them: write {0}"
