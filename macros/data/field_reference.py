"""The field reference: what every kind of entry holds, read off the model."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.model.kinds import KINDS
from macros.model.types import (
    EntryRef,
    KindName,
    Ref,
    Rule,
    SafeMarkdown,
    SafeUrl,
    Section,
    Term,
    Unit,
)


@dataclass(frozen=True)
class Field:
    """A field as people read of it: its key, what it may hold, whether it must be there."""

    key: str
    holds: str
    required: bool
    meaning: str


@dataclass(frozen=True)
class Shape:
    """A group of fields: an entry, or something inside one."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def shapes(kind: str) -> list[Shape]:
    """The entry of `kind` and then every group of keys inside it, each once."""
    return [_shape(model) for model in dict.fromkeys(_models(KINDS[kind].model))]


def _models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for info in model.model_fields.values():
        for inner in _parts(info.annotation):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from _models(inner)


def _parts(annotation: Any) -> Iterator[Any]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _parts(part)


def _shape(model: type[BaseModel]) -> Shape:
    fields = tuple(
        Field(key, _holds(info), info.is_required(), info.description or "")
        for key, info in model.model_fields.items()
    )
    return Shape(model.__name__, (model.__doc__ or "").split("\n")[0], fields)


def _holds(info: FieldInfo) -> str:
    rules = [r for r in (*info.metadata, *_rules_in(info.annotation)) if isinstance(r, Rule)]
    words = "; ".join(dict.fromkeys(_named(rule) for rule in rules)) or _type(info.annotation)
    many = typing.get_origin(info.annotation) is list
    return f"a list: {words}" if many else words


def _rules_in(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _rules_in(part)


def _named(rule: Rule) -> str:
    if isinstance(rule, Ref):
        return f"id of an entry in {rule.kind}"
    if isinstance(rule, Term):
        return f"word of {rule.enumeration} in the vocabulary"
    return _RULE_NAMES[type(rule)]


_RULE_NAMES: dict[type[Rule], str] = {
    EntryRef: "an entry, as kind:id",
    KindName: "name of a kind of entry",
    SafeMarkdown: "text with *emphasis*, **strong** and links",
    SafeUrl: "web address",
    Section: "source section, as document/section",
    Unit: "unit of a source section, as document/section#unit",
}

_TYPE_NAMES = {str: "text", int: "whole number", bool: "true or false", datetime.date: "date"}


def _type(annotation: Any) -> str:
    for part in _parts(annotation):
        if part in _TYPE_NAMES:
            return _TYPE_NAMES[part]
        if part is not type(None) and isinstance(part, type) and issubclass(part, BaseModel):
            return f"keys of {part.__name__}"
    return "keys and values"
