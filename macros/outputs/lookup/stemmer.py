"""Word stems by Porter's algorithm (1980), the same as web/engines/lookup/stem.js."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_VOWELS = "[aeiouy][aeiou]*"
_CONSONANTS = "[^aeiou][^aeiouy]*"
_ONE = re.compile(f"^(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}")
_JUST_ONE = re.compile(f"^(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}(?:{_VOWELS})?$")
_TWO = re.compile(f"^(?:{_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_VOWEL = re.compile(f"^(?:{_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"^{_CONSONANTS}[aeiouy][^aeiouwxy]$")

_SECOND: Mapping[str, str] = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "bli": "ble", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize",
    "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful",
    "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
}  # fmt: skip
_THIRD: Mapping[str, str] = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
_FOURTH = re.compile(
    "^(.+?)(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou"
    "|(?<=[st])ion)$"
)


@cache
def stem(word: str) -> str:
    """The stem of a lower-case word; up to two letters, or with digits, it stays as it is."""
    if len(word) < 3 or re.search("[^a-z]", word):
        return word
    word = _tense(_plural(word))
    if word.endswith("y") and _VOWEL.match(word[:-1]):
        word = word[:-1] + "i"
    return _tidied(_ending(_replaced(_replaced(word, _SECOND), _THIRD)))


def _plural(word: str) -> str:
    if re.search("(ss|i)es$", word):
        return word[:-2]
    return word[:-1] if re.search("[^s]s$", word) else word


def _tense(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _ONE.match(word[:-3]) else word
    root = re.sub("(ed|ing)$", "", word)
    if root == word or not _VOWEL.match(root):
        return word
    if re.search("(at|bl|iz)$", root):
        return root + "e"
    if re.search(r"([^aeiouylsz])\1$", root):
        return root[:-1]
    return root + "e" if _JUST_ONE.match(root) and _SHORT.match(root) else root


def _replaced(word: str, endings: Mapping[str, str]) -> str:
    for ending, by in endings.items():
        if word.endswith(ending):
            root = word.removesuffix(ending)
            return root + by if _ONE.match(root) else word
    return word


def _ending(word: str) -> str:
    found = _FOURTH.match(word)
    return found[1] if found and _TWO.match(found[1]) else word


def _tidied(word: str) -> str:
    if word.endswith("e"):
        root = word[:-1]
        if _TWO.match(root) or (_JUST_ONE.match(root) and not _SHORT.match(root)):
            word = root
    return word[:-1] if word.endswith("ll") and _TWO.match(word) else word
