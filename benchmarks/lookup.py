"""How long the lookup takes a keystroke, and what it weighs: `python -m benchmarks.lookup`.

For 33, 1,000 and 10,000 tasks (today's, and made-up ones with as many words each): milliseconds a
keystroke, median and 95th percentile, with the processor as it is and slowed four times; bytes of
the index. It measures and judges nothing, so it is no test.
"""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.check.project import load
from macros.outputs.lookup import index as lookup
from macros.outputs.lookup.index import Counted, packed
from macros.outputs.lookup.stemmer import stem
from tests.chromium import launch
from tests.engines import Engines
from tests.lookup_eval import read, served

ROOT = Path(__file__).resolve().parent.parent
SIZES = (33, 1_000, 10_000)
SLOWER = (1, 4)
LETTERS = "etaoinsrhldcumfpgwybvk"

MEASURE = """async ({index, queries}) => {
  const { open, answer } = await import("/web/engines/lookup/answer.js");
  const start = performance.now();
  const lookup = open(index);
  const ready = performance.now() - start;
  const times = [];
  for (let round = 0; round < 2; round += 1) {
    times.length = 0;
    for (const text of queries) {
      for (let end = 1; end <= text.length; end += 1) {
        const from = performance.now();
        answer(text.slice(0, end), lookup);
        times.push(performance.now() - from);
      }
    }
  }
  return { ready, times };
}"""


def grown(index: dict[str, Any], words: list[dict[str, Counted]], size: int) -> dict[str, Any]:
    """`index` with made-up tasks up to `size`: each has as many words as a real one has."""
    chance = random.Random(size)  # noqa: S311 - no secret hangs on it
    real = sorted({s for task in words for s in task})
    new = ["".join(chance.choices(LETTERS, k=chance.randint(4, 10))) for _ in range(size)]
    tasks, more = list(index["tasks"]), list(words)
    for number in range(len(tasks), size):
        model = chance.choice(words)
        half = len(model) // 2
        held = [*chance.choices(real, k=half), *map(stem, chance.choices(new, k=half))]
        more.append({s: Counted(1, [chance.randrange(9)]) for s in held})
        tasks.append([f"made-up-{number}", f"Made up {number}", 1, "1" * 5 + "0" * 4])
    return {**index, "tasks": tasks, "words": packed(more)}


def weight(index: dict[str, Any]) -> int:
    """The bytes of an index as it is sent."""
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return len(gzip.compress(text.encode(), 9))


def engine_weight() -> int:
    """The bytes of the engine as it is sent."""
    engines = Engines(ROOT)
    text = engines.bundled("engines/lookup/answer")
    engines.stop()
    return len(gzip.compress(text.encode(), 9))


def share(times: list[float], part: float) -> float:
    """The time that `part` of `times` stay below."""
    return sorted(times)[int(part * (len(times) - 1))]


def main() -> None:
    """Measure and print."""
    handbook = load(ROOT / "data")
    reader = lookup.Reader.of(handbook)
    words = [lookup.counted(task, reader) for task in handbook.all("tasks")]
    index = lookup.index(handbook)
    queries = [q.text for q in read(ROOT / "tests/lookup/queries/seen/first.tsv")][::8]
    print(f"engine {engine_weight():,} bytes gzip")
    with sync_playwright() as playwright, served(ROOT) as base:
        browser = launch(playwright)
        for size in SIZES:
            made = grown(index, words, size)
            print(f"{size:6,} entries: index {weight(made):,} bytes gzip")
            for slower in SLOWER:
                page = browser.new_page()
                page.goto(f"{base}web/engines/lookup/answer.js")
                session = page.context.new_cdp_session(page)
                session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                found = page.evaluate(MEASURE, {"index": made, "queries": queries})
                median, p95 = (share(found["times"], part) for part in (0.5, 0.95))
                print(
                    f"    processor / {slower}: ready in {found['ready']:8.1f} ms;"
                    f" a keystroke median {median:6.2f} ms, p95 {p95:6.2f} ms"
                )
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
