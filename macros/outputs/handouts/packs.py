"""Packs: one file with every sheet, one for each kind of reader, and one for each session."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.check.requirements import enumeration
from macros.model.addresses import form_sheet, pack, plan_sheet, session_file, trainer_sheet
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.handouts.sheets import LEARNER, READING, Sheet, form

TRAINER_PACK = "trainer"

REQUIRES = (enumeration("audiences", "the packs of handouts", ("handouts", "session-plans")),)
"""What the packs can't be made without."""


@dataclass(frozen=True)
class Pack:
    """A pack: how its files start, its title, and its sheets in order.

    `cover` is the sheet in front that lists them, where it has one.
    """

    name: str
    title: str
    sheets: tuple[Sheet, ...]
    cover: Sheet | None = None


def packs(handbook: Handbook, sheets: Sequence[Sheet]) -> Iterator[Pack]:
    """Every pack that has a sheet: all learner's copies, then one pack a kind of reader.

    Trainers get the trainer's copies and the session plans. Each session has a pack of its own.
    """
    learners = [s for s in sheets if s.copy == LEARNER]
    if learners:
        yield Pack(pack("all"), "All handouts", tuple(learners))
    for reader in handbook.get(Enumeration, "audiences").terms if sheets else ():
        chosen = _for_trainers(sheets) if reader.id == TRAINER_PACK else _for(learners, reader.id)
        if chosen:
            yield Pack(pack(reader.id), f"Handouts: {reader.title}", tuple(chosen))
    for session in handbook.all(SessionPlan):
        yield session_pack(handbook, session, sheets)


def session_pack(handbook: Handbook, session: SessionPlan, sheets: Sequence[Sheet]) -> Pack:
    """Everything that `session` needs on paper, in the order in which a trainer puts it out."""
    by_name = {sheet.name: sheet for sheet in sheets}
    first = (plan_sheet(session.id), form_sheet("sign-in", session.id))
    trainers = (trainer_sheet(id_) for id_ in session.materials)
    forms = (form_sheet("evaluation", session.id), form_sheet(READING, session.id))
    names = [*first, *session.materials, *forms, *trainers]
    cover = form(handbook, "session-cover", session)
    chosen = tuple(by_name[name] for name in names if name in by_name)
    return Pack(session_file(session.id), cover.title, chosen, cover)


def _for(sheets: Sequence[Sheet], reader: str) -> list[Sheet]:
    return [s for s in sheets if reader in s.entry.audiences]


def _for_trainers(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [s for s in sheets if s.is_trainers_copy or s.kind == "session-plans"]
