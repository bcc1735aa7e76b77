"""A day and a language, as their readers know them."""

from __future__ import annotations

import datetime

import pytest

from macros.model.languages import day, month, with_region

DATE = datetime.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "March 5, 2026"),
        ("en-US", "March 5, 2026"),
        ("en-IE", "5 March 2026"),
        ("es", "5 de marzo de 2026"),
        ("en-XX", "March 5, 2026"),
        ("de-DE-ruf", "5. März 2026"),
        ("qxx", "March 5, 2026"),
    ],
)
def test_a_day_is_written_as_its_readers_write_it(language: str, written: str) -> None:
    """By the region where it has one; what nobody knows is written in English."""
    assert day(DATE, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("en-GB", "March 2026"), ("es", "marzo de 2026")]
)
def test_a_month_has_no_day(language: str, written: str) -> None:
    """The month, and the year, in the language."""
    assert month(DATE, language) == written


@pytest.mark.parametrize(
    ("language", "named"), [("en", "en-US"), ("en-GB", "en-GB"), ("es", "es-ES"), ("qxx", "qxx")]
)
def test_a_program_that_spells_by_region_gets_one(language: str, named: str) -> None:
    """The likeliest, and where there is one already, that."""
    assert with_region(language) == named
