"""For what shows nothing but text: a handbook in which the marks of organisations are words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from macros.model.handbook import Handbook
from macros.model.marked import LocalText


def spelled(handbook: Handbook) -> Handbook:
    """`handbook`, with `(At Riverside)` behind each text that Riverside wrote."""
    if not handbook.local:
        return handbook
    kinds = {k: {i: words(e) for i, e in v.items()} for k, v in handbook.kinds.items()}
    return replace(handbook, kinds=kinds)


def words(value: Any) -> Any:
    """`value` with each mark inside it written out; the very same where there is none."""
    if isinstance(value, LocalText):
        return value.spelled
    if isinstance(value, list):
        made = [words(item) for item in value]
        return made if any(a is not b for a, b in zip(made, value, strict=True)) else value
    if isinstance(value, BaseModel):
        fields = ((key, getattr(value, key)) for key in type(value).model_fields)
        changed = {key: new for key, old in fields if (new := words(old)) is not old}
        return value.model_copy(update=changed) if changed else value
    return value
