"""Handouts and session plans, field by field. They put entries together and restate nothing."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from macros.model.entries import Audience, Identified, Model
from macros.model.types import AnyEntry, KindName, Plain, Prose, Ref, Term


class Part(Model):
    """A part of a handout: which entries it shows, and how."""

    heading: Plain | None = Field(default=None, description="The heading over the part.")
    intro: Prose | None = Field(default=None, description="A sentence or two before the entries.")
    view: Annotated[Plain, Term("handout-views")] = Field(description="How the entries are shown.")
    entries: list[AnyEntry] = Field(default=[], description="What it shows, in this order.")
    every: Annotated[Plain, KindName()] | None = Field(
        default=None, description="A kind whose entries it shows, all of them."
    )
    area: Annotated[Plain, Term("question-areas")] | None = Field(
        default=None, description="Of the quiz questions, only those of this area."
    )
    groups: list[Plain] = Field(
        default=[], description="Of each topic, only the lists with these headings."
    )
    lines: int = Field(default=0, ge=0, le=20, description="Empty lines to write on, at its end.")
    new_page: bool = Field(default=False, description="Whether it starts on a page of its own.")


class Handout(Identified):
    """A sheet to print and hand out, made from entries."""

    purpose: Annotated[Plain, Term("handout-purposes")] = Field(
        description="What it is for: the group that lists show it in."
    )
    audiences: list[Audience] = Field(min_length=1, description="Who it is for.")
    summary: Prose = Field(description="What it is for, in a sentence or two.")
    one_page: bool = Field(
        default=False, description="Whether it must fit on one page in clear print."
    )
    parts: list[Part] = Field(min_length=1, description="What is on it.")
    teach: list[Prose] = Field(
        min_length=1, description="How to use it in a session. Only the trainer's copy shows it."
    )
    more: list[AnyEntry] = Field(default=[], description="What to read beside it.")
    reviewed: datetime.date = Field(description="The day someone last read it as a whole.")


class PlanStep(Model):
    """A step of a session."""

    minutes: int = Field(ge=1, le=60, description="How long it takes.")
    title: Plain = Field(description="What happens.")
    text: Prose = Field(description="What the facilitator does.")
    ask: list[Prose] = Field(default=[], description="Questions to put to the group.")
    entries: list[AnyEntry] = Field(default=[], description="What the step is about.")
    handouts: list[Annotated[Plain, Ref("handouts")]] = Field(
        default=[], description="Handouts that the step needs."
    )
    is_break: bool = Field(
        default=False, description="A break, which boards that grant hours do not count."
    )


class SessionPlan(Identified):
    """A session of half an hour, an hour or an hour and a half, step by step."""

    minutes: int = Field(description="How long it is: the sum of its steps.")
    audiences: list[Audience] = Field(min_length=1, description="Who comes.")
    summary: Prose = Field(description="What it is about, in a sentence or two.")
    aims: list[Prose] = Field(
        min_length=1,
        description="What people can do afterward: each begins with a verb for what one can see or "
        "hear someone do.",
    )
    prepare: list[Prose] = Field(min_length=1, description="What to see to beforehand.")
    steps: list[PlanStep] = Field(min_length=3, description="The steps, in order.")
    debrief: list[Prose] = Field(min_length=1, description="Questions to end with.")
    hard: list[Prose] = Field(
        min_length=1, description="What to do when it gets hard for someone in this session."
    )
    care: list[Annotated[Plain, Ref("suggestions")]] = Field(
        min_length=1, description="Suggestions that help then, from the sources."
    )
    post_test: list[Annotated[Plain, Ref("questions")]] = Field(
        default=[],
        max_length=10,
        description="Scored questions for a test at the end. With them, there is a packet for "
        "boards that grant hours of continuing education.",
    )
    reviewed: datetime.date = Field(description="The day someone last read it as a whole.")

    @property
    def counted_minutes(self) -> int:
        """How long it is without its breaks, in minutes."""
        return sum(step.minutes for step in self.steps if not step.is_break)

    @property
    def hours(self) -> str:
        """How long it is in hours without its breaks, as boards count: `0.5 hours`, `1 hour`."""
        number = f"{self.counted_minutes / 60:.2f}".rstrip("0").rstrip(".")
        return f"{number} hour" if number == "1" else f"{number} hours"

    @property
    def materials(self) -> list[str]:
        """The ids of the handouts that its steps need, each once, in order."""
        return list(dict.fromkeys(id_ for step in self.steps for id_ in step.handouts))
