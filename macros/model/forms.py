"""The form of what programs, phones and screen readers take as it is: why a text has not got it."""

from __future__ import annotations

import re

from macros.model.languages import mended
from macros.model.web_addresses import is_safe

_NAMES = {
    **dict.fromkeys(("english", "englisch", "inglés", "anglais"), "en"),
    **dict.fromkeys(("spanish", "español", "espanol"), "es"),
    **dict.fromkeys(("french", "français", "francais"), "fr"),
    **dict.fromkeys(("german", "deutsch"), "de"),
    **dict.fromkeys(("portuguese", "português"), "pt"),
    **dict.fromkeys(("chinese", "mandarin"), "zh"),
    "italian": "it",
    "dutch": "nl",
    "polish": "pl",
    "russian": "ru",
    "arabic": "ar",
    "vietnamese": "vi",
    "korean": "ko",
    "japanese": "ja",
    "haitian creole": "ht",
}

_DIGITS = 2


def no_language(value: str) -> str:
    """Why `value` is not the code of a language (BCP 47); empty where it is one."""
    is_one = re.fullmatch(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*", value)
    code = value if is_one else language_code(value)
    meant = mended(code) or (code if not is_one else "")
    return f"'{value}' is not the code of a language: write {meant}" if meant else ""


def no_number(value: str) -> str:
    """Why nobody can dial `value`; empty where one can."""
    if len(re.findall(r"[0-9]", value)) >= _DIGITS:
        return ""
    return f"'{value}' is not a number that one can dial: write it in digits, in quotes"


def is_same_number(one: str, other: str) -> bool:
    """Whether two numbers reach the same place, however they are grouped."""
    digits = re.findall(r"[0-9]", one)
    return bool(digits) and digits == re.findall(r"[0-9]", other)


def no_mail(value: str) -> str:
    """Why `value` is not one address of mail; empty where it is."""
    if "mailto" not in value and "," not in value and is_safe(f"mailto:{value}"):
        return ""
    return f"'{value}' is not an address of mail: write one alone, such as name@example.org"


def no_license_id(value: str) -> str:
    """Why `value` is no name of https://spdx.org/licenses; empty where it may be one."""
    if not re.search(r"\s", value):
        return ""
    return f"'{value}' is a name for people: write the one for programs, such as CC-BY-4.0"


def language_code(name: str) -> str:
    """What to write for a language that is called `name`: its code, or how codes look."""
    tag = name.replace("_", "-")
    if code := _NAMES.get(name.strip().casefold()):
        return code
    return tag if re.fullmatch(r"[a-z]{2,3}-[a-zA-Z]{2}", tag) else "its code, such as en or es"
