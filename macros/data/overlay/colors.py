"""An organisation's colors: whether they can be read, and the style sheet that sets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from macros import ROOT
from macros.model.organisation import Colors

LEAST = 7.0
"""The contrast of every pair of text and ground on the site (WCAG 2.2, success criterion 1.4.6)."""

_FACE = ROOT / "web" / "styles" / "site" / "face.css"
_SCHEMES = {"accent": "default", "accent_dark": "slate"}
_GROUNDS = ("--md-default-bg-color", "--md-code-bg-color", "--card")


def poor_contrast(colors: Colors) -> Iterator[tuple[str, str]]:
    """The colors that can't be read on the site's grounds: the key of each, and what to do."""
    for key, scheme in _SCHEMES.items():
        color = getattr(colors, key)
        least = min(contrast(color, ground) for ground in grounds(scheme))
        if least < LEAST:
            yield key, _too_close(color, scheme, least)


def _too_close(color: str, scheme: str, least: float) -> str:
    step = "darker" if scheme == "default" else "lighter"
    return (
        f"{color} has a contrast of {least:.1f} to 1 on the site's {scheme_name(scheme)} ground "
        f"and needs {LEAST:.0f} to 1: make it {step}, such as '{_better(color, scheme)}'"
    )


def scheme_name(scheme: str) -> str:
    """The scheme in words."""
    return "light" if scheme == "default" else "dark"


@cache
def grounds(scheme: str) -> tuple[str, ...]:
    """The colors that text stands on in a scheme of web/styles/site/face.css."""
    css = _FACE.read_text(encoding="utf-8")
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', css, re.DOTALL)
    pairs = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block[1] if block else ""))
    return tuple(pairs[name] for name in _GROUNDS)


def contrast(one: str, other: str) -> float:
    """The contrast of two colors, from 1 to 21, as WCAG 2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [part / 255 for part in _parts(color)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(color: str) -> list[int]:
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def _better(color: str, scheme: str) -> str:
    """The nearest color of that hue which can be read."""
    end = 0 if scheme == "default" else 255
    for percent in range(1, 101):
        mixed = [round(p + (end - p) * percent / 100) for p in _parts(color)]
        found = "#" + "".join(f"{part:02x}" for part in mixed)
        if min(contrast(found, ground) for ground in grounds(scheme)) >= LEAST:
            return found
    return "#000000" if scheme == "default" else "#ffffff"


def style_sheet(colors: Colors) -> str:
    """The style sheet that gives links, buttons and the header the organisation's colors."""
    light, dark = colors.accent, colors.accent_dark
    on_dark = min(grounds("slate"), key=_luminance)
    slate = _rule(dark, on_dark)
    return (
        f'[data-md-color-primary="custom"] {{ {_rule(light, "#ffffff")} }}\n'
        f'[data-md-color-scheme="slate"][data-md-color-primary="custom"] {{ {slate} }}\n'
        "@media (prefers-color-scheme: dark) { .no-js "
        f'[data-md-color-scheme="default"][data-md-color-primary="custom"] {{ {slate} }} }}\n'
    )


def _rule(color: str, ground: str) -> str:
    return (
        f"--md-primary-fg-color: {color}; --md-primary-fg-color--light: {color}; "
        f"--md-primary-fg-color--dark: {color}; --md-primary-bg-color: {ground}; "
        f"--md-typeset-a-color: {color};"
    )
