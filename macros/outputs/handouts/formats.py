"""The formats of every sheet: two sizes of paper, clear and large print."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """Paper and print; `points` is the smallest size of type on the sheet."""

    paper: str
    print: str
    points: int

    @property
    def name(self) -> str:
        """How file names end: `a4-clear`."""
        return f"{self.paper.lower()}-{self.print}"

    @property
    def label(self) -> str:
        """What readers call it."""
        return f"{self.paper}, {self.print} print"


FORMATS = tuple(
    Format(paper, print_, points)
    for print_, points in (("clear", 12), ("large", 16))
    for paper in ("A4", "Letter")
)


def file_name(name: str, form: Format) -> str:
    """The file of the sheet or pack `name` in a format."""
    return f"{name}-{form.name}.pdf"
