"""Addresses outside the site: which may stand, and what is told of the rest."""

from __future__ import annotations

import pytest

from macros.model.web_addresses import is_safe, meant


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a", True),
        ("http://example.org:8080", True),
        ("mailto:a@example.org", True),
        ("mailto:example.org", False),
        ("javascript:alert(1)", False),
        ("https://a:b@example.org", False),
        ("https://example.org/a b", False),
        ("https://example.org.", False),
        ("https://example.org/a.", False),
        ("https://https", False),
        ("https://example.org:port", False),
        ("https://example.org/a-b…", False),
        ("https://example.org/…/b", False),
        ("https://example.org/a/%E2%80%A6", False),
        ("https://example.org/.../b", False),
        ("https://example.org/a/compare/b...c", True),
        ("http://localhost:8000/a", False),
        ("http://127.0.0.1:8000/a/", False),
        ("https://10.example.org", True),
    ],
)
def test_only_the_web_and_mail_may_be_linked_to(address: str, *, expected: bool) -> None:
    """Nobody's password, no blank, no mark of the sentence around it."""
    assert is_safe(address) is expected


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("a@example.org", ": write mailto:a@example.org"),
        ("mail-to: a@example.org", ": write mailto:a@example.org"),
        ("https://example.org/a;", ": write https://example.org/a"),
        ("[words](https://example.org)", ": write https://example.org"),
        ("www.example.org", ": write https://www.example.org"),
        ("htps:/example.org", ": write https://example.org"),
        ("http//example.org", ": write http://example.org"),
        ("https://a:b@example.org", ": take the name and password before the @ away"),
        ("<https://example.org>", ": write https://example.org, without < and >"),
        ("mailto:example", ": an address of mail has a name, an @ and a place,"),
        ("https://example.org/a b", ": no address has a space in it"),
        ("https://example.org/a-b…", ": a part is left out where … stands, paste the whole"),
        ("https://example.org/a-b...", ": a part is left out where ... stands"),
        ("https://example.org/.../b", ": a part is left out where ... stands"),
        ("http://127.0.0.1:8000/a/", ": it leads to a computer of your own"),
        ("example.org › a", ": a part is left out where › stands"),  # noqa: RUF001
        ("nothing", ""),
    ],
)
def test_what_was_meant_is_told(value: str, told: str) -> None:
    """The likeliest, or why it can't be."""
    assert meant(value).startswith(told)
    assert bool(meant(value)) is bool(told)
