"""Ways to find what answers a question, side by side: `python -m benchmarks.lookup_methods`.

Each learns from the examples and answers the real questions of tests/lookup/real that it did not
learn from, folds parted by the page they were asked on. What is printed for each:

- task: of what a task answers, how many have it first among the tasks;
- three: of what anything here answers, how many have a right place among the first three pages;
- told: how many get their task as a verdict, where the limit is such that 88 of 100 are right.

What was gathered after an example was written says most: `--file questions-2.tsv` counts one file
alone. It takes ten minutes, and the words of places come from a site that is built already:

python -m benchmarks.lookup_methods --site site [--file questions-2.tsv]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from benchmarks import lookup_model as model
from macros import node
from macros.check.project import load
from macros.outputs.lookup import index
from tests.lookup_eval import FILES

ROOT = model.ROOT
SEARCHER = "web/lookup-places.mjs"
PRECISION = 0.88
NEAREST = 5
THREE = 3

Floats = model.Floats


@dataclass(frozen=True)
class Fold:
    """What is learned from, with its features, and the features of what is asked."""

    lessons: Sequence[model.Lesson]
    learn: csr_matrix
    asked: csr_matrix
    words: Floats
    """How well the words of each answer's own page fit what is asked."""
    names: list[str]

    @property
    def truth(self) -> list[np.ndarray[tuple[int], np.dtype[np.bool_]]]:
        """For each name, which lessons it answers."""
        return [np.array([name in one.answers for one in self.lessons]) for name in self.names]

    @property
    def heavy(self) -> Floats:
        """How much each lesson weighs."""
        return np.array([model.REAL if one.real else 1.0 for one in self.lessons])


def own_words(fold: Fold) -> Floats:
    """MiniSearch over titles and other names of every place: nothing is learned."""
    return fold.words


def nearest(fold: Fold) -> Floats:
    """The examples most like the question: the mean of the five nearest of each answer."""
    like = (fold.asked @ fold.learn.T).toarray()
    return np.array([_best(like[:, held]) for held in fold.truth]).T


def _best(like: Floats) -> Floats:
    found: Floats = np.sort(like, axis=1)[:, -NEAREST:].mean(axis=1)
    return found


def regression(fold: Fold) -> Floats:
    """Logistic regression, one answer against the rest, over stems, pairs and pieces of words."""
    machines = [
        LogisticRegression(C=8, max_iter=200, solver="liblinear").fit(
            fold.learn, held, sample_weight=fold.heavy
        )
        for held in fold.truth
    ]
    return np.array([machine.decision_function(fold.asked) for machine in machines]).T


def machine(fold: Fold) -> Floats:
    """A linear support-vector machine over the same, with every weight."""
    machines = [
        LinearSVC(C=model.SOFT, random_state=0).fit(fold.learn, held, sample_weight=fold.heavy)
        for held in fold.truth
    ]
    return np.array([one.decision_function(fold.asked) for one in machines]).T


def shipped(fold: Fold) -> Floats:
    """The same with as many weights as are sent to the browser."""
    first = np.array([model.fitted(fold.learn, held, fold.heavy)[0] for held in fold.truth])
    chosen = model.chosen(first, fold.learn, len(first), model.KEPT)
    rows = [
        model.row(fold.learn, held, fold.heavy, columns)
        for held, columns in zip(fold.truth, chosen, strict=True)
    ]
    weights = np.array([weights for weights, _ in rows])
    found: Floats = fold.asked @ weights.T + np.array([constant for _, constant in rows])
    return found


def combined(fold: Fold) -> Floats:
    """What is shipped and the words of places, added up: what the box does."""
    found: Floats = shipped(fold) + 0.4 * fold.words
    return found


def with_nearest(fold: Fold) -> Floats:
    """What is shipped and the nearest examples, which would have to be sent along."""
    found: Floats = shipped(fold) + 0.5 * nearest(fold)
    return found


