"""What the handbook says of its own text: how it speaks, and what changed in it."""

from __future__ import annotations

import datetime

from pydantic import Field

from macros.model.entries import Identified, Model
from macros.model.types import AnyEntry, Plain, Prose


class Pair(Model):
    """A sentence as it was, and as the handbook says it."""

    before: Plain = Field(description="The sentence as nobody would say it.")
    after: Plain = Field(description="The same, as one would say it to a colleague.")


class StyleRule(Identified):
    """A rule of the handbook's own voice, with an example."""

    why: Prose = Field(description="The rule and its reason, in a sentence or two.")
    example: Pair = Field(description="A sentence before and after.")
    avoid: list[Plain] = Field(
        default=[],
        description="Words that the site doesn't use: whole words, `*` for any ending. "
        "A test looks for them on every page.",
    )


class Change(Identified):
    """A change of the handbook's words that a reader should know of, written by hand."""

    date: datetime.date = Field(description="The day it was made.")
    entries: list[AnyEntry] = Field(min_length=1, description="The entries whose words changed.")
    was: Prose | None = Field(
        default=None,
        description="What the handbook said, where that was wrong: this makes it a correction.",
    )
    now: Prose = Field(description="What it says now, and why, in a line.")
