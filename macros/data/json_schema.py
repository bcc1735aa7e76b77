"""The JSON Schema of every kind of data file, made from the model, for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from macros.data.files import write_whole
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS

FOLDER = "schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Every schema file: its name in schema/ and its JSON text."""
    terms = {e.id: [t.id for t in e.terms] for e in handbook.all(Enumeration)}
    for name in KINDS:
        text = json.dumps(schema(name, terms), ensure_ascii=False, indent=2)
        yield f"{name}.json", text + "\n"


def schema(kind: str, terms: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The schema of a data file of `kind`; `terms` are the words of each enumeration."""
    model: Any = KINDS[kind].model
    made = TypeAdapter(list[model]).json_schema()
    return {"$schema": DIALECT, "title": KINDS[kind].title, **with_terms(made, terms)}


def with_terms(value: Any, terms: Mapping[str, Sequence[str]]) -> Any:
    """`value` with each mark of an enumeration turned into the words that it permits."""
    if isinstance(value, list):
        return [with_terms(item, terms) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {k: with_terms(v, terms) for k, v in value.items() if k != "x-vocabulary"}
    if value.get("x-vocabulary") in terms:  # a broken vocabulary lacks some
        inner["enum"] = list(terms[value["x-vocabulary"]])
    return inner


def write(handbook: Handbook, folder: Path) -> int:
    """Write every schema file below `folder`; returns how many there are."""
    files = list(schemas(handbook))
    for name, text in files:
        write_whole(folder / name, text.encode())
    return len(files)
