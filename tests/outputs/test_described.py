"""How the API is described, for a handbook of two kinds: the description and each schema whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import load
from macros.model.coverage import coverage
from macros.model.handbook import Handbook
from macros.outputs.api import description, files, local, tables
from tests.made import HERE, URL

FOLDER = "tests/fixtures/every-field"
KINDS = ("vocabulary", "links")


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


@pytest.fixture(scope="module")
def adapted(root: Path) -> Handbook:
    """The same, as an organisation has adapted it."""
    return load(root / FOLDER / "data", [root / FOLDER / "overlays/north"])


def _flat(value: Any, way: str = "") -> list[str]:
    """A line for each value, with the way to it."""
    if isinstance(value, dict) and value:
        return [line for key, inner in value.items() for line in _flat(inner, f"{way} / {key}")]
    return [f"{way} = {json.dumps(value, ensure_ascii=False)}"]


def test_the_description_was_approved(
    small: Handbook, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Of the files, of what is in them, and of the words that a field may hold."""
    found = {"openapi": _flat(description.openapi(small, KINDS, HERE))}
    for path, schema in description.schemas(small, KINDS, HERE):
        found[path] = _flat(schema)
    reviewed("made/described.yml", found)


def test_a_schema_holds_all_that_it_refers_to_and_no_more(small: Handbook) -> None:
    """Whatever that refers to in turn, in the order of names."""
    kinds = files.in_use(small)
    for path, schema in description.schemas(small, kinds, HERE):
        held = list(schema.get("$defs", {}))
        text = json.dumps(schema)
        assert held == sorted(held), path
        named = {part.partition('"')[0] for part in text.split('"#/$defs/')[1:]}
        assert named == set(held), path


def test_every_file_of_the_api_stands_in_its_order(small: Handbook) -> None:
    """First what there is, then entries, schemas and the description; tables come last."""
    made = dict(files.files(small, coverage(small), HERE))
    names = [name.removeprefix("api/v1/") for name in made]
    kinds = files.in_use(small)
    assert names[: len(kinds) + 2] == [
        "index.json",
        *(f"{kind}.json" for kind in kinds),
        "coverage.json",
    ]
    assert names[-6:] == [
        *(f"{table.name}.csv" for table in tables.tables(small, URL)),
        "tables.xlsx",
    ]
    assert "openapi.json" in names


def test_a_file_has_a_line_for_each_key_and_item(small: Handbook) -> None:
    """Short, and still legible; signs stay as they are."""
    made = dict(files.files(small, coverage(small), HERE))
    text = str(made["api/v1/links.json"])
    lines = text.split("\n")
    assert lines[:2] == ["{", '"entries": [']
    assert lines[-3:] == ["]", "}", ""]
    assert len(lines) == len(small.all("links")) + 5
    for line, entry in zip(lines[2:], small.all("links"), strict=False):
        assert json.loads(line.removesuffix(","))["id"] == entry.id


def test_a_handbook_of_its_own_says_nothing_of_organisations(small: Handbook) -> None:
    """Neither of an entry nor of itself."""
    assert local.of_handbook(small, URL) == local.of_entry(small, "tasks", "first") == {}


def test_what_an_organisation_did_is_told(adapted: Handbook) -> None:
    """Of the handbook, of what it amended with the text before, and of what it added."""
    told = local.of_handbook(adapted, URL)["adapted"]
    assert told.from_ == adapted.local.title
    assert told.by == ["North Services"]
    assert told.notice == f"{URL}what-is-different/"
    assert set(told.hidden) == {f"{kind}:{id_}" for kind, id_ in adapted.local.hidden}
    amended = local.of_entry(adapted, "tasks", "first")["local"]
    assert amended.origin == "amended"
    (said,) = amended.said
    assert set(said.before) == {"part", "consistent", "inconsistent"}
    assert said.before["consistent"][0]["text"].startswith("The statement")
    assert (said.mark, said.by, said.organisation) == (
        *("In the North", "quality lead"),
        "North Services",
    )
    added = local.of_entry(adapted, "tasks", "north-van")["local"]
    assert added.origin == "added"
    assert "before" not in added.said[0].model_fields_set
    assert local.of_entry(adapted, "tasks", "another-1") == {}


def test_a_handbook_without_tables_or_changes_names_none(small: Handbook) -> None:
    """Neither a workbook nor a feed."""
    book = Handbook({kind: small.kinds[kind] for kind in ("handbook", "links")})
    made = files.index(book, tables.tables(book, URL), HERE)
    assert (made["workbook"], made["feed"], made["tables"]) == (None, None, {})
    whole = files.index(small, tables.tables(small, URL), HERE)
    assert whole["workbook"] == f"{URL}api/v1/tables.xlsx"
    assert whole["feed"] == f"{URL}feed.xml"
    names = [name for name, _ in files.files(book, {}, HERE)]
    assert not [name for name in names if name.endswith((".csv", ".xlsx"))]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_what_may_be_a_formula_is_a_text(sign: str) -> None:
    """By an apostrophe in front; the same sign elsewhere is fine."""
    assert tables.safe(f"{sign}1") == f"'{sign}1"
    assert tables.safe(f"1{sign}") == f"1{sign}"


def test_columns_are_as_wide_as_their_words() -> None:
    """Up to sixty characters, with the names in sight and a filter over all rows."""
    table = tables.Table("x", "X", ("a", "a long name"), (("b" * 99, "c"), ("bb", "cc")))
    asked: list[Any] = []

    class Sheet:
        """Notes what is asked of it."""

        def __getattr__(self, name: str) -> Callable[..., None]:
            return lambda *given: asked.append((name, *given))

    tables._fill(Sheet(), table, "head", "wrapped")
    assert asked == [
        ("write_string", 0, 0, "a", "head"),
        ("set_column", 0, 0, 60),
        ("write_string", 0, 1, "a long name", "head"),
        ("set_column", 1, 1, 13),
        ("write_string", 1, 0, "b" * 99, "wrapped"),
        ("write_string", 1, 1, "c", "wrapped"),
        ("write_string", 2, 0, "bb", "wrapped"),
        ("write_string", 2, 1, "cc", "wrapped"),
        ("freeze_panes", 1, 0),
        ("autofilter", 0, 0, 2, 1),
    ]
