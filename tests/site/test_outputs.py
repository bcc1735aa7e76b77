"""What leaves the handbook in another form says what its entries say."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lxml import etree

from macros.mkdocs import search_index
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.markup import plain
from macros.model.types import Term
from macros.outputs.lms import bank
from macros.outputs.slides.deck import deck
from tests.facts import Fact, facts
from tests.site.conftest import Shown
from tests.site.places import source_address, squeezed, whole, words_of

Said = Iterator[tuple[str, str, str]]
"""Entries in an output, each by its kind and id, with all the words that stand there."""

BASE = "https://example.org/peer-role-handbook/"
"""The address for which the tests' site is built."""
MOSTLY, HARDLY = 0.9, 0.1
"""The share of a field's values that makes it shown, or shown in part: short ones turn up so."""
NO_WORDS = ("id", "units", "reviewed", "sources", "crisis")
"""Fields whose values are no words that an output would tell."""


def _words(value: Any) -> str:
    """All texts in a value of a JSON file."""
    if isinstance(value, dict):
        return " ".join(map(_words, value.values()))
    if isinstance(value, list):
        return " ".join(map(_words, value))
    return str(value)


def _json(shown: Shown, path: str) -> Any:
    return json.loads((shown.site / path).read_text(encoding="utf-8"))


def cards(shown: Shown, handbook: Handbook) -> Said:
    """The cards of the lookup."""
    for task in handbook.all("tasks"):
        yield "tasks", task.id, _words(_json(shown, f"assets/lookup/{task.id}.json"))


def builders(shown: Shown, handbook: Handbook) -> Said:
    """What the builders of the hiring pages work on."""
    names = ("hire", "hire-postings", "hire-questions")
    words = " ".join(_words(_json(shown, f"assets/{name}.json")) for name in names)
    for kind in ("job-components", "job-statements", "sample-roles", "ads", "posting-rules"):
        yield from ((kind, entry.id, words) for entry in handbook.all(kind))
    for kind in ("interview-questions", "interview-kits"):
        yield from ((kind, entry.id, words) for entry in handbook.all(kind))


def word_files(shown: Shown, handbook: Handbook) -> Said:
    """The Word files."""
    for kind in ("sample-roles", "ads", "interview-kits"):
        for entry in handbook.all(kind):
            path = shown.site / f"downloads/{entry.id}.docx"
            if path.is_file():
                with zipfile.ZipFile(path) as archive:
                    tree = etree.fromstring(archive.read("word/document.xml"))
                yield kind, entry.id, "".join(tree.itertext())


def search(shown: Shown, handbook: Handbook) -> Said:
    """The parts of each page, by whose words the search finds it; it shows the beginnings."""
    found: dict[str, str] = {}
    for path in sorted(shown.site.glob("search/text/**/*.json")):
        for first in _json(shown, str(path))["docs"][:1]:
            html = (shown.site / first["location"] / "index.html").read_text(encoding="utf-8")
            article = html[html.index("<article") : html.index("</article>")]
            rows = search_index.parts(first["location"], first["title"], article)
            found[first["location"]] = " ".join(f"{row['title']} {row['text']}" for row in rows)
    for kind, entry in handbook.entries():
        yield kind, entry.id, found.get(shown.addresses[f"{kind}/{entry.id}"].partition("#")[0], "")


def slides(_: Shown, handbook: Handbook) -> Said:
    """The slides of the session plans, with the notes beside them."""
    for plan in handbook.all("session-plans"):
        told = " ".join(" ".join([s.title, *s.lines, s.notes]) for s in deck(handbook, plan))
        yield "session-plans", plan.id, told
        for name in dict.fromkeys(name for step in plan.steps for name in step.entries):
            kind, _, id_ = name.partition(":")
            yield kind, id_, told


def moodle(_: Shown, handbook: Handbook) -> Said:
    """The question bank as Moodle reads it."""
    text = dict(bank.files(handbook))["question-bank.moodle.xml"]
    for question in etree.fromstring(text.encode()).iterfind("question[idnumber]"):
        yield "questions", question.findtext("idnumber"), " ".join(question.itertext())


def sheets(view: str) -> Callable[[Shown, Handbook], Said]:
    """The printed sheets, as far as their parts show entries in this way."""

    def said(shown: Shown, handbook: Handbook) -> Said:
        for handout in handbook.all("handouts"):
            words = whole(shown.site, shown.addresses[f"handouts/{handout.id}"]).text
            for part in handout.parts:
                if part.view == view:
                    for kind, id_ in _of(part, handbook):
                        yield kind, id_, words

    return said


def _of(part: Any, handbook: Handbook) -> Iterator[tuple[str, str]]:
    yield from (name.partition(":")[::2] for name in part.entries)
    for entry in handbook.all(part.every) if part.every else ():
        if part.area in (None, getattr(entry, "area", None)):
            yield part.every, entry.id


