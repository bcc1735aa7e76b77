"""Packs: one file with every sheet, and one for each kind of reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.model.addresses import pack
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.outputs.handouts.sheets import LEARNER, Sheet

TRAINER_PACK = "trainer"


@dataclass(frozen=True)
class Pack:
    """A pack: how its files start, its title, and its sheets in order."""

    name: str
    title: str
    sheets: tuple[Sheet, ...]


def packs(handbook: Handbook, sheets: Sequence[Sheet]) -> Iterator[Pack]:
    """Every pack that has a sheet: all learner's copies, then one pack a kind of reader.

    Trainers get the trainer's copies and the session plans.
    """
    learners = [s for s in sheets if s.copy == LEARNER]
    if learners:
        yield Pack(pack("all"), "All handouts", tuple(learners))
    for reader in handbook.get(Enumeration, "audiences").terms:
        chosen = _for_trainers(sheets) if reader.id == TRAINER_PACK else _for(learners, reader.id)
        if chosen:
            yield Pack(pack(reader.id), f"Handouts: {reader.title}", tuple(chosen))


def _for(sheets: Sequence[Sheet], reader: str) -> list[Sheet]:
    return [s for s in sheets if reader in s.entry.audiences]


def _for_trainers(sheets: Sequence[Sheet]) -> list[Sheet]:
    return [s for s in sheets if s.copy != LEARNER]
