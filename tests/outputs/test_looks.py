"""How a deck looks without a template, and what it takes from one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.slides import build
from macros.outputs.slides.deck import Slide
from macros.outputs.slides.powerpoint import TemplateError, powerpoint

FOLDER = "tests/fixtures/every-field"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
INCH = 914400

SLIDES = (
    Slide("title", "The title", ("Below it",), "Notes of the first"),
    Slide("list", "A list", ("One", "Two"), "Notes of the second"),
    Slide("question", "A question", ("Why?", "Why not?"), "Notes of the third"),
)


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


@pytest.fixture(scope="module")
def plan(small: Handbook) -> SessionPlan:
    """One of its session plans."""
    return small.all(SessionPlan)[0]


@pytest.fixture(scope="module")
def content(small: Handbook, plan: SessionPlan) -> bytes:
    """A deck of three slides."""
    return powerpoint(plan, SLIDES, small.identity)


@pytest.fixture(scope="module")
def deck(content: bytes) -> Any:
    """The same, as python-pptx reads it."""
    return pptx.Presentation(io.BytesIO(content))


def test_a_deck_is_wide(deck: Any) -> None:
    """Everything on its layouts is as wide as before, in proportion, and none is off the slide."""
    assert (deck.slide_width, deck.slide_height) == (12191695, int(7.5 * INCH))
    plain = pptx.Presentation()
    across = deck.slide_width / plain.slide_width
    for own, was in zip(deck.slide_layouts, plain.slide_layouts, strict=True):
        for shape, before in zip(own.shapes, was.shapes, strict=True):
            if before._element.spPr.xfrm is not None and own != deck.slide_layouts[0]:
                assert shape.left == int(before.left * across)
                assert shape.width == int(before.width * across)
                assert (shape.top, shape.height) == (before.top, before.height)


def test_the_list_has_room_below_the_title(deck: Any) -> None:
    """On every slide."""
    (body,) = (s for s in deck.slide_master.placeholders if s.placeholder_format.idx == 1)
    assert (body.top, body.height) == (int(1.75 * INCH), int(5.1 * INCH))


def test_titles_stand_out_and_lists_are_large(deck: Any) -> None:
    """Titles bold in dark green at 34 points, lists at 26, on each level."""
    styles = deck.slide_master._element.find(f"{P}txStyles")
    titles = list(styles.find(f"{P}titleStyle").iter(f"{A}defRPr"))
    lists = list(styles.find(f"{P}bodyStyle").iter(f"{A}defRPr"))
    assert titles
    assert {run.get("sz") for run in titles} == {"3400"}
    assert {run.get("b") for run in titles} == {"1"}
    assert {color.get("val") for run in titles for color in run.iter(f"{A}srgbClr")} == {"0D4A52"}
    assert not [color for run in titles for color in run.iter(f"{A}schemeClr")]
    assert len(lists) == 9
    assert {run.get("sz") for run in lists} == {"2600"}
    assert {run.get("b") for run in lists} == {None}


def test_all_words_are_dark_and_large_and_stand_left(deck: Any) -> None:
    """On the master and every layout; only the number of a slide stands right."""
    for owner in (deck.slide_master, *deck.slide_layouts):
        tree = owner._element
        assert not list(tree.iter(f"{A}tint"))
        sizes = [int(run.get("sz")) for run in tree.iter(f"{A}defRPr") if run.get("sz")]
        assert all(size >= 2400 for size in sizes)
        levels = [lv for n in range(1, 10) for lv in tree.iter(f"{A}lvl{n}pPr")]
        numbers = [
            s for s in owner.placeholders if "SLIDE_NUMBER" in str(s.placeholder_format.type)
        ]
        right = [lv for s in numbers for lv in s._element.iter(f"{A}lvl1pPr")]
        assert {lv.get("algn") for lv in right} <= {"r"}
        assert {lv.get("algn") for lv in levels if lv not in right} <= {"l"}
    assert right is not None


def test_below_a_title_words_begin_where_it_does(deck: Any) -> None:
    """On the slide with the title alone."""
    front = {s.placeholder_format.idx: s for s in deck.slide_layouts[0].placeholders}
    assert (front[0].left, front[0].width) == (front[1].left, front[1].width)
    assert front[1].top > front[0].top


def test_each_slide_has_its_layout_its_words_and_its_notes(deck: Any, small: Handbook) -> None:
    """In the language of the handbook, with its number where the layout has one."""
    names = [slide.slide_layout.name for slide in deck.slides]
    first, second = deck.slide_layouts[0].name, deck.slide_layouts[1].name
    assert names == [first, second, second]
    for made, slide in zip(deck.slides, SLIDES, strict=True):
        body = next(p for p in made.placeholders if p.placeholder_format.idx == 1)
        notes = made.notes_slide.notes_text_frame
        assert made.shapes.title.text == slide.title
        assert [p.text for p in body.text_frame.paragraphs] == list(slide.lines)
        assert notes.text == slide.notes
        frames = (made.shapes.title.text_frame, body.text_frame, notes)
        runs = [run for frame in frames for p in frame.paragraphs for run in p.runs]
        assert {run._r.rPr.get("lang") for run in runs} == {"en-US"}
        types = [str(p.placeholder_format.type) for p in made.placeholders]
        assert sum("SLIDE_NUMBER" in kind for kind in types) == 1
    assert small.identity.language == "en"


def test_a_question_stands_large_and_alone(deck: Any) -> None:
    """Without a bullet and without space for one, at 36 points; a list keeps its own."""
    plain, large = (
        next(p for p in deck.slides[number].placeholders if p.placeholder_format.idx == 1)
        for number in (1, 2)
    )
    for paragraph in large.text_frame.paragraphs:
        properties = paragraph._p.pPr
        assert (properties.get("marL"), properties.get("indent")) == ("0", "0")
        assert properties[0].tag == f"{A}buNone"
        assert paragraph.font.size.pt == 36
    assert {p.font.size for p in plain.text_frame.paragraphs} == {None}


def test_a_deck_says_what_it_is(deck: Any, plan: SessionPlan, small: Handbook) -> None:
    """Of the day on which the plan was read, by nobody in particular."""
    about = deck.core_properties
    assert (about.title, about.author, about.language) == (
        *(plan.title, small.identity.title),
        "en-US",
    )
    assert about.created.date() == about.modified.date() == plan.reviewed
    assert (about.last_modified_by, about.revision) == ("", 1)


def test_the_files_in_a_deck_are_the_same_each_time(content: bytes) -> None:
    """With the list of all of them first, as Office wants it, and of one moment."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        found = opened.infolist()
    names = [one.filename for one in found]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])
    assert {one.date_time for one in found} == {(1980, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in found} == {zipfile.ZIP_DEFLATED}


@pytest.fixture
def template(content: bytes, tmp_path: Path) -> Path:
    """A deck with looks of its own."""
    made = pptx.Presentation(io.BytesIO(content))
    made.slide_width = 9144000
    made.save(str(tmp_path / "ours.pptx"))
    return tmp_path / "ours.pptx"


def test_every_deck_of_a_build_takes_the_looks_of_a_template(
    small: Handbook, template: Path, tmp_path: Path
) -> None:
    """Without the slides that the template shows them on."""
    made = build.build(small, tmp_path / "some/where", template=template)
    for path, plan in zip(made, small.all(SessionPlan), strict=True):
        shown = pptx.Presentation(str(path))
        assert shown.slide_width == 9144000
        assert shown.slides[0].shapes.title.text == plan.title
        with zipfile.ZipFile(path) as opened:
            slides = [name for name in opened.namelist() if name.startswith("ppt/slides/slide")]
        assert len(slides) == len(shown.slides)


def _without_a_layout(made: Any) -> None:
    for layout in list(made.slide_layouts)[1:]:
        made.slide_layouts.remove(layout)


def _without_a_title(made: Any) -> None:
    layout = made.slide_layouts[0]
    title = next(p for p in layout.placeholders if p.placeholder_format.idx == 0)
    title._element.getparent().remove(title._element)


LACKS = (
    "layout {0} of the template has to have a title and a place for text, as in a new PowerPoint "
    "file: its first layout for titles, its second for lists"
)


@pytest.mark.parametrize(
    ("change", "says"),
    [(_without_a_layout, LACKS.format(2)), (_without_a_title, LACKS.format(1))],
    ids=["one layout", "no title"],
)
def test_a_template_that_lacks_a_place_is_told(
    small: Handbook, plan: SessionPlan, tmp_path: Path, change: Any, says: str
) -> None:
    """Which of its layouts it is, and what it needs."""
    made = pptx.Presentation()
    change(made)
    made.save(str(tmp_path / "bare.pptx"))
    with pytest.raises(TemplateError) as told:
        powerpoint(plan, SLIDES, small.identity, tmp_path / "bare.pptx")
    assert str(told.value) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (None, "there is no such file: name a .pptx file whose looks to take"),
        (b"no archive", "this is no .pptx file: save the template as one"),
        (b"PK\x03\x04 broken", "this is no .pptx file: save the template as one"),
    ],
)
def test_what_is_no_template_is_told(
    small: Handbook, plan: SessionPlan, tmp_path: Path, text: bytes | None, says: str
) -> None:
    """A file that isn't there, and one of another kind."""
    path = tmp_path / "ours.pptx"
    if text is not None:
        path.write_bytes(text)
    with pytest.raises(TemplateError) as told:
        powerpoint(plan, SLIDES, small.identity, path)
    assert str(told.value) == says
