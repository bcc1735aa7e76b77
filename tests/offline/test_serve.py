"""`make serve` waits for sound data, and shows what has been saved."""

from __future__ import annotations

import contextlib
import os
import queue
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.project import copied

PATIENCE = 120
SECOND = Path("examples/community-health")
"""A handbook that is built in a tenth of the time of the first."""

PAGE = "reference/values/trust/"
NAME = "Trust comes first"
TITLE = f"title: {NAME}"


class Serving:
    """A copy of the project under `mkdocs serve`, its words, and its pages."""

    def __init__(self, folder: Path, handbook: Path) -> None:
        self._handbook = handbook
        self._values = handbook / "data/values.yml"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"
        self._folder = folder
        settings = (folder / handbook / "mkdocs.yml").read_text(encoding="utf-8")
        self._place = re.findall(r"^site_url:.*example\.org/([\w-]+)/", settings, re.MULTILINE)[0]
        self._said: queue.Queue[str] = queue.Queue()

    def start(self) -> None:
        """Start the server as the Makefile does."""
        command = [sys.executable, "-m", "macros", "--handbook", str(self._handbook), "serve"]
        self._process = subprocess.Popen(
            [*command, self._address],
            cwd=self._folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()

    def _listen(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._said.put(line)

    def says(self, words: str) -> bool:
        """Whether it says `words` before the tests' patience ends."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with contextlib.suppress(queue.Empty):
                if words in self._said.get(timeout=1):
                    return True
        return False

    def shows(self, words: str, page: str = PAGE) -> bool:
        """Whether `page` comes to hold `words`."""
        return self.waits_for(lambda: words in self.page(page))

    def waits_for(self, holds: Callable[[], bool]) -> bool:
        """Whether `holds` comes true before the tests' patience ends."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                if holds():
                    return True
            time.sleep(0.2)
        return False

    def style_sheets(self) -> list[str]:
        """The addresses of the style sheets of the first value's page."""
        return re.findall(r'<link rel="stylesheet" href="([^"]+)"', self.page())

    def page(self, page: str = PAGE) -> str:
        """The HTML of `page`."""
        url = f"http://{self._address}/{self._place}/{page}"
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def replace(self, old: str, new: str) -> None:
        """Save the file of the values with a change."""
        self.edit(self._values, old, new)

    def edit(self, file: str | Path, old: str, new: str, end: str = "") -> None:
        """Save `file` with `new` in the place of the first `old`, and `end` at its end."""
        path = self._folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1) + end, encoding="utf-8")

    def stop(self) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait()
        self._listening.join()
        self._process.stdout.close()


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of the project to serve, free to be broken."""
    shutil.copytree(root / SECOND, tmp_path / SECOND)
    return copied(root, tmp_path)


@pytest.fixture
def first(project: Path) -> Iterator[Serving]:
    """The handbook itself."""
    made = Serving(project, Path())
    yield made
    made.stop()


@pytest.fixture
def serving(project: Path) -> Iterator[Serving]:
    """The second handbook, for what the server does with any."""
    made = Serving(project, SECOND)
    yield made
    made.stop()


def test_broken_data_at_the_start_are_told_and_waited_for(serving: Serving) -> None:
    """It names the problem with file and line, waits, and serves once it is mended."""
    serving.replace("id: trust", "id: tru st")
    serving.start()
    assert serving.says("data/values.yml:2:")
    assert serving.says("Mend this")
    serving.replace("id: tru st", "id: trust")
    assert serving.shows(NAME)


def test_a_first_build_that_fails_is_told_and_tried_again(serving: Serving) -> None:
    """Whatever it raises is said, and the next save that mends it brings the site."""
    template = "macros/pages/templates/entries/values.md.j2"
    serving.edit(template, "", "", "{{ nothing.of_it }}")
    serving.start()
    assert serving.says("as soon as this is mended")
    serving.edit(template, "{{ nothing.of_it }}", "")
    assert serving.shows(NAME)


def test_a_saved_change_shows_and_a_broken_one_keeps_the_last_good_site(serving: Serving) -> None:
    """A change shows; a mistake is told while the page stays; its correction shows again."""
    serving.start()
    assert serving.shows(NAME)
    assert "Content-Security-Policy" not in serving.page()
    serving.replace(TITLE, "title: Trust is earned")
    assert serving.shows("Trust is earned")
    serving.replace("title: Trust is earned", "titel: Trust is earned")
    assert serving.says("did you mean 'title'?")
    assert "Trust is earned" in serving.page()
    serving.replace("titel: Trust is earned", "title: Trust is given")
    assert serving.shows("Trust is given")


EDITS = {
    f"{SECOND}/docs/reference/values/index.md": (
        "# ",
        "# Edited: ",
        "reference/values/",
        "Edited: ",
    ),
    "overrides/main.html": (
        "{% block content %}",
        "{% block content %}edited-theme",
        PAGE,
        "edited-theme",
    ),
    "macros/pages/templates/entries/values.md.j2": ("\n## ", "\n## Edited ", PAGE, "Edited "),
    f"{SECOND}/mkdocs.yml": ("- Values:", "- Reworded Values:", PAGE, "Reworded "),
}
"""A file, what is replaced in it, and the page that shows it."""


def test_every_kind_of_file_shows_without_a_restart(serving: Serving) -> None:
    """A save in docs/, of a template, of the theme's template and of mkdocs.yml each show."""
    serving.start()
    assert serving.shows(NAME)
    for file, (old, new, page, words) in EDITS.items():
        serving.edit(file, old, new)
        assert serving.shows(words, page), file


def test_a_saved_style_sheet_shows_without_a_restart(serving: Serving) -> None:
    """The page names the new style sheet, for its name says what it holds."""
    serving.start()
    assert serving.shows(NAME)
    before = serving.style_sheets()
    serving.edit("web/styles/site/base.css", "", "", "\n.edited { order: 1 }\n")
    assert serving.waits_for(lambda: serving.style_sheets() != before)


def test_a_failing_template_is_told_and_the_last_good_site_answers(serving: Serving) -> None:
    """Whatever a build raises, the server says it and goes on showing what it showed."""
    serving.start()
    assert serving.shows(NAME)
    serving.edit("macros/pages/templates/entries/values.md.j2", "", "", "{{ nothing.of_it }}")
    assert serving.says("is shown as it was before")
    assert NAME in serving.page()


def test_pages_that_a_save_leaves_alone_stay_as_they_were(first: Serving) -> None:
    """All of each, such as the day in its citation and its way on: only the frame is made anew."""
    first.start()
    assert first.shows("Peer support is voluntary", "reference/values/voluntary/")
    pages = re.findall(r"<loc>https?://[^/<]+/[\w-]+/([^<]*)</loc>", first.page("sitemap.xml"))
    before = {page: _without_reload(first.page(page)) for page in pages}
    first.edit("overrides/main.html", "", "")  # which stands around every page
    first.edit("docs/start/notes.md", "", "", "\nAnother paragraph.\n")
    assert first.shows("Another paragraph.", "start/notes/")
    others = [page for page in pages if _without_reload(first.page(page)) != before[page]]
    assert others == ["start/notes/"]


def _without_reload(html: str) -> str:
    """The page without the script of MkDocs, which is another at each request."""
    return html.partition("livereload(")[0]
