"""What organisations changed, in what is made beside the pages: sheets, files, banks, slides."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from macros.check.requirements import unmet
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.model.mixing import mixed
from macros.model.teaching import SessionPlan
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.hiring import documents
from macros.outputs.lms import bank, qti
from macros.outputs.lms.rendering import render as lms
from macros.outputs.site import REQUIRES, site_renderer
from macros.outputs.slides.deck import deck
from macros.pages.page_macros import filled
from tests.overlay.conftest import Make
from tests.overlay.test_resolve import hiding

Amending = Callable[..., str]


def test_a_task_without_a_refusal_can_be_printed(make: Make, amending: Amending) -> None:
    """Where an organisation takes every "not part of the role" away, the sheets have the rest."""
    fields = ("part", "not_part", "inconsistent")
    text = amending(
        "tasks",
        "gifts",
        "set: {part: All are fine., not_part: null, inconsistent: []}",
        fields=fields,
    )
    made = make({"amend.yml": text})
    printer = Printer(made.handbook)
    told = [printer.body(sheet) for sheet in sheets(made.handbook)]
    assert made.told == ""
    assert sum("All are fine." in text for text in told) > 1


def test_what_an_output_is_made_with_cannot_be_hidden(make: Make) -> None:
    """Who hides it reads where it says so, what is made with it, and what to do."""
    made = make({"hide.yml": hiding("topics:interview-panel")})
    (problem,) = unmet(made.handbook, REQUIRES)
    assert problem.place == "oak/hide.yml:1"
    assert problem.message.startswith("topics:interview-panel can't be hidden: the builders and")
    assert "amend" in problem.message


@pytest.fixture
def book(make: Make, amending: Amending) -> Handbook:
    """The handbook with a task, a question of each sort, and what one hires with, amended."""
    items = [
        amending("tasks", "gifts", "set: {part: Small ones are fine.}", fields=("part",)),
        amending("questions", "ride-to-clinic", "set: {prompt: Is it?}", fields=("prompt",)),
        amending(
            "job-statements", "groups-and-one-to-one", "set: {use: Supports us.}", fields=("use",)
        ),
        amending(
            "interview-questions", "deciding-when-to-share", "set: {ask: How so?}", fields=("ask",)
        ),
        amending("values", "voluntary", "set: {summary: We choose.}", fields=("summary",)),
    ]
    made = make({"amend.yml": "".join(items)})
    assert made.told == ""
    return made.handbook


def test_the_question_bank_tells_the_handbooks_own_text(book: Handbook, base: Handbook) -> None:
    """In Moodle, GIFT, QTI and on the back of a card: as feedback, and not in the question."""
    own = f"In the handbook: {base.get('questions', 'ride-to-clinic').prompt[:40]}"
    texts = dict(bank.files(book))
    with zipfile.ZipFile(io.BytesIO(qti.package(book))) as packed:
        texts |= {n: packed.read(n).decode() for n in packed.namelist() if n.startswith("tasks/")}
    question = book.get("questions", "ride-to-clinic")
    texts["anki"] = lms("anki-back.html.j2", q=question, mixed=mixed, own=bank.own(book))
    assert [
        n for n, text in texts.items() if own not in html.unescape(text).replace("\\", "")
    ] == []
    moodle = etree.fromstring(texts["question-bank.moodle.xml"].encode())
    (asked,) = moodle.xpath("//question[idnumber='ride-to-clinic']")
    assert asked.findtext("questiontext/text") == "Is it? (At Oak)"
    assert asked.findtext("generalfeedback/text").startswith(own)


def test_marks_are_in_every_bank(book: Handbook) -> None:
    """A package of questions says whose text it is, as every other form does."""
    with zipfile.ZipFile(io.BytesIO(qti.package(book))) as packed:
        assert "Is it? (At Oak)" in html.unescape(packed.read("tasks/tasks.xml").decode())


def test_slides_tell_the_handbooks_own_text(book: Handbook) -> None:
    """As the last line of the slide, and in the notes."""
    slides = [s for plan in book.all(SessionPlan) for s in deck(book, plan)]
    values = [s for s in slides if "We choose. (At Oak)" in " ".join(s.lines)]
    assert values
    assert all("In the handbook: " in " ".join(s.lines) for s in values)
    assert all("In the handbook: " in s.notes for s in values)


def test_what_one_hires_with_tells_the_handbooks_own_text(book: Handbook, base: Handbook) -> None:
    """Beside each statement and question: the Word files write it on a line beneath."""
    made = documents.data(book)
    (ask,) = [q["before"] for q in made["questions"] if q["id"] == "deciding-when-to-share"]
    (use,) = [s["before"] for s in made["statements"] if s["id"] == "groups-and-one-to-one"]
    assert ask == [
        f"In the handbook: {base.get('interview-questions', 'deciding-when-to-share').ask}"
    ]
    assert use == [
        f"In the handbook: {base.get('job-statements', 'groups-and-one-to-one').wording}"
    ]
    assert sum("before" in row for row in (*made["questions"], *made["statements"])) == 2


def test_a_table_has_the_handbooks_own_text_one_fold_away(book: Handbook, base: Handbook) -> None:
    """A page that shows amended text in a table has the fold at its end."""
    renderer = site_renderer(book)
    page = renderer.with_local("check/tasks/index.md", filled(renderer, "check/tasks/index.md"))
    fold = page.partition("/// details | The handbook's own text of what is marked here")[2]
    assert plain(base.get("tasks", "gifts").part) in html.unescape(fold)
    other = "reference/glossary.md"
    assert "what is marked here" not in renderer.with_local(other, filled(renderer, other))
