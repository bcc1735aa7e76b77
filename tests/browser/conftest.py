"""Pages of every kind, and one walk over the whole site."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import walk
from tests.conftest import made_once
from tests.looks import Looks
from tests.opening import Context, opening

TEMPLATES = {
    "home": "",
    "check": "check/",
    "every task": "check/tasks/",
    "task": "check/tasks/medications/",
    "value": "reference/values/voluntary/",
    "difference": "reference/differences/reporting-a-crisis/",
    "guide": "start/notes/",
    "drawing": "supervise/structures/",
    "chart": "supervise/listening-sessions/",
    "filter": "reference/challenges/",
    "figures": "reference/coverage/",
    "fields": "reference/fields/",
    "search": "search/",
    "quiz": "train/quizzes/values/",
    "handout": "train/handouts/saying-no/",
    "builder": "hire/job-description/",
    "evidence": "reference/evidence/",
    "tabs": "train/lms/",
}


@pytest.fixture(params=TEMPLATES.values(), ids=TEMPLATES.keys())
def path(request: pytest.FixtureRequest) -> str:
    """The address of one page of each kind."""
    return str(request.param)


@pytest.fixture(scope="session")
def visits(site: Path, site_url: str, shared: Path) -> list[walk.Visit]:
    """Every page of the site, as a phone 320 pixels wide shows it in light colors: once a run."""

    def make(path: Path) -> None:
        rows = [dataclasses.asdict(visit) for visit in walk.visits(site, site_url)]
        path.write_text(json.dumps(rows), encoding="utf-8")

    told = made_once(shared / "visits.json", make)
    return [walk.Visit(**row) for row in json.loads(told.read_text(encoding="utf-8"))]


@pytest.fixture(scope="session")
def looks() -> Looks:
    """The looks of text that have passed in this run, on any page, at any width, in any colors."""
    return Looks()


@pytest.fixture
def open_page(context: Context, site_url: str) -> Iterator[Callable[..., Any]]:
    """A function that opens a page: `open_page(path, width=320, color_scheme="dark")`.

    `scripts=True` waits until every script of the page has started.
    """
    with opening(context, site_url) as new:

        def opened(path: str, width: int = 320, *, scripts: bool = False, **options: Any) -> Any:
            page = new(width, 640, **options)
            page.goto(path, wait_until="networkidle" if scripts else "load")
            return page

        yield opened
