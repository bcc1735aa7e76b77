"""The question bank for a learning management system, read back and compared with the data."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from lxml import etree

from macros import node
from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.outputs.lms.bank import files, topics

MOODLES = {
    "single": "multichoice",
    "true-false": "multichoice",
    "multiple": "multichoice",
    "match": "matching",
    "order": "matching",
    "reflection": "essay",
}
HUNDRED = Decimal(100)


@pytest.fixture(scope="session")
def bank(handbook: Handbook) -> dict[str, str]:
    """Every file by its name."""
    return dict(files(handbook))


@pytest.fixture(scope="session")
def read(bank: dict[str, str]) -> dict[str, etree._Element]:
    """The questions of the Moodle XML by their idnumber; one without is a category."""
    tree = etree.fromstring(bank["question-bank.moodle.xml"].encode())
    assert tree.tag == "quiz"
    asked = [q for q in tree if q.get("type") != "category"]
    return {q.findtext("idnumber"): q for q in asked}


def test_every_question_is_there_once(read: dict[str, etree._Element], handbook: Handbook) -> None:
    """By its id, under its title, with its own words."""
    assert list(read) == [q.id for topic in topics(handbook) for q in topic.questions]
    assert set(read) == {q.id for q in handbook.all(Question)}
    for question in handbook.all(Question):
        made = read[question.id]
        assert made.findtext("name/text") == question.title
        assert made.findtext("questiontext/text").startswith(question.prompt)


def test_each_is_asked_in_its_own_way(read: dict[str, etree._Element], handbook: Handbook) -> None:
    """A choice stays a choice; what touches on danger is text to read."""
    for question in handbook.all(Question):
        wanted = "description" if question.crisis else MOODLES[question.type]
        assert read[question.id].get("type") == wanted, question.id


def test_every_option_has_its_own_feedback(
    read: dict[str, etree._Element], handbook: Handbook
) -> None:
    """What somebody who chose it should know stands beside it, in the data's order."""
    for question in handbook.all(Question):
        if read[question.id].get("type") == "multichoice":
            found = [
                (a.findtext("text"), a.findtext("feedback/text"))
                for a in read[question.id].findall("answer")
            ]
            assert found == [(o.text, o.feedback) for o in question.options]


def test_only_all_right_options_give_the_whole_mark(
    read: dict[str, etree._Element], handbook: Handbook
) -> None:
    """Right ones sum up to 100; who ticks everything gets nothing."""
    for question in handbook.all(Question):
        if read[question.id].get("type") != "multichoice":
            continue
        shares = [Decimal(a.get("fraction")) for a in read[question.id].findall("answer")]
        given = [s for s, o in zip(shares, question.options, strict=True) if o.right]
        assert all(share > 0 for share in given)
        assert sum(given) == pytest.approx(HUNDRED, abs=Decimal("0.001"))
        if question.type == "multiple":
            assert sum(shares) == pytest.approx(0, abs=Decimal("0.001"))
        assert read[question.id].findtext("single") == str(question.type != "multiple").lower()


def test_pairs_and_steps_come_back_as_they_belong(
    read: dict[str, etree._Element], handbook: Handbook
) -> None:
    """Each text with its match or its place, and not in their own order."""
    for question in handbook.all(Question):
        if read[question.id].get("type") == "matching":
            rows = read[question.id].findall("subquestion")
            found = [(r.findtext("text"), r.findtext("answer/text")) for r in rows]
            meant = [(o.text, o.match or str(n)) for n, o in enumerate(question.options, 1)]
            assert sorted(found) == sorted(meant)
            assert found != meant


def test_nothing_about_danger_is_scored_or_sent(
    read: dict[str, etree._Element], handbook: Handbook, bank: dict[str, str]
) -> None:
    """Moodle shows it as text that takes no answer; GIFT, which can't, leaves it out."""
    crisis = [q for q in handbook.all(Question) if q.crisis]
    assert crisis
    for question in crisis:
        assert Decimal(read[question.id].findtext("defaultgrade")) == 0
        assert read[question.id].findall("answer") == []
        number = handbook.identity.crisis_line.number
        assert number in read[question.id].findtext("questiontext/text")
        assert f"::{question.title}::" not in bank["question-bank.gift.txt"]


def test_gift_has_every_question_that_may_be_asked(
    handbook: Handbook, bank: dict[str, str]
) -> None:
    """Each once, with all of its options and their feedback."""
    asked = [q for q in handbook.all(Question) if not q.crisis]
    blocks = re.split(r"(?m)^::", bank["question-bank.gift.txt"])[1:]
    read = [(_plain(block).partition("::")[0], _plain(block)) for block in blocks]
    order = [q for topic in topics(handbook) for q in topic.questions if not q.crisis]
    assert [title for title, _ in read] == [q.title for q in order]
    assert len(read) == len(asked)
    for question, (_, text) in zip(order, read, strict=True):
        told = [*(o.text for o in question.options), *(o.feedback for o in question.options)]
        assert [words for words in told if words not in text] == [], question.id


READ_GIFT = """
import { text } from "node:stream/consumers";
import { parse } from "gift-pegjs";
process.stdout.write(JSON.stringify(parse(await text(process.stdin))));
"""


def test_a_reader_of_others_takes_the_gift_file(bank: dict[str, str], handbook: Handbook) -> None:
    """gift-pegjs finds every question in its own way, with the right answers and feedback."""
    told = node.run("--input-type=module", "-e", READ_GIFT, given=bank["question-bank.gift.txt"])
    found = {q["title"]: q for q in json.loads(told) if q["type"] != "Category"}
    asked = [q for q in handbook.all(Question) if not q.crisis]
    assert sorted(found) == sorted(q.title for q in asked)
    for question in asked:
        made = found[question.title]
        assert made["stem"]["text"] == question.prompt
        if question.type == "reflection":
            assert made["type"] == "Essay"
        elif question.type in ("match", "order"):
            pairs = [(p["subquestion"]["text"], p["subanswer"]) for p in made["matchPairs"]]
            meant = [(o.text, o.match or str(n)) for n, o in enumerate(question.options, 1)]
            assert sorted(pairs) == sorted(meant)
        else:
            options = [(c["text"]["text"], c["feedback"]["text"]) for c in made["choices"]]
            assert options == [(o.text, o.feedback) for o in question.options]
            right = [c["isCorrect"] or (c["weight"] or 0) > 0 for c in made["choices"]]
            assert right == [o.right for o in question.options]


def test_gift_gives_no_sign_of_its_own_to_a_text(bank: dict[str, str]) -> None:
    """A sign that means something in GIFT has its backslash wherever a text has it."""
    for block in re.split(r"(?m)^::", bank["question-bank.gift.txt"])[1:]:
        bare = re.sub(r"\\.", "", block)
        assert bare.count("{") == bare.count("}") == 1


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)
