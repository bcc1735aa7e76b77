"""Every sheet there is to print: a handout's two copies, and the session plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.model.addresses import (
    FORMS,
    form_sheet,
    packet_sheet,
    page_of,
    plan_sheet,
    trainer_page,
    trainer_sheet,
)
from macros.model.danger import was_left_out
from macros.model.entries import Difference, Task
from macros.model.handbook import Handbook
from macros.model.handout_parts import Shown, shown
from macros.model.teaching import Handout, PlanStep, SessionPlan

LEARNER, TRAINER = "learner", "trainer"

READING = "reading"
"""The form with the texts that the steps of a session rest on."""

IN_SHORT = "brief"
"""The view that shows a line or two of an entry, and not what a trainer needs of it."""

_TITLES = {
    "session-cover": "Print this session",
    "reading": "Texts for this session",
    "sign-in": "Sign-in sheet",
    "evaluation": "Evaluation form",
    "packet": "Continuing-education packet",
}
"""What a session needs besides its plan and handouts: the name of each by its template."""


@dataclass(frozen=True)
class Sheet:
    """One thing to print: a copy of a handout, a session plan, or a form that a session needs.

    `name` starts its file names, `kind` is its template, `page` its page under docs/, `shown` the
    entries on it.
    """

    name: str
    kind: str
    entry: Handout | SessionPlan
    copy: str
    page: str
    shown: tuple[tuple[str, Any], ...]

    @property
    def title(self) -> str:
        """The title in the file: the entry's, after what makes it another sheet of that entry."""
        before = "Trainer's copy" if self.is_trainers_copy else _TITLES.get(self.kind)
        return f"{before}: {self.entry.title}" if before else str(self.entry.title)

    @property
    def is_trainers_copy(self) -> bool:
        """Whether it is the copy of a handout that has the answers."""
        return self.kind == "handouts" and self.copy == TRAINER

    @property
    def kicker(self) -> str:
        """What stands over the title: what kind of sheet it is."""
        if self.kind == "handouts":
            return "Trainer\u2019s copy" if self.is_trainers_copy else "Handout"
        minutes = getattr(self.entry, "minutes", 0)
        return _TITLES.get(self.kind) or f"Session plan, {minutes} minutes"

    @property
    def reviewed(self) -> datetime.date:
        """The day on which anything on it was last read against the sources."""
        found = (getattr(entry, "reviewed", None) for _, entry in self.shown)
        dates: list[datetime.date] = [self.entry.reviewed, *(date for date in found if date)]
        return max(dates)

    @property
    def sources(self) -> list[str]:
        """The source sections that it restates, as document/section, each once."""
        found = (s for _, entry in self.shown for s in getattr(entry, "sources", ()))
        return list(dict.fromkeys(found))


def is_crisis(handbook: Handbook, sheet: Sheet) -> bool:
    """Whether anything on `sheet` bears on danger, so that it needs the signpost."""
    urgent = {task.id for task in handbook.all(Task) if task.crisis}
    own = "handouts" if sheet.kind == "handouts" else "session-plans"
    shown = [e for kind, now in sheet.shown for e in (now, handbook.local.was(kind, now.id)) if e]
    return was_left_out(handbook, own, sheet.entry) or any(
        getattr(e, "crisis", False) or urgent & {*_tasks(e)} for e in shown
    )


def _tasks(entry: Any) -> Iterator[str]:
    yield from getattr(entry, "tasks", ())
    for group in getattr(entry, "groups", ()):
        for item in getattr(group, "items", ()):
            yield from getattr(item, "tasks", ())


def differing(handbook: Handbook, sheet: Sheet) -> list[Any]:
    """The differences among the sources that the guides and rules on `sheet` name."""
    named = (d for kind, e in sheet.shown if kind in _TELL for d in getattr(e, "differs", ()))
    return [handbook.get(Difference, id_) for id_ in dict.fromkeys(named)]


_TELL = ("topics", "information", "ethics")


def sheets(handbook: Handbook) -> Iterator[Sheet]:
    """Every sheet: both copies of each handout, the session plans, and the forms of each plan."""
    for entry in handbook.all(Handout):
        yield handout(handbook, entry, LEARNER)
        yield handout(handbook, entry, TRAINER)
    for session in handbook.all(SessionPlan):
        yield plan(handbook, session)
        yield from (form(handbook, kind, session) for kind in _forms(handbook, session))
        if session.post_test:
            yield packet(handbook, session)


def _forms(handbook: Handbook, entry: SessionPlan) -> Iterator[str]:
    """The forms of a session: texts only where its handouts lack some."""
    yield from (kind for kind in FORMS if kind != READING or texts_for(handbook, entry))


def handout(handbook: Handbook, entry: Handout, copy: str) -> Sheet:
    """The learner's or the trainer's copy of a handout."""
    on_it = tuple(pair for part in entry.parts for pair in shown(part, handbook))
    page = page_of(handbook, "handouts", entry.id)
    if copy == LEARNER:
        return Sheet(entry.id, "handouts", entry, copy, page, on_it)
    page = trainer_page(handbook, entry.id)
    return Sheet(trainer_sheet(entry.id), "handouts", entry, copy, page, on_it)


def plan(handbook: Handbook, entry: SessionPlan) -> Sheet:
    """The sheet of a session plan."""
    names = [name.partition(":")[::2] for step in entry.steps for name in step.entries]
    names += [("suggestions", id_) for id_ in entry.care]
    on_it = tuple((kind, handbook.get(kind, id_)) for kind, id_ in dict.fromkeys(names))
    page = page_of(handbook, "session-plans", entry.id)
    return Sheet(plan_sheet(entry.id), "session-plans", entry, TRAINER, page, on_it)


def form(handbook: Handbook, kind: str, entry: SessionPlan) -> Sheet:
    """A form of a session; `kind` names its template."""
    page = page_of(handbook, "session-plans", entry.id)
    found = texts_for(handbook, entry) if kind == READING else []
    on_it = tuple(pair for _, pairs in found for pair in pairs)
    return Sheet(form_sheet(kind, entry.id), kind, entry, TRAINER, page, on_it)


def texts_for(handbook: Handbook, entry: SessionPlan) -> list[tuple[PlanStep, list[Shown]]]:
    """Step by step, the entries that no handout of the session has in full: a trainer needs them.

    Each stands with the first step that it belongs to; steps without any are left out.
    """
    parts = [p for id_ in entry.materials for p in handbook.get(Handout, id_).parts]
    printed = {(k, e.id) for p in parts if p.view != IN_SHORT for k, e in shown(p, handbook)}
    found: list[tuple[PlanStep, list[Shown]]] = []
    for step in entry.steps:
        names = dict.fromkeys(name.partition(":")[::2] for name in step.entries)
        new = [name for name in names if name not in printed]
        printed |= set(new)
        found += [(step, [(kind, handbook.get(kind, id_)) for kind, id_ in new])] if new else []
    return found


def packet(handbook: Handbook, entry: SessionPlan) -> Sheet:
    """What a board or an employer asks for that grants hours for a session."""
    beside = plan(handbook, entry)
    return Sheet(packet_sheet(entry.id), "packet", entry, TRAINER, beside.page, beside.shown)
