"""The lookup's model, made from the examples: `make lookup-model` writes it anew.

It is a linear support-vector machine over stems, pairs of stems and pieces of words, one against
the rest for every answer, and a regression for the side of a task. The engine in web/ counts the
features, here and in the browser alike, so that both see the same.

--compare   no model is written; how each way does on real questions, folds parted by page
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, hstack, vstack
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from macros import node
from macros.check.project import load
from macros.outputs.lookup import examples, index
from macros.outputs.lookup.places import read_pages

ROOT = Path(__file__).resolve().parent.parent
COUNTER = "web/lookup-features.mjs"

WORDS, PIECES = 8192, 8192
"""How many numbers there are for stems and pairs of them, and how many for pieces of words."""

MANY_WORDS = 32_768
"""How many of the first the lookup has: with so many examples, too many words share one of few."""

FEWEST = 3
"""What fewer texts hold counts for nothing there: it may be a slip, and others have its number."""

RARITY = 2
"""In what steps rarity is told there: finer ones take room, and helped no answer."""

SIGNS = "".join(chr(c) for c in range(32, 126) if chr(c) not in '"\\')
MORE = len(SIGNS) - 1
STEPS = 7
"""As in web/engines/model/weights.js."""

KEPT = 30_600
"""How many weights of the answers the first search has room for: those that do most."""

KEPT_FULL = 200_000
"""How many in the full model, which comes with the second search."""

COMMON = 0.85
"""How much it counts for keeping a weight that its feature is common; at 1 short forms are lost."""

KEPT_SIDES = 3_000
"""And how many of the sides."""

KEPT_DANGER = 6_000
"""And of what tells danger."""

SOFT_DANGER = 1.6
"""SOFT for what tells danger."""

SPOKEN = 10.0
"""How much a phrase of danger weighs, or an ordinary one that looks like it, beside other texts."""

SOFT = 0.25
"""The constant of the support-vector machine; larger ones follow single examples more closely."""

SAID = 4.0
"""How much it weighs for the side that the data says so of a line, beside an example."""

REAL = 1.5
"""How much a real question weighs beside one that we wrote."""

FOLDS = 4

Floats = NDArray[np.float64]

Row = tuple[Floats, float]
"""The weights of a row and its constant."""


@dataclass(frozen=True)
class Features:
    """What the engine counts in texts: a row for each, and the stems of each."""

    counts: csr_matrix
    stems: list[list[str]]
    bits: list[list[tuple[int, int]]]


def features(texts: Sequence[str], lists: dict[str, str], words: int = WORDS) -> Features:
    """What web/engines/model/features.js counts in `texts`, with `words` numbers for stems."""
    given = json.dumps({"lists": lists, "texts": texts, "words": words})
    found = json.loads(node.run(COUNTER, given=given, root=ROOT))
    rows = [(at, float(n)) for one in found for at, n in one["features"]]
    starts = np.cumsum([0, *(len(one["features"]) for one in found)])
    values, places = [n for _, n in rows], [at for at, _ in rows]
    counts = csr_matrix((values, places, starts), shape=(len(texts), words + PIECES))
    counts.data = 1 + np.log(counts.data)
    return Features(
        counts, [one["stems"] for one in found], [list(map(tuple, one["bits"])) for one in found]
    )


@dataclass
class Model:
    """Weights for each row (an answer, or a side), and how rare each feature is."""

    names: list[str]
    weights: Floats
    bias: Floats
    rarity: Floats

    def scores(self, counts: csr_matrix) -> Floats:
        """How much each text speaks for each row."""
        found: Floats = weighed(counts, self.rarity) @ self.weights.T + self.bias
        return found


def rarity_of(counts: csr_matrix, fewest: int = 0, step: int = 1) -> Floats:
    """How rare each feature is in `counts`, in steps; 0 for one that fewer than `fewest` hold."""
    held = np.asarray((counts > 0).sum(0)).ravel()
    rare = np.log((1 + counts.shape[0]) / (1 + held)) + 1
    found: Floats = np.where(held < fewest, 0, step * np.round(rare / step))
    return found


def how_rare(*counts: csr_matrix) -> Floats:
    """How rare each feature is in what the lookup learns from."""
    return rarity_of(vstack(counts).tocsr(), FEWEST, RARITY)


def weighed(counts: csr_matrix, rarity: Floats) -> csr_matrix:
    """`counts` by rarity; the stems of a text together weigh 1, and so do the pieces."""
    found = (counts @ diags(rarity)).tocsr()
    words = counts.shape[1] - PIECES
    return hstack([_unit(found[:, :words]), _unit(found[:, words:])]).tocsr()


def _unit(part: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(np.asarray(part.multiply(part).sum(1)).ravel())
    lengths[lengths == 0] = 1
    return diags(1 / lengths) @ part


@dataclass(frozen=True)
class Lesson:
    """A text to learn from: its answers, the side it falls on (None: not said), its group."""

    words: str
    answers: tuple[str, ...]
    side: float | None
    group: str

    @property
    def real(self) -> bool:
        """Whether somebody asked it in public."""
        return self.group.startswith("http")


SIDES = {"consistent": 1.0, "not-consistent": -1.0, "depends": 0.0, "unclear": 0.0}


def lessons() -> list[Lesson]:
    """Everything to learn from: the examples, the real questions, and the tasks' own words."""
    found = [
        Lesson(e.words, e.answers, SIDES.get(e.side), e.page if e.page != "-" else f"own-{n}")
        for n, e in enumerate(examples.read(ROOT))
    ]
    for task in load(ROOT / "data").all("tasks"):
        name = (f"tasks/{task.id}",)
        found.append(Lesson(task.title, name, 0.0, "data"))
        found += [Lesson(words, name, 0.0, "data") for words in task.also]
        for side, lines in ((1.0, task.consistent), (-1.0, task.inconsistent)):
            found += [Lesson(w, name, side, "data") for line in lines for w in line.says]
    return found


