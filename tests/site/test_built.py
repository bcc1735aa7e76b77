"""Rules for every page of the built site."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from macros.model.addresses import site_url as address_on_site
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from tests.site.html import dead, is_remote, pages, parse

OUTSIDE = "https://example.org/peer-role-handbook/"


def test_no_link_is_dead(site: Path) -> None:
    """Every href and src leads to a page, a file or an anchor that is there."""
    broken = [
        f"{page.relative_to(site)}: {address}"
        for page in pages(site)
        for address in {*parse(page).links, *parse(page).loads}
        if not address.startswith(OUTSIDE) and dead(site, page, address)
    ]
    assert broken == []


@pytest.mark.parametrize(
    "markup",
    ["<a href='nowhere/'>x</a>", "<a href='#nowhere'>x</a>", "<img src='no.png' alt=''>"],
)
def test_a_dead_link_would_be_seen(tmp_path: Path, markup: str) -> None:
    """The check above finds a dead page, a dead anchor and a dead image."""
    page = tmp_path / "index.html"
    page.write_text(markup, encoding="utf-8")
    parsed = parse(page)
    assert any(dead(tmp_path, page, address) for address in [*parsed.links, *parsed.loads])


def test_no_page_loads_anything_from_another_host(site: Path) -> None:
    """Scripts, styles, images and fonts come with the site."""
    remote = [
        f"{page.relative_to(site)}: {address}"
        for page in pages(site)
        for address in parse(page).loads
        if is_remote(address) and not address.startswith(OUTSIDE)
    ]
    assert remote == []


def test_no_page_has_an_id_twice(site: Path) -> None:
    """An id names one thing on a page."""
    double = {
        str(page.relative_to(site)): twice
        for page in pages(site)
        if (twice := [i for i, n in Counter(parse(page).ids).items() if n > 1])
    }
    assert double == {}


def test_no_markup_is_left_as_text(site: Path) -> None:
    """Every macro call and every Markdown link was carried out."""
    left = [
        str(page.relative_to(site))
        for page in pages(site)
        if any(mark in "".join(parse(page).text) for mark in ("{{", "}}", "{%", "{: ", "](/"))
    ]
    assert left == []


def test_no_page_has_an_inline_event_handler(site: Path) -> None:
    """Nothing runs from an attribute."""
    assert [str(p) for p in pages(site) if parse(p).handlers] == []


def test_every_entry_is_shown_and_no_other(site: Path, handbook: Handbook) -> None:
    """The entries on the pages are the entries in the data."""
    shown = {entry for page in pages(site) for entry in parse(page).entries}
    assert shown == {f"{kind}/{entry.id}" for kind, entry in handbook.entries()}


def test_every_entry_is_where_the_api_says(site: Path, handbook: Handbook) -> None:
    """The address of an entry leads to a page that shows it, and to its anchor."""
    lost = []
    for kind, entry in handbook.entries():
        path, _, anchor = address_on_site(handbook, kind, entry.id).partition("#")
        page = site / path / "index.html"
        found = page.is_file() and f"{kind}/{entry.id}" in parse(page).entries
        if not found or (anchor and anchor not in parse(page).ids):
            lost.append(f"{kind}/{entry.id}")
    assert lost == []


def test_every_page_is_linked_from_another(site: Path) -> None:
    """No page is an orphan: some other page leads to it."""
    linked = {
        (page.parent / address.partition("#")[0]).resolve()
        for page in pages(site)
        for address in parse(page).links
        if not is_remote(address) and address.partition("#")[0]
    }
    reached = {path / "index.html" if path.is_dir() else path for path in linked}
    assert [
        str(p) for p in pages(site) if p.resolve() not in reached and p.name != "404.html"
    ] == []


def test_the_api_holds_every_entry(site: Path, handbook: Handbook) -> None:
    """One JSON file a kind, each entry with id, kind, title, url, sources and its fields."""
    for kind in KINDS:
        rows = json.loads((site / f"api/v1/{kind}.json").read_text(encoding="utf-8"))["entries"]
        assert [row["id"] for row in rows] == [entry.id for entry in handbook.all(kind)]
        for row in rows:
            assert {"id", "kind", "title", "url", "sources"} <= set(row)


def test_the_api_index_names_every_file(site: Path) -> None:
    """index.json leads to each file of the API."""
    index = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    assert all((site / kind["url"]).is_file() for kind in index["kinds"].values())
    assert (site / index["coverage"]).is_file()
