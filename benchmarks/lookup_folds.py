"""The box on pages that it did not learn from: `python -m benchmarks.lookup_folds --site site`.

Everything asked in public is learned from, so it judges only where a page's questions are answered
by a model that met none of them. The pages are parted into five folds; for each a model is made of
all other lines, and the engine of web/ answers from it as in the browser. Printed are the figures
of tests/lookup_eval.py over the questions, and over the searches. It takes three minutes, and words
and places come from a site that is built already.

The example lines that we wrote are learned from in every fold. Whoever wrote one with a miss in
view has judged by it already: only a set that nobody looked at says how new questions fare.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks import lookup_model as training
from macros import node
from macros.check.project import load
from macros.outputs.lookup import examples, index
from tests import lookup_eval as evaluation

ROOT = training.ROOT
REAL = ROOT / "tests" / "lookup" / "real"
FOLDS = 5
KINDS = ("questions", "searches")


def fold_of(address: str) -> int:
    """Which fold the page at `address` belongs to."""
    return int(hashlib.sha256(f"fold {address}".encode()).hexdigest(), 16) % FOLDS


def asked(kind: str) -> list[tuple[int, evaluation.Query]]:
    """The lines of the real sets of `kind` that may be learned from, each with its fold."""
    files = sorted(f for f in REAL.glob(f"{kind}*.tsv") if examples.HELD_OUT not in f.name)
    return [
        (fold_of(address), query)
        for file in files
        for address, query in zip(_addresses(file), evaluation.read(file), strict=True)
    ]


def _addresses(file: Path) -> Iterable[str]:
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    at = head.split("\t").index("address")
    return [line.split("\t")[at] for line in lines if line]


def answers(site: Path, model_file: str) -> dict[str, Mapping[str, Any]]:
    """What the box answers to each line, by a model that did not learn from its page.

    It has as many weights as the one in `model_file`, and its limits.
    """
    lists = index.lists(load(ROOT / "data"))
    lessons = training.lessons()
    counted = training.features([one.words for one in lessons], lists, training.MANY_WORDS)
    said = training.spoken(lists)
    limits = json.loads((ROOT / model_file).read_text(encoding="utf-8"))["limits"]
    given = {name: json.loads((site / path).read_bytes()) for name, path in FILES.items()}
    queries = [one for kind in KINDS for one in asked(kind)]
    found: dict[str, Mapping[str, Any]] = {}
    for fold in range(FOLDS):
        rows = [n for n, one in enumerate(lessons) if not one.real or fold_of(one.group) != fold]
        taught, kept = [lessons[n] for n in rows], training.FILES[model_file]
        counts = counted.counts[rows]
        [model] = training.train(taught, counts, training.how_rare(counts, said), kept)
        known = training.known_bits(counted.bits[n] for n in rows)
        model = training.with_danger(model, taught, counts, said)
        texts = [query.text for at, query in queries if at == fold]
        packed = json.loads(training.packed(model, known, limits, ""))
        answered = node.run(
            evaluation.ASKER,
            given=json.dumps({**given, "model": packed, "texts": texts}),
            root=ROOT,
        )
        found |= zip(texts, map(evaluation.answer, json.loads(answered)), strict=True)
    return found


FILES = {name: path for name, path in evaluation.FILES.items() if name != "model"}


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.lookup_folds", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--first", action="store_true", help="with the model of the first search")
    parser.add_argument("--wrong", action="store_true", help="list what is not right")
    given = parser.parse_args(words)
    found = answers(given.site, examples.MODEL if given.first else examples.FULL_MODEL)
    for kind in KINDS:
        queries = [query for _, query in asked(kind)]
        print(f"{kind}\n{evaluation.report(evaluation.score(queries, found))}")
        if given.wrong:
            print("\n".join(evaluation.wrong(queries, found)))


if __name__ == "__main__":
    main()
