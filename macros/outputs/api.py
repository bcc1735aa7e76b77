"""The entries as JSON files under site/api/v1/, for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from macros.model.addresses import site_url
from macros.model.coverage import SectionCoverage
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS, Kind

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
    }


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
