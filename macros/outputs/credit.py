"""The line of credit: whoever is handed a file finds the way back to the site it comes from."""

from __future__ import annotations

from macros.model.identity import Identity


def credit(who: Identity, url: str = "") -> str:
    """What a file of the handbook says of where it comes from; `url` is the address of the site."""
    return f"{who.credit} {url}".strip()
