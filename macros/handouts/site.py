"""What the printed sheets say of the site, read from the project's own files."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from macros.handouts.document import Site

_VERSION = re.compile(r'^version\s*=\s*"([^"]+)"', re.MULTILINE)


def site(root: Path) -> Site:
    """The name, address and version of the site whose project is in `root`."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    found = _VERSION.search((root / "pyproject.toml").read_text(encoding="utf-8"))
    url = str(config.get("site_url") or "")
    return Site(str(config["site_name"]), url.rstrip("/") + "/", found[1] if found else "0")
