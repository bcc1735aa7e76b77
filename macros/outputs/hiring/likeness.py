"""What the checks of hiring learned: the models beside a handbook, as the pages fetch them.

benchmarks/hiring_model.py makes them from marked lines. A handbook without them, or without the
rules that they speak of, has checks that go by its rules alone.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.model.handbook import Handbook
from macros.model.hiring import PostingRule, QuestionRule

MODELS = {"postings": "marked/postings-model.json", "questions": "marked/questions-model.json"}
"""Where each lies in a handbook's folder."""

FETCHED = {
    "postings": "assets/hire-postings-model.json",
    "questions": "assets/hire-questions-model.json",
}
"""Where the pages find them, from the root of the site."""

KEYS = {"postings": "posting_likeness", "questions": "question_likeness"}
"""What holds each there; null where the handbook has none."""

BY_WORDS = "wording"
"""The problem of the rules that go by a word wherever it stands: likeness says nothing of them."""

_FINDS = "likeness"
_RISKY = "risky"
_BY_ROW = ("rows", "gaps", "values")
"""What a model holds row by row."""


@dataclass(frozen=True)
class Models:
    """What was learned of postings and of questions, as JSON; None where nothing was."""

    postings: str | None = None
    questions: str | None = None


def models(root: Path) -> Models:
    """The models of the handbook in `root`."""
    files = {what: root / name for what, name in MODELS.items()}
    return Models(**{w: f.read_text(encoding="utf-8") for w, f in files.items() if f.is_file()})


def files(handbook: Handbook, found: Models) -> Iterator[tuple[str, str]]:
    """The path of each model from the root of the site, and its JSON, of rules that there are."""
    rules = {r.id for r in handbook.all(PostingRule) if r.problem != BY_WORDS}
    risky = any(rule.finds == _FINDS for rule in handbook.all(QuestionRule))
    yield _file("postings", _of(found.postings, rules))
    yield _file("questions", _of(found.questions, {_RISKY} if risky else set()))


def _file(what: str, model: dict[str, object] | None) -> tuple[str, str]:
    text = json.dumps({KEYS[what]: model}, ensure_ascii=False, separators=(",", ":"))
    return FETCHED[what], f"{text}\n"


def _of(model: str | None, names: Collection[str]) -> dict[str, object] | None:
    """The rows of `model` that are called one of `names`; None where there are none."""
    read = json.loads(model) if model else {"rows": []}
    kept = [n for n, row in enumerate(read["rows"]) if row["name"] in names]
    return read | {key: [read[key][n] for n in kept] for key in _BY_ROW} if kept else None
