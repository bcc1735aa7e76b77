"""The notes of a release: what CHANGELOG.md says of its version.

`python -m macros.outputs.release 1.2.0` prints them; it needs Python alone. A tag whose number
is not that of pyproject.toml makes no release, for every file of it would tell another one.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
CHANGELOG = PROJECT.with_name("CHANGELOG.md")
"""In the form of Keep a Changelog: a heading `## [1.2.0] - 2026-11-25` for each version."""


def notes(changelog: str, version: str) -> str:
    """What `changelog` says of `version`; ValueError where it has no such heading, or no words."""
    found = re.search(
        rf"^## \[{re.escape(version)}\][^\n]*\n(.*?)(?=^## |\Z)",
        changelog,
        re.DOTALL | re.MULTILINE,
    )
    if found is None or not found[1].strip():
        raise ValueError(f"CHANGELOG.md: say under '## [{version}]' what is new in this version")
    return found[1].strip() + "\n"


def confirm(project: str, version: str) -> None:
    """ValueError where `project`, the text of pyproject.toml, names another version."""
    named = tomllib.loads(project)["project"]["version"]
    if named != version:
        raise ValueError(f"pyproject.toml: the version is {named}: write {version}, and tag again")


def main() -> int:
    """Print the notes of the version on the command line; 1 where there are none."""
    try:
        confirm(PROJECT.read_text(encoding="utf-8"), sys.argv[1])
        print(notes(CHANGELOG.read_text(encoding="utf-8"), sys.argv[1]), end="")
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
