"""What stands on the slides of a session plan, and what its trainer reads beside each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import ceil
from typing import Any

from macros.model.danger import speaks_of_danger, was_left_out
from macros.model.entries import Source
from macros.model.handbook import Handbook
from macros.model.markup import plain
from macros.model.teaching import Handout, PlanStep, SessionPlan
from macros.outputs.credit import credit
from macros.outputs.spelled import spelled, words
from macros.pages.local import own_text

MOST_SIGNS = 500
"""On one slide: more don't fit at 26 points, and nobody reads more from a wall."""

MOST_LINES = 7

MOST_ROWS = 10
"""Of words, one under the other: the next would stand on the number of the slide."""

NO_BREAK = "\u00a0"
"""Between the words of `(1 of 2)`, so that a row does not end in its midst."""

MOST_OF_A_POINT = 186
"""The signs of a point of a list that is shown: three rows."""

_ROW = 62
"""How many signs go into a row."""


@dataclass(frozen=True)
class Slide:
    """A slide: its title, which no other slide has; its lines; the notes for the trainer.

    `kind` is `title`, `list`, `question` or `answer`. `is_crisis` says that its entry bears on
    danger to someone.
    """

    kind: str
    title: str
    lines: tuple[str, ...]
    notes: str
    is_crisis: bool = False


def deck(handbook: Handbook, plan: SessionPlan, url: str = "") -> list[Slide]:
    """The slides of `plan`, in order; the last one names the site, at `url`."""
    handbook, plan = spelled(handbook), words(plan)
    chapters = [
        list(_opening(handbook, plan)),
        *(list(_step(handbook, plan, step)) for step in plan.steps),
        list(_questions("To end with", plan.debrief, "Debrief.")),
    ]
    made = [
        *_with_signpost(handbook, chapters, always=was_left_out(handbook, "session-plans", plan)),
        _sources(handbook, plan, url),
    ]
    parted = [part for slide in made for part in _parted(slide)]
    return list(_told_apart(parted))


def _with_signpost(
    handbook: Handbook, chapters: Sequence[Sequence[Slide]], *, always: bool
) -> Iterator[Slide]:
    """The slides of `chapters`; after the first that speaks of danger, where to call.

    With `always`, it ends them where none does.
    """
    shown = False
    for chapter in chapters:
        yield from chapter
        if not shown and any(_touches_danger(handbook, slide) for slide in chapter):
            yield _signpost(handbook)
            shown = True
    if always and not shown:
        yield _signpost(handbook)


def _touches_danger(handbook: Handbook, slide: Slide) -> bool:
    """Whether an entry about a crisis stands on `slide`, or words of danger do."""
    told = " ".join([slide.title, *slide.lines])
    return slide.is_crisis or speaks_of_danger(handbook, told)


def _opening(handbook: Handbook, plan: SessionPlan) -> Iterator[Slide]:
    own = own_text(handbook, "session-plans", plan.id)
    prepare = " ".join([_notes("Before you start", plan.prepare), *own])
    yield Slide("title", plan.title, (f"{plan.minutes} minutes", plain(plan.summary)), prepare)
    hard = _notes("When it gets hard for someone", plan.hard)
    yield Slide("list", "At the end, you can", _plain(plan.aims), hard)
    agenda = tuple(f"{step.title} ({step.minutes} minutes)" for step in plan.steps)
    yield Slide("list", "What we do today", agenda, f"{plan.minutes} minutes in all.")


def _step(handbook: Handbook, plan: SessionPlan, step: PlanStep) -> Iterator[Slide]:
    start = sum(s.minutes for s in plan.steps[: plan.steps.index(step)])
    sheets = [handbook.get(Handout, id_).title for id_ in step.handouts]
    time = f"Minutes {start} to {start + step.minutes}. {plain(step.text)}"
    notes = f"{time} {_ended('Handout: ' + ', '.join(sheets))}" if sheets else time
    lines = (f"{step.minutes} minutes", *(f"On paper: {title}" for title in sheets))
    yield Slide("title", step.title, lines, notes)
    for name in step.entries:
        kind, _, id_ = name.partition(":")
        yield from _entry(handbook, kind, handbook.get(kind, id_), notes)
    yield from _questions(f"{step.title}: talk about it", step.ask, notes)


