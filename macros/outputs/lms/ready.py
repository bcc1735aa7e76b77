"""Which files for an LMS lie ready in dist/lms/ and hold what the handbook says now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.model.learning import Path as LearningPath
from macros.outputs.handouts.site import address
from macros.pages.renderer import Renderer

FOLDER = "dist/lms"
"""Where `make lms` puts the files, from the folder of the handbook."""

ON_SITE = "downloads/lms"
"""Where they lie on the site."""

MANIFEST = "manifest.json"


def digest(renderer: Renderer, version: str) -> str:
    """What changes where an entry, a page of a learning path, the address or the version does.

    Of an organisation's own edition every file counts: it marks what is local.
    """
    handbook, docs = renderer.handbook, renderer.docs
    entries = ((kind, entry.model_dump_json()) for kind, entry in handbook.entries())
    steps = {step.page for path in handbook.all(LearningPath) for step in path.steps}
    pages = ((docs / page).read_bytes() for page in sorted(steps) if (docs / page).is_file())
    own = (p for folder in handbook.local.folders for p in sorted(folder.rglob("*")) if p.is_file())
    made_of = [version, address(renderer), *entries, *pages, *(path.read_bytes() for path in own)]
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:24]


def manifest(digest: str, files: Iterable[str]) -> bytes:
    """What a build notes beside its `files`, which are made of what `digest` stands for."""
    return f"{json.dumps({'digest': digest, 'files': list(files)}, indent=1)}\n".encode()


def up_to_date(folder: Path, wanted: str) -> dict[str, int]:
    """The files in `folder` that were made of what the digest `wanted` stands for: their bytes."""
    kept = _kept(folder)
    names = kept.get("files", []) if kept.get("digest") == wanted else []
    paths = [folder / str(name) for name in names]
    return {path.name: path.stat().st_size for path in paths if path.is_file()}


def _kept(folder: Path) -> Mapping[str, list[str] | str]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
