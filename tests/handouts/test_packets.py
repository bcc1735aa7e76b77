"""The continuing-education packet of each plan: what boards ask for, with nothing filled in."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import lxml.html
import pytest
from docx.oxml.ns import qn

from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.model.teaching import SessionPlan
from macros.outputs.handouts import word
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import packet

PARTS = [
    "The session",
    "Objectives",
    "Agenda",
    "References",
    "Test",
    "Key to the test",
    "Evaluation form",
    "The presenter",
    "Certificate of attendance",
    "Sign-in sheet",
]


@pytest.fixture(scope="module")
def plans(handbook: Handbook) -> list[SessionPlan]:
    """The plans that have a packet: all of them."""
    found = handbook.all(SessionPlan)
    assert [plan.id for plan in found if not plan.post_test] == []
    return found


@pytest.fixture(scope="module")
def bodies(plans: list[SessionPlan], handbook: Handbook) -> dict[str, Any]:
    """The HTML of each packet by the id of its plan."""
    printer = Printer(handbook)
    made = {plan.id: printer.body(packet(handbook, plan)) for plan in plans}
    return {id_: lxml.html.fromstring(str(body)) for id_, body in made.items()}


@pytest.fixture(scope="module")
def documents(handbook: Handbook) -> dict[str, Any]:
    """Each packet as Word opens it, by the id of its plan."""
    found = {}
    for path, content in word.files(handbook):
        name = path.removeprefix(f"{word.FOLDER}/packet-").removesuffix(".docx")
        found[name] = docx.Document(io.BytesIO(content))
    return found


def _text(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_every_part_is_there(bodies: dict[str, Any], documents: dict[str, Any]) -> None:
    """In the same order on paper and in Word."""
    assert set(bodies) == set(documents)
    for id_, body in bodies.items():
        assert [_text(h) for h in body.iter("h2")] == PARTS
        headings = [p.text for p in documents[id_].paragraphs if p.style.name == "Heading 1"]
        assert headings == PARTS


def test_what_is_handed_out_begins_a_page_in_word(
    bodies: dict[str, Any], documents: dict[str, Any]
) -> None:
    """What begins a page on paper begins one in Word: no key stands below its test."""
    for id_, body in bodies.items():
        parts = body.find_class("part--new-page")
        begun = [_text(part.find("h2")) for part in parts]
        assert begun == PARTS[PARTS.index("Test") :]
        headings = [p for p in documents[id_].paragraphs if p.style.name == "Heading 1"]
        in_word = [p.text for p in headings if p.paragraph_format.page_break_before]
        assert in_word == begun


def test_hours_are_the_minutes_of_the_agenda(
    bodies: dict[str, Any], plans: list[SessionPlan]
) -> None:
    """Said as hours and minutes, for what a unit is differs from board to board.

    No board counts a break, and the certificate says what was counted.
    """
    for plan in plans:
        assert sum(step.minutes for step in plan.steps) == plan.minutes
        breaks = [step for step in plan.steps if step.title == "Break"]
        counted = plan.minutes - sum(step.minutes for step in breaks)
        assert round(float(plan.hours.split()[0]) * 60) == counted
        said = _text(bodies[plan.id])
        assert said.count(f"{plan.hours} ({counted} minutes)") == len(
            ("facts", "agenda", "certificate")
        )
        assert bool(breaks) == ("minutes of break" in said)
        assert re.search(r"\bCEUs?\b|credit", said) is None
        rows = bodies[plan.id].find_class("plan-steps")[0].findall("tbody/tr/th")
        assert _text(rows[-1]).endswith(f"to {plan.minutes}")


def test_objectives_and_references_come_from_the_data(
    bodies: dict[str, Any], plans: list[SessionPlan], handbook: Handbook
) -> None:
    """Every aim, and every document that the session restates."""
    for plan in plans:
        said = _text(bodies[plan.id])
        assert [aim for aim in plan.aims if aim not in said] == []
        cited = {section.partition("/")[0] for section in packet(handbook, plan).sources}
        assert cited
        titles = [source.title for source in handbook.sources() if source.id in cited]
        assert [title for title in titles if title not in said] == []


def test_the_test_has_its_key_on_another_page(
    bodies: dict[str, Any], plans: list[SessionPlan], handbook: Handbook
) -> None:
    """Nothing in the test tells which answer is right; the key says so of each, and why."""
    for plan in plans:
        test, key = (
            next(s for s in bodies[plan.id].iter("section") if _heading(s) == name)
            for name in ("Test", "Key to the test")
        )
        assert "part--new-page" in key.classes
        asked = [question.get("data-question") for question in test.iter("li")]
        assert [id_ for id_ in asked if id_] == plan.post_test
        for question in (handbook.get(Question, id_) for id_ in plan.post_test):
            assert [o.text for o in question.options if o.feedback in _text(test)] == []
            assert [o.text for o in question.options if o.feedback not in _text(key)] == []
        assert "Right" not in _text(test)


def _heading(section: Any) -> str:
    found = section.find("h2")
    return "" if found is None else _text(found)


def test_nothing_is_filled_in(bodies: dict[str, Any]) -> None:
    """Names, numbers, dates and signatures are the trainer's to write."""
    for body in bodies.values():
        cells = [cell for table in body.find_class("fill-in") for cell in table.iter("td")]
        assert len(cells) > len(PARTS)
        assert [_text(cell) for cell in cells if _text(cell)] == []


