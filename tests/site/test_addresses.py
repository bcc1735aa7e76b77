"""Every address that the site gives out leads somewhere, whatever file it stands in."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from macros.mkdocs.service_worker import cached_files
from macros.model.handbook import Handbook
from tests.site.html import dead, pages, parse
from tests.site.test_built import OUTSIDE

NAMED = ("url", "location", "src", "start_url", "scope", "coverage")
"""Keys under which JSON files hold addresses."""
LOOKS_LIKE_ONE = re.compile(r"[\w-]{3,}/(?:[\w-]+/)*(?:#[\w-]+)?")
"""An address of a page, as the site writes it: no source section ends in a slash or has a #."""
OWN = re.compile(rf"{re.escape(OUTSIDE)}[^\s\"'<>)\]]*")
"""An address of the site in full, in whatever text."""


def addresses(value: Any, key: str = "") -> Iterator[str]:
    """The addresses in a value of a JSON file, at any depth."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield from addresses(inside, name)
    elif isinstance(value, list):
        for inside in value:
            yield from addresses(inside, key)
    elif isinstance(value, str) and "{" not in value:
        if LOOKS_LIKE_ONE.fullmatch(value) or (key in NAMED and not value.startswith("http")):
            yield value
        yield from (own.removeprefix(OUTSIDE) for own in OWN.findall(value))


def _json_files(site: Path) -> list[Path]:
    return sorted([*site.rglob("*.json"), *site.rglob("*.webmanifest")])


def _lost(site: Path, found: Iterator[str]) -> list[str]:
    return sorted({a for a in found if dead(site, site / "index.html", a)})


def test_no_address_in_a_json_file_is_dead(site: Path) -> None:
    """The lookup, the builders, the search, the API and the manifest lead to what is there."""
    checked = 0
    for path in _json_files(site):
        value = json.loads(path.read_text(encoding="utf-8"))
        found = list(addresses(value))
        checked += len(found)
        assert _lost(site, iter(found)) == [], path.name
    assert checked > 3000


@pytest.mark.parametrize(
    "value",
    [
        {"entries": [{"url": "check/tasks/gone/"}]},
        {"sources": [["A handbook, a chapter", "reference/sources/#chapter"]]},
        {"docs": [{"location": "gone/#nothing"}]},
        {"text": f"see {OUTSIDE}gone/."},
        {"icons": [{"src": "assets/images/gone.png"}]},
    ],
)
def test_a_dead_address_in_a_json_file_would_be_seen(site: Path, value: dict[str, Any]) -> None:
    """A dead page, anchor, picture or full address is found at any depth."""
    assert _lost(site, addresses(value))


def test_the_lookup_leads_to_every_entry_that_it_finds(site: Path, handbook: Handbook) -> None:
    """Every place of the index is there: pages, tasks and the other entries."""
    index = json.loads((site / "assets/lookup/index.json").read_text(encoding="utf-8"))
    places = [address for _, address, *_ in index["places"]]
    assert _lost(site, iter(places)) == []
    assert len(places) > len(handbook.all("tasks")) + len(handbook.all("glossary"))


def test_no_address_in_a_word_file_is_dead(site: Path) -> None:
    """What a Word file links to or spells out on the site is there."""
    files = sorted(site.rglob("*.docx"))
    assert files
    for path in files:
        assert _lost(site, _own_in_word(path)) == [], path.name


def _own_in_word(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                marked = archive.read(name).decode()
                apart = re.sub(
                    r"</w:p>|</(?!w:)[^>]*>", " ", marked
                )  # runs of a line belong together
                text = re.sub("<[^>]*>", "", apart) + marked
                yield from (found.removeprefix(OUTSIDE) for found in OWN.findall(text))


def test_no_full_address_of_the_site_is_dead(site: Path) -> None:
    """Nor is one in a page, a style, a script or the site map."""
    kinds = (".html", ".xml", ".js", ".css", ".txt")
    found = (
        own.removeprefix(OUTSIDE)
        for path in site.rglob("*")
        if path.suffix in kinds
        for own in OWN.findall(unescape(path.read_text(encoding="utf-8")))
    )
    assert _lost(site, (address.rstrip(".,;") for address in found)) == []


def test_what_a_kept_page_loads_is_kept(site: Path) -> None:
    """Scripts, styles, pictures and fonts of every kept file are kept too."""
    listed = {path.resolve() for path in cached_files(site).values()}
    lost = {
        f"{path.relative_to(site)}: {address}"
        for path in listed
        for address in _loaded(path)
        if not dead(site, path, address) and _target(path, address) not in listed
        if not address.endswith(".pdf")
    }
    assert listed
    assert lost == set()


def _loaded(path: Path) -> Iterator[str]:
    """What a file loads by itself: not the links that a reader follows."""
    if path.suffix == ".html":
        yield from (a for a in parse(path).loads if not a.startswith(("http", "data:", "#")))
    text = path.read_text(encoding="utf-8") if path.suffix in (".css", ".js") else ""
    if path.suffix == ".css":
        yield from re.findall(r"url\([\"']?(?!data:)([^\"')#]+)", text)
    if path.suffix == ".js":
        yield from re.findall(r"\b(?:from|import)\s*\(?[\"'](\.[^\"']+)", text)


def _target(path: Path, address: str) -> Path:
    target = (path.parent / address.partition("#")[0].partition("?")[0]).resolve()
    return target / "index.html" if target.is_dir() else target


def test_every_kind_of_file_that_pages_load_is_seen(site: Path) -> None:
    """The check above sees scripts, styles, pictures and fonts."""
    seen = {Path(a.partition("#")[0]).suffix for p in site.rglob("*.*") for a in _loaded(p)}
    assert {".js", ".css", ".svg"} <= seen
    assert pages(site)
