"""What the printed sheets say of the site: its name, its address and the version."""

from __future__ import annotations

import tomllib
from pathlib import Path

import yaml

from macros import ROOT
from macros.model.identity import Identity
from macros.outputs.handouts.document import Site


def site(root: Path, who: Identity) -> Site:
    """The site of the handbook in `root`, whose mkdocs.yml says at which address it will be.

    Raises ValueError where it doesn't: a sheet without its address would lead nobody back.
    """
    url = _config(root / "mkdocs.yml").get("site_url")
    if not url:
        raise ValueError("mkdocs.yml: site_url is missing: sheets and files show the address")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return Site(who.title, str(url).rstrip("/") + "/", project["project"]["version"])


class _Plain(yaml.SafeLoader):
    """Reads mkdocs.yml without running what its tags ask for."""


_Plain.add_multi_constructor("", lambda *_: None)


def _config(file: Path) -> dict[str, object]:
    config = yaml.load(file.read_text(encoding="utf-8"), _Plain)  # noqa: S506 - a safe loader
    return config if isinstance(config, dict) else {}
