"""Every PDF of the handouts into a folder: only what has changed, the same bytes every time."""

from __future__ import annotations

import json
import multiprocessing
import os
import queue
import signal
import sys
import threading
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from multiprocessing import connection
from multiprocessing.managers import SyncManager
from pathlib import Path
from typing import Any

from macros.data.files import write_whole
from macros.outputs.handouts.document import with_pages
from macros.outputs.handouts.pdf import PdfWriter, joined, written
from macros.outputs.handouts.pdf_plan import (
    MANIFEST,
    BuiltPdf,
    PdfPlan,
    PlannedPack,
    manifest,
    pdf_plans,
)
from macros.outputs.handouts.site import site
from macros.pages.renderer import Renderer


@dataclass(frozen=True)
class Job:
    """The files of one format that are out of date."""

    folder: Path
    html: Mapping[str, str]
    wanted: tuple[str, ...]
    packs: tuple[PlannedPack, ...]


@dataclass(frozen=True)
class Built:
    """What a build did: how many PDFs there are, were made, and were removed."""

    files: int
    made: int
    removed: int

    @property
    def summary(self) -> str:
        """A line that says so."""
        if not self.files:
            return f"Nothing here is printed, so no PDF was made; {self.removed} old ones removed."
        return f"{self.files} PDFs; {self.made} made now, {self.removed} old ones removed."


def build(renderer: Renderer, folder: Path, only: str = "") -> Built:
    """Build what is out of date in `folder`; with `only`, just sheets whose files start so.

    Raises OSError where a file can't be written, ValueError where no file starts with `only`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    should = pdf_plans(renderer.handbook, site(renderer.docs.parent, renderer.handbook.identity))
    digests = dict(pair for plan in should for pair in plan.digests())
    if only and not any(name.startswith(only) for name in digests):
        raise ValueError(f"no file starts with '{only}': they start with the ids of the handouts")
    lying = manifest(folder)
    kept = {n: m for n, m in lying.items() if digests.get(n) == m.digest and _is(folder / n)}
    jobs = [_job(folder, plan, kept, only) for plan in should]
    done: dict[str, int] = {}
    removed: list[Path] = []
    try:
        done.update(_run([job for job in jobs if job.wanted or job.packs]))
        removed = [] if only else _remove_others(folder, lying, digests)
    finally:  # what was made before an interruption need not be made again
        for name in digests:
            (folder / f"{name}.part").unlink(missing_ok=True)
        still = {n: m for n, m in lying.items() if _is(folder / n)}
        _note(folder, {**still, **{name: BuiltPdf(digests[name], n) for name, n in done.items()}})
    return Built(len(kept) + len(done), len(done), len(removed))


def _is(path: Path) -> bool:
    return path.is_file()


def _job(folder: Path, plan: PdfPlan, kept: Collection[str], only: str) -> Job:
    html = {sheet.file: sheet.html for sheet in plan.sheets}
    wanted = tuple(f for f in html if f not in kept and f.startswith(only))
    packs = () if only else tuple(p for p in plan.packs if p.file not in kept)
    return Job(folder, html, wanted, packs)


def _run(jobs: list[Job]) -> Iterator[tuple[str, int]]:
    """Do `jobs`, on as many processors as there are: the files made, and the pages of each."""
    total = sum(len(job.wanted) + len(job.packs) for job in jobs)
    if not jobs:
        return
    context = multiprocessing.get_context("spawn")
    manager = SyncManager(ctx=context)
    manager.start(_start)
    news: Any = manager.Queue()
    workers = min(len(jobs), os.cpu_count() or 1)
    with ProcessPoolExecutor(workers, context, _begin, (jobs,)) as pool:
        try:
            futures = [pool.submit(_work, number, news) for number in range(len(jobs))]
            for count in range(1, total + 1):
                name, pages = _next(news, futures)
                _show(count, total, name)
                yield name, pages
        except BaseException:
            for worker in list((pool._processes or {}).values()):  # noqa: SLF001 - no other way
                worker.terminate()
            while (told := _heard(news, 0)) is not None:
                yield told
            raise


_JOBS: list[Job] = []
"""What workers have to do. Each is given all of it when it starts: what waits for a worker lies in
a pipe, and where more waits than the pipe holds, Ctrl-C hangs in Python 3.11.2 (gh-94777)."""


def _begin(jobs: list[Job]) -> None:
    """How a worker that prints starts."""
    _start()
    _JOBS[:] = jobs


def _start() -> None:
    """How a worker starts: deaf to Ctrl-C, and it ends when the build does, however that ended.

    Ctrl-C reaches the workers too; the build ends them, without a traceback from each.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _next(news: Any, futures: list[Future[None]]) -> tuple[str, int]:
    """The next file made, and its pages; what went wrong in a worker is raised here."""
    while (made := _heard(news, 0.5)) is None:
        for future in (f for f in futures if f.done()):
            future.result()
    return made


def _heard(news: Any, patience: float) -> tuple[str, int] | None:
    """What `news` has to tell within `patience` seconds."""
    try:
        name, pages = news.get(timeout=patience)
        return str(name), int(pages)
    except queue.Empty:
        return None


def _show(count: int, total: int, name: str) -> None:
    """The progress bar: one line that is drawn again on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return
    bar = "#" * (30 * count // total)
    end = "\n" if count == total else ""
    print(f"\r\x1b[K[{bar:<30}] {count}/{total} {name}", end=end, file=sys.stderr, flush=True)


def _work(number: int, news: Any) -> None:
    """Make the files of a job, and tell `news` the name of each, and how many pages it has."""
    job, writer, pages = _JOBS[number], PdfWriter(), {}
    needed = dict.fromkeys([*job.wanted, *(m for p in job.packs for m in p.members)])
    for name in needed:
        pages[name] = writer.lay_out(job.html[name])
        if name in job.wanted:
            write_whole(job.folder / name, written(pages[name]))
            news.put((name, len(pages[name].pages)))
    for pack in job.packs:
        sheets = with_cover(writer, pack.cover, [pages[m] for m in pack.members])
        write_whole(job.folder / pack.file, joined(pack.title, sheets))
        news.put((pack.file, sum(len(sheet.pages) for sheet in sheets)))


def with_cover(writer: PdfWriter, cover: str, sheets: list[Any]) -> list[Any]:
    """Laid out `sheets` behind their cover, which says on which pages each of them stands."""
    if not cover:
        return sheets
    lengths = [len(sheet.pages) for sheet in sheets]
    made = writer.lay_out(with_pages(cover, lengths, 1))
    if len(made.pages) > 1:
        made = writer.lay_out(with_pages(cover, lengths, len(made.pages)))
    return [made, *sheets]


def _remove_others(folder: Path, lying: Collection[str], digests: Collection[str]) -> list[Path]:
    """Remove what an earlier build made and this one would not; other files are not ours."""
    found = [folder / name for name in lying if name not in digests and Path(name).name == name]
    gone = [path for path in found if path.suffix == ".pdf" and path.is_file()]
    for path in gone:
        path.unlink()
    return gone


def _note(folder: Path, lying: Mapping[str, BuiltPdf]) -> None:
    rows = {name: asdict(lying[name]) for name in sorted(lying)}
    text = json.dumps(rows, indent=1)
    write_whole(folder / MANIFEST, f"{text}\n".encode())
