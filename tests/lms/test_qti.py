"""The QTI 1.2 package, read back by a strict reader and held beside what another maker writes."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import unescape
from typing import Any

import lxml.html
import pytest
from lxml import etree
from qti_package_maker.assessment_items import item_types
from qti_package_maker.engines.canvas_qti_v1_2 import write_item

from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.outputs.lms import qti
from macros.outputs.lms.bank import topics
from tests.lms.conftest import held

QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
TYPES = {
    "single": "multiple_choice_question",
    "true-false": "true_false_question",
    "multiple": "multiple_answers_question",
    "match": "matching_question",
    "order": "matching_question",
    "reflection": "essay_question",
}
CHOICES = ("single", "true-false", "multiple")
WHOLE = 100


@dataclass(frozen=True)
class Read:
    """A question as a reader of QTI finds it."""

    title: str
    type: str
    points: float
    prompt: str
    options: list[tuple[str, bool, str | None]] = field(default_factory=list)
    pairs: list[tuple[str, str, list[str]]] = field(default_factory=list)
    feedback: str | None = None


def read(item: Any) -> Read:
    """`item`, whose parts have to be there, to be known, and to refer to each other."""
    assert {child.tag for child in item} <= {
        f"{QTI}{name}" for name in ("itemmetadata", "presentation", "resprocessing", "itemfeedback")
    }
    rows = item.iterfind(f".//{QTI}qtimetadatafield")
    about = {row.findtext(f"{QTI}fieldlabel"): row.findtext(f"{QTI}fieldentry") for row in rows}
    presentation = item.find(f"{QTI}presentation")
    told = {f.get("ident"): _text(f) for f in item.iterfind(f"{QTI}itemfeedback")}
    linked = [d.get("linkrefid") for d in item.iterfind(f".//{QTI}displayfeedback")]
    assert sorted(linked) == sorted(told)
    lists = presentation.findall(f"{QTI}response_lid")
    one = lists[0] if len(lists) == 1 and lists[0].get("rcardinality") else None
    return Read(
        title=item.get("title"),
        type=about["question_type"],
        points=float(about["points_possible"]),
        prompt=lxml.html.fromstring(_text(presentation.find(f"{QTI}material"))).text_content(),
        options=[] if one is None else _options(item, one, told),
        pairs=[] if one is not None else [_pair(item, row) for row in lists],
        feedback=told.get("general_fb"),
    )


def _text(element: Any) -> str:
    found = element.findall(f".//{QTI}mattext")
    assert len(found) == 1
    assert found[0].get("texttype", "text/plain") in ("text/plain", "text/html")
    return str(found[0].text)


def _labels(response: Any) -> dict[str, str]:
    labels = response.findall(f"{QTI}render_choice/{QTI}response_label")
    found = {label.get("ident"): _text(label) for label in labels}
    assert len(found) == len(labels)
    return found


def _options(item: Any, response: Any, told: dict[str, str]) -> list[tuple[str, bool, str | None]]:
    labels = _labels(response)
    wholes = [c for c in item.iterfind(f".//{QTI}respcondition") if _score(c)]
    assert [_score(c) for c in wholes] == [WHOLE]
    named = list(wholes[0].iter(f"{QTI}varequal"))
    right = {v.text for v in named if v.getparent().tag != f"{QTI}not"}
    wrong = {v.text for v in named} - right
    assert {v.get("respident") for v in named} == {response.get("ident")}
    if response.get("rcardinality") == "Multiple":
        assert right | wrong == set(labels)
    else:
        assert len(right) == 1
    return [(words, id_ in right, told.get(f"{id_}_fb")) for id_, words in labels.items()]


def _score(condition: Any) -> float:
    return float(condition.findtext(f"{QTI}setvar") or 0)


def _pair(item: Any, response: Any) -> tuple[str, str, list[str]]:
    labels, name = _labels(response), response.get("ident")
    found = [v for v in item.iter(f"{QTI}varequal") if v.get("respident") == name]
    assert len(found) == 1
    return _text(response.find(f"{QTI}material")), labels[found[0].text], list(labels.values())


@pytest.fixture(scope="module")
def files(handbook: Handbook) -> dict[str, bytes]:
    """What the package holds."""
    return held(qti.package(handbook))


@pytest.fixture(scope="module")
def bank(files: dict[str, bytes]) -> dict[str, Read]:
    """Every question of the package by its id."""
    items = [
        item
        for name, text in files.items()
        if name != "imsmanifest.xml"
        for item in etree.fromstring(text).iter(f"{QTI}item")
    ]
    found = {item.get("ident"): read(item) for item in items}
    assert len(found) == len(items)
    return found


def test_the_manifest_names_a_test_for_each_topic(
    files: dict[str, bytes], handbook: Handbook
) -> None:
    """In the order of the site's quizzes, and nothing that isn't there."""
    manifest = etree.fromstring(files["imsmanifest.xml"])
    resources = manifest.findall(f".//{CP}resource")
    assert [r.get("type") for r in resources] == ["imsqti_xmlv1p2"] * len(topics(handbook))
    named = [r.find(f"{CP}file").get("href") for r in resources]
    assert named == [f"{topic.id}/{topic.id}.xml" for topic in topics(handbook)]
    assert list(files) == ["imsmanifest.xml", *named]


def test_every_question_is_there_under_its_topic(
    files: dict[str, bytes], handbook: Handbook
) -> None:
    """All of them, in order, each once."""
    for topic in topics(handbook):
        tree = etree.fromstring(files[f"{topic.id}/{topic.id}.xml"])
        assert tree.find(f"{QTI}assessment").get("title") == topic.title
        ids = [item.get("ident") for item in tree.iter(f"{QTI}item")]
        assert ids == [q.id for q in topic.questions]


def test_each_says_and_asks_what_the_data_do(bank: dict[str, Read], handbook: Handbook) -> None:
    """Its title, its words, its way of being asked."""
    assert set(bank) == {q.id for q in handbook.all(Question)}
    for question in handbook.all(Question):
        found = bank[question.id]
        assert found.title == question.title
        assert found.prompt.startswith(question.prompt)
        assert found.type == ("text_only_question" if question.crisis else TYPES[question.type])
        assert found.points == question.scored


def test_every_option_has_its_feedback(bank: dict[str, Read], handbook: Handbook) -> None:
    """In the order of the data, and the right ones are right."""
    chosen = [q for q in handbook.all(Question) if q.scored and q.type in CHOICES]
    assert chosen
    for question in chosen:
        wanted = [(o.text, o.right, o.feedback) for o in question.options]
        assert bank[question.id].options == wanted


def test_pairs_and_steps_belong_as_in_the_data(bank: dict[str, Read], handbook: Handbook) -> None:
    """Each text with its match or its number, among all the others; feedback for each below."""
    paired = [q for q in handbook.all(Question) if q.type in ("match", "order")]
    assert paired
    for question in paired:
        found = bank[question.id]
        meant = {o.text: o.match or str(n) for n, o in enumerate(question.options, 1)}
        assert {text: to for text, to, _ in found.pairs} == meant
        assert [text for text, _, _ in found.pairs] != list(meant)
        assert all(sorted(choices) == sorted(meant.values()) for _, _, choices in found.pairs)
        assert [o.text for o in question.options if o.feedback not in str(found.feedback)] == []


def test_nothing_about_danger_is_asked(bank: dict[str, Read], handbook: Handbook) -> None:
    """It is text to read, with where each answer leads."""
    crisis = [q for q in handbook.all(Question) if q.crisis]
    assert crisis
    for question in crisis:
        found = bank[question.id]
        assert (found.options, found.pairs, found.points) == ([], [], 0)
        assert [o.text for o in question.options if o.feedback not in found.prompt] == []
        assert handbook.identity.crisis_line.number in found.prompt


def test_own_words_are_compared_not_scored(bank: dict[str, Read], handbook: Handbook) -> None:
    """A reflection gives no points, and what to compare with comes after."""
    own = [q for q in handbook.all(Question) if q.type == "reflection" and not q.crisis]
    assert own
    for question in own:
        assert bank[question.id].points == 0
        assert [
            line for line in question.compare if line not in str(bank[question.id].feedback)
        ] == []


def made_by_another(question: Question) -> Any:
    """`question` as qti-package-maker writes it for Canvas; it has no feedback and no titles."""
    prompt = _ascii(question.prompt)
    texts = [_ascii(o.text) for o in question.options]
    right = [_ascii(o.text) for o in question.options if o.right]
    if question.type == "match":
        item = item_types.MATCH(prompt, texts, [_ascii(str(o.match)) for o in question.options])
        written = write_item.MATCH(_numbered(item))
    elif question.type == "multiple":
        written = write_item.MA(_numbered(item_types.MA(prompt, texts, right)))
    else:
        written = write_item.MC(_numbered(item_types.MC(prompt, texts, right[0])))
    for element in written.iter():
        element.tag = f"{QTI}{element.tag}"
    return written


def _ascii(text: str) -> str:
    """`text` with references for the signs that this maker refuses."""
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _numbered(item: Any) -> Any:
    item.item_number = 1
    return item


def test_another_maker_writes_the_same_questions(bank: dict[str, Read], handbook: Handbook) -> None:
    """Read by the same reader: the same words, options, right answers and pairs."""
    asked = [q for q in handbook.all(Question) if q.scored and q.type != "order"]
    assert asked
    for question in asked:
        other, ours = read(made_by_another(question)), bank[question.id]
        assert other.prompt == ours.prompt
        assert [(unescape(t), right) for t, right, _ in other.options] == [
            (text, right) for text, right, _ in ours.options
        ]
        assert sorted((unescape(t), unescape(to)) for t, to, _ in other.pairs) == sorted(
            (text, to) for text, to, _ in ours.pairs
        )


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'linkrefid="never_fb"', b'linkrefid="nowhere_fb"'),
        (b">she-asked</varequal>\n", b">never</varequal>\n"),
        (b">100</setvar>", b">50</setvar>"),
        (b"No rule says", b"Some rule says"),
    ],
)
def test_the_reader_sees_what_is_wrong(
    files: dict[str, bytes], handbook: Handbook, right: bytes, wrong: bytes
) -> None:
    """So that the tests above say something."""
    text = files["tasks/tasks.xml"]
    broken = etree.fromstring(text.replace(right, wrong, 1))
    assert right in text
    item = next(i for i in broken.iter(f"{QTI}item") if i.get("ident") == "ride-to-clinic")
    wanted = handbook.get(Question, "ride-to-clinic").options
    try:
        found = read(item).options
    except AssertionError:
        found = []
    assert found != [(o.text, o.right, o.feedback) for o in wanted]
