"""What the printed sheets say of the site, read from the project's own files."""

from __future__ import annotations

import re
from pathlib import Path

from macros.outputs.handouts.document import Site


def site(root: Path) -> Site:
    """The name, address and version of the site whose project is in `root`.

    Raises ValueError where mkdocs.yml or pyproject.toml does not say one of them on a line of
    its own: a sheet without its address would lead nobody back.
    """
    config, project = root / "mkdocs.yml", root / "pyproject.toml"
    url = _value(config, r"site_url:\s*(\S+)")
    name = _value(config, r"site_name:\s*(.+)")
    version = _value(project, r'version\s*=\s*"([^"]+)"')
    return Site(name.strip(), url.strip("'\"").rstrip("/") + "/", version)


def _value(file: Path, pattern: str) -> str:
    found = re.search(rf"^{pattern}", file.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError(f"{file.name}: no line like {pattern!r}")
    return found[1]
