"""What the lookup in the browser knows: an index of the words, and a card for each task."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from macros import node
from macros.model.addresses import anchor_of, page_of, page_url, site_url
from macros.model.entries import (
    Answer,
    Danger,
    Difference,
    LookupWords,
    Statement,
    Task,
    VocabularyTerm,
)
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.markup import plain
from macros.pages.cache import Cached, uncached

INDEX = "assets/lookup/index.json"
CARD = "assets/lookup/{id}.json"
BUILDER = "web/lookup-index.mjs"

MORE_KINDS = ("information", "values", "interview-questions", "differences", "glossary")
"""The other kinds that the lookup finds, tasks first, in the order they are shown."""

ALSO = 1
"""How many of an entry's other words count, for kinds other than tasks."""

VERDICTS = ("consistent", "depends", "not-consistent")


def files(handbook: Handbook, cached: Cached = uncached) -> Iterator[tuple[str, str]]:
    """The lookup's files: each one's path from the root of the site, and its JSON text.

    `cached` may give the words and the card of a task again that it gave before.
    """
    yield INDEX, cached(INDEX, partial(index, handbook))
    for task in handbook.all("tasks"):
        path = CARD.format(id=task.id)
        yield path, cached(path, partial(_card, handbook, task.id))


def _card(handbook: Handbook, id_: str) -> str:
    return _json(card(handbook, handbook.get("tasks", id_)))


def index(handbook: Handbook) -> str:
    """The words of every entry, as short as they go, as JSON: made by the engine that reads it."""
    return node.run(BUILDER, given=json.dumps(source(handbook)))


def source(handbook: Handbook) -> dict[str, Any]:
    """What web/engines/lookup/index.js makes the index from."""
    return {
        "lists": {entry.id: _list(entry) for entry in handbook.all("lookup-words")},
        "danger": [_danger(entry) for entry in handbook.all("danger")],
        "tasks": [_task(task) for task in handbook.all("tasks")],
        "more": [_kind(handbook, kind) for kind in MORE_KINDS if handbook.all(kind)],
        "url": _pattern(handbook, "tasks"),
        "verdicts": {term.id: term.title for term in _verdicts(handbook)},
    }


def card(handbook: Handbook, task: Task) -> dict[str, Any]:
    """What the verdict card of `task` shows, as plain text, and where it leads."""
    return {
        "id": task.id,
        "title": task.title,
        "url": site_url(handbook, "tasks", task.id),
        "verdict": task.verdict,
        "short": plain(task.short),
        "inferred": task.basis == "inferred",
        "crisis": task.crisis,
        "lines": [_line(s, side) for side, s in _statements(task)],
        "reasons": [
            [handbook.get("reasons", r.category).title, plain(r.text)] for r in task.reasons
        ],
        "instead": [plain(text) for text in task.instead],
        "say": task.say,
        "decide": _decide(task),
        "note": plain(task.note) if task.note else "",
        "sources": [_source(handbook, name) for name in task.sources],
        "differs": [_differs(handbook, id_) for id_ in task.differs],
    }


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


def _task(task: Task) -> dict[str, Any]:
    """A task's names, the side of each line (1 where it is part of the role), and all it says."""
    statements = list(_statements(task))
    return {
        "id": task.id,
        "title": task.title,
        "verdict": VERDICTS.index(task.verdict),
        "sides": "".join("1" if side == "consistent" else "0" for side, _ in statements),
        "texts": [task.question, plain(task.short), *(plain(s.text) for _, s in statements)],
        "said": [*task.also, *task.typed],
        "lines": [s.says for _, s in statements],
    }


def _statements(task: Task) -> Iterator[tuple[str, Statement]]:
    yield from (("consistent", s) for s in task.consistent)
    yield from (("not-consistent", s) for s in task.inconsistent)


def _kind(handbook: Handbook, kind: str) -> list[Any]:
    """A kind's title, the pattern of its addresses, and its entries."""
    entries = [
        {"id": entry.id, "title": plain(entry.title), "also": _also(entry)}
        for entry in handbook.all(kind)
    ]
    return [KINDS[kind].title, _pattern(handbook, kind), entries]


def _also(entry: Any) -> list[str]:
    """The other words of `entry`. A difference has none: the tasks that it touches lead to it."""
    return [] if isinstance(entry, Difference) else list(getattr(entry, "also", ()))[:ALSO]


def _pattern(handbook: Handbook, kind: str) -> str:
    """The address of a kind's entries from the root of the site, `{id}` for the entry's id."""
    url = page_url(handbook.page(kind))
    return url if handbook.has_own_pages(kind) else f"{url}#{anchor_of(kind, '{id}')}"


def _verdicts(handbook: Handbook) -> list[VocabularyTerm]:
    terms: list[VocabularyTerm] = handbook.get("vocabulary", "verdicts").terms
    return terms


def _line(statement: Statement, side: str) -> list[str]:
    return [plain(statement.text), side]


def _decide(task: Task) -> dict[str, Any] | None:
    if task.decide is None:
        return None
    return {
        "question": task.decide.question,
        "answers": [_answer(answer) for answer in task.decide.answers],
    }


def _answer(answer: Answer) -> list[str]:
    return [answer.text, answer.verdict, plain(answer.because)]


def _source(handbook: Handbook, name: str) -> list[str]:
    document, _, id_ = name.partition("/")
    source = handbook.get("sources", document)
    section = next(s for s in source.sections if s.id == id_)
    page = page_url(page_of(handbook, "sources", document))
    return [f"{source.short}, {section.label}", f"{page}#{document}-{id_}"]


def _differs(handbook: Handbook, id_: str) -> list[str]:
    difference = handbook.get("differences", id_)
    label = handbook.term("voices", difference.voices).title
    return [difference.question, site_url(handbook, "differences", id_), label]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
