"""What a run of the tests would lose without a word: a failure that can't be shown, a process.

pytest-xdist goes on where a process ends with an error inside pytest, and says only "no active
workers" in the end: which tests that process still had, and why it ended, stands nowhere.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping

import pytest

FEW = 6
LINES = 14
XDIST = ("assert False", ".venv/", "try:", "> assert False")

Work = Mapping[str, Mapping[str, bool]]
"""Group by group, whether each test is done."""


def in_words(
    item: pytest.Item, call: pytest.CallInfo[None], wrong: BaseException
) -> pytest.TestReport:
    """The report of a failure that pytest could not show, for it met `wrong` on the way."""
    return pytest.TestReport(
        nodeid=item.nodeid,
        location=item.location,
        keywords={},
        outcome="failed",
        longrepr=_shown(call, wrong),
        when=call.when,
        start=call.start,
        stop=call.stop,
        duration=call.duration,
    )


def _shown(call: pytest.CallInfo[None], wrong: BaseException) -> str:
    failure = call.excinfo.value if call.excinfo else None
    why = "".join(traceback.format_exception(failure)) if failure else ""
    return f"{why}\n(pytest could not show this: {wrong!r})"


def not_run(queue: Work, assigned: Iterable[Work]) -> list[str]:
    """The tests that no process has finished, in their order."""
    works = [*assigned, queue]
    return [
        test
        for work in works
        for tests in work.values()
        for test, done in tests.items()
        if not done
    ]


def told(errors: list[str], lost: list[str]) -> str:
    """What is said last, short, for CI shows only the end: what was left undone, and why."""
    more = [f"and {len(lost) - FEW} more"] if len(lost) > FEW else []
    whys = [line for error in errors[:1] for line in _reason(error)]
    return "\n".join(["", "Not run, or not to the end:", *lost[:FEW], *more, *whys, ""])


def _reason(error: str) -> list[str]:
    """The last lines of `error` before xdist's own, which say where a process ended."""
    lines = [line.removeprefix("E").strip() for line in error.splitlines()]
    own = [line for line in lines if line and not line.startswith(XDIST)]
    return ["because a process ended with:", *own[-LINES:]]
