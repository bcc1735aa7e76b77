"""The decks for Anki, opened as Anki opens them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.outputs.lms import anki
from macros.outputs.lms.bank import topics
from tests.lms.conftest import held


@pytest.fixture(scope="module")
def made(handbook: Handbook) -> bytes:
    """The file with the decks."""
    return anki.package(handbook)


@pytest.fixture(scope="module")
def collection(made: bytes, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The database in it."""
    path: Path = tmp_path_factory.mktemp("anki") / "collection.anki2"
    path.write_bytes(held(made)["collection.anki2"])
    opened = sqlite3.connect(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def notes(collection: Any) -> dict[str, list[str]]:
    """The fields of each note by the id of its question."""
    rows = collection.execute("select flds from notes").fetchall()
    found = [fields.split("\x1f") for (fields,) in rows]
    return {fields[-1]: fields for fields in found}


def test_there_is_a_card_for_each_question_that_is_scored(
    notes: dict[str, list[str]], collection: Any, handbook: Handbook
) -> None:
    """And none about danger, or for one's own words: a card asks whether one knew it."""
    scored = [q.id for q in handbook.all(Question) if q.scored]
    assert sorted(notes) == sorted(scored)
    assert collection.execute("select count(*) from cards").fetchone() == (len(scored),)


def test_each_topic_is_a_deck_below_the_handbook(collection: Any, handbook: Handbook) -> None:
    """With a number that stays."""
    decks = json.loads(collection.execute("select decks from col").fetchone()[0])
    who = handbook.identity
    wanted = {anki.number(who.id, "deck", t.id): t.title for t in topics(handbook) if anki.cards(t)}
    found = {int(id_): deck["name"] for id_, deck in decks.items() if id_ != "1"}
    assert found == {id_: f"{who.title}::{title}" for id_, title in wanted.items()}


def test_the_front_asks_and_the_back_tells_why(
    notes: dict[str, list[str]], handbook: Handbook
) -> None:
    """Every option in front, unmarked; behind it which is right, and why each is or isn't."""
    for id_, (front, back, _) in notes.items():
        question = handbook.get(Question, id_)
        asked, told = (
            lxml.html.fromstring(f"<div>{h}</div>").text_content() for h in (front, back)
        )
        assert question.prompt in asked
        assert [o.text for o in question.options if o.text not in asked] == []
        assert [o.text for o in question.options if o.feedback not in told] == []
        assert [o.text for o in question.options if o.feedback in asked] == []
        right = sum(o.right for o in question.options)
        assert told.count(" Right. ") == right


def test_ids_stay_so_that_nobody_starts_anew(collection: Any) -> None:
    """A note is known by its question; its sort order and its day of making never change."""
    guids = [guid for (guid,) in collection.execute("select guid from notes")]
    assert len(set(guids)) == len(guids)
    assert anki.number("a", "b") == anki.number("a", "b") != anki.number("a", "c")
    assert collection.execute("select max(mod) from notes").fetchone() == (1_577_836_800,)


def test_the_same_questions_give_the_same_bytes(made: bytes, handbook: Handbook) -> None:
    """A release that changes no question changes no file."""
    assert anki.package(handbook) == made
