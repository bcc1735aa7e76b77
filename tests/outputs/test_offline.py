"""The copy that needs no server, and the parts that a phone keeps: of a few pages."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.outputs.offline import copy
from macros.outputs.offline.parts import MARK, Parted, Split, named, parted, split

HEAD = (
    '<link rel="canonical" href="https://a.edu/b/guide/first/">\n'
    '<link rel="manifest" href="../../site.webmanifest">\n'
    '<link rel="preload" href="x.js"><link rel="icon" href="x.png">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'; img-src 'self'\">"
    '<script type="module" src="x.js"></script>'
)


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ('<a class="x" href="../second/">', '<a class="x" href="../second/index.html">'),
        ('<a href="../second/#part">', '<a href="../second/index.html#part">'),
        ('<a href="..?q=x">', '<a href="../index.html?q=x">'),
        ('<a href="#part">', '<a href="#part">'),
        ('<a href="">', '<a href="">'),
        ('<form action="../search/">', '<form action="../search/index.html">'),
        ('<area href="../map/">', '<area href="../map/index.html">'),
        ('<link href="../style/">', '<link href="../style/index.html">'),
        ('<a href="https://example.org/">', '<a href="https://example.org/">'),
        ('<a href="../../api/v1/tasks.json">', '<a href="https://a.edu/b/api/v1/tasks.json">'),
        ('<a href="../../sitemap.xml#x">', '<a href="https://a.edu/b/sitemap.xml#x">'),
        ('<a href="../../assets/a.css">', '<a href="../../assets/a.css">'),
        (
            '<meta http-equiv="refresh" content="0; url=../new/">',
            '<meta http-equiv="refresh" content="0; url=../new/index.html">',
        ),
    ],
)
def test_a_link_leads_to_a_file_or_to_the_site(written: str, leads: str) -> None:
    """To the site for what the copy leaves out."""
    assert copy.page(HEAD + written, "guide/first/index.html").endswith(leads)


def test_without_an_address_nothing_leads_to_the_site() -> None:
    """The link stays in the copy."""
    assert copy.page('<a href="../api/">', "guide/index.html") == '<a href="../api/index.html">'


def test_a_page_of_the_copy_loads_one_script() -> None:
    """It lies as many folders up as the page is deep; what a server alone can give is gone."""
    made = copy.page(HEAD, "guide/first/index.html")
    assert made == (
        '<link rel="canonical" href="https://a.edu/b/guide/first/">\n<link rel="icon" href="x.png">'
        '<meta http-equiv="Content-Security-Policy" content="script-src \'self\' file:; '
        "img-src 'self' file:\">"
        '<script defer src="../../assets/scripts/offline.js"></script>'
    )
    top = copy.page('<script type="module"></script>', "index.html")
    assert top == '<script defer src="assets/scripts/offline.js"></script>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder as a build leaves it."""
    for name, text in {
        "index.html": '<a href="guide/">\u00e9</a>',
        "guide/index.html": '<p data-learn="question">"Why?"</p>',
        "assets/lookup/index.json": '{"a": "\u00e9"}',
        "assets/a.css": "a {}",
        "assets/copy/x.json": "{}",
        "assets/modules/x.js": "x",
        "assets/javascripts/workers/x.js": "x",
        "assets/javascripts/lunr/x.js": "x",
        "api/v1/tasks.json": "{}",
        "guide/404.html": "stays",
        **dict.fromkeys(
            ("sw.js", "404.html", "sitemap.xml", "sitemap.xml.gz", "site.webmanifest"), "x"
        ),
        "robots.txt": "x",
    }.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path / "site"


def test_the_copy_holds_what_it_needs_alone(site: Path, handbook: Handbook) -> None:
    """First the note and the script; pages and data as the script hands them over."""
    found = dict(copy.files(site, b"script", handbook.identity, [site / "guide/404.html"]))
    assert list(found)[:2] == ["READ-ME-FIRST.txt", "assets/scripts/offline.js"]
    note = found.pop("READ-ME-FIRST.txt").decode()
    assert note.startswith(f"{handbook.identity.title}, to read without")
    assert f'Open the folder "{handbook.identity.id}"' in note
    page, asked = '<a href="guide/index.html">\u00e9</a>', '<p data-learn="question">"Why?"</p>'
    put = f'handbookOffline.put("guide/index.html", {json.dumps(json.dumps(asked))});\n'
    given = json.dumps('{"a": "\u00e9"}')
    assert found == {
        "assets/scripts/offline.js": b"script",
        "assets/a.css": b"a {}",
        "assets/lookup/index.json.js": (
            f'handbookOffline.put("assets/lookup/index.json", {given});\n'.encode()
        ),
        "guide/index.html": asked.encode(),
        "guide/index.html.js": put.encode(),
        "index.html": page.encode(),
    }


