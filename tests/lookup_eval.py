"""How well the lookup answers: `python -m tests.lookup_eval FILE.tsv [--out FILE.json]`.

FILE.tsv holds a question a line, parted by tabs: the words, the ids of the tasks that answer it
(`|` between two, or NONE), and its kind or the side it falls on. A first line that names columns is
understood: `query`, `ids`, `side`, `kind`, and `places`, the addresses of which one should be
found (`|` between two; a topic in braces counts where a page of the site holds it). The function
that answers the box on a page runs in Node, over the files of the built site.

--first      as the first search answers, for which the model has fewer weights than from the second
             search on; either is what people get, so report both
--site DIR   a site that is built already; without it one is built, in half a minute
--out FILE   write what it answers: {"words": {"verdict": a task's id or null, "side": of it,
             "suggest": [id], "places": [up to three addresses], "kind": …}}. The side is `depends`
             where the task is sure and its deciding question is asked.
--wrong      list what it gets wrong

Never add up files of real questions and of ones that we wrote ourselves.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros import node
from macros.mkdocs import search_index
from macros.outputs.lookup import index as lookup
from macros.outputs.lookup.examples import topics

ROOT = Path(__file__).resolve().parent.parent
ASKER = "web/lookup-ask.mjs"
NOTHING = "NONE"
SIDES = ("consistent", "not-consistent", "depends", "unclear")
FIRST = 3

Answer = Mapping[str, Any]
"""What the lookup says: its verdict (a task's id or None), its side, what it suggests, places."""


@dataclass(frozen=True)
class Query:
    """Words, the ids of the tasks that answer them, the side of it or "", the kind, the places."""

    text: str
    expected: frozenset[str]
    kind: str
    side: str = ""
    places: frozenset[str] = frozenset()


def read(path: Path) -> list[Query]:
    """The queries of a file, with or without a line of column names."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    if lines[0][0] == "query":
        return [_query(dict(zip(lines[0], row, strict=False))) for row in lines[1:]]
    return [_query(dict(zip(("query", "ids", "kind"), row, strict=False))) for row in lines]


def _query(row: Mapping[str, str]) -> Query:
    side = row.get("side") or row.get("kind", "")
    places = {_known(place) for place in row.get("places", "").split("|") if place}
    ids = frozenset(row.get("ids", NOTHING).split("|")) - {NOTHING}
    tasks = frozenset(id_ for id_ in map(_task_of, places) if id_)
    return Query(
        row["query"],
        ids or tasks,
        row.get("kind", "") if "side" in row else side,
        side if side in SIDES else "",
        frozenset(places | {f"/check/tasks/{id_}/" for id_ in ids}),
    )


def _known(place: str) -> str:
    """The address of a topic in braces, where the site has a page for it by now."""
    answer = topics(ROOT).get(place.strip("{}"), place)
    return f"/check/{answer}/" if answer.startswith("tasks/") else answer


def answers(
    texts: list[str], site: Path | None = None, *, first: bool = False
) -> dict[str, Answer]:
    """What the box of the built `site` answers to each of `texts`; without one, it is built.

    `first`: as the first search answers.
    """
    if site is None:
        with TemporaryDirectory() as folder:
            _build(Path(folder))
            return answers(texts, Path(folder), first=first)
    paths = FILES | ({"model": lookup.MODEL} if first else {})
    given = {name: json.loads((site / path).read_bytes()) for name, path in paths.items()}
    found = json.loads(node.run(ASKER, given=json.dumps({**given, "texts": texts}), root=ROOT))
    return {text: answer(one) for text, one in zip(texts, found, strict=True)}


FILES = {"index": lookup.INDEX, "model": lookup.FULL_MODEL, "words": search_index.WORDS}
"""What the box answers from, from the second search on."""


def _build(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True)


def answer(found: Mapping[str, Any]) -> Answer:
    """What the box said, from what the engine in web/ gives."""
    task = found["task"]
    side = (found["side"] or "depends") if task else None
    places = [f"/{place['url']}" for place in found["places"][:FIRST]]
    tasks = (_task_of(f"/{place['url']}") for place in found["places"])
    return {
        "kind": found["kind"],
        "verdict": task["id"] if task else None,
        "side": side,
        "suggest": [id_ for id_ in tasks if id_][:FIRST],
        "places": places,
        "danger": found["danger"] is not None,
        "certainty": found["certainty"],
    }


def _task_of(address: str) -> str | None:
    start = "/check/tasks/"
    return address.removeprefix(start).strip("/") if address.startswith(start) else None


@dataclass(frozen=True)
class Score:
    """How the lookup did: shares of 1."""

    listed: int
    unlisted: int
    precision: float
    """Of the verdicts shown, those right in task, and in side where the file has one."""
    precision_of_tasks: float
    first: float
    """Of what a task answers, how much gets that task as its verdict."""
    three: float
    wrong: float
    answered: int
    """How many questions that no task answers get a verdict all the same."""
    claimed: int
    """How many verdicts name a side where the file has one."""
    sides: float
    opposite: float
    placed: int
    """How many questions have places that a page of the site could be."""
    found: float
    """Of these, how many have one among the first three."""


def score(queries: Iterable[Query], found: Mapping[str, Answer]) -> Score:
    """How the answers to `queries` are."""
    queries = list(queries)
    listed = [q for q in queries if q.expected]
    unlisted = [q for q in queries if not q.expected]
    shown = [q for q in queries if found[q.text]["verdict"]]
    right = [q for q in shown if found[q.text]["verdict"] in q.expected]
    sided = [q for q in right if q.side and found[q.text]["side"] != "depends"]
    placed = [q for q in queries if any(not p.startswith("{") for p in q.places)]
    return Score(
        listed=len(listed),
        unlisted=len(unlisted),
        precision=_share(shown, lambda q: q in right and _side_holds(q, found)),
        precision_of_tasks=len(right) / max(1, len(shown)),
        first=len(right) / max(1, len(listed)),
        three=_share(listed, lambda q: bool(q.expected & set(_three(found[q.text])))),
        wrong=_share(listed, lambda q: found[q.text]["verdict"] not in {None, *q.expected}),
        answered=sum(found[q.text]["verdict"] is not None for q in unlisted),
        claimed=len(sided),
        sides=_share(sided, lambda q: found[q.text]["side"] == q.side),
        opposite=_share(sided, lambda q: {found[q.text]["side"], q.side} == set(SIDES[:2])),
        placed=len(placed),
        found=_share(placed, lambda q: _is_placed(q, found)),
    )


def _side_holds(query: Query, found: Mapping[str, Answer]) -> bool:
    """Whether the side shown is the query's. Who asks the deciding question claims none."""
    side = found[query.text]["side"]
    return not query.side or side in ("depends", query.side)


def _is_placed(query: Query, found: Mapping[str, Answer]) -> bool:
    return bool(query.places & {p.partition("#")[0] for p in found[query.text]["places"]})


def _three(found: Answer) -> list[str]:
    ids = [found["verdict"], *found["suggest"]]
    return [id_ for id_ in dict.fromkeys(ids) if id_][:FIRST]


def _share(queries: list[Query], holds: Callable[[Query], bool]) -> float:
    return sum(map(holds, queries)) / max(1, len(queries))


def report(result: Score) -> str:
    """A score as lines for people."""
    lines = [
        f"verdicts right in task and side: {result.precision:.1%}",
        f"verdicts right in task alone: {result.precision_of_tasks:.1%}",
        f"of {result.listed} listed: right {result.first:.1%}, wrong {result.wrong:.1%}",
        f"task in three: {result.three:.1%}",
        f"unlisted answered: {result.answered} of {result.unlisted}",
        f"sides claimed {result.claimed}: right {result.sides:.1%}, opposite {result.opposite:.1%}",
        f"place in three, of {result.placed}: {result.found:.1%}",
    ]
    return "\n".join(lines)


def wrong(queries: Iterable[Query], found: Mapping[str, Answer]) -> Iterator[str]:
    """A line for each verdict that is not right, and each query whose places are not found."""
    for query in queries:
        said = found[query.text]
        verdict, side = said["verdict"], said["side"]
        if verdict and (verdict not in query.expected or not _side_holds(query, found)):
            expected = "|".join(sorted(query.expected)) or NOTHING
            yield f"verdict {verdict} {side}: {query.text} [{expected} {query.side}]"
        if any(not p.startswith("{") for p in query.places) and not _is_placed(query, found):
            yield f"places {said['places']}: {query.text} [{'|'.join(sorted(query.places))}]"


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.lookup_eval", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args(words)
    queries = read(arguments.file)
    found = answers([query.text for query in queries], arguments.site, first=arguments.first)
    print(report(score(queries, found)))
    if arguments.wrong:
        print("\n".join(wrong(queries, found)))
    if arguments.out:
        text = json.dumps(found, ensure_ascii=False, indent=1)
        arguments.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
