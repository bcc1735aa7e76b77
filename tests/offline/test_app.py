"""The site as an app: after one visit it works without a network."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.mkdocs.service_worker import kept, write
from tests.site.html import pages

LARGEST = 4_000_000
"""Bytes of all that is kept, as a server sends it: 3.4 million, most of it the menus and lists of
contents that Material writes into every page."""


def test_every_page_is_kept(site: Path) -> None:
    """The worker's list holds every page but the one for unknown addresses."""
    listed = set(kept(site))
    folders = {p.parent.relative_to(site).as_posix() for p in pages(site) if p.name != "404.html"}
    assert {"./" if folder == "." else f"{folder}/" for folder in folders} <= listed


def test_documents_to_download_are_not_kept(site: Path) -> None:
    """A phone keeps no PDF, no Word file and no data for other programs unasked."""
    assert not [p for p in kept(site) if p.endswith((".pdf", ".docx", ".zip")) or "api/" in p]


def test_what_no_page_fetches_is_not_kept(site: Path) -> None:
    """Material's own search, for which this site has another, takes no room on a phone."""
    scripts = [p for p in kept(site) if p.startswith("assets/javascripts/")]
    assert len(scripts) == 1
    assert "/bundle." in scripts[0]


def test_what_is_kept_stays_small(site: Path) -> None:
    """The whole copy is a few megabytes."""
    files = (
        site / path / "index.html" if path.endswith("/") else site / path for path in kept(site)
    )
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < LARGEST


def test_a_site_without_a_worker_stays_as_it_is(tmp_path: Path) -> None:
    """Where there is no sw.js nothing is written."""
    write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_manifest_names_files_that_are_there(site: Path) -> None:
    """Icons and shortcuts lead somewhere, and an icon may be cut to any shape."""
    manifest = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert all((site / s["url"] / "index.html").is_file() for s in manifest["shortcuts"])
    assert [i for i in manifest["icons"] if i.get("purpose") == "maskable"]


def test_after_one_visit_every_page_opens_without_a_network(visited: Any, server: Any) -> None:
    """The page, a page never opened before, and an address without its last slash."""
    server.stop()
    visited.reload()
    assert visited.locator("main h1").is_visible()
    visited.goto("check/tasks/giving-rides/")
    assert visited.locator("main h1").inner_text()
    visited.goto("start/hard-moments")
    assert visited.url.endswith("start/hard-moments/")


def test_after_one_visit_the_lookup_works_without_a_network(
    visited: Any, server: Any, look_up: Any
) -> None:
    """The lookup's files are kept with the pages."""
    server.stop()
    visited.goto("check/")
    assert "check/tasks/" in look_up(visited, "can they make me hand out meds")


def test_after_one_visit_the_search_works_without_a_network(visited: Any, server: Any) -> None:
    """So is the search index."""
    server.stop()
    visited.goto("search/")
    visited.fill("[data-search-page] input[type=search]", "rides")
    visited.locator("[data-search-page] li a").first.wait_for()


def test_what_is_not_kept_says_so(visited: Any, server: Any) -> None:
    """Without a network an unknown address leads to the page about that."""
    server.stop()
    visited.goto("downloads/anything.pdf")
    assert visited.url.endswith("reference/offline/#not-kept")


@pytest.fixture
def updated(server: Any) -> Callable[[Any], None]:
    """Changes a page of the server's copy, and has the page that visited take up the change."""

    def update(visited: Any) -> None:
        changed = server.folder / "check/index.html"
        text = changed.read_text(encoding="utf-8").replace("<h1", "<p>News</p><h1", 1)
        changed.write_text(text, encoding="utf-8")
        worker = server.folder / "sw.js"
        worker.write_text(worker.read_text(encoding="utf-8").split("\n", 2)[2], encoding="utf-8")
        write(server.folder)
        visited.evaluate(_UPDATE)

    return update


def test_a_new_version_fetches_only_what_has_changed(
    visited: Any, server: Any, updated: Callable[[Any], None]
) -> None:
    """The next visit brings the changed page, and the rest comes from the copy."""
    asked: list[str] = []
    visited.context.on("request", lambda r: asked.append(r.url) if r.service_worker else None)
    updated(visited)
    visited.goto("check/")
    assert visited.get_by_text("News", exact=True).is_visible()
    assert len([url for url in asked if url.startswith(server.url)]) <= 3


def test_a_new_version_takes_the_old_copy_away(
    visited: Any, updated: Callable[[Any], None]
) -> None:
    """A phone keeps one copy of the handbook, however often it is updated."""
    (before,) = visited.evaluate("caches.keys()")
    updated(visited)
    alone = """async (before) => {
      for (let names = [before]; names.includes(before); names = await caches.keys()) {
        await new Promise((done) => setTimeout(done, 50));
      }
      return (await caches.keys()).length;
    }"""
    assert visited.evaluate(alone, before) == 1


_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const changed = new Promise((done) =>
    navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  await registration.update();
  await changed;
}"""
