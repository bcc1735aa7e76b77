"""Where the signpost for hard moments is placed, on any page that speaks of danger."""

from __future__ import annotations

import pytest

from macros.model.handbook import Handbook
from macros.pages.signpost import is_needed, placed

BOX = "The box."


def test_it_stands_under_the_title_alone() -> None:
    """Whoever opens the page sees it first, and once."""
    text = "Before\n# One\n\nWords\n\n# Two\n"
    assert placed(text, BOX) == "Before\n# One\n\nThe box.\n\nWords\n\n# Two\n"


@pytest.mark.parametrize("sign", ["/// html | aside.signpost", '<aside class="signpost">'])
def test_a_page_that_has_it_needs_none(handbook: Handbook, sign: str) -> None:
    """However it got there, from a template or by hand."""
    assert not is_needed(handbook, "index.md", f"# A page\n\nAbout suicide.\n\n{sign}\n")


@pytest.mark.parametrize(("text", "needed"), [("About suicide.", True), ("About tea.", False)])
def test_a_page_needs_it_by_its_words(handbook: Handbook, text: str, needed: bool) -> None:  # noqa: FBT001
    """A word of danger is enough."""
    assert is_needed(handbook, "index.md", f"# A page\n\n{text}\n") is needed
