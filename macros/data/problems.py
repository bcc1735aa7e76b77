"""What is wrong with a data file, said to someone who doesn't program."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

Lacking = tuple[str, str]
"""What is not there: what kind of thing ("entry in tasks"), and its name."""


@dataclass(frozen=True, order=True)
class Problem:
    """Something to mend in data/: where it is and what to do about it.

    `file` is relative to the project, `line` counts from 1 (0 where a whole file is meant).
    `lacks` is what is named here and stands nowhere, if that is the problem.
    """

    file: str
    line: int
    message: str
    lacks: Lacking | None = field(default=None, compare=False)

    @property
    def place(self) -> str:
        """Where it is, as editors read it."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return printable(f"{self.place}: {self.message}")


def printable(text: str) -> str:
    """`text` with the characters that a terminal would act on written out."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


class DataError(Exception):
    """Raised when data/ has problems; it carries every one of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem]) -> str:
    """All `problems`, one a line, and how many there are."""
    lines = [str(problem) for problem in problems]
    what = "problem" if len(lines) == 1 else "problems"
    return "\n".join([*lines, f"{len(lines)} {what}. Nothing was built."])


_A_FEW = 4
"""So many things that are named and not there were most likely taken away together."""

_MANY = 6
"""So many places name nothing by a slip: what they name was renamed or taken away."""

ENTRY = "entry"
"""What is lacking where nothing says of what kind it should be."""

_FILES = {"source section": "sources.yml", "term": "vocabulary.yml"}


def together(problems: Iterable[Problem], folder: Path) -> list[Problem]:
    """`problems` by place, with what has one cause told once.

    One name that stands nowhere is told where it is used first, with the other places. Where many
    are missing of one kind, their file is what is missing; `folder` holds the data files.
    """
    told = {p for p in problems if p.lacks is None}
    by_file: defaultdict[str, defaultdict[Lacking, list[Problem]]]
    by_file = defaultdict(lambda: defaultdict(list))
    lacking = sorted({p for p in problems if p.lacks})
    of_a_kind = {p.lacks[1]: p.lacks for p in lacking if p.lacks and p.lacks[0] != ENTRY}
    for problem in lacking:
        lacks = problem.lacks or ("", "")
        lacks = of_a_kind.get(lacks[1], lacks) if lacks[0] == ENTRY else lacks
        file = _file_of(lacks[0], folder)
        by_file[file][lacks].append(_as_it_lies(problem, file))
    for file, missing in by_file.items():
        is_gone = file and _holds_nothing(folder.parent / file)
        if file and (is_gone or len(missing) >= _A_FEW):
            told.add(_gone(file, missing))
        else:
            told |= {_of_one(found, file, folder) for found in missing.values()}
    return sorted(told)


def _as_it_lies(problem: Problem, file: str) -> Problem:
    """`problem` with the `file` in which an id is to be looked up as it is called."""
    message = _LOOK_UP.sub(file, problem.message) if file else problem.message
    return replace(problem, message=message)


_LOOK_UP = re.compile(r"(?<=: look up its id in )data/[a-z-]+(?=, )")


def _holds_nothing(path: Path) -> bool:
    """Whether a data file is not there, or has no entry at all."""
    if not path.is_file():
        return not path.exists()
    return not any(line.startswith(b"- ") for line in path.read_bytes().splitlines())


def _file_of(what: str, folder: Path) -> str:
    """The data file, or the folder of files, that should hold what is lacking."""
    thing, _, where = what.partition(" in ")
    if thing in _FILES:
        return f"{folder.name}/{_FILES[thing]}"
    if thing != ENTRY or not where:
        return ""
    return f"{folder.name}/{where}" + ("" if (folder / where).is_dir() else ".yml")


def _gone(file: str, missing: Mapping[Lacking, list[Problem]]) -> Problem:
    places = sorted({p for found in missing.values() for p in found})
    names = ", ".join(f"'{name}'" for _, name in list(missing)[:3])
    more = ", …" if len(missing) > len(list(missing)[:3]) else ""
    what = f"{len(missing)} names that others use" if len(missing) > 1 else "a name that others use"
    words = (
        f"{what} should stand here ({names}{more}; first used at {places[0].place}, "
        f"{len(places)} times in all): add what is missing, put back what was renamed or taken "
        "away, or change those places"
    )
    return Problem(file, 0, words)


def _of_one(found: list[Problem], file: str, folder: Path) -> Problem:
    """One name that stands nowhere; where many use it, it is what is missing in its file."""
    first = found[0]
    where_it_was = next((p for p in found if p.file == file and _is_term(p)), None)
    if where_it_was:
        return where_it_was
    if not file or not first.lacks or len(found) <= _MANY or _SURE.search(first.message):
        return _once(found, file)
    gone, near = _gone(file, {first.lacks: found}), _NEAR.search(first.message)
    if near is None:
        return gone
    line = _line_of(near[1].rpartition("/")[2], folder.parent / file)
    return Problem(file, line, f"{gone.message}; or is it '{near[1]}' now?")


def _line_of(id_: str, path: Path) -> int:
    """The line, from 1, where the only such id stands in a data file; 0 where none does."""
    lines = path.read_text("utf-8", "replace").split("\n") if path.is_file() else []
    found = [n for n, line in enumerate(lines, 1) if re.match(rf"^ *- *{{?id: *{id_}\b(?!-)", line)]
    return found[0] if len(found) == 1 else 0


_NEAR = re.compile(r"(?:did you mean '|of a term in [\w-]+: write )([\w/:-]+)")
_SURE = re.compile(r": write '")
"""What is said of a name that is right but for how it is written."""


def _is_term(problem: Problem) -> bool:
    return bool(problem.lacks and problem.lacks[0].startswith("term in"))


def _once(found: Sequence[Problem], file: str) -> Problem:
    first, *others = found
    if not others:
        return first
    places = ", ".join(p.place for p in others[:5]) + (", …" if others[5:] else "")
    many = f" {len(others)} in all" if others[5:] else ""
    told, cause = first.message, ""
    if _is_term(first):
        cause = f"; if it was renamed or taken away in {file}, put it back"
    elif file and not _SURE.search(told):
        told = _ELSEWHERE.sub("", told)  # so many places name no other thing by a slip
        cause = f"; if it was renamed or taken away in {file}, put it back, or mend these places"
    if first.lacks and first.lacks[0] == "page":
        cause = "; if the page was renamed or taken away, put it back, or mend these places"
    return Problem(first.file, first.line, f"{told} (also at {places}{many}){cause}")


_ELSEWHERE = re.compile(
    r", but one in [a-z-]+: .*|: (?:write one of |look (?:up its id|it up) in ).*"
)
"""What is said of a name that may have been meant for something else."""
