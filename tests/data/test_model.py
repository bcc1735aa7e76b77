"""One model for the checks, the field reference and the JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.data.field_reference import shapes
from macros.data.json_schema import schema, schemas, write
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS


def test_the_schema_files_equal_the_model(root: Path, handbook: Handbook) -> None:
    """schema/ is what `make schema` writes today."""
    on_disk = {p.name: p.read_text(encoding="utf-8") for p in (root / "schema").glob("*.json")}
    assert on_disk == dict(schemas(handbook))


@pytest.mark.parametrize("kind", KINDS)
def test_the_field_reference_equals_the_schema(handbook: Handbook, kind: str) -> None:
    """The keys that people read of are the keys that editors permit, required ones alike."""
    terms = {e.id: [t.id for t in e.terms] for e in handbook.all("vocabulary")}
    defined = schema(kind, terms)["$defs"]
    for shape in shapes(kind):
        told = {field.key for field in shape.fields}
        needed = {field.key for field in shape.fields if field.required}
        assert told == set(defined[shape.name]["properties"])
        assert needed == set(defined[shape.name].get("required", []))


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_means(kind: str) -> None:
    """No field goes without a description."""
    bare = [f"{s.name}.{f.key}" for s in shapes(kind) for f in s.fields if not f.meaning]
    assert bare == []


def test_an_enumeration_in_the_schema_is_the_vocabulary(handbook: Handbook) -> None:
    """Editors offer the very words of vocabulary.yml."""
    terms = {e.id: [t.id for t in e.terms] for e in handbook.all("vocabulary")}
    verdict = schema("tasks", terms)["$defs"]["Answer"]["properties"]["verdict"]
    assert verdict["enum"] == terms["verdicts"]


def test_the_schema_knows_no_marks_of_ours(root: Path) -> None:
    """What stands in a schema file is JSON Schema and nothing else."""
    for path in (root / "schema").glob("*.json"):
        assert "x-vocabulary" not in path.read_text(encoding="utf-8")
        assert json.loads(path.read_text(encoding="utf-8"))["type"] == "array"


def test_every_schema_is_written_whole(handbook: Handbook, tmp_path: Path) -> None:
    """`make schema` leaves a file for each kind, as many as it says."""
    assert write(handbook, tmp_path) == len(KINDS)
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert written == dict(schemas(handbook))
