"""When what a page shows was last read against its sources, and when that is due again."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from macros.model.entries import Law
from macros.model.handbook import Handbook

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
    """The oldest reading of a page's entries, and of the law on it; None where it shows none."""

    entries: Reading | None
    law: Reading | None


def review_of(handbook: Handbook, text: str) -> Review | None:
    """The review of a page whose markup is `text`; None where it shows nothing with a date."""
    shown = [handbook.get(kind, id_) for kind, id_ in dict.fromkeys(_SHOWN.findall(text))]
    law = [entry for entry in shown if isinstance(entry, Law)]
    found = Review(
        _oldest((getattr(entry, "reviewed", None) for entry in shown), ENTRY_MONTHS),
        _oldest((entry.as_of for entry in law), LAW_MONTHS),
    )
    return found if found.entries or found.law else None


def _oldest(dates: Iterable[datetime.date | None], months: int) -> Reading | None:
    known = [date for date in dates if date]
    return Reading(min(known), due(min(known), months)) if known else None


def due(date: datetime.date, months: int) -> datetime.date:
    """The first day of the month that lies `months` after that of `date`."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return datetime.date(year, month + 1, 1)
