"""A language as programs name it, and how its readers write a day."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping

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


def mended(language: str) -> str:
    """What to write for a code (BCP 47) whose language or country there is none of; else empty."""
    first, *more = language.split("-")
    if len(first) == _TWO and not _is_language(first):
        return _language_meant(first, next(iter(more), ""))
    place = next((part for part in more[:2] if _is_no_place(first, part)), "")
    if not place:
        return ""
    now = _aliases().get(place.upper(), [])
    return f"{first}-{now[0]}" if len(now) == 1 else f"{first}, or {with_region(first)}"


def _language_meant(first: str, second: str) -> str:
    """What to write for a code that begins with that of a country, or with none."""
    if _is_language(second) and first.upper() in _countries():
        return f"{second.lower()}-{first.upper()}"
    likely = get_global("likely_subtags").get(f"und_{first.upper()}", "")
    return likely.partition("_")[0] or f"the code of a language, such as {_USUAL}"


def _is_no_place(language: str, part: str) -> bool:
    """Whether a part of a code behind its `language` was to be a country, and is none."""
    if len(part) != _TWO:
        return len(part) == len("GBR") and part.isalpha() and language.lower() not in _WITH_DIALECTS
    place = part.upper()
    return place not in _countries() and (place == _BRITAIN or place not in _aliases())


_TWO = 2
"""Letters of the codes of most languages, and of all countries."""

_BRITAIN = "UK"
"""The one code that many write and that was never one; others are those of countries before."""

_WITH_DIALECTS = ("ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh")
"""The languages behind whose codes one of three letters may stand."""


def _is_language(code: str) -> bool:
    known = (*Locale.parse(_USUAL).languages, *get_global("language_aliases"))
    return code.lower() in known


def _countries() -> Collection[str]:
    return Locale.parse(_USUAL).territories


def _aliases() -> Mapping[str, list[str]]:
    """Codes of countries as they were, or are elsewhere, with those that they have now."""
    found: Mapping[str, list[str]] = get_global("territory_aliases")
    return found


def _locale(language: str) -> Locale:
    """The locale of `language`, or of its first part, or English: a day is never left out."""
    for name in (language, language.partition("-")[0]):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(_USUAL)
