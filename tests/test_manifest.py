"""What a phone is told that puts the site among its apps."""

from __future__ import annotations

import json
from pathlib import Path


def test_what_a_phone_is_offered_is_there(root: Path) -> None:
    """The manifest's pages and pictures are pages and files of docs/."""
    told = json.loads((root / "docs/site.webmanifest").read_text(encoding="utf-8"))
    pages = [told["start_url"], *(shortcut["url"] for shortcut in told["shortcuts"])]
    pictures = [icon["src"] for icon in told["icons"]]
    assert len(pages) > 2
    assert [url for url in pages if not _is_page(root / "docs" / url)] == []
    assert [path for path in pictures if not (root / "docs" / path).is_file()] == []


def _is_page(path: Path) -> bool:
    return (path / "index.md").is_file() or path.with_suffix(".md").is_file()
