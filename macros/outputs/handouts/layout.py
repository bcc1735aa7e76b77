"""How a sheet's words lie on its pages, and a layout whose last page holds more than scraps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

FEWEST_LINES = 13
"""A last page with fewer lines than these is mostly white: its words belong on those before."""

_TIGHT = "li, p { margin-bottom: .25rem } h2 { margin-top: 1rem }"
_TIGHTER = (
    "li, p { margin-bottom: .15rem } h2 { margin-top: .7rem } .question { margin-bottom: .7rem }"
    " th, td { padding-top: .15rem; padding-bottom: .15rem } header { margin-bottom: .4rem }"
    " footer { margin-top: .4rem; padding-top: .3rem }"
)
_LOOSE = "li, p { margin-bottom: .5rem }"

SPACINGS = (
    "",
    f"body {{ line-height: 1.3 }} {_TIGHT}",
    f"@page {{ margin: 14mm 17mm 17mm }} body {{ line-height: 1.25 }} {_TIGHTER}",
    f"@page {{ margin: 12mm 15mm 15mm }} body {{ line-height: 1.2 }} {_TIGHTER}",
    f"@page {{ margin: 19mm 22mm 22mm }} body {{ line-height: 1.5 }} {_LOOSE}",
    f"@page {{ margin: 22mm 26mm 26mm }} body {{ line-height: 1.56 }} {_LOOSE}",
    f"body {{ line-height: 1.4 }} {_LOOSE}",
    f"body {{ line-height: 1.46 }} {_LOOSE}",
)
"""Style sheets for the space between lines and around them, the one to try first first.

None of them makes any type smaller. Where closer lines are no help, a little more space between
them was none in half of the sheets, which were tried: the last two come last.
"""


def fitted(lay_out: Callable[[str], Any]) -> Any:
    """What `lay_out` makes with the first of the spacings that leaves no scraps on a last page.

    Where every one of them does, the usual one stays.
    """
    usual = _whole_lines(lay_out, SPACINGS[0])
    if not scraps(usual):
        return usual
    others = (_whole_lines(lay_out, spacing) for spacing in SPACINGS[1:])
    return next((made for made in others if not scraps(made)), usual)


NARROWER = tuple(f"body {{ padding-right: {width}mm }}" for width in (2, 4, 0.6, 0.15))
"""What makes every line a little shorter, first what helped in each sheet that needed it.

Where words end exactly at the margin and a link comes next, WeasyPrint 70 breaks the line after its
first word. A line that is a little shorter has no such end.
"""


def _whole_lines(lay_out: Callable[[str], Any], spacing: str) -> Any:
    """What `lay_out` makes with `spacing`, a hair narrower where a line would end too early."""
    usual = lay_out(spacing)
    if not any(early_ends(page) for page in usual.pages):
        return usual
    others = (lay_out(f"{spacing} {narrower}") for narrower in NARROWER)
    whole = (made for made in others if not any(early_ends(page) for page in made.pages))
    return next(whole, usual)


def early_ends(page: Any) -> list[str]:
    """The words that stand on a line of their own on `page`, though the next would fit there."""
    found = []
    for box in boxes(page):
        inside = [c for c in getattr(box, "children", ()) if type(c).__name__ == "LineBox"]
        for line, after in pairwise(inside):
            words, rest = _text(line), _text(after)
            if words and " " not in words and rest and _would_fit(box, line, after, rest):
                found.append(words)
    return found


def _would_fit(box: Any, line: Any, after: Any, rest: str) -> bool:
    """Whether the first word of the line `after`, which has the words `rest`, fits on `line`."""
    share = (len(rest.split(maxsplit=1)[0]) + 1) / len(rest)
    return bool(_width(line) + share * _width(after) < _SURELY * box.width)


_SURELY = 0.9
"""Of the width: the share of a word in its line is only about right."""


def _width(line: Any) -> float:
    ends = [child.position_x + child.margin_width() for child in line.children]
    return float(max(ends, default=line.position_x) - line.position_x)


def _text(line: Any) -> str:
    return "".join(getattr(box, "text", None) or "" for box in within(line)).strip()


def scraps(document: Any) -> bool:
    """Whether the last of several pages of a WeasyPrint document is almost empty."""
    pages = document.pages
    return len(pages) > 1 and lines(pages[-1]) < FEWEST_LINES


def lines(page: Any) -> int:
    """How many lines of words stand one under the other on `page`, without its foot.

    A card to cut out counts with its whole height, for it is no white space.
    """
    found = list(boxes(page))
    heights = [box.position_y for box in found if is_line(box)]
    for card in (box for box in found if has_class(box, "card")):
        heights += [card.position_y + at for at in range(0, int(card.height), _LINE)]
    return len({round(height) for height in heights})


_LINE = 30
"""The height of a line in large print, in CSS pixels."""


def is_line(box: Any) -> bool:
    """Whether `box` is a line with words, or one to write on."""
    return (type(box).__name__ == "LineBox" and bool(box.children)) or has_class(box, "line")


def has_class(box: Any, name: str) -> bool:
    """Whether `box` is that of an element with this class."""
    element = box.element
    return element is not None and name in element.get("class", "").split()


def boxes(page: Any) -> Iterator[Any]:
    """Every box on a WeasyPrint page but those of its foot, in order."""
    # WeasyPrint tells no other way what lies where.
    for child in page._page_box.children:  # noqa: SLF001
        if type(child).__name__ != "MarginBox":
            yield from within(child)


def within(box: Any) -> Iterator[Any]:
    """`box` and every box in it, in order."""
    yield box
    for child in getattr(box, "children", ()):
        yield from within(child)
