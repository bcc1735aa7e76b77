"""The Content-Security-Policy stands on every page, and the pages keep to it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""The whole policy, the same on every page. It stands here a second time on purpose."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, str]:
    """Every page of the site by its path, redirects left out."""
    texts = {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in site.rglob("*.html")}
    return {path: text for path, text in texts.items() if 'http-equiv="refresh"' not in text[:1000]}


def test_every_page_has_a_policy_before_anything_is_loaded(pages: dict[str, str]) -> None:
    """The policy comes before the first script and style, and is the one above, word by word."""
    assert pages
    for path, text in pages.items():
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert policy, path
        assert not re.search(r"<script|<link|<style", text[: policy.start()]), path
        assert unescape(policy[1]) == POLICY, path


def test_no_page_needs_more_than_the_policy_allows(pages: dict[str, str]) -> None:
    """No page has an inline script, an inline style or a style attribute; JSON is no script."""
    broken = r"<script(?![^>]*(?:\bsrc=|application/(?:ld\+)?json))|<style|<[^>]+\sstyle="
    assert [path for path, text in pages.items() if re.search(broken, text)] == []
