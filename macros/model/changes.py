"""What changed in the words of the handbook, and when, as data/changes.yml tells it."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from macros.model.editorial import Change
from macros.model.handbook import Handbook
from macros.model.links import Name


def newest_first(handbook: Handbook) -> list[Change]:
    """Every change, the latest day first; those of one day in the order of the file."""
    return sorted(handbook.all(Change), key=lambda change: change.date, reverse=True)


def changes_of(handbook: Handbook, shown: Collection[Name]) -> list[Change]:
    """The changes of what is `shown`, each entry as its kind and id; the latest day first."""
    names = {f"{kind}:{id_}" for kind, id_ in shown}
    return [change for change in newest_first(handbook) if names.intersection(change.entries)]


def last_changed(handbook: Handbook) -> dict[Name, datetime.date]:
    """The day of the latest change of every entry that has one, by its kind and id."""
    found: dict[Name, datetime.date] = {}
    for change in reversed(newest_first(handbook)):
        for name in change.entries:
            kind, _, id_ = name.partition(":")
            found[kind, id_] = change.date
    return found
