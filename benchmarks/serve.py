"""`python -m benchmarks.serve`: how soon a saved data file shows while `make serve` runs."""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import project

FILE, ENTRY, FIELD = "data/values.yml", "reference/values/{id}/", "title: "
PATIENCE = 120


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site of the project in `folder`, under `mkdocs serve`."""
    address = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--no-strict"]
    process = subprocess.Popen(
        [*command, "--dev-addr", address], cwd=folder, env=project.ENVIRONMENT
    )
    try:
        url = f"http://{address}/peer-role-handbook/"
        until(url, "</html>")
        yield url
    finally:
        process.terminate()
        process.wait()


def until(url: str, words: str) -> float:
    """Seconds until the page at `url` holds `words`; TimeoutError where it never does."""
    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own
                if words in answer.read().decode():
                    return time.perf_counter() - started
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{url} does not show '{words}'")


def saves(folder: Path, runs: int) -> Iterator[float]:
    """Seconds from saving a changed title to the page that shows it, `runs` times."""
    file = folder / "data/values.yml"
    text = file.read_text(encoding="utf-8")
    with served(folder) as url:
        page = url + ENTRY.format(id=text.partition("- id: ")[2].split()[0])
        until(page, "</html>")
        for run in range(runs):
            time.sleep(1)
            file.write_text(text.replace(FIELD, f"{FIELD}Run {run} ", 1), encoding="utf-8")
            yield until(page, f"Run {run} ")


def main() -> None:
    """Print the median, the shortest and the longest time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        took = list(saves(project.copy(Path(temporary) / "project"), runs))
    print(f"{runs} saves of a data file, seconds until the page shows it")
    print(f"median {statistics.median(took):.2f}   from {min(took):.2f} to {max(took):.2f}")


if __name__ == "__main__":
    main()
