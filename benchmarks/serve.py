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
from dataclasses import dataclass
from pathlib import Path

from benchmarks import project

PATIENCE = 120


@dataclass(frozen=True)
class Edit:
    """What is changed: words are put in behind `before` in `file`, and `page` shows them."""

    what: str
    file: str
    before: str
    page: str


EDITS = (
    Edit("a title that many pages name", "data/values.yml", "title: ", "start/values/"),
    Edit("a line of a task", "data/tasks/chart.yml", "- text: ", "check/tasks/medications/"),
    Edit("a meaning in the glossary", "data/glossary.yml", 'definition: "', "reference/glossary/"),
)


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


def save(folder: Path, url: str, edit: Edit, runs: int) -> Iterator[float]:
    """Seconds from saving a file with `edit` to the page that shows it, `runs` times."""
    file = folder / edit.file
    text = file.read_text(encoding="utf-8")
    for run in range(runs):
        time.sleep(1)
        words = f"{file.stem} {run} "
        changed = text.replace(edit.before, edit.before + words, 1)
        file.write_text(changed, encoding="utf-8")
        yield until(url + edit.page, words)


def main() -> None:
    """Print for each edit the median, the shortest and the longest time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as temporary:
        folder = project.copy(Path(temporary) / "project")
        with served(folder) as url:
            print(f"seconds from saving to the page that shows it, {runs} saves of each")
            for edit in EDITS:
                took = list(save(folder, url, edit, runs))
                middle = statistics.median(took)
                print(f"{middle:5.2f}   from {min(took):.2f} to {max(took):.2f}   {edit.what}")


if __name__ == "__main__":
    main()
