"""What is begun in a page is ended, and nothing is shown as it was typed."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from macros.check.page_text import (
    markup_without_extension,
    nothing_is_left_open,
    pages_have_headings,
    unknown_blocks,
)
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
    ("A\n! [x](a.png)", "a space inside"),
    ("A\n[x][gone]", "nothing says where '[gone]' leads"),
    ("A\n!!! note", "write /// note |"),
    ('A\n??? "More"', "its text begun at the left, and /// below"),
    ("| a | b |\n|---|\n| 1 | 2 |", "2 columns and this one 1"),
    ("\n| a | b |\n| 1 | 2 |", "one of hyphens"),
    ("A\n## B {: id=#b }", "take the # away"),
    ('A\n<p id="#b">C</p>', "take the # away"),
    ("A\nand **bold text.\n\n**B**", "two stars (**)"),
    ("A\nthis is * not * so.", "no space stands inside the stars"),
    ("A\n[b](c.md)), and so on", "a bracket too many stands behind '[b](c.md)'"),
    ("(A)\n1) [b](c.md))", "a bracket too many"),
    ("-   A\n•   [b](c.md)", "'•' makes no item of a list: type a hyphen"),
    ("A\n• **B**: c", "'•' makes no item of a list"),
    ("A\n• {{ entry(1) }}\n\n• “B”\n• [c](d.md)", "'•' makes no item of a list"),
    ("A\n•\u00a0B", "'•' makes no item of a list"),
    ("A\n•B", "'•' makes no item of a list"),
    ("A\n\uf0b7\tB", "makes no item of a list"),
    ("A\n– [b](c.md)", "'–' makes no item of a list"),  # noqa: RUF001
    ("A\no\tB\no\tC", "'o' makes no item of a list"),
    ("A\n✓ [b](c.md)\n✓ [d](e.md)", "'✓' makes no item of a list"),
    ("-   A\n-   • B", "'•' is shown behind the sign"),
]
SOUND = [
    "```\n<!-- { entry(1) } [x](tasks:y)\n```",
    "```` md\n```\n````",
    "/// note |\nText\n///",
    "//// html | div.x\n/// aims\n- x\n///\n////",
    '{{ entry("tasks", "filing") }} and {a: b}',
    "[x](mailto:a@example.org) [y](tel:988) [z](https://example.org/a:b)",
    "a / b /// c",
    "Q&A; R&D",
    "3 * 4 * 5, and a * b\n\n* an item *\n* another one",
    "(see [b](c.md)) and (as\nin [b](c.md))\n\na) (see [b](c.md))",
    "The request has the id: #5",
    "[x][here]\n\n[here]: a.md",
    "[x](a.md 'a title') and [y](<a b.md>) and [z]( a.md )",
    "| a | b |\n|---|---|\n| 1 | 2 |\n\nTitle\n---",
    "**a\nb** and `**` and {{ text('**') }}",
    "## A (see #b) {: #c }\n\n### B: C #1 {: .d #e }",
    "A [b](c.md)! [D](e.md) [f (g.md)](h.md)\n{: .i }",
    "1.  A\n{: reversed }\n\nB\n{: hidden }\n\nC\n{: data-search-exclude }",
    "●●○ and ··· and —\n\n-   A • B\n-   – 5\n\nNo\nor o so",  # noqa: RUF001
    "→ One place, and then\nanother. [`code`](a.md) and [](){: #here }",
    '[x](a.md "b (c)") and (as said) [y](a.md) and [z](<a (b).md>)',
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


@pytest.mark.parametrize(
    "text", ["- **A** b\n- **C d\n- **E** f\n", "A **b**\nand **C d\nand **e** f\n"]
)
def test_strong_text_left_open_is_told_where_it_begins(tmp_path: Path, text: str) -> None:
    """Not at the first strong text of its list or paragraph."""
    (problem,) = nothing_is_left_open(_page(tmp_path, text), [])
    assert problem.line == 2


def test_a_row_with_fewer_cells_than_its_table_is_told(tmp_path: Path) -> None:
    """A sign between two of them was lost."""
    page = _page(tmp_path, "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 4 |\n\nA | b\n")
    (problem,) = nothing_is_left_open(page, [])
    assert problem.line == 4
    assert "this row has 1 cells" in problem.message


def test_a_name_that_two_headings_have_is_told_at_the_second(tmp_path: Path) -> None:
    """A link arrives at the first of them."""
    (problem,) = nothing_is_left_open(_page(tmp_path, "# A\n\n## B {: #b }\n\n## C {: #b }\n"), [])
    assert problem.line == 5
    assert "'#b' stands in line 3 already" in problem.message


def test_a_footnote_is_told_where_there_are_none(tmp_path: Path) -> None:
    """It would be shown as it is typed."""
    (problem,) = markup_without_extension(_page(tmp_path, "A\n\nWords[^1].\n\n`[^2]`\n"), ())
    assert problem.line == 3
    assert "'[^1]' makes no footnote here" in problem.message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- [ ] Do this", "'[ ]' makes no box to tick"),
        ("Words ~~gone~~.", "struck out"),
        ("Words ==marked==.", "write **so**"),
        ("Press ++ctrl++.", "the name of the key alone"),
        ("The 2^nd^ of May", "take the signs away"),
        ("Well :smile: done", "':smile:' makes no picture"),
        ("--8<-- 'other.md'", "no page here is put into another"),
        ("See https://example.org/a, there.", "write [words](https://example.org/a)"),
    ],
)
def test_markup_of_an_extension_that_is_not_there_is_told(
    tmp_path: Path, text: str, says: str
) -> None:
    """Many editors know it; readers of this site would see the signs."""
    (problem,) = markup_without_extension(_page(tmp_path, f"A\n\n{text}\n"), ())
    assert problem.line == 3
    assert says in problem.message


def test_markup_of_an_extension_that_is_there_is_left_alone(tmp_path: Path) -> None:
    """So are headings underlined, changes of an editor, code, and addresses that are links."""
    text = "A\n==\n\n- [ ] b\n\n`~~c~~` {~~d~>e~~} {==f==} a:b:c [g](https://example.org) <https://h.org>"
    assert list(markup_without_extension(_page(tmp_path, text), ("pymdownx.tasklist",))) == []


def test_what_is_left_open_many_times_is_read_once(tmp_path: Path) -> None:
    """A page of 20,000 remarks without an end takes no minutes."""
    started = time.process_time()
    found = list(nothing_is_left_open(_page(tmp_path, "A\n" + "<!-- ` b\n" * 20_000), ["entry"]))
    assert [p.line for p in found] == [2]
    assert time.process_time() - started < 5


def test_a_block_that_nobody_knows_is_told(tmp_path: Path) -> None:
    """It would be shown with its slashes."""
    (problem,) = unknown_blocks(_page(tmp_path, "/// aim\n- x\n///\n"), ["aims", "note"])
    assert problem.line == 1
    assert "did you mean 'aims'?" in problem.message


def test_a_tab_without_a_title_is_told(tmp_path: Path) -> None:
    """It would be shown with its slashes, though its name is known."""
    page = _page(tmp_path, "/// tab\nx\n///\n/// tab | A title\nx\n///\n")
    (problem,) = unknown_blocks(page, ["tab"])
    assert (problem.line, "needs a title" in problem.message) == (1, True)


def test_a_page_whose_top_is_not_closed_is_not_told_to_have_no_heading(tmp_path: Path) -> None:
    """Where the top ends is told, and nobody knows yet what stands below it."""
    assert [*pages_have_headings(_page(tmp_path, "---\ntitle: A\n\nText.\n"))] == []
    assert [*pages_have_headings(_page(tmp_path, "---\nminutes: 3\n---\nText.\n"))]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("—\ntitle: A\n—\n", 1, "three hyphens"),
        ("\n---\ntitle: A\n---\n", 2, "Take away the empty line above"),
        ("----\ntitle: A\n----\n", 1, "three hyphens"),
        ("---\r\nauthor: me\r\n---\r\n", 2, "there is no key 'author'"),
        ('---\nminutes: "5"\n---\n', 2, "take the quotes away"),
        ("---\nauthor: me\n---\n", 2, "there is no key 'author'"),
        ("---\nhide: everything\n---\n", 2, "'hide' is a list of navigation"),
        ("---\nhide: [toc, tok]\n---\n", 2, "this is 'tok'"),
        ("title: A\ndescription: |\n  B\n---\n# A\n", 1, "add it above"),
        ("---\ntitle: A\n----\n\n# A\n", 3, "write ---"),
        ("---\ntitle: A\n—\n\n# A\n", 3, "write ---"),
        ("---\ntitle: A\n\n---- x\n", 1, "add a line of ---"),
        ("---\nonly_cites_danger: true\n---\n", 2, "a sentence that says why"),
        ("---\nsearch: {excluded: true}\n---\n", 2, "did you mean 'exclude'?"),
        ("---\nsearch: {exclude: never}\n---\n", 2, "true or false"),
        ("---\nsearch: false\n---\n", 2, "write {exclude: true}"),
        ("---\nsearch:\nexclude: true\n---\n", 3, "belongs below 'search'"),
    ],
)
def test_what_a_page_says_of_itself_stands_where_it_is_read(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    """A word processor's dash, an empty line above, a key that nothing reads."""
    (problem,) = front_matter(Handbook(), _page(tmp_path, text))
    assert problem.line == line
    assert says in problem.message


def test_a_remark_at_the_top_of_a_page_is_no_title(tmp_path: Path) -> None:
    """What a page says of itself is YAML, where # begins a remark."""
    page = _page(tmp_path, "---\ntitle: A\n# An older one\n#title: B\n---\n\n# A\n")
    assert [*nothing_is_left_open(page, []), *pages_have_headings(page)] == []