METHODS: tuple[Callable[[Fold], Floats], ...] = (
    own_words,
    nearest,
    regression,
    machine,
    shipped,
    combined,
    with_nearest,
)


@dataclass
class Tally:
    """What came of each question: sureness and whether the first task is right, places found."""

    sure: list[float]
    right: list[bool]
    listed: list[bool]
    placed: list[bool]

    def line(self) -> str:
        """The three figures."""
        listed = max(1, sum(self.listed))
        order = np.argsort(-np.array(self.sure))
        right = np.array(self.right)[order]
        precision = np.cumsum(right) / np.arange(1, len(right) + 1)
        enough = np.flatnonzero(precision >= PRECISION)
        told = right[: enough[-1] + 1].sum() if enough.size else 0
        return (
            f"task {sum(self.right) / listed:.1%},"
            f" three {sum(self.placed) / max(1, len(self.placed)):.1%}, told {told / listed:.1%}"
        )


def count(scores: Floats, names: Sequence[str], asked: Sequence[model.Lesson], into: Tally) -> None:
    """Add what `scores` find for the questions `asked` to the tally `into`."""
    tasks = [n for n, name in enumerate(names) if name.startswith("tasks/")]
    places = [n for n, name in enumerate(names) if not name.startswith("none")]
    for row, one in zip(scores, asked, strict=True):
        best = sorted(tasks, key=lambda n: -row[n])[:2]
        others = max(row[n] for n in range(len(names)) if n not in tasks)
        into.sure.append(float(row[best[0]] - max(row[best[1]], others)))
        into.right.append(names[best[0]] in one.answers)
        into.listed.append(any(answer.startswith("tasks/") for answer in one.answers))
        if any(not answer.startswith("none") for answer in one.answers):
            first = sorted(places, key=lambda n: -row[n])[:THREE]
            into.placed.append(any(names[n] in one.answers for n in first))


def own_fits(texts: Sequence[str], site: Path) -> list[dict[str, float]]:
    """For each text how well the words of each answer's page fit, by the built `site`."""
    given = {"index": json.loads((site / FILES["index"]).read_bytes()), "texts": list(texts)}
    found: list[dict[str, float]] = json.loads(
        node.run(SEARCHER, given=json.dumps(given), root=ROOT)
    )
    return found


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup_methods")
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument(
        "--file", help="count the questions of this file of tests/lookup/real alone"
    )
    given = parser.parse_args(words)
    lessons = model.lessons()
    lists = index.lists(load(ROOT / "data"))
    counted = model.features([one.words for one in lessons], lists, model.MANY_WORDS)
    wanted = only(given.file) if given.file else None
    tallies = {method: Tally([], [], [], []) for method in METHODS}
    real = np.array([n for n, one in enumerate(lessons) if one.real])
    groups = [lessons[n].group for n in real]
    for _, test in GroupKFold(model.FOLDS).split(real, groups=groups):
        held = set(real[test])
        asked = [n for n in sorted(held) if wanted is None or lessons[n].words in wanted]
        rows = [n for n in range(len(lessons)) if n not in held]
        rarity = model.how_rare(counted.counts[rows])
        names = model.answers_of([lessons[n] for n in rows])
        fits = own_fits([lessons[n].words for n in asked], given.site)
        fold = Fold(
            [lessons[n] for n in rows],
            model.weighed(counted.counts[rows], rarity),
            model.weighed(counted.counts[asked], rarity),
            np.array([[one.get(name, 0.0) for name in names] for one in fits]),
            names,
        )
        for method, tally in tallies.items():
            count(method(fold), names, [lessons[n] for n in asked], tally)
    for method, tally in tallies.items():
        print(f"{method.__name__}: {tally.line()}")


def only(name: str) -> set[str]:
    """The questions of a file of real ones."""
    lines = (ROOT / "tests" / "lookup" / "real" / name).read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines[1:]}


if __name__ == "__main__":
    main()
