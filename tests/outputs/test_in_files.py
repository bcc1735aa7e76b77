"""What files of every kind share: a line of credit, an archive, marks as words, a name."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.marked import LocalText
from macros.outputs.credit import credit
from macros.outputs.manifest import manifest
from macros.outputs.spelled import spelled, words
from macros.outputs.zipped import zipped

FOLDER = "tests/fixtures/every-field"


@pytest.fixture(scope="module")
def adapted(root: Path) -> Handbook:
    """The small handbook as an organisation has adapted it."""
    return load(root / FOLDER / "data", [root / FOLDER / "overlays/north"])


def test_the_line_of_credit_names_the_site(handbook: Handbook) -> None:
    """Where its address is known; without, nothing follows the words."""
    who = handbook.identity
    assert credit(who, "https://a.edu/") == f"{who.credit} https://a.edu/"
    assert credit(who) == who.credit == who.credit.strip()


def test_an_archive_is_the_same_each_time() -> None:
    """Its files keep their order, are packed, may be read by all, and are of one day."""
    made = zipped({"b.txt": b"b" * 999, "a/c.txt": b"c"})
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        found = opened.infolist()
        assert [opened.read(one) for one in found] == [b"b" * 999, b"c"]
    assert [one.filename for one in found] == ["b.txt", "a/c.txt"]
    assert {one.date_time for one in found} == {(2020, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in found} == {zipfile.ZIP_DEFLATED}
    assert {one.external_attr >> 16 for one in found} == {0o644}
    assert made == zipped({"b.txt": b"b" * 999, "a/c.txt": b"c"})


def test_the_app_has_the_name_of_the_handbook(handbook: Handbook) -> None:
    """Then what docs/ says of it, which may say otherwise."""
    who = handbook.identity
    made = manifest(who, '{"icons": [], "short_name": "Own"}')
    assert made.startswith('{\n  "name": ')
    assert made.endswith("}\n")
    assert list(json.loads(made).items()) == [
        ("name", who.title),
        ("short_name", "Own"),
        ("description", who.tagline),
        ("lang", who.language),
        ("icons", []),
    ]


def test_marks_are_words_where_nothing_but_text_is_shown(adapted: Handbook) -> None:
    """In every entry of every kind; all else is as it was."""
    written = spelled(adapted)
    assert [(kind, e.id) for kind, e in written.entries()] == [
        (kind, e.id) for kind, e in adapted.entries()
    ]
    marked = [(a, b) for a, b in zip(_texts(adapted), _texts(written), strict=True) if a != b]
    assert marked
    for before, after in marked:
        assert isinstance(before, LocalText)
        assert after == before.spelled != before
    assert not [text for text in _texts(written) if isinstance(text, LocalText)]


def test_a_handbook_of_its_own_stays_the_very_same(handbook: Handbook) -> None:
    """So does a value without a mark."""
    assert spelled(handbook) is handbook
    value = ["a", "b"]
    assert words(value) is value


def _texts(handbook: Handbook) -> list[str]:
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for inner in value.values():
                collect(inner)
        elif isinstance(value, list | tuple):
            for inner in value:
                collect(inner)
        elif hasattr(value, "model_fields_set"):
            for name in type(value).model_fields:
                collect(getattr(value, name))

    for _, entry in handbook.entries():
        collect(entry)
    return found
