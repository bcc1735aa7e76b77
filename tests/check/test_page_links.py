"""Links in pages: what is one, and where it leads."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.page_links import (
    Dead,
    anchors,
    dead_anchors,
    dead_links,
    html_links,
    html_place,
    links,
    named_otherwise,
    place_of,
)
from macros.model.handbook import Handbook

NO_LINKS = [
    "```\n[x](nope.md)\n```",
    "~~~ python\n[x](nope.md)\n~~~",
    "`[x](nope.md)`",
    "<!-- [x](nope.md) -->",
    '{{ text("[x](nope.md)") }}',
    "[x]({{ address }})",
    "[^1]: a note",
    "*[HTML]: an abbreviation",
]


@pytest.mark.parametrize("text", NO_LINKS)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    """Code, remarks and what a macro works out are left alone."""
    assert list(links(text)) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A\n[x](a.md)", "a.md"),
        ("A\n![x](a.png 'title')", "a.png"),
        ("A\n[x](<a b.md>)", "a b.md"),
        ("A\n[x](a_(b).md#c)", "a_(b).md#c"),
        ("A\n[x]: a.md", "a.md"),
        ("`code` and\n[x](a.md)", "a.md"),
    ],
)
def test_a_link_is_found_with_its_line(text: str, target: str) -> None:
    """Links, images, and the addresses of links by reference."""
    assert [(link.line, link.target) for link in links(text)] == [(2, target)]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ('A\n<a class="x" href="../b/">b</a>', "../b/"),
        ("A\n<img\nsrc='a.png'>", "a.png"),
        ("A\n<A HREF=b/>", "b/"),
        ("A\n<source src='a.mp4'>", "a.mp4"),
        ('A\n<a href="x&amp;y/">', "x&y/"),
    ],
)
def test_a_link_in_html_is_found_with_its_line(text: str, target: str) -> None:
    """However its attributes are quoted."""
    assert [(link.line, link.target) for link in html_links(text)] == [(2, target)]


@pytest.mark.parametrize(
    "text", ['`<a href="x">`', '<!-- <a href="x"> -->', '<a href="{{ x }}">', '<p class="x">']
)
def test_what_only_looks_like_a_link_in_html_is_none(text: str) -> None:
    """Code, remarks and what a macro works out are left alone."""
    assert list(html_links(text)) == []


@pytest.mark.parametrize(
    ("page", "target", "place"),
    [
        ("start/a.md", "../b/", ("start/b.md", "")),
        ("start/a.md", "../b", ("start/b.md", "")),
        ("start/a.md", "../b/#c", ("start/b.md", "c")),
        ("start/a.md", "#c", ("start/a.md", "c")),
        ("start/a.md", "../../", ("index.md", "")),
        ("index.md", "start/b/", ("start/b.md", "")),
        ("start/index.md", "b/", ("start/b.md", "")),
        ("start/a.md", "../b.md", ("start/b.md/", "")),
        ("start/a.md", "https://example.org/", None),
    ],
)
def test_an_address_in_html_is_read_from_the_address_of_its_page(
    page: str, target: str, place: tuple[str, str] | None
) -> None:
    """A browser resolves it, and MkDocs leaves it alone."""
    urls = {"": "index.md", "start/a/": "start/a.md", "start/b/": "start/b.md"}
    assert html_place(page, target, urls) == place


@pytest.mark.parametrize(
    ("target", "place"),
    [
        ("b.md", ("start/b.md", "")),
        ("../b.md#c", ("b.md", "c")),
        ("/check/b.md", ("check/b.md", "")),
        ("#c", ("start/a.md", "c")),
        ("../check/", ("check/", "")),
        ("https://example.org/a.md", None),
        ("mailto:a@example.org", None),
    ],
)
def test_an_address_is_read_from_its_page(target: str, place: tuple[str, str] | None) -> None:
    """A relative address counts from the page's folder, an absolute one from docs/."""
    assert place_of("start/a.md", target) == place


def test_headings_and_ids_are_what_a_link_can_name() -> None:
    """A heading by its words or its own id, a second one of the same words by its number."""
    text = (
        "# One *two* [three](x.md)\n\nFour\n----\n\n## Five {: #six }\n\n## Five\n\n## Five\n\n"
        '<a id="seven"></a>\n\n/// aims\n///\n\n- x {: #eight .y }\n'
    )
    found = anchors(text)
    assert {"one-two-three", "four", "six", "five", "five_1", "seven", "aims", "eight"} <= found


def test_a_link_to_a_heading_that_is_not_there_is_dead() -> None:
    """One that a macro wrote has no line; its page says what it shows."""
    known = {"a.md": frozenset({"here"}), "b.md": frozenset({"there"})}
    source, made = "[x](#here)\n[y](b.md#their)", "[x](#here)\n[y](b.md#their)\n[z](/b.md#gone)"
    dead = list(dead_anchors("a.md", source, made, known))
    assert [(d.line, d.path, d.anchor) for d in dead] == [(2, "b.md", "their"), (0, "b.md", "gone")]
    assert "did you mean '#there'?" in dead[0].words(known["b.md"], {})


def test_a_heading_is_meant_by_its_words_though_it_has_a_name() -> None:
    """Whoever doesn't know the name takes what the words alone would give."""
    named = named_otherwise("# A\n\n## Do I *have* to tell? {: #tell }\n\n## Other words\n")
    assert named == {"do-i-have-to-tell": "tell"}
    dead = Dead(1, "#do-i-have-to-tell", "a.md", "do-i-have-to-tell")
    assert "did you mean '#tell'?" in dead.words(["tell", "other-words"], named)


@pytest.mark.parametrize("name", ["logo", "logo.sgv", "loggo.svg"])
def test_a_picture_that_is_mistyped_is_named(tmp_path: Path, name: str) -> None:
    """One without its ending, with another one, or with another letter."""
    (tmp_path / "assets/images").mkdir(parents=True)
    (tmp_path / "assets/images/logo.svg").touch()
    (tmp_path / "index.md").write_text(f"![x](assets/images/{name})\n", encoding="utf-8")
    (problem,) = dead_links(Handbook({}), tmp_path)
    assert "did you mean 'assets/images/logo.svg'?" in problem.message


@pytest.mark.parametrize("target", ["start/notes.md", "check/start/notes.md"])
def test_a_link_that_counts_from_a_folder_above_says_how_to_write_it(
    tmp_path: Path, target: str
) -> None:
    """It names a page that is there, only not from the folder of its own page."""
    for page, text in (("check/start/notes.md", "# A"), ("check/one/a.md", f"# B\n[x]({target})")):
        (tmp_path / page).parent.mkdir(parents=True)
        (tmp_path / page).write_text(text, encoding="utf-8")
    (problem,) = dead_links(Handbook({}), tmp_path)
    assert "write ../start/notes.md" in problem.message


def test_a_heading_with_a_name_has_no_other() -> None:
    """What its words would have made leads nowhere."""
    assert anchors("## Teach others {: #teach }\n\n## And learn\n") == {"teach", "and-learn"}
