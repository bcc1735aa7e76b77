"""How long the lookup takes a keystroke, and what it weighs: `python -m benchmarks.lookup`.

For today's places and for ten times as many: milliseconds to open it and for a keystroke, median,
95th percentile and longest, in Chromium with the processor as it is and slowed four times. It
measures and judges nothing, so it is no test.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from macros.check.project import load
from macros.outputs.lookup import examples
from macros.outputs.lookup import index as lookup
from macros.outputs.lookup.places import read_pages
from tests.chromium import launch
from tests.engines import Engines
from tests.lookup_eval import read

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "lookup" / "queries" / "user-research.tsv"
TIMES = (1, 10)
SLOWER = (1, 4)

MEASURE = """async ({ engine, index, model, texts }) => {
  const url = URL.createObjectURL(new Blob([engine], { type: "text/javascript" }));
  const { ask, open } = await import(url);
  const start = performance.now();
  const made = open(index, model);
  const opened = performance.now() - start;
  const times = texts.flatMap((text) => Array.from(text, (_, end) => {
    const from = performance.now();
    ask(text.slice(0, end + 1), made);
    return performance.now() - from;
  }));
  return { opened, times: times.sort((a, b) => a - b) };
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server for `folder`, with a slash at its end."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    handler = functools.partial(Quiet, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def main() -> None:
    """Measure and print."""
    files = dict(
        lookup.files(load(ROOT / "data"), read_pages(ROOT / "docs"), examples.models(ROOT))
    )
    index, model = (json.loads(files[path]) for path in (lookup.INDEX, lookup.MODEL))
    engines = Engines(ROOT)
    engine = engines.bundled("engines/lookup/ask")
    engines.stop()
    parts = {"engine": engine, "index": files[lookup.INDEX], "model": files[lookup.MODEL]}
    for name, text in parts.items():
        print(f"{name}: {len(gzip.compress(text.encode(), 9)):,} bytes gzip")
    given = {"engine": engine, "model": model, "texts": [q.text for q in read(QUERIES)][:60]}
    with sync_playwright() as playwright, served(ROOT / "tests") as base:
        page = launch(playwright).new_page()
        page.goto(f"{base}node.mjs")
        session = page.context.new_cdp_session(page)
        for many in TIMES:
            grown = {**index, "places": [*index["places"]] * many}
            for slower in SLOWER:
                session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
                found = page.evaluate(MEASURE, {**given, "index": grown})
                times = found["times"]
                print(
                    f"{many * len(index['places']):,} places, {slower} times slower:"
                    f" open {found['opened']:.0f} ms, keystroke {times[len(times) // 2]:.1f} ms,"
                    f" p95 {times[len(times) * 95 // 100]:.1f}, longest {times[-1]:.1f}"
                )


if __name__ == "__main__":
    main()
