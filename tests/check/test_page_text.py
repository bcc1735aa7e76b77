"""What is begun in a page is ended, and nothing is shown as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.page_text import notes_without_footnotes, nothing_is_left_open, unknown_blocks
from macros.check.written_pages import front_matter
from macros.model.handbook import Handbook

SLIPS = [
    ("A\n```\ncode", "add a line of ```"),
    ("A\n~~~ python\ncode\n```", "is not ended"),
    ("A\n<!-- a remark", "add -->"),
    ("A\n/// note |\nText", "the block 'note' is not ended"),
    ("A\n///\nText", "ends no block"),
    ('A\n{ entry("tasks", "filing") }', "two braces"),
    ("A\n[x](tasks:filing)", '{{ link("tasks", "filing") }}'),
    ("A\n[x](htps://example.org)", "did you mean 'https'?"),
    ("A\n[x](../a/ b.md)", "has a space in its address"),
    ("A\n[x](../a/b.md and more", "add the ) behind the address"),
    ("A\n[x][gone]", "nothing says where '[gone]' leads"),
    ("A\n!!! note", "write /// note |"),
    ('A\n??? "More"', "write /// note |"),
    ("| a | b |\n|---|\n| 1 | 2 |", "2 columns and this one 1"),
    ("A\nand **bold text.\n\n**B**", "two stars (**)"),
]
SOUND = [
    "```\n<!-- { entry(1) } [x](tasks:y)\n```",
    "```` md\n```\n````",
    "/// note |\nText\n///",
    "//// html | div.x\n/// aims\n- x\n///\n////",
    '{{ entry("tasks", "filing") }} and {a: b}',
    "[x](mailto:a@example.org) [y](tel:988) [z](https://example.org/a:b)",
    "a / b /// c",
    "[x][here]\n\n[here]: a.md",
    "[x](a.md 'a title') and [y](<a b.md>) and [z]( a.md )",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nTitle\n---",
    "**a\nb** and `**` and {{ text('**') }}",
]


def _page(folder: Path, text: str) -> Path:
    (folder / "page.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("text", "says"), SLIPS)
def test_a_slip_in_the_text_of_a_page_is_told_with_its_line(
    tmp_path: Path, text: str, says: str
) -> None:
    """One slip, one problem, where it begins."""
    (problem,) = nothing_is_left_open(_page(tmp_path, text), ["entry"])
    assert problem.line == 2
    assert says in problem.message


@pytest.mark.parametrize("text", SOUND)
def test_what_is_whole_is_left_alone(tmp_path: Path, text: str) -> None:
    """Code, nested blocks and addresses of other sites."""
    assert list(nothing_is_left_open(_page(tmp_path, text), ["entry"])) == []


def test_a_footnote_is_told_where_there_are_none(tmp_path: Path) -> None:
    """It would be shown as it is typed."""
    (problem,) = notes_without_footnotes(_page(tmp_path, "A\n\nWords[^1].\n\n`[^2]`\n"))
    assert problem.line == 3
    assert "'[^1]' makes no footnote here" in problem.message


def test_a_block_that_nobody_knows_is_told(tmp_path: Path) -> None:
    """It would be shown with its slashes."""
    (problem,) = unknown_blocks(_page(tmp_path, "/// aim\n- x\n///\n"), ["aims", "note"])
    assert problem.line == 1
    assert "did you mean 'aims'?" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("—\ntitle: A\n—\n", 1, "three hyphens"),
        ("\n---\ntitle: A\n---\n", 2, "on its first line"),
        ("----\ntitle: A\n----\n", 1, "three hyphens"),
        ("---\r\nauthor: me\r\n---\r\n", 2, "there is no key 'author'"),
        ('---\nminutes: "5"\n---\n', 2, "take the quotes away"),
        ("---\nauthor: me\n---\n", 2, "there is no key 'author'"),
        ("---\nhide: everything\n---\n", 2, "'hide' is a list of navigation"),
        ("---\nhide: [toc, tok]\n---\n", 2, "this is 'tok'"),
    ],
)
def test_what_a_page_says_of_itself_stands_where_it_is_read(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    """A word processor's dash, an empty line above, a key that nothing reads."""
    (problem,) = front_matter(Handbook(), _page(tmp_path, text))
    assert problem.line == line
    assert says in problem.message
