"""The handbook's name, numbers and words as the organisations that adapt it have them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any

from macros.model.identity import Identity
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


def _address(contact: Contact | None) -> str | None:
    """Where a contact is written to."""
    if contact is None:
        return None
    return contact.url or (f"mailto:{contact.email}" if contact.email else None)
