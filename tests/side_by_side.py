"""Which process runs which tests, where several run side by side."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("handouts",)
"""Folders whose files share what is dear to make, so that one process runs them all."""

LONGEST = (
    "browser/test_accessibility.py",
    "handouts",
    "offline/test_serve.py",
    "generated/test_random.py",
    "offline/test_editions.py",
    "browser/test_print.py",
    "hire/test_builders.py",
    "lookup/test_page.py",
)
"""What takes long begins first, the longest at the head, so that all processes end together."""


def group(nodeid: str) -> str:
    """What stays in one process: the file of a test, or its folder, below tests/."""
    path = PurePosixPath(nodeid.partition("::")[0])
    room = path.parent.name
    return room if room in TOGETHER else f"{room}/{path.name}"


def longest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    """`items` with the longest groups before the others, which keep their order."""
    rank = {name: place for place, name in enumerate(LONGEST)}
    return sorted(items, key=lambda item: rank.get(group(item.nodeid), len(rank)))


class SideBySide(LoadScopeScheduling):
    """Hands out group by group, in their order.

    The marks that --dist loadgroup goes by do nothing: pytest-xdist 3.8 writes them where
    pytest 9.2 no longer reads. Every test was a group of its own then, and made anew what its file
    shares.
    """

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        super().__init__(config, log)
        config.option.loadscopereorder = False  # by how many tests a group has

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
