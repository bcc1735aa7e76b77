"""Links among entries: written in one direction in data/, read in both here."""

from __future__ import annotations

import re
import typing
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from pydantic import BaseModel

from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.markup import link_targets
from macros.model.once import once
from macros.model.types import EntryRef, Ref, Rule, SafeMarkdown

Name = tuple[str, str]
"""An entry: its kind and its id."""


@dataclass(frozen=True)
class Links:
    """Which entry names which: `out` as written in data/, `back` derived from it."""

    out: Mapping[Name, tuple[Name, ...]] = field(default_factory=dict)
    back: Mapping[Name, tuple[Name, ...]] = field(default_factory=dict)

    def to(self, kind: str, id_: str, from_kind: str) -> list[str]:
        """The ids of the entries of `from_kind` that name the entry `id_` of `kind`."""
        return [i for k, i in self.back.get((kind, id_), ()) if k == from_kind]


def links_of(handbook: Handbook) -> Links:
    """Every link of `handbook`, each once, in the order of the data files."""
    out: dict[Name, tuple[Name, ...]] = {}
    back: defaultdict[Name, dict[Name, None]] = defaultdict(dict)
    for kind, entry in handbook.entries():
        here = (kind, entry.id)
        out[here] = tuple(name for name in names_of(entry) if name != here)
        for name in out[here]:
            back[name][here] = None
    return Links(out, {name: tuple(sources) for name, sources in back.items()})


@once
def names_of(entry: Identified) -> tuple[Name, ...]:
    """The entries that an entry names, each once."""
    named = (names_in(value, rules) for _, value, rules in leaves_in(entry))
    return tuple(dict.fromkeys(chain.from_iterable(named)))


Way = tuple[str | int, ...]
"""The keys and positions that lead to a value inside an entry."""


def leaves(value: BaseModel, way: Way = ()) -> Iterator[tuple[Way, Any, tuple[Rule, ...]]]:
    """Every value inside `value` that holds no others: the way to it, and the rules for it."""
    for name, rules in rules_of(type(value)).items():
        held = getattr(value, name)
        if not isinstance(held, _HOLDERS):
            yield (*way, name), held, rules
            continue
        for here, inside in _flat(held, (*way, name)):
            if isinstance(inside, BaseModel):
                yield from leaves(inside, here)
            else:
                yield here, inside, rules


_HOLDERS = (list, BaseModel)
"""What holds other values; most values are none of these."""


class Leaf(NamedTuple):
    """A value that holds no others: the entry that it stands in, the way to it, its rules."""

    kind: str
    entry: Identified
    way: Way
    value: Any
    rules: tuple[Rule, ...]


@once
def leaves_in(entry: Identified) -> tuple[tuple[Way, Any, tuple[Rule, ...]], ...]:
    """What `leaves` gives for an entry: walked once, for many rules look at all."""
    return tuple(leaves(entry))


Text = tuple[Way, str, tuple[Rule, ...]]
"""A text of an entry, with the way to it and the rules for it."""


@once
def texts_in(entry: Identified) -> tuple[Text, ...]:
    """Those of `leaves_in` that are texts."""
    return tuple((way, v, rules) for way, v, rules in leaves_in(entry) if isinstance(v, str))


@once
def _in_one(entry: Identified) -> str:
    return "".join(f"\n{text}" for _, text, _ in texts_in(entry))


def texts_with(entry: Identified, sign: re.Pattern[str]) -> Iterator[Text]:
    """The texts of an entry in which `sign` finds something: in most entries there are none.

    All are looked through as one first, so `sign` must find there what it finds in each: it names
    no end of a text but that of a line. Each line begins behind a line break, the first one too.
    """
    if sign.search(_in_one(entry)):
        yield from (text for text in texts_in(entry) if sign.search(f"\n{text[1]}"))


def leaves_of(handbook: Handbook) -> Iterator[Leaf]:
    """Every value of `handbook` that holds no others."""
    for kind, entry in handbook.entries():
        for leaf in leaves_in(entry):
            yield Leaf(kind, entry, *leaf)


def _flat(value: Any, way: Way) -> Iterator[tuple[Way, Any]]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _flat(item, (*way, number))
    else:
        yield way, value


def parts(value: BaseModel, way: Way = ()) -> Iterator[tuple[Way, BaseModel]]:
    """Every group of fields inside `value`, such as a line or an option, with the way to it."""
    for name in type(value).model_fields:
        held = getattr(value, name)
        for here, inside in _flat(held, (*way, name)) if isinstance(held, _HOLDERS) else ():
            if isinstance(inside, BaseModel):
                yield here, inside
                yield from parts(inside, here)


@once
def parts_in(entry: Identified) -> tuple[tuple[Way, BaseModel], ...]:
    """What `parts` gives for an entry: walked once, for several rules look at all."""
    return tuple(parts(entry))


def named_at(value: BaseModel) -> Iterator[tuple[Way, Name]]:
    """Every entry that `value` names, with the way to where it names it."""
    for way, text, rules in leaves(value):
        yield from ((way, name) for name in names_in(text, rules))


def named_in(value: BaseModel) -> Iterator[Name]:
    """Every entry that `value` names, in fields made for it and in links inside its texts."""
    return (name for _, name in named_at(value))


def names_in(value: Any, rules: tuple[Rule, ...]) -> Iterator[Name]:
    """Every entry that `value` names by the `rules` for it."""
    if isinstance(value, str):
        for rule in rules:
            yield from _targets(rule, value)


def _targets(rule: Rule, value: str) -> Iterator[Name]:
    if isinstance(rule, Ref):
        yield (rule.kind, value)
    elif isinstance(rule, EntryRef):
        kind, _, id_ = value.partition(":")
        yield (kind, id_)
    elif isinstance(rule, SafeMarkdown):
        pairs = (target.partition(":")[::2] for target in link_targets(value))
        yield from ((kind, id_) for kind, id_ in pairs if kind in KINDS)


@cache
def rules_of(model: type[BaseModel]) -> dict[str, tuple[Rule, ...]]:
    """The rules of each field of `model`, wherever in its annotation they stand."""
    return {
        name: tuple(r for r in (*info.metadata, *_inner(info.annotation)) if isinstance(r, Rule))
        for name, info in model.model_fields.items()
    }


def _inner(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _inner(part)
