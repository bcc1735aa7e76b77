"""How well the check of a posting finds what is amiss: `python -m tests.posting_eval FILE.tsv`.

FILE.tsv holds a line of a posting a row: the line, then the ids of the rules that should fire,
joined by |, or - for none; more columns are passed over. It runs the page's own engine, with what
it learned beside its rules, and prints precision and recall by line (is a line marked at all?) and
by single problem (is each problem found, and nothing else?).

--rules    go by the rules alone, without what was learned
--wrong    list the lines that it gets wrong; not for a file that is held out
--each     print the figures of each rule
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.outputs.hiring import documents, likeness
from tests.engines import Engines

ROOT = Path(__file__).resolve().parent.parent
NOTHING = "-"
HELD_OUT = "held-out"

FINDINGS = """async (root, { data, lines }) => {
  const { compile, readLine } = await import(root + "web/engines/hiring/posting-check.js");
  const ready = compile(data);
  return lines.map((line) => readLine(line, ready).findings.map(({ rule }) => rule.id));
}"""


@dataclass(frozen=True)
class Line:
    """A line of a posting, and the rules that should fire on it."""

    text: str
    expected: frozenset[str]


@dataclass(frozen=True)
class Figures:
    """How often something was rightly found, wrongly found and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is so."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what is so, the share that was found."""
        return self.right / max(1, self.right + self.missed)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.3f}, recall {self.recall:.3f} "
            f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def read(path: Path, former: Mapping[str, str]) -> list[Line]:
    """The lines of a file; an id that a rule had before stands for the rule."""
    rows = [r.split("\t") for r in path.read_text(encoding="utf-8").splitlines() if r.strip()]
    return [
        Line(text, frozenset(former.get(i, i) for i in ids.split("|")) - {NOTHING})
        for text, ids, *_ in rows
    ]


def former_ids(handbook: Handbook) -> dict[str, str]:
    """Each id that a rule had before, with the one that it has now."""
    return {old: r.id for r in handbook.all("posting-rules") for old in r.former_ids}


def learned(handbook: Handbook) -> dict[str, Any]:
    """What the checks learned beside their rules, as the pages fetch it."""
    made: dict[str, Any] = {}
    for _, text in likeness.files(handbook, likeness.models(ROOT)):
        made |= json.loads(text)
    return made


def found(engines: Engines, data: Mapping[str, Any], texts: Sequence[str]) -> list[frozenset[str]]:
    """The ids of the rules that the page's engine finds in each of `texts`, by what `data` has."""
    keys = ("rules", "words", likeness.KEYS["postings"])
    given = {key: data[key] for key in keys if key in data}
    made = engines.evaluate(FINDINGS, {"data": given, "lines": list(texts)})
    return [frozenset(ids) for ids in made]


def by_line(lines: Iterable[Line], findings: Iterable[frozenset[str]]) -> Figures:
    """The figures over lines: marked or not, whatever for."""
    pairs = Counter((bool(f), bool(n.expected)) for n, f in zip(lines, findings, strict=True))
    return Figures(pairs[True, True], pairs[True, False], pairs[False, True])


def by_problem(lines: Iterable[Line], findings: Iterable[frozenset[str]]) -> Figures:
    """The figures over single problems: each id on each line."""
    pairs = [(n.expected, f) for n, f in zip(lines, findings, strict=True)]
    return Figures(
        sum(len(e & f) for e, f in pairs),
        sum(len(f - e) for e, f in pairs),
        sum(len(e - f) for e, f in pairs),
    )


def by_rule(lines: Sequence[Line], findings: Sequence[frozenset[str]]) -> dict[str, Figures]:
    """The figures of each rule that should fire or does."""
    ids = {i for n, f in zip(lines, findings, strict=True) for i in n.expected | f}
    return {
        i: by_problem([Line(n.text, n.expected & {i}) for n in lines], [f & {i} for f in findings])
        for i in sorted(ids)
    }


def wrong(lines: Iterable[Line], findings: Iterable[frozenset[str]]) -> Iterable[str]:
    """A row for each line that is not marked just as it should be."""
    for line, f in zip(lines, findings, strict=True):
        if f != line.expected:
            signs = [f"-{i}" for i in sorted(line.expected - f)]
            signs += [f"+{i}" for i in sorted(f - line.expected)]
            yield f"{' '.join(signs)}\t{line.text}"


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.posting_eval", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--each", action="store_true")
    asked = parser.parse_args(words)
    if HELD_OUT in asked.file.name and (asked.wrong or asked.each):
        parser.error(f"{asked.file.name} is held out: only its figures are printed")
    handbook = load(ROOT / "data")
    lines = read(asked.file, former_ids(handbook))
    engines = Engines(ROOT)
    more = {} if asked.rules else learned(handbook)
    findings = found(engines, documents.data(handbook) | more, [n.text for n in lines])
    engines.stop()
    print(f"{len(lines)} lines")
    print(f"by line:           {by_line(lines, findings)}")
    print(f"by single problem: {by_problem(lines, findings)}")
    if asked.each:
        print("\n".join(f"  {i:24} {f}" for i, f in by_rule(lines, findings).items()))
    if asked.wrong:
        print("\n".join(wrong(lines, findings)))


if __name__ == "__main__":
    main()
