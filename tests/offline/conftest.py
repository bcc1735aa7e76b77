"""The site without a server, and the site whose server goes away."""

from __future__ import annotations

import json
import re
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.mkdocs import assets, service_worker
from macros.model.handbook import Handbook
from macros.outputs.offline import copy
from tests.conftest import ROOT, serve


@pytest.fixture(scope="session")
def stick(site: Path, handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that comes out of the zip for a USB stick."""
    folder = tmp_path_factory.mktemp("stick")
    script = assets.bundle(ROOT).offline.read_bytes()
    copy.write(site, script, handbook.identity, folder / "handbook.zip")
    with zipfile.ZipFile(folder / "handbook.zip") as packed:
        packed.extractall(folder)
    return folder / handbook.identity.id


class FilePage:
    """A browser's page on the stick, with everything that it asked for and complained about."""

    def __init__(self, page: Any, stick: Path) -> None:
        self.page = page
        self.remote: list[str] = []
        self.errors: list[str] = []
        self._stick = stick
        page.context.route("http*://**", lambda route: route.abort())
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.remote.append(request.url)

    def open(self, path: str) -> Any:
        """The page at `path` on the stick, opened as by a double click."""
        self.page.goto((self._stick / path).as_uri())
        return self.page


@pytest.fixture
def file_page(browser: Any, stick: Path) -> Iterator[FilePage]:
    """A page on the stick, with the network cut."""
    context = browser.new_context(viewport={"width": 375, "height": 740})
    yield FilePage(context.new_page(), stick)
    context.close()


def core() -> list[str]:
    """What mkdocs.yml says a phone keeps unasked."""
    found = re.search(r"^  core: \[(.*)\]$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1].split(", ")


class Server:
    """A server for a copy of the site that can be changed and stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server = serve(folder)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def publish(self, changed: str, old: str, new: str) -> None:
        """Deploy a new edition: `old` is `new` in every page that `changed` (a glob) finds."""
        for page in self.folder.glob(changed):
            text = page.read_text(encoding="utf-8").replace(old, new, 1)
            page.write_text(text, encoding="utf-8")
        service_worker.write(self.folder, core(), self._names(), "reference/offline/")

    def withdraw(self, file: str) -> None:
        """Deploy a new edition that lacks `file`."""
        (self.folder / file).unlink()
        service_worker.write(self.folder, core(), self._names(), "reference/offline/")

    def _names(self) -> dict[str, str]:
        """What stood in the place of names when the site was built."""
        folder = self.folder / service_worker.FOLDER
        mark = (self.folder / service_worker.WORKER).read_text(encoding="utf-8").split('"')[1]
        listed = json.loads((folder / f"{mark}.json").read_text(encoding="utf-8"))
        around = json.loads((folder / f"{listed['shells']}.json").read_text(encoding="utf-8"))
        names: dict[str, str] = around["names"]
        return names

    def stop(self) -> None:
        """Go away, as a network does."""
        stopping = threading.Thread(target=self._server.shutdown)
        stopping.start()
        stopping.join()
        self._server.server_close()


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    """A copy of the site on a server of its own."""
    started = Server(Path(shutil.copytree(site, tmp_path / "site")))
    yield started
    started.stop()


PATIENCE = 90_000
"""How long one waits for a new worker, in ms: a browser may give the old one its half minute."""


def until(page: Any, holds: str) -> None:
    """Wait until `holds`, JavaScript that may await, is true.

    wait_for_function by itself takes the promise of a no for a yes.
    """
    pause = "await new Promise((done) => setTimeout(done, 50))"
    until_true = f"async () => {{ while (!({holds})) {pause}; return true }}"
    page.wait_for_function(until_true, timeout=PATIENCE)


def keep(page: Any) -> None:
    """Do now what a page does by itself four seconds after it has loaded, and wait for its end."""
    page.evaluate("() => { navigator.serviceWorker.register('sw.js') }")
    page.wait_for_function("navigator.serviceWorker.ready")


@pytest.fixture
def visited(browser: Any, server: Server) -> Iterator[Any]:
    """A page that visited the front page once and waited until the first part was kept."""
    context = browser.new_context(base_url=server.url, viewport={"width": 375, "height": 740})
    page = context.new_page()
    page.goto("./")
    keep(page)
    yield page
    context.close()


Look = Callable[[Any, str], str]


@pytest.fixture(scope="session")
def look_up() -> Look:
    """Type words into the lookup of the page that is open; the answer's first words."""

    def look(page: Any, words: str) -> str:
        page.fill("[data-lookup] input[type=search]", words)
        link = page.locator("[data-lookup] [data-lookup-part=results] a").first
        link.wait_for()
        return str(link.evaluate("link => link.href"))

    return look
