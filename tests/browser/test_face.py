"""The colors: enough contrast in light and in dark, and a site that follows its palette."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Open = Callable[..., Any]

TEXTS = ["ink", "soft", "link", "brand", "do", "depends", "not", "differs", "say"]
GROUNDS = ["paper", "card", "sunk"]
PAIRS = [
    *((text, ground) for text in TEXTS for ground in GROUNDS),
    *((text, f"{text}-ground") for text in ("do", "depends", "not", "differs", "say")),
    *(("ink", f"{part}-ground") for part in ("do", "depends", "not", "differs", "say")),
    ("ink", "brand-soft"),
    ("link", "brand-soft"),
    ("link", "differs-ground"),
    ("on-brand", "brand"),
    ("ink", "mark"),
]
LINES = [(line, ground) for line in ("edge", "focus") for ground in (*GROUNDS, "brand-soft")]
NAMES = sorted({name for pair in (*PAIRS, *LINES) for name in pair})

READ = """names => {
  const dot = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement("i"));
  return names.map((name) => {
    probe.style.color = `var(--${name})`;
    dot.fillStyle = getComputedStyle(probe).color;
    dot.fillRect(0, 0, 1, 1);
    return [...dot.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });
}"""

Colors = dict[str, tuple[int, int, int]]


def shown(page: Any) -> Colors:
    """Each color of the face as `page` shows it, from 0 to 255 in red, green and blue."""
    return dict(zip(NAMES, map(tuple, page.evaluate(READ, NAMES)), strict=True))


@pytest.fixture(scope="module")
def colors(browser: Any, site_url: str) -> dict[str, Colors]:
    """The colors of light and dark, as a browser computes them."""
    found = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(base_url=site_url, color_scheme=scheme)
        page.goto("start/notes/")
        found[scheme] = shown(page)
        page.close()
    return found


def luminance(color: tuple[int, int, int]) -> float:
    """The relative luminance of a color, as WCAG has it."""
    parts = [part / 255 for part in color]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast of two colors, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(colors: dict[str, Colors], scheme: str, text: str, ground: str) -> None:
    """Text has at least 7:1 on every ground it is used on."""
    assert contrast(colors[scheme][text], colors[scheme][ground]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_stand_out(colors: dict[str, Colors], scheme: str, line: str, ground: str) -> None:
    """The edge of a control and the ring around the focus have at least 3:1."""
    assert contrast(colors[scheme][line], colors[scheme][ground]) >= 3


def test_dark_is_the_same_without_scripts(
    open_page: Open, colors: dict[str, Colors], root: Path
) -> None:
    """Dark by the device's wish, where no script can choose it, is the dark of the palette."""
    text = (root / "web/styles/site/face.css").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"^ *([^{}\n]*)\{([^{}]*)\}", text, re.MULTILINE))
    named = {key.strip(): re.findall(r"(--[\w-]+): ([^;]+);", body) for key, body in blocks.items()}
    slate = named['[data-md-color-scheme="slate"]']
    assert len(slate) > 10
    assert named['.no-js [data-md-color-scheme="default"]'] == slate
    page = open_page("start/notes/", color_scheme="dark", java_script_enabled=False)
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert ground == "rgb({}, {}, {})".format(*colors["dark"]["paper"])


@pytest.mark.parametrize("path", ["start/notes/", "train/plans/a-role-of-its-own/slides/"])
@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_site_follows_the_palette(open_page: Open, scheme: str, path: str) -> None:
    """With a color of Material's own in mkdocs.yml, links, buttons and their grounds are of it."""
    page = open_page(path)
    before = shown(page)
    page.locator("body").evaluate(
        """(body, scheme) => {
          body.setAttribute("data-md-color-scheme", scheme);
          body.setAttribute("data-md-color-primary", "deep-purple");
        }""",
        scheme,
    )
    after = shown(page)
    assert all(after[name] != before[name] for name in ("link", "brand", "brand-soft"))
    assert after["link"] == after["brand"] == after["say"] != after["ink"]


def test_what_was_chosen_holds_where_no_option_has_a_media(open_page: Open) -> None:
    """As in the palette that Material's own pages begin with: two schemes, each with its button."""
    page = open_page("start/notes/", scripts=True)

    def without(route: Any) -> None:
        response = route.fetch()
        text = re.sub(r' data-md-color-media="[^"]*"', "", response.text())
        route.fulfill(response=response, body=text)

    page.route("**/start/notes/", without)
    page.reload()
    for _ in range(2):
        page.locator("[data-palette] button:not([hidden])").click()
    for _ in range(2):
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        page.reload()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_bar_of_progress_is_as_full_as_its_value(open_page: Open, scheme: str) -> None:
    """In any color: a browser's own turns the empty part dark beside a bright one."""
    page = open_page("train/quizzes/values/", color_scheme=scheme, scripts=True)
    bar = page.locator("progress").first
    empty = bar.screenshot()
    for color in ("#ffee00", "#000080"):
        page.locator("body").evaluate("(b, c) => b.style.setProperty('--brand', c)", color)
        assert bar.screenshot() == empty
    bar.evaluate("bar => { bar.value = bar.max; }")
    assert bar.screenshot() != empty


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_keys_lie_on_our_paper(open_page: Open, colors: dict[str, Colors], scheme: str) -> None:
    """What pymdownx.keys makes has the ground of a card, and the line of a control around it."""
    page = open_page("start/notes/", color_scheme=scheme)
    key = page.evaluate_handle(
        "document.querySelector('article').appendChild(document.createElement('kbd'))"
    )
    ground = key.evaluate("key => getComputedStyle(key).backgroundColor")
    shadow = key.evaluate("key => getComputedStyle(key).boxShadow")
    told = {name: "rgb({}, {}, {})".format(*colors[scheme][name]) for name in ("card", "edge")}
    assert ground == told["card"]
    assert shadow.startswith(told["edge"])
