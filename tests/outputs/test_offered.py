"""What the outputs let pages say of them, asked of a small handbook as its templates ask."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import load
from macros.model.teaching import Handout, SessionPlan
from macros.outputs import hiring, site
from macros.outputs.api import tables
from macros.outputs.handouts import packs, page_globals
from macros.outputs.handouts.formats import FORMATS
from macros.outputs.lms import bank
from macros.outputs.lookup import index
from macros.outputs.slides.deck import deck
from macros.pages.cache import Cache, Files
from macros.pages.renderer import Renderer

FOLDER = "tests/fixtures/every-field"
URL = "https://handbook.example.edu/"


@pytest.fixture
def renderer(root: Path) -> Renderer:
    """The renderer of the small handbook, as an organisation has adapted it."""
    folder = root / FOLDER
    handbook = load(folder / "data", [folder / "overlays/north"])
    return site.site_renderer(handbook, folder / "docs")


@pytest.fixture
def call(renderer: Renderer) -> Callable[..., Any]:
    """What a template gets of a function: `call("slides", plan)`."""

    def called(name: str, *given: object) -> Any:
        function: Any = renderer.environment.globals[name]
        return function(*given)

    return called


def test_pages_say_where_the_site_is(call: Callable[..., Any], renderer: Renderer) -> None:
    """And which tables there are, with their paths."""
    assert call("site_address") == URL
    found = call("api_tables")
    assert found == tables.tables(renderer.handbook, URL)
    assert [call("table_path", table) for table in found] == [tables.path(t) for t in found]
    assert URL in str(found[0].rows)


def test_pages_show_the_slides_of_a_plan(call: Callable[..., Any], renderer: Renderer) -> None:
    """With the page that they stand on, and the deck where one lies."""
    plan = renderer.handbook.all(SessionPlan)[0]
    assert call("slides_of", plan) == deck(renderer.handbook, plan, URL)
    assert call("slides_page", plan) == f"train/plans/{plan.id}/slides.md"
    assert call("slides", plan) is None
    renderer.printed[f"{plan.id}.pptx"] = 12
    assert call("slides", plan) == (f"/downloads/slides/{plan.id}.pptx", 12)


def test_pages_offer_a_course_where_it_lies(call: Callable[..., Any], renderer: Renderer) -> None:
    """With its size in words."""
    path = renderer.handbook.all("paths")[0]
    name = f"course-{path.id}.scorm12.zip"
    assert call("course", path) is None
    renderer.printed |= {name: 1_250_000, "bank.xml": 400}
    assert call("course", path) == (f"/downloads/lms/{name}", "1.2 MB")
    assert call("lms_file", "bank.xml") == ("/downloads/lms/bank.xml", "1 KB")


@pytest.mark.parametrize("kind", ["handouts", "session-plans"])
def test_pages_show_a_sheet(call: Callable[..., Any], renderer: Renderer, kind: str) -> None:
    """Its words, without braces that a page would fill, and what an organisation did to it."""
    handbook = renderer.handbook
    for entry in handbook.all(kind):
        sheet = call("sheet_of", kind, entry, "learner")
        assert (sheet.kind, sheet.entry) == (kind, entry)
        assert str(call("sheet_html", sheet)).strip()
        for of, one, touch in call("touched", sheet):
            assert handbook.local.touch(of, one.id) == touch


def test_the_trainers_copy_is_another_sheet(call: Callable[..., Any], renderer: Renderer) -> None:
    """With a page of its own."""
    entry = renderer.handbook.all(Handout)[0]
    sheet = call("sheet_of", "handouts", entry, "trainer")
    assert sheet.is_trainers_copy
    assert sheet.page == call("trainer_page", entry)
    assert call("sheet_of", "handouts", entry, "learner").page != sheet.page


def test_an_organisations_sheet_says_so(call: Callable[..., Any], renderer: Renderer) -> None:
    """At least one of this handbook has something of theirs on it."""
    every = [
        call("sheet_of", kind, entry, copy)
        for kind, copy in (("handouts", "learner"), ("session-plans", "trainer"))
        for entry in renderer.handbook.all(kind)
    ]
    assert [sheet.name for sheet in every if call("touched", sheet)]


def test_pages_offer_the_formats_that_lie_ready(
    call: Callable[..., Any], renderer: Renderer
) -> None:
    """Each with its address and its pages, in the order of the formats."""
    assert call("downloads", "first") == []
    renderer.printed |= {"first-letter-large.pdf": 4, "first-a4-clear.pdf": 2}
    assert call("downloads", "first") == [
        ("/downloads/handouts/first-a4-clear.pdf", FORMATS[0], 2),
        ("/downloads/handouts/first-letter-large.pdf", FORMATS[3], 4),
    ]
    assert page_globals.FOLDER == "downloads/handouts"


def test_a_packet_is_offered_where_a_session_is_tested(
    call: Callable[..., Any], renderer: Renderer
) -> None:
    """Any other has none."""
    plan = renderer.handbook.all(SessionPlan)[0]
    tested = plan.model_copy(update={"post_test": ["first"]})
    assert call("packet_files", tested) == f"/downloads/packets/packet-{plan.id}.docx"
    assert call("packet_files", plan.model_copy(update={"post_test": []})) is None


def test_a_sheet_is_laid_out_once(renderer: Renderer) -> None:
    """It's asked for under its own name, so that two sheets are never taken for each other."""
    asked: list[object] = []

    def cached(key: object, make: Callable[[], Any]) -> Any:
        asked.append(key)
        return make()

    renderer.cached = cached  # type: ignore[assignment]
    offers = page_globals.for_templates(renderer)
    entry = renderer.handbook.all(Handout)[0]
    offers["sheet_html"](offers["sheet_of"]("handouts", entry, "trainer"))
    assert asked == [("sheet", f"{entry.id}-trainer")]


def test_every_output_says_what_it_needs(root: Path) -> None:
    """The check asks for all of it, whatever the handbook."""
    needs = (hiring.REQUIRES, index.REQUIRES, bank.REQUIRES, packs.REQUIRES, tables.REQUIRES)
    assert site.offered().needs == tuple(need for each in needs for need in each)
    assert root / "docs" == site.DOCS


def test_what_is_built_again_offers_the_same(renderer: Renderer) -> None:
    """The renderer that keeps what it made, and the one that doesn't."""
    kept = site.cached_renderer(renderer.handbook, Cache(), renderer.docs)
    assert kept.docs == renderer.docs
    assert [*kept.handbook.entries()] == [*renderer.handbook.entries()]
    assert set(kept.environment.globals) == set(renderer.environment.globals)
    assert kept.cached is not renderer.cached


def test_what_is_built_of_a_file_is_built_anew_with_it(renderer: Renderer) -> None:
    """A template or a page that was saved; and everything, where something around it is another."""
    cache = Cache()

    def built(saved: int, around: object = None) -> int:
        files = Files({"a.md.j2": saved}, {"guide/first.md": 1})
        kept = site.cached_renderer(renderer.handbook, cache, renderer.docs, files, around)
        read = kept.environment.used  # type: ignore[attr-defined]
        return kept.cached("key", lambda: (read("a.md.j2"), saved)[1])

    assert [built(1), built(1), built(2), built(2)] == [1, 1, 2, 2]
    assert [built(2, "other"), cache.holds("key")] == [2, True]
    asked: list[str] = []
    site.cached_renderer(renderer.handbook, cache, renderer.docs, None, "another").cached(
        "key", lambda: asked.append("anew")
    )
    assert asked == ["anew"]
