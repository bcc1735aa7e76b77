"""The files of the API: the entries, their index, the schemas, and the tables."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from macros.model.addresses import site_url
from macros.model.changes import last_changed
from macros.model.coverage import SectionCoverage
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.outputs import feed
from macros.outputs.api import description, local, shapes, tables
from macros.outputs.api.shapes import ROOT
from macros.outputs.published import Published

Values = dict[str, Any]
"""An object as JSON can hold it."""


def files(
    handbook: Handbook, coverage: Mapping[str, SectionCoverage], here: Published
) -> Iterator[tuple[str, str | bytes]]:
    """Every file of the API: its path from the root of the site, and what it holds."""
    kinds, sheets = in_use(handbook), tables.tables(handbook, here.url)
    yield f"{ROOT}/index.json", _json(index(handbook, sheets, here))
    for kind in kinds:
        yield f"{ROOT}/{kind}.json", _json({"entries": rows(handbook, kind, here.url)})
    yield f"{ROOT}/coverage.json", _json(coverage_rows(coverage))
    for path, schema in description.schemas(handbook, kinds, here):
        yield path, _json(schema)
    yield description.OPENAPI, _json(description.openapi(handbook, kinds, here))
    for table in sheets:
        yield tables.path(table), tables.csv(table)
    if sheets:
        yield tables.WORKBOOK, tables.xlsx(sheets)


def index(handbook: Handbook, sheets: Sequence[tables.Table], here: Published) -> Values:
    """What the API has, of which release and on what terms, and every entry in brief."""
    who, at = handbook.identity, here.url
    found = shapes.Index(
        version=1,
        release=here.release,
        built=here.built,
        license=who.license,
        attribution=f"{who.title} {here.release}, {at} ({who.license.title}, {who.license.url})",
        origin=shapes.Origin(id=who.id, title=who.title, url=at, authors=who.authors),
        kinds={kind: _kind_file(handbook, kind, at) for kind in in_use(handbook)},
        coverage=f"{at}{ROOT}/coverage.json",
        tables={t.name: _table_file(t, at) for t in sheets},
        workbook=at + tables.WORKBOOK if sheets else None,
        description=at + description.OPENAPI,
        feed=at + feed.PATH if handbook.all("changes") else None,
        **local.of_handbook(handbook, at),
        entries=[b for kind in in_use(handbook) for b in briefs(handbook, kind, at)],
    )
    return _set(found)


def _kind_file(handbook: Handbook, kind: str, url: str) -> shapes.KindFile:
    return shapes.KindFile(
        title=KINDS[kind].title,
        url=f"{url}{ROOT}/{kind}.json",
        schema_=url + description.schema_path(kind),
        entries=len(handbook.all(kind)),
    )


def _table_file(table: tables.Table, url: str) -> shapes.TableFile:
    return shapes.TableFile(title=table.title, url=url + tables.path(table), rows=len(table.rows))


def in_use(handbook: Handbook) -> list[str]:
    """The kinds that have an entry: of any other there is no file."""
    return [kind for kind in KINDS if handbook.all(kind)]


def briefs(handbook: Handbook, kind: str, url: str) -> list[shapes.Brief]:
    """The entries of `kind` in brief; `url` is the address of the site."""
    changed = last_changed(handbook)
    return [
        shapes.Brief(
            id=entry.id,
            kind=kind,
            title=entry.title,
            url=url + site_url(handbook, kind, entry.id),
            sources=list(getattr(entry, "sources", ())),
            changed=changed.get((kind, entry.id)),
            **local.of_entry(handbook, kind, entry.id),
        )
        for entry in handbook.all(kind)
    ]


def rows(handbook: Handbook, kind: str, url: str) -> list[Values]:
    """The entries of `kind` with all their fields, as values that JSON can hold."""
    entries, told = handbook.all(kind), briefs(handbook, kind, url)
    return [
        {**entry.model_dump(mode="json"), **_set(brief)}
        for entry, brief in zip(entries, told, strict=True)
    ]


def _set(made: BaseModel) -> Values:
    """What was given of a shape, as JSON can hold it."""
    return made.model_dump(mode="json", by_alias=True, exclude_unset=True)


def coverage_rows(coverage: Mapping[str, SectionCoverage]) -> dict[str, dict[str, Values]]:
    """For each source section and unit: how many it holds and how many are restated."""
    return {
        section: {
            unit: {"expected": count.expected, "restated": count.restated}
            for unit, count in found.counts.items()
        }
        for section, found in coverage.items()
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
