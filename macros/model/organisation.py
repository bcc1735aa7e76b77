"""What an organisation writes of itself and of its changes: the files of an overlay, by field."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field
from pydantic_core import PydanticCustomError

from macros.model.entries import Model
from macros.model.identity import Number
from macros.model.types import AnyEntry, Filled, Id, Known, Plain, Prose, Rule, Url


@dataclass(frozen=True)
class Color(Rule):
    """A color as # and six digits: `#0d5552`."""

    def problem(self, value: str, known: Known) -> PydanticCustomError | None:  # noqa: ARG002
        """Not complete where it is written otherwise."""
        if re.fullmatch(r"#[0-9a-fA-F]{6}", value):
            return None
        words = f"'{value}' is not a color: write # and six digits in quotes, such as '#0d5552'"
        return PydanticCustomError("not_complete", "{what}", {"what": words})


class Naming(Model):
    """What the handbook is called at the organisation."""

    title: Plain = Field(description="The name of this edition.")
    short_title: Plain | None = Field(default=None, description="The name on a phone.")
    tagline: Plain | None = Field(default=None, description="What it is, in a sentence.")


class Colors(Model):
    """The organisation's color for links and buttons, on light and on dark ground."""

    accent: Annotated[Filled, Color()] = Field(description="On light ground: a dark color.")
    accent_dark: Annotated[Filled, Color()] = Field(description="On dark ground: a light color.")


class Contact(Model):
    """Whom to turn to."""

    name: Plain = Field(description="Who it is: `Riverside crisis team`.")
    phone: Plain | None = Field(default=None, description="The number, in quotes.")
    email: Plain | None = Field(default=None, description="The address of mail.")
    url: Url | None = Field(default=None, description="A page or a form.")
    hours: Plain | None = Field(default=None, description="When someone answers.")

    @property
    def line(self) -> str:
        """All of it in a line of text."""
        told = (self.name, self.phone, self.email, self.url, self.hours)
        return ", ".join(text for text in told if text)


class Contacts(Model):
    """Whom to turn to, and for what."""

    crisis: Contact | None = Field(
        default=None, description="In danger, beside the crisis line: shown in every signpost."
    )
    questions: Contact | None = Field(default=None, description="With a question about the role.")
    reporting: Contact | None = Field(default=None, description="To report abuse or neglect.")
    hr: Contact | None = Field(default=None, description="About work, pay and accommodations.")
    corrections: Contact | None = Field(default=None, description="When this handbook is wrong.")


class Policy(Model):
    """A policy of the organisation: what its changes rest on."""

    id: Id = Field(description="A permanent name; `authority` in amend.yml uses it.")
    title: Plain = Field(description="What it is called, with its number.")
    url: Url | None = Field(default=None, description="Where it can be read.")
    about: list[AnyEntry] = Field(default=[], description="Entries that link to it, as kind:id.")


class Organisation(Model):
    """organisation.yml: who it is that adapts the handbook."""

    id: Id = Field(description="A short permanent name. The ids of all it adds start with it.")
    name: Plain = Field(description="The full name.")
    short: Plain = Field(description="The name after *At*, where its text is marked.")
    at: Plain | None = Field(
        default=None, description="The whole mark, where *At* doesn't fit: `In Cedar`."
    )
    handbook: Naming | None = Field(default=None, description="What the handbook is called here.")
    logo: Plain | None = Field(default=None, description="An .svg or .png beside this file.")
    colors: Colors | None = Field(default=None, description="Its color, light and dark.")
    country: Plain | None = Field(default=None, description="Where the numbers below answer.")
    crisis_line: Number | None = Field(default=None, description="Another crisis line.")
    emergency: Number | None = Field(default=None, description="Another emergency number.")
    contacts: Contacts = Field(default=Contacts(), description="Whom to turn to.")
    policies: list[Policy] = Field(default=[], description="The policies that its changes rest on.")
    terms: dict[str, Plain] = Field(
        default={},
        description="Its own words for words of the vocabulary, each by its enumeration and id: "
        "`audiences/peer-supporter: Recovery partner`.",
    )
    state: Plain | None = Field(
        default=None, description="The state whose law it adds, in data/law.yml."
    )
    reviewed: datetime.date = Field(description="The day someone last read the overlay as a whole.")

    @property
    def mark(self) -> str:
        """What marks its text."""
        return self.at or f"At {self.short}"

    def policy(self, id_: str) -> Policy | None:
        """The policy with this id, if there is one."""
        return next((policy for policy in self.policies if policy.id == id_), None)


class Decided(Model):
    """Who changed something, when, and why."""

    reason: Prose = Field(description="Why, in a sentence that readers see.")
    authority: Plain = Field(description="What it rests on: the id of a policy, or words.")
    by: Plain = Field(description="Who decided it, as a role: `quality lead`.")
    on: datetime.date = Field(description="The day it was decided.")


class Amendment(Decided):
    """An item of amend.yml: other words in some fields of an entry."""

    entry: Plain = Field(description="The entry, as kind:id.")
    item: Plain | None = Field(
        default=None,
        description="A part of the entry, such as a line of a job description, an option of a "
        "question or a step of a path, by its id or how it begins: only this is amended.",
    )
    set: dict[str, Any] = Field(default={}, description="Fields with their new text or list.")
    add: dict[str, list[Any]] = Field(default={}, description="What lists have besides.")
    remove: dict[str, list[Plain]] = Field(
        default={}, description="What lists no longer have: how each item begins."
    )
    base: Plain | None = Field(
        default=None, description="The fingerprint of what it amends; the check says it."
    )

    @property
    def fields(self) -> list[str]:
        """The names of the fields that it amends, each once."""
        return list(dict.fromkeys([*self.set, *self.add, *self.remove]))


class Hiding(Decided):
    """An item of hide.yml: an entry that is not shown."""

    entry: Plain = Field(description="The entry, as kind:id.")
    base: Plain | None = Field(
        default=None,
        description="The fingerprint of the entry as it was hidden; `overlay accept` writes it.",
    )


class Addition(Model):
    """What an added entry says of itself under `local`, beside the fields of its kind."""

    reason: Prose | None = Field(default=None, description="Why it was added.")
    authority: Plain | None = Field(
        default=None, description="What it rests on: the id of a policy, or words."
    )
    by: Plain | None = Field(default=None, description="Who decided it, as a role.")
    on: datetime.date | None = Field(default=None, description="The day it was decided.")

    def decided(self, who: Organisation) -> Decided:
        """The same, with what `who` says of its whole overlay where nothing is said."""
        return Decided.model_construct(
            reason=self.reason or "",
            authority=self.authority or who.name,
            by=self.by or who.name,
            on=self.on or who.reviewed,
        )
