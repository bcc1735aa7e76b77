"""What the learned models add to the checks of hiring: `python -m benchmarks.hiring_methods`.

The fair question is what they find in pages that neither they nor the rules have met. So each round
of tests/hire/real is tried with the rules as they were when the round was measured first, taken
from the history (`git fetch --unshallow` brings it where it is missing), and with models as
benchmarks/hiring_model.py makes them, that learned from what lay open on that day: earlier rounds,
the open pages of the round, lines of our own, what the handbook says may stand, and marked/. The
latter was written after all rounds, by somebody who saw none that was held out.

What is printed for postings is precision, recall and F1 by single problem; for questions the share
of risky and of plain ones that are marked. Folds by page come last: there the rules have seen every
line, and the model has not.

--without          leave marked/ aside
--kept LINES ASKED how many weights the model of postings has, and that of questions
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from benchmarks import lookup_model as linear
from benchmarks.hiring_model import (
    AS_RISKY,
    KEPT,
    LIMITS,
    POSTINGS,
    QUESTIONS,
    RISKY,
    ROOT,
    Row,
    allowed,
    learnable,
    marks_in,
    train,
    written,
)
from benchmarks.lookup_model import Floats, features
from macros.check.project import load
from macros.model.handbook import Handbook
from macros.outputs.hiring import documents
from tests.engines import Engines
from tests.posting_eval import Line, by_problem, former_ids
from tests.question_eval import PLAIN

REAL = Path("tests/hire/real")
HELD = "held out"

POSTED = {2: "0053e65", 3: "24c5003", 4: "4af55ef", 5: "0d4a8a7"}
"""The rules that each round of postings was measured with first, by their commit."""

ASKED = {**POSTED, 6: "0d4a8a7"}
"""The same for questions. The sixth round has the same figures with the rules after the fifth."""

HARMLESS = -0.4
"""Where a question is put aside by the way that is not taken: nothing of high risk ever is."""

HIGH = "high"

FOLDS = 5

Ids = dict[str, list[frozenset[str]]]
"""What each way finds in lines of postings."""

Marked = dict[str, NDArray[np.bool_]]
"""Which questions each way marks."""

THAT_DAY = """
import json, sys
from pathlib import Path
from macros.check.project import load
from macros.outputs.hiring import documents
from tests import posting_eval, question_eval
from tests.engines import Engines
texts = json.load(sys.stdin)
data, engines = documents.data(load(Path("data"))), Engines(Path.cwd())
found = [sorted(one) for one in posting_eval.found(engines, data, texts["postings"])]
risks = [one.risk for one in question_eval.checked(engines, data, texts["questions"])]
engines.stop()
print(json.dumps({"postings": found, "questions": risks}))
"""
"""What the checks of another day say, run in the folder of that day."""

WEIGHED = """async (root, { data, lines, found }) => {
  const path = root + "web/engines/hiring/posting-check.js";
  const { compile, withLikeness } = await import(path);
  const ready = compile(data);
  const ruleOf = (id) => data.rules.find((rule) => rule.id === id) ?? { id, problem: "" };
  return lines.map((line, n) => {
    const known = found[n].map((id) => ({ rule: ruleOf(id), found: "", start: 0, end: 0 }));
    return withLikeness(line, known, ready).findings.map(({ rule }) => rule.id);
  });
}"""
"""What today's engine makes of the findings of rules on lines."""

RISKS = """async (root, { data, texts }) => {
  const folder = root + "web/engines/hiring/";
  const { likenessOf, readLikeness } = await import(folder + "likeness.js");
  const { readable } = await import(folder + "readable.js");
  const model = readLikeness(data);
  return texts.map((text) => likenessOf(readable(text).text, model).get("risky"));
}"""
"""How much each question reads like risky ones."""


def rows(what: str, former: Mapping[str, str]) -> list[Row]:
    """The real rows on `what`, `postings` or `questions`; a mark in `former` stands for another."""
    listed = (ROOT / REAL / "rounds.tsv").read_text(encoding="utf-8").splitlines()
    rounds = {(w, page): (int(n), h == HELD) for w, n, h, page in (r.split("\t") for r in listed)}
    found = []
    for part in ("", "-held-out"):
        text = (ROOT / REAL / f"{what}{part}.tsv").read_text(encoding="utf-8")
        for words, marks, *_, page in (line.split("\t") for line in text.splitlines()):
            found.append(Row(words, marks_in(marks, former), page, *rounds[what, page]))
    return found


def own(folder: Path, name: str, former: Mapping[str, str]) -> list[Row]:
    """The lines that were written by hand for `folder`, a state of the project."""
    path = folder / "tests/hire" / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = [line.split("\t") for line in text.splitlines() if line.strip()]
    return [Row(p[0], marks_in(p[1], former)) for p in parts]


