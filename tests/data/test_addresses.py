"""Where entries and pages lie on the built site."""

from __future__ import annotations

import pytest

from macros.model.addresses import page_url, site_url
from macros.model.handbook import Handbook


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("tasks:giving-rides", "check/tasks/giving-rides/"),
        ("glossary:mutuality", "reference/glossary/#glossary-mutuality"),
    ],
)
def test_an_entry_has_a_page_or_a_place_on_one(handbook: Handbook, name: str, address: str) -> None:
    """Its address on the site is that of its own page, or of its anchor on a page of several."""
    kind, _, id_ = name.partition(":")
    assert site_url(handbook, kind, id_) == address


@pytest.mark.parametrize(
    ("page", "address"),
    [("index.md", ""), ("check/index.md", "check/"), ("build/pay.md", "build/pay/")],
)
def test_a_page_is_a_folder_on_the_site(page: str, address: str) -> None:
    """The first page of a folder is the folder itself."""
    assert page_url(page) == address
