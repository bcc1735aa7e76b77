"""The drawing of the supervision structure is made from its topic."""

from __future__ import annotations

import re

import pytest

from macros.model.entries import Topic
from macros.model.handbook import Handbook
from macros.pages.org_chart import Line, boxes, lines
from macros.pages.renderer import Renderer


@pytest.fixture(scope="module")
def topic(handbook: Handbook) -> Topic:
    """The topic that tells the structure in words."""
    found: Topic = handbook.get("topics", "supervision-structure")
    return found


def without(topic: Topic, words: str) -> Topic:
    """The topic, less every line that begins with `words`."""
    (group,) = topic.groups
    items = [
        item.model_copy(update={"more": [line for line in item.more if not line.startswith(words)]})
        for item in group.items
    ]
    return topic.model_copy(update={"groups": [group.model_copy(update={"items": items})]})


def test_every_role_of_the_list_has_a_box(topic: Topic) -> None:
    """Nobody is left out of the drawing."""
    assert {box.name for box in boxes(topic)} == {i.label for g in topic.groups for i in g.items}


def test_the_lines_are_those_of_the_list(topic: Topic) -> None:
    """One solid line, one dotted line, and one for the meetings that all three share."""
    assert sorted(line.kind for line in lines(topic)) == ["dotted", "meets", "solid"]


def test_the_solid_line_leaves_the_team(topic: Topic) -> None:
    """It runs from inside the box of the team to a box outside of it."""
    (solid,) = (line for line in lines(topic) if line.kind == "solid")
    team = next(box for box in boxes(topic) if box.name == "Multidisciplinary team")
    inside = [team.y <= y <= team.y + team.height for _, y in (solid.start, solid.end)]
    assert sorted(inside) == [False, True]


def test_a_relation_that_is_taken_from_the_list_leaves_the_drawing(topic: Topic) -> None:
    """The drawing says nothing that the list does not say."""
    assert "dotted" not in {line.kind for line in lines(without(topic, "Dotted line"))}


def test_a_line_ends_at_the_edge_of_a_box(topic: Topic) -> None:
    """Lines touch their boxes and do not cross them."""
    edges = {box.x for box in boxes(topic)} | {box.x + box.width for box in boxes(topic)}
    ends = {box.y for box in boxes(topic)} | {box.y + box.height for box in boxes(topic)}

    def touches(line: Line) -> bool:
        return all(x in edges or y in ends for x, y in (line.start, line.end))

    assert all(map(touches, lines(topic)))


def test_the_drawing_has_a_title_and_a_text(renderer: Renderer) -> None:
    """Whoever can't see it is told what it is and where it stands in words."""
    html = renderer.render("parts/supervision-structure.md.j2")
    named = re.search(r'aria-labelledby="(\S+) (\S+)"', html)
    assert named
    assert all(f'id="{id_}">' in html for id_ in named.groups())
    assert "list below" in html


def test_the_drawing_sets_no_style(renderer: Renderer) -> None:
    """A strict content security policy would drop it."""
    for part in ("supervision-structure", "comments-chart"):
        assert "style=" not in renderer.render(f"parts/{part}.md.j2", figure="question-by-area")


def test_the_chart_has_a_bar_for_every_figure(renderer: Renderer, handbook: Handbook) -> None:
    """The bars and the table are made from the same numbers."""
    html = renderer.render("parts/comments-chart.md.j2", figure="question-by-area")
    figures = [n for row in handbook.get("figures", "question-by-area").rows for n in row.values]
    assert [int(n) for n in re.findall(r'chart__value"[^>]*>(\d+)<', html)] == figures


def test_a_bar_is_as_long_as_its_figure(renderer: Renderer) -> None:
    """Bars keep the proportion of their figures, the largest filling the width."""
    html = renderer.render("parts/comments-chart.md.j2", figure="question-by-area")
    widths = [
        float(w) for w in re.findall(r'chart__bar--\d" x="160" y="\d+" width="([\d.]+)"', html)
    ]
    values = [int(n) for n in re.findall(r'chart__value"[^>]*>(\d+)<', html)]
    assert max(widths) == 200
    assert all(abs(w / 200 - n / max(values)) < 0.005 for w, n in zip(widths, values, strict=True))
