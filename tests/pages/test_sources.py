"""The sources as a page shows them."""

from __future__ import annotations

from macros.model.entries import Source
from macros.pages.renderer import Renderer


def test_each_section_of_a_source_is_an_item_of_its_own(renderer: Renderer) -> None:
    """A list, whether its sections have pages or not."""
    for source in renderer.handbook.all(Source):
        lines = renderer.entry("sources", source.id).splitlines()
        items = [line for line in lines if line.startswith("-   <span id=")]
        assert len(items) == len(source.sections)
        assert all(line.count("<span id=") == 1 for line in items)
