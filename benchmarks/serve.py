"""`python -m benchmarks.serve`: how soon a saved file shows while `make serve` runs."""

from __future__ import annotations

import argparse
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import project

PATIENCE = 120


@dataclass(frozen=True)
class Edit:
    """What is saved: words put in behind `behind` in `file`, at its end where that is empty."""

    what: str
    file: str
    behind: str
    page: str
    words: str = "Run {run} "

    def saved(self, text: str, run: int) -> str:
        """The `text` of the file with this edit."""
        words = self.words.format(run=run)
        return text.replace(self.behind, self.behind + words, 1) if self.behind else text + words


TASK = "check/tasks/medications/"
TEMPLATE = "macros/pages/templates/entries/tasks.md.j2"
EDITS = (
    Edit("a title that many pages name", "data/values.yml", "title: ", "start/values/"),
    Edit("a line of a task", "data/tasks/chart.yml", "- text: ", TASK),
    Edit("a meaning in the glossary", "data/glossary.yml", 'definition: "', "reference/glossary/"),
    Edit("the title of a page of docs/", "docs/start/notes.md", "\n# ", "start/notes/"),
    Edit("the text of a page of docs/", "docs/start/notes.md", "", "start/notes/", "\nRun {run}\n"),
    Edit("a template of the pages", TEMPLATE, "\n## ", TASK),
    Edit(
        "a style sheet",
        "web/styles/site/base.css",
        "",
        TASK,
        "\n.x {{ order: {run} }}\n",
    ),
    Edit("the menu in mkdocs.yml", "mkdocs.yml", "\n  - Start here", TASK, " {run}"),
)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the site of the project in `folder`, under `mkdocs serve`."""
    address = f"127.0.0.1:{_free_port()}"
    command = [sys.executable, "-m", "macros", "serve"]
    process = subprocess.Popen([*command, address], cwd=folder, env=project.ENVIRONMENT)
    try:
        url = f"http://{address}/peer-role-handbook/"
        until_other(url, "")
        yield url
    finally:
        process.terminate()
        process.wait()


def _answer(url: str) -> str:
    """What the server answers; nothing where it does not yet."""
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):
        return ""


def page(url: str) -> tuple[str, str]:
    """The page at `url`, and the address at which the server tells of the next build."""
    # MkDocs puts a script in that is another at each request.
    html, _, script = _answer(url).partition("livereload(")
    build = re.match(r"(\d+), *(\d+)", script)
    return html, f"/livereload/{build[1]}/{build[2]}" if build else ""


def until_other(url: str, before: str) -> float:
    """Seconds until the page at `url` is not `before`; TimeoutError where it stays so.

    It waits as a browser does, for the server to tell: to ask it all the time would slow it down.
    """
    started = time.perf_counter()
    while time.perf_counter() - started < PATIENCE:
        html, next_build = page(url)
        if html not in ("", before):
            return time.perf_counter() - started
        if next_build:
            _answer(urllib.parse.urljoin(url, next_build))
        else:
            time.sleep(0.02)
    raise TimeoutError(f"{url} stays as it was")


def save(folder: Path, url: str, edit: Edit, runs: int) -> Iterator[float]:
    """Seconds from saving a file with `edit` to the page that shows it, `runs` times."""
    file = folder / edit.file
    text = file.read_text(encoding="utf-8")
    for run in range(runs):
        time.sleep(1)
        before, _ = page(url + edit.page)
        file.write_text(edit.saved(text, run), encoding="utf-8")
        yield until_other(url + edit.page, before)


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