def test_the_handbook_says_that_it_grants_nothing(
    bodies: dict[str, Any], documents: dict[str, Any]
) -> None:
    """On the first page and on the certificate."""
    for id_, body in bodies.items():
        assert "Neither this handbook nor its website grants hours." in _text(body)
        assert "grants no hours" in _text(body.find_class("certificate")[0])
        assert "grants hours." in "".join(p.text for p in documents[id_].paragraphs[:4])


def test_word_has_every_word_of_the_sheet(
    bodies: dict[str, Any], documents: dict[str, Any]
) -> None:
    """Made from the same HTML, so that the two can't say different things."""
    for id_, body in bodies.items():
        made = documents[id_].element.body
        told = _bare(" ".join(t.text for t in made.iter(qn("w:t"))))
        assert [said for said in _bare(" ".join(body.itertext())) if said not in told] == []


def _bare(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]{4,}", " ".join(text.split()))


def test_word_files_can_be_read_aloud_and_worked_on(documents: dict[str, Any]) -> None:
    """A title, heads of tables that come back, rows that stay whole, the language."""
    for made in documents.values():
        assert sum(p.style.name == "Title" for p in made.paragraphs) == 1
        assert made.core_properties.language == "en-US"
        for table in made.tables:
            rows = [row._tr for row in table.rows]
            assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
        heads = [
            t for t in made.tables if t.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        ]
        assert len(heads) == len(("agenda", "aims", "how it was led", "sign-in"))


def test_word_keeps_a_question_with_its_answers(documents: dict[str, Any]) -> None:
    """No page ends between the two: each paragraph but the last stays with the next."""
    for made in documents.values():
        texts = [p.text for p in made.paragraphs]
        start = texts.index("Test")
        test = made.paragraphs[start + 1 : texts.index("Key to the test")]
        asked = [n for n, p in enumerate(test) if re.match(r"\d+\. ", p.text)]
        assert asked
        for first, after in zip(asked, [*asked[1:], len(test)], strict=True):
            rest = test[first:after]
            assert all(p.paragraph_format.keep_with_next for p in rest[:-1])
            assert not rest[-1].paragraph_format.keep_with_next


def test_word_files_come_out_the_same(handbook: Handbook) -> None:
    """Byte by byte, whenever they are made."""
    assert list(word.files(handbook)) == list(word.files(handbook))
