"""What the printed sheets say of the site: its name, its address and the version."""

from __future__ import annotations

import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from macros import ROOT
from macros.model.identity import Identity
from macros.outputs.configuration import configuration
from macros.outputs.handouts.document import Site
from macros.pages.renderer import Renderer


def site(root: Path, who: Identity) -> Site:
    """The site of the handbook in `root`, whose mkdocs.yml says at which address it will be.

    Raises ValueError where it doesn't: a sheet without its address would lead nobody back.
    """
    url = configuration(root / "mkdocs.yml").get("site_url")
    if not url:
        raise ValueError("mkdocs.yml: site_url is missing: sheets and files show the address")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    version = who.edition or project["project"]["version"]
    return Site(who.title, str(url).rstrip("/") + "/", version, who.language)


def address(renderer: Renderer) -> str:
    """Where the site of `renderer` will be, with a slash at its end; ValueError as for `site`."""
    return site(renderer.docs.parent, renderer.handbook.identity).url


def dead_address(url: str) -> str | None:
    """What is wrong with an address that no reader can open; None where nothing is."""
    host = urlsplit(url).hostname or ""
    if host in ("localhost", "127.0.0.1") or host.endswith(_EXAMPLES):
        return (
            f"WARNING: mkdocs.yml says that the site is at {url}, where it can't be.\n"
            "Every QR code and every address on the sheets is dead. Put the site's own address\n"
            "after site_url in mkdocs.yml, and build them again."
        )
    return None


_EXAMPLES = ("example.org", "example.com", "example.net", ".example", ".invalid", ".test")
"""What RFC 2606 keeps for examples: nothing ever answers there."""
