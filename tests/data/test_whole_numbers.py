"""How a whole number that was written otherwise is to be written."""

from __future__ import annotations

import pytest

from macros.data.whole_numbers import in_digits


@pytest.mark.parametrize(
    ("value", "how"),
    [
        ("32. 9", "a comma is missing, write 32, 9"),
        ("63 27; 32", "a comma is missing, write 63, 27, 32"),
        (32.9, "write it without a fraction, 32 or 33, or with a comma, 32, 9"),
        (9.0, "write 9"),
        ("9-10", "one number stands here, write 9 or 10"),
        ("1,328", "write 1328"),
        ("nine", "write 9"),
        ("1O", "write 10"),
        ("١٢", "write 12"),
        ("~9", "write 9"),
        ("1:00", "write it in digits, such as 30"),
    ],
)
def test_a_number_of_a_list(value: object, how: str) -> None:
    """Several that no comma parts are several, and one of a thousand is one."""
    assert in_digits(value, "values", in_list=True) == f": {how}"


@pytest.mark.parametrize(
    ("value", "how"),
    [
        ("1:00", "write the minutes alone, 60"),
        ("01:30:00", "write the minutes alone, 90"),
        ("1h", "write the minutes alone, 60"),
        ("1.5 hrs", "write the minutes alone, 90"),
        ("1 h 30 min", "write the minutes alone, 90"),
        ("an hour", "write the minutes alone, 60"),
        ("half an hour", "write the minutes alone, 30"),
        ("two hours", "write the minutes alone, 120"),
        ("60 min", "write 60"),
        ("~60", "write 60"),
        ("5-10", "one number stands here, write 5 or 10"),
        ("10 to 15 minutes", "one number stands here, write 10 or 15"),
        (60.0, "write minutes: 60"),
        (1.5, "write it without a fraction, 1 or 2"),
        ("14 15", "write it in digits, such as 30"),
        ("1 000", "write 1000"),
        (None, "write it in digits, such as 30"),
    ],
)
def test_a_number_of_minutes(value: object, how: str) -> None:
    """A time says how many there are; with a word or a sign beside it, the number does."""
    assert in_digits(value, "minutes") == f": {how}"


def test_of_nothing_no_more_is_said() -> None:
    """That it has to be more than 0 stands before."""
    assert in_digits(0, "minutes") == ""


@pytest.mark.parametrize(
    ("value", "how"),
    [
        ("ten", ": write 10"),
        ("10 minutes", ": write 10"),
        ("about 007", ": write 7"),
        ("10-20", ": one number stands here, write 10 or 20"),
        ("1.5", ": write it without a fraction, 1 or 2"),
        ("1,000", ": write 1000"),
        ("10:30", ": write it in digits, such as 30"),
        ("many", ": write it in digits, such as 30"),
    ],
)
def test_a_number_in_words_is_told_with_its_digits(value: object, how: str) -> None:
    """Whatever it stands for."""
    assert in_digits(value) == how