def _ended(text: str) -> str:
    """`text` with a period, where it has no sign of its own at its end."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _questions(title: str, asked: Sequence[str], notes: str) -> Iterator[Slide]:
    """A slide for each question to put to the group: there is no answer but theirs."""
    for question in asked:
        yield Slide("question", title, (plain(question),), f"Ask: {plain(question)} {notes}")


def _entry(handbook: Handbook, kind: str, entry: Any, notes: str) -> Iterator[Slide]:
    """An entry as a question and, on the next slide, its answer; or as what it says."""
    asked = _asked(handbook, kind, entry)
    own = tuple(own_text(handbook, kind, entry.id, *_fields_shown(kind, entry)))
    notes = " ".join([notes, *own])
    if asked is None:
        yield Slide("list", entry.title, (*_says(kind, entry), *own), notes)
        return
    question, answer = asked[0], (*asked[1], *own)
    told = " ".join(answer)
    after = "what the sources say" if kind == "differences" else "the answer"
    yield Slide("question", entry.title, (question,), f"{notes} The answer comes next: {told}")
    crisis = getattr(entry, "crisis", False)
    yield Slide("answer", f"{entry.title}: {after}", answer, f"{question} {notes}", crisis)


_SHOWN = {
    "tasks": ("part", "not_part"),
    "information": ("both", "from_team", "from_peer", "frequency"),
    "language": ("avoid", "prefer", "why"),
    "reasons": ("meaning", "questions"),
    "values": ("practice", "summary"),
    "topics": ("summary",),
}
"""The fields of an entry that a slide shows, by its kind."""

_SAY = (
    *("text", "answer", "definition", "summary", "meaning", "about", "prompt", "intro", "asked"),
    *("reason", "why", "now", "situation", "tagline", "citation", "note"),
)
"""The field that says what any other entry says: the first of these that it has."""


def _says_it(entry: Any) -> tuple[str, ...]:
    """The name of that field; empty where the entry has nothing but its title."""
    return tuple(name for name in _SAY if isinstance(getattr(entry, name, None), str))[:1]


def _fields_shown(kind: str, entry: Any) -> tuple[str, ...]:
    """The fields of `entry` that its slides show."""
    fields = _SHOWN.get(kind) or _says_it(entry)
    return (*fields, "groups") if kind == "topics" and _only_list(entry) else fields


def _only_list(topic: Any) -> tuple[str, ...]:
    """The points of a topic that has one list, of short ones: the room reads them together."""
    if len(topic.groups) != 1:
        return ()
    points = topic.groups[0].items
    told = tuple(f"{p.label}: {plain(p.text)}" if p.label else plain(p.text) for p in points)
    return told if max(map(len, told)) <= MOST_OF_A_POINT else ()


def _asked(handbook: Handbook, kind: str, entry: Any) -> tuple[str, tuple[str, ...]] | None:
    """The question that an entry answers, and its answer; None where it answers none."""
    if kind == "tasks":
        verdict = handbook.term("verdicts", entry.verdict).title
        return entry.question, (f"{verdict}.", *_sentences(entry.short))
    if kind == "information":
        often = handbook.term("frequencies", entry.frequency).title
        texts = (entry.both, entry.from_team, entry.from_peer)
        return entry.question, (f"{often}.", *(plain(text) for text in texts if text))
    if kind == "differences":
        return entry.question, tuple(line for p in entry.positions for line in _position(p))
    if kind == "language":
        asked = "What could you say instead of: " + "; ".join(entry.avoid) + "?"
        return asked, (*entry.prefer, *_sentences(entry.why))
    return None


def _position(position: Any) -> Iterator[str]:
    """What a source holds, in as many lines as slides need: each says where and when first."""
    where = ", ".join(filter(None, (position.setting, position.date)))
    lead, told = f"{where}: " if where else "", ""
    whole, room = len(plain(position.text)), MOST_SIGNS - len(lead)
    share = whole / ceil(whole / room)
    for sentence in _sentences(position.text):
        together = f"{told} {sentence}".strip()
        if told and (len(together) > room or len(told) + len(sentence) / 2 > share):
            yield f"{lead}{told}"
            together = sentence
        told = together
    yield f"{lead}{told}"


def _says(kind: str, entry: Any) -> tuple[str, ...]:
    if kind == "reasons":
        return (*_sentences(entry.meaning), *_plain(entry.questions))
    if kind == "values":
        return (f"{entry.practice}.", *_sentences(entry.summary))
    if kind == "topics":
        return (*_sentences(entry.summary), *_only_list(entry))
    return tuple(line for name in _says_it(entry) for line in _sentences(getattr(entry, name)))


def _signpost(handbook: Handbook) -> Slide:
    who = handbook.identity
    lines = (
        f"In {who.country}, {who.crisis_line.how} {who.crisis_line.number}.",
        f"In an emergency, {who.emergency.how} {who.emergency.number}.",
        *handbook.local.crisis,
        who.duties,
    )
    return Slide(
        "list",
        "If someone may be in danger",
        lines,
        "Leave it where all can see it, and come back to it when you need to.",
    )


def _sources(handbook: Handbook, plan: SessionPlan, url: str) -> Slide:
    ours = "The order, the timing and the steps are ours."
    lines = (*_cited(handbook, plan), ours, credit(handbook.identity, url))
    return Slide("list", "Where this comes from", lines, "The website names each section.")


def _cited(handbook: Handbook, plan: SessionPlan) -> list[str]:
    """The documents that the slides restate, by their short titles."""
    entries = (handbook.get(*name.split(":", 1)) for step in plan.steps for name in step.entries)
    cited = {s.partition("/")[0] for entry in entries for s in getattr(entry, "sources", ())}
    return [source.title for source in handbook.all(Source) if source.id in cited]


def _parted(slide: Slide) -> Iterator[Slide]:
    """`slide`, or as many as its lines need."""
    shares: list[list[str]] = [[]]
    for line in (part for whole in slide.lines for part in _short(whole)):
        if shares[-1] and not _fits([*shares[-1], line]):
            shares.append([])
        shares[-1].append(line)
    if len(shares) > 1:
        _even_out(shares[-2], shares[-1])
    yield from (replace(slide, lines=tuple(lines)) for lines in shares)


def _even_out(before: list[str], last: list[str]) -> None:
    """Move lines to the last slide until it looks no emptier than it must."""
    while rows([before[-1], *last]) < rows(before) and _fits([before[-1], *last]):
        last.insert(0, before.pop())


def _fits(lines: Sequence[str]) -> bool:
    """Whether `lines` have room on one slide."""
    in_all = sum(map(len, lines))
    return len(lines) <= MOST_LINES and in_all <= MOST_SIGNS and rows(lines) <= MOST_ROWS


def rows(lines: Sequence[str]) -> int:
    """About how many rows of words `lines` make on the wall."""
    return sum(max(1, ceil(len(line) / _ROW)) for line in lines)


def _short(line: str) -> tuple[str, ...]:
    """`line`, or its sentences where it fits on no slide."""
    return (line,) if len(line) <= MOST_SIGNS else _sentences(line)


def _told_apart(slides: Sequence[Slide]) -> Iterator[Slide]:
    """The slides with titles of which no two are alike: what goes on is numbered."""
    titles = [slide.title for slide in slides]
    seen: dict[str, int] = {}
    for slide in slides:
        seen[slide.title] = number = seen.get(slide.title, 0) + 1
        total = titles.count(slide.title)
        part = f"({number} of {total})".replace(" ", NO_BREAK)
        yield replace(slide, title=f"{slide.title} {part}") if total > 1 else slide


def _notes(heading: str, lines: Sequence[str]) -> str:
    return f"{heading}: {' '.join(_plain(lines))}"


def _plain(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(plain(text) for text in texts)


def _sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, for a slide shows one under the other."""
    words = plain(text).split(" ")
    ends, number = [], 0
    for word in words:
        ends.append(number)
        number += word.rstrip("\u201d\"')").endswith((".", "?", "!")) and not _abbreviates(word)
    grouped = groupby(zip(ends, words, strict=True), key=lambda pair: pair[0])
    return tuple(" ".join(word for _, word in group) for _, group in grouped)


def _abbreviates(word: str) -> bool:
    return word.lower() in ("e.g.", "i.e.", "vs.", "p.", "pp.", "u.s.", "dr.", "mr.", "ms.", "no.")
