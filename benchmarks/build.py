"""`python -m benchmarks.build`: what a build costs beside plain Material, and how that grows.

Plain Material gets the Markdown that this site's build hands to MkDocs, every macro carried out,
with the same extensions and navigation, so the difference is what the generator and the theme of
this site cost. Both are built in turn, because a machine is not equally fast all the time.
"""

from __future__ import annotations

import argparse
import copy as copying
import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import yaml_load

from benchmarks import project
from macros.data.files import LARGEST_FILE

OURS_ALONE = ("hooks", "extra", "extra_css", "extra_javascript", "watch", "strict")


def plain(folder: Path) -> Path:
    """A project for plain Material in `folder`, with this site's pages as rendered Markdown."""
    docs = folder / "docs"
    shutil.copytree(project.ROOT / "docs/assets", docs / "assets")
    subprocess.run(
        [sys.executable, "-m", "benchmarks.rendered", docs], cwd=project.ROOT, check=True
    )
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_plain_config(), sort_keys=False))
    return folder


def _plain_config() -> dict[str, Any]:
    config = yaml_load((project.ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    ours = {key: value for key, value in config.items() if key not in OURS_ALONE}
    return {**ours, "theme": {"name": "material", "font": False}, "plugins": ["search"]}


_FILES = (
    "    _add_files(files, config, renderer)\n",
    "        service_worker.write(Path(config.site_dir), core, names, offline)\n",
)
"""The lines of the hooks that make what plain Material has not: the API, the lookup, Word files,
the feed, and the copy to read without a network."""


def pages_alone(folder: Path) -> Path:
    """The project copied to `folder`, to make pages and search of and nothing else.

    Raises SystemExit where the hooks no longer have a line that makes the rest.
    """
    hooks = project.copy(folder) / "macros/mkdocs/hooks.py"
    text = hooks.read_text(encoding="utf-8")
    for line in _FILES:
        if text.count(line) != 1:
            raise SystemExit(f"{hooks.name} does not have this line once: {line.strip()}")
        text = text.replace(line, "")
    hooks.write_text(text, encoding="utf-8")
    return folder


def compare(runs: int) -> str:
    """The medians of `runs` builds of this site and of plain Material, and how often its cost.

    This site is built without anything in .cache/, again with what that left there, and with
    nothing there and nothing made but its pages and its search.
    """
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        ours, theirs = project.copy(folder / "ours"), plain(folder / "plain")
        alone = pages_alone(folder / "alone")
        pages = sum(1 for _ in (theirs / "docs").rglob("*.md"))
        builds = {
            "first": partial(_first, ours),
            "again": partial(project.build, ours),
            "pages alone": partial(_first, alone),
            "plain Material": partial(project.build, theirs),
        }
        costs = [{name: build() for name, build in builds.items()} for _ in range(runs)]
    lines = [f"{pages} pages, median of {runs} runs"]
    for what in ("seconds", "user", "memory"):
        found = {n: statistics.median(getattr(c[n], what) for c in costs) for n in builds}
        other = found["plain Material"]
        told = (f"{name} {value:.2f} ({value / other:.2f})" for name, value in found.items())
        lines.append(f"{what:8} {', '.join(told)}")
    return "\n".join(lines)


def _first(folder: Path) -> project.Cost:
    shutil.rmtree(folder / ".cache", ignore_errors=True)
    return project.build(folder)


def made_up(count: int) -> Iterator[dict[str, Any]]:
    """`count` tasks made up from the real ones, each with an id, a title and words of its own."""
    files = sorted((project.ROOT / "data/tasks").glob("*.yml"))
    real = [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]
    for number, row in zip(range(count), itertools.cycle(real), strict=False):
        task, mark = copying.deepcopy(row), in_letters(number)
        task |= {"id": f"made-up-{mark}", "title": f"{row['title']} {mark}"}
        task["question"] = f"{row['question'].removesuffix('?')}, {mark}?"
        task["also"] = [f"{words} {mark}" for words in row.get("also", [])]
        for statement in (*task.get("consistent", []), *task.get("inconsistent", [])):
            statement["says"] = [f"{words} {mark}" for words in statement.get("says", [])]
            statement.pop("units", None)
        task.pop("former_ids", None)
        task.pop("units", None)
        yield task


def in_letters(number: int) -> str:
    """`number` with a letter for each digit: no text may write the number of a crisis line."""
    return str(number).translate(str.maketrans("0123456789", "bcdfghjklm"))


def grown(folder: Path, count: int) -> Path:
    """The project in `folder` with `count` made-up tasks."""
    project.copy(folder)
    for number, text in enumerate(in_files(made_up(count))):
        (folder / f"data/tasks/made-up-{number}.yml").write_text(text, encoding="utf-8")
    return folder


def in_files(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The texts of data files that hold `rows`, none larger than the loader lets in."""
    held, size = list[str](), 0
    for row in rows:
        text = yaml.safe_dump([row], sort_keys=False, allow_unicode=True)
        if held and size + len(text.encode()) > LARGEST_FILE:
            yield "".join(held)
            held, size = [], 0
        held.append(text)
        size += len(text.encode())
    if held:
        yield "".join(held)


def growth(sizes: list[int]) -> Iterator[str]:
    """For each size: seconds, memory, and what each entry more than before it costs."""
    yield "made-up entries   seconds        user   memory, MB   ms of it for each entry more"
    before: tuple[int, float] | None = None
    for size in sizes:
        with tempfile.TemporaryDirectory() as temporary:
            cost = project.build(grown(Path(temporary) / "project", size))
        each = 1000 * (cost.user - before[1]) / (size - before[0]) if before else None
        more = f"{each:.1f}" if each is not None else ""
        numbers = f"{cost.seconds:9.1f}   {cost.user:9.1f}   {cost.memory:10.0f}"
        yield f"{size:15,} {numbers}   {more:>29}"
        before = (size, cost.user)


def main() -> None:
    """Print the comparison and the growth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=[0, 100, 1000, 5000])
    arguments = parser.parse_args()
    if arguments.runs:
        print(compare(arguments.runs), flush=True)
    for line in growth(arguments.sizes) if arguments.sizes else ():
        print(line, flush=True)


if __name__ == "__main__":
    main()
