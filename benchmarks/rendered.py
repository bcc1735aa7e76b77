"""`python -m benchmarks.rendered DIR`: the Markdown of every page as MkDocs gets it in the end.

It is a command of its own, for the memory of a process counts what its parent held.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.pages import Page


class _Rendered(BasePlugin):
    """Writes the Markdown of each page to a folder, after everything that changes it."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, /, *, page: Page, **_: Any) -> None:
        meta = {key: page.meta[key] for key in ("title", "description") if key in page.meta}
        path = self._docs / page.file.src_uri
        path.parent.mkdir(parents=True, exist_ok=True)
        front = f"---\n{yaml.safe_dump(meta)}---\n" if meta else ""
        path.write_text(front + markdown, encoding="utf-8")


def main(docs: Path) -> None:
    """Build the site of this folder to write its pages to `docs`."""
    with tempfile.TemporaryDirectory() as built:
        config = load_config("mkdocs.yml", site_dir=built, strict=False)
        config.plugins["rendered"] = _Rendered(docs)
        build(config)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
