"""What the tests share: the handbook, the built site, a browser."""

from __future__ import annotations

import functools
import http.server
import inspect
import json
import os
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import pytest
from filelock import FileLock
from playwright.sync_api import expect, sync_playwright

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.outputs.site import site_renderer
from macros.pages.renderer import Renderer
from tests.chromium import launch
from tests.emptiness import Emptiness
from tests.engines import Engines
from tests.lost import in_words, not_run, told
from tests.opening import Context, opening
from tests.project import strict_build
from tests.reviewed import differences
from tests.side_by_side import SideBySide, longest_first

ROOT = Path(__file__).resolve().parent.parent

PATIENCE = 30_000
"""How long a test waits for what a page should come to show, in ms: a busy machine is no fault."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--rewrite` writes the reviewed snapshots anew: `make reviewed`."""
    parser.addoption("--rewrite", action="store_true", help="write tests/reviewed anew")


def pytest_configure() -> None:
    """What differs is told in short everywhere.

    In CI pytest compares line by line and tells all of it, which for two folders takes long.
    """
    for name in ("CI", "BUILD_NUMBER"):
        os.environ.pop(name, None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A run of everything runs everything; with `--rewrite`, only what compares snapshots.

    A worker of pytest-xdist begins with what takes longest.
    """
    if hasattr(config, "workerinput"):
        items[:] = longest_first(items)
    if config.getoption("--rewrite"):
        items[:] = [item for item in items if "reviewed" in getattr(item, "fixturenames", ())]
    elif _everything(config):
        collected = {item.path for item in items}
        lost = [p for p in test_files() if p not in collected]
        if lost:
            names = ", ".join(str(path.relative_to(ROOT)) for path in lost)
            raise pytest.UsageError(f"left out, though a run of everything was asked for: {names}")


def _everything(config: pytest.Config) -> bool:
    """Whether the run was asked for without naming a test; a worker is told by its controller."""
    told = getattr(config, "workerinput", {}).get("everything")
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS if told is None else bool(told)


def pytest_configure_node(node: Any) -> None:
    """Tell a worker of pytest-xdist whether everything was asked for."""
    node.workerinput["everything"] = _everything(node.config)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """With `auto` one process more than processors: a test waits for its browser, and it for it.

    `logical`, for tests that wait for nothing, is left to pytest-xdist: as many as processors.
    """
    return (os.cpu_count() or 1) + 1 if config.option.numprocesses == "auto" else None


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SideBySide:
    """Side by side, the tests of a file stay together."""
    config.stash[SCHEDULER] = scheduler = SideBySide(config, log)
    return scheduler


def pytest_internalerror(excrepr: object) -> None:
    """Keep why a process ended, to say it last."""
    ENDED.append(str(excrepr))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say last what was lost: CI shows the end of what is printed."""
    scheduler = config.stash.get(SCHEDULER, None)
    if ENDED and scheduler:
        lost = not_run(scheduler.workqueue, scheduler.assigned_work.values())
        sys.stderr.write(told(ENDED, lost))


def pytest_testnodedown(node: Any) -> None:
    """Add what the asserts of a worker have looked at."""
    EMPTINESS.add(getattr(node, "workeroutput", {}).get("looked", []))


def test_files() -> list[Path]:
    """Every file below tests/ that holds a test."""
    found = (ROOT / "tests").rglob("test_*.py")
    return sorted(p for p in found if "def test_" in p.read_text(encoding="utf-8"))


SCHEDULER = pytest.StashKey[SideBySide]()
ENDED: list[str] = []


EMPTINESS = Emptiness()
EMPTINESS.watch()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Asserts that went over nothing in every case of their test fail the run."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output["looked"] = EMPTINESS.counts()
        return
    never = EMPTINESS.never_full()
    if never and not session.testsfailed and not any("::" in str(a) for a in session.config.args):
        places = "\n".join(f"{Path(file).relative_to(ROOT)}:{line}" for file, line in never)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        sys.stderr.write(f"\nThese asserts had nothing to go over:\n{places}\n")


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """A test whose asserts all stand in loops over nothing fails: it has looked at nothing."""
    before = EMPTINESS.passed
    done = yield
    if _asserts(pyfuncitem.function) and EMPTINESS.passed == before:
        pytest.fail("no assert was reached: what it loops over is empty")
    return done


@functools.cache
def _asserts(test: Callable[..., object]) -> bool:
    """Whether an assert stands in `test`."""
    return "assert " in inspect.getsource(test)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that is skipped fails: what did not run has not passed."""
    try:
        report = yield
    except (Exception, pytest.fail.Exception) as wrong:  # noqa: BLE001 - the test is named
        report = in_words(item, call, wrong)  # even where its time is up while it is shown
    return not_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """So does a file of tests that skips itself."""
    return not_skipped((yield))


def not_skipped(report: Report) -> Report:
    """`report`, failed where it was skipped, with the reason that the test gave."""
    if report.skipped:
        vars(report).pop("wasxfail", None)
        report.outcome = "failed"
        report.longrepr = f"No test is skipped: {report.longrepr}"
    return report


@pytest.fixture
def reviewed(request: pytest.FixtureRequest) -> Callable[[str, Mapping[str, Any]], None]:
    """Compare with a reviewed snapshot: `reviewed("judgments.yml", value)` fails on any change."""

    def compare(name: str, value: Mapping[str, Any]) -> None:
        told = differences(name, value, rewrite=request.config.getoption("--rewrite"))
        if told:
            pytest.fail(told, pytrace=False)

    return compare


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    """Everything in data/, checked."""
    return load(ROOT / "data")


@pytest.fixture(scope="session")
def renderer(handbook: Handbook) -> Renderer:
    """The renderer for data/."""
    return site_renderer(handbook)


def made_once(folder: Path, make: Callable[[Path], None]) -> Path:
    """`folder`, which `make` fills for the first process that asks, and the others wait for."""
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            beside = folder.with_name(f"{folder.name}.part")
            make(beside)
            beside.rename(folder)
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all processes of a run see."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The folder of the built site, built once for all tests."""
    return made_once(shared / "the-site", _build)


def _build(folder: Path) -> None:
    done = strict_build(ROOT, "--site-dir", str(folder))
    if done.returncode:
        pytest.exit(f"the site does not build:\n{done.stdout}{done.stderr}", returncode=1)


@pytest.fixture(scope="session")
def engines() -> Iterator[Engines]:
    """The modules of web/ that need no page, to be called."""
    started = Engines(ROOT)
    yield started
    started.stop()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests' output is for the tests."""


class _Server(http.server.ThreadingHTTPServer):
    request_queue_size = 100  # a browser asks for more than five things at once

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of a file is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    """A server for `folder` on a free port of this machine, already running."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address of the built site, with a slash at its end."""
    server = serve(site)
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless browser for the whole run."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="session")
def context(browser: Any, site_url: str) -> Iterator[Context]:
    """A function that gives the context with these options, one a session.

    A context of its own for each page would fetch and read the same scripts hundreds of times, and
    without a page that stays each of them would have a process of its own: half of what one costs.
    """
    made: dict[str, Any] = {}

    def given(**options: Any) -> Any:
        name = json.dumps(options, sort_keys=True)
        if name not in made:
            made[name] = browser.new_context(base_url=site_url, **options)
            stays = made[name].new_page()
            stays.route("**/stays", lambda route: route.fulfill(content_type="text/html", body=""))
            stays.goto("stays")
        return made[name]

    yield given
    for one in made.values():
        one.close()


@pytest.fixture
def page(context: Context, site_url: str) -> Iterator[Any]:
    """A new page, 375 pixels wide, whose addresses are relative to the site."""
    with opening(context, site_url) as new:
        yield new(375, 740)
