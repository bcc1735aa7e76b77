"""For what shows nothing but text: a handbook in which the marks of organisations are words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from macros.model.handbook import Handbook
from macros.model.marked import LocalText
from macros.model.texts import rewritten


def spelled(handbook: Handbook) -> Handbook:
    """`handbook`, with `(At Riverside)` behind each text that Riverside wrote."""
    if not handbook.local:
        return handbook
    kinds = {k: {i: words(e) for i, e in v.items()} for k, v in handbook.kinds.items()}
    return replace(handbook, kinds=kinds)


def words(value: Any) -> Any:
    """`value` with each mark inside it written out; the very same where there is none."""
    return rewritten(value, lambda text: text.spelled if isinstance(text, LocalText) else text)
