"""What the folders promise."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.model.addresses import page_url
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS

MACROS = Path(__file__).parent.parent / "macros"
MODULES = sorted(MACROS.rglob("*.py"))
ROOMS = ("model", "data", "check", "pages", "outputs", "mkdocs")
"""From the ground floor up: a room may import from those before it, never from one after it."""

READS_OR_REWRITES_HTML = {
    "model/markup.py",  # turns the safe Markdown subset of the data into HTML
    "outputs/offline/copy.py",  # rewrites the addresses of built pages
    "outputs/offline/parts.py",  # cuts built pages where they differ
    "mkdocs/search_index.py",  # reads the text of built pages
}
"""All other markup is a template's."""

NAMED = {
    *("suicide-word", "self-harm-word", "abuse-word", "overdose-word"),  # the kinds of danger
    *("asked-by-the-person", "asked-by-others", "led-by-the-person"),  # lists of check-words
    "interview-panel",  # what the builders of hiring say that they need
    *("scenario-cards", "leave-out", "reporting-relationships"),  # parts, not entries, in code
}
"""Every name in the code that is an entry's too: what an output needs it declares."""


def _name(path: Path) -> str:
    return path.relative_to(MACROS).as_posix()


def _room(path: Path) -> str:
    return _name(path).partition("/")[0]


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_only_one_room_knows_mkdocs(path: Path) -> None:
    """The core can feed another generator: it imports neither MkDocs nor Material."""
    knows = any(name.split(".")[0] in ("mkdocs", "material") for name in _imports(path))
    assert not knows or _room(path) == "mkdocs"


@pytest.mark.parametrize("path", [p for p in MODULES if _room(p) in ROOMS], ids=_name)
def test_no_room_knows_what_stands_above_it(path: Path) -> None:
    """Imports point down: reading data never needs printing, checking never needs rendering."""
    below = ROOMS[: ROOMS.index(_room(path)) + 1]
    rooms = [name.split(".")[1] for name in _imports(path) if name.startswith("macros.")]
    assert [room for room in rooms if room in ROOMS and room not in below] == []


def test_every_module_lies_in_a_room() -> None:
    """Outside stand the command line, what mkdocs-macros calls, Debian's packages, and Node."""
    outside = {_name(path) for path in MODULES if _room(path) not in ROOMS}
    assert outside == {"__init__.py", "__main__.py", "debian.py", "node.py"}


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_markup_stands_in_templates(path: Path) -> None:
    """No Python module of the generator writes HTML elements."""
    texts = [n.value for n in ast.walk(ast.parse(path.read_text("utf-8"))) if _is_text(n)]
    has = any(mark in text for text in texts for mark in ("</", "<div", "<p>", "<span"))
    assert not has or _name(path) in READS_OR_REWRITES_HTML


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _written(root: Path) -> Iterator[str]:
    """Each text in quotes in the code and in its templates."""
    for path in MODULES:
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        yield from (node.value for node in nodes if _is_text(node))
    made = ("macros/**/*.j2", "overrides/**/*.html", "web/**/*.js")
    for path in (path for pattern in made for path in root.glob(pattern)):
        yield from re.findall(r"""["']([a-z0-9-]+)["']""", path.read_text("utf-8"))


def test_code_names_no_entry_of_this_handbook(root: Path, handbook: Handbook) -> None:
    """A page names the entries that it shows, and gives them to the parts that it asks for."""
    own = set(KINDS) - {"vocabulary", "sources", "handbook"}
    ids = {entry.id for kind in own for entry in handbook.all(kind) if "-" in entry.id}
    assert set(_written(root)) & ids == NAMED


def _said(root: Path) -> Iterator[str]:
    """Each text in quotes in the code outside the model, and each address in a template."""
    for path in MODULES:
        nodes = [] if _room(path) == "model" else ast.walk(ast.parse(path.read_text("utf-8")))
        yield from (node.value for node in nodes if _is_text(node))
    made = ("macros/**/*.j2", "overrides/**/*.html", "web/**/*.js")
    for path in (path for pattern in made for path in root.glob(pattern)):
        yield from re.findall(r"""["'`(/]([a-z0-9-]+/[a-z0-9/.-]*)""", path.read_text("utf-8"))


def test_code_names_no_page_of_this_handbook(root: Path) -> None:
    """The model says where a page is looked for; a handbook that has it elsewhere says so."""
    pages = {path.relative_to(root / "docs").as_posix() for path in root.glob("docs/**/*.md")}
    pages.remove("index.md")  # MkDocs names it
    addresses = {page_url(page) for page in pages} - {f"{page.split('/')[0]}/" for page in pages}
    said = {text.lstrip("/") for text in _said(root)}
    assert len(pages) > 50
    assert said & (pages | addresses) == set()


def test_ci_runs_what_make_test_runs(root: Path) -> None:
    """.ci/run adds nothing of its own."""
    lines = (root / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "make" in line and not line.startswith("#")] == [
        "exec make test"
    ]
