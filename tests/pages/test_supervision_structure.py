"""The drawing of the supervision structure was drawn once, by what its topic says."""

from __future__ import annotations

import re
from pathlib import Path

from macros.model.entries import Topic
from macros.model.handbook import Handbook

DRAWN = {
    "Peer supporter": ["Supervised by: peer support supervisor", "Dotted line to: program manager"],
    "Peer support supervisor": ["Supervises: peer supporter", "Meets with: peer supporters and"],
    "Program manager": ["Dotted line from: peer supporter", "Leads: multidisciplinary team"],
    "Multidisciplinary team": ["Led by: program manager"],
    "Peer support department": [],
}
"""The boxes, and the relations that its lines show. A role or a line that the list has no more,
or has anew, needs another drawing in docs/supervise/structures.md."""


def test_the_list_says_what_was_drawn(handbook: Handbook) -> None:
    """The roles are those of the boxes, and each relation that a line shows still stands there."""
    (group,) = handbook.get(Topic, "supervision-structure").groups
    assert {item.label for item in group.items} == set(DRAWN)
    for item in group.items:
        said = "\n".join(item.more)
        assert [r for r in DRAWN[item.label or ""] if r not in said] == [], item.label


def test_every_role_has_a_box_with_its_name(root: Path) -> None:
    """Nobody is left out of the drawing."""
    drawing = (root / "docs/supervise/structures.md").read_text(encoding="utf-8")
    boxes = re.findall(r"<text [^>]*>(.*?)</text>", drawing)
    names = {re.sub(r"<[^>]*>", " ", box) for box in boxes}
    assert {" ".join(name.split()) for name in names} == set(DRAWN)
