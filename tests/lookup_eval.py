"""How well the lookup finds what people type: `python -m tests.lookup_eval FILE.tsv`.

FILE.tsv holds a query a line: query, expected ids joined by |, or NONE, and the kind of query,
parted by tabs. It runs the page's own engine, mkdocs-material's own search over the built site
(in a headless browser), and BM25 over the same entries, and prints the three side by side.

--out FILE   write the engine's rankings: {"query": {"verdict": id or null, "suggest": [id]}}
--raw        judge the engine without its limits: the best task is always its verdict
--own        leave the two others out
--missed     list the queries for which another entry is best, with the words of them that the
             index knows: what to think about for `typed` of the right entry
"""

from __future__ import annotations

import argparse
import functools
import http.server
import json
import math
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import material
from playwright.sync_api import sync_playwright

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.outputs.lookup import index as lookup
from tests.chromium import launch
from tests.engines import Engines

ROOT = Path(__file__).resolve().parent.parent
NOTHING = "NONE"

Ranking = Mapping[str, Any]
"""What an engine says to a query: its verdict, an id or None, and the ids it suggests."""


@dataclass(frozen=True)
class Query:
    """A query, the ids that answer it (none where no entry does), and its kind."""

    text: str
    expected: frozenset[str]
    kind: str


def read(path: Path) -> list[Query]:
    """The queries of a file."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [Query(text, frozenset(ids.split("|")) - {NOTHING}, kind) for text, ids, kind in rows]


@dataclass(frozen=True)
class Score:
    """How an engine did; shares of the listed queries, but for `answered`: of the unlisted."""

    first: float
    three: float
    wrong: float
    abstained: float
    answered: int
    unlisted: int
    kinds: Mapping[str, tuple[float, float]]


def score(queries: Iterable[Query], rankings: Mapping[str, Ranking]) -> Score:
    """How the rankings of an engine do on `queries`."""
    listed = [q for q in queries if q.expected]
    unlisted = [q for q in queries if not q.expected]
    kinds = {
        kind: [q for q in listed if q.kind == kind]
        for kind in dict.fromkeys(q.kind for q in listed)
    }
    said = [q for q in listed if rankings[q.text]["verdict"] is not None]
    first = _share(listed, lambda q: rankings[q.text]["verdict"] in q.expected)
    return Score(
        first=first,
        three=_share(listed, lambda q: _in_three(q, rankings)),
        wrong=len(said) / max(1, len(listed)) - first,
        abstained=1 - len(said) / max(1, len(listed)),
        answered=sum(rankings[q.text]["verdict"] is not None for q in unlisted),
        unlisted=len(unlisted),
        kinds={
            kind: (
                _share(found, lambda q: rankings[q.text]["verdict"] in q.expected),
                _share(found, lambda q: _in_three(q, rankings)),
            )
            for kind, found in kinds.items()
        },
    )


def _share(queries: list[Query], holds: Callable[[Query], bool]) -> float:
    return sum(map(holds, queries)) / max(1, len(queries))


def _in_three(query: Query, rankings: Mapping[str, Ranking]) -> bool:
    ranking = rankings[query.text]
    ids = [i for i in dict.fromkeys([ranking["verdict"], *ranking["suggest"]]) if i is not None]
    return bool(query.expected & set(ids[:3]))


ENGINE = """async (root, {index, queries, raw}) => {
  const { open, answer } = await import(root + "web/engines/lookup/answer.js");
  const { rank } = await import(root + "web/engines/lookup/rank.js");
  const lookup = open(index);
  const ids = (entries) => entries.map((e) => e.id);
  return Object.fromEntries(queries.map((text) => {
    if (raw) {
      const all = rank(text, lookup.index).ranked.map((r) => r.entry);
      const tasks = all.filter((e) => e.kind === "tasks");
      return [text, { verdict: tasks[0]?.id ?? null, suggest: ids(tasks.slice(0, 3)) }];
    }
    const found = answer(text, lookup);
    return [text, { verdict: found.entry?.id ?? null, suggest: ids(found.suggest) }];
  }));
}"""

MATERIAL_SEARCH = {
    "lang": ["en"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1e3}, "text": {"boost": 1}, "tags": {"boost": 1e6}},
}
"""How mkdocs-material sets its search up for English, in material/plugins/search/plugin.py."""

MATERIAL = """async ({worker, index, queries}) => {
  const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const search = new Worker(url);
  const ask = (message) => new Promise((done, fail) => {
    search.onmessage = (event) => done(event.data.data);
    setTimeout(() => fail(new Error("mkdocs-material's search does not answer")), 30000);
    search.postMessage(message);
  });
  await ask({ type: 0, data: { ...index, options: { suggest: false } } });
  const found = {};
  for (const text of queries) {
    const { items } = await ask({ type: 2, data: text });
    found[text] = items.map((item) => item[0].location);
  }
  return found;
}"""


def by_engine(engines: Engines, handbook: Handbook, texts: list[str], *, raw: bool = False) -> Any:
    """The rankings of the page's own engine."""
    index = json.loads(dict(lookup.files(handbook))[lookup.INDEX])
    found: dict[str, Ranking] = engines.evaluate(
        ENGINE, {"index": index, "queries": texts, "raw": raw}
    )
    return found


def by_material(page: Any, site: Path, texts: list[str]) -> dict[str, Ranking]:
    """The rankings of mkdocs-material's search over a built site: the task pages it finds."""
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    index["config"] = MATERIAL_SEARCH
    found = page.evaluate(MATERIAL, {"worker": _worker(), "index": index, "queries": texts})
    return {text: _ranking(filter(None, map(_task_of, found[text]))) for text in texts}


def _worker() -> str:
    folder = Path(material.__file__).parent / "templates" / "assets" / "javascripts" / "workers"
    return next(folder.glob("search.*.min.js")).read_text(encoding="utf-8")


