"""A small handbook on disk that a test can break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parent.parent / "fixtures" / "data"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small handbook's data/, free to be broken."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))
