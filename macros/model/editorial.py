"""What the handbook says of its own text: how it speaks, and what was corrected in it."""

from __future__ import annotations

import datetime

from pydantic import Field

from macros.model.entries import Identified, Model
from macros.model.types import Plain, Prose


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


class Correction(Identified):
    """A mistake of the handbook that changed what a reader would understand, set right."""

    date: datetime.date = Field(description="The day it was set right.")
    was: Prose = Field(description="What the handbook said.")
    now: Prose = Field(description="What it says now, and why.")