def _is_task(lesson: Lesson) -> bool:
    return any(answer.startswith("tasks/") for answer in lesson.answers)


GENERAL = {"is:task": _is_task, "is:real": lambda lesson: lesson.real}
"""What else is asked of a text: whether any task answers, whether somebody asks it in public."""


def train(
    all_lessons: Sequence[Lesson], counts: csr_matrix, rarity: Floats, *kept: int | None
) -> list[Model]:
    """The models that `all_lessons`, whose features are `counts`, teach: one for each of `kept`.

    `kept` is how many weights of the answers a model has, None for all.
    """
    x = weighed(counts, rarity)
    heavy = np.array([REAL if lesson.real else 1.0 for lesson in all_lessons])
    names = answers_of(all_lessons)
    tests = [*((name, _answered_by(name)) for name in names), *GENERAL.items()]
    held = [np.array([holds(lesson) for lesson in all_lessons]) for _, holds in tests]
    first = np.array([weights for weights, _ in _each(fitted, ((x, y, heavy) for y in held))])
    sides = _sides(all_lessons, x, heavy)
    made = []
    for most in kept:
        places = chosen(first, x, len(names), most)
        columns = ((x, y, heavy, at) for y, at in zip(held, places, strict=True))
        made.append(_model([*names, *GENERAL], _each(row, columns), sides, rarity, most))
    return made


def _each(what: Callable[..., Row], given: Iterable[tuple[Any, ...]]) -> list[Row]:
    """`what` for each of `given`, as many at once as there are processors."""
    found: list[Row] = Parallel(n_jobs=-1)(delayed(what)(*one) for one in given)
    return found


def _model(
    names: Sequence[str],
    rows: Sequence[Row],
    told: tuple[Floats, Floats, list[str]],
    rarity: Floats,
    kept: int | None,
) -> Model:
    """A model of the `rows` for `names`, and of what is `told` of the sides."""
    sides, side_bias, side_names = told
    weights = np.array([own for own, _ in rows])
    return Model(
        [*names, *side_names],
        np.vstack([stepped(weights) if kept else weights, _kept(sides, kept and KEPT_SIDES)]),
        np.concatenate([[constant for _, constant in rows], side_bias]),
        rarity,
    )


def answers_of(all_lessons: Sequence[Lesson]) -> list[str]:
    """What answers at least two of `all_lessons`: one alone teaches nothing."""
    found = Counter(a for lesson in all_lessons for a in set(lesson.answers))
    return sorted(a for a, n in found.items() if n > 1)


def _answered_by(name: str) -> Callable[[Lesson], bool]:
    return lambda lesson: name in lesson.answers


def row(
    x: csr_matrix,
    y: NDArray[np.bool_],
    heavy: Floats,
    columns: NDArray[np.intp],
    soft: float = SOFT,
) -> Row:
    """As `fitted`, from the features at `columns` alone; without any, nothing speaks for it."""
    found = np.zeros(x.shape[1])
    if not columns.size:
        return found, -1.0
    found[columns], constant = fitted(x[:, columns], y, heavy, soft)
    return found, constant


