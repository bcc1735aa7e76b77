"""The nearest known name to a mistyped one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from macros.model.other_signs import other_sign


def nearest(value: str, candidates: Iterable[str]) -> str:
    """The one of `candidates` that ends with `value` or is most like it, or an empty text.

    A name that was cut short is one of those that hold its words. What was moved keeps its name:
    so does the one that alone has the last part of a path.
    """
    every = [name for name in candidates if not _are_opposites(name, value)]
    folded = re.sub(r"[\s_]+", "-", value.strip().casefold())
    if folded in every:
        return folded
    if turned := _turned(folded, every):
        return turned
    ends = (name for name in every if name.endswith(f"/{value}"))
    if whole := next(ends, ""):
        return whole
    beside = _beside(value, every)
    end = value[value.rstrip("/").rfind("/") :]
    below = [name for name in every if f"/{name}".endswith(end)]
    if beside or ("/" in value and len(below) == 1):
        return beside or below[0]
    if longer := [name for name in every if f"-{folded}-" in f"-{name}-" and len(folded) > _SHORT]:
        return next(iter(get_close_matches(folded, longer, n=1, cutoff=0)), "")
    return _by_last(value, every) if "/" in value else _most_alike(value, every)


def _most_alike(value: str, every: Sequence[str]) -> str:
    """The one of `every` that has most of the letters of `value`; empty where none has enough."""
    if len(every) > _MANY:
        every = [name for name in every if _is_near(name, value)]
    if len(value) <= _SHORT:
        every = [n for n in every if abs(len(n) - len(value)) <= 1 or n.startswith(value)]
    every = [name for name in every if len(name) >= _SHORT or len(value) <= _SHORT]
    return next(iter(get_close_matches(value, every, n=1, cutoff=0.6)), "")


def _by_last(value: str, names: Sequence[str]) -> str:
    """The one of `names` whose last part is most like that of the path `value`; else empty.

    What all pages of a folder share, and the ending of each, makes no two of them alike.
    """
    every: dict[str, list[str]] = {}
    for name in names:
        every.setdefault(_last(name), []).append(name)
    sure = get_close_matches(_last(value), every, n=1, cutoff=0.9)
    if sure and len(every[sure[0]]) == 1:
        return every[sure[0]][0]
    groups = [every[last] for last in get_close_matches(_last(value), every, cutoff=0.6)]
    near = (found for group in groups for found in get_close_matches(value, group, n=1, cutoff=0.6))
    return next(near, "")


def _last(path: str) -> str:
    """The last part of a path, without its ending."""
    return re.sub(r"\.\w+$", "", path.rstrip("/").rpartition("/")[2])


def _are_opposites(one: str, other: str) -> bool:
    """Whether one of two names says that the other is not so: neither is a slip for the other."""
    short, long = sorted((one, other), key=len)
    return long.removesuffix(short).strip("-") in _NOT and long.endswith(short)


def _turned(value: str, names: Iterable[str]) -> str:
    """The one of `names` that has the words of `value` in another order or form; else empty."""
    several = [name for name in names if "-" in name]
    if same := [name for name in several if sorted(name.split("-")) == sorted(value.split("-"))]:
        return same[0]
    stems = _stems(value)
    alike = [name for name in several if len(stems) > 1 and _stems(name) == stems]
    return alike[0] if len(alike) == 1 else ""


def _stems(name: str) -> list[str]:
    """The words of a name in no order and without their ends: sharing-power is shared-power."""
    return sorted(_END.sub("", word) for word in re.split(r"[-/]", name) if word not in _SMALL)


_END = re.compile(r"(?<=\w{3})(?:ings?|ers?|ed|es|e|s)$")
_SMALL = frozenset({"", "a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to", "with"})
"""Words between others, which a name may have or not."""

_NOT = frozenset({"not", "non", "no", "un", "in", "im", "dis"})


def _beside(value: str, names: Iterable[str]) -> str:
    """The one of `names` in the same folder that is the same but for a letter; else empty."""
    folder, slash, last = value.rpartition("/")
    here = [name.rpartition("/")[2] for name in names if slash and name.startswith(f"{folder}/")]
    near = get_close_matches(last, here, n=1, cutoff=0.9)
    found = f"{folder}/{near[0]}" if near else ""
    return found if found in names else ""


_SHORT = 3
"""Letters of a word that stands in too many names, or is like too many, to tell one by it."""

_MANY = 1000
"""Names among which to look for the nearest takes its time: then the first letter has to be it."""


def _is_near(name: str, value: str) -> bool:
    alike = name[name.rfind("/") + 1 :][:1] == value[value.rfind("/") + 1 :][:1]
    return alike and abs(len(name) - len(value)) < len("abc")


def did_you_mean(value: str, candidates: Iterable[str]) -> str:
    """`": did you mean 'busy-work'?"` for the nearest of `candidates`, or an empty text.

    Where both look the same, it says in which sign they differ.
    """
    near = nearest(value, candidates)
    why = other_sign(value) if near.isascii() else ""
    return (
        f": did you mean '{near}'?{f' {why[0].upper()}{why[1:]}.' if why else ''}" if near else ""
    )
