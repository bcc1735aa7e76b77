"""Which decks lie ready in dist/slides/ and say what the session plans say now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.slides.deck import Slide, deck

FOLDER = "dist/slides"
"""Where `make slides` puts the decks, from the folder of the handbook."""

ON_SITE = "downloads/slides"
"""Where they lie on the site."""

MANIFEST = "manifest.json"


def file_name(plan: SessionPlan) -> str:
    """The file of the deck of `plan`."""
    return f"{plan.id}.pptx"


def digest(slides: Sequence[Slide]) -> str:
    """What changes where any of `slides` does."""
    return hashlib.sha256(repr(slides).encode()).hexdigest()[:24]


def up_to_date(handbook: Handbook, folder: Path, url: str = "") -> dict[str, int]:
    """The decks in `folder` that say what the plans say: how many slides each has."""
    kept = _kept(folder)
    if not kept:
        return {}
    decks = {file_name(plan): deck(handbook, plan, url) for plan in handbook.all(SessionPlan)}
    return {
        name: len(slides)
        for name, slides in decks.items()
        if kept.get(name) == digest(slides) and (folder / name).is_file()
    }


def _kept(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
