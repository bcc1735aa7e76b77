"""Lines of a page that were to be items of a list, or to stand in one."""

from __future__ import annotations

import pytest

from macros.check.page_lists import odd_items

SLIPS = [
    ("- a\n  - b\n  - c", 2, "four spaces further right"),
    ("1. a\n   - b\n\n   - c", 2, "four spaces further right"),
    ("    - a\n      - b\n    - c", 2, "four spaces further right"),
    ("a.  One\nb.  Two", 1, "write 1. in its place"),
    ("A) One\nB) Two", 1, "'A)' makes no item"),
    ("1: One\n2: Two", 1, "'1:' makes no item"),
    ("1 . One\n2 . Two", 1, "'1 .' makes no item"),
    ("1 One\n2 Two", 1, "'1' makes no item"),
    ("1 – One\n2 – Two", 1, "makes no item"),  # noqa: RUF001
    ("1.One\n2.Two", 1, "a space is missing"),
    ("1. One\n2 Two\n3. Three", 2, "write 2. in its place"),
    ("1. One\n2: Two", 2, "'2:' makes no item"),
    ("1 One\n2. Two", 1, "write 1. in its place"),
    ("- One\n\n  More of it, in its item.\n\n- Two", 3, "begin it four spaces right"),
    ("1. One\n\n   **More** of it.", 3, "begin it four spaces right"),
]
SOUND = [
    "- a\n - b\n- c",
    "- a\n    - b\n        - c",
    "  - a\n    - b",
    "- a\n\nText\n\n  - b",
    "- a\n\0\0\n  - b\n\0\0",
    "We may\n(a) come, or\n(b) call.",
    "a. One  \nb. Two",
    "1 One\\\n2 Two",
    "1 One<br>\n2 Two",
    "1. It has\n2 parts\n- or more",
    "1. One\n2. Two\n\n2 of them, and 3",
    "1,5 kg and\n2,5 kg",
    "9. It takes\n10 minutes, or\n12 at most",
    "Text\n\n  More text.",
    "- a\n\n    More of it.\n\nText",
]


@pytest.mark.parametrize(("text", "line", "says"), SLIPS)
def test_a_line_that_is_no_item_is_told_once(text: str, line: int, says: str) -> None:
    """Where the first of its list stands."""
    ((at, words),) = odd_items(text)
    assert (at, says in words) == (line, True), words


@pytest.mark.parametrize("text", SOUND)
def test_lines_that_are_what_they_look_like_are_left_alone(text: str) -> None:
    """Items in items, numbers in sentences, and lines that end of their own accord."""
    assert [*odd_items(text)] == []
