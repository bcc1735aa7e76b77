"""What is wrong with a data file, said to someone who doesn't program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """Something to mend in data/: where it is and what to do about it.

    `file` is relative to the project, `line` counts from 1 (0 where a whole file is meant).
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}"


class DataError(Exception):
    """Raised when data/ has problems; it carries every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All `problems`, one a line, and how many there are."""
    lines = [str(problem) for problem in problems]
    what = "problem" if len(lines) == 1 else "problems"
    return "\n".join([*lines, f"{len(lines)} {what} in data/. Nothing was built."])
