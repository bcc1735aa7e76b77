"""What lists can be narrowed by."""

from __future__ import annotations

import pytest

from macros.model.handbook import Handbook
from macros.pages.facets import facets
from macros.pages.renderer import Renderer

KINDS = ("challenges", "suggestions", "references", "competencies")


@pytest.mark.parametrize("kind", KINDS)
def test_every_choice_leads_to_an_entry(renderer: Renderer, handbook: Handbook, kind: str) -> None:
    """A box that would find nothing is not offered."""
    shown = "".join(renderer.entry(kind, entry.id) for entry in handbook.all(kind))
    for facet in facets(handbook, kind):
        words = {
            w for part in shown.split(f'data-{facet.key}="')[1:] for w in part.split('"')[0].split()
        }
        assert {word for word, _ in facet.choices} <= words


@pytest.mark.parametrize("kind", KINDS)
def test_every_entry_can_be_found(renderer: Renderer, handbook: Handbook, kind: str) -> None:
    """Each entry carries, for each facet, a word that can be chosen."""
    for entry in handbook.all(kind):
        html = renderer.entry(kind, entry.id)
        for facet in facets(handbook, kind):
            words = set(html.split(f'data-{facet.key}="')[1].split('"')[0].split())
            assert words & {word for word, _ in facet.choices}


def test_choices_keep_the_order_of_the_vocabulary(handbook: Handbook) -> None:
    """Readers meet the words in the order in which the page has them."""
    (theme, _) = facets(handbook, "challenges")
    terms = [term.id for term in handbook.get("vocabulary", "themes").terms]
    assert [word for word, _ in theme.choices] == [t for t in terms if t in dict(theme.choices)]


def test_a_kind_without_a_filter_is_an_error(handbook: Handbook) -> None:
    """A page that asks for a filter that does not exist stops the build."""
    with pytest.raises(KeyError):
        facets(handbook, "ethics")
