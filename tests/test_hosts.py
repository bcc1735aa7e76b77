"""What docs/ tells a host and a phone: how long to keep a file, who may frame a page."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from pathlib import Path

import pytest

SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
OURS = {"X-Frame-Options": "SAMEORIGIN"}
A_YEAR = {"Cache-Control": "public, max-age=31536000, immutable"}
FRAMED = {"Content-Security-Policy": "frame-ancestors *"}


def rules(root: Path) -> dict[str, dict[str, str]]:
    """The headers for each pattern of paths in docs/_headers. ValueError for any other line."""
    found: dict[str, dict[str, str]] = {}
    for line in (root / "docs/_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/") and line.isascii() and " " not in line:
            here = found.setdefault(line, {})
        elif line.startswith("  ") and ": " in line:
            name, _, value = line.strip().partition(": ")
            here[name] = value
        elif not line.startswith("#"):
            raise ValueError(line)
    return found


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {**SAFE, **OURS}),
        ("/start/notes/", {**SAFE, **OURS}),
        ("/sw.js", {**SAFE, **OURS}),
        ("/api/v1/tasks.json", {**SAFE, **OURS}),
        ("/assets/lookup/medications.json", {**SAFE, **OURS}),
        ("/assets/modules/start-1a2b.js", {**SAFE, **OURS, **A_YEAR}),
        ("/assets/styles/site-1a2b.css", {**SAFE, **OURS, **A_YEAR}),
        ("/assets/scripts/site-1a2b.js", {**SAFE, **OURS, **A_YEAR}),
        ("/assets/copy/part-1a2b.json", {**SAFE, **OURS, **A_YEAR}),
        ("/embed/check/", {**SAFE, **OURS, **FRAMED}),
    ],
)
def test_a_file_is_served_as_it_has_to_be(root: Path, path: str, headers: dict[str, str]) -> None:
    """Only what is named by its content is kept unasked, and only what is made for it is framed."""
    told = [found for pattern, found in rules(root).items() if fnmatch(path, pattern)]
    assert {name: value for found in told for name, value in found.items()} == headers


def test_no_rule_is_without_a_header(root: Path) -> None:
    """A path that lost its lines would take those of the next one."""
    assert [pattern for pattern, headers in rules(root).items() if not headers] == []
    assert all(pattern.endswith("/*") for pattern in rules(root))


def test_what_a_phone_is_offered_is_there(root: Path) -> None:
    """The manifest's pages and pictures are pages and files of docs/."""
    told = json.loads((root / "docs/site.webmanifest").read_text(encoding="utf-8"))
    pages = [told["start_url"], *(shortcut["url"] for shortcut in told["shortcuts"])]
    assert len(pages) > 2
    assert [url for url in pages if not _is_page(root / "docs" / url)] == []
    assert [
        icon["src"] for icon in told["icons"] if not (root / "docs" / icon["src"]).exists()
    ] == []


def _is_page(path: Path) -> bool:
    return (path / "index.md").is_file() or path.with_suffix(".md").is_file()
