"""The colors: enough contrast, in light and in dark, before any page is drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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


@pytest.fixture(scope="module")
def blocks(root: Path) -> list[dict[str, str]]:
    """The three sets of colors.css: light, dark by the device, dark by choice."""
    text = (root / "web/styles/site/colors.css").read_text(encoding="utf-8")
    found = re.findall(r"root[^{]*\{([^{}]*)\}", text)
    return [dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in found]


def luminance(color: str) -> float:
    """The relative luminance of `#rrggbb`, as WCAG has it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_dark_sets_are_the_same(blocks: list[dict[str, str]]) -> None:
    """Dark by the device's wish and dark by the reader's are one."""
    light, dark, chosen = blocks
    assert dark == chosen
    assert light.keys() == dark.keys()


@pytest.mark.parametrize("block", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out(blocks: list[dict[str, str]], block: int, text: str, ground: str) -> None:
    """Text has at least 7:1 on every ground it is used on."""
    assert contrast(blocks[block][text], blocks[block][ground]) >= 7


@pytest.mark.parametrize("block", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), LINES)
def test_lines_stand_out(blocks: list[dict[str, str]], block: int, line: str, ground: str) -> None:
    """The edge of a control and the ring around the focus have at least 3:1."""
    assert contrast(blocks[block][line], blocks[block][ground]) >= 3
