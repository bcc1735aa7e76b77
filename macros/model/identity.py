"""Who a handbook is: its name, whom it sends people in danger to, and whom to tell of a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from macros.model.entries import Identified, Model
from macros.model.forms import is_same_number
from macros.model.types import Id, Plain, Ref, Url


class Number(Model):
    """A number to call for help."""

    number: Plain = Field(description="The number as one dials it.")
    how: Plain = Field(description="How it is reached, as a verb: `call or text`.")
    hours: Plain | None = Field(default=None, description="When it answers: `any hour`.")


class License(Model):
    """On what terms others may use the text."""

    id: Plain = Field(
        description="Its name for programs, from https://spdx.org/licenses: `CC0-1.0`."
    )
    title: Plain = Field(description="Its name for people: `CC BY 4.0`.")
    url: Url = Field(description="Where it can be read.")


class More(Model):
    """The page that says more than the signpost."""

    page: Plain = Field(description="The page under docs/: `start/hard-moments.md`.")
    words: Plain = Field(description="What the link to it says: `What to do in a hard moment`.")


class Example(Model):
    """A question that the lookup shows before anyone has typed one."""

    words: Plain = Field(description="As someone would type it.")
    task: Annotated[Plain, Ref("tasks")] = Field(description="The task that answers it.")


class Identity(Identified):
    """The one entry of data/handbook.yml. Whatever shows one of these takes it from there."""

    short_title: Plain = Field(description="The name where there is little room, as on a phone.")
    tagline: Plain = Field(description="What the handbook is, in a sentence, for cards and apps.")
    rests_on: Plain = Field(description="What it was made from, in a sentence, for every footer.")
    language: Plain = Field(description="The language of its words, as `en` or `en-US`.")
    people: Plain = Field(
        default="people in the role",
        description="Those whose role it is, in the middle of a sentence: `doulas`.",
    )
    edition: Plain | None = Field(
        default=None,
        pattern=r"^\d+\.\d+\.\d+$",
        description="The version of its words, as `1.4.0` (semver.org); without one, that of the "
        "generator stands on sheets and in files.",
    )
    country: Plain = Field(description="Where the numbers below answer, as said: `the US`.")
    crisis_line: Number = Field(description="Who to reach where someone may want to die.")
    emergency: Number = Field(description="Who to call where life is in danger now.")
    duties: Plain = Field(description="What binds everyone after the call: policy and law.")
    duties_short: Plain = Field(description="The same where there is little room.")
    more: More | None = Field(
        default=None, description="The page that says more than the signpost, where there is one."
    )
    leave_to: Url = Field(description="Where *Leave this page quickly* leads: a harmless page.")
    corrections: Url = Field(description="Where readers say what is wrong: https: or mailto:.")
    reviewer: Plain = Field(description="Who reads the entries again, as a role: `an editor`.")
    authors: list[Plain] = Field(min_length=1, description="Who wrote it, for citations.")
    license: License = Field(description="The license of the text.")
    credit: Plain = Field(description="The line of credit under every document one can download.")
    pages: dict[str, Plain] = Field(
        default={},
        description="For a kind of entry whose page isn't where this generator looks for it: the "
        "page under docs/ that shows it, `{id}` in it for a page each. The same for `courses`, "
        "`offline`, `record` and `search`, which are no kinds.",
    )
    default_role: Annotated[Id, Ref("sample-roles")] | None = Field(
        default=None, description="The role that the job description builder begins with."
    )
    example: Example | None = Field(
        default=None, description="The question below the lookup that one can tap."
    )

    def in_danger(self, also: Iterable[str] = ()) -> str:
        """Whom to turn to where someone may be in danger now, and what else to do.

        `also`: what an organisation adds, a sentence each.
        """
        line, emergency = self.crisis_line, self.emergency
        hours = f", {line.hours}" if line.hours else ""
        numbers = (
            f"in {self.country}, {line.how} {line.number}{hours}; in an emergency {emergency.how}"
            f" {emergency.number}."
        )
        return " ".join([numbers, *also, self.duties, "Stay with the person if you can."])

    @property
    def in_emergency(self) -> str:
        """Whom to call before all else where life is at risk."""
        return f"In {self.country}, {self.emergency.how} {self.emergency.number} first."


def one_for_both(who: Identity) -> str:
    """What is wrong where the crisis line and the emergency services have one number; else empty.

    Where there is only one for both, all that is said of it is the same in both places.
    """
    one, other = who.crisis_line, who.emergency
    if one == other or not is_same_number(one.number, other.number):
        return ""
    return (
        f"'{other.number}' is the number of the crisis line and of the emergency services: write "
        "that of each, or the same words in both places where one number is for both"
    )
