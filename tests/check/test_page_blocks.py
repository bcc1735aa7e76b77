"""Blocks of a page: where one is begun or ended otherwise than its other half, and its options."""

from __future__ import annotations

import pytest

from macros.check.page_blocks import blocks

SLIPS = [
    ("/// html | div\n\n/// note |\nx\n///\n\n////", 1, "begin it with as many strokes"),
    ("/// note |\nx\n////", 3, "begins with ///: end it with as many"),
    ("//// note |\nx\n///", 3, "begins with ////: end it with as many"),
    ("//// html | div\n/// note |\nx\n////\n////", 4, "begins with ///: end it with as many"),
    ("//// html | div\n/// note |\nx\n////", 2, "'note' is not ended"),
    ("/// note |\nx", 1, "'note' is not ended"),
    ("x\n///", 2, "ends no block"),
    ("/// html | div\n    attr: {a: b}\n\nx\n///", 2, "did you mean 'attrs'?"),
    ("/// details | A\n    opened: true\n\nx\n///", 2, "did you mean 'open'?"),
    ("/// details | A\n    state: open\n\nx\n///", 2, "Options: attrs, open, type"),
    ("/// note | A\n    typ: b\n\nx\n///", 2, "did you mean 'type'?"),
    ("/// tab | A\n    select: yess\n\nx\n///", 2, "true or false"),
    ("/// note |\nx\n/// end", 3, "take 'end' away"),
    ("/// note\nx\n/// note\n\n/// aims\ny\n///", 3, "take 'note' away"),
    ("/// note\nx\n\n/// note\ny\n///", 1, "'note' is not ended"),
    ("/// note\nx\n//", 3, "write it here"),
    ("/// note\nx\n///.", 3, "write it here"),
    ("/// note\nx\n\\\\\\", 3, "write it here"),
    ("/// tab || A\nx\n///", 1, "two bars"),
    ("/// tab Words\nx\n///", 1, "write /// tab | Words"),
    ("//// tab: Some words\nx\n////", 1, "write //// tab | Some words"),
    ("/// details - Some words\nx\n///", 1, "write /// details | Some words"),
    ("/// html | div\n  attrs: {a: b}\n\nx\n///", 2, "four spaces further right"),
    ("/// html | div\nattrs: {a: b}\n\nx\n///", 2, "four spaces further right"),
]
SOUND = [
    "//// html | div.a\n    attrs: {b: ''}\n\n/// note |\nx\n///\n////",
    "/// details | A\n    open: true\n    attrs:\n        class: b\n\nx\n///",
    "/// note | A\nopen: words of the text\n///",
    "- a\n\n    /// note | A\n        type: b\n\n    x\n    ///",
    "/// figure-caption\n    prepend: true\n\nx\n///",
]


@pytest.mark.parametrize(("text", "line", "says"), SLIPS)
def test_a_slip_in_a_block_is_told_once(text: str, line: int, says: str) -> None:
    """At the line to change, and not at its other half, too."""
    ((at, words),) = blocks(text)
    assert (at, says in words) == (line, True), words


@pytest.mark.parametrize("text", SOUND)
def test_blocks_that_are_whole_are_left_alone(text: str) -> None:
    """With options, in each other, in lists, and of extensions that nobody here knows."""
    assert [*blocks(text)] == []
