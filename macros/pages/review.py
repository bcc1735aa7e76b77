"""When the words of a page last changed and were last read, and when they are read again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from macros.model.changes import changes_of
from macros.model.editorial import Change
from macros.model.entries import Law
from macros.model.handbook import Handbook
from macros.model.links import Name

LAW_MONTHS = 6
ENTRY_MONTHS = 12
_SHOWN = re.compile(r'data-entry="([\w-]+)/([\w-]+)"')


@dataclass(frozen=True)
class Reading:
    """The day of the oldest reading, and the first day of the month in which it is due again."""

    on: datetime.date
    due: datetime.date


@dataclass(frozen=True)
class Review:
    """The oldest reading of a page's entries, and of the law on it; None where it shows none.

    `changes` are the changes of its words that were made last, all on one day.
    """

    entries: Reading | None
    law: Reading | None
    changes: tuple[Change, ...] = ()

    @property
    def changed(self) -> datetime.date | None:
        """The day on which its words last changed, as far as data/changes.yml tells."""
        return self.changes[0].date if self.changes else None


def review_of(handbook: Handbook, text: str) -> Review | None:
    """The review of a page whose markup is `text`; None where it shows nothing with a date."""
    # What an organisation added was read against no source.
    names = [name for name in shown_on(text) if name not in handbook.local.added]
    shown = [handbook.get(kind, id_) for kind, id_ in names]
    law = [entry for entry in shown if isinstance(entry, Law)]
    found = Review(
        _oldest((getattr(entry, "reviewed", None) for entry in shown), ENTRY_MONTHS),
        _oldest((entry.as_of for entry in law), LAW_MONTHS),
        _latest(changes_of(handbook, names)),
    )
    return found if found.entries or found.law or found.changes else None


@lru_cache(maxsize=2000)
def shown_on(text: str) -> tuple[Name, ...]:
    """The entries that a page shows whose markup is `text`, each once, as kind and id.

    It is kept, for under `make serve` most pages show what they did.
    """
    return tuple(dict.fromkeys(_SHOWN.findall(text)))


def _latest(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those of `changes`, the latest first, that were made on the last day of all."""
    return tuple(change for change in changes if change.date == changes[0].date)


def _oldest(dates: Iterable[datetime.date | None], months: int) -> Reading | None:
    known = [date for date in dates if date]
    return Reading(min(known), due(min(known), months)) if known else None


def due(date: datetime.date, months: int) -> datetime.date:
    """The first day of the month that lies `months` after that of `date`."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, 1)
