"""Links among entries."""

from __future__ import annotations

from pathlib import Path

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.links import links_of, named_in


def test_back_links_equal_links(handbook: Handbook) -> None:
    """A is among B's back-links exactly when A names B."""
    links = links_of(handbook)
    forward = {(a, b) for a, names in links.out.items() for b in names}
    backward = {(a, b) for b, names in links.back.items() for a in names}
    assert forward == backward
    assert forward


def test_a_link_is_found_in_a_field_made_for_it(small: Path) -> None:
    """`related: [giving-rides]` is a link."""
    assert ("tasks", "giving-rides") in named_in(load(small).get("tasks", "filing"))


def test_a_link_is_found_inside_a_text(small: Path) -> None:
    """`[rides](tasks:giving-rides)` in a text is a link too."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("  related: [giving-rides]\n", "")
    text = text.replace("Now and then.", "See [rides](tasks:giving-rides).")
    path.write_text(text, encoding="utf-8")
    assert links_of(load(small)).to("tasks", "giving-rides", "tasks") == ["filing"]


def test_a_link_deep_inside_an_entry_is_found(small: Path) -> None:
    """The category of a reason, two levels down, is a link."""
    assert ("reasons", "busy-work") in named_in(load(small).get("tasks", "giving-rides"))
