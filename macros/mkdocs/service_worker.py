"""What the service worker keeps: every file that the site needs without a network, with its hash.

The built site gets, below assets/copy/ and named by what they hold, the parts of its pages, the
shells around them, and the list of all that. The worker itself holds the list's name alone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.outputs.offline.parts import parted

WORKER = "sw.js"

FOLDER = "assets/copy"
"""Where the parts of the pages are on the site."""

KEPT = frozenset(
    {".html", ".css", ".js", ".json", ".svg", ".png", ".webp", ".woff2", ".webmanifest"}
)
"""What pages are made of. Documents to download are fetched when someone asks for them."""

LEFT_OUT = (
    "api/",
    f"{FOLDER}/",
    WORKER,
    "404.html",
    "assets/images/favicon.png",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
)
"""The API is for programs; a worker can't keep itself; a missing page has its own answer. What
belongs to Material's own icon and search is fetched by no page here."""

EVERY_PAGE = (
    "assets/images/",
    "assets/javascripts/",
    "assets/modules/",
    "assets/scripts/",
    "assets/styles/",
    "assets/stylesheets/",
    "site.webmanifest",
)
"""What all pages are made of, and so any copy of some of them."""

_PREFACE = re.compile(r"^self\.EDITION = .*\nself\.OFFLINE = .*\n")


def write(
    site: Path,
    core: Iterable[str] = (),
    names: Mapping[str, str] | None = None,
    offline: str = "",
) -> None:
    """Write the parts of the built site and their list, where there is a worker to keep them.

    `core` is what the addresses begin with that are kept before anyone says more; `names` are texts
    that stand in many pages and change with each build, by their names; `offline` is the address of
    the page about reading without a network, where there is one.
    """
    worker = site / WORKER
    if worker.is_file():
        mark = _store(site, _packed(_list(site, tuple(core), names or {})))
        text = _PREFACE.sub("", worker.read_text(encoding="utf-8"))
        preface = f"self.EDITION = {json.dumps(mark)};\nself.OFFLINE = {json.dumps(offline)};\n"
        worker.write_text(preface + text, encoding="utf-8")


def _list(site: Path, core: tuple[str, ...], names: Mapping[str, str]) -> dict[str, object]:
    """What the worker reads; web/engines/types.d.ts has its form, `Edition`."""
    addresses = cached_files(site)
    texts = {a: path.read_text(encoding="utf-8") for a, path in addresses.items() if is_page(a)}
    made = parted(texts, names)
    pages = {a: _packed(part) for a, part in made.pages.items()}
    contents = {a: pages.get(a) or path.read_bytes() for a, path in addresses.items()}
    shells = _store(site, _packed({"names": dict(names), "shells": made.shells}))
    for content in pages.values():
        _store(site, content)
    marks = {a: _hash(content) for a, content in contents.items()}
    return {
        "shells": shells,
        "core": {a: mark for a, mark in marks.items() if in_core(a, core)},
        "more": {a: mark for a, mark in marks.items() if not in_core(a, core)},
        "bytes": sum(_sent(c) for a, c in contents.items() if not in_core(a, core)),
    }


def in_core(address: str, core: tuple[str, ...]) -> bool:
    """Whether a file is kept before the reader asks for more: the front page always is."""
    return address == "./" or address.startswith((*EVERY_PAGE, *core))


def cached_files(site: Path) -> dict[str, Path]:
    """Each address to keep, from the root of the site, with the file that lies there."""
    paths = (
        (p.relative_to(site).as_posix(), p) for p in sorted(site.rglob("*")) if p.suffix in KEPT
    )
    return {address(name): path for name, path in paths if not name.startswith(LEFT_OUT)}


def address(path: str) -> str:
    """The address that links use for the file at `path`: a page's is its folder."""
    return path.removesuffix("index.html") if path.endswith("/index.html") else _root(path)


def is_page(address: str) -> bool:
    """Whether an address of `cached_files` is a page's."""
    return address.endswith("/")


def _root(path: str) -> str:
    return "./" if path == "index.html" else path


def _packed(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _store(site: Path, content: bytes) -> str:
    """Keep `content` under its hash; returns that."""
    mark = _hash(content)
    path = site / FOLDER / f"{mark}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return mark


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _sent(content: bytes) -> int:
    """How many bytes a server sends at most: packed in the quickest way, as some do."""
    return len(gzip.compress(content, 1))
