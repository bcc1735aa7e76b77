"""An entry of a kind to begin with, made from its model: what each field is for stands in it.

A new kind or field needs nothing here, unless a rule over several fields asks for more than the
model does: then its fields stand in `_BESIDE`.
"""

from __future__ import annotations

import datetime
import re
import types
import typing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any, get_args, get_origin

from annotated_types import Ge, MinLen
from pydantic import BaseModel

from macros.check.requirements import Need
from macros.model.kinds import KINDS
from macros.model.types import EntryRef, Ref, SafeUrl, Section, Term

ALWAYS = ("handbook", "sources", "vocabulary", "danger")
"""The kinds without which no handbook is whole, or leaves someone in danger alone."""

DOCUMENT, SECTION = "my-document", "first-section"
ADDRESS = "https://example.org/"

PAGES = ("guide/first.md", "guide/second.md")
"""What entries name that say themselves where they are shown, and the steps of a path."""

Data = dict[str, Any]

_BESIDE: Mapping[str, Data] = {
    "handbook": {
        "title": "My handbook",
        "short_title": "My handbook",
        "language": "en",
        "crisis_line": {"number": "000", "how": "call"},
        "emergency": {"number": "000", "how": "call"},
        "country": "your country",
        "reviewer": "an editor",
        "license": {
            "id": "CC-BY-4.0",
            "title": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "corrections": "mailto:you@example.org",
    },
    "sources": {
        "id": DOCUMENT,
        "sections": [
            {"id": SECTION, "heading": "The heading of a section, as printed", "units": {}},
        ],
    },
    "danger": {"says": ["want to die"], "ordinary": ["dying to meet you"]},
    "tasks": {"decide": None},
    "figures": {"columns": ["The head of a column"], "rows": [{"label": "A row", "values": [1]}]},
    "questions": {
        "type": "single",
        "options": [
            {
                "id": "a",
                "text": "What many would do.",
                "feedback": "Not quite: say what it misses.",
            },
            {
                "id": "b",
                "text": "What is right here.",
                "right": True,
                "feedback": "Yes: say why, in a sentence of its own.",
            },
            {"id": "c", "text": "What some would do.", "feedback": "No: say where it would lead."},
        ],
    },
    "interview-questions": {
        "risk": "low",
        "ask": "The words of the question, as an interviewer says them?",
        "look_fors": ["What a good answer includes."],
        "worries": ["What in an answer should worry you."],
    },
    "interview-kits": {"minutes": 30, "opening": 5, "closing": 5},
    "posting-rules": {"patterns": ["some words of a posting"]},
    "question-rules": {"patterns": ["some words of a question"]},
    "check-words": {"words": ["some", "words"]},
    "handouts": {"parts": [{"heading": "Your notes", "view": "lines", "lines": 5}]},
    "session-plans": {"minutes": 30},
    "competencies": {"skills": {"items": [{"text": "A skill that goes with it."}]}},
}
"""Fields that a rule over several of them asks for, by kind."""

_NEEDED: Mapping[str, Data] = {
    "interview-panel": {
        "title": "The panel",
        "groups": [
            {"heading": "Opening", "items": [{"text": "How it opens.", "says": "Welcome."}]},
            {"heading": "Rules", "items": [{"text": "A rule for the panel."}]},
        ],
    },
}
"""Fields of the entries that outputs need by their ids."""

_MINUTES = 10
"""Of each step of a session plan."""


@dataclass
class Start:
    """Entries that name one another: a kind that another needs is made too."""

    words: Mapping[str, Sequence[str]]
    """The ids of the terms of each enumeration."""

    today: datetime.date
    kinds: dict[str, list[Data]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    """The enumerations of which a word is used."""
    parts: int = 0
    """How many parts of entries have an id already."""

    def ask(self, kind: str, count: int = 1) -> list[str]:
        """The ids of `count` entries of `kind`, which are made where they are not there yet."""
        entries = self.kinds.setdefault(kind, [])
        for number in range(len(entries), count):
            entries.append({})  # it is there before what it names asks for it
            entries[number] |= {"id": _id(kind, number)}
            entries[number] |= self._entry(kind, number)
        return [str(entry["id"]) for entry in entries[:count]]

    def need(self, need: Need) -> None:
        """Make what an output needs by its id, where it needs an entry and not words."""
        if need.kind != "vocabulary" and need.is_wanted(self.kinds):
            entries = self.kinds.setdefault(need.kind, [])
            entries.append({"id": need.id} | self._entry(need.kind, len(entries)))
            entries[-1] |= {"page": PAGES[0]} if "page" in entries[-1] else {}
            entries[-1] |= _NEEDED.get(need.id, {})

    def _entry(self, kind: str, number: int) -> Data:
        beside = _BESIDE.get(kind, {})
        if kind == "questions":
            tests = {"values": self.ask("values")}
            beside = {**beside, "options": _turned(beside["options"], number), "tests": tests}
        made = self._mapping(KINDS[kind].model, number, {"id", "title", *beside})
        title = f"{KINDS[kind].title}: the first" if not number else f"{KINDS[kind].title}: another"
        return {"title": title} | made | {k: v for k, v in beside.items() if v is not None}

    def _mapping(self, model: type[BaseModel], number: int, but: Iterable[str] = ()) -> Data:
        """The fields of `model` that have to be there, and no others."""
        made: Data = {}
        for name, info in model.model_fields.items():
            asked = info.is_required() or name in _SOURCES
            if name not in but and asked:
                made[name] = self._value(
                    (name, _quoted(info.description or name), number),
                    info.annotation,
                    info.metadata,
                )
        return made

    def _value(self, told: tuple[str, str, int], annotation: Any, rules: Sequence[Any]) -> Any:
        """A value for a field: `told` is its name, what it is for, and its place in a list."""
        origin = get_origin(annotation)
        if origin is Annotated:
            inner, *more = get_args(annotation)
            return self._value(told, inner, [*rules, *more])
        if origin in (typing.Union, types.UnionType):
            return self._value(told, get_args(annotation)[0], rules)
        if origin is list:
            return self._list(told, get_args(annotation)[0], rules)
        if origin is dict:
            return {}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._mapping(annotation, told[2])
        return self._plain(told, annotation, rules)

    def _list(self, told: tuple[str, str, int], inner: Any, rules: Sequence[Any]) -> list[Any]:
        least = max((rule.min_length for rule in rules if isinstance(rule, MinLen)), default=1)
        name, text, number = told
        ref = next((r for r in _rules(inner) if isinstance(r, Ref)), None)
        if ref is not None:  # each item of a list names others than the one before it
            return self.ask(ref.kind, least * (number + 1))[least * number :]
        return [self._value((name, text, n), inner, []) for n in range(least)]

    def _plain(self, told: tuple[str, str, int], annotation: Any, rules: Sequence[Any]) -> Any:
        name, text, number = told
        named = next((v for rule in rules if (v := self._named(rule)) is not None), None)
        if named is not None:
            return named
        if annotation is datetime.date:
            return self.today
        if annotation is int:
            return _MINUTES if name == "minutes" else max(_least(rules), number + 1)
        return self._text(name, text, number) if annotation is not bool else False

    def _text(self, name: str, text: str, number: int) -> str:
        """What a field is for; for ids and pages, one that nothing else has."""
        if name == "id":
            self.parts += 1
            return f"part-{self.parts}"
        if name == "page":
            return PAGES[number]
        return text if not number else f"{text} ({number + 1})"

    def _named(self, rule: Any) -> str | None:
        """What a rule for names, words or addresses asks for."""
        if isinstance(rule, Ref):
            return self.ask(rule.kind)[0]
        if isinstance(rule, Term):
            self.used.add(rule.enumeration)
            return self.words.get(rule.enumeration, ("first",))[0]
        if isinstance(rule, Section):
            return f"{DOCUMENT}/{SECTION}"
        if isinstance(rule, EntryRef):
            return f"sources:{DOCUMENT}"
        return ADDRESS if isinstance(rule, SafeUrl) else None


def _quoted(text: str) -> str:
    """`text` with its examples in the quotes that readers know."""
    return re.sub(r"`([^`]*)`", r"“\1”", text)


_SOURCES = ("sources",)
"""Fields that may be left out, and should not be."""


def _id(kind: str, number: int) -> str:
    if kind == "sources":
        return DOCUMENT
    return "first" if not number else f"another-{number}"


def _turned(options: Sequence[Data], number: int) -> list[Data]:
    """The options so that the right one does not stand in the same place in every question."""
    first = (0, 1, 2, 2, 0, 1)[number % 6]
    return [*options[first:], *options[:first]]


def _least(rules: Sequence[Any]) -> int:
    found: list[Any] = [rule.ge for rule in rules if isinstance(rule, Ge)]
    return max(found, default=1)


def _rules(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
