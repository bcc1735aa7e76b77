"""The slides of the session plans: what a room can read, and a trainer can edit."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pptx
import pytest
from lxml import etree

from macros.model.danger import speaks_of_danger
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.model.teaching import SessionPlan
from macros.outputs.site import site_renderer
from macros.outputs.slides.build import build
from macros.outputs.slides.deck import MOST_LINES, MOST_ROWS, MOST_SIGNS, Slide, deck, rows
from macros.outputs.slides.powerpoint import TemplateError, powerpoint
from macros.outputs.slides.ready import MANIFEST, up_to_date
from macros.pages.renderer import Renderer

SMALLEST = 2400
RUN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="session")
def decks(handbook: Handbook) -> dict[str, list[Slide]]:
    """The slides of every plan."""
    return {plan.id: deck(handbook, plan) for plan in handbook.all(SessionPlan)}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory, handbook: Handbook) -> dict[str, bytes]:
    """The file of every plan, as `make slides` writes it."""
    made = build(handbook, tmp_path_factory.mktemp("slides"))
    return {path.stem: path.read_bytes() for path in made}


def test_titles_tell_slides_apart(decks: dict[str, list[Slide]]) -> None:
    """Every slide has a title, and no other slide of the deck has the same."""
    for slides in decks.values():
        titles = [slide.title for slide in slides]
        assert all(titles)
        assert len(set(titles)) == len(titles)


def test_a_slide_holds_no_more_than_a_room_can_read(decks: dict[str, list[Slide]]) -> None:
    """Long lists go on on the next slide."""
    for slide in (slide for slides in decks.values() for slide in slides):
        assert sum(map(len, slide.lines)) <= MOST_SIGNS, slide.title
        assert len(slide.lines) <= MOST_LINES, slide.title
        assert rows(slide.lines) <= MOST_ROWS, slide.title


def test_an_answer_comes_on_the_slide_after_its_question(decks: dict[str, list[Slide]]) -> None:
    """The room thinks first: what a question's slide shows is the question alone."""
    for slides in decks.values():
        for before, slide in pairwise(slides):
            if slide.kind == "answer":
                assert before.kind in ("question", "answer")
                assert slide.title.startswith(before.title.partition(":")[0].partition(" (")[0])
            if slide.kind == "question":
                assert len(slide.lines) == 1


def test_a_step_may_name_an_entry_of_any_kind(handbook: Handbook) -> None:
    """`make check` lets it, so the deck has a slide that begins with the title of the entry."""
    plan = handbook.all(SessionPlan)[0]
    for kind, entries in handbook.kinds.items():
        for entry in list(entries.values())[:1]:
            step = plan.steps[0].model_copy(update={"entries": [f"{kind}:{entry.id}"]})
            slides = deck(handbook, plan.model_copy(update={"steps": [step]}))
            assert any(plain(slide.title).startswith(plain(entry.title)) for slide in slides), kind


def test_every_question_of_the_plan_is_asked(
    decks: dict[str, list[Slide]], handbook: Handbook
) -> None:
    """What the plan puts to the group stands on a slide of its own."""
    for plan in handbook.all(SessionPlan):
        shown = [slide.lines[0] for slide in decks[plan.id] if slide.kind == "question"]
        asked = [*(q for step in plan.steps for q in step.ask), *plan.debrief]
        assert [q for q in asked if plain(q) not in shown] == []


def test_the_notes_have_the_words_of_the_plan(
    decks: dict[str, list[Slide]], handbook: Handbook
) -> None:
    """A trainer needs no second sheet: each step's text is in the notes."""
    for plan in handbook.all(SessionPlan):
        notes = " ".join(slide.notes for slide in decks[plan.id])
        wanted = [*(step.text for step in plan.steps), *plan.prepare, *plan.hard]
        assert [text for text in wanted if plain(text) not in notes] == []
        assert all(slide.notes for slide in decks[plan.id])
        assert re.findall(r"[.?!]\.(?!\.)", notes) == []


