"""A handbook of other people, by data and pages alone: community health workers in the UK."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import problems
from macros.outputs.site import offered
from tests.conftest import serve
from tests.project import strict_build
from tests.site.html import dead, pages, parse

FIRST = re.compile(
    r"peer (?:role|support|special|work)|\b(?:988|911)\b|Provider's Handbook|Fidelity Guide|"
    r"Massachusetts|clinician|recovery",
    re.IGNORECASE,
)
"""Words of the handbook that the generator came with."""


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """The second handbook."""
    return root / "examples" / "community-health"


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built strictly."""
    site = tmp_path_factory.mktemp("second")
    config = ["--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(site)]
    strict_build(folder.parents[1], "--quiet", *config).check_returncode()
    return site


@pytest.fixture(scope="module")
def second(browser: Any, built: Path) -> Iterator[Any]:
    """A browser's page on it, which notes every complaint."""
    server = serve(built)
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_address[1]}/")
    page = context.new_page()
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
    yield page
    context.close()
    server.shutdown()
    server.server_close()


def test_its_data_and_pages_have_no_problem(folder: Path) -> None:
    """The check passes it as it does the first handbook."""
    assert problems(folder / "data", folder / "docs", offered()) == []


def test_it_has_no_word_of_the_first_handbook(built: Path) -> None:
    """Nothing of the handbook that the generator came with is on its pages or in its files."""
    texts = {p: p.read_text("utf-8") for p in built.rglob("*") if p.suffix in (".html", ".json")}
    assert len(texts) > 30
    found = {p.relative_to(built).as_posix(): set(FIRST.findall(t)) for p, t in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_script_names_the_first_handbook(built: Path) -> None:
    """What a browser keeps, and the files that one saves, are called by no handbook's name."""
    scripts = {p.name: p.read_text("utf-8") for p in built.rglob("assets/modules/*.js")}
    assert len(scripts) > 5
    named = re.compile(r"peer[- ](?:role|support)", re.IGNORECASE)
    assert [name for name, text in scripts.items() if named.search(text)] == []


def test_it_shows_its_own_logo(built: Path) -> None:
    """The house stands for the first handbook."""
    heads = [page.read_text("utf-8").partition("</header>")[0] for page in pages(built)]
    assert len(heads) > 20
    assert all("images/logo.svg" in head and 'class="house' not in head for head in heads)


def test_no_link_is_dead(built: Path) -> None:
    """A kind without entries leaves no page, and no link to one."""
    every = [(page, link) for page in pages(built) for link in parse(page).links]
    assert len(every) > 100
    own = [(p, link) for p, link in every if p.name != "404.html"]
    assert [(str(p), link) for p, link in own if dead(built, p, link)] == []


def test_a_kind_without_entries_leaves_no_file(built: Path) -> None:
    """The API has the kinds that are in use, and hiring has switched itself off."""
    kinds = {path.stem for path in (built / "api" / "v1").glob("*.json")}
    assert "tasks" in kinds
    assert "interview-questions" not in kinds
    assert not (built / "assets" / "hire.json").exists()


def test_its_numbers_are_its_own(built: Path) -> None:
    """Every page sends people in danger to the line of its country."""
    texts = [page.read_text("utf-8") for page in pages(built)]
    assert len(texts) > 20
    assert all("116 123" in text for text in texts)


def test_its_edition_is_its_own(built: Path) -> None:
    """What programs read is not named after the version of the generator."""
    about = json.loads((built / "api/v1/index.json").read_text(encoding="utf-8"))
    assert about["release"] == "2.1.0"


def test_its_days_are_written_as_its_readers_write_them(built: Path) -> None:
    """In the UK the day stands before the month."""
    texts = [page.read_text("utf-8") for page in pages(built)]
    days = [day for text in texts for day in re.findall(r"Last reviewed:\D*?(\d+ \w+ \d{4})", text)]
    assert len(days) > 5
    assert [text for text in texts if re.search(r"\b[A-Z][a-z]+ \d{1,2}, 20\d\d\b", text)] == []


def test_its_lookup_finds_its_own_tasks(second: Any) -> None:
    """Without examples of what people ask, the lookup leads to the task by the task's own words."""
    second.goto("")
    second.fill("#lookup-words", "take blood pressure")
    results = second.locator("[data-lookup-part=results]")
    results.get_by_text("Taking blood pressure").first.wait_for()
    assert second.complaints == []


def test_every_page_opens_without_a_complaint(second: Any, built: Path) -> None:
    """No script stumbles over what this handbook does not have."""
    found = [p.parent.relative_to(built).as_posix() for p in built.rglob("index.html")]
    for address in found:
        second.goto("" if address == "." else f"{address}/", wait_until="load")
    assert len(found) > 20
    assert second.complaints == []


def test_what_it_does_without_is_not_offered(built: Path) -> None:
    """It has no page about reading without a network: neither a page nor the worker leads there."""
    worker = (built / "sw.js").read_text("utf-8")
    assert 'self.OFFLINE = "";' in worker
    assert "data-offline" not in (built / "index.html").read_text("utf-8")
    assert 'action="search/"' in (built / "index.html").read_text("utf-8")
