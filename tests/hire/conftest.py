"""What the tests of the hiring pages share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from macros.model.handbook import Handbook
from macros.outputs.hiring import documents

MODULES = "assets/javascripts/hire/"


@pytest.fixture(scope="session")
def data(handbook: Handbook) -> dict[str, Any]:
    """What the builders work on."""
    return documents.data(handbook)


@pytest.fixture(scope="session")
def modules_page(browser: Any, site_url: str) -> Iterator[Any]:
    """A page in which the builders' modules can be called."""
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    page.goto("hire/pay/")
    yield page
    context.close()


@pytest.fixture(scope="session")
def call(modules_page: Any, site_url: str) -> Callable[..., Any]:
    """Call a function of a builder's module in the browser: `call("check", "linesOf", text)`."""

    def called(module: str, function: str, *arguments: Any) -> Any:
        return modules_page.evaluate(
            "async ([path, name, values]) => (await import(path))[name](...values)",
            [f"{site_url}{MODULES}{module}.js", function, list(arguments)],
        )

    return called


@pytest.fixture(scope="session")
def findings(
    modules_page: Any, site_url: str, data: dict[str, Any]
) -> Callable[[list[str]], list[list[dict[str, str]]]]:
    """What the check finds in each of some lines: the ids of the rules, and their problems."""

    def found(lines: list[str]) -> list[list[dict[str, str]]]:
        made: list[list[dict[str, str]]] = modules_page.evaluate(
            """async ([path, rules, lines]) => {
                const { checkLine, compile } = await import(path);
                const ready = compile(rules);
                return lines.map((line) => checkLine(line, ready)
                    .map(({ rule }) => ({ id: rule.id, problem: rule.problem })));
            }""",
            [f"{site_url}{MODULES}check.js", data["rules"], lines],
        )
        return made

    return found
