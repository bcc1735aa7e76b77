"""What the styles take away, and for whom: approved whole, without a browser.

A browser shows a wrong line only on a page that somebody thought of. This reads every rule that
hides something on paper, takes a ring from what has the focus, or answers to a reader's choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import tinycss2


@dataclass(frozen=True)
class Line:
    """A declaration: its medium, its selectors from the outside in, its name and its value."""

    medium: str
    selector: str
    name: str
    value: str


def _inside(rule: Any) -> list[Any]:
    parsed: list[Any] = tinycss2.parse_blocks_contents(
        rule.content, skip_comments=True, skip_whitespace=True
    )
    return parsed


def sheet(css: str) -> list[Any]:
    """A style sheet taken apart."""
    parsed: list[Any] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return parsed


def lines(nodes: list[Any], medium: str = "", within: str = "") -> Iterator[Line]:
    """Every declaration of a style sheet, those in rules inside rules as well."""
    for node in nodes:
        if node.type == "declaration":
            value = " ".join(tinycss2.serialize(node.value).split())
            yield Line(medium, within, node.name, value)
        elif node.type == "qualified-rule":
            own = " ".join(tinycss2.serialize(node.prelude).split())
            yield from lines(_inside(node), medium, f"{within} {own}".strip())
        elif node.type == "at-rule" and node.content is not None:
            own = " ".join(tinycss2.serialize(node.prelude).split())
            media = node.at_keyword == "media"
            yield from lines(_inside(node), f"{medium} {own}".strip() if media else medium, within)


def read(root: Path) -> dict[str, list[Line]]:
    """The declarations of each style sheet in web/styles, by its name; print.css is for paper."""
    folder = root / "web/styles"
    found = {}
    for path in sorted(folder.rglob("*.css")):
        nodes = sheet(path.read_text(encoding="utf-8"))
        assert [node for node in nodes if node.type == "error"] == [], path
        medium = "print" if path.name == "print.css" else ""
        found[path.relative_to(folder).as_posix()] = list(lines(nodes, medium))
    return found


def _on_paper(line: Line) -> bool:
    hides = (line.name, line.value) in (("display", "none"), ("visibility", "hidden"))
    return "print" in line.medium.split() and hides


def _without_ring(line: Line) -> bool:
    return line.name.startswith("outline") and line.value.split()[0] in ("none", "0", "transparent")


def _by_choice(line: Line) -> bool:
    chose = "forced-colors" in line.medium or "prefers-" in line.medium
    return chose and not line.name.startswith("--")  # tests/browser/test_face.py has the palettes


def _rings(line: Line) -> bool:
    return line.name == "outline" and "focus" in line.selector and not _without_ring(line)


KINDS: Mapping[str, Callable[[Line], bool]] = {
    "left out on paper": _on_paper,
    "a ring around what has the focus": _rings,
    "no ring around what has the focus": _without_ring,
    "for what a reader chose": _by_choice,
    "cut off where it is longer": lambda line: line.name.startswith("overflow") and _cuts(line),
    "hidden on every screen": lambda line: line.name == "display" and _always_hidden(line),
}
"""What is held, each by what tells its lines."""


def _always_hidden(line: Line) -> bool:
    return line.value == "none" and line.medium == "" and "[hidden]" not in line.selector


def _cuts(line: Line) -> bool:
    return not {"hidden", "clip"}.isdisjoint(line.value.split())


def _told(line: Line) -> str:
    medium = f"@{line.medium} " if line.medium not in ("", "print") else ""
    return f"{medium}{line.selector} {{ {line.name}: {line.value} }}"


def test_what_styles_take_away_was_approved(
    root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each line that hides, cuts off, takes a ring away, or answers to what a reader chose."""
    made: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    for kind, holds in KINDS.items():
        for name, found in read(root).items():
            if told := [_told(line) for line in found if holds(line)]:
                made[kind][name] = told
    reviewed("styles.yml", dict(made))


@pytest.mark.parametrize(
    ("css", "kind"),
    [
        ("@media print { .a { .b { display: none } } }", "left out on paper"),
        (".a { @media print { visibility: hidden; } }", "left out on paper"),
        (".a:focus { outline: 0 }", "no ring around what has the focus"),
        ("@media (forced-colors: active) { .a { color: red } }", "for what a reader chose"),
        (".a { &:hover, .b { display: none } }", "hidden on every screen"),
        (".a { .b { overflow: hidden auto } }", "cut off where it is longer"),
    ],
)
def test_a_line_is_found_where_it_stands(css: str, kind: str) -> None:
    """Inside other rules, too."""
    found = list(lines(sheet(css)))
    assert [name for name, holds in KINDS.items() if any(map(holds, found))] == [kind]
