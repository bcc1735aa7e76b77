"""What people ask, a line each, and what answers it: asked/*.tsv."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from macros.model.addresses import page_url
from macros.model.kinds import KINDS

FOLDER = "asked"

MODEL = "asked/model.json"
"""What the examples taught, by benchmarks/lookup_model.py: what the first search has room for."""

FULL_MODEL = "asked/model-full.json"
"""The same with more weights."""

UNTAUGHT = {
    "rows": [],
    "gaps": [],
    "values": [],
    "rarity": "",
    "known": "",
    "limits": {
        "danger": 9,
        "word": -9,
        "listed": -9,
        "task": 1,
        "long": 1,
        "verdict": 1,
        "side": 1,
        "certain": 1,
        "clear": 1,
        "place": -0.95,
    }
    | {"certainty": [0.0] * 8},
}
"""The model of a handbook without examples: places are found by their own words alone."""

_TASKS = f"/{page_url(KINDS['tasks'].page)}".partition("{id}")[0]
"""How the address of a task's page begins, where this generator puts it."""

_TASK = re.compile(f"^{_TASKS}([^/]+)/$")
"""The address of a task's page."""

COLUMNS = ("words", "answers", "side", "page")

ASKED = "tests/lookup/real/questions*.tsv"
"""Real questions with more columns, which the tests share, a file for each gathering."""

SPOKEN = "tests/lookup"
"""Where the phrases of danger and the ordinary ones lie that the tests share."""

HELD_OUT = "held-out"
"""What stands in the name of a file that nothing may be learned from."""

SEARCHES = "tests/lookup/real/searches*.tsv"
"""Searches that people make, with the places that they should find."""

TOPICS = "topics.tsv"
"""Which page or task answers a topic that questions name, a line each."""

NONE = "NONE"


@dataclass(frozen=True)
class Example:
    """What somebody asked.

    `answers`: `tasks/` and an id, a page's address such as `/hire/pay/`, or `none`, or `none:` and
    what it is about. `side` is of `consistent`, `not-consistent`, `depends`, `unclear`, or `-`.
    `page`: where it was asked, or `-` where we wrote it.
    """

    words: str
    answers: tuple[str, ...]
    side: str
    page: str


def read(root: Path) -> list[Example]:
    """The examples of the project in `root`, with the real questions that tests share."""
    files = sorted(file for file in (root / FOLDER).glob("*.tsv") if file.name != TOPICS)
    own = [_example(row) for file in files for row in _rows(file)]
    found = own + [_asked(row) for file in _shared(root.glob(ASKED)) for row in _rows(file)]
    said = {e.words.lower() for e in found}
    searched = [_searched(row) for file in _shared(root.glob(SEARCHES)) for row in _rows(file)]
    found += [e for e in searched if e.words.lower() not in said]
    known = topics(root)
    return [replace(e, answers=_led(e.answers, known)) for e in found]


def topics(root: Path) -> dict[str, str]:
    """What answers each topic that the questions name, of those that something answers."""
    return {row["topic"]: row["answer"] for row in _rows(root / FOLDER / TOPICS)}


def _led(answers: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """`answers` with what answers a topic in the place of `none:` and its name, each once."""
    led = (known.get(answer.removeprefix("none:"), answer) for answer in answers)
    return tuple(dict.fromkeys(led))


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def spoken(root: Path) -> list[tuple[str, str]]:
    """What people say, with the number that comes first for it; "" where nobody is in danger."""
    folder = root / SPOKEN
    if not folder.is_dir():
        return []
    own = [tuple(line.split("\t")) for line in _lines(folder / "danger.tsv")]
    found = [(words, number) for words, number in own]
    found += [(row["phrase"], _number(row["kind"])) for row in _gathered(folder, "danger")]
    found += [(line, "") for line in _lines(folder / "ordinary.txt")]
    return found + [(row["phrase"], "") for row in _gathered(folder, "ordinary")]


def _gathered(folder: Path, name: str) -> list[dict[str, str]]:
    """The lines of each gathering of real phrases, without those that are held out."""
    return [row for file in _shared((folder / "real").glob(f"{name}*.tsv")) for row in _rows(file)]


def _shared(files: Iterable[Path]) -> list[Path]:
    """Those of `files` that may be learned from: what is held out never is."""
    return sorted(file for file in files if HELD_OUT not in file.name)


def _number(kind: str) -> str:
    return "911" if kind in ("overdose", "violence", "medical") else "988"


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _example(row: dict[str, str]) -> Example:
    return Example(row["words"], tuple(row["answers"].split("|")), row["side"], row["page"])


def _asked(row: dict[str, str]) -> Example:
    """A real question: what no task answers is answered by its places, a topic to come by none."""
    if row["ids"] != NONE:
        answers = [f"tasks/{id_}" for id_ in row["ids"].split("|")]
    else:
        places = [place for place in row["places"].split("|") if place]
        answers = [_answer(place) for place in places if not place.startswith(_TASKS)]
    return Example(row["query"], tuple(answers or ["none"]), row["side"], row["address"])


def _searched(row: dict[str, str]) -> Example:
    """A search: what answers it are the pages and tasks that one would want."""
    answers = [_answer(place) for place in row["places"].split("|") if place]
    return Example(row["query"], tuple(answers or ["none"]), "-", row["address"])


def _answer(place: str) -> str:
    if place.startswith("{"):
        return f"none:{place.strip('{}')}"
    return _TASK.sub(r"tasks/\1", place)


def digest(root: Path) -> str:
    """What the examples of the project in `root` are known by: another one, once a line changes."""
    lines = ["\t".join([e.words, *e.answers, e.side, e.page]) for e in read(root)]
    lines += ["\t".join(said) for said in spoken(root)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@dataclass(frozen=True)
class Models:
    """As JSON: what the first search knows, and those after it, None where that is no more."""

    first: str
    full: str | None = None


def models(root: Path) -> Models:
    """The models of the handbook in `root`: a first one that knows nothing where it has none."""
    files = [root / name for name in (MODEL, FULL_MODEL)]
    first, full = (f.read_text(encoding="utf-8") if f.is_file() else None for f in files)
    return Models(first or json.dumps(UNTAUGHT), full)
