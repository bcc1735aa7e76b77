"""What the folders promise."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MODULES = sorted((Path(__file__).parent.parent / "macros").rglob("*.py"))
ADAPTERS = {"hooks.py", "live.py"}
READS_OR_REWRITES_HTML = {
    "markup.py",  # turns the safe Markdown subset of the data into HTML
    "offline.py",  # rewrites the addresses of built pages
    "search.py",  # reads the text of built pages
}
"""All other markup is a template's."""


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=lambda p: "/".join(p.parts[-2:]))
def test_only_the_adapters_know_mkdocs(path: Path) -> None:
    """The core can feed another generator: it imports neither MkDocs nor Material."""
    knows = any(name.split(".")[0] in ("mkdocs", "material") for name in _imports(path))
    assert not knows or path.name in ADAPTERS


@pytest.mark.parametrize("path", MODULES, ids=lambda p: "/".join(p.parts[-2:]))
def test_markup_stands_in_templates(path: Path) -> None:
    """No Python module of the generator writes HTML elements."""
    texts = [n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_text(n)]
    has = any(mark in text for text in texts for mark in ("</", "<div", "<p>", "<span"))
    assert not has or path.name in READS_OR_REWRITES_HTML


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_ci_runs_what_make_test_runs(root: Path) -> None:
    """.ci/run adds nothing of its own."""
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "make" in line and not line.startswith("#")] == [
        "exec make test"
    ]
