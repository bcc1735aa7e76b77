"""The HTML of the built pages, by the Nu Html Checker."""

from __future__ import annotations

from pathlib import Path

from tests.html_checker import errors

PAGE = '<!doctype html><html lang="en"><title>Page</title><p>{}</p></html>'


def test_the_checker_finds_no_error_on_any_page(site: Path) -> None:
    """Every page of the site is HTML as the standard has it."""
    assert errors(site) == []


def test_the_checker_finds_an_error(tmp_path: Path) -> None:
    """What the test above rests on sees an element where it can't stand."""
    (tmp_path / "good.html").write_text(PAGE.format("A."), encoding="utf-8")
    (tmp_path / "bad.html").write_text(PAGE.format("<li>A.</li>"), encoding="utf-8")
    found = errors(tmp_path)
    assert found
    assert all("bad.html" in line for line in found)
