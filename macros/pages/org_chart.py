"""Who supervises whom, as boxes and lines: what the drawing of the supervision structure shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from textwrap import wrap

from macros.model.entries import Point, Topic

RELATIONS: Mapping[str, str] = {
    "Supervised by": "solid",
    "Dotted line to": "dotted",
    "Meets with": "meets",
}
"""How a line of the topic begins, and the kind of line that it asks for, the firmest first."""

_LINE_LENGTH = 14
_TALLEST_ROLE = 64


@dataclass(frozen=True)
class Box:
    """A role: its name, and its place in a drawing 400 wide and 400 high."""

    name: str
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """The middle of the box."""
        return self.x + self.width // 2, self.y + self.height // 2

    @property
    def holds(self) -> bool:
        """Whether other boxes stand inside it."""
        return self.height > _TALLEST_ROLE

    @property
    def words(self) -> list[str]:
        """The name, broken into lines that fit."""
        return wrap(self.name, _LINE_LENGTH)


@dataclass(frozen=True)
class Line:
    """A line from one box to another; `kind` is a value of `RELATIONS`."""

    kind: str
    start: tuple[int, int]
    end: tuple[int, int]


_PLACES: Mapping[str, tuple[int, int, int, int]] = {
    "peer support department": (16, 16, 160, 64),
    "peer support supervisor": (224, 16, 160, 64),
    "multidisciplinary team": (8, 212, 384, 156),
    "program manager": (28, 256, 136, 64),
    "peer supporter": (236, 256, 136, 64),
}
"""The boxes, those that hold others before those inside them."""


def boxes(topic: Topic) -> list[Box]:
    """The roles that `topic` lists and the drawing has a place for, containers first."""
    names = {item.label.lower(): item.label for item in _roles(topic) if item.label}
    return [Box(names[key], *place) for key, place in _PLACES.items() if key in names]


def lines(topic: Topic) -> list[Line]:
    """One line for every two roles that `topic` relates, of the firmest kind that it names."""
    drawn = boxes(topic)
    kinds = {frozenset(pair): kind for kind, pair in reversed(list(_related(topic, drawn)))}
    return [
        Line(kinds[pair], _edge(a, b), _edge(b, a))
        for a, b in combinations(drawn, 2)
        if (pair := frozenset((a.name, b.name))) in kinds
    ]


def _roles(topic: Topic) -> Iterator[Point]:
    for group in topic.groups:
        yield from group.items


def _related(topic: Topic, drawn: list[Box]) -> Iterator[tuple[str, tuple[str, str]]]:
    for relation, kind in RELATIONS.items():
        for item in _roles(topic):
            for words in (line for line in item.more if line.startswith(f"{relation}:")):
                for box in drawn:
                    if box.name.lower() in words.lower() and item.label:
                        yield kind, (item.label, box.name)


def _edge(box: Box, other: Box) -> tuple[int, int]:
    """Where the line from the middle of `box` to the middle of `other` leaves `box`."""
    (x, y), (to_x, to_y) = box.middle, other.middle
    across, down = abs(to_x - x) or 1, abs(to_y - y) or 1
    share = min(box.width / 2 / across, box.height / 2 / down)
    return round(x + (to_x - x) * share), round(y + (to_y - y) * share)
