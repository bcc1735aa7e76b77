"""Side by side, what a file shares is made once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import test_files as files_of_tests
from tests.side_by_side import LONGEST, SideBySide, group

TESTS = [
    *(f"tests/site/test_html.py::test_a[{n}]" for n in "123"),
    *("tests/handouts/test_build.py::test_b", "tests/handouts/test_pdfs.py::test_c"),
    *(f"tests/data/test_html.py::test_d[a::{n}]" for n in "12345"),
]


class Worker:
    """A process as the scheduler knows it."""

    gateway = SimpleNamespace(id="one")
    shutting_down = False

    def __init__(self) -> None:
        self.runs: list[str] = []

    def send_runtest_some(self, places: list[int]) -> None:
        """Take what it is to run."""
        self.runs += [TESTS[place] for place in places]

    def shutdown(self) -> None:
        """Take that there is nothing more."""
        self.shutting_down = True


@pytest.fixture
def workers() -> list[Worker]:
    """Two processes, and what each was given of TESTS."""
    options = SimpleNamespace(loadscopereorder=True)
    config: Any = SimpleNamespace(getvalue={"tx": ["2*popen"]}.get, option=options)
    both: list[Any] = [Worker(), Worker()]
    scheduler = SideBySide(config)
    for worker in both:
        scheduler.add_node(worker)
        scheduler.add_node_collection(worker, TESTS)
    scheduler.schedule()
    return both


def test_a_file_and_a_room_that_shares_stay_in_one_process(workers: list[Worker]) -> None:
    """No group is split, and each process begins with what stands first."""
    first, second = ({group(test) for test in worker.runs} for worker in workers)
    assert "site/test_html.py" in first
    assert "handouts" in second
    assert first & second == set()
    assert sorted(workers[0].runs + workers[1].runs) == sorted(TESTS)


def test_what_is_told_to_begin_first_is_there() -> None:
    """A file that was renamed is named anew."""
    assert set(LONGEST) - {group(path.as_posix()) for path in files_of_tests()} == set()
