"""How the API is described: a JSON Schema for each file, and OpenAPI 3.1 for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from macros.data.json_schema import DIALECT, with_terms
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.outputs.api import shapes
from macros.outputs.published import Published

OPENAPI = f"{shapes.ROOT}/openapi.json"

Named = tuple[str, type[BaseModel]]
"""A file of the API by its name without the ending, and what it holds."""


def schema_path(name: str) -> str:
    """Where the schema of the file `name` stands, from the root of the site."""
    return f"{shapes.ROOT}/schema/{name}.json"


def described(kinds: Iterable[str]) -> list[Named]:
    """Every JSON file of an API that has these kinds."""
    return [
        ("index", shapes.Index),
        *((kind, shapes.file(kind)) for kind in kinds),
        ("coverage", shapes.Coverage),
    ]


def schemas(
    handbook: Handbook, kinds: Iterable[str], here: Published
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema of every JSON file: its path from the root of the site, and what it says."""
    terms = _terms(handbook)
    for name, model in described(kinds):
        path = schema_path(name)
        yield path, {"$schema": DIALECT, "$id": here.url + path, **with_terms(_of(model), terms)}


@cache
def _of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of `model`, its enumerations still open; not to be changed."""
    return TypeAdapter(model).json_schema(mode="serialization")


def openapi(handbook: Handbook, kinds: Iterable[str], here: Published) -> dict[str, Any]:
    """The description of the API: https://spec.openapis.org/oas/v3.1.0."""
    who, files = handbook.identity, described(kinds)
    shared = _together(tuple(model for _, model in files))
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": DIALECT,
        "info": {
            "title": who.title,
            "summary": who.tagline,
            "version": here.release,
            "license": {"name": who.license.title, "url": who.license.url},
        },
        "servers": [{"url": here.url.rstrip("/")}],
        "paths": {
            f"/{shapes.ROOT}/{name}.json": {"get": _get(name, model)} for name, model in files
        },
        "components": {"schemas": with_terms(shared, _terms(handbook))},
    }


@cache
def _together(models: tuple[type[BaseModel], ...]) -> dict[str, Any]:
    """The schemas of all `models` by their names, as `_of` has one."""
    _, made = models_json_schema(
        [(model, "serialization") for model in models], ref_template=f"{_COMPONENTS}{{model}}"
    )
    defined: dict[str, Any] = made["$defs"]
    return defined


_COMPONENTS = "#/components/schemas/"


def _get(name: str, model: type[BaseModel]) -> dict[str, Any]:
    """What one gets from the file `name`."""
    answer = {"application/json": {"schema": {"$ref": f"{_COMPONENTS}{model.__name__}"}}}
    what = (model.__doc__ or "").strip()
    return {
        "operationId": name,
        "summary": what,
        "responses": {"200": {"description": what, "content": answer}},
    }


def _terms(handbook: Handbook) -> Mapping[str, Sequence[str]]:
    return {words.id: [term.id for term in words.terms] for words in handbook.all(Enumeration)}
