"""A language as programs name it, and how its readers write a day."""

from __future__ import annotations

import datetime

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date, format_skeleton

_USUAL = "en"


def day(date: datetime.date, language: str) -> str:
    """`date` in words, as readers of `language` (BCP 47) write it.

    `March 5, 2026` for `en` and `en-US`, `5 March 2026` for `en-IE`.
    """
    return format_date(date, "long", locale=_locale(language))


def month(date: datetime.date, language: str) -> str:
    """The month of `date` in words: `March 2026`."""
    return str(format_skeleton("yMMMM", date, locale=_locale(language)))


def with_region(language: str) -> str:
    """`language` (BCP 47) with a region, for programs that spell by region: `en` gives `en-US`.

    The region is the likeliest by Unicode's CLDR; a language that it does not know stays as it is.
    """
    likely = get_global("likely_subtags").get(language)
    if not likely:
        return language
    found = Locale.parse(likely)
    return f"{found.language}-{found.territory}"


def _locale(language: str) -> Locale:
    """The locale of `language`, or of its first part, or English: a day is never left out."""
    for name in (language, language.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_USUAL)
