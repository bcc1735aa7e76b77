"""What the lookup in the browser knows: its index, its model, and a card for each task."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import Any

from macros import node
from macros.check.requirements import enumeration
from macros.model.addresses import page_of, page_url, site_url
from macros.model.entries import (
    Answer,
    Danger,
    Difference,
    Enumeration,
    LookupWords,
    Reason,
    Source,
    Statement,
    Task,
    VocabularyTerm,
)
from macros.model.handbook import Handbook
from macros.model.identity import More
from macros.model.markup import plain
from macros.outputs.lookup.examples import Models
from macros.outputs.lookup.places import KINDS_OF_PLACES, KINDS_OF_PRINCIPLES, Page, places
from macros.outputs.spelled import words
from macros.pages.cache import Cached, uncached

INDEX = "assets/lookup/index.json"
MODEL = "assets/lookup/model.json"
FULL_MODEL = "search/model.json"
CARD = "assets/lookup/{id}.json"
BUILDER = "web/lookup-index.mjs"

_BY = "the lookup and the pages of tasks"
REQUIRES = (
    enumeration("verdicts", _BY, ("tasks",), "consistent", "in-part", "not-consistent"),
    enumeration("bases", _BY, ("tasks",), "sourced", "inferred"),
    enumeration("voices", _BY, ("differences",), "several", "one-document", "no-sides"),
)
"""The words that stand for what is worked out from an entry."""


def files(
    handbook: Handbook, pages: tuple[Page, ...], models: Models, cached: Cached = uncached
) -> Iterator[tuple[str, str]]:
    """The lookup's files: each one's path from the root of the site, and its JSON text.

    `pages` are those of docs/, `models` is what examples.py gives. `cached` may give the words and
    the card of a task again that it gave before.
    """
    yield INDEX, cached((INDEX, pages), partial(index, handbook, pages))
    hidden = [i for k, i in handbook.local.hidden if k == "tasks"]
    yield MODEL, _without(models.first, hidden)
    if models.full:
        yield FULL_MODEL, _without(models.full, hidden)
    for task in handbook.all(Task):
        path = CARD.format(id=task.id)
        yield path, cached(path, partial(_card, handbook, task.id))


def _refused(before: Task, task: Task) -> list[str]:
    """What the handbook says is not part of the role, and the organisation doesn't."""
    own = [*([before.not_part] if before.not_part else []), *(s.text for s in before.inconsistent)]
    kept = {task.not_part, *(s.text for s in task.inconsistent)}
    return [plain(text) for text in own if text not in kept]


def _without(model: str, hidden: Collection[str]) -> str:
    """The `model` without the rows of the tasks that are `hidden`."""
    if not hidden:
        return model
    gone = {f"{before}{id_}" for id_ in hidden for before in ("tasks/", "side:")}
    read = json.loads(model)
    kept = [n for n, row in enumerate(read.get("rows", ())) if row["name"] not in gone]
    return _json(read | {key: [read[key][n] for n in kept] for key in _BY_ROW if key in read})


_BY_ROW = ("rows", "gaps", "values")
"""What the model holds row by row."""


def _card(handbook: Handbook, id_: str) -> str:
    return _json(card(handbook, handbook.get(Task, id_)))


def index(handbook: Handbook, pages: Iterable[Page]) -> str:
    """The words of every entry, as short as they go, as JSON: made by the engine that reads it."""
    return node.run(BUILDER, given=json.dumps(source(handbook, pages)))


def source(handbook: Handbook, pages: Iterable[Page]) -> dict[str, Any]:
    """What web/engines/lookup/index.js makes the index from."""
    pages = list(pages)
    crises = [task.id for task in handbook.all(Task) if task.crisis]
    return {
        "lists": lists(handbook),
        "danger": [_danger(entry) for entry in handbook.all(Danger)],
        "places": [
            [KINDS_OF_PLACES.index(p.kind), p.url, p.title, p.also] for p in places(handbook, pages)
        ],
        "kinds": KINDS_OF_PLACES,
        "verdicts": {term.id: term.title for term in _terms(handbook, "verdicts")},
        "deciders": {t.id: [t.title, plain(t.meaning)] for t in _terms(handbook, "deciders")},
        "decides": {page.url: page.decides for page in pages if page.decides},
        "calm": [
            *(page.url for page in pages if page.calm),
            *(site_url(handbook, "tasks", id_) for id_ in crises),
        ],
        "principles": KINDS_OF_PRINCIPLES,
        "signpost": _signpost(handbook, pages),
        "test": [[r.title, plain(r.meaning), r.questions] for r in handbook.all(Reason)],
    }


