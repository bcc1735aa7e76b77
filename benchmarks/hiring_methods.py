"""Whether a learned model helps the checks of hiring: `python -m benchmarks.hiring_methods`.

The fair question is what it finds in pages that neither it nor the rules have met. So each round of
tests/hire/real is tried with the rules as they were when the round was measured first, taken from
the history (`git fetch --unshallow` brings it where it is missing), and with a model that learned
from what lay open on that day: earlier rounds, the open pages of the round, lines of our own, and
those of hiring-lines.tsv and hiring-questions.tsv beside this script. The latter were written
after all rounds, by somebody who saw none that was held out: `--without` leaves them aside.

The model is the lookup's kind: stems, pairs of stems and pieces of words, a linear machine for
each rule, or one for whether a question is risky. What is printed for postings is precision,
recall and F1 by single problem; for questions the share of risky and of plain ones that are marked.
Folds by page come last: there the rules have seen every line, and the model has not.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from benchmarks.lookup_model import Features, Floats, features, fitted, weighed
from macros.check.project import load
from tests.posting_eval import Line, by_problem, former_ids
from tests.question_eval import PLAIN

ROOT = Path(__file__).resolve().parent.parent
REAL = Path("tests/hire/real")
HELD = "held out"

POSTINGS = {2: "0053e65", 3: "24c5003", 4: "4af55ef", 5: "0d4a8a7"}
"""The rules that each round of postings was measured with first, by their commit."""

QUESTIONS = {**POSTINGS, 6: "0d4a8a7"}
"""The same for questions. The sixth round has the same figures with the rules after the fifth."""

SOFT = 0.5
"""The constant of the machines, as in benchmarks/lookup_model.py."""

FOUND = 3.0
"""How much a line with the problem weighs beside one without: most lines lack most problems."""

LEAST = 3
"""So many lines have to have a problem before a machine learns it."""

SURE, UNLIKELY = 0.0, -0.8
"""A problem is added above the one, and taken back below the other.

