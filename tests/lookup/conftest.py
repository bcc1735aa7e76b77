"""The lookup's engine, fed with the index of the handbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.outputs.lookup import index as lookup
from tests.engines import Engines

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a file of examples beside the tests."""
    return (HERE / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def index(handbook: Handbook) -> dict[str, Any]:
    """The lookup's index, as the browser gets it."""
    found: dict[str, Any] = json.loads(dict(lookup.files(handbook))[lookup.INDEX])
    return found


@pytest.fixture(scope="session")
def ask(engines: Engines, index: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    """Asks the engine: takes words, gives its answer."""
    engines.evaluate(
        """async (root, index) => {
          const { open, answer } = await import(root + "web/engines/lookup/answer.js");
          const lookup = open(index);
          globalThis.ask = (text) => answer(text, lookup);
        }""",
        index,
    )

    def asked(text: str) -> dict[str, Any]:
        found: dict[str, Any] = engines.evaluate("(root, text) => globalThis.ask(text)", text)
        return found

    return asked


@pytest.fixture
def look_up(page: Any) -> Callable[[str], Any]:
    """Opens the first page, types words into the lookup, and waits for the answer to be told."""

    def looked_up(words: str) -> Any:
        page.goto("")
        page.get_by_role("searchbox", name="What have you been asked to do?").fill(words)
        page.wait_for_function(
            "() => document.querySelector('[data-lookup-part=status]').textContent !== ''"
        )
        return page

    return looked_up
