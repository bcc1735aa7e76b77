"""The scored questions as cards for Anki, a deck for each topic. Only a release needs genanki."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import genanki

from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.model.mixing import mixed
from macros.outputs.credit import credit
from macros.outputs.lms.bank import Topic, own, topics
from macros.outputs.lms.rendering import environment, render
from macros.outputs.spelled import spelled
from macros.outputs.zipped import zipped

KIND = "flashcards"
"""How the names of these files begin."""

FILE = f"{KIND}.apkg"
_FIELDS = ("Question", "Answer", "Id")
_SINCE = 1_577_836_800.0
"""January 1, 2020, as the moment at which every deck was made: the same input, the same bytes."""

_SMALLEST = 1 << 30
"""Anki's own ids are moments; those of models and decks made elsewhere begin here."""


def package(handbook: Handbook, url: str = "") -> bytes:
    """The decks, as Anki imports them; who imports a later version keeps what they have learned.

    `url` is the address of the site, which each deck names.
    """
    handbook = spelled(handbook)
    model = _model(handbook)
    decks = [_deck(handbook, topic, model, url) for topic in topics(handbook)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        genanki.Package([deck for deck in decks if deck.notes]).write_to_file(path, _SINCE)
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as made:
            return zipped({name: made.read(name) for name in sorted(made.namelist())})


def cards(topic: Topic) -> list[Question]:
    """The questions of `topic` that can be known or not: what is never scored is no card."""
    return [question for question in topic.questions if question.scored]


def number(*names: str) -> int:
    """The id for good of what is called by `names`."""
    digest = hashlib.sha256("/".join(names).encode()).digest()
    return _SMALLEST + int.from_bytes(digest[:4]) % _SMALLEST


def _model(handbook: Handbook) -> Any:
    who = handbook.identity
    sides = {"qfmt": "{{Question}}", "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}"}
    return genanki.Model(
        number(who.id, "model"),
        who.title,
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", **sides}],
        css=_source("anki.css"),
    )


def _source(name: str) -> str:
    loader = environment().loader
    return loader.get_source(environment(), name)[0] if loader else ""


def _deck(handbook: Handbook, topic: Topic, model: Any, url: str) -> Any:
    who = handbook.identity
    deck = genanki.Deck(
        number(who.id, "deck", topic.id), f"{who.title}::{topic.title}", credit(who, url)
    )
    tools = {"mixed": mixed, "own": own(handbook)}
    for question in cards(topic):
        sides = [render(f"anki-{side}.html.j2", q=question, **tools) for side in ("front", "back")]
        guid = genanki.guid_for(who.id, question.id)
        deck.add_note(genanki.Note(model, [*sides, question.id], guid=guid, tags=[topic.id]))
    return deck