def outputs(handbook: Handbook) -> dict[str, Callable[[Shown, Handbook], Said]]:
    """Every output by its name: a later one joins by a line here."""
    views = handbook.get("vocabulary", "handout-views").terms
    return {
        "cards of the lookup": cards,
        "builders": builders,
        "Word files": word_files,
        "search": search,
        "slides": slides,
        "Moodle XML": moodle,
        **{f"sheets, {view.id}": sheets(view.id) for view in views},
    }


def _told(fact: Fact, words: str, handbook: Handbook) -> bool:
    if fact.names:
        named = handbook.get(*fact.names)
        return squeezed(named.title) in words or fact.value in words
    if isinstance(fact.rule, Term):
        title = handbook.term(fact.rule.enumeration, fact.value).title
        return squeezed(title) in words or fact.value in words
    return words_of(fact) in words


def fields_of(said: Said, handbook: Handbook) -> dict[str, dict[str, str]]:
    """For each kind in an output: the fields that it shows, those in part, and those left out."""
    asked: Counter[tuple[str, str]] = Counter()
    found: Counter[tuple[str, str]] = Counter()
    for kind, id_, words in said:
        flat = squeezed(words)
        for fact in facts(handbook.get(kind, id_)):
            if fact.field.rpartition(".")[2] in NO_WORDS:
                continue
            asked[kind, fact.field] += 1
            found[kind, fact.field] += _told(fact, flat, handbook)
    made: dict[str, dict[str, list[str]]] = {}
    for (kind, field), number in asked.items():
        share = found[kind, field] / number
        name = "shown" if share >= MOSTLY else "in part" if share >= HARDLY else "left out"
        made.setdefault(kind, {"shown": [], "in part": [], "left out": []})[name].append(field)
    return {
        kind: {name: ", ".join(sorted(fields)) for name, fields in rows.items() if fields}
        for kind, rows in made.items()
    }


def test_each_output_shows_what_was_approved(
    shown: Shown, handbook: Handbook, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """No output loses a field, and whether it shows a new one is for somebody to approve."""
    made = {
        name: fields_of(said(shown, handbook), handbook) for name, said in outputs(handbook).items()
    }
    reviewed("outputs.yml", {name: kinds for name, kinds in made.items() if kinds})


def test_the_api_gives_every_value(shown: Shown, handbook: Handbook) -> None:
    """A row of the API is the entry, field by field, with where it stands."""
    for kind in KINDS:
        rows = _json(shown, f"api/v1/{kind}.json")["entries"]
        for row, entry in zip(rows, handbook.all(kind), strict=True):
            url = BASE + shown.addresses[f"{kind}/{entry.id}"]
            told = {"kind": kind, "url": url, "changed": row["changed"]}
            cited = {"sources": list(getattr(entry, "sources", []))}
            assert row == {**entry.model_dump(mode="json"), **cited, **told}


def test_the_index_of_the_api_gives_every_value(shown: Shown, handbook: Handbook) -> None:
    """The brief rows of the index carry id, kind, title, address and citations of the entries."""
    rows = _json(shown, "api/v1/index.json")["entries"]
    told = [(r["kind"], r["id"], r["title"], r["sources"]) for r in rows]
    meant = [(k, e.id, e.title, list(getattr(e, "sources", []))) for k, e in handbook.entries()]
    assert told == meant


def test_a_card_is_its_task(shown: Shown, handbook: Handbook) -> None:
    """Every field of a card holds what the task says, in its order, each text on its side."""
    for task in handbook.all("tasks"):
        card = _json(shown, f"assets/lookup/{task.id}.json")
        sides = (("consistent", task.consistent), ("not-consistent", task.inconsistent))
        assert (card["id"], card["title"], card["verdict"]) == (task.id, task.title, task.verdict)
        assert card["url"] == shown.addresses[f"tasks/{task.id}"]
        assert (card["part"], card["not_part"]) == (plain(task.part), plain(task.not_part or ""))
        assert (card["question"], card["say"]) == (task.question, task.say)
        lines = [
            [plain(s.text) + (" (Inferred)" if s.basis else ""), side, s.says]
            for side, found in sides
            for s in found
        ]
        assert card["lines"] == lines
        assert card["reasons"] == [
            [handbook.get("reasons", r.category).title, plain(r.text)] for r in task.reasons
        ]
        assert card["instead"] == [plain(text) for text in task.instead]
        assert card["note"] == plain(task.note or "")
        assert card["inferred"] == (task.basis == "inferred")
        assert card["crisis"] == task.crisis
        assert [row[1] for row in card["sources"]] == [source_address(s) for s in task.sources]
        assert [tuple(row[:2]) for row in card["differs"]] == [
            (handbook.get("differences", id_).question, shown.addresses[f"differences/{id_}"])
            for id_ in task.differs
        ]
        assert card["decide"] == _decide(task)


def _decide(task: Any) -> dict[str, Any] | None:
    if task.decide is None:
        return None
    answers = [[a.text, a.verdict, plain(a.because)] for a in task.decide.answers]
    return {"question": task.decide.question, "answers": answers}
