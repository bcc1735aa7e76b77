"""Every PDF of the handouts into a folder: only what has changed, the same bytes every time."""

from __future__ import annotations

import json
import multiprocessing
import os
import queue
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.outputs.handouts.pdf import Press, joined, written
from macros.outputs.handouts.shelf import MANIFEST, PackFile, Shelf, manifest, shelves
from macros.outputs.handouts.site import site
from macros.pages.renderer import Renderer


@dataclass(frozen=True)
class Job:
    """The files of one format that are out of date."""

    folder: Path
    html: Mapping[str, str]
    wanted: tuple[str, ...]
    packs: tuple[PackFile, ...]


@dataclass(frozen=True)
class Built:
    """What a build did: how many PDFs there are, were made, and were removed."""

    files: int
    made: int
    removed: int

    @property
    def told(self) -> str:
        """A line that says so."""
        return f"{self.files} PDFs; {self.made} made now, {self.removed} old ones removed."


def build(renderer: Renderer, folder: Path, only: str = "") -> Built:
    """Build what is out of date in `folder`; with `only`, just sheets whose files start so.

    Raises OSError where a file can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    should = shelves(renderer.handbook, site(renderer.docs.parent, renderer.handbook.identity))
    marks = dict(pair for shelf in should for pair in shelf.marks())
    kept = {n: m for n, m in manifest(folder).items() if marks.get(n) == m and _is(folder / n)}
    jobs = [_job(folder, shelf, kept, only) for shelf in should]
    done = list(_run([job for job in jobs if job.wanted or job.packs]))
    removed = [] if only else _remove_others(folder, marks)
    _note(folder, {**kept, **{name: marks[name] for name in done}})
    return Built(len(kept) + len(done), len(done), len(removed))


def _is(path: Path) -> bool:
    return path.is_file()


def _job(folder: Path, shelf: Shelf, kept: Mapping[str, str], only: str) -> Job:
    html = {sheet.file: sheet.html for sheet in shelf.sheets}
    wanted = tuple(f for f in html if f not in kept and f.startswith(only))
    packs = () if only else tuple(p for p in shelf.packs if p.file not in kept)
    return Job(folder, html, wanted, packs)


def _run(jobs: list[Job]) -> Iterator[str]:
    """Do `jobs`, on as many processors as there are, and give the names of the files made."""
    total = sum(len(job.wanted) + len(job.packs) for job in jobs)
    if not jobs:
        return
    context = multiprocessing.get_context("spawn")
    news: Any = context.Manager().Queue()
    workers = min(len(jobs), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        futures = [pool.submit(_work, job, news) for job in jobs]
        for count in range(1, total + 1):
            name = _next(news, futures)
            _show(count, total, name)
            yield name


def _next(news: Any, futures: list[Future[None]]) -> str:
    """The name of the next file made; what went wrong in a worker is raised here."""
    while (name := _heard(news)) is None:
        for future in (f for f in futures if f.done()):
            future.result()
    return name


def _heard(news: Any) -> str | None:
    try:
        return str(news.get(timeout=0.5))
    except queue.Empty:
        return None


def _show(count: int, total: int, name: str) -> None:
    """The progress bar: one line that is drawn again on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return
    bar = "#" * (30 * count // total)
    end = "\n" if count == total else ""
    print(f"\r\x1b[K[{bar:<30}] {count}/{total} {name}", end=end, file=sys.stderr, flush=True)


def _work(job: Job, news: Any) -> None:
    """Make the files of `job`, and tell `news` the name of each."""
    press, pages = Press(), {}
    needed = dict.fromkeys([*job.wanted, *(m for p in job.packs for m in p.members)])
    for name in needed:
        pages[name] = press.lay_out(job.html[name])
        if name in job.wanted:
            _write(job.folder / name, written(pages[name]))
            news.put(name)
    for pack in job.packs:
        _write(job.folder / pack.file, joined(pack.title, [pages[m] for m in pack.members]))
        news.put(pack.file)


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_suffix(".part")
    partial.write_bytes(content)
    partial.replace(path)


def _remove_others(folder: Path, marks: Mapping[str, str]) -> list[Path]:
    old = [p for p in folder.glob("*.pdf") if p.name not in marks]
    for path in old:
        path.unlink()
    return old


def _note(folder: Path, marks: Mapping[str, str]) -> None:
    text = json.dumps(dict(sorted(marks.items())), indent=1)
    _write(folder / MANIFEST, f"{text}\n".encode())
