"""The site stands on Material as it is installed: nothing is patched, what is ours is known."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import material
import pytest
from jinja2 import ChoiceLoader, DictLoader, Environment, FileSystemLoader
from lxml import html

from tests.site.html import pages

ORIGINALS = Path(material.__file__).parent / "templates"

REPLACED = {
    "partials/copyright.html": "bc86bca3bf75070f",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/javascripts/palette.html": "8790389765ea6036",
    "partials/nav-item.html": "89895208f22d68ce",
    "partials/palette.html": "fb935107ae7d3d74",
    "partials/path.html": "cbde0642861fe915",
    "partials/search.html": "bfd556535abcddb9",
    "partials/toc-item.html": "418f31ce2e6d5599",
    "partials/toc.html": "fde48f583563364b",
}
"""Each partial of Material's that overrides/ replaces, with the start of the hash of the original.

Where a test says that an original is another now: read what changed in it, take over what readers
need, and write its new hash here.
"""


def _ours(root: Path) -> list[str]:
    overrides = root / "overrides"
    return sorted(
        path.relative_to(overrides).as_posix() for path in (overrides / "partials").rglob("*.html")
    )


def test_every_replaced_partial_is_known(root: Path) -> None:
    """The list above is what overrides/ replaces, no more and no less."""
    assert _ours(root) == sorted(REPLACED)


@pytest.mark.parametrize("name", REPLACED)
def test_the_original_of_a_replaced_partial_is_as_it_was(name: str) -> None:
    """A new release of Material that changes one is looked at before it is used."""
    content = (ORIGINALS / name).read_bytes()
    assert hashlib.sha256(content).hexdigest()[:16] == REPLACED[name]


@pytest.mark.parametrize("name", REPLACED)
def test_a_replaced_partial_says_why(root: Path, name: str) -> None:
    """Its first line tells what Material's lacks for this site."""
    first = (root / "overrides" / name).read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("{#- Ours, for ")
    assert first.endswith("-#}")


def test_the_page_is_material_s_own(root: Path) -> None:
    """overrides/main.html extends Material's base.html, and there is no base.html of ours."""
    main = (root / "overrides" / "main.html").read_text(encoding="utf-8")
    assert '{% extends "base.html" %}' in main
    assert not (root / "overrides" / "base.html").exists()


FURNITURE = ("parts/policy", "parts/report", "partials/path", "partials/copyright")
"""What stands around slides and has nothing to do with their colors."""


@pytest.mark.parametrize(
    ("palette", "colors"),
    [
        ({"scheme": "slate", "primary": "deep orange"}, ["slate", "deep-orange", "indigo"]),
        ([{"primary": "custom", "accent": "light blue"}], ["default", "custom", "light-blue"]),
    ],
)
def test_slides_have_the_palette_of_the_settings(root: Path, palette: Any, colors: object) -> None:
    """Their own template reads it as Material's base.html does; one scheme needs no switch."""
    own, theirs = FileSystemLoader(root / "overrides"), FileSystemLoader(ORIGINALS)
    without = DictLoader({f"{name}.html": "" for name in FURNITURE})
    env = Environment(loader=ChoiceLoader([without, own, theirs]), autoescape=True)
    env.filters |= {"url": str, "script_tag": str}
    theme = {"language": "en", "palette": palette}
    slides = env.get_template("slides.html").render(
        config={"theme": theme, "extra": {}}, page={"meta": {}}, asset=str
    )
    tree = html.fromstring(slides)
    body = tree.find("body")
    kinds = ("scheme", "primary", "accent")
    assert [body.get(f"data-md-color-{kind}") for kind in kinds] == colors
    assert bool(tree.xpath("//form[@data-palette]")) == isinstance(palette, list)


def test_every_file_of_material_is_served(site: Path) -> None:
    """Scripts, styles and images of the theme are on the site as they are installed."""
    assets = [path for path in (ORIGINALS / "assets").rglob("*") if path.is_file()]
    assert len(assets) > 5
    changed = [
        path.name
        for path in assets
        if (site / path.relative_to(ORIGINALS)).read_bytes() != path.read_bytes()
    ]
    assert changed == []


def test_every_page_has_a_way_to_report_a_problem(site: Path) -> None:
    """The link goes to the address of the configuration, with page and release filled in."""
    lost = []
    for path in pages(site):
        tree = html.parse(str(path)).getroot()
        alone = "embed" in path.parts  # on somebody else's page
        if tree.find(".//main") is None or path.name == "404.html" or alone:
            continue
        links = tree.xpath("//p[@class='report']/a/@href")
        address = path.parent.relative_to(site).as_posix().strip(".")
        told = unquote(links[0]) if links else ""
        if address not in told or "Release: 0." not in told:
            lost.append(address)
    assert lost == []
