"""The site as an app: its first part works without a network after a visit, all of it if asked."""

from __future__ import annotations

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from macros.mkdocs.service_worker import FOLDER, cached_files, in_core, write
from macros.outputs.offline.parts import MARK, named, parted
from tests.engines import Engines
from tests.offline.conftest import keep
from tests.site.html import pages

CORE = 1_000_000
"""Bytes of what is kept unasked, as a server sends it, at most."""

LARGEST = 3_300_000
"""Bytes of all that can be kept. It was 3.05 million, with the texts that a search shows."""


def edition(site: Path) -> dict[str, Any]:
    """The list of the built site: what its worker keeps."""
    mark = (site / "sw.js").read_text(encoding="utf-8").split('"')[1]
    listed: dict[str, Any] = json.loads((site / FOLDER / f"{mark}.json").read_text("utf-8"))
    return listed


def _source(site: Path, address: str, mark: str) -> Path:
    return site / FOLDER / f"{mark}.json" if address.endswith("/") else site / address


def _sent(site: Path, files: dict[str, str]) -> int:
    return sum(len(gzip.compress(_source(site, *one).read_bytes(), 6)) for one in files.items())


def test_every_page_can_be_kept(site: Path) -> None:
    """The worker's list holds every page but the one for unknown addresses."""
    listed = {**edition(site)["core"], **edition(site)["more"]}
    folders = {p.parent.relative_to(site).as_posix() for p in pages(site) if p.name != "404.html"}
    assert {"./" if folder == "." else f"{folder}/" for folder in folders} <= set(listed)


def test_every_file_of_the_list_holds_what_the_list_says(site: Path) -> None:
    """Its hash is the one under which a phone keeps it."""
    listed = {**edition(site)["core"], **edition(site)["more"]}
    wrong = [
        address
        for address, mark in listed.items()
        if not sha256(_source(site, address, mark).read_bytes()).hexdigest().startswith(mark)
    ]
    assert wrong == []


def test_documents_to_download_are_not_kept(site: Path) -> None:
    """A phone keeps no PDF, no Word file and no data for other programs unasked."""
    assert not [
        p
        for p in cached_files(site)
        if p.endswith((".pdf", ".docx", ".zip")) or p.startswith("api/")
    ]


def test_what_no_page_fetches_is_not_kept(site: Path) -> None:
    """Material's own search, for which this site has another, takes no room on a phone."""
    scripts = [p for p in cached_files(site) if p.startswith("assets/javascripts/")]
    assert len(scripts) == 1
    assert "/bundle." in scripts[0]


def test_the_part_that_is_kept_unasked_stays_below_a_megabyte(site: Path) -> None:
    """It holds the guides for starting and working alongside, and the lookup with its tasks."""
    listed = edition(site)
    assert {"start/notes/", "alongside/", "check/tasks/giving-rides/"} <= set(listed["core"])
    assert not [a for a in listed["core"] if a.startswith(("hire/", "train/"))]
    assert _sent(site, listed["core"]) < CORE


def test_all_of_it_stays_small_and_the_list_says_how_small(site: Path) -> None:
    """What the question names as the size of the rest is what comes at most, and not much more."""
    listed = edition(site)
    rest = _sent(site, listed["more"])
    assert rest <= listed["bytes"] < 1.25 * rest
    assert rest + _sent(site, listed["core"]) < LARGEST


def test_without_a_list_of_first_pages_the_front_page_is_the_first() -> None:
    """Another handbook may name none."""
    assert in_core("./", ())
    assert not in_core("start/", ())


