"""The guides, and what each says of itself above its text."""

from __future__ import annotations

import re
from pathlib import Path

from macros.data.yaml_tree import read

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SECTIONS = ("start", "alongside", "supervise", "build", "hire")
GUIDES = sorted(page for section in SECTIONS for page in (DOCS / section).glob("*.md"))
READING = [g for g in GUIDES if g.stem != "index" and g.parent.name != "hire"]
"""The guides that are read from start to end; those on hiring are tools and lists."""

TIMED = [g for g in GUIDES if "\nminutes:" in g.read_text(encoding="utf-8")]


def front_matter(guide: Path) -> dict[str, object]:
    """The keys between the dashes at the top of a page."""
    found = re.match(r"---\n(.*?)\n---\n", guide.read_text(encoding="utf-8"), re.DOTALL)
    value = read(found[1], guide.name).value if found else {}
    return value if isinstance(value, dict) else {}