@contextmanager
def that_day(commit: str) -> Iterator[Path]:
    """The project as it was at `commit`, in a folder where the checks need no package."""
    git = ["git", "archive", commit]
    done = subprocess.run(git, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        sys.exit(
            f"No commit {commit} here: {done.stderr.decode().strip()}. Fetch the whole history."
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as files:
            files.extractall(folder, filter="data")
        installed = folder / "node_modules/.installed"
        installed.parent.mkdir()
        lock = (folder / "package-lock.json").read_bytes()
        installed.write_text(hashlib.sha256(lock).hexdigest(), encoding="utf-8")
        yield folder


def said(
    folder: Path, postings: Sequence[Row], questions: Sequence[Row]
) -> tuple[list[frozenset[str]], list[str]]:
    """What the rules of that day find in the lines, and the risk of each question by them."""
    texts = {"postings": [r.text for r in postings], "questions": [r.text for r in questions]}
    done = subprocess.run(
        [sys.executable, "-c", THAT_DAY],
        cwd=folder,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    made = json.loads(done.stdout)
    return [frozenset(ids) for ids in made["postings"]], made["questions"]


def scores(
    learn: Sequence[Row], asked: Sequence[Row], names: Sequence[str], kept: int | None
) -> Floats:
    """How much each of `asked` speaks for each of `names`, by the model that `learn` teaches."""
    model = train(learn, names, kept)
    return model.scores(features([r.text for r in asked], {}).counts)


@dataclass(frozen=True)
class Taught:
    """What every day has: marked/, what the handbook says may stand, and today's engines."""

    handbook: Handbook
    rows: Mapping[str, Sequence[Row]]
    kept: Mapping[str, int | None]
    data: Mapping[str, Any]
    engines: Engines


def postings_ways(
    model: linear.Model, asked: Sequence[Row], rules: Sequence[frozenset[str]], taught: Taught
) -> Ids:
    """What each way finds in lines of postings, where `rules` found what they found."""
    data = taught.data | {"posting_likeness": shipped(model, POSTINGS)}
    found = [sorted(ids) for ids in rules]
    made = taught.engines.evaluate(
        WEIGHED, {"data": data, "lines": [r.text for r in asked], "found": found}
    )
    both = [frozenset(ids) for ids in made]
    return {
        "rules": list(rules),
        "rules, and what the model adds": [a | b for a, b in zip(rules, both, strict=True)],
        "rules, less what it puts aside": [a & b for a, b in zip(rules, both, strict=True)],
        "both": both,
    }


def shipped(model: linear.Model, what: str) -> Any:
    """The model as a page reads it."""
    return json.loads(linear.packed(model, (), LIMITS[what], ""))


def above(found: Floats, names: Sequence[str], limit: float) -> list[frozenset[str]]:
    """The names in each row of `found` that score above `limit`."""
    return [frozenset(n for n, s in zip(names, row, strict=True) if s > limit) for row in found]


def questions_ways(
    model: linear.Model, asked: Sequence[Row], risks: Sequence[str], taught: Taught
) -> Marked:
    """Which questions each way marks, where the rules told the `risks`."""
    given = {"data": shipped(model, QUESTIONS), "texts": [r.text for r in asked]}
    found = np.array(taught.engines.evaluate(RISKS, given))
    marked = np.array([risk != PLAIN for risk in risks])
    high = np.array([risk == HIGH for risk in risks])
    left = marked & ((found > HARMLESS) | high)
    added = found > LIMITS[QUESTIONS]["sure"]
    return {
        "rules": marked,
        "model": found > 0,
        "rules, and what the model adds": marked | added,
        "rules, less what it could put aside": left,
        "both": left | added,
    }


def open_on(day: int, every: Iterable[Row]) -> list[Row]:
    """What one could learn from when round `day` was measured."""
    return [r for r in every if r.round < day or (r.round == day and not r.held)]


def measured_in(day: int, every: Iterable[Row]) -> list[Row]:
    """What was held out in round `day`."""
    return [r for r in every if r.round == day and r.held]


def by_rounds(postings: Sequence[Row], questions: Sequence[Row], taught: Taught) -> None:
    """Print each round as it was measured first, with each way, and all of them together."""
    former = former_ids(taught.handbook)
    lines: dict[int, tuple[list[Row], Ids]] = {}
    asked: dict[int, tuple[list[Row], Marked]] = {}
    for day, commit in ASKED.items():
        these, those = measured_in(day, postings), measured_in(day, questions)
        with that_day(commit) as folder:
            found, risks = said(folder, these, those)
            ours = own(folder, "wordings.tsv", former), own(folder, "own-questions.tsv", AS_RISKY)
        if these:
            learn = [*open_on(day, postings), *ours[0], *taught.rows[POSTINGS]]
            model = train(learn, learnable(learn, taught.handbook), taught.kept[POSTINGS])
            lines[day] = these, postings_ways(model, these, found, taught)
            show(f"round {day}, {len(these)} lines", told(figures, [lines[day]]))
        learn = [*open_on(day, questions), *ours[1], *taught.rows[QUESTIONS]]
        model = train(learn, [RISKY], taught.kept[QUESTIONS])
        asked[day] = those, questions_ways(model, those, risks, taught)
        show(f"round {day}, {len(those)} questions", told(shares, [asked[day]]))
    for title, days in {"rounds 2 to 4": (2, 3, 4), "rounds after": (5, 6), "all": ASKED}.items():
        show(f"{title}, lines", told(figures, [lines[day] for day in days if day in lines]))
        show(f"{title}, questions", told(shares, [asked[day] for day in days]))


def by_folds(postings: Sequence[Row], questions: Sequence[Row], taught: Taught) -> None:
    """Print all rounds together: today's rules, which have seen them, and a model by folds."""
    former = former_ids(taught.handbook)
    found, risks = said(ROOT, postings, questions)
    names = learnable(postings, taught.handbook)
    ours = [*own(ROOT, "wordings.tsv", former), *taught.rows[POSTINGS]]
    ids = above(crossed(postings, ours, names, taught.kept[POSTINGS]), names, 0)
    ways = {"rules": figures(postings, found), "model": figures(postings, ids)}
    show(f"all {len(postings)} lines, by folds", ways)
    ours = [*own(ROOT, "own-questions.tsv", AS_RISKY), *taught.rows[QUESTIONS]]
    sure = crossed(questions, ours, [RISKY], taught.kept[QUESTIONS])[:, 0] > 0
    marked = np.array([risk != PLAIN for risk in risks])
    both = {"rules": shares(questions, marked), "model": shares(questions, sure)}
    show(f"all {len(questions)} questions, by folds", both)


def crossed(
    every: Sequence[Row], more: Sequence[Row], names: Sequence[str], kept: int | None
) -> Floats:
    """The scores of each row by what the other folds teach, parted by page."""
    found = np.zeros((len(every), len(names)))
    for learn, test in GroupKFold(FOLDS).split(every, groups=[r.page for r in every]):
        rest = [*(every[n] for n in learn), *more]
        found[test] = scores(rest, [every[n] for n in test], names, kept)
    return found


def told(
    figures_of: Callable[[Sequence[Row], Any], str], days: Sequence[tuple[Sequence[Row], Any]]
) -> dict[str, str]:
    """What `figures_of` says of each way on all rows of `days` together."""
    asked = [row for rows, _ in days for row in rows]
    ways = days[0][1]
    return {way: figures_of(asked, [one for _, made in days for one in made[way]]) for way in ways}


def figures(asked: Sequence[Row], ids: Iterable[frozenset[str]]) -> str:
    """Precision and recall by single problem, and what they come to together."""
    one = by_problem([Line(r.text, r.marks) for r in asked], ids)
    both = 2 * one.right / max(1, 2 * one.right + one.wrong + one.missed)
    return f"F1 {both:.3f}, {one}"


def shares(asked: Sequence[Row], marked: Iterable[bool]) -> str:
    """Of the risky and of the plain questions the share that is marked."""
    risky, found = np.array([bool(r.marks) for r in asked]), np.array([bool(m) for m in marked])
    counts = [f"{found[one].sum()} of {one.sum()}" for one in (risky, ~risky)]
    part = f"risky {found[risky].mean():.1%} ({counts[0]})"
    return f"{part}, plain {found[~risky].mean():.1%} ({counts[1]})"


def show(title: str, ways: Mapping[str, str]) -> None:
    """Print what is said of each way."""
    print(title, *(f"  {way:32} {told}" for way, told in ways.items()), sep="\n", flush=True)


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.hiring_methods", description=__doc__
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--without", action="store_true")
    parser.add_argument("--kept", type=int, nargs=2, default=[KEPT[POSTINGS], KEPT[QUESTIONS]])
    given = parser.parse_args(words)
    handbook = load(ROOT / "data")
    former = {POSTINGS: former_ids(handbook), QUESTIONS: AS_RISKY}
    data = documents.data(handbook)
    may_stand = allowed(data)
    more = {w: [] if given.without else written(w, former[w]) for w in former}
    every = {what: [*more[what], *may_stand[what]] for what in former}
    checked_by = {key: data[key] for key in ("rules", "words")}
    kept, engines = dict(zip(former, given.kept, strict=True)), Engines(ROOT)
    taught = Taught(handbook, every, kept, checked_by, engines)
    postings, questions = (rows(what, former[what]) for what in former)
    by_rounds(postings, questions, taught)
    by_folds(postings, questions, taught)
    engines.stop()


if __name__ == "__main__":
    main()
