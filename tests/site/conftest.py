"""Where each entry stands on the built site, found once for all tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from tests.site.places import Place, addresses, place


@dataclass(frozen=True, repr=False)
class Shown:
    """The built site, the address of every entry (by `kind/id`), and the place that shows it."""

    site: Path
    addresses: Mapping[str, str]
    places: Mapping[str, Place]


@pytest.fixture(scope="session")
def shown(site: Path, handbook: Handbook) -> Shown:
    """The places of all entries."""
    found = addresses(site)
    names = [f"{kind}/{entry.id}" for kind, entry in handbook.entries()]
    return Shown(site, found, {name: place(site, found[name], name) for name in names})
