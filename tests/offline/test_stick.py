"""The copy that opens from a USB stick by double-clicking index.html."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from macros.model.handbook import Handbook
from macros.outputs.offline import copy
from tests.site.html import is_remote, pages, parse


def test_the_same_site_gives_the_same_zip(site: Path, handbook: Handbook, tmp_path: Path) -> None:
    """Two zips of one site are equal, byte for byte."""
    for name in ("a.zip", "b.zip"):
        copy.write(site, b"", handbook.identity, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_zip_says_how_to_begin(stick: Path) -> None:
    """A note beside index.html says to unpack first."""
    assert "index.html" in (stick / "READ-ME-FIRST.txt").read_text(encoding="utf-8")
    assert (stick / "index.html").is_file()


def test_every_link_leads_to_a_file(stick: Path) -> None:
    """No link leads to a folder, for without a server that is a list of files."""
    wrong = [
        f"{page.relative_to(stick)}: {address}"
        for page in pages(stick)
        for address in {*parse(page).links, *parse(page).loads}
        if not _leads_to_a_file(page, address)
    ]
    assert wrong == []


def _leads_to_a_file(page: Path, address: str) -> bool:
    path = unquote(urlsplit(address).path)
    return is_remote(address) or not path or ":" in address or (page.parent / path).is_file()


def test_a_page_that_has_moved_leads_to_a_file() -> None:
    """The redirect of an old id names the page's file."""
    html = '<meta http-equiv="refresh" content="0; url=../new/">'
    assert 'url=../new/index.html"' in copy.page(html, "check/tasks/old/index.html")


def test_the_policy_lets_files_beside_the_page_in(stick: Path) -> None:
    """The Content-Security-Policy names the scheme, for 'self' is no file in every browser."""
    html = (stick / "index.html").read_text(encoding="utf-8")
    assert "script-src 'self' file:" in html


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", ""),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("../values/", "../values/index.html"),
        ("../a.pdf", "../a.pdf"),
    ],
)
def test_a_link_to_a_folder_gets_the_page_in_it(path: str, file: str) -> None:
    """What ends in a folder gets index.html; anything else stays."""
    assert copy.address(path) == file


def test_the_lookup_answers_without_a_server(file_page: Any, look_up: Any) -> None:
    """Words typed on the front page bring an answer whose link opens."""
    page = file_page.open("index.html")
    assert look_up(page, "can they make me hand out meds").endswith(".html")
    page.locator("[data-lookup-part=results] a").first.click()
    page.wait_for_url("file://**/check/tasks/**")
    expect(page.locator("main h1")).to_be_visible()
    assert (file_page.remote, file_page.errors) == ([], [])


def test_the_search_finds_without_a_server(file_page: Any) -> None:
    """The search page finds a page and leads to it."""
    page = file_page.open("search/index.html")
    page.fill("[data-search-page] input[type=search]", "rides")
    page.locator("[data-search-page] li a").first.click()
    page.wait_for_url("file://**.html*")
    expect(page.locator("main h1")).to_be_visible()
    assert (file_page.remote, file_page.errors) == ([], [])


def test_a_quiz_answers_without_a_server(file_page: Any) -> None:
    """A wrong answer is told, kept, and asked again on the review page when it is due."""
    page = file_page.open("train/quizzes/values/index.html")
    question = page.locator("[data-learn=question]").first
    question.locator("input").first.check()
    question.get_by_role("button").first.click()
    question.get_by_text("Not this one").first.wait_for()
    page.clock.install(time=datetime.datetime.now() + datetime.timedelta(days=40))  # noqa: DTZ005
    page = file_page.open("train/review/index.html")
    page.locator(".review__questions [data-learn=question] input").first.wait_for()
    assert (file_page.remote, file_page.errors) == ([], [])


def test_a_builder_works_without_a_server(file_page: Any) -> None:
    """The builder of ads has its data and makes its Word file."""
    page = file_page.open("hire/ads/index.html")
    button = page.locator("[data-hire]").get_by_role("button", name="Word")
    with page.expect_download() as download:
        button.first.click()
    assert download.value.suggested_filename.endswith(".docx")
    assert (file_page.remote, file_page.errors) == ([], [])


def test_no_page_complains_without_a_server(file_page: Any, stick: Path) -> None:
    """One page of every folder opens without an error and without asking any host for anything."""
    for path in sorted({page.parent.parent: page for page in pages(stick)}.values()):
        file_page.open(str(path.relative_to(stick)))
    assert (file_page.remote, file_page.errors) == ([], [])


def test_the_sites_own_files_lead_to_the_copy(file_page: Any, stick: Path, site: Path) -> None:
    """Opened from a disk, a page of the site says what is wrong; a page of the copy does not."""
    page = file_page.page
    page.goto((site / "start/notes/index.html").as_uri())
    note = page.get_by_text("You opened this page from a disk")
    note.wait_for()
    note.get_by_role("link").click()
    page.wait_for_url("file://**/reference/offline/index.html#usb")
    page.goto((stick / "start/notes/index.html").as_uri())
    page.wait_for_load_state()
    expect(note).to_be_hidden()


def test_no_page_of_the_site_says_so_on_a_server(page: Any) -> None:
    """The note is hidden wherever there is a server."""
    page.goto("start/notes/")
    expect(page.locator("[data-raw]")).to_have_count(1)
    expect(page.locator("[data-raw]")).to_be_hidden()
