"""How the API is described: a JSON Schema for each file, and OpenAPI 3.1 for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from macros.data.json_schema import DIALECT, with_terms
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.outputs.api import shapes
from macros.outputs.published import Published

OPENAPI = f"{shapes.ROOT}/openapi.json"

Named = tuple[str, str]
"""A file of the API by its name without the ending, and the name of its schema."""


def schema_path(name: str) -> str:
    """Where the schema of the file `name` stands, from the root of the site."""
    return f"{shapes.ROOT}/schema/{name}.json"


def described(kinds: Iterable[str]) -> list[Named]:
    """Every JSON file of an API that has these kinds."""
    return [
        ("index", shapes.Index.__name__),
        *((kind, f"{KINDS[kind].model.__name__}File") for kind in kinds),
        ("coverage", shapes.Coverage.__name__),
    ]


def schemas(
    handbook: Handbook, kinds: Iterable[str], here: Published
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The schema of every JSON file: its path from the root of the site, and what it says."""
    defined = with_terms(_together(tuple(kinds)), _terms(handbook))
    for name, title in described(kinds):
        path, own = schema_path(name), defined[title]
        others = {other: defined[other] for other in sorted(_named(own, defined))}
        parts = {"$defs": others} if others else {}
        yield path, {"$schema": DIALECT, "$id": here.url + path, **parts, **own}


def _named(schema: Any, defined: Mapping[str, Any]) -> set[str]:
    """The names of all that `schema` refers to, and what that refers to in turn."""
    found, waiting = set[str](), [*_references(schema)]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += _references(defined[name])
    return found


def _references(schema: Any) -> Iterator[str]:
    if isinstance(schema, list):
        yield from (name for item in schema for name in _references(item))
    for key, value in schema.items() if isinstance(schema, dict) else ():
        if key == "$ref":
            yield str(value).removeprefix(shapes.DEFINED)
        else:
            yield from _references(value)


def openapi(handbook: Handbook, kinds: Iterable[str], here: Published) -> dict[str, Any]:
    """The description of the API: https://spec.openapis.org/oas/v3.1.0."""
    who, defined = handbook.identity, _together(tuple(kinds))
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
            f"/{shapes.ROOT}/{name}.json": {"get": _get(name, defined[title])}
            for name, title in described(kinds)
        },
        "components": {"schemas": with_terms(_in_components(defined), _terms(handbook))},
    }


@cache
def _together(kinds: tuple[str, ...]) -> dict[str, Any]:
    """The schemas of all files and of what is in them, by their names; not to be changed.

    Their enumerations are still open.
    """
    entries = [KINDS[kind].model for kind in kinds]
    models: list[type[BaseModel]] = [shapes.Index, shapes.Coverage, *entries]
    _, made = models_json_schema([(model, "serialization") for model in models])
    defined: dict[str, Any] = made["$defs"]
    for kind in kinds:
        name = KINDS[kind].model.__name__
        defined[name] = shapes.row(kind, defined[name], defined[shapes.Brief.__name__])
        defined[f"{name}File"] = shapes.file(kind)
    return dict(sorted(defined.items()))


_COMPONENTS = "#/components/schemas/"
"""Where OpenAPI has a schema that another refers to."""


def _in_components(schema: Any) -> Any:
    """`schema` with what it refers to where OpenAPI has it."""
    if isinstance(schema, list):
        return [_in_components(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _in_components(value) for key, value in schema.items()}
    if "$ref" in made:
        made["$ref"] = made["$ref"].replace(shapes.DEFINED, _COMPONENTS, 1)
    return made


def _get(name: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    """What one gets from the file `name`."""
    answer = {"application/json": {"schema": {"$ref": f"{_COMPONENTS}{schema['title']}"}}}
    what = schema["description"]
    return {
        "operationId": name,
        "summary": what,
        "responses": {"200": {"description": what, "content": answer}},
    }


def _terms(handbook: Handbook) -> Mapping[str, Sequence[str]]:
    return {words.id: [term.id for term in words.terms] for words in handbook.all(Enumeration)}
