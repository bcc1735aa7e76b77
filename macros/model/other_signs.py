"""Signs in a name that only look like those it is made of: another hyphen, a Cyrillic letter."""

from __future__ import annotations

import unicodedata

COMMAS = "，、،﹐；"  # noqa: RUF001
"""What parts items in other scripts, as the comma does here."""

_LIKE = {
    "：﹕∶꞉": "this colon is not the plain one {}: type :",  # noqa: RUF001
    "／∕⁄": "this slash is not the plain one {}: type /",  # noqa: RUF001
    "＃﹟": "this number sign is not the plain one {}: type #",  # noqa: RUF001
    COMMAS: "this comma is not the plain one {}: type a comma and a space",
    "\u2212": "this hyphen is not the plain one {}: type -",
}
_OF_CATEGORY = {
    "Pd": "this hyphen is not the plain one {}: type -",
    "Cf": "a sign that nobody sees stands in it {}: type it again",
    "Zs": "this space is not the plain one {}: type it again",
}
_LETTER = "a letter of another alphabet stands in it {}: type it again"


def other_sign(name: str) -> str:
    """What to do about the first sign of `name` that only looks like one of ASCII; empty if none.

    Letters with an accent are what they look like.
    """
    strange = (sign for sign in name if not sign.isascii())
    return next((words.format(f"(U+{ord(s):04X})") for s in strange if (words := _of(s))), "")


def _of(sign: str) -> str:
    if words := next((words for like, words in _LIKE.items() if sign in like), ""):
        return words
    category, is_wide = unicodedata.category(sign), unicodedata.normalize("NFKC", sign).isascii()
    if category.startswith("L"):
        is_latin = unicodedata.name(sign, "").startswith("LATIN")
        return _LETTER if is_wide or not is_latin else ""
    return _OF_CATEGORY.get(category, "")