def fitted(x: csr_matrix, y: NDArray[np.bool_], heavy: Floats, soft: float = SOFT) -> Row:
    """The weights and the constant that part the texts of which `y` holds from the others."""
    machine = LinearSVC(C=soft, random_state=0).fit(x, y, sample_weight=heavy)
    return machine.coef_[0], float(machine.intercept_[0])


def chosen(
    weights: Floats, x: csr_matrix, answers: int, kept: int | None
) -> list[NDArray[np.intp]]:
    """For each row the places of its share of the `kept` weights, those that do most in texts.

    What a weight does is its size times that of its feature in the examples: one that stands in
    a single example is heavy and meets nobody else's words. For the first rows, the `answers`,
    what speaks for them is kept: what speaks against one speaks for another.
    """
    if kept is None:
        return [np.arange(weights.shape[1]) for _ in weights]
    size = np.sqrt(np.asarray(x.multiply(x).mean(0)).ravel())
    does = np.vstack([np.maximum(weights[:answers], 0), np.abs(weights[answers:])]) * size**COMMON
    least = np.sort(does, axis=None)[-min(kept, does.size)]
    return [np.flatnonzero((row >= least) & (row > 0)) for row in does]


def _heaviest(weights: Floats, kept: int | None) -> list[NDArray[np.intp]]:
    """For each row the places of its share of the `kept` weights, the heaviest for their row."""
    if kept is None:
        return [np.arange(weights.shape[1]) for _ in weights]
    heavy = np.abs(weights) / np.sqrt(np.abs(weights).max(1, keepdims=True))
    least = np.sort(heavy, axis=None)[-min(kept, weights.size)]
    return [np.flatnonzero(row >= least) for row in heavy]


def _sides(
    all_lessons: Sequence[Lesson], x: csr_matrix, heavy: Floats
) -> tuple[Floats, Floats, list[str]]:
    """What speaks for the one side, for all tasks together, then what each task adds to it."""
    told = [
        (n, lesson.answers[0], lesson.side)
        for n, lesson in enumerate(all_lessons)
        if lesson.side is not None and lesson.answers[0].startswith("tasks/")
    ]
    tasks = sorted({task for _, task, _ in told})
    rows = [n for n, _, _ in told]
    heavy = np.where([lesson.group == "data" for lesson in all_lessons], SAID, heavy)
    own = [
        diags([float(task == one) for _, one, _ in told])
        @ hstack([x[rows], np.ones((len(rows), 1))])
        for task in tasks
    ]
    both = hstack([x[rows], *own]).tocsr()
    y = np.array([side for _, _, side in told])
    found = Ridge(alpha=0.5, random_state=0, solver="sparse_cg", tol=1e-6).fit(
        both, y, sample_weight=heavy[rows]
    )
    size = x.shape[1]
    weights, bias = [found.coef_[:size]], [found.intercept_]
    for n in range(len(tasks)):
        part = found.coef_[size + n * (size + 1) : size + (n + 1) * (size + 1)]
        weights.append(part[:size])
        bias.append(part[size])
    names = ["side", *(f"side:{task.removeprefix('tasks/')}" for task in tasks)]
    return np.array(weights), np.array(bias), names


def _kept(weights: Floats, kept: int | None) -> Floats:
    """The `kept` weights that are heaviest for their row, in whole steps of it, the others 0."""
    if kept is None:
        return weights
    found = np.zeros_like(weights)
    for row, columns in enumerate(_heaviest(weights, kept)):
        found[row, columns] = weights[row, columns]
    return stepped(found)


def stepped(weights: Floats) -> Floats:
    """`weights` in whole steps of their row."""
    scale = scale_of(weights)
    return np.clip(np.round(weights / scale), -STEPS, STEPS) * scale


def scale_of(weights: Floats) -> Floats:
    """How much a step of each row is."""
    most = [np.quantile(np.abs(r[r != 0]), 0.995) if r.any() else 1.0 for r in weights]
    return np.array([float(f"{m / STEPS:.4g}") for m in most])[:, None]