They were chosen on rounds 2 to 4: what they do to the fifth and the sixth says most.
"""

RISKY, HARMLESS = 0.8, -0.4
"""The same for questions."""

FOLDS = 5

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


AS_RISKY = {"medium": "risky", "high": "risky"}
"""What is learned of a question: whether it is risky."""


@dataclass(frozen=True)
class Row:
    """A line or a question, what is marked on it, and where and when it was gathered."""

    text: str
    marks: frozenset[str]
    page: str
    round: int
    held: bool


def rows(what: str, former: Mapping[str, str]) -> list[Row]:
    """The real rows on `what`, `postings` or `questions`; a mark in `former` stands for another."""
    listed = (ROOT / REAL / "rounds.tsv").read_text(encoding="utf-8").splitlines()
    rounds = {(w, page): (int(n), h == HELD) for w, n, h, page in (r.split("\t") for r in listed)}
    found = []
    for part in ("", "-held-out"):
        text = (ROOT / REAL / f"{what}{part}.tsv").read_text(encoding="utf-8")
        for words, marks, *_, page in (line.split("\t") for line in text.splitlines()):
            found.append(Row(words, _marks(marks, former), page, *rounds[what, page]))
    return found


def own(folder: Path, name: str, former: Mapping[str, str]) -> list[Row]:
    """The lines that were written by hand for `folder`, a state of the project."""
    path = folder / "tests/hire" / name
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    parts = [line.split("\t") for line in text.splitlines() if line.strip()]
    return [Row(p[0], _marks(p[1], former), f"own-{n}", 0, held=False) for n, p in enumerate(parts)]


def written(name: str, former: Mapping[str, str]) -> list[Row]:
    """The lines or questions of a file beside this script, each with its marks."""
    lines = (ROOT / "benchmarks" / name).read_text(encoding="utf-8").splitlines()
    parts = [line.split("\t") for line in lines]
    return [
        Row(p[0], _marks(p[1], former), f"{name}-{n}", 0, held=False) for n, p in enumerate(parts)
    ]


def _marks(marks: str, former: Mapping[str, str]) -> frozenset[str]:
    return frozenset(former.get(one, one) for one in marks.split("|")) - {"-", PLAIN}


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
) -> tuple[list[frozenset[str]], NDArray[np.bool_]]:
    """What the checks of that day find in the lines, and which questions they mark."""
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
    risky = np.array([risk != PLAIN for risk in made["questions"]])
    return [frozenset(ids) for ids in made["postings"]], risky


def scores(learn: Sequence[Row], asked: Sequence[Row], names: Sequence[str]) -> Floats:
    """How much each of `asked` speaks for each of `names`, by what `learn` teaches."""
    both: Features = features([r.text for r in [*learn, *asked]], {})
    held = np.asarray((both.counts[: len(learn)] > 0).sum(0)).ravel()
    counts = weighed(both.counts, np.log((1 + len(learn)) / (1 + held)) + 1)
    found = np.full((len(asked), len(names)), -2.0)
    for column, name in enumerate(names):
        y = np.array([name in r.marks for r in learn])
        if y.sum() >= LEAST:
            own_weights, bias = fitted(counts[: len(learn)], y, np.where(y, FOUND, 1.0), SOFT)
            found[:, column] = counts[len(learn) :] @ own_weights + bias
    return found


def postings_ways(
    learn: Sequence[Row], asked: Sequence[Row], rules: Sequence[frozenset[str]]
) -> dict[str, str]:
    """What to say of each way on lines of postings, where `rules` found what they found."""
    names = sorted({mark for r in learn for mark in r.marks})
    found = scores(learn, asked, names)
    untaught = frozenset().union(*rules) - frozenset(names)
    added = above(found, names, SURE)
    likely = above(found, names, UNLIKELY)
    left = [ids & (one | untaught) for ids, one in zip(rules, likely, strict=True)]
    ways = {
        "rules": list(rules),
        "model": above(found, names, 0),
        "rules, and what the model adds": [a | b for a, b in zip(rules, added, strict=True)],
        "rules, less what it takes back": left,
        "both": [a | b for a, b in zip(left, added, strict=True)],
    }
    return {way: figures(asked, ids) for way, ids in ways.items()}


def above(found: Floats, names: Sequence[str], limit: float) -> list[frozenset[str]]:
    """The names in each row of `found` that score above `limit`."""
    return [frozenset(n for n, s in zip(names, row, strict=True) if s > limit) for row in found]


def questions_ways(
    learn: Sequence[Row], asked: Sequence[Row], marked: NDArray[np.bool_]
) -> dict[str, str]:
    """What to say of each way on questions, of which the rules marked those in `marked`."""
    found = scores(learn, asked, ["risky"])[:, 0]
    left = marked & (found > HARMLESS)
    ways = {
        "rules": marked,
        "model": found > 0,
        "rules, and what the model adds": marked | (found > RISKY),
        "rules, less what it takes back": left,
        "both": left | (found > RISKY),
    }
    return {way: shares(asked, found) for way, found in ways.items()}


def open_on(day: int, every: Iterable[Row]) -> list[Row]:
    """What one could learn from when round `day` was measured."""
    return [r for r in every if r.round < day or (r.round == day and not r.held)]


def measured_in(day: int, every: Iterable[Row]) -> list[Row]:
    """What was held out in round `day`."""
    return [r for r in every if r.round == day and r.held]


def by_rounds(
    postings: Sequence[Row],
    questions: Sequence[Row],
    former: Mapping[str, str],
    also: Mapping[str, Sequence[Row]],
) -> None:
    """Print each round as it was measured first, with each way; learned from `also` besides."""
    for day, commit in QUESTIONS.items():
        lines, asked = measured_in(day, postings), measured_in(day, questions)
        with that_day(commit) as folder:
            found, marked = said(folder, lines, asked)
            wordings = [*own(folder, "wordings.tsv", former), *also["postings"]]
            more = [*own(folder, "own-questions.tsv", AS_RISKY), *also["questions"]]
        if lines:
            learn = [*open_on(day, postings), *wordings]
            show(f"round {day}, {len(lines)} lines", postings_ways(learn, lines, found))
        learn = [*open_on(day, questions), *more]
        show(f"round {day}, {len(asked)} questions", questions_ways(learn, asked, marked))


def by_folds(postings: Sequence[Row], questions: Sequence[Row], former: Mapping[str, str]) -> None:
    """Print all rounds together: today's rules, which have seen them, and a model by folds."""
    found, marked = said(ROOT, postings, questions)
    names = sorted({mark for r in postings for mark in r.marks})
    ids = above(crossed(postings, own(ROOT, "wordings.tsv", former), names), names, 0)
    ways = {"rules": figures(postings, found), "model": figures(postings, ids)}
    show(f"all {len(postings)} lines, by folds", ways)
    sure = crossed(questions, own(ROOT, "own-questions.tsv", AS_RISKY), ["risky"])[:, 0] > 0
    told = {"rules": shares(questions, marked), "model": shares(questions, sure)}
    show(f"all {len(questions)} questions, by folds", told)


def crossed(every: Sequence[Row], more: Sequence[Row], names: Sequence[str]) -> Floats:
    """The scores of each row by what the other folds teach, parted by page."""
    found = np.zeros((len(every), len(names)))
    for learn, test in GroupKFold(FOLDS).split(every, groups=[r.page for r in every]):
        taught = [*(every[n] for n in learn), *more]
        found[test] = scores(taught, [every[n] for n in test], names)
    return found


def figures(asked: Sequence[Row], ids: Iterable[frozenset[str]]) -> str:
    """Precision and recall by single problem, and what they come to together."""
    one = by_problem([Line(r.text, r.marks) for r in asked], ids)
    both = 2 * one.right / max(1, 2 * one.right + one.wrong + one.missed)
    return f"F1 {both:.3f}, {one}"


def shares(asked: Sequence[Row], marked: NDArray[np.bool_]) -> str:
    """Of the risky and of the plain questions the share that is marked."""
    risky = np.array([bool(r.marks) for r in asked])
    return f"risky {marked[risky].mean():.1%}, plain {marked[~risky].mean():.1%}"


def show(title: str, ways: Mapping[str, str]) -> None:
    """Print what is said of each way."""
    print(title, *(f"  {way:32} {told}" for way, told in ways.items()), sep="\n", flush=True)


def main() -> None:
    """The command line."""
    former = former_ids(load(ROOT / "data"))
    postings, questions = rows("postings", former), rows("questions", AS_RISKY)
    also = {
        "postings": written("hiring-lines.tsv", former),
        "questions": written("hiring-questions.tsv", AS_RISKY),
    }
    none: dict[str, list[Row]] = {"postings": [], "questions": []}
    by_rounds(postings, questions, former, none if "--without" in sys.argv else also)
    by_folds(postings, questions, former)


if __name__ == "__main__":
    main()
