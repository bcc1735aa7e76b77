"""The texts of the data as Markdown, as HTML, and without their markup."""

from __future__ import annotations

import pytest

from macros.model.marked import LocalText
from macros.model.markup import html, inert_inside, inline, paragraphs, plain

TEXT = "Be **kind**, *always*, and [drive](tasks:giving-rides)."


def url_of(target: str) -> str:
    """An address for any target."""
    return f"/{target}/"


def test_markup_is_kept_in_markdown() -> None:
    """With the address of each link."""
    made = inline(TEXT, url_of).replace("&#46;", ".")
    assert made == "Be **kind**, *always*, and [drive](/tasks:giving-rides/)."


def test_markup_becomes_html() -> None:
    """Each kind of it its element."""
    link = '<a href="/tasks:giving-rides/">drive</a>'
    assert html(TEXT, url_of) == f"Be <strong>kind</strong>, <em>always</em>, and {link}."


def test_a_link_that_leads_nowhere_is_its_words() -> None:
    """Where there is no address."""
    assert html("[drive](tasks:giving-rides)", lambda _: None) == "drive"


def test_plain_words_are_left() -> None:
    """Without stars and addresses."""
    assert plain(TEXT) == "Be kind, always, and drive."


@pytest.mark.parametrize(("text", "kept"), [(" a ", " a "), ("a", "a"), ("  ", " ")])
def test_a_blank_at_each_end_is_kept(text: str, kept: str) -> None:
    """One of any number; where there is nothing else, one in all."""
    assert inert_inside(text) == kept


@pytest.mark.parametrize("quiet", [True, False])
def test_each_form_of_an_organisations_text_bears_its_mark(*, quiet: bool) -> None:
    """The plain one and each paragraph too, as loud as the text."""
    text = LocalText("One **day**.\n\nOther.", "At Riverside", quiet=quiet)
    forms = [plain(text), *paragraphs(text)]
    assert [str(form) for form in forms[1:]] == ["One **day**.", "Other."]
    assert {(form.mark, form.quiet) for form in forms if isinstance(form, LocalText)} == {
        ("At Riverside", quiet)
    }
    assert all(isinstance(form, LocalText) for form in forms)