@dataclass(frozen=True)
class Seen:
    """A lesson as a model saw it that had not learned from its page."""

    lesson: Lesson
    scores: dict[str, float]
    strange: float

    @property
    def task(self) -> str:
        """The task that it takes the lesson for."""
        return max(self._of("tasks/"), key=self.scores.__getitem__)

    @property
    def right(self) -> bool:
        """Whether that is one of those that answer it."""
        return self.task in self.lesson.answers

    @property
    def lean(self) -> float:
        """How far it leans to the one side of that task, above 0, or to the other."""
        own = self.scores.get(f"side:{self.task.removeprefix('tasks/')}", 0.0)
        return self.scores["side"] + own

    def certainty(self) -> list[float]:
        """What certainty rests on, as in web/engines/lookup/ask.js."""
        first, second = sorted((self.scores[n] for n in self._of("tasks/")), reverse=True)[:2]
        other = max(self.scores[n] for n in self._of("/", "none"))
        task, real = self.scores["is:task"], self.scores["is:real"]
        return [
            1.0,
            max(first, -1.5),
            first - max(other, -1.2),
            first - max(second, -1.2),
            self.strange,
            task,
            real,
            task * real,
        ]

    def _of(self, *starts: str) -> list[str]:
        return [name for name in self.scores if name.startswith(starts)]


def crossed(
    all_lessons: Sequence[Lesson], counted: Features, said: csr_matrix, *kept: int | None
) -> list[list[Seen]]:
    """Every example as models see it that learned from the other folds, parted by page.

    A list for each of `kept`, how many weights a model has. `said` counts for rarity alone.
    """
    asked = np.array([n for n, one in enumerate(all_lessons) if one.group != "data"])
    always = np.array([n for n, one in enumerate(all_lessons) if one.group == "data"])
    groups = [all_lessons[n].group for n in asked]
    found: list[list[Seen]] = [[] for _ in kept]
    for learn, test in GroupKFold(FOLDS).split(asked, groups=groups):
        rows = np.concatenate([asked[learn], always])
        counts = counted.counts[rows]
        models = train([all_lessons[n] for n in rows], counts, how_rare(counts, said), *kept)
        known = known_bits(counted.bits[n] for n in rows)
        for model, seen in zip(models, found, strict=True):
            scored = model.scores(counted.counts[asked[test]])
            for n, row in zip(asked[test], scored, strict=True):
                bits = counted.bits[n]
                share = sum(bit not in known for bit in bits) / max(1, len(bits))
                scores = dict(zip(model.names, map(float, row), strict=True))
                seen.append(Seen(all_lessons[n], scores, share))
    return found


PHRASE = 3
"""How many words make more than a keyword; certainty learns nothing from keywords."""


def known_bits(bits: Iterable[Sequence[tuple[int, int]]]) -> set[tuple[int, int]]:
    """The stems that at least two texts hold, as bits: one that stands once may be a slip."""
    found = Counter(bit for one in bits for bit in set(one))
    return {bit for bit, times in found.items() if times > 1}


