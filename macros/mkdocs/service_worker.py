"""The service worker's list: every file that the site needs without a network, with its hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

WORKER = "sw.js"

KEPT = frozenset(
    {".html", ".css", ".js", ".json", ".svg", ".png", ".webp", ".woff2", ".webmanifest"}
)
"""What pages are made of. Documents to download are fetched when someone asks for them."""

LEFT_OUT = (
    "api/",
    WORKER,
    "404.html",
    "assets/images/favicon.png",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)
"""The API is for programs; a worker can't keep itself; a missing page has its own answer. What
belongs to Material's own icon and search is fetched by no page here."""


def write(site: Path) -> None:
    """Put the list above the text of the built site's worker, where there is a worker."""
    worker = site / WORKER
    if worker.is_file():
        worker.write_text(
            preface(kept(site)) + worker.read_text(encoding="utf-8"), encoding="utf-8"
        )


def kept(site: Path) -> dict[str, str]:
    """Each address to keep, from the root of the site, with the hash of what it holds."""
    paths = (p.relative_to(site).as_posix() for p in sorted(site.rglob("*")) if p.suffix in KEPT)
    return {address(path): _hash(site / path) for path in paths if not path.startswith(LEFT_OUT)}


def address(path: str) -> str:
    """The address that links use for the file at `path`: a page's is its folder."""
    return path.removesuffix("index.html") if path.endswith("/index.html") else _root(path)


def preface(files: Mapping[str, str]) -> str:
    """The two lines of script that tell the worker its files and its version."""
    listed = json.dumps(files, separators=(",", ":"))
    version = hashlib.sha256(listed.encode()).hexdigest()[:12]
    return f'self.FILES = {listed};\nself.VERSION = "{version}";\n'


def _root(path: str) -> str:
    return "./" if path == "index.html" else path


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
