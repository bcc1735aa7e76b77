"""The lookup inside somebody else's page, with the lines that the handbook gives for it."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from fnmatch import fnmatch
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import expect

BUILT = re.compile(r"https?://[^\"]*?(?=/embed/check/)")


def _headers(site: Path) -> list[tuple[str, str, str]]:
    """Each line of the site's _headers: the paths it is for, its name and what it says."""
    rows, paths = [], ""
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            paths = line.strip()
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rows.append((paths, name, value))
    return rows


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that reads the site's _headers, as Netlify and Cloudflare Pages do."""

    headers_of: list[tuple[str, str, str]]
    around: bytes
    """The page of somebody else that frames the lookup."""

    def do_GET(self) -> None:
        """The page around, under another name of this machine, or a file of the site."""
        if self.path != "/intranet":
            return super().do_GET()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.around)
        return None

    def end_headers(self) -> None:
        """Send what the file says for this path."""
        for paths, name, value in self.headers_of:
            if fnmatch(self.path.partition("?")[0], paths):
                self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def snippet(site: Path) -> str:
    """What the reference page says to paste."""
    tree = html.parse(str(site / "reference/embed/index.html"))
    (code,) = tree.xpath("//article//pre[contains(., 'iframe')]")
    return unescape(code.text_content())


@pytest.fixture
def host(site: Path, snippet: str) -> Iterator[str]:
    """The address of the site on such a host, with a slash at its end."""
    kind = type("SiteHost", (Host,), {"headers_of": _headers(site)})
    handler = functools.partial(kind, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    pasted = BUILT.sub(address, snippet)
    kind.around = f"<!doctype html><title>Intranet</title><h1>Ours</h1>{pasted}".encode()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"{address}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def intranet(browser: Any, host: str) -> Iterator[Any]:
    """A page of another site with the snippet on it."""
    context = browser.new_context(viewport={"width": 700, "height": 900})
    page = context.new_page()
    page.goto(f"{host.replace('127.0.0.1', 'localhost')}intranet")
    yield page
    context.close()


def test_the_snippet_has_the_address_of_the_build(snippet: str, site: Path) -> None:
    """It is the one in every canonical link."""
    front = (site / "index.html").read_text(encoding="utf-8")
    (address,) = re.findall(r'<link rel="canonical" href="([^"]+)">', front)
    assert f'src="{address}embed/check/"' in snippet


def test_the_frame_answers_and_grows_with_the_answer(intranet: Any) -> None:
    """Words bring the card, and the page around makes room for it."""
    frame = intranet.frame_locator("#handbook-lookup")
    frame.locator("input[type=search]").fill("can they make me hand out meds")
    card = frame.locator("[data-lookup-part=results] a").first
    card.wait_for()
    fits = """() => document.getElementById("handbook-lookup").height > 700"""
    intranet.wait_for_function(fits)
    assert "/check/tasks/" in card.evaluate("link => link.href")
    all_of_it = (
        "() => document.querySelector('.embed').getBoundingClientRect().bottom <= innerHeight"
    )
    assert intranet.frames[1].evaluate(all_of_it)


def test_danger_brings_the_signpost_in_the_frame_too(intranet: Any) -> None:
    """Wherever the lookup is, it says where to turn first."""
    frame = intranet.frame_locator("#handbook-lookup")
    frame.locator("input[type=search]").fill("someone says they want to die")
    frame.locator("[data-lookup-part=danger]").get_by_text("988").first.wait_for()


def test_links_open_beside_the_page_around(intranet: Any) -> None:
    """A link opens the full page in a new tab, which knows nothing of the page it came from."""
    frame = intranet.frame_locator("#handbook-lookup")
    with intranet.context.expect_page() as opened:
        frame.locator(".embed__from a").click()
    assert opened.value.evaluate("opener") is None
    expect(opened.value.locator(".md-header")).to_be_visible()


def test_the_frame_stores_nothing(intranet: Any) -> None:
    """No key, no cache, no worker, no cookie."""
    frame = intranet.frame_locator("#handbook-lookup")
    frame.locator("input[type=search]").fill("rides")
    frame.locator("[data-lookup-part=results] a").first.wait_for()
    assert intranet.context.storage_state() == {"cookies": [], "origins": []}
    assert intranet.context.service_workers == []


def test_no_other_page_can_be_framed(intranet: Any, host: str) -> None:
    """What is not made for it stays empty in a frame."""
    intranet.frame_locator("#handbook-lookup").locator("h1").wait_for()
    intranet.evaluate(
        "(address) => { document.getElementById('handbook-lookup').src = address }",
        f"{host}start/notes/",
    )
    refused = intranet.frames[1]
    refused.locator(".embed").wait_for(state="detached")
    expect(refused.locator(".md-content")).to_have_count(0)


def test_without_menu_header_and_foot(site: Path) -> None:
    """The page is the lookup and the name of the handbook, and search engines leave it out."""
    tree = html.parse(str(site / "embed/check/index.html"))
    assert tree.xpath("//header | //footer | //nav | //link[@rel='manifest']") == []
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert tree.xpath("//base/@target") == ["_blank"]
    assert len(tree.xpath("//h1")) == 1
