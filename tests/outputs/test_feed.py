"""The feed of what changed is a valid Atom feed, and another one only when words change."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from macros.check.project import load
from macros.model.changes import newest_first
from macros.model.handbook import Handbook
from macros.outputs import feed
from tests.site.places import addresses

URL = "https://handbook.example.edu/peers/"
ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def text(handbook: Handbook, url: str = URL) -> str:
    """The feed of a handbook."""
    return dict(feed.files(handbook, url))[feed.PATH]


@pytest.fixture(scope="module")
def tree(handbook: Handbook) -> etree._Element:
    """The feed, parsed."""
    return etree.fromstring(text(handbook).encode())


def _with_change(handbook: Handbook, **fields: object) -> Handbook:
    """The handbook with other `fields` in its newest change."""
    newest = newest_first(handbook)[0]
    changed = newest.model_copy(update=fields)
    changes = {**handbook.kinds["changes"], newest.id: changed}
    return Handbook({**handbook.kinds, "changes": changes})


def _parts(tree: etree._Element) -> Iterator[etree._Element]:
    yield tree
    yield from tree.iterfind("a:entry", ATOM)


def test_what_must_be_there_is_there_once(tree: etree._Element) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: one id, one title and one moment, for the feed and each entry."""
    for part in _parts(tree):
        for name in ("id", "title", "updated"):
            (found,) = part.findall(f"a:{name}", ATOM)
            assert found.text, name
    assert tree.find("a:author/a:name", ATOM).text
    assert len(tree.findall("a:entry", ATOM)) > 10


def test_ids_are_addresses_of_their_own(tree: etree._Element) -> None:
    """RFC 4287, 4.2.6: an id is an IRI, and no two parts share one."""
    ids = [part.findtext("a:id", None, ATOM) for part in _parts(tree)]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("urn:uuid:") for one in ids)


def test_moments_are_written_as_the_standard_asks(tree: etree._Element) -> None:
    """RFC 3339; the feed's own is that of its newest entry."""
    moments = [part.findtext("a:updated", None, ATOM) for part in _parts(tree)]
    assert all(MOMENT.fullmatch(one) for one in moments)
    assert moments[0] == max(moments[1:])


def test_it_says_where_it_is_and_where_its_entries_are(
    tree: etree._Element, site: Path, handbook: Handbook
) -> None:
    """Every address is absolute, of this site, and one that the site has."""
    (own,) = tree.findall("a:link[@rel='self']", ATOM)
    assert own.get("href") == URL + feed.PATH
    found = [link.get("href") for link in tree.iter(f"{{{ATOM['a']}}}link")]
    found += [link.get("href") for link in tree.iter(f"{{{ATOM['h']}}}a")]
    built = {*addresses(site).values(), feed.PATH, "reference/changes/"}
    assert [url for url in found if not urlsplit(url).netloc] == []
    assert {url.removeprefix(URL) for url in found if url.startswith(URL)} <= built
    assert len(found) > len(newest_first(handbook))


def test_two_builds_make_the_same_bytes(
    site: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build of the site and another one, on another day as the machine has it, agree."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    again = text(load(root / "data"), "https://example.org/peer-role-handbook/")
    assert (site / feed.PATH).read_text("utf-8") == again


def test_it_is_another_one_when_words_change(handbook: Handbook) -> None:
    """A new day in data/changes.yml is the feed's new day."""
    later = _with_change(handbook, date=datetime.date(2027, 3, 1))
    assert "<updated>2027-03-01T00:00:00Z</updated>" in text(later)
    assert text(later) != text(handbook)


def test_an_id_outlives_a_move(handbook: Handbook) -> None:
    """At another address the entries keep their ids, so that no reader sees them twice."""
    here, there = (
        re.findall(r"<id>(.*?)</id>", text(handbook, url)) for url in (URL, "https://b.example/")
    )
    assert here == there


def test_words_that_look_like_markup_stay_words(handbook: Handbook) -> None:
    """What data says is escaped."""
    hostile = _with_change(handbook, title="<script>&", now=']]> <b> & "it\'s"')
    found = etree.fromstring(text(hostile).encode())
    assert found.find("a:entry/a:title", ATOM).text == "<script>&"
    assert ']]> <b> & "it\'s"' in "".join(found.find("a:entry/a:content", ATOM).itertext())


def test_no_change_makes_no_feed(handbook: Handbook) -> None:
    """A handbook without changes has no feed to follow."""
    assert list(feed.files(Handbook({**handbook.kinds, "changes": {}}), URL)) == []


def test_pages_lead_to_it(site: Path) -> None:
    """Every page names the feed where a reader's program looks for it, and the page links to it."""
    for page in ("index.html", "check/tasks/medications/index.html"):
        head = (site / page).read_text("utf-8").partition("</head>")[0]
        (link,) = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]*>', head)
        address = re.search(r'href="([^"]*)"', link)
        assert address
        assert (site / page).parent.joinpath(address[1]).resolve() == (site / feed.PATH).resolve()
    assert 'href="../../feed.xml"' in (site / "reference/changes/index.html").read_text("utf-8")
