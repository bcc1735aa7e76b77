"""The texts inside an entry, or anything that holds entries, changed all at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from pydantic import BaseModel

from macros.model.links import rules_of
from macros.model.types import Rule

Rules = tuple[Rule, ...]
Change = Callable[[str, Rules], str | None]
"""What becomes of a text, by the rules of the field that it stands in; None takes it out."""


def _never(_: Any) -> bool:
    return False


@dataclass(frozen=True)
class Rewriting:
    """A way through every text inside something: `change` says what becomes of each.

    A text that goes leaves its list. What can't be without it goes too, and so does what
    `is_empty` once something inside it went. Fields that are `skipped` stay as they are.
    """

    change: Change
    skipped: Collection[str] = ()
    is_empty: Callable[[Any], bool] = _never

    def of(self, value: Any, rules: Rules = ()) -> Any:
        """`value` rewritten: the very same where no text in it becomes another; None where it goes.

        `value` is a text, an entry, a record (dataclass), or a list, tuple or mapping of such.
        """
        if isinstance(value, str):
            return self.change(value, rules)
        if isinstance(value, list | tuple):
            made = [new for new in (self.of(item, rules) for item in value) if new is not None]
            same = len(made) == len(value) and all(map(_is, made, value))
            return value if same else type(value)(made)
        if isinstance(value, Mapping):
            named = {key: self.of(item, rules) for key, item in value.items()}
            return value if all(named[key] is item for key, item in value.items()) else named
        return self._record(value)

    def _record(self, value: Any) -> Any:
        changed: dict[str, Any] = {}
        for name, rules in _fields(value):
            old = getattr(value, name)
            new = old if name in self.skipped else self.of(old, rules)
            if new is old:
                continue
            if _is_needed(value, name, new):
                return None
            changed[name] = new
        if not changed:
            return value
        is_entry = isinstance(value, BaseModel)
        made = value.model_copy(update=changed) if is_entry else replace(value, **changed)
        return None if self.is_empty(made) else made


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with `change` of every text inside it; the very same where none becomes another."""
    return Rewriting(lambda text, _: change(text)).of(value)


def _is(one: object, other: object) -> bool:
    return one is other


def _is_needed(value: Any, name: str, new: Any) -> bool:
    """Whether a field that lost its text, or the last of its items, can't be without it."""
    is_gone = new is None or new == []
    return is_gone and isinstance(value, BaseModel) and _is_required(type(value), name)


def _is_required(model: type[BaseModel], name: str) -> bool:
    return model.model_fields[name].is_required()


def _fields(value: Any) -> Iterator[tuple[str, Rules]]:
    """The fields of an entry or of a record with their rules; none where a value has none."""
    if isinstance(value, BaseModel):
        yield from rules_of(type(value)).items()
    elif is_dataclass(value):
        yield from ((field.name, ()) for field in fields(value))
