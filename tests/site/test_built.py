"""Rules for every page of the built site."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from macros.model.addresses import page_url
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
    """No page is an orphan: some other page leads to it, but for what stands on others' pages."""
    linked = {
        (page.parent / address.partition("#")[0]).resolve()
        for page in pages(site)
        for address in parse(page).links
        if not is_remote(address) and address.partition("#")[0]
    }
    reached = {path / "index.html" if path.is_dir() else path for path in linked}
    assert [
        str(p)
        for p in pages(site)
        if p.resolve() not in reached and p.name != "404.html" and "embed" not in p.parts
    ] == []


def test_the_api_holds_every_entry(site: Path, handbook: Handbook) -> None:
    """One JSON file a kind, each entry with id, kind, title, url, sources and its fields."""
    for kind in KINDS:
        rows = json.loads((site / f"api/v1/{kind}.json").read_text(encoding="utf-8"))["entries"]
        assert [row["id"] for row in rows] == [entry.id for entry in handbook.all(kind)]
        for row in rows:
            assert {"id", "kind", "title", "url", "sources", "changed"} <= set(row)


def _turns(site: Path) -> dict[str, dict[Path, Path]]:
    """For each sort of link before and after, as `a prev`, from which page it leads to which."""
    found: dict[str, dict[Path, Path]] = {}
    for page in pages(site):
        for sort, address in parse(page).turns:
            target = (page.parent / address.partition("#")[0]).resolve() / "index.html"
            assert found.setdefault(sort, {}).setdefault(page.resolve(), target) == target
    return found


def test_before_and_after_on_a_path_are_its_steps(site: Path, handbook: Handbook) -> None:
    """On a learning path the pages before and after are those of the path, in its order."""
    turns = _turns(site)
    checked = 0
    for path in handbook.all("paths"):
        steps = [(site / page_url(step.page) / "index.html").resolve() for step in path.steps]
        for here, after in pairwise(steps):
            assert turns["a next"][here] == after
            assert turns["a prev"][after] == here
            checked += 1
    assert checked > 10


def test_what_a_page_calls_next_on_the_path_is_the_next_step(
    root: Path, handbook: Handbook
) -> None:
    """A guide names the page that comes next in a sentence of its own: that of the path."""
    (path,) = (path for path in handbook.all("paths") if path.id == "peer-supporter")
    named = {step.page: _next_on_the_path(root / "docs" / step.page) for step in path.steps}
    assert named == {
        **{here.page: after.page for here, after in pairwise(path.steps)},
        path.steps[-1].page: "",
    }


def _next_on_the_path(page: Path) -> str:
    found = re.search(r"Next on the path: \[[^]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
    return f"{page.parent.name}/{found[1]}" if found else ""


def test_before_and_after_elsewhere_keep_the_order_of_the_menu(
    site: Path, root: Path, handbook: Handbook
) -> None:
    """What comes next in the pager comes later in the navigation, and what came before earlier."""
    order, turns = _menu(root, site), _turns(site)
    steps = {page_url(step.page) for path in handbook.all("paths") for step in path.steps}
    on_path = {(site / step / "index.html").resolve() for step in steps}
    pairs = [*turns["a next"].items(), *((to, page) for page, to in turns["a prev"].items())]
    known = [(a, b) for a, b in pairs if {a, b} <= set(order) and not {a, b} & on_path]
    assert len(known) > 20
    assert [(str(a), str(b)) for a, b in known if order.index(a) >= order.index(b)] == []


def _menu(root: Path, site: Path) -> list[Path]:
    """The pages of mkdocs.yml's navigation, in order."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    names = re.findall(r"(\S+)\.md\b", text[text.index("\nnav:") :])
    return [(site / page_url(f"{name}.md") / "index.html").resolve() for name in names]