def _task_of(location: str) -> str | None:
    start = "check/tasks/"
    return location.removeprefix(start).partition("/")[0] if location.startswith(start) else None


def _ranking(ids: Iterable[str]) -> Ranking:
    found = list(dict.fromkeys(filter(None, ids)))
    return {"verdict": found[0] if found else None, "suggest": found[:3]}


STEMS = """async (root, { lists, texts }) => {
  const { readLists, stemsOf } = await import(root + "web/engines/lookup/text.js");
  const known = readLists(lists);
  return texts.map((text) => stemsOf(text, known));
}"""


def stems_of(engines: Engines, handbook: Handbook, texts: list[str]) -> list[list[str]]:
    """The stems of each text, short forms written out, without words that carry nothing."""
    lists = lookup.source(handbook)["lists"]
    found: list[list[str]] = engines.evaluate(STEMS, {"lists": lists, "texts": texts})
    return found


def by_bm25(
    engines: Engines, handbook: Handbook, texts: list[str], k: float = 1.2, b: float = 0.75
) -> dict[str, Ranking]:
    """The rankings of BM25 over the same words of the same entries, stemmed."""
    tasks = handbook.all("tasks")
    said = stems_of(engines, handbook, list(map(_text, tasks)))
    stems = {task.id: Counter(words) for task, words in zip(tasks, said, strict=True)}
    asked = dict(zip(texts, stems_of(engines, handbook, texts), strict=True))
    mean = sum(d.total() for d in stems.values()) / len(stems)

    def weigh(id_: str, word: str) -> float:
        held, n = stems[id_], sum(word in d for d in stems.values())
        rare = math.log(1 + (len(stems) - n + 0.5) / (n + 0.5))
        return rare * held[word] * (k + 1) / (held[word] + k * (1 - b + b * held.total() / mean))

    def ranked(text: str) -> Ranking:
        scores = {id_: sum(weigh(id_, w) for w in asked[text]) for id_ in stems}
        return _ranking(i for i in sorted(scores, key=lambda i: -scores[i]) if scores[i] > 0)

    return {text: ranked(text) for text in texts}


def _text(task: Any) -> str:
    statements = [*task.consistent, *task.inconsistent]
    lines = [text for s in statements for text in (plain(s.text), *s.says)]
    return " . ".join(
        [task.title, task.question, plain(task.short), *lines, *task.also, *task.typed]
    )


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server for `folder`, with a slash at its end."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=folder)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def built(folder: str) -> Path:
    """The site, built into `folder`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder]
    subprocess.run(command, cwd=ROOT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return Path(folder)


def report(name: str, result: Score) -> str:
    """A score as lines for people."""
    head = (
        f"{name:28} top-1 {result.first:6.1%}  top-3 {result.three:6.1%}"
        f"  wrong {result.wrong:6.1%}  abstained {result.abstained:6.1%}"
        f"  {NOTHING} answered {result.answered}/{result.unlisted}"
    )
    kinds = (
        f"    {k:12} top-1 {one:6.1%}  top-3 {three:6.1%}"
        for k, (one, three) in result.kinds.items()
    )
    return "\n".join([head, *kinds])


KNOWN = """async (root, { index, text }) => {
  const { prepare } = await import(root + "web/engines/lookup/rank.js");
  const { stem } = await import(root + "web/engines/lookup/stem.js");
  const { wordsOf } = await import(root + "web/engines/lookup/text.js");
  const made = prepare(index);
  const ofTask = (s) => [...made.postings.get(s)?.keys() ?? []].some((at) => at < made.tasks);
  return wordsOf(text, made.known).filter((word) =>
    !made.known.small.has(word) && !made.known.light.has(stem(word)) && ofTask(stem(word)));
}"""


def missed(
    engines: Engines,
    queries: Iterable[Query],
    rankings: Mapping[str, Ranking],
    handbook: Handbook,
) -> Iterator[str]:
    """A line for each listed query for which another entry is best, and the words to think about.

    They are those that carry something and that the index holds for any entry.
    """
    index = json.loads(lookup.index(handbook))
    for query in queries:
        best = rankings[query.text]["verdict"]
        if query.expected and best not in query.expected:
            words = " ".join(engines.evaluate(KNOWN, {"index": index, "text": query.text}))
            right = "|".join(sorted(query.expected))
            yield f"{right}: {words or '(no word that it knows)'}   [{query.text}] not {best}"


def compare(arguments: argparse.Namespace) -> None:
    """Run what the command line asks for and print it."""
    queries = read(arguments.file)
    texts = [q.text for q in queries]
    handbook = load(ROOT / "data")
    engines = Engines(ROOT)
    ours = by_engine(engines, handbook, texts, raw=arguments.raw)
    print(report("the lookup", score(queries, ours)))
    if arguments.missed:
        best = by_engine(engines, handbook, texts, raw=True)
        print("\n".join(missed(engines, queries, best, handbook)))
    if not arguments.own:
        with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
            site = built(folder)
            with served(site) as base:
                page = launch(playwright).new_page()
                page.goto(f"{base}search/search_index.json")  # a page without a policy
                material = by_material(page, site, texts)
        print(report("mkdocs-material's search", score(queries, material)))
        print(report("BM25", score(queries, by_bm25(engines, handbook, texts))))
    engines.stop()
    if arguments.out:
        arguments.out.write_text(json.dumps(ours, ensure_ascii=False, indent=1), encoding="utf-8")


def main(words: list[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.lookup_eval", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("file", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--raw", action="store_true")
    parser.add_argument("--own", action="store_true")
    parser.add_argument("--missed", action="store_true")
    compare(parser.parse_args(words))


if __name__ == "__main__":
    main()
