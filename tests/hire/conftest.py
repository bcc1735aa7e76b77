"""What the tests of the hiring pages share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.outputs.hiring import documents
from tests.engines import Engines


@pytest.fixture(scope="session")
def data(handbook: Handbook) -> dict[str, Any]:
    """What the builders work on."""
    return documents.data(handbook)


@pytest.fixture(scope="session")
def call(engines: Engines) -> Callable[..., Any]:
    """Call a function of a builder's module: `call("posting-check", "linesOf", text)`."""

    def called(module: str, function: str, *arguments: Any) -> Any:
        return engines.call(f"engines/hiring/{module}", function, *arguments)

    return called


def rules_of(data: dict[str, Any]) -> dict[str, Any]:
    """The part of the builders' data that the check of a posting reads."""
    return {"rules": data["rules"], "words": data["words"]}


@pytest.fixture(scope="session")
def findings(
    engines: Engines, data: dict[str, Any]
) -> Callable[[list[str]], list[list[dict[str, str]]]]:
    """What the check finds in each of some lines: the ids of the rules, and their problems."""

    def found(lines: list[str]) -> list[list[dict[str, str]]]:
        made: list[list[dict[str, str]]] = engines.evaluate(
            """async (root, [path, data, lines]) => {
                const { checkLine, compile } = await import(root + path);
                const ready = compile(data);
                return lines.map((line) => checkLine(line, ready)
                    .map(({ rule, found }) => ({ id: rule.id, problem: rule.problem, found })));
            }""",
            ["web/engines/hiring/posting-check.js", rules_of(data), lines],
        )
        return made

    return found
