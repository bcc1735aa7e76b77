"""What the lookup in the browser knows: an index of the words, and a card for each task."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.addresses import anchor_of, page_of, page_url, site_url
from macros.markup import plain
from macros.model.entries import Answer, Danger, LookupWords, Statement, Task, VocabularyTerm
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS

INDEX = "assets/lookup/index.json"
CARD = "assets/lookup/{id}.json"

MORE_KINDS = ("information", "values", "interview", "differences", "glossary", "misconceptions")
"""The other kinds that the lookup finds, tasks first, in the order they are shown."""

_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")


def files(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """The lookup's files: each one's path from the root of the site, and its JSON text."""
    yield INDEX, _json(index(handbook))
    for task in handbook.all("tasks"):
        yield CARD.format(id=task.id), _json(card(handbook, task))


def index(handbook: Handbook) -> dict[str, Any]:
    """The words of every entry, as short as they go; docs/assets/javascripts/lookup/ reads it.

    Words that carry nothing are left out of the statements: the engine would skip them.
    """
    words = {entry.id: entry for entry in handbook.all("lookup-words")}
    skip = _skipped(words)
    return {
        "words": {id_: _words(entry) for id_, entry in words.items()},
        "danger": [_danger(entry) for entry in handbook.all("danger")],
        "tasks": [_task(task, skip) for task in handbook.all("tasks")],
        "more": [_kind(handbook, kind, skip) for kind in MORE_KINDS if kind in KINDS],
        "url": _pattern("tasks"),
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


def _words(entry: LookupWords) -> str:
    groups = [f"{group.word}:{','.join(group.says)}" for group in entry.groups]
    return "|".join([*entry.words, *groups]).lower()


def _danger(entry: Danger) -> list[str]:
    return ["|".join(entry.says).lower(), "|".join(entry.unless).lower()]


def _skipped(words: dict[str, LookupWords]) -> frozenset[str]:
    """The words that carry nothing, but for those that are part of a longer short form."""
    if not {"small", "same"} <= words.keys():
        return frozenset()
    parts = {w for g in words["same"].groups for says in g.says for w in says.split()}
    return frozenset(words["small"].words) - parts


def _task(task: Task, skip: frozenset[str]) -> list[Any]:
    also = _phrases(task.also, skip)
    lines = [
        [_terse([s.text], skip), _phrases(s.says, skip), 1 if side == "consistent" else 0]
        for side, s in _statements(task)
    ]
    known = {word for line in lines for part in line[:2] for word in _split(str(part))}
    rest = _terse([task.question, task.short], skip | known)
    verdict = ("consistent", "depends", "not-consistent").index(task.verdict)
    return [task.id, task.title, verdict, also, rest, lines]


def _statements(task: Task) -> Iterator[tuple[str, Statement]]:
    yield from (("consistent", s) for s in task.consistent)
    yield from (("not-consistent", s) for s in task.inconsistent)


def _terse(texts: Iterable[str], without: frozenset[str]) -> str:
    words = dict.fromkeys(w for text in texts for w in _split(plain(text)))
    return " ".join(word for word in words if word not in without)


def _split(text: str) -> list[str]:
    return _WORD.findall(text.lower().replace("’", "'"))


def _phrases(phrases: Iterable[str], skip: frozenset[str]) -> str:
    kept = (" ".join(w for w in phrase.split() if w not in skip) for phrase in phrases)
    return "|".join(dict.fromkeys(filter(None, kept))).lower()


def _kind(handbook: Handbook, kind: str, skip: frozenset[str]) -> list[Any]:
    """A kind's title, the pattern of its addresses, and its entries: id, title, other words."""
    entries = [
        [e.id, plain(e.title), _phrases(getattr(e, "also", ()), skip)] for e in handbook.all(kind)
    ]
    return [KINDS[kind].title, _pattern(kind), entries]


def _pattern(kind: str) -> str:
    """The address of a kind's entries from the root of the site, `{id}` for the entry's id."""
    url = page_url(KINDS[kind].page)
    return url if KINDS[kind].has_own_pages else f"{url}#{anchor_of(kind, '{id}')}"


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
    return [f"{source.short}, {section.heading}", f"{page}#{document}-{id_}"]


def _differs(handbook: Handbook, id_: str) -> list[str]:
    difference = handbook.get("differences", id_)
    return [difference.question, site_url(handbook, "differences", id_)]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
