"""What each file of the API holds, made from the model: the schemas and the description follow."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, RootModel

from macros.model.entries import Model
from macros.model.identity import License
from macros.model.kinds import KINDS
from macros.model.types import Id, Plain

ROOT = "api/v1"

DEFINED = "#/$defs/"
"""Where a schema that another refers to stands."""


class Said(Model):
    """What an organisation says of an entry, and what that rests on."""

    mark: Plain = Field(description="How its text is marked on the page.")
    organisation: Plain = Field(description="Who says it.")
    reason: str = Field(description="Why; empty where it only adds something.")
    authority: str = Field(description="What it rests on.")
    by: str = Field(description="Who decided it.")
    on: datetime.date = Field(description="The day it was decided.")
    before: dict[str, Any] | None = Field(
        default=None, description="The handbook's own text of the fields that it changed."
    )


class Local(Model):
    """That an entry is not the handbook's own, or not in all its words."""

    origin: Literal["added", "amended"] = Field(description="What an organisation did.")
    said: list[Said] = Field(description="Who says so.")


class Adapted(Model):
    """That the handbook is another one's, adapted."""

    from_: Plain = Field(serialization_alias="from", description="The handbook it was made from.")
    by: list[Plain] = Field(description="The organisations that adapted it.")
    notice: Plain = Field(description="The page that says what is different.")
    hidden: list[Plain] = Field(description="Entries that are not shown, as kind:id.")


class Brief(Model):
    """An entry in brief."""

    id: Id = Field(description="Its permanent name, of its own within the kind.")
    kind: Plain = Field(description="The kind of entry: the name of its file.")
    title: Plain = Field(description="What it is called on its page.")
    url: Plain = Field(description="Where people read it, with the site's address.")
    sources: list[Plain] = Field(description="The sections it restates, as document/section.")
    changed: datetime.date | None = Field(
        description="The day on which its words last changed; null where no change is told."
    )
    local: Local | None = Field(
        default=None, description="What an organisation did to it; missing where none did."
    )


class KindFile(Model):
    """A file with the entries of a kind."""

    title: Plain = Field(description="What the kind is called.")
    url: Plain = Field(description="The address of the file.")
    schema_: Plain = Field(serialization_alias="schema", description="Its JSON Schema.")
    entries: int = Field(description="How many entries it has.")


class TableFile(Model):
    """A table for spreadsheets."""

    title: Plain = Field(description="What its rows are.")
    url: Plain = Field(description="The address of the CSV file.")
    rows: int = Field(description="How many rows it has, the one with the names left out.")


class Origin(Model):
    """The handbook that the entries are from."""

    id: Id = Field(description="Its permanent name.")
    title: Plain = Field(description="Its name.")
    url: Plain = Field(description="Its address.")
    authors: list[Plain] = Field(description="Who wrote it.")


class Index(Model):
    """What the API has, of which release, and on what terms."""

    version: Literal[1] = Field(description="The version of the API, as in its address.")
    release: Plain = Field(description="The release of the handbook: major.minor.patch.")
    built: datetime.datetime | None = Field(
        description="When that text was committed; null where the build could not tell."
    )
    license: License = Field(description="The license of the text.")
    attribution: Plain = Field(description="The words to put beside what you use.")
    origin: Origin = Field(description="The handbook that the entries are from.")
    kinds: dict[str, KindFile] = Field(description="The file of each kind that has entries.")
    coverage: Plain = Field(description="The file on what of the sources is restated.")
    tables: dict[str, TableFile] = Field(description="Tables for spreadsheets, as CSV.")
    workbook: Plain | None = Field(description="The same tables as one XLSX file.")
    description: Plain = Field(description="The OpenAPI description of the API.")
    feed: Plain | None = Field(description="The Atom feed of what changed, where anything has.")
    adapted: Adapted | None = Field(
        default=None, description="Who adapted the handbook; missing where none did."
    )
    entries: list[Brief] = Field(description="Every entry in brief.")


class Restated(Model):
    """How much of a countable thing of a section stands in the data."""

    expected: int = Field(description="How many the section holds.")
    restated: int = Field(description="How many of them entries restate.")


class Coverage(RootModel[dict[str, dict[str, Restated]]]):
    """For each section of a source and each countable thing in it: how much is restated."""


Schema = dict[str, Any]
"""A JSON Schema."""


def row(kind: str, entry: Schema, brief: Schema) -> Schema:
    """The schema of a row of `kind`: all fields of the `entry`, and what `Brief` adds to them.

    It is put together of the two schemas: a model of its own for each kind takes far longer.
    """
    told = {name: brief["properties"][name] for name in ("url", "sources", "changed", "local")}
    const = {"const": kind, "description": "The kind of entry.", "title": "Kind", "type": "string"}
    worked_out = {n: made for n, made in entry["properties"].items() if made.get("readOnly")}
    given = {n: made for n, made in entry["properties"].items() if n not in worked_out}
    fields = {**given, **told, "kind": const, **worked_out}
    needed = {*entry["required"], "kind", *(told.keys() & brief["required"])}
    return {**entry, "properties": fields, "required": [f for f in fields if f in needed]}


def file(kind: str) -> Schema:
    """The schema of the file with the entries of `kind`."""
    row_name = {"$ref": f"{DEFINED}{KINDS[kind].model.__name__}"}
    entries = {
        "description": "The entries, in the order of the data.",
        "items": row_name,
        "title": "Entries",
        "type": "array",
    }
    return {
        "additionalProperties": False,
        "description": f"The file of a kind: {KINDS[kind].title}.",
        "properties": {"entries": entries},
        "required": ["entries"],
        "title": f"{KINDS[kind].model.__name__}File",
        "type": "object",
    }