def test_the_archive_lies_in_a_folder_of_its_own(site: Path, handbook: Handbook) -> None:
    """Every file with one day, packed; the archive itself is not in it, wherever it lies."""
    who, target = handbook.identity, site / "dist/offline.zip"
    target.parent.mkdir()
    target.write_bytes(b"an older one")
    count = copy.write(site, b"script", who, target)
    with zipfile.ZipFile(target) as opened:
        found = opened.infolist()
        held = {one.filename: opened.read(one) for one in found}
    assert held == {f"{who.id}/{name}": text for name, text in _without(site, who, target)}
    assert count == len(held) > 5
    assert {one.date_time for one in found} == {(2020, 1, 1, 0, 0, 0)}
    assert {one.compress_type for one in found} == {zipfile.ZIP_DEFLATED}
    assert {one.external_attr >> 16 for one in found} == {0o644}
    assert [path.name for path in target.parent.iterdir()] == ["offline.zip"]


def _without(site: Path, who: object, target: Path) -> list[tuple[str, bytes]]:
    return [*copy.files(site, b"script", who, [target])]  # type: ignore[arg-type]


PAGE = (
    "<html> <title>{title}</title><body>"
    '<a href="#{title}" class="md-skip">Skip</a>'
    '<p>Around</p>  <script type="application/ld+json">{{}}</script><p>Foot</p></html>'
)


def _page(title: str) -> str:
    return PAGE.format(title=title)


def test_a_page_is_cut_where_pages_differ() -> None:
    """White space before a cut is the page's own; the group is its place and the kinds of cuts."""
    assert split("./guide/first/", _page("A")) == Split(
        "3 guide title-skip-data",
        ("<html>", "<body>", "Skip</a><p>Around</p>", "<p>Foot</p></html>"),
        (
            " <title>A</title>",
            '<a href="#A" class="md-skip">',
            '  <script type="application/ld+json">{}</script>',
        ),
    )
    assert split("./", "plain") == Split("1  ", ("plain",), ())
    assert split("./guide", "plain").group == "1  "


def test_what_stands_around_is_kept_once() -> None:
    """A page unlike most of its group stays whole, as does one that is cut nowhere."""
    pages = {f"./guide/{name}/": _page(name) for name in "abc"}
    odd = _page("d").replace("Foot", "Another foot")
    made = parted({**pages, "./guide/d/": odd, "./": "plain"}, {})
    group = "3 guide title-skip-data"
    assert made == Parted(
        {
            **{at: [group, *split(at, html).own] for at, html in pages.items()},
            "./guide/d/": ["", odd],
            "./": ["", "plain"],
        },
        {group: list(split("./guide/a/", _page("a")).around)},
    )


def test_shells_stand_in_the_order_of_their_groups() -> None:
    """So that the same pages give the same files."""
    made = parted({"./b/b/": _page("b"), "./a/a/": _page("a")}, {})
    assert list(made.shells) == ["3 a title-skip-data", "3 b title-skip-data"]


def test_names_stand_in_the_place_of_texts() -> None:
    """The longest first, so that none breaks another; what no page holds is no matter."""
    names = {"short": "a-1", "long": "a-1.css", "other": "b"}
    assert named("./", "x a-1.css y a-1 z a-1", names) == (
        f"x {MARK}long{MARK} y {MARK}short{MARK} z {MARK}short{MARK}"
    )
    made = parted({"./": "x a-1"}, names)
    assert made.pages == {"./": ["", f"x {MARK}short{MARK}"]}


def test_a_page_that_holds_the_mark_itself_is_refused() -> None:
    """With its address."""
    with pytest.raises(ValueError, match=r"^\./x/: holds U\+E000, which the offline copy uses"):
        parted({"./x/": f"a{MARK}b"}, {})
