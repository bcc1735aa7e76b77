"""The entries as JSON files under site/api/v1/, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from macros.model.addresses import page_url, site_url
from macros.model.coverage import SectionCoverage
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, Kind
from macros.model.local import Change, Said
from macros.pages.local import NOTICE

ROOT = "api/v1"


def files(handbook: Handbook, coverage: Mapping[str, SectionCoverage]) -> Iterator[tuple[str, str]]:
    """Every file of the API: its path from the root of the site, and its JSON text."""
    yield f"{ROOT}/index.json", _json(index(handbook))
    for kind in _in_use(handbook):
        yield f"{ROOT}/{kind}.json", _json({"entries": rows(handbook, kind)})
    yield f"{ROOT}/coverage.json", _json(coverage_rows(coverage))


def index(handbook: Handbook) -> dict[str, Any]:
    """Every kind with its file and its number of entries, and every entry in brief."""
    return {
        "version": 1,
        **_index_of_local(handbook),
        "kinds": {
            name: {
                "title": kind.title,
                "url": f"{ROOT}/{name}.json",
                "entries": len(handbook.all(name)),
            }
            for name, kind in _in_use(handbook).items()
        },
        "coverage": f"{ROOT}/coverage.json",
        "entries": [_brief(handbook, kind, entry) for kind, entry in handbook.entries()],
    }


def _in_use(handbook: Handbook) -> Mapping[str, Kind]:
    """The kinds that have an entry: of any other there is no file."""
    return {name: kind for name, kind in KINDS.items() if handbook.all(name)}


def rows(handbook: Handbook, kind: str) -> list[dict[str, Any]]:
    """The entries of `kind` with all their fields, as values that JSON can hold."""
    return [
        {**entry.model_dump(mode="json"), **_brief(handbook, kind, entry)}
        for entry in handbook.all(kind)
    ]


def coverage_rows(coverage: Mapping[str, SectionCoverage]) -> dict[str, dict[str, dict[str, int]]]:
    """For each source section and unit: how many it holds and how many are restated."""
    return {
        section: {
            unit: {"expected": count.expected, "restated": count.restated}
            for unit, count in found.counts.items()
        }
        for section, found in coverage.items()
    }


def _brief(handbook: Handbook, kind: str, entry: Any) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": kind,
        "title": entry.title,
        "url": site_url(handbook, kind, entry.id),
        "sources": list(getattr(entry, "sources", ())),
        **_local(handbook, kind, entry),
    }


def _local(handbook: Handbook, kind: str, entry: Any) -> dict[str, Any]:
    """What organisations did to an entry; no key where it is the handbook's own."""
    touched = handbook.local.touch(kind, entry.id)
    if not touched:
        return {}
    origin = "added" if touched.added else "amended"
    return {"local": {"origin": origin, "said": [_said(one) for one in touched.said]}}


def _said(said: Said) -> dict[str, Any]:
    """Who says it, on what ground, and the handbook's own text of the fields that were changed."""
    decided = said.decided
    return {
        "mark": said.organisation.mark,
        "organisation": said.organisation.name,
        "reason": decided.reason,
        "authority": said.authority,
        "by": decided.by,
        "on": decided.on.isoformat(),
        **({"before": _before(said)} if isinstance(said, Change) else {}),
    }


def _before(change: Change) -> dict[str, Any]:
    return {f.name: _value(f.before) for f in change.fields}


def _value(value: Any) -> Any:
    if isinstance(value, list):
        return [_value(item) for item in value]
    return value.model_dump(mode="json") if isinstance(value, BaseModel) else value


def _index_of_local(handbook: Handbook) -> dict[str, Any]:
    """What an organisation did to the handbook as a whole; no key where none did."""
    local = handbook.local
    if not local:
        return {}
    names = [who.name for who in local.organisations]
    hidden = [f"{kind}:{id_}" for kind, id_ in local.hidden]
    adapted = {"from": local.title, "by": names, "notice": page_url(NOTICE), "hidden": hidden}
    return {"adapted": adapted}


def _json(value: Mapping[str, Any]) -> str:
    """`value` with a line for each key, and for each item of a list: short, and still legible."""
    lines = (f"{_dumped(key)}: {_lines(inside)}" for key, inside in value.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _lines(value: Any) -> str:
    if not isinstance(value, list):
        return _dumped(value)
    return "[\n" + ",\n".join(map(_dumped, value)) + "\n]"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
