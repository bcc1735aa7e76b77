"""Where the keys of an entry belong: which are permitted in a place, and where a strange one is."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from macros.model.links import rules_of
from macros.model.types import Ref

Loc = tuple[int | str, ...]
"""The way to a value of an entry, its key last."""


@dataclass(frozen=True)
class Place:
    """Where groups of keys stand: the key above them, what they hold, and whether in a list."""

    name: str
    model: type[BaseModel]
    is_list: bool = False

    def __str__(self) -> str:
        where = f"'{self.name}'" if self.name else "the entry itself"
        return f"an item of {where}" if self.is_list else where


def keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that are permitted where `loc` ends."""
    places = _places(model, loc)
    return list(places[-1].model.model_fields) if places else []


def counts_at(model: type[BaseModel], loc: Loc) -> bool:
    """Whether names with a number each stand where `loc` ends."""
    places, key = _places(model, loc), loc[-1]
    fields = places[-1].model.model_fields if places else {}
    return isinstance(key, str) and key in fields and fields[key].annotation == dict[str, int]


@cache
def names_kind(model: type[BaseModel], kind: str) -> bool:
    """Whether a list, or a field, of a `model` names entries of `kind`."""
    inside = (_place(name, field.annotation) for name, field in model.model_fields.items())
    return any(Ref(kind) in rules for rules in rules_of(model).values()) or any(
        names_kind(place.model, kind) for place in inside if place is not None
    )


def empty_below(model: type[BaseModel], loc: Loc, row: object) -> Iterator[str]:
    """The keys beside the one at `loc` that open a group where it is permitted, and are empty.

    `row` is the entry, which should have been a `model`.
    """
    places, here = _places(model, loc), inside(row, loc[:-1])
    for name, field in places[-1].model.model_fields.items() if places else ():
        place = _place(name, field.annotation)
        is_empty = isinstance(here, dict) and name in here and here[name] is None
        if is_empty and place and not place.is_list and loc[-1] in place.model.model_fields:
            yield name


def elsewhere(model: type[BaseModel], loc: Loc, row: Any, value: Any) -> str:
    """Where a key belongs that is not permitted where it stands, but in a part below or above.

    `row` is the entry, and `value` what stands behind the key. Empty where nobody knows.
    """
    key, places = str(loc[-1]), _places(model, loc)
    below = [*_below(places[-1].model, key)] if places else []
    if below:
        here = inside(row, loc[:-1])
        names = list(dict.fromkeys(map(str, below)))
        of_one = _item_named(below[0], here, key, value)
        each = "put it at each that it holds for" if below[0].is_list else "move it there"
        how = of_one or f"it belongs to {' or '.join(names)}, so {each}"
        return how if len(names) <= _FEW else ""
    above = next((p for p in reversed(places[:-1]) if key in p.model.model_fields), None)
    return f"it belongs to {above}, so move it there, further left" if above else ""


_FEW = 2
"""Places that a message names."""


def _item_named(place: Place, here: Any, key: str, value: Any) -> str:
    """What to do where somebody wrote the item of which something is true in the place of true."""
    items = here.get(place.name) if isinstance(here, dict) and place.is_list else None
    ids = [i.get("id") for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    is_truth = place.model.model_fields[key].annotation is bool
    if not is_truth or not isinstance(value, str) or value not in ids:
        return ""
    return f"it belongs to {place}, so put {key}: true at '{value}'"


def inside(row: Any, way: Sequence[int | str]) -> Any:
    """What stands at the end of the `way`; None where nothing does."""
    for part in way:
        try:
            row = row[part]
        except (KeyError, IndexError, TypeError):
            return None
    return row


def _places(model: type[BaseModel], loc: Loc) -> list[Place]:
    """The places on the way to where `loc` ends; none where it leads through what is no group."""
    found = [Place("", model)]
    for part in loc[:-1]:
        fields = found[-1].model.model_fields
        if isinstance(part, str) and part in fields:
            inner = _place(part, fields[part].annotation)
            if inner is None:
                return []
            found.append(inner)
    return found


def _below(model: type[BaseModel], key: str) -> Iterator[Place]:
    """The places inside `model` where `key` is permitted, but for those inside of one that is."""
    for name, field in model.model_fields.items():
        place = _place(name, field.annotation)
        if place is not None and key in place.model.model_fields:
            yield place
        elif place is not None:
            yield from _below(place.model, key)


def _place(name: str, annotation: Any, *, is_list: bool = False) -> Place | None:
    """The place of the groups of keys that stand below `name`; None where none do."""
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return Place(name, annotation, is_list) if issubclass(annotation, BaseModel) else None
    is_list = is_list or typing.get_origin(annotation) is list
    found = (_place(name, part, is_list=is_list) for part in typing.get_args(annotation))
    return next((place for place in found if place is not None), None)
