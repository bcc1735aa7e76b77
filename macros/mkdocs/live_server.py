"""`make serve`: waits for valid data, shows a saved file soon, keeps the last good site."""

from __future__ import annotations

import gc
import re
import sys
import tempfile
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

from macros import ROOT
from macros.data import overlay
from macros.data.problems import DataError, Problem, report
from macros.mkdocs.page_cache import PageCache
from macros.mkdocs.project import Stamp, stamp
from macros.pages.cache import Cache

PAUSE = 0.5
"""Seconds between two looks at data/ while it has problems."""

POLLING = 0.1
"""Seconds between two looks for files that were saved; MkDocs takes half a second."""

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


class Session:
    """One run of `mkdocs serve`: what its builds share, and the two folders they fill in turn."""

    def __init__(self) -> None:
        self.cache = Cache()
        self.pages = PageCache()
        self.built = False
        self._folders = (Path(tempfile.mkdtemp()), Path(tempfile.mkdtemp()))

    def next_folder(self) -> Path:
        """The folder for the next build: not the one that is being shown."""
        self._folders = self._folders[1], self._folders[0]
        return self._folders[0]

    @property
    def folder(self) -> Path:
        """The folder of the build that is running, or was last."""
        return self._folders[0]


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
    told: list[Problem] = []
    while found := problems():
        if found != told:
            say(f"{report(found)}\nMend this: the site appears as soon as nothing is wrong.")
            told = found
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
            serve(config_file=str(config), dev_addr=address, strict=False)
        except (Abort, Exception) as wrong:
            if session and session.built:
                raise  # the server itself could not start: its address is taken
            _tell(wrong, say, "The site appears as soon as this is mended and saved.")
        else:
            return
        (wait or partial(_until_saved, before))(watched)


def _until_saved(before: Stamp, watched: list[Path]) -> None:
    while _saved(watched) == before:
        time.sleep(PAUSE)


def _saved(watched: Iterable[Path]) -> Stamp:
    """When what is watched was last saved."""
    return stamp(
        file for path in watched for file in (path.rglob("*") if path.is_dir() else [path])
    )


def steady(server: LiveReloadServer, config: MkDocsConfig, running: Session) -> LiveReloadServer:
    """A server in the place of `server` that looks often, and goes on where a build fails.

    MkDocs has told `server` what to watch before the hook gets it, so the new one is told again.
    """
    host, port = server.server_address[:2]
    made = LiveReloadServer(
        server.builder, str(host), int(port), str(running.folder), server.mount_path, POLLING
    )
    made.builder = tolerant(server.builder, made, running)
    made.error_handler = lambda code: _error_page(running.folder, code)
    made.watch(config.docs_dir)
    if config.config_file_path:
        made.watch(config.config_file_path)
    gc.collect()
    gc.freeze()  # what the first build made stays anyway: sorting it again would only take time
    return made


def tolerant(
    build: Callable[[], None],
    server: LiveReloadServer,
    running: Session,
    say: Callable[[str], None] = _say,
) -> Callable[[], None]:
    """`build`, after which `server` shows what was built, or what it showed where it failed."""

    def build_or_tell() -> None:
        try:
            build()
        except (Abort, Exception) as wrong:  # noqa: BLE001 - the server has to go on
            _tell(wrong, say, "The site is shown as it was before.")
        else:
            server.root = str(running.folder)

    return build_or_tell


def _tell(wrong: BaseException, say: Callable[[str], None], then: str) -> None:
    """Say what stopped a build, and what follows; where it is no fault of data, how it came."""
    known = isinstance(wrong, (Abort, MkDocsException, DataError))
    told = str(wrong) if known else "".join(traceback.format_exception(wrong))
    say(f"{told}\n{then}")


def _error_page(folder: Path, code: int) -> bytes | None:
    page = folder / f"{code}.html"
    return page.read_bytes() if page.is_file() else None


def without_policy(html: str) -> str:
    """The page without its Content-Security-Policy, which would stop MkDocs's own reload script."""
    return _POLICY.sub("", html, count=1)
