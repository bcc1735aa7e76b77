"""How well the check of interview questions tells risk: `python -m tests.question_eval FILE.tsv`.

FILE.tsv holds a question a row: the question, then its risk, which is low, medium or high; more
columns are passed over. It runs the page's own engine, with what it learned beside its rules, and
prints, for each risk, how many of the questions are marked, and how many with that very risk.

--rules    go by the rules alone, without what was learned
--wrong    list the questions that it gets wrong; not for a file that is held out
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.check.project import load
from macros.outputs.hiring import documents, likeness
from tests.engines import Engines
from tests.posting_eval import HELD_OUT, ROOT, learned

PLAIN = "low"
RISKS = (PLAIN, "medium", "high")

CHECKED = """async (root, { data, questions }) => {
  const folder = root + "web/engines/hiring/";
  const { checkQuestion, compileQuestions } = await import(folder + "question-check.js");
  const { readLikeness } = await import(folder + "likeness.js");
  const ready = compileQuestions(data);
  const likeness = readLikeness(data.question_likeness);
  return questions.map((text) => {
    const { risk, findings } = checkQuestion(text, ready, { likeness });
    return [risk, findings.map(({ rule, found }) => `${rule.id}: ${found}`)];
  });
}"""


@dataclass(frozen=True)
class Said:
    """What the check says of a question: its risk, and what it found."""

    risk: str
    found: tuple[str, ...]


def read(path: Path) -> list[tuple[str, str]]:
    """The questions of a file, each with its risk."""
    rows = [r.split("\t") for r in path.read_text(encoding="utf-8").splitlines() if r.strip()]
    return [(text, risk) for text, risk, *_ in rows]


def checked(engines: Engines, data: Mapping[str, Any], texts: Sequence[str]) -> list[Said]:
    """What the page's own engine says of each of `texts`, by what `data` has."""
    keys = ("question_rules", "words", likeness.KEYS["questions"])
    given = {key: data[key] for key in keys if key in data}
    made = engines.evaluate(CHECKED, {"data": given, "questions": list(texts)})
    return [Said(risk, tuple(found)) for risk, found in made]


def marked(
    questions: Iterable[tuple[str, str]], said: Iterable[Said], risks: Sequence[str]
) -> float:
    """Of the questions of these risks, the share that is marked."""
    rows = [s.risk != PLAIN for (_, r), s in zip(questions, said, strict=True) if r in risks]
    return sum(rows) / max(1, len(rows))


def report(questions: Sequence[tuple[str, str]], said: Sequence[Said]) -> Iterable[str]:
    """The figures, a line for each risk and one for all that are risky."""
    for risk in RISKS:
        rows = [s.risk for (_, r), s in zip(questions, said, strict=True) if r == risk]
        shown = sum(r != PLAIN for r in rows)
        yield (
            f"{risk:8} {len(rows):4} questions, marked {shown:4} "
            f"({shown / max(1, len(rows)):.1%}), with this very risk {rows.count(risk)}"
        )
    yield f"risky ones marked: {marked(questions, said, RISKS[1:]):.1%}"
    yield f"plain ones marked: {marked(questions, said, RISKS[:1]):.1%}"


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.question_eval", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path)
    parser.add_argument("--rules", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args(words)
    if HELD_OUT in asked.file.name and asked.wrong:
        parser.error(f"{asked.file.name} is held out: only its figures are printed")
    questions = read(asked.file)
    engines = Engines(ROOT)
    handbook = load(ROOT / "data")
    more = {} if asked.rules else learned(handbook)
    said = checked(engines, documents.data(handbook) | more, [q for q, _ in questions])
    engines.stop()
    print("\n".join(report(questions, said)))
    if asked.wrong:
        for (text, risk), s in zip(questions, said, strict=True):
            if (risk == PLAIN) != (s.risk == PLAIN):
                print(f"{risk}, said {s.risk} [{'; '.join(s.found)}]\t{text}")


if __name__ == "__main__":
    main()
