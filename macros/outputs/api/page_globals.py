"""What pages say of the API: where it is, and which tables it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.outputs.api import tables
from macros.outputs.handouts.site import address
from macros.pages.renderer import Renderer


def for_templates(renderer: Renderer) -> Mapping[str, Callable[..., Any]]:
    """What templates call: the address of the site, and the tables with their paths."""
    return {
        "site_address": lambda: address(renderer),
        "api_tables": lambda: tables.tables(renderer.handbook, address(renderer)),
        "table_path": tables.path,
    }
