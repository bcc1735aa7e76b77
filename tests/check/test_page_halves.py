"""Signs of a page that have no other half, and characters that nobody sees."""

from __future__ import annotations

import pytest

from macros.check.page_halves import halves

SLIPS = [
    ("A **b? ** and c", "close nothing behind a space"),
    ("A **b **\n\n**C**", "close nothing behind a space"),
    ("*A gives b.", "a star (*) opens nothing"),
    ("It *is so.\n\nAnd *this* is.", "a star (*) opens nothing"),
    ("- *A b\n- *C* d", "a star (*) opens nothing"),
    ("Costs &amp benefits", "write &amp;"),
    ("A &mdash b", "write &mdash;"),
    ("A \u202eb", "U+202E"),
    ("## A {: #a\u200bb }", "U+200B"),
]
SOUND = [
    "2 * 3 * 4",
    "**a *b*** and ***c* d** and ***e***",
    "*a\nb* and a*b and trans* people",
    "The pay*\n\n*Without tax",
    "*[HTML]: A language",
    "R&D, AT&T &amp; others, [x](https://example.org/?a=1&copy=2&lt)",
    "[x](a\u200bb.md) \0\0\0",
    "Non\u00a0breaking and soft\u00adhyphens",
]


@pytest.mark.parametrize(("text", "says"), SLIPS)
def test_half_of_a_sign_is_told(text: str, says: str) -> None:
    """One slip, one problem, at its line."""
    ((line, words),) = halves(f"A\n\n{text}\n")
    assert (line, says in words) == (3, True), words


@pytest.mark.parametrize("text", SOUND)
def test_what_has_its_other_half_is_left_alone(text: str) -> None:
    """So are stars for products and notes, and what links and calls tell themselves."""
    assert [*halves(f"A\n\n{text}\n")] == []
