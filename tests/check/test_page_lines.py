"""Lines that a page shows otherwise than they were meant: in the text, as code, in a table."""

from __future__ import annotations

import pytest

from macros.check.page_lines import misread

SLIPS = [
    ("Any of these:\n- a", "above this list"),
    ("We ask three things\n- a\n- b", "above this list"),
    ("**Three steps:**\n1. a\n2. b", "above this list"),
    ("Any of these:\n    - a\n    - b", "above this list"),
    ("As of now:\n| a | b |\n|---|---|\n| 1 | 2 |", "above this table"),
    ("- An item\n| a | b |\n|---|---|\n| 1 | 2 |", "above this table"),
    ("\n1)  a\n2.  b", "write 1. in its place"),
    ("1.  a\n2)  b\n3)  c", "write 2. in its place"),
    ("\n1) a\n\n2) b\n\n3) c", "write 1. in its place"),
    ("\n-\u00a0\u00a0 **a**", "type plain spaces"),
    ("- a\n-\u202fb", "type plain spaces"),
    ("\n    This part is our own advice.", "shown as code"),
    ("\n\tThis part is **ours alone.**", "shown as code"),
    ("# A\n### B", "write it with ##"),
    ("## A\n#### B", "write it with ###"),
    ("Anyone may come at any time.\n---", "put an empty line between the two"),
    ("**Anyone** may come, at any time:\n-", "put an empty line between the two"),
    ("-   An item\n---", "put an empty line between the two"),
    ("\n    | a | b |\n    |---|---|", "shown as code"),
    ("\n    \0\0\0", "a call that begins four spaces right is shown as code"),
    ("# A\n\t\0\0\0", "shown as code"),
    ("\n{: .lead }", "right below its paragraph"),
    ("## A\n{: #short }", "at the end of the line of its heading"),
]
SOUND = [
    "## Heading\n- a\n- b",
    "- a\n- b\ngoes on\n- c",
    "- a\n    - b\n    - c",
    "\0\0\0\n- a\n- b",
    "A rank of 9\n- but of 8 before",
    "Term\n:   What it is",
    "Term\n:   What it is.\n\n    And this is more of it.",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nText",
    "We may\n(a) come, or\n(b) call.",
    "In section 1) we say so.",
    "-   An item.\n\n    It goes on below, in its item.",
    "-   An item.\n\n    \0\0\0",
    "\0\0\n    \0\0\0\n\0\0",
    "Text\n    \0\0\0",
    "1.  An item.\n\n    It goes on below.\n\n    And once more, as it should.",
    "Text\n\n    make offline\n\n    <p>This is code, and no text.</p>",
    "<div>\n\n    This stands in HTML, where it is no code.\n</div>",
    "!!! note\n\n    This stands in a box of another kind.",
    "# A\n## B\n### C\n## D",
    "# A\n\0\0\n#### Below what a call shows",
    "# A\n/// aims\n### Below its title",
    "What may I ask?\n---\n\nThe title of it\n===============",
    "Anyone may come.\nAnd at any time, too.\n---",
    "Anyone may come at any time.\n\n---\n\nAnd now this.",
    "Anyone may come at any time.\n{: .lead }\n\n- a\n{: .b }",
]


@pytest.mark.parametrize(("text", "says"), SLIPS)
def test_a_line_that_becomes_something_else_is_told(text: str, says: str) -> None:
    """One slip, one problem, at the line to change."""
    ((line, words),) = misread(text)
    assert (line, says in words) == (2, True), words


@pytest.mark.parametrize("text", SOUND)
def test_what_is_shown_as_it_was_meant_is_left_alone(text: str) -> None:
    """Lists in lists, code, text in items, and headings below what is not known."""
    assert [*misread(text)] == []


def test_a_call_far_right_below_another_is_told() -> None:
    """What a call shows is seldom a list that the next one could belong to."""
    ((line, words),) = misread("\0\0\n\n    \0\0\0")
    assert (line, "shown as code" in words) == (3, True)


def test_text_right_below_a_table_is_told() -> None:
    """It would be the last row."""
    ((line, words),) = misread("| a | b |\n|---|---|\n| 1 | 2 |\nText")
    assert (line, "a row of the table" in words) == (4, True)
