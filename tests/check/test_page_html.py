"""HTML in a page: its tags end in order, and Markdown in it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.page_html import tags_are_closed

SLIPS = [
    ("<p>a <span>b</p></span>", "'span' is still open here: close it before 'p'"),
    ("a <b>b <i>c</b></i> d", "'i' is still open here: close it before 'b'"),
    ("<div><section>\nx</div>", "'section' begins here"),
    ("<section class='a'>\n-   One\n-   Two\n</section>", 'write markdown="1"'),
    ("<div>\n\nSee [here](a.md).\n\n</div>", 'write markdown="1"'),
    ("<p>So **strong** it is.</p>", 'write markdown="1"'),
    ("<div><div markdown='1'>**x**</div></div>", "'div' is shown as it is typed"),
    ("Write to <name of board>.", "write it in other brackets, [name of board]"),
    ("Call <Agency> at any time.", "[Agency]"),
    ("Write to <address of the agency>.", "[address of the agency]"),
    ("Say <a friend of mine> of it.", "[a friend of mine]"),
    ("Come at <time>.", "[time]"),
    (
        "<section>\nx\n</section>\n<p>\n</p>".replace("<section>", "<secton class='a'>"),
        "write <section>",
    ),
    ('<div class="x"\n<p>a</p>\n</div>', "add > at its end"),
    ("<p>a</p\n<p>b</p>", "add > at its end"),
    ("< div>\nx\n</div>", "a space inside"),
    ("<b>x</ b> y", "a space inside"),
    ("<b>x<\\b> y", "the other stroke"),
    ("<h2>x</h3>", "write </h2>"),
    ("<ul><li>x</ol>", "write </ul>"),
    ("<summary>x", "add its closing tag"),
    ("<!- to do -->", "begins with <!--"),
    ("<-- to do -->", "begins with <!--"),
    ("<!— to do —>", "begins with <!--"),
    ("<em>x</en> y", "write </em>"),
]
SOUND = [
    "2 < 3, and <kbd>x</kbd>, <br>, <input disabled>, <https://example.org> and <a@example.org>",
    "<my-map></my-map> and <svg><lineargradient></lineargradient></svg> and `<name>`",
    '<div markdown="1">\n\n- a\n- **b**\n\n</div>',
    '<div markdown="1"><p class="a">x</p></div>',
    "a <span>[x](a.md)</span> and **b** <b>**c**</b>",
    "<p>a\n\n<p>b",
    "<details open><summary>a</summary>b</details> <div markdown>**x**</div> <time>9</time>",
    "<mathx></mathx> and </nothing>",
    "a <- b, c <-> d, e <-- f, 2 < three > 1 and <!-- a remark -->",
    "<div\n    class='a'\n>x</div> and <br\n/> and `<div`",
    "<ul>\n<li>a\n<li>b\n</ul>",
    "<table><tr><td>2 * 3</td></tr></table>\n\n- a\n- b",
    "<div>\n<pre>\n- a\n- b\n</pre>\n</div>",
    "<p>{{ part('x', y='[a](b.md)') }}</p>",
]


def _told(folder: Path, text: str) -> list[tuple[int, str]]:
    (folder / "page.md").write_text(f"# A\n\n{text}\n", encoding="utf-8")
    return [(problem.line, problem.message) for problem in tags_are_closed(folder)]


@pytest.mark.parametrize(("text", "says"), SLIPS)
def test_a_slip_in_the_html_of_a_page_is_told_once(tmp_path: Path, text: str, says: str) -> None:
    """At the line of the tag to change."""
    ((line, words),) = _told(tmp_path, text)
    assert (line, says in words) == (3, True), words


@pytest.mark.parametrize("text", SOUND)
def test_html_that_is_whole_is_left_alone(tmp_path: Path, text: str) -> None:
    """Markdown that is asked for or stands within a line, code, and paragraphs without an end."""
    assert _told(tmp_path, text) == []
