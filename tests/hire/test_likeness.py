"""What the checks of hiring learned: of today's lines, small, and of rules that there are."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import hiring_model as training
from benchmarks import lookup_model as linear
from macros.model.handbook import Handbook
from macros.outputs.hiring import likeness
from tests.engines import Engines
from tests.posting_eval import learned

BUDGET = 60_000

LINES = [
    training.Row(text, frozenset(marks))
    for text, marks in {
        "gives out pills": ["pills"],
        "counts tablets and pills": ["pills"],
        "pills in the morning": ["pills"],
        "drives people to the clinic": ["rides"],
        "drives a van": ["rides"],
        "takes people along and drives": ["rides"],
        "listens": [],
        "tells people of their rights": [],
    }.items()
]


@pytest.fixture(scope="module")
def lessons(handbook: Handbook) -> dict[str, list[training.Row]]:
    """All that the models are made from."""
    return training.lessons(handbook)


@pytest.fixture(scope="module")
def models(root: Path) -> likeness.Models:
    """What lies beside the handbook."""
    return likeness.models(root)


@pytest.fixture(scope="module")
def small() -> linear.Model:
    """A model of a few lines."""
    return training.train(LINES, ["pills", "rides"], 60)


def made(found: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """What the pages fetch, by its path."""
    return {path: json.loads(text) for path, text in found}


@pytest.mark.parametrize("what", [training.POSTINGS, training.QUESTIONS])
def test_a_model_is_of_todays_lines(
    what: str, lessons: dict[str, list[training.Row]], root: Path
) -> None:
    """Each was made from the lines as they are: else `make hiring-model`."""
    text = (root / likeness.MODELS[what]).read_text(encoding="utf-8")
    assert json.loads(text)["digest"] == training.digest(lessons[what])


def test_a_digest_tells_a_mark_that_changed() -> None:
    """Another mark on a line is another digest, as another word is."""
    one, other, third = (
        training.Row("drives", frozenset(["rides"])),
        training.Row("drives", frozenset()),
        training.Row("drive", frozenset(["rides"])),
    )
    assert len({training.digest([row]) for row in (one, other, third)}) == 3


def test_nothing_is_learned_from_what_is_held_out(
    lessons: dict[str, list[training.Row]], root: Path
) -> None:
    """No line of a held-out file is among the lessons, but for what our own files say as well."""
    for what, rows in lessons.items():
        held = _texts(root / training.REAL / f"{what}-held-out.tsv")
        ours = _texts(root / training.OURS / training.OWN[what])
        assert held & {row.text for row in rows} <= ours


def _texts(file: Path) -> set[str]:
    return {line.split("\t")[0] for line in file.read_text(encoding="utf-8").splitlines()}


def test_all_kinds_of_lines_are_learned_from(
    lessons: dict[str, list[training.Row]], data: dict[str, Any]
) -> None:
    """Real lines, those of marked/, our own, and the words that rules offer instead."""
    texts = {row.text for row in lessons[training.POSTINGS]}
    folders = (training.REAL, training.OURS, training.MARKED)
    names = ("postings.tsv", "wordings.tsv", "postings.tsv")
    for folder, name in zip(folders, names, strict=True):
        file = training.ROOT / folder / name
        assert file.read_text(encoding="utf-8").partition("\t")[0] in texts
    assert {rule["rewrite"] for rule in data["rules"]} - {None} <= texts


def test_both_models_are_small(handbook: Handbook, models: likeness.Models) -> None:
    """What the pages fetch beside their rules weighs at most 60 KB compressed, both together."""
    found = dict(likeness.files(handbook, models)).values()
    assert sum(len(gzip.compress(text.encode(), 9)) for text in found) <= BUDGET


def test_rules_of_words_learn_nothing(handbook: Handbook) -> None:
    """A rule that goes by a word has no machine, nor has one with fewer than three lines."""
    word = next(r.id for r in handbook.all("posting-rules") if r.problem == likeness.BY_WORDS)
    rows = [training.Row("a", frozenset([word, "rides"]))] * training.LEAST
    assert training.learnable([*rows, training.Row("b", frozenset(["pills"]))], handbook) == [
        "rides"
    ]


def test_a_model_tells_lines_apart(small: linear.Model) -> None:
    """What was marked scores above what was not."""
    texts = ["drives to the store", "counts her pills", "listens"]
    (rides, pills, neither) = small.scores(linear.features(texts, {}).counts)
    assert rides[1] > max(pills[1], neither[1])
    assert pills[0] > max(rides[0], neither[0])


def test_the_page_scores_as_the_training_does(small: linear.Model, engines: Engines) -> None:
    """What was packed says the same in the browser, to the steps that are kept."""
    packed = json.loads(linear.packed(small, (), {"sure": 0.0}, "digest"))
    text = "Drives people to the clinic & counts pills."
    said = engines.evaluate(
        """async (root, [data, text]) => {
            const path = root + "web/engines/hiring/likeness.js";
            const { likenessOf, readLikeness } = await import(path);
            return [...likenessOf(text, readLikeness(data))];
        }""",
        [packed, text],
    )
    wanted = small.scores(linear.features([text], {}).counts)[0]
    assert [name for name, _ in said] == small.names
    assert [score for _, score in said] == pytest.approx(list(wanted), abs=0.03)


def test_what_the_handbook_says_may_stand_is_not_likely_a_problem(
    data: dict[str, Any], handbook: Handbook, engines: Engines
) -> None:
    """No line of its own, and no words that a rule offers, are pointed out for their likeness."""
    rows = training.allowed(data)[training.POSTINGS]
    likely = engines.evaluate(
        """async (root, [data, lines]) => {
            const path = root + "web/engines/hiring/posting-check.js";
            const { compile, readLine } = await import(path);
            const ready = compile(data);
            return lines.filter(
                (line) => readLine(line, ready).findings.some(({ likely }) => likely));
        }""",
        [data | learned(handbook), [row.text for row in rows]],
    )
    assert likely == []


def test_a_handbook_without_models_has_checks_by_rules(handbook: Handbook, tmp_path: Path) -> None:
    """Where nothing was learned, what the pages fetch says so."""
    found = made(tuple(likeness.files(handbook, likeness.models(tmp_path))))
    assert found == {
        "assets/hire-postings-model.json": {"posting_likeness": None},
        "assets/hire-questions-model.json": {"question_likeness": None},
    }


def test_a_rule_that_the_handbook_lacks_is_left_out(
    handbook: Handbook, models: likeness.Models
) -> None:
    """The model speaks of the rules that there are, and of no rule of words."""
    rules = {r.id: r for r in handbook.all("posting-rules")}
    kept = next(i for i, r in rules.items() if r.problem == "task")
    word = next(i for i, r in rules.items() if r.problem == likeness.BY_WORDS)
    few = {i: r for i, r in rules.items() if i in (kept, word)}
    other = Handbook({**handbook.kinds, "posting-rules": few, "question-rules": {}})
    found = made(tuple(likeness.files(other, models)))
    model = found[likeness.FETCHED["postings"]]["posting_likeness"]
    assert [row["name"] for row in model["rows"]] == [kept]
    assert len(model["gaps"]) == len(model["values"]) == 1
    assert found[likeness.FETCHED["questions"]] == {"question_likeness": None}
