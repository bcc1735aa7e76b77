"""How to write a whole number that stands in words, with others, or as a time."""

from __future__ import annotations

import re
from fractions import Fraction


def in_digits(value: object, key: str = "", *, in_list: bool = False) -> str:
    """What to do about a `value` that is no whole number, as `": write 60"`.

    `key` is the one it stands behind, and `in_list` whether others stand beside it there.
    """
    if value == 0:
        return ""
    text = str(value).strip()
    minutes = _in_minutes(text) if key == "minutes" else None
    digits = re.findall(r"\d+", text)
    if minutes is not None:
        how = f": write the minutes alone, {minutes}"
    elif in_list and _SEVERAL.fullmatch(text):
        how = f": a comma is missing, write {', '.join(digits)}"
    elif (whole := _whole(text)) is not None:
        how = f": write {f'{key}: ' if isinstance(value, float) and not in_list else ''}{whole}"
    elif found := _RANGE.fullmatch(text):
        how = f": one number stands here, write {int(found[1])} or {int(found[2])}"
    elif found := _PART.fullmatch(text):
        two = f", or with a comma, {found[1]}, {found[2]}" if in_list else ""
        how = f": write it without a fraction, {int(found[1])} or {int(found[1]) + 1}{two}"
    else:
        is_one = len(digits) == 1 and not re.search(r"\d[.,:]|[.,:]\d", text)
        how = f": write {int(digits[0])}" if is_one else ": write it in digits, such as 30"
    return how


_SEVERAL = re.compile(r"\d+(?:[.;:]?\s+\d+)+")
_RANGE = re.compile(r"(\d+)\s*(?:[-–—/]|to|or)\s*(\d+)[^\d]*", re.IGNORECASE)  # noqa: RUF001
_PART = re.compile(r"(\d+)[.,](\d+)")

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


def _whole(text: str) -> int | None:
    """The one whole number that is surely meant; None where nobody knows."""
    if text.casefold() in _WORDS:
        return _WORDS.index(text.casefold())
    if text.isdecimal():
        return int(text)
    if re.fullmatch(r"[\doOlI]*\d[\doOlI]*", text):  # letters that look like digits
        return int(re.sub("[lI]", "1", re.sub("[oO]", "0", text)))
    if re.fullmatch(r"\d{1,3}(?:[,' ]\d{3})+", text):
        return int(re.sub(r"\D", "", text))
    whole = re.fullmatch(r"(\d+)\.0*", text)
    return int(whole[1]) if whole else None


def _in_minutes(text: str) -> int | None:
    """The minutes of a time such as 1:30 or 1.5 hours; None where it is none."""
    plain = re.sub(r"^an?\b|\ban?\s+(?=h)", "", text.casefold()).replace("½", ".5")
    for number, word in enumerate(_WORDS):
        plain = re.sub(rf"^{word}\b", str(number), plain)
    plain = re.sub(r"^(?:half|1/2)\b", ".5", plain.strip())
    if found := _CLOCK.fullmatch(plain):
        return int(found[1]) * _HOUR + int(found[2])
    if found := _HOURS.fullmatch(plain.strip()):
        hours = Fraction(found[1].replace(",", ".")) if found[1] else 1
        return round(hours * _HOUR) + int(found[2] or 0)
    return None


_HOUR = 60
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?")
_HOURS = re.compile(
    r"(\d*[.,]?\d*)\s*(?:h|hrs?|hours?)\.?\s*(?:and\s*)?(?:(\d{1,2})\s*(?:m|mins?|minutes?)?\.?)?"
)
