"""What an overlay changed, and who says it: provenance by entry and by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from macros.model.entries import Identified
from macros.model.organisation import Decided, Organisation, Policy

Name = tuple[str, str]
"""An entry: its kind and its id."""


NOTICE = "what-is-different.md"
"""The page under docs/ that lists all that organisations changed; there is none without them."""

PURPOSES = {
    "crisis": "In danger",
    "questions": "Questions about the role",
    "reporting": "To report abuse or neglect",
    "hr": "Work, pay and accommodations",
    "corrections": "Something wrong in this handbook",
}
"""What an organisation names whom to turn to for, as readers are told: the fields of `Contacts`."""


@dataclass(frozen=True)
class Said:
    """That an organisation says something, with what and whom it rests on."""

    organisation: Organisation
    decided: Decided
    file: str
    line: int

    @property
    def policy(self) -> Policy | None:
        """The policy that it names as its authority."""
        return self.organisation.policy(self.decided.authority)

    @property
    def authority(self) -> str:
        """What it rests on, in words."""
        return self.policy.title if self.policy else self.decided.authority


@dataclass(frozen=True)
class FieldChange:
    """A field before and after an amendment, as plain values."""

    name: str
    about: str
    before: Any
    after: Any
    line: int = 0
    """Where the organisation's file says so, from 1."""


@dataclass(frozen=True)
class Change(Said):
    """An amendment of an entry, with what it changed."""

    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Hidden(Said):
    """An entry that is not shown; `follows` names the hidden entry that it can't do without."""

    title: str = ""
    follows: Name | None = None
    moved: bool = False
    """Whether the handbook has another text there than the one that was hidden."""


@dataclass(frozen=True)
class OwnFile:
    """A file of an organisation, such as a picture: its path on the site, and where it lies."""

    path: str
    source: Path
    organisation: Organisation


@dataclass(frozen=True)
class OwnPage(OwnFile):
    """A page of an organisation, made from the file."""


@dataclass(frozen=True)
class Touch:
    """What an overlay did to one entry."""

    added: Said | None = None
    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Whether it did anything."""
        return bool(self.added or self.changes)

    @property
    def marks(self) -> list[str]:
        """The marks of those who touched it, each once."""
        return list(dict.fromkeys(said.organisation.mark for said in self.said))

    @property
    def said(self) -> list[Said]:
        """Who says so, in order."""
        return [*([self.added] if self.added else []), *self.changes]

    @property
    def by_organisation(self) -> list[Changed]:
        """What each organisation changed, in order."""
        names = dict.fromkeys(change.organisation.id for change in self.changes)
        of_each = ([c for c in self.changes if c.organisation.id == name] for name in names)
        return [Changed(changes, merged(changes)) for changes in of_each]

    @property
    def grounds(self) -> list[tuple[str, str]]:
        """What the changes rest on, each once: whose it is, and what."""
        return list(dict.fromkeys((c.organisation.short, c.authority) for c in self.changes))


@dataclass(frozen=True)
class Changed:
    """The amendments of an entry by one organisation, and what they changed, each field once."""

    changes: Sequence[Change]
    fields: Sequence[FieldChange]

    @property
    def organisation(self) -> Organisation:
        """Whose they are."""
        return self.changes[0].organisation


def merged(changes: Iterable[Change]) -> list[FieldChange]:
    """Each field that `changes` amend once: as it was before the first, and after the last."""
    found: dict[str, FieldChange] = {}
    for change in changes:
        for each in change.fields:
            found[each.name] = replace(found.get(each.name, each), after=each.after)
    return list(found.values())


UNTOUCHED = Touch()


@dataclass(frozen=True, eq=False)
class Local:
    """Everything that overlays changed of a handbook; nothing where there is no overlay."""

    organisations: tuple[Organisation, ...] = ()
    added: Mapping[Name, Said] = field(default_factory=dict)
    changed: Mapping[Name, tuple[Change, ...]] = field(default_factory=dict)
    hidden: Mapping[Name, Hidden] = field(default_factory=dict)
    before: Mapping[Name, Identified] = field(default_factory=dict)
    """The handbook's own entries, of those that were amended or hidden."""
    pruned: Mapping[Name, Identified] = field(default_factory=dict)
    """The handbook's own entries, of those that named what is hidden."""
    teaching: Mapping[Name, tuple[Name, ...]] = field(default_factory=dict)
    """The questions and scenarios that are about an amended entry, by that entry."""
    pages: tuple[OwnPage, ...] = ()
    files: tuple[OwnFile, ...] = ()
    """What lies beside the pages: pictures, and whatever they link to."""
    folders: tuple[Path, ...] = ()
    title: str = ""
    """What the handbook is called without the overlay."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The handbook's own words for those that organisations chose, by enumeration and id."""

    def __bool__(self) -> bool:
        """Whether there is an overlay."""
        return bool(self.organisations)

    def touch(self, kind: str, id_: str) -> Touch:
        """What was done to an entry."""
        name = (kind, id_)
        return Touch(self.added.get(name), self.changed.get(name, ()))

    def whole(self, kind: str, id_: str) -> list[FieldChange]:
        """Each amended field of an entry once: from the handbook's own text to what stands now."""
        return merged(self.changed.get((kind, id_), ()))

    def was(self, kind: str, id_: str) -> Identified | None:
        """The handbook's own entry, where an overlay changed anything of it."""
        return self.before.get((kind, id_)) or self.pruned.get((kind, id_))

    def policies(self, kind: str, id_: str) -> Iterator[tuple[Organisation, Policy]]:
        """The policies that are about an entry."""
        for who in self.organisations:
            for policy in who.policies:
                if f"{kind}:{id_}" in policy.about:
                    yield who, policy

    @property
    def resting_on_nothing(self) -> dict[Name, Said]:
        """What is added and doesn't say what it rests on: readers see the organisation's name."""
        added = self.added.items()
        return {n: said for n, said in added if said.decided.authority == said.organisation.name}

    @property
    def moved(self) -> list[str]:
        """What is hidden and has another text in the handbook by now: where, and what, a line each.

        Nothing wrong is shown for it, so no build stops.
        """
        return [
            f"{said.file}:{said.line}: {kind}:{id_} has changed in the handbook since you hid it"
            for (kind, id_), said in self.hidden.items()
            if said.moved
        ]

    @property
    def crisis(self) -> list[str]:
        """Whom to call in danger beside the crisis line, by organisation: a sentence each."""
        return [
            f"{who.mark}: {contact.name}, {contact.phone}"
            + (f", {contact.hours}." if contact.hours else ".")
            for who, contact in self.contacts("crisis")
        ]

    def contacts(self, purpose: str) -> list[tuple[Organisation, Any]]:
        """Whom to turn to for `purpose`, a field of `Contacts`; the nearest organisation first."""
        found = ((who, getattr(who.contacts, purpose)) for who in reversed(self.organisations))
        return [(who, contact) for who, contact in found if contact]


NOTHING = Local()