def test_a_deck_that_speaks_of_danger_shows_where_to_call(
    decks: dict[str, list[Slide]], handbook: Handbook
) -> None:
    """The signpost has its slide there."""
    number = handbook.identity.crisis_line.number
    (signpost,) = [s for s in decks["may-i-share-this"] if s.title == "If someone may be in danger"]
    assert number in signpost.lines[0]
    assert not [s for s in decks["words-to-try"] if s.title == "If someone may be in danger"]


def test_a_deck_names_what_it_restates(decks: dict[str, list[Slide]], handbook: Handbook) -> None:
    """Its last slides name each document that its entries cite, what is ours, and the handbook."""
    for plan in handbook.all(SessionPlan):
        shown = [handbook.get(*name.split(":", 1)) for step in plan.steps for name in step.entries]
        cited = {s.partition("/")[0] for entry in shown for s in getattr(entry, "sources", ())}
        told = [
            line
            for slide in decks[plan.id]
            if slide.title.startswith("Where this comes from")
            for line in slide.lines
        ]
        titles = [source.title for source in handbook.sources() if source.id in cited]
        assert told == [*titles, "The order, the timing and the steps are ours.", *told[-1:]]
        assert told[-1] == handbook.identity.credit


def test_every_deck_that_touches_on_danger_shows_where_to_call(
    decks: dict[str, list[Slide]], handbook: Handbook
) -> None:
    """One slide that speaks of it, or is about a crisis, is enough; it comes with that step."""
    for name, slides in decks.items():
        told = [" ".join([slide.title, *slide.lines]) for slide in slides]
        shows = [n for n, s in enumerate(slides) if s.title == "If someone may be in danger"]
        speaks = [
            n
            for n, slide in enumerate(slides)
            if n not in shows and (slide.is_crisis or speaks_of_danger(handbook, told[n]))
        ]
        assert len(shows) == bool(speaks), name
        titles = {step.title for step in handbook.get(SessionPlan, name).steps}
        for at, first in zip(shows, speaks, strict=False):
            assert first < at
            assert not [s for s in slides[first + 1 : at] if s.title in titles]


def test_every_slide_of_a_difference_says_whose_words_it_has(
    decks: dict[str, list[Slide]], handbook: Handbook
) -> None:
    """What goes on on the next slide names its source again."""
    found = 0
    for plan in handbook.all(SessionPlan):
        names = [name for step in plan.steps for name in step.entries]
        for name in (name for name in names if name.startswith("differences:")):
            entry = handbook.get(*name.split(":", 1))
            wheres = tuple(p.setting for p in entry.positions)
            told = [s for s in decks[plan.id] if s.title.startswith(f"{entry.title}: what")]
            found += len(told)
            lines = [line for slide in told for line in slide.lines]
            assert [line for line in lines if not line.startswith(wheres)] == []
    assert found > 1


def test_a_short_list_to_read_together_is_on_the_wall(
    decks: dict[str, list[Slide]], handbook: Handbook
) -> None:
    """The plan has the group read the common parts of the role aloud: here they are."""
    (points,) = handbook.get("topics", "common-elements").groups
    shown = {line for slide in decks["part-of-the-role"] for line in slide.lines}
    assert [p.text for p in points.items if plain(p.text) not in shown] == []


def test_no_slide_is_left_with_one_line_that_had_room_for_more(
    decks: dict[str, list[Slide]],
) -> None:
    """The credit does not stand alone on a last slide."""
    ends = [slides[-1] for slides in decks.values()]
    assert [slide.title for slide in ends if len(slide.lines) == 1] == []


def test_titles_stand_where_a_screen_reader_looks(
    files: dict[str, bytes], decks: dict[str, list[Slide]]
) -> None:
    """In the title's own place, read first, then the text; the notes come along."""
    for name, content in files.items():
        shown = list(pptx.Presentation(io.BytesIO(content)).slides)
        for slide, meant in zip(shown, decks[name], strict=True):
            assert slide.shapes[0] == slide.shapes.title
            assert slide.shapes.title.text == meant.title
            assert slide.shapes[1].text_frame.text.split("\n") == list(meant.lines)
            assert slide.notes_slide.notes_text_frame.text == meant.notes


