"""Everything that an entry says, fact by fact, read off its model: a new field joins by itself."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from macros.model.types import EntryRef, Ref, Rule, SafeMarkdown


@dataclass(frozen=True)
class Fact:
    """One value in an entry: the field that holds it, as `consistent.text`, and its rule."""

    field: str
    value: Any
    rule: Rule | None

    @property
    def names(self) -> tuple[str, str] | None:
        """The entry that it names, as kind and id."""
        if isinstance(self.rule, Ref):
            return self.rule.kind, self.value
        if isinstance(self.rule, EntryRef):
            kind, _, id_ = self.value.partition(":")
            return kind, id_
        return None

    @property
    def has_markup(self) -> bool:
        """Whether it is text in the safe subset of Markdown."""
        return isinstance(self.rule, SafeMarkdown)


def facts(value: BaseModel, within: str = "") -> Iterator[Fact]:
    """Every fact of an entry, in the order of its fields; what is empty or as usual is no fact."""
    for name, rule in rules(type(value)).items():
        if getattr(value, name) != type(value).model_fields[name].default:
            yield from _facts(getattr(value, name), f"{within}{name}", rule)


def _facts(value: Any, field: str, rule: Rule | None) -> Iterator[Fact]:
    if isinstance(value, BaseModel):
        yield from facts(value, f"{field}.")
    elif isinstance(value, list):
        for item in value:
            yield from _facts(item, field, rule)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield Fact(field, f"{key}: {item}", rule)
    elif value is not None:
        yield Fact(field, value, rule)


@cache
def rules(model: type[BaseModel]) -> dict[str, Rule | None]:
    """The rule of each field of `model`, wherever in its annotation it stands."""
    return {
        name: next((r for r in (*info.metadata, *_inner(info.annotation)) if _is_rule(r)), None)
        for name, info in model.model_fields.items()
    }


def _is_rule(value: Any) -> bool:
    return isinstance(value, Rule)


def _inner(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for part in typing.get_args(annotation):
        yield from _inner(part)
