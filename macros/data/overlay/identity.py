"""The handbook's name, numbers and words as the organisations that adapt it have them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from macros.model.forms import is_same_number
from macros.model.identity import Identity, one_for_both
from macros.model.links import Way
from macros.model.organisation import Contact, Organisation


def adapted(who: Identity, organisations: Iterable[Organisation]) -> Identity:
    """`who`, as the last of `organisations` that says something has it."""
    return reduce(_of, organisations, who)


def _of(who: Identity, organisation: Organisation) -> Identity:
    named = organisation.handbook
    own: dict[str, Any] = {
        "title": named.title if named else None,
        "short_title": named.short_title if named else None,
        "tagline": named.tagline if named else None,
        "country": organisation.country,
        "crisis_line": organisation.crisis_line,
        "emergency": organisation.emergency,
        "corrections": _address(organisation.contacts.corrections),
    }
    told = {key: value for key, value in own.items() if value is not None}
    id_ = f"{who.id}-{organisation.id}"
    credit = f"{who.credit} Adapted by {organisation.name}; its changes are marked."
    return who.model_copy(update={**told, "id": id_, "credit": credit})


def shared_numbers(who: Identity, organisation: Organisation) -> Iterator[tuple[Way, str]]:
    """Numbers of `organisation` that lead elsewhere, as `who` has it adapted: where, and why."""
    own = [key for key in ("emergency", "crisis_line") if getattr(organisation, key)]
    if own and (wrong := one_for_both(who)):
        yield (own[0], "number"), wrong
    for key in _OWN_NUMBERS:
        contact = getattr(organisation.contacts, key)
        for name, number in (("crisis line", who.crisis_line), ("emergency", who.emergency)):
            if contact and contact.phone and is_same_number(contact.phone, number.number):
                words = f"'{contact.phone}' is the {name} number, which stands in every signpost"
                how = f"write that of '{contact.name}', or take it out"
                yield ("contacts", key, "phone"), f"{words}: {how}"
                break


_OWN_NUMBERS = ("crisis", "questions", "hr", "corrections")
"""Contacts with numbers of their own. What has to be reported may be told to the police."""


def _address(contact: Contact | None) -> str | None:
    """Where a contact is written to."""
    if contact is None:
        return None
    return contact.url or (f"mailto:{contact.email}" if contact.email else None)
