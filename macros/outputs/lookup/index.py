"""What the lookup in the browser knows: an index of the words, and a card for each task."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

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
from macros.outputs.lookup.stemmer import stem
from macros.pages.cache import Keep, anew

INDEX = "assets/lookup/index.json"
CARD = "assets/lookup/{id}.json"

MORE_KINDS = ("information", "values", "interview-questions", "differences", "glossary")
"""The other kinds that the lookup finds, tasks first, in the order they are shown."""

TITLE, TEXT = 4, 0.25
"""How much a word of the title counts, and one of a text, beside one given as what people type."""

MANY = 0.2
"""The share of tasks that may say a word before those that say it once no longer count."""

FEW = 3
"""How many lines of a task a word may stand on; on more, it points to none."""

TIMES = {1: "", 2: "!", 4: "*", 9: "~"}
"""How often a task says a word, rounded down to these, and the sign that says so."""

ALSO = 1
"""How many of an entry's other words count, for kinds other than tasks."""

OFTEN = 2
"""How often a task must say a word that carries little, for the index to hold it."""

VERDICTS = ("consistent", "depends", "not-consistent")


def files(handbook: Handbook, keep: Keep = anew) -> Iterator[tuple[str, str]]:
    """The lookup's files: each one's path from the root of the site, and its JSON text.

    `keep` may give the words and the card of a task again that it gave before.
    """
    yield INDEX, _json(index(handbook, keep))
    for task in handbook.all("tasks"):
        path = CARD.format(id=task.id)
        yield path, keep(path, partial(_card, handbook, task.id))


def _card(handbook: Handbook, id_: str) -> str:
    return _json(card(handbook, handbook.get("tasks", id_)))


def index(handbook: Handbook, keep: Keep = anew) -> dict[str, Any]:
    """The words of every entry, as short as they go; web/engines/lookup/ reads it."""
    reader = Reader.of(handbook)
    tasks = handbook.all("tasks")
    return {
        "lists": {id_: _list(entry) for id_, entry in reader.lists.items()},
        "danger": [_danger(entry, reader) for entry in handbook.all("danger")],
        "tasks": [_brief(task) for task in tasks],
        "words": packed([keep((INDEX, t.id), partial(_counted, handbook, t.id)) for t in tasks]),
        "more": [_kind(handbook, kind, reader) for kind in MORE_KINDS if kind in KINDS],
        "url": _pattern("tasks"),
        "verdicts": {term.id: term.title for term in _verdicts(handbook)},
    }


