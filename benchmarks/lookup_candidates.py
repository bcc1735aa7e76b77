"""Search libraries over the lookup's entries: `python -m benchmarks.lookup_candidates FILE.tsv`.

Needs node and npm, which the project itself doesn't. FILE.tsv is as for tests.lookup_eval. Prints
how well each finds, how long it takes in node, and what it weighs.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from macros.check.project import load
from macros.model.markup import plain
from tests.lookup_eval import by_bm25, read, report, score

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("minisearch@7.2.0", "fuse.js@7.1.0", "lunr@2.3.9")


def texts(task: Any) -> dict[str, str]:
    """The words of a task by field."""
    statements = [*task.consistent, *task.inconsistent]
    return {
        "id": task.id,
        "title": task.title,
        "also": " . ".join([*task.also, *task.typed]),
        "says": " . ".join(words for s in statements for words in s.says),
        "text": " ".join([task.question, plain(task.short), *(plain(s.text) for s in statements)]),
    }


def main() -> None:
    """Install the candidates in a folder of their own, run them, print the comparison."""
    queries = read(Path(sys.argv[1]))
    handbook = load(ROOT / "data")
    wanted = [q.text for q in queries]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = {"entries": [texts(t) for t in handbook.all("tasks")], "queries": wanted}
        (folder / "input.json").write_text(json.dumps(made), encoding="utf-8")
        shutil.copy(Path(__file__).with_suffix(".mjs"), folder)
        subprocess.run(["npm", "install", "--silent", *PACKAGES], cwd=folder, check=True)  # noqa: S607 - npm is wherever it is
        command = ["node", "lookup_candidates.mjs"]
        done = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    for found in json.loads(done.stdout):
        print(report(found["name"], score(queries, found["rankings"])))
        print(
            f"    code {found['code']:,} and index {found['index']:,} bytes gzip;"
            f" a query p95 {found['p95']:.2f} ms in node"
        )
    print(report("BM25, stemmed", score(queries, by_bm25(handbook, wanted))))


if __name__ == "__main__":
    main()
