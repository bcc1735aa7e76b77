"""The Peer Role Handbook's macros. This module registers them for mkdocs-macros, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register every macro of `macros.pages.page_macros` with mkdocs-macros, once a build."""
    # Importing the package must not need MkDocs or the data: only a build calls this.
    from macros.mkdocs import project  # noqa: PLC0415
    from macros.pages.page_macros import Calls  # noqa: PLC0415

    data = Path(env.conf["config_file_path"]).parent / "data"
    for name, call in Calls(project.renderer(data)).by_name().items():
        env.macro(call, name)
