"""Two copies on one origin, such as a state's handbook and an agency's edition of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.offline.conftest import Server, keep

NAMES = ("handbook/", "team/")
OURS = "At Oak, these are our words."


@pytest.fixture
def origin(site: Path, tmp_path: Path) -> Iterator[Server]:
    """A server with the site twice, of which the second says something of its own."""
    copies = [Server(Path(shutil.copytree(site, tmp_path / "both" / name))) for name in NAMES]
    copies[1].publish("check/index.html", "<h1", f"<p>{OURS}</p><h1")
    for each in copies:
        each.stop()
    started = Server(tmp_path / "both")
    yield started
    started.stop()


@pytest.fixture
def without_network(browser: Any, origin: Server) -> Iterator[Any]:
    """A page that visited each copy in turn, and then lost the network."""
    context = browser.new_context(base_url=origin.url, viewport={"width": 375, "height": 740})
    page = context.new_page()
    for name in NAMES:
        page.goto(name)
        keep(page)
    context.route("**", lambda route: route.abort())
    context.set_offline(True)
    yield page
    context.close()


def test_each_copy_is_read_without_a_network(without_network: Any) -> None:
    """In turn and back again, each with its own words: neither took the other's place."""
    page = without_network
    for name in (*NAMES, NAMES[0]):
        page.goto(f"{name}check/")
        expect(page.locator("h1").first).to_be_visible()
        expect(page.get_by_text(OURS)).to_have_count(int(name == NAMES[1]))
