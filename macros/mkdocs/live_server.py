"""`make serve`: waits for valid data, shows a saved file soon, keeps the last good site."""

from __future__ import annotations

import gc
import re
import shutil
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from mkdocs.__main__ import State
from mkdocs.commands import serve as commands
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from macros import ROOT
from macros.data import overlay
from macros.data.problems import DataError, Problem, report
from macros.mkdocs import tags
from macros.mkdocs.later_files import LaterFiles
from macros.mkdocs.page_cache import FilledPages, PageCache
from macros.mkdocs.page_making import SecondProcess
from macros.mkdocs.project import Stamp, stamp
from macros.pages.cache import Cache

PAUSE = 0.5
"""Seconds between two looks at data/ while it has problems."""

POLLING = 0.1
"""Seconds between two looks for files that were saved; MkDocs takes half a second."""

QUIET = 2.0
"""Seconds without a build before what no page shows is made: else a next save would wait for it."""

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Session:
    """One run of `mkdocs serve`: what its builds share, and the folder that each of them fills."""

    def __init__(self) -> None:
        self.cache = Cache()
        self.pages = PageCache()
        self.filled = FilledPages(self.cache)
        self.second = SecondProcess(self.filled, self.pages)
        self.files = LaterFiles()
        self.extensions: list[str] = []
        """Those of Markdown in the build that is running."""
        self.printed = ""
        """The address of the site in that build and the files it offers, as a digest."""
        self.about: Callable[[Page], object] = lambda _: None
        """What the templates of the build that is running show of a page of it."""
        self.built = False
        self.builds = 0
        self._folders: list[Path] = []
        self.shown = self.next_folder()
        """The folder of the site that readers see: that of the last build that went well."""

    def next_folder(self) -> Path:
        """An empty folder for the next build: to empty one takes longer than to fill it."""
        self._folders.append(Path(tempfile.mkdtemp()))
        return self.folder

    @property
    def folder(self) -> Path:
        """The folder of the build that is running, or was last."""
        return self._folders[-1]

    def show(self) -> None:
        """The build that was last went well: its folder is shown from now on."""
        self.shown = self.folder

    def remove_others(self) -> None:
        """Remove the folders of builds that are shown no more."""
        with self.files.lock:  # no build begins meanwhile
            gone = [f for f in self._folders if f not in (self.shown, self.folder)]
            self._folders = [f for f in self._folders if f not in gone]
        for folder in gone:
            shutil.rmtree(folder, ignore_errors=True)

    def end(self) -> None:
        """Leave no process and no folder: nobody looks at the site anymore."""
        self.second.stop()
        for folder in self._folders:
            shutil.rmtree(folder, ignore_errors=True)


Serve = Callable[..., None]
"""MkDocs's own server, as `mkdocs serve` calls it."""

session: Session | None = None
"""The run of `mkdocs serve`, or None for a build; the hook says so at the start."""


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def wait_until_valid(
    problems: Callable[[], list[Problem]], say: Callable[[str], None] = _say
) -> None:
    """Say what is wrong, each time that it changes, and return once nothing is."""
    before: list[Problem] = []
    while found := problems():
        if found != before:
            say(f"{report(found)}\nMend this: the site appears as soon as nothing is wrong.")
            before = found
        time.sleep(PAUSE)


def run(
    config: Path,
    address: str,
    serve: Serve = commands.serve,
    wait: Callable[[list[Path]], None] | None = None,
    say: Callable[[str], None] = _say,
) -> None:
    """Serve the site of `config` at `address` until Ctrl-C, whatever goes wrong meanwhile.

    MkDocs ends where its very first build stops; here that is told, and the next save tries again.
    """
    State()  # type: ignore[no-untyped-call]  # MkDocs says then what it does, such as the address
    watched = [config, *(config.parent / name for name in ("data", "docs"))]
    watched += [ROOT / name for name in ("mkdocs.yml", "macros", "overrides", "web")]
    watched += overlay.chosen()
    while True:
        before = _saved(watched)
        try:
            start = partial(serve, config_file=str(config), dev_addr=address, strict=False)
            unless_refused(start, config)()
        except (Abort, Exception) as wrong:
            if session and session.built:
                raise  # the server itself could not start: its address is taken
            _tell(wrong, say, "The site appears as soon as this is mended and saved.")
        else:
            return
        (wait or partial(_until_saved, before))(watched)


