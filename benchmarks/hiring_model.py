"""What the checks of hiring learned from marked lines: `make hiring-model` writes it anew.

A linear support-vector machine for each rule of data/posting-rules.yml that is no rule of words,
and one for whether a question is risky, over what web/engines/model/ counts: stems, pairs of stems
and pieces of words. They learn from marked/, from the open files of tests/hire/real and the lines
of our own beside them, and from what the handbook itself says may stand. Nothing is learned from
what is held out. What they add to the checks, and take back, web/engines/hiring/likeness.js decides
by the limits below. `python -m benchmarks.hiring_methods` measures them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import lookup_model as linear
from macros.check.project import load
from macros.model.handbook import Handbook
from macros.outputs.hiring import documents, likeness
from tests.posting_eval import former_ids
from tests.question_eval import PLAIN

ROOT = Path(__file__).resolve().parent.parent
MARKED = "marked"
OURS = "tests/hire"
REAL = "tests/hire/real"

POSTINGS, QUESTIONS = "postings", "questions"

RISKY = "risky"
AS_RISKY = {"medium": RISKY, "high": RISKY}
"""What is learned of a question: whether it is risky."""

OWN = {POSTINGS: "wordings.tsv", QUESTIONS: "own-questions.tsv"}
"""The files of our own lines, in OURS."""

KEPT = {POSTINGS: 32_000, QUESTIONS: 8_000}
"""How many weights each has: benchmarks/figures.md tells what fewer cost."""

SOFT = 0.5
"""The constant of the machines, as in benchmarks/lookup_model.py."""

FOUND = 3.0
"""How much a line with the problem weighs beside one without: most lines lack most problems."""

LEAST = 3
"""So many lines have to have a problem before a machine learns it."""

LIMITS: dict[str, dict[str, float]] = {
    POSTINGS: {"sure": 0.1, "unlikely": -0.8},
    QUESTIONS: {"sure": 0.8},
}
"""A problem is added above the one, and put aside below the other; nothing risky ever is.

They were chosen on rounds 2 to 4 of the real sets: what they do to later ones says most.
"""


OURS_COUNT = 3
"""How many times what the handbook itself says may stand is learned: it must not be pointed out."""


@dataclass(frozen=True)
class Row:
    """A line or a question, what is marked on it, and where and when it was gathered."""

    text: str
    marks: frozenset[str]
    page: str = ""
    round: int = 0
    held: bool = False


def read(files: Iterable[Path], former: Mapping[str, str]) -> list[Row]:
    """The rows of `files`: a text, its marks, more; a mark in `former` stands for another."""
    found = []
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            text, marks, *_ = line.split("\t")
            found.append(Row(text, marks_in(marks, former)))
    return found


def marks_in(marks: str, former: Mapping[str, str]) -> frozenset[str]:
    """The marks in `marks`; one in `former` stands for another."""
    return frozenset(former.get(one, one) for one in marks.split("|")) - {"-", PLAIN}


def written(what: str, former: Mapping[str, str]) -> list[Row]:
    """What was written to learn from: the rows on `what` in marked/."""
    return read(sorted((ROOT / MARKED).glob(f"{what}*.tsv")), former)


def allowed(data: Mapping[str, Any]) -> dict[str, list[Row]]:
    """What the handbook itself says may stand in a posting, or be asked: nothing is marked on it.

    `data` is what the builders work on.
    """
    return {what: [Row(t, frozenset()) for t in _said(data, what)] for what in OWN}


def _said(data: Mapping[str, Any], what: str) -> list[str]:
    ours = _asked(data) if what == QUESTIONS else _posted(data)
    return sorted({text for text in ours if text})


def _posted(data: Mapping[str, Any]) -> Iterator[str | None]:
    yield from (rule["rewrite"] for rule in data["rules"])
    yield from (statement["text"] for statement in data["statements"])
    for entry in (*data["roles"], *data["ads"]):
        yield from (line["text"] for group in entry["groups"] for line in group["items"])


def _asked(data: Mapping[str, Any]) -> Iterator[str | None]:
    yield from (question.get("ask") for question in data["questions"])
    yield from (rule["ask"] for rule in data["question_rules"])


def lessons(handbook: Handbook) -> dict[str, list[Row]]:
    """All to learn from on postings and on questions: what is open."""
    said, found = allowed(documents.data(handbook)), {}
    for what, own in OWN.items():
        former = AS_RISKY if what == QUESTIONS else former_ids(handbook)
        files = [ROOT / REAL / f"{what}.tsv", ROOT / OURS / own]
        found[what] = [*read(files, former), *written(what, former), *said[what] * OURS_COUNT]
    return found


def digest(rows: Sequence[Row]) -> str:
    """What `rows` are known by: another one, once a line or a mark changes."""
    lines = ["\t".join([row.text, *sorted(row.marks)]) for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def learnable(rows: Sequence[Row], handbook: Handbook) -> list[str]:
    """What a machine can learn of `rows`: rules that are no rules of words, and what is risky."""
    words = {r.id for r in handbook.all("posting-rules") if r.problem == likeness.BY_WORDS}
    every = [mark for row in rows for mark in row.marks - words]
    return sorted({mark for mark in every if every.count(mark) >= LEAST})


def train(rows: Sequence[Row], names: Sequence[str], kept: int | None) -> linear.Model:
    """A machine for each of `names`, with the `kept` weights that do most, taught by `rows`."""
    counts = linear.features([row.text for row in rows], {}).counts
    rarity = linear.rarity_of(counts)
    x = linear.weighed(counts, rarity)
    holds = [np.array([name in row.marks for row in rows]) for name in names]
    heavy = [np.where(y, FOUND, 1.0) for y in holds]
    first = [linear.fitted(x, y, h, SOFT)[0] for y, h in zip(holds, heavy, strict=True)]
    columns = linear.chosen(np.array(first), x, 0, kept)
    made = [linear.row(x, y, h, at, SOFT) for y, h, at in zip(holds, heavy, columns, strict=True)]
    weights = linear.stepped(np.array([own for own, _ in made]))
    return linear.Model(list(names), weights, np.array([bias for _, bias in made]), rarity)


def made() -> dict[str, str]:
    """The models of today's lines: the file of each, and what stands in it."""
    handbook = load(ROOT / "data")
    return {
        likeness.MODELS[what]: linear.packed(
            train(rows, learnable(rows, handbook), KEPT[what]), (), LIMITS[what], digest(rows)
        )
        for what, rows in lessons(handbook).items()
    }


def main() -> None:
    """The command line."""
    for file, text in made().items():
        (ROOT / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
