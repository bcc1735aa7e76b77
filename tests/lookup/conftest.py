"""The lookup's engine, fed with the index of the handbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.outputs.lookup import examples
from macros.outputs.lookup import index as lookup
from macros.outputs.lookup.places import read_pages
from tests.engines import Engines

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

Ask = Callable[[str], dict[str, Any]]
"""Takes words and gives the engine's answer to them."""


def lines(name: str) -> list[str]:
    """The lines of a file of examples beside the tests."""
    return (HERE / name).read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def files(handbook: Handbook) -> dict[str, str]:
    """The lookup's files by their paths, as the browser gets them."""
    return dict(lookup.files(handbook, read_pages(ROOT / "docs"), examples.models(ROOT)))


@pytest.fixture(scope="session")
def index(files: dict[str, str]) -> dict[str, Any]:
    """The lookup's index."""
    found: dict[str, Any] = json.loads(files[lookup.INDEX])
    return found


@pytest.fixture(scope="session")
def model(files: dict[str, str]) -> dict[str, Any]:
    """The lookup's model."""
    found: dict[str, Any] = json.loads(files[lookup.MODEL])
    return found


@pytest.fixture(scope="session")
def ask(engines: Engines, index: dict[str, Any], model: dict[str, Any]) -> Ask:
    """Asks the engine: takes words, gives its answer."""
    engines.evaluate(
        """async (root, { index, model }) => {
          const { ask, open } = await import(root + "web/engines/lookup/ask.js");
          const lookup = open(index, model);
          globalThis.ask = (text) => ask(text, lookup);
        }""",
        {"index": index, "model": model},
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
