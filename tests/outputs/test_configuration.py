"""mkdocs.yml is read without MkDocs, and nothing that it asks for is run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.outputs.configuration import configuration, extensions


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """The values of a text, beside a file from which it can inherit."""
    (tmp_path / "base.yml").write_text("site_name: Base\nsite_url: https://a.edu/\n", "utf-8")

    def values(text: str) -> dict[str, Any]:
        file = tmp_path / "mkdocs.yml"
        file.write_text(text, "utf-8")
        return configuration(file)

    return values


def test_values_stand_on_top_of_those_inherited(read: Any) -> None:
    """And the name of the file they come from is no value."""
    assert read("INHERIT: base.yml\nsite_name: Caf\u00e9\n") == {
        "site_name": "Caf\u00e9",
        "site_url": "https://a.edu/",
    }


def test_nothing_is_inherited_where_nothing_is_named(read: Any) -> None:
    """Nor where the key is empty; a file without values has none."""
    assert read("site_name: Own\n") == {"site_name": "Own"}
    assert read("INHERIT:\nsite_name: Own\n") == {"site_name": "Own"}
    assert read("") == read("- a\n- b\n") == {}


def test_variables_of_the_system_are_read(read: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first that is set, else the default behind them; one alone may be none."""
    for name in ("FIRST", "SECOND"):
        monkeypatch.delenv(name, raising=False)
    text = "one: !ENV FIRST\nmany: !ENV [FIRST, SECOND, otherwise]\n"
    assert read(text) == {"one": None, "many": "otherwise"}
    monkeypatch.setenv("SECOND", "2")
    assert read(text) == {"one": None, "many": "2"}
    monkeypatch.setenv("FIRST", "1")
    assert read(text) == {"one": "1", "many": "1"}


def test_no_other_tag_is_run(read: Any) -> None:
    """It stands for nothing."""
    assert read("a: !!python/name:os.getcwd\nb: !relative\nc: 1\n") == {
        "a": None,
        "b": None,
        "c": 1,
    }


def test_extensions_have_their_settings() -> None:
    """Those that MkDocs adds come first; one that is named again keeps what it is given."""
    rows = ["attr_list", {"toc": {"permalink": True}}, {"abbr": None}]
    assert list(extensions({"markdown_extensions": rows}).items()) == [
        ("toc", {"permalink": True}),
        ("tables", {}),
        ("fenced_code", {}),
        ("attr_list", {}),
        ("abbr", {}),
    ]
    assert list(extensions({})) == ["toc", "tables", "fenced_code"]
