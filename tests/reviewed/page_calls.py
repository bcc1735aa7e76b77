"""What a page of docs/ shows of the data, and what it says of itself, beside its own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

_CALL = re.compile(r"\{\{-?\s*(\w+)\((.*?)\)\s*(?:\|[^{}]*)?-?\}\}", re.DOTALL)
_LEGEND = re.compile(r'<li><svg.*?class="[^"]*--(\w+)".*?</svg>([^<]+)</li>', re.DOTALL)
"""What a line of a drawing stands for, by the class of the line."""
_INLINE = ("letter", "link", "term", "text", "value")
"""Macros within a sentence: they name, and show no entry. A count does: of what, its words say."""
_WORDS = ("title", "description")
"""Keys of a page that hold words."""


def page_calls(docs: Path) -> dict[str, dict[str, Any]]:
    """Each page below `docs` with the keys at its top and the calls that show something."""
    found = {
        path.relative_to(docs).as_posix(): _of(path.read_text(encoding="utf-8"))
        for path in sorted(docs.rglob("*.md"))
    }
    return {name: kept for name, kept in found.items() if kept}


def _of(text: str) -> dict[str, Any]:
    _, front, body = text.split("---\n", 2) if text.startswith("---\n") else ("", "", text)
    facts = {
        key: value for key, value in (yaml.safe_load(front) or {}).items() if key not in _WORDS
    }
    calls = [
        f"{name}({_one_line(given)})" for name, given in _CALL.findall(body) if name not in _INLINE
    ]
    legend = [f"{line}: {_one_line(words)}" for line, words in _LEGEND.findall(body)]
    shown = {"shows": calls, "legend": legend}
    return facts | {name: kept for name, kept in shown.items() if kept}


def _one_line(given: str) -> str:
    return " ".join(given.split())