def _signpost(handbook: Handbook, pages: Iterable[Page]) -> dict[str, Any]:
    who = handbook.identity
    return {
        "lead": "If someone may be in danger now",
        "text": words(who.in_danger(handbook.local.crisis)),
        "hurt": "Someone is hurt, won't wake up, or is about to be hurt?",
        "emergency": who.in_emergency,
        "more": _more(who.more, pages),
    }


def _more(more: More | None, pages: Iterable[Page]) -> list[str] | None:
    """The words and the address of the page that says more than the signpost, if it is there."""
    url = page_url(more.page) if more else ""
    return [more.words, url] if more and url in {page.url for page in pages} else None


def lists(handbook: Handbook) -> dict[str, str]:
    """The lists of words, as web/engines/model/text.js reads them."""
    return {entry.id: _list(entry) for entry in handbook.all(LookupWords)}


def card(handbook: Handbook, task: Task) -> dict[str, Any]:
    """What the verdict card of `task` shows, as plain text, and where it leads."""
    return {
        "id": task.id,
        "title": task.title,
        "question": task.question,
        "url": site_url(handbook, "tasks", task.id),
        "verdict": task.verdict,
        "part": words(plain(task.part)),
        "not_part": words(plain(task.not_part or "")),
        "inferred": task.basis == "inferred",
        "crisis": task.crisis,
        "lines": [_line(handbook, s, side) for side, s in _statements(task)],
        "reasons": [
            [handbook.get(Reason, r.category).title, words(plain(r.text))] for r in task.reasons
        ],
        "instead": [words(plain(text)) for text in task.instead],
        "say": words(task.say),
        "decide": _decide(task),
        "note": words(plain(task.note)) if task.note else "",
        "sources": [_source(handbook, name) for name in task.sources],
        "differs": [_differs(handbook, id_) for id_ in task.differs],
        **_local(handbook, task),
    }


def _local(handbook: Handbook, task: Task) -> dict[str, Any]:
    """What an organisation did to `task`: the line that says so, and the handbook's own answer."""
    touched = handbook.local.touch("tasks", task.id)
    if not touched:
        return {}
    found: dict[str, Any] = {"marks": touched.marks, "added": bool(touched.added)}
    before = handbook.local.before.get(("tasks", task.id))
    if isinstance(before, Task) and not touched.added:
        verdict = handbook.term("verdicts", str(before.verdict)).title
        found["before"] = " ".join([f"{verdict}.", plain(before.short)])
        found["refused"] = _refused(before, task)
        found["sides"] = before.consistent != task.consistent or bool(found["refused"])
    return {"local": found}


def _list(entry: LookupWords) -> str:
    groups = [f"{group.word}:{','.join(group.says)}" for group in entry.groups]
    return "|".join([*entry.words, *groups]).lower()


def _danger(entry: Danger) -> dict[str, Any]:
    return {
        "says": entry.says,
        "unless": entry.unless,
        "idioms": entry.idioms,
        "emergency": entry.emergency,
    }


def _statements(task: Task) -> Iterator[tuple[str, Statement]]:
    yield from (("consistent", s) for s in task.consistent)
    yield from (("not-consistent", s) for s in task.inconsistent)


def _terms(handbook: Handbook, id_: str) -> list[VocabularyTerm]:
    """The terms of an enumeration; none where this handbook has no such one."""
    return [t for e in handbook.all(Enumeration) if e.id == id_ for t in e.terms]


def _line(handbook: Handbook, statement: Statement, side: str) -> list[Any]:
    """The line, with what it rests on where that is less, its side, and what people say for it."""
    basis = f" ({handbook.term('bases', statement.basis).title})" if statement.basis else ""
    return [f"{words(plain(statement.text))}{basis}", side, statement.says]


def _decide(task: Task) -> dict[str, Any] | None:
    if task.decide is None:
        return None
    return {
        "question": words(task.decide.question),
        "answers": [_answer(answer) for answer in task.decide.answers],
    }


def _answer(answer: Answer) -> list[str]:
    return [words(answer.text), answer.verdict, words(plain(answer.because))]


def _source(handbook: Handbook, name: str) -> list[str]:
    document, _, id_ = name.partition("/")
    source = handbook.get(Source, document)
    section = next(s for s in source.sections if s.id == id_)
    page = page_url(page_of(handbook, "sources", document))
    return [f"{source.short}, {section.label}", f"{page}#{document}-{id_}"]


def _differs(handbook: Handbook, id_: str) -> list[str]:
    difference = handbook.get(Difference, id_)
    label = handbook.term("voices", difference.voices).title
    return [difference.question, site_url(handbook, "differences", id_), label]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
