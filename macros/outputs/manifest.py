"""The web manifest, by which a phone keeps the handbook as an app; icons come from docs/."""

from __future__ import annotations

import json

from macros.model.identity import Identity

PATH = "site.webmanifest"


def manifest(who: Identity, given: str) -> str:
    """The JSON text of `given`, what docs/ says of icons and colors, with the name of `who`."""
    names = {"name": who.title, "short_name": who.short_title, "description": who.tagline}
    return json.dumps({**names, "lang": who.language, **json.loads(given)}, indent=2) + "\n"
