"""Links among entries."""

from __future__ import annotations

from pathlib import Path

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.links import links_of, named_in


def test_links_are_read_in_both_directions(small: Path) -> None:
    """Every link of the small handbook, and every way back, as its files have them."""
    links = links_of(load(small))
    rides, filing = ("tasks", "giving-rides"), ("tasks", "filing")
    voluntary, busy = ("values", "voluntary"), ("reasons", "busy-work")
    out = {name: names for name, names in links.out.items() if names}
    assert {name: set(names) for name, names in out.items()} == {
        rides: {busy, voluntary},
        filing: {rides, voluntary},
    }
    assert {name: set(names) for name, names in links.back.items()} == {
        rides: {filing},
        busy: {rides},
        voluntary: {rides, filing},
    }
    assert links.to("values", "voluntary", "tasks") == ["giving-rides", "filing"]


def test_a_link_is_told_once(handbook: Handbook) -> None:
    """However often an entry names another, it is one link."""
    links = links_of(handbook)
    assert any(links.out.values())
    assert all(len(set(names)) == len(names) for names in links.out.values())
    assert all(len(set(names)) == len(names) for names in links.back.values())


def test_a_link_is_found_in_a_field_made_for_it(small: Path) -> None:
    """`related: [giving-rides]` is a link."""
    assert ("tasks", "giving-rides") in named_in(load(small).get("tasks", "filing"))


def test_a_link_is_found_inside_a_text(small: Path) -> None:
    """`[rides](tasks:giving-rides)` in a text is a link too."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("  related: [giving-rides]\n", "")
    text = text.replace("Filing your own papers is.", "See [rides](tasks:giving-rides).")
    path.write_text(text, encoding="utf-8")
    assert links_of(load(small)).to("tasks", "giving-rides", "tasks") == ["filing"]


def test_a_link_deep_inside_an_entry_is_found(small: Path) -> None:
    """The category of a reason, two levels down, is a link."""
    assert ("reasons", "busy-work") in named_in(load(small).get("tasks", "giving-rides"))
