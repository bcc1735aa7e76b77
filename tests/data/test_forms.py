"""What is said of a text that programs and phones can't take."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from macros.model import forms


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("Español ", "es"),
        ("en_US", "en-US"),
        ("en_UK", "en-GB"),
        ("en-UK", "en-GB"),
        ("en-GBR", "en-GB"),
        ("en-EN", "en, or en-US"),
        ("de-GER", "de, or de-DE"),
        ("us-EN", "en-US"),
        ("jp", "ja"),
        ("xx", "the code of a language, such as en"),
        ("Klingon", "its code, such as en or es"),
    ],
)
def test_what_to_write_for_a_language_is_told(name: str, write: str) -> None:
    """Its code where its name is known, or how codes look."""
    told = f"'{name}' is not the code of a language: write {write}"
    assert forms.no_language(name) == told


@pytest.mark.parametrize(
    ("why_not", "good", "bad", "told"),
    [
        (forms.no_language, "zh-Hant", "english", "write en"),
        (forms.no_number, "988", "nine", "in digits, in quotes"),
        (forms.no_mail, "name@example.org", "a@b.org, c@b.org", "write one alone"),
        (forms.no_license_id, "CC-BY-4.0", "Creative Commons", "such as CC-BY-4.0"),
    ],
)
def test_what_fits_is_passed_and_the_rest_is_told(
    why_not: Callable[[str], str], good: str, bad: str, told: str
) -> None:
    """Nothing is said of what programs take; of the rest, what it is and what to write."""
    assert why_not(good) == ""
    assert why_not(bad).startswith(f"'{bad}' is ")
    assert told in why_not(bad)


@pytest.mark.parametrize(
    "code",
    [
        *(
            "en",
            "EN",
            "en-gb",
            "es-419",
            "zh-Hant-TW",
            "zh-yue",
            "sr-Latn",
            "ca-valencia",
            "de-1996",
        ),
        *("wam", "sh", "iw", "ru-SU", "de-DE-1996"),
    ],
)
def test_every_code_of_a_language_is_passed(code: str) -> None:
    """Rare languages, and countries that were, have theirs."""
    assert forms.no_language(code) == ""