@dataclass(frozen=True)
class Reader:
    """Reads texts into words as the engine in the browser will, so that the index stays small."""

    lists: Mapping[str, LookupWords]

    @classmethod
    def of(cls, handbook: Handbook) -> Reader:
        """A reader with the lists of `handbook`."""
        return cls({entry.id: entry for entry in handbook.all("lookup-words")})

    @cached_property
    def same(self) -> Mapping[str, str]:
        """Each short form, and what it is read as."""
        groups = self.lists["same"].groups if "same" in self.lists else []
        return {_flat(says): _flat(group.word) for group in groups for says in group.says}

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that carry nothing."""
        return self._list("small")

    @cached_property
    def light(self) -> frozenset[str]:
        """The words that carry little."""
        return self._list("light")

    @cached_property
    def light_stems(self) -> frozenset[str]:
        """The stems of the words that carry little."""
        return frozenset(map(stem, self.light))

    def words(self, text: str, *, light: bool = False) -> list[str]:
        """The words of `text` that carry something (or also little), short forms written out."""
        idle = self.small if light else self.small | self.light
        return [word for word in self.every(text) if word not in idle]

    def every(self, text: str) -> list[str]:
        """All words of `text`, short forms written out."""
        parts, words = _flat(text).split(), list[str]()
        while parts:
            size = next(n for n in (4, 3, 2, 1) if n == 1 or " ".join(parts[:n]) in self.same)
            form = " ".join(parts[:size])
            words += re.split("[ :/]+", self.same.get(form, form))
            parts = parts[size:]
        return [word for word in words if word]

    def phrases(self, texts: Iterable[str]) -> list[str]:
        """Each of `texts` as its words."""
        found = (" ".join(self.words(text, light=True)) for text in texts)
        return list(dict.fromkeys(filter(None, found)))

    def _list(self, id_: str) -> frozenset[str]:
        return frozenset(map(_flat, self.lists[id_].words)) if id_ in self.lists else frozenset()


def _flat(text: str) -> str:
    """`text` in lower case, in letters, digits and the signs that stand inside short forms."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    bare = re.sub("[\u2018\u2019`']", "", bare.lower())
    bare = re.sub(r"[^a-z0-9:/]+", " ", bare)
    return re.sub(r"(^| )[:/]+|[:/]+(?= |$)", " ", bare).strip()


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


@dataclass
class Counted:
    """How often a task says a word, and the lines whose `says` hold it."""

    times: float = 0
    lines: list[int] = field(default_factory=list)


def _counted(handbook: Handbook, id_: str) -> dict[str, Counted]:
    return counted(handbook.get("tasks", id_), Reader.of(handbook))


def counted(task: Task, reader: Reader) -> dict[str, Counted]:
    """The words of `task` by stem. What its texts alone say counts where they say it often."""
    found: defaultdict[str, Counted] = defaultdict(Counted)
    texts = [task.question, plain(task.short), *(plain(s.text) for _, s in _statements(task))]
    for word in (w for text in texts for w in reader.words(text, light=True)):
        _count(found, word, TEXT)
    for word in reader.words(task.title, light=True):
        _count(found, word, TITLE)
    for word in (w for text in (*task.also, *task.typed) for w in reader.words(text, light=True)):
        _count(found, word, 1)
    for number, (_, statement) in enumerate(_statements(task)):
        for word in (w for text in statement.says for w in reader.words(text, light=True)):
            _count(found, word, 1, number)
    for word in reader.words(task.title):
        found[stem(word)].lines.clear()  # it names the task, so it tells no side of it
    for here in found.values():
        here.lines = _pointed_to(here.lines, task)
    return {s: c for s, c in found.items() if c.times >= (OFTEN if s in reader.light_stems else 1)}


def _pointed_to(lines: list[int], task: Task) -> list[int]:
    """Which of the lines that a word stands on it points to, if they are few: one of a side."""
    sides = {line < len(task.consistent): line for line in reversed(lines)}
    return sorted(sides.values()) if len(lines) <= FEW else []


def _count(found: defaultdict[str, Counted], word: str, times: float, line: int = -1) -> None:
    here = found[stem(word)]
    here.times += times
    if line >= 0 and line not in here.lines:
        here.lines.append(line)


def packed(tasks: list[dict[str, Counted]]) -> str:
    """The stems of all tasks' words as one text, in the order of the alphabet.

    Each: how many letters it has in common with the one before, the rest of it, and for each task
    that says it how many tasks after the last one (A is the next, Z stands for 25 more), the lines
    (a is the first), and a sign of `TIMES` where it is said more than once: `0pillAbd~`.
    """
    last, words = "", ""
    for s in sorted({s for task in tasks for s in task}):
        if postings := _postings(s, tasks):
            shared = min(_shared(last, s), 9)
            words += f"{shared}{s[shared:]}{postings}"
            last = s
    return words


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _postings(s: str, tasks: list[dict[str, Counted]]) -> str:
    text, last = "", -1
    spread = sum(s in task for task in tasks) > MANY * len(tasks)
    for number, task in enumerate(tasks):
        if s in task and not (spread and task[s].times < OFTEN):
            far, near = divmod(number - last - 1, 25)
            lines = "".join(chr(ord("a") + line) for line in task[s].lines if line < 26)
            times = TIMES[max(t for t in TIMES if t <= task[s].times)]
            text += "Z" * far + chr(ord("A") + near) + lines + times
            last = number
    return text


def _list(entry: LookupWords) -> str:
    groups = [f"{group.word}:{','.join(group.says)}" for group in entry.groups]
    return "|".join([*entry.words, *groups]).lower()


def _danger(entry: Danger, reader: Reader) -> list[str | int]:
    """The phrases, the words that lift them, the turns of phrase that mean no harm, the number."""
    return [
        _joined(entry.says, reader),
        "|".join(entry.unless).lower(),
        _joined(entry.idioms, reader),
        int(entry.emergency),
    ]


def _joined(phrases: list[str], reader: Reader) -> str:
    """`phrases` as the engine reads them, one of those that are the same to it."""
    told = {" ".join(map(stem, reader.every(p))): p.lower() for p in reversed(phrases)}
    return "|".join(reversed(told.values()))


def _brief(task: Task) -> list[Any]:
    """A task's id, title, verdict, and the side of each line: 1 where it is part of the role."""
    sides = "".join("1" if side == "consistent" else "0" for side, _ in _statements(task))
    return [task.id, task.title, VERDICTS.index(task.verdict), sides]


def _statements(task: Task) -> Iterator[tuple[str, Statement]]:
    yield from (("consistent", s) for s in task.consistent)
    yield from (("not-consistent", s) for s in task.inconsistent)


def _kind(handbook: Handbook, kind: str, reader: Reader) -> list[Any]:
    """A kind's title, the pattern of its addresses, and its entries in brief."""
    return [
        KINDS[kind].title,
        _pattern(kind),
        [_other(entry, reader) for entry in handbook.all(kind)],
    ]


def _other(entry: Any, reader: Reader) -> list[str]:
    """An entry's title, other words, and its id where the title doesn't give it."""
    title = plain(entry.title)
    told = set(reader.words(title, light=True))
    also = [w for p in reader.phrases(_also(entry)) for w in p.split()]
    slug = re.sub("[^a-z0-9]+", "-", title.lower()).strip("-")
    return [
        title,
        " ".join(w for w in dict.fromkeys(also) if w not in told),
        *([] if slug == entry.id else [entry.id]),
    ]


def _also(entry: Any) -> list[str]:
    """The other words of `entry`. A difference has none: the tasks that it touches lead to it."""
    return [] if isinstance(entry, Difference) else list(getattr(entry, "also", ()))[:ALSO]


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
    label = handbook.term("voices", difference.voices).title
    return [difference.question, site_url(handbook, "differences", id_), label]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
