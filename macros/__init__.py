"""The Peer Role Handbook's macros. This module registers them for mkdocs-macros, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the generator: its templates, its scripts, and the handbook that it came with."""


def define_env(env: Any) -> None:
    """Register every macro of `macros.pages.page_macros` with mkdocs-macros, once a build."""
    # Importing the package must not need MkDocs or the data: only a build calls this.
    from macros.mkdocs.project import project_at  # noqa: PLC0415
    from macros.pages.page_macros import PageMacros  # noqa: PLC0415

    root, docs = Path(env.conf["config_file_path"]).parent, Path(env.conf["docs_dir"])
    for name, call in PageMacros(project_at(root, docs).current).by_name().items():
        env.macro(call, name)
