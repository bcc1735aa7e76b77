"""What organisations did to the handbook, as the API tells it: nothing where it is its own."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from macros.model.addresses import page_url
from macros.model.handbook import Handbook
from macros.model.local import NOTICE, Change, Said
from macros.outputs.api import shapes

Fields = dict[str, Any]
"""Fields of a shape by name: none where nothing is to be told, so that the file lacks the key."""


def of_entry(handbook: Handbook, kind: str, id_: str) -> Fields:
    """What organisations did to an entry, for its `local`."""
    touched = handbook.local.touch(kind, id_)
    if not touched:
        return {}
    said = [_said(one) for one in touched.said]
    return {"local": shapes.Local(origin="added" if touched.added else "amended", said=said)}


def of_handbook(handbook: Handbook, url: str) -> Fields:
    """What organisations did to the handbook as a whole, for the index's `adapted`."""
    local = handbook.local
    if not local:
        return {}
    adapted = shapes.Adapted(
        from_=local.title,
        by=[who.name for who in local.organisations],
        notice=url + page_url(NOTICE),
        hidden=[f"{kind}:{id_}" for kind, id_ in local.hidden],
    )
    return {"adapted": adapted}


def _said(said: Said) -> shapes.Said:
    """Who says it, on what ground, and the handbook's own text of the fields that were changed."""
    decided = said.decided
    before = {"before": _before(said)} if isinstance(said, Change) else {}
    return shapes.Said(
        mark=said.organisation.mark,
        organisation=said.organisation.name,
        reason=decided.reason,
        authority=said.authority,
        by=decided.by,
        on=decided.on,
        **before,
    )


def _before(change: Change) -> Fields:
    return {f.name: _value(f.before) for f in change.fields}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value