def certainty(seen: Sequence[Seen]) -> list[float]:
    """The weights of what certainty rests on: as many real questions as others teach them."""
    real = [one for one in seen if one.lesson.real]
    own = [one for one in seen if not one.lesson.real and len(one.lesson.words.split()) >= PHRASE]
    step = max(1, len(own) // max(1, len(real)))
    used = real + own[::step]
    machine = LogisticRegression(C=10, fit_intercept=False, max_iter=1000)
    machine.fit([one.certainty() for one in used], [one.right for one in used])
    return [float(f"{weight:.4g}") for weight in machine.coef_[0]]


LIMITS = {
    "task": 0.64,
    "long": 0.76,
    "verdict": 0.7,
    "side": 0.85,
    "certain": 0.96,
    "clear": 0.33,
    "place": -0.95,
    "danger": 0.05,
    "word": -0.3,
    "listed": -0.85,
}
"""How sure an answer has to be: chosen by `--compare` on real questions, folds parted by page.

Those of danger were chosen by folds among its own sentences.
"""


def spoken(lists: dict[str, str]) -> csr_matrix:
    """The features of the phrases of danger, and of the ordinary ones that look like them."""
    return features([words for words, _ in examples.spoken(ROOT)], lists, MANY_WORDS).counts


def with_danger(
    model: Model, all_lessons: Sequence[Lesson], counts: csr_matrix, said: csr_matrix
) -> Model:
    """`model` with a row for whether somebody may be in danger, and one for an emergency.

    `counts` are the features of `all_lessons`, `said` those of `spoken`. What is asked about other
    things than crises teaches what danger isn't.
    """
    crises = calm()
    other = [n for n, one in enumerate(all_lessons) if not set(one.answers) & crises]
    numbers = np.array([*(number for _, number in examples.spoken(ROOT)), *("" for _ in other)])
    heavy = np.ones(len(numbers))
    heavy[: said.shape[0]] = SPOKEN
    x = weighed(vstack([said, counts[other]]).tocsr(), model.rarity)
    tests = (numbers != "", numbers == "911")
    first = np.array([fitted(x, y, heavy, SOFT_DANGER)[0] for y in tests])
    columns = chosen(first, x, 0, KEPT_DANGER)
    rows = [row(x, y, heavy, at, SOFT_DANGER) for y, at in zip(tests, columns, strict=True)]
    return Model(
        [*model.names, "is:danger", "is:emergency"],
        np.vstack([model.weights, stepped(np.array([own for own, _ in rows]))]),
        np.concatenate([model.bias, [bias for _, bias in rows]]),
        model.rarity,
    )


def calm() -> set[str]:
    """What answers questions about crises, where words of danger stand for themselves."""
    crises = {f"tasks/{task.id}" for task in load(ROOT / "data").all("tasks") if task.crisis}
    return crises | {f"/{page.url}" for page in read_pages(ROOT / "docs") if page.calm}


def packed(
    model: Model, bits: Iterable[tuple[int, int]], limits: dict[str, Any], digest: str
) -> str:
    """The model as web/engines/model/weights.js and web/engines/lookup/model.js read it."""
    scale = scale_of(model.weights)
    order = np.argsort(np.where(model.rarity, model.rarity, np.inf), kind="stable")
    steps = np.clip(np.round(model.weights / scale), -STEPS, STEPS).astype(int)[:, order]
    rows = [
        {
            "name": name,
            "scale": float(scale[n, 0]),
            "bias": float(f"{model.bias[n]:.3g}"),
        }
        for n, name in enumerate(model.names)
    ]
    made = {
        "digest": digest,
        "rows": rows,
        "gaps": [_gaps(np.flatnonzero(row)) for row in steps],
        "values": ["".join(SIGNS[v + STEPS] for v in row if v) for row in steps],
        "rarity": "".join(SIGNS[round(r)] for r in model.rarity),
        "known": _gaps(sorted({bit for both in bits for bit in both})),
        "limits": limits,
    }
    return json.dumps(made, separators=(",", ":")) + "\n"


def _gaps(places: Iterable[int]) -> str:
    text, last = "", -1
    for place in map(int, places):
        gap = place - last - 1
        text += SIGNS[MORE] * (gap // MORE) + SIGNS[gap % MORE]
        last = place
    return text


def made() -> dict[str, str]:
    """The models of today's examples: the file of each, and what stands in it."""
    all_lessons = lessons()
    lists = index.lists(load(ROOT / "data"))
    counted, said = features([one.words for one in all_lessons], lists, MANY_WORDS), spoken(lists)
    seen = crossed(all_lessons, counted, said, *FILES.values())
    models = train(all_lessons, counted.counts, how_rare(counted.counts, said), *FILES.values())
    known, digest = known_bits(counted.bits), examples.digest(ROOT)
    return {
        file: packed(
            with_danger(model, all_lessons, counted.counts, said),
            known,
            {**LIMITS, "certainty": certainty(one)},
            digest,
        )
        for file, model, one in zip(FILES, models, seen, strict=True)
    }


FILES = {examples.MODEL: KEPT, examples.FULL_MODEL: KEPT_FULL}
"""The files of the models, and how many weights of the answers each has."""


def compare(seen: Sequence[Seen]) -> None:
    """Print how the answers to real questions and to our own fare at several limits."""
    weights = np.array(certainty(seen))
    for name, real in (("real questions", True), ("our own", False)):
        these = [one for one in seen if one.lesson.real == real]
        sure = 1 / (1 + np.exp(-np.array([one.certainty() for one in these]) @ weights))
        listed = [_is_task(one.lesson) for one in these]
        print(
            f"{name}: {sum(listed)} that a task answers, {len(these) - sum(listed)} that none does"
        )
        for limit in (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9):
            shown = [n for n, s in enumerate(sure) if s >= limit]
            right = sum(these[n].right for n in shown)
            wrong = sum(listed[n] and not these[n].right for n in shown)
            none = len(shown) - right - wrong
            print(
                f"  {limit}: right {right / sum(listed):.1%}, wrong {wrong / sum(listed):.1%},"
                f" unlisted answered {none / max(1, len(these) - sum(listed)):.1%},"
                f" precision {right / max(1, len(shown)):.1%}"
            )


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup_model", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--compare", action="store_true")
    if parser.parse_args(words).compare:
        all_lessons, lists = lessons(), index.lists(load(ROOT / "data"))
        counted = features([one.words for one in all_lessons], lists, MANY_WORDS)
        found = crossed(all_lessons, counted, spoken(lists), *FILES.values())
        for file, seen in zip(FILES, found, strict=True):
            print(file)
            compare(seen)
    else:
        for file, text in made().items():
            (ROOT / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
