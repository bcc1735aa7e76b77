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

from macros import node
from macros.check.project import load
from macros.outputs.lookup import index as lookup
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


def grown(source: dict[str, Any], size: int) -> dict[str, Any]:
    """The index of `source` with made-up tasks up to `size`, each as long as a real one."""
    chance = random.Random(size)  # noqa: S311 - no secret hangs on it
    words = [task["said"] for task in source["tasks"]]
    real = [word for said in words for text in said for word in text.split()]
    new = ["".join(chance.choices(LETTERS, k=chance.randint(4, 10))) for _ in range(size)]
    tasks = list(source["tasks"])
    for number in range(len(tasks), size):
        half = 2 * len(chance.choice(words))
        said = [*chance.choices(real, k=half), *chance.choices(new, k=half)]
        made_up = {"id": f"made-up-{number}", "title": f"Made up {number}", "verdict": 1}
        lines = [[word] for word in said[:9]]
        tasks.append({**made_up, "sides": "111110000", "texts": [], "said": said, "lines": lines})
    text = node.run(lookup.BUILDER, given=json.dumps({**source, "tasks": tasks}))
    return dict(json.loads(text))


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
    source = lookup.source(handbook)
    queries = [q.text for q in read(ROOT / "tests/lookup/queries/seen/first.tsv")][::8]
    print(f"engine {engine_weight():,} bytes gzip")
    with sync_playwright() as playwright, served(ROOT) as base:
        browser = launch(playwright)
        for size in SIZES:
            made = grown(source, size)
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