def test_a_site_without_a_worker_stays_as_it_is(tmp_path: Path) -> None:
    """Where there is no sw.js nothing is written."""
    write(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_parts_of_every_page_make_the_page(site: Path, engines: Engines) -> None:
    """What the worker puts together is the page that the server has, letter by letter."""
    listed = edition(site)
    around = json.loads((site / FOLDER / f"{listed['shells']}.json").read_text("utf-8"))
    found = {a: m for a, m in {**listed["core"], **listed["more"]}.items() if a.endswith("/")}
    parts = [json.loads(_source(site, *one).read_text("utf-8")) for one in found.items()]
    made = engines.evaluate(
        """async (root, [parts, around]) => {
          const { wholePage } = await import(`${root}web/engines/offline-copy.js`);
          return parts.map((part) => wholePage(part, around));
        }""",
        [parts, around],
    )
    lying = [(site / address / "index.html").read_text("utf-8") for address in found]
    assert len(made) > 250
    assert [a for a, one, other in zip(found, made, lying, strict=True) if one != other] == []


def test_a_change_around_all_pages_changes_no_pages_part(site: Path) -> None:
    """A footer, the release and the name of a style sheet stand once in the copy.

    But for the few pages that share it with no other: slides, and what all footers lead to.
    """
    texts = {a: p.read_text("utf-8") for a, p in cached_files(site).items() if a.endswith("/")}
    first = parted(texts, {"site.css": "site-AAAA.css", "release": "Release:%200.1.0"}).pages
    changed = {
        address: text.replace("<strong>Not a crisis", "<strong>No crisis")
        .replace("site-AAAA.css", "site-BBBB.css")
        .replace("Release:%200.1.0", "Release:%200.2.0")
        for address, text in texts.items()
    }
    second = parted(changed, {"site.css": "site-BBBB.css", "release": "Release:%200.2.0"}).pages
    differing = [a for a in first if first[a] != second[a]]
    assert [a for a in differing if first[a][0]] == []
    assert len(differing) < len(first) / 30


def test_a_page_that_holds_the_mark_is_refused() -> None:
    """The letter that stands around names is said to be taken, with the page."""
    with pytest.raises(ValueError, match=r"start/: holds U\+E000"):
        named("start/", f"a{MARK}b", {})


def test_the_manifest_names_files_that_are_there(site: Path) -> None:
    """Icons and shortcuts lead somewhere, and an icon may be cut to any shape."""
    manifest = json.loads((site / "site.webmanifest").read_text(encoding="utf-8"))
    assert all((site / icon["src"]).is_file() for icon in manifest["icons"])
    assert all((site / s["url"] / "index.html").is_file() for s in manifest["shortcuts"])
    assert [i for i in manifest["icons"] if i.get("purpose") == "maskable"]


def test_after_one_visit_the_first_part_works_without_a_network(
    visited: Any, server: Any, look_up: Any
) -> None:
    """A page, one never opened before, the lookup, and an address without its last slash."""
    server.stop()
    visited.reload()
    expect(visited.locator("main h1")).to_be_visible()
    visited.goto("check/")
    assert "check/tasks/" in look_up(visited, "can they make me hand out meds")
    visited.goto("start/hard-moments")
    assert visited.url.endswith("start/hard-moments/")
    assert visited.locator("main h1").inner_text()


def test_what_is_not_kept_says_so(visited: Any, server: Any) -> None:
    """Without a network a file to download, and a page outside that part, lead to words on that."""
    server.stop()
    for address in ("downloads/anything.pdf", "hire/law/"):
        visited.goto(address)
        assert visited.url.endswith("reference/offline/#not-kept")


def test_who_asks_for_all_of_it_gets_it(visited: Any, server: Any) -> None:
    """The page about it has the button; then every page and the search open without a network."""
    visited.goto("reference/offline/")
    visited.get_by_role("button", name="Keep all of it").click()
    visited.get_by_text("Kept. The whole handbook now opens without a network.").wait_for()
    server.stop()
    visited.goto("hire/law/")
    expect(visited.locator("main h1")).to_be_visible()
    visited.goto("search/")
    visited.fill("[data-search-page] input[type=search]", "rides")
    visited.locator("[data-search-page] li a").first.wait_for()


def test_all_of_it_can_go_again(visited: Any, server: Any) -> None:
    """What was asked for can be taken back, and what people need first stays."""
    visited.goto("reference/offline/")
    visited.get_by_role("button", name="Keep all of it").click()
    visited.get_by_text("Kept. The whole").wait_for()
    visited.reload()
    visited.get_by_role("button", name="Keep only what people need first").click()
    visited.get_by_role("button", name="Keep all of it").wait_for()
    beside = 3  # the list, the shells, and what is noted
    assert visited.evaluate(_COUNT) == len(edition(server.folder)["core"]) + beside


def test_the_question_comes_on_a_second_day_and_once(visited: Any) -> None:
    """It stands at the end of the page, takes no focus, and "Not now" is for good."""
    visited.evaluate("localStorage.setItem(`${location.pathname}:copy`, '2026-01-01')")
    visited.goto("start/notes/")
    place = visited.get_by_role("complementary", name="Offline copy")
    place.wait_for()
    assert visited.evaluate("document.activeElement === document.body")
    place.get_by_role("button", name="Not now").click()
    assert visited.evaluate("document.activeElement.textContent").startswith("You can always")
    assert visited.evaluate("localStorage.getItem('/:copy')") == "asked"


def test_where_there_is_no_room_the_reader_is_told(visited: Any, server: Any) -> None:
    """A device that is full gets plain words, and what fits stays."""
    visited.goto("reference/offline/")
    session = visited.context.new_cdp_session(visited)
    origin = server.url.rstrip("/")
    session.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 10_000})
    visited.get_by_role("button", name="Keep all of it").click()
    visited.get_by_text("This device has no room for all of it.").wait_for()


def test_a_host_that_lacks_a_file_still_gets_a_worker(browser: Any, server: Any) -> None:
    """The file is left out and named in the console; everything else is kept."""
    (server.folder / "site.webmanifest").unlink()
    context = browser.new_context(base_url=server.url)
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text))
    page = context.new_page()
    page.goto("./")
    keep(page)
    server.stop()
    page.goto("start/notes/")
    expect(page.locator("main h1")).to_be_visible()
    assert [words for words in said if words.startswith("site.webmanifest is not on the server")]
    context.close()


_COUNT = """async () => {
  const [name] = await caches.keys();
  return (await (await caches.open(name)).keys()).length;
}"""
