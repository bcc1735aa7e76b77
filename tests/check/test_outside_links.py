"""Outside addresses: what an answer means, and what is told of it."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator

import pytest

from macros.check.outside_links import (
    GONE,
    LIVE,
    MOVED,
    UNCHECKED,
    Address,
    Answer,
    Finding,
    addresses,
    check,
    classify,
    fetch,
    summary,
)
from macros.model.handbook import Handbook

URL = "https://example.org/guide"


HURRY = threading.Event()
"""Until then the slow page does not answer; a client that waits for it gives up first."""


class _Server(http.server.BaseHTTPRequestHandler):
    """Answers by path; HEAD is refused below /get-only, with the number that the path ends with."""

    def do_HEAD(self) -> None:
        _, is_refused, code = self.path.partition("/get-only/")
        self._answer(int(code) if is_refused else None)

    def do_GET(self) -> None:
        self._answer(None)

    def _answer(self, code: int | None) -> None:
        if self.path == "/slow":
            HURRY.wait(60)
        codes = {"/gone": 404, "/removed": 410, "/private": 403, "/old": 301, "/broken": 503}
        self.send_response(code or codes.get(self.path, 200))
        if self.path == "/old":
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a server on this machine."""
    HURRY.clear()
    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    HURRY.set()
    running.shutdown()
    running.server_close()


def address(url: str = URL, status: str | None = LIVE) -> Address:
    """An address as data/ holds it."""
    return Address("data/links/some.yml:3", url, status)


@pytest.mark.parametrize(
    ("code", "ended_at", "status"),
    [
        (200, URL, LIVE),
        (200, "http://www.example.org/guide/", LIVE),
        (200, "https://example.org/other", MOVED),
        (200, "https://example.com/guide", MOVED),
        (404, URL, GONE),
        (410, URL, GONE),
        (None, URL, GONE),
        (403, URL, UNCHECKED),
        (429, URL, UNCHECKED),
        (503, URL, UNCHECKED),
    ],
)
def test_an_answer_means_a_status(code: int | None, ended_at: str, status: str) -> None:
    """Found is live, found elsewhere is moved, not found is gone; the rest says nothing."""
    assert classify(address(), Answer(code, ended_at)).status == status


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", LIVE),
        ("/gone", GONE),
        ("/removed", GONE),
        ("/old", MOVED),
        ("/private", UNCHECKED),
        ("/broken", UNCHECKED),
        ("/get-only/405", LIVE),
        ("/get-only/404", LIVE),
        ("/get-only/403", LIVE),
    ],
)
def test_a_server_is_asked(server: str, path: str, status: str) -> None:
    """Each kind of answer of a real server is understood; where HEAD is refused, GET is tried."""
    asked = address(server + path)
    assert classify(asked, fetch(asked.url)).status == status


def test_a_moved_page_is_told_with_its_new_address(server: str) -> None:
    """Whoever mends the data needs to know where the page went."""
    (found,) = check([address(f"{server}/old")])
    assert found.url == f"{server}/new"


def test_a_host_that_is_not_there_is_gone() -> None:
    """Nobody listens there: that is an answer, not an error."""
    assert fetch("http://127.0.0.1:1/").code is None


def test_a_slow_server_says_nothing(server: str) -> None:
    """A server that takes too long is left unchecked; it may answer tomorrow."""
    (found,) = check([address(f"{server}/slow")], lambda url: fetch(url, seconds=0.2))
    assert found.status == UNCHECKED


def test_findings_keep_the_order_of_the_data() -> None:
    """Answers come in when they come in; the report goes by the data files."""
    second = threading.Event()

    def second_first(url: str) -> Answer:
        if url.endswith("1"):
            assert second.wait(60)
        second.set()
        return Answer(200, url)

    asked = [address(f"https://example.org/{n}") for n in (1, 2, 3)]
    assert [f.address for f in check(asked, second_first)] == asked


def test_no_more_than_two_are_asked_at_a_time() -> None:
    """The check is a guest on other people's servers."""
    pair, now, most = threading.Barrier(2), [], []

    def counting(url: str) -> Answer:
        now.append(url)
        pair.wait(60)  # so there are two
        time.sleep(0.02)  # in which a third could come
        most.append(len(now))
        now.remove(url)
        return Answer(200, url)

    check([address(f"https://example.org/{n}") for n in range(8)], counting)
    assert (len(most), max(most)) == (8, 2)


@pytest.mark.parametrize(
    ("known", "status", "news"),
    [
        (LIVE, LIVE, False),
        (LIVE, GONE, True),
        (UNCHECKED, LIVE, True),
        (GONE, GONE, False),
        (GONE, LIVE, True),
        (MOVED, LIVE, False),
        (MOVED, MOVED, True),
        (LIVE, UNCHECKED, False),
        (None, LIVE, False),
        (None, GONE, True),
    ],
)
def test_only_what_data_does_not_say_is_news(known: str | None, status: str, news: object) -> None:
    """A finding is told where somebody would have to change the data."""
    assert Finding(address(status=known), status, URL).differs == news


def test_a_change_is_told_with_its_place() -> None:
    """The line names the file, what was found, what data/ says, and both addresses."""
    findings = [Finding(address(), MOVED, "https://example.org/new"), Finding(address(), LIVE, URL)]
    assert list(summary(findings)) == [
        f"data/links/some.yml:3: moved (data says live): {URL} -> https://example.org/new",
        "2 addresses: 1 live, 1 moved, 0 gone, 0 unchecked. 1 to look at.",
    ]


def test_without_a_network_nothing_is_called_gone() -> None:
    """Where nobody at all answers, the fault is at this end."""
    (line,) = summary([Finding(address(), GONE, URL), Finding(address(), GONE, URL)])
    assert "network" in line


def test_links_works_and_laws_are_asked(handbook: Handbook) -> None:
    """Every web address in data/ that leads outside is on the list, with its place."""
    found = {a.url: a for a in addresses(handbook)}
    assert {link.url for link in handbook.all("links")} <= found.keys() | {"mailto"}
    assert {work.url for work in handbook.all("references") if work.url} <= found.keys()
    assert {law.url for law in handbook.all("law") if law.url} <= found.keys()
    assert all(a.where.startswith("data/") for a in found.values())


def test_what_is_gone_is_told_with_its_one_address() -> None:
    """And what the data say, where they say anything."""
    gone = Finding(address(), GONE, URL)
    found = Finding(address(status=UNCHECKED), LIVE, URL)
    bare = Finding(address(status=None), GONE, URL)
    assert list(summary([gone, found, bare])) == [
        f"data/links/some.yml:3: gone (data says live): {URL}",
        f"data/links/some.yml:3: live (data says unchecked): {URL}",
        f"data/links/some.yml:3: gone: {URL}",
        "3 addresses: 1 live, 0 moved, 2 gone, 0 unchecked. 3 to look at.",
    ]
