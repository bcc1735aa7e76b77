"""The texts inside an entry, or anything that holds entries, changed all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from pydantic import BaseModel


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with `change` of every text inside it; the very same where none becomes another.

    `value` is a text, an entry, a record (dataclass), or a list, tuple or mapping of such.
    """
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        made = [rewritten(item, change) for item in value]
        same = all(a is b for a, b in zip(made, value, strict=True))
        return value if same else type(value)(made)
    if isinstance(value, Mapping):
        return {key: rewritten(item, change) for key, item in value.items()}
    held = ((name, getattr(value, name)) for name in _names(value))
    changed = {name: new for name, old in held if (new := rewritten(old, change)) is not old}
    if not changed:
        return value
    is_entry = isinstance(value, BaseModel)
    return value.model_copy(update=changed) if is_entry else replace(value, **changed)


def _names(value: Any) -> list[str]:
    """The fields of an entry or of a record; none where a value has none."""
    if isinstance(value, BaseModel):
        return [*type(value).model_fields]
    return [field.name for field in fields(value)] if is_dataclass(value) else []
