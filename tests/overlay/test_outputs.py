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
from macros.model.learning import Path as LearningPath
from macros.model.markup import plain
from macros.model.mixing import mixed
from macros.model.teaching import SessionPlan
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.hiring import documents
from macros.outputs.lms import bank, qti
from macros.outputs.lms.rendering import render as lms
from macros.outputs.site import DOCS, REQUIRES, site_renderer
from macros.outputs.slides.deck import deck
from macros.pages.learning_paths import stops
from macros.pages.local import own_text
from macros.pages.page_macros import filled
from tests.overlay.conftest import Make
from tests.overlay.test_resolve import hiding

Amending = Callable[..., str]

PLAN = "part-of-the-role"
ROLE = ("sample-roles", "peer-coordinator")


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


def test_lines_of_roles_and_ads_tell_the_handbooks_own_text(make: Make, amending: Amending) -> None:
    """A line that was reworded, one that the handbook leaves out, and the hours of an ad."""
    items = [
        amending(*ROLE, "set: {use: Keeps a gift book.}", part="pc-paperwork", fields=("use",)),
        amending(*ROLE, "set: {verdict: keep}", part="pc-degree", fields=("verdict",)),
        amending("ads", "ad-certified-peer-specialist", "set: {hours: 24}", fields=("hours",)),
    ]
    made = make({"amend.yml": "".join(items).replace("24}", "'24 hours'}")})
    told = documents.data(made.handbook)
    lines = {i["id"]: i for role in told["roles"] for g in role["groups"] for i in g["items"]}
    before = {id_: line["before"] for id_, line in lines.items() if "before" in line}
    assert made.told == ""
    assert lines["pc-paperwork"]["text"] == "Keeps a gift book. (At Oak)"
    assert before["pc-paperwork"][0].startswith("In the handbook: Keeps a time sheet")
    assert before["pc-degree"][0].startswith("In the handbook: Leave out: Preferred: bachelor")
    assert list(before) == ["pc-paperwork", "pc-degree"]
    assert [ad["before"] for ad in told["ads"] if "before" in ad] == [
        ["In the handbook: 20 hours a week"]
    ]


def test_a_table_has_the_handbooks_own_text_one_fold_away(book: Handbook, base: Handbook) -> None:
    """A page that shows amended text in a table has the fold at its end."""
    renderer = site_renderer(book)
    page = renderer.with_local("check/tasks/index.md", filled(renderer, "check/tasks/index.md"))
    fold = page.partition("/// details | The handbook's own text of what is marked here")[2]
    assert plain(base.get("tasks", "gifts").part) in html.unescape(fold)
    other = "reference/glossary.md"
    assert "what is marked here" not in renderer.with_local(other, filled(renderer, other))


def test_a_plan_and_its_packet_tell_the_handbooks_own_text(make: Make, amending: Amending) -> None:
    """What is read from the sheet, and asked in the test, stands beside the handbook's own."""
    items = [
        amending("session-plans", PLAN, "set: {summary: Ours.}", fields=("summary",)),
        amending("questions", "ride-to-clinic", "set: {prompt: Is it?}", fields=("prompt",)),
    ]
    made = make({"amend.yml": "".join(items)})
    printer = Printer(made.handbook)
    told = {s.kind: printer.body(s) for s in sheets(made.handbook) if s.entry.id == PLAN}
    local = {kind: text.partition("What is different here")[2] for kind, text in told.items()}
    own = [made.handbook.local.before["session-plans", PLAN].summary]
    asked = made.handbook.local.before["questions", "ride-to-clinic"].prompt
    assert made.told == ""
    assert [text in html.unescape(local["session-plans"]) for text in own] == [True]
    assert [text in html.unescape(local["packet"]) for text in (*own, asked)] == [True, True]


def test_the_own_text_of_a_sheets_part_has_titles(make: Make, amending: Amending) -> None:
    """Readers know entries by their titles; a field that is as it is without saying is left out."""
    text = amending(
        "handouts", "saying-no", "set: {parts: [{view: lines, lines: 3}]}", fields=("parts",)
    )
    own = own_text(make({"amend.yml": text}).handbook, "handouts", "saying-no")
    assert own[0].startswith("In the handbook: You can say What to say. Medications. Fund man")
    assert "tasks:" not in own[0]
    assert not own[0].endswith("0")


def test_a_page_of_ones_own_on_a_path_has_its_title(make: Make, amending: Amending) -> None:
    """The path names the page as the page itself does."""
    step = "{id: oak, page: oak/index.md, questions: [my-agency, tie-to-plan, whose-goal]}"
    text = amending("paths", "co-worker", f"add: {{steps: [{step}]}}", fields=("steps",))
    made = make({"amend.yml": text, "docs/index.md": "# Our house\n"})
    path = made.handbook.get(LearningPath, "co-worker")
    assert stops(path, DOCS, made.handbook.local)[-1].title == "Our house"


def test_what_changes_rest_on_is_told_once(make: Make, amending: Amending) -> None:
    """Two items on one entry with one ground are one ground."""
    items = [
        amending("tasks", "gifts", f"set: {{{key}: Ours.}}", fields=(key,))
        for key in ("say", "part")
    ]
    handbook = make({"amend.yml": "".join(items)}).handbook
    assert handbook.local.touch("tasks", "gifts").grounds == [("Oak", "Rides, policy 1")]
