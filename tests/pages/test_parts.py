"""What a part of a page shows of the entries it is called for, however many these have."""

from __future__ import annotations

import pytest
from lxml import html

from macros.model.entries import Difference, Figure
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.pages.renderer import Renderer

MOST = 5


def test_a_difference_in_a_guide_has_every_position(renderer: Renderer, handbook: Handbook) -> None:
    """Whoever sees two of eight takes them for all that the sources say."""
    every = handbook.all(Difference)
    assert max(len(entry.positions) for entry in every) >= MOST
    for entry in every:
        made = renderer.render("parts/difference.md.j2", id=entry.id)
        shown = html.fromstring(made).text_content()
        assert [p.text for p in entry.positions if plain(p.text) not in shown] == []


@pytest.fixture
def bars(renderer: Renderer, handbook: Handbook) -> list[tuple[int, int]]:
    """Each value of the figure that is drawn, with the width of its bar."""
    figure = handbook.get(Figure, "question-by-area")
    made = html.fromstring(renderer.render("parts/comments-chart.md.j2", figure=figure.id))
    widths = [int(bar.get("width")) for bar in made.iter("rect")]
    return list(zip((n for row in figure.rows for n in row.values), widths, strict=True))


def test_bars_can_be_compared_from_row_to_row(bars: list[tuple[int, int]]) -> None:
    """The same number is as long in every row, and half of it half as long."""
    (most, longest) = max(bars)
    assert [(n, width) for n, width in bars if abs(width - longest * n / most) > 1] == []