def test_every_word_says_its_language(files: dict[str, bytes]) -> None:
    """A screen reader reads the words as English, the notes too."""
    for name, content in files.items():
        for tree in _parts(content, ("ppt/slides/slide", "ppt/notesSlides/notesSlide")):
            for run in tree.iter(f"{RUN}r"):
                assert run.find(f"{RUN}rPr").get("lang") == "en-US", name


def test_nothing_on_the_wall_is_small(files: dict[str, bytes]) -> None:
    """No size of type in the slides and in what they inherit is under 24 points."""
    for name, content in files.items():
        for tree in _parts(content, ("ppt/slides/slide", "ppt/slideLayouts/", "ppt/slideMasters/")):
            sizes = {int(size) for size in tree.xpath("//@sz") if size.isdigit()}
            assert min(sizes, default=SMALLEST) >= SMALLEST, name


def _parts(content: bytes, starts: tuple[str, ...]) -> list[etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [n for n in archive.namelist() if n.startswith(starts) and n.endswith(".xml")]
        return [etree.fromstring(archive.read(name)) for name in names]


def test_the_site_offers_only_decks_that_say_what_the_plans_say(
    tmp_path: Path, handbook: Handbook
) -> None:
    """One of an earlier version is not offered, nor one of which nobody knows what it says."""
    made = build(handbook, tmp_path)
    assert [path.name for path in made] == [*up_to_date(handbook, tmp_path)]
    made[0].unlink()
    assert made[0].name not in up_to_date(handbook, tmp_path)
    (tmp_path / MANIFEST).write_text('{"words-to-try.pptx": "another"}', encoding="utf-8")
    assert up_to_date(handbook, tmp_path) == {}
    (tmp_path / MANIFEST).write_text("[", encoding="utf-8")
    assert up_to_date(handbook, tmp_path) == {}


def test_a_plan_offers_its_deck_where_one_lies(handbook: Handbook, renderer: Renderer) -> None:
    """With its address and how many slides it has."""
    plan, page = handbook.all(SessionPlan)[0], site_renderer(handbook, renderer.docs)
    slides: Any = page.environment.globals["slides"]
    assert slides(plan) is None
    page.printed[f"{plan.id}.pptx"] = 12
    assert slides(plan) == (f"/downloads/slides/{plan.id}.pptx", 12)


def test_two_builds_give_the_same_bytes(
    files: dict[str, bytes], tmp_path: Path, handbook: Handbook
) -> None:
    """A release that changes no plan changes no deck."""
    assert {path.stem: path.read_bytes() for path in build(handbook, tmp_path)} == files


def test_a_deck_takes_the_looks_of_a_template(
    files: dict[str, bytes], decks: dict[str, list[Slide]], handbook: Handbook, tmp_path: Path
) -> None:
    """A deck saved from PowerPoint is a template: its looks stay, its slides go."""
    template = tmp_path / "ours.pptx"
    made = pptx.Presentation(io.BytesIO(files["words-to-try"]))
    made.slide_width = 9144000
    made.save(str(template))
    plan = handbook.get(SessionPlan, "part-of-the-role")
    again = powerpoint(plan, decks[plan.id], handbook.identity, template)
    shown = pptx.Presentation(io.BytesIO(again))
    assert shown.slide_width == made.slide_width
    assert [s.shapes.title.text for s in shown.slides] == [s.title for s in decks[plan.id]]


def test_a_template_without_a_place_for_text_is_named(
    decks: dict[str, list[Slide]], handbook: Handbook, tmp_path: Path
) -> None:
    """What it lacks is said, and what to do."""
    made = pptx.Presentation()
    layout = made.slide_layouts[1]
    body = next(p for p in layout.placeholders if p.placeholder_format.idx == 1)
    body._element.getparent().remove(body._element)
    made.save(str(tmp_path / "bare.pptx"))
    plan = handbook.get(SessionPlan, "part-of-the-role")
    with pytest.raises(TemplateError, match="layout 2 of the template"):
        powerpoint(plan, decks[plan.id], handbook.identity, tmp_path / "bare.pptx")