def unless_refused(build: Callable[[], None], config: Path) -> Callable[[], None]:
    """`build`, which raises DataError instead where MkDocs would run what it reads in `config`."""

    def build_or_refuse() -> None:
        if refused := tags.refused(config):
            raise DataError(refused)
        build()

    return build_or_refuse


def _until_saved(before: Stamp, watched: list[Path]) -> None:
    while _saved(watched) == before:
        time.sleep(PAUSE)


def _saved(watched: Iterable[Path]) -> Stamp:
    """When what is watched was last saved."""
    return stamp(
        file for path in watched for file in (path.rglob("*") if path.is_dir() else [path])
    )


Unmade = Callable[[], list[Problem]]
"""What can't be made because of an overlay: seconds of work."""


def steady(
    server: LiveReloadServer, config: MkDocsConfig, running: Session, unmade: Unmade
) -> LiveReloadServer:
    """A server in the place of `server` that looks often, and goes on where a build fails.

    MkDocs has told `server` what to watch before the hook gets it, so the new one is told again.
    """
    host, port = server.server_address[:2]
    running.show()
    made = LiveReloadServer(
        server.builder, str(host), int(port), str(running.shown), server.mount_path, POLLING
    )
    afterward = Afterward(unmade, running)
    build = unless_refused(server.builder, Path(config.config_file_path))
    made.builder = tolerant(build, made, running, afterward)
    made.error_handler = lambda code: _error_page(running.shown, code)
    made.watch(config.docs_dir)
    if config.config_file_path:
        made.watch(config.config_file_path)
    gc.collect()
    gc.freeze()  # what the first build made stays anyway: sorting it again would only take time
    afterward.site_is_shown()
    return made


def _once_quiet(work: Callable[[], None]) -> None:
    timer = threading.Timer(QUIET, work)
    timer.daemon = True
    timer.start()


class Afterward:
    """What is done once the site is shown, for who writes doesn't wait for it.

    Files that no page shows are made, the sites before it are removed, and what can't be made at
    all is told.
    """

    def __init__(
        self,
        unmade: Unmade,
        running: Session,
        say: Callable[[str], None] = _say,
        later: Callable[[Callable[[], None]], None] = _once_quiet,
    ) -> None:
        self.unmade, self._running, self._say, self._later = unmade, running, say, later

    def site_is_shown(self) -> None:
        """See to it once nobody saves, unless another build has begun by then."""
        build, folder = self._running.builds, self._running.folder
        self._later(lambda: self._finish(build, folder))

    def _finish(self, build: int, folder: Path) -> None:
        if build != self._running.builds:
            return
        try:
            self._running.files.finish(folder, lambda: build == self._running.builds)
        except Exception as wrong:  # noqa: BLE001 - a thread has nobody else to tell
            _tell(wrong, self._say, "The site is shown with this file as it was before.")
        self._running.remove_others()
        problems = self.unmade()
        if problems and build == self._running.builds:
            words = "\n".join(map(str, sorted(set(problems))))
            self._say(f"{words}\nThe site is shown with this in it until it is mended.")


def tolerant(
    build: Callable[[], None],
    server: LiveReloadServer,
    running: Session,
    afterward: Afterward,
    say: Callable[[str], None] = _say,
) -> Callable[[], None]:
    """`build`, after which `server` shows what was built, or what it showed where it failed."""

    def build_or_tell() -> None:
        running.builds += 1
        try:
            with running.files.lock:
                build()
        except (Abort, Exception) as wrong:  # noqa: BLE001 - the server has to go on
            if not _is_known(wrong) and (problems := afterward.unmade()):
                wrong = DataError(problems)
            _tell(wrong, say, "The site is shown as it was before.")
        else:
            running.show()
            server.root = str(running.shown)
            afterward.site_is_shown()
        finally:
            running.second.stop()

    return build_or_tell


def _is_known(wrong: BaseException) -> bool:
    """Whether its words are enough: no fault of the program."""
    return isinstance(wrong, (Abort, MkDocsException, DataError))


def _tell(wrong: BaseException, say: Callable[[str], None], then: str) -> None:
    """Say what stopped a build, and what follows; where it is no fault of data, how it came."""
    words = str(wrong) if _is_known(wrong) else "".join(traceback.format_exception(wrong))
    say(f"{words}\n{then}")


def _error_page(folder: Path, code: int) -> bytes | None:
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def without_policy(html: str) -> str:
    """The page without its Content-Security-Policy, which would stop MkDocs's own reload script."""
    return _POLICY.sub("", html, count=1)
