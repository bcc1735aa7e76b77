"""Whatever leaves a build leads back to the address that the build was made for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from pypdf import PdfReader

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs import feed
from macros.outputs.handouts import pdf_plan
from macros.outputs.handouts import word as packets
from macros.outputs.handouts.document import qr_code
from macros.outputs.handouts.pdf import PdfWriter, written
from macros.outputs.handouts.pdf_plan import PdfPlan
from macros.outputs.handouts.site import site as read_site
from macros.outputs.hiring import word
from macros.outputs.lms import build as lms
from macros.outputs.offline import copy
from macros.outputs.site import site_renderer
from macros.outputs.slides.deck import deck
from macros.outputs.slides.ready import digest
from tests.project import strict_build

URL = "https://handbook.example.edu/health/"
EXAMPLE = "://example.org"
"""What the addresses in the mkdocs.yml of both handbooks begin with. Mail addresses may have it."""
TEXTS = (".html", ".json", ".xml", ".js", ".css", ".txt", ".webmanifest", ".csv", ".svg")


@pytest.fixture(scope="module")
def folder(root: Path) -> Path:
    """The second handbook, which is soon built."""
    return root / "examples" / "community-health"


@pytest.fixture(scope="module")
def moved(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built for another address by the variable that the workflow sets."""
    site = tmp_path_factory.mktemp("moved")
    config = ["--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(site)]
    strict_build(folder.parents[1], "--quiet", *config, SITE_URL=URL).check_returncode()
    return site


@pytest.fixture(scope="module")
def sheets(folder: Path) -> list[PdfPlan]:
    """Its printed sheets, as `make handouts` would make them with the same variable."""
    handbook = load(folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        return pdf_plan.pdf_plans(handbook, read_site(folder, handbook.identity))


def _texts(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("*")):
        if path.suffix in TEXTS:
            yield path.relative_to(site).as_posix(), path.read_text("utf-8")


def test_no_file_of_the_site_has_the_examples_address(moved: Path) -> None:
    """Pages, site map, API, scripts and the rest name the address of the build alone."""
    texts = dict(_texts(moved))
    assert len(texts) > 80
    assert [name for name, text in texts.items() if EXAMPLE in text] == []


@pytest.mark.parametrize(
    "name", ["index.html", "sitemap.xml", "api/v1/index.json", "api/v1/openapi.json"]
)
def test_what_names_an_address_names_the_builds(moved: Path, name: str) -> None:
    """Canonical links, the site map and the API lead to this build."""
    assert URL.rstrip("/") in (moved / name).read_text("utf-8")


def test_every_page_says_where_it_is(moved: Path) -> None:
    """The canonical link of a page is the address of the build with the page's own place."""
    pages = [p for p in moved.rglob("index.html") if 'rel="canonical"' in p.read_text("utf-8")]
    assert len(pages) > 10
    for page in pages:
        place = page.parent.relative_to(moved).as_posix()
        address = URL if place == "." else f"{URL}{place}/"
        assert f'<link rel="canonical" href="{address}">' in page.read_text("utf-8"), place


def test_the_page_for_unknown_addresses_works_below_the_address(moved: Path) -> None:
    """A server shows 404.html at any depth, so what it loads stands from the root of the host."""
    text = (moved / "404.html").read_text("utf-8")
    loaded = re.findall(r'(?:src|href)="([^"#]+)"', text)
    assert len(loaded) > 5
    assert [a for a in loaded if not a.startswith(("/health/", "http", "mailto:", "tel:"))] == []


def test_every_sheet_leads_to_the_build(sheets: list[PdfPlan]) -> None:
    """The address on a sheet and its QR code are those of the build, in every format."""
    printed = [sheet.html for one in sheets for sheet in one.sheets]
    assert len(printed) > 3
    for html in printed:
        assert EXAMPLE not in html
        found = re.search(r'<img class="qr" src="([^"]+)" alt="QR code that opens ([^"]+)">', html)
        assert found
        assert found[2].startswith(URL)
        assert found[1] == qr_code(found[2])


def test_a_pdf_holds_the_address(sheets: list[PdfPlan]) -> None:
    """What a reader sees and can tap on a printed sheet is the address of the build."""
    raw = written(PdfWriter().lay_out(sheets[0].sheets[0].html))
    pages = PdfReader(io.BytesIO(raw)).pages
    text = "".join(page.extract_text() for page in pages)
    links = [str(note.get_object()) for page in pages for note in page.get("/Annots", [])]
    assert URL.removeprefix("https://").rstrip("/") in text.replace("\n", "")
    assert any(URL in link for link in links)
    assert EXAMPLE not in text + "".join(links)


def _parts(raw: bytes) -> dict[str, str]:
    """The texts in a Word file, a deck or another zip, by their names."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    return {n: r.decode() for n, r in held.items() if n.endswith((".xml", ".html", ".json"))}


def test_word_files_end_with_the_address(handbook: Handbook) -> None:
    """Whoever is handed a job description, a kit or a packet finds the way back.

    An ad is the employer's: there it stands among the properties of the file alone.
    """
    every = [*word.files(handbook, URL), *packets.files(handbook, URL)]
    made = {Path(p).name: _parts(raw) for p, raw in every if p.endswith(".docx")}
    assert {name.partition("-")[0] for name in made} >= {"ad", "job", "packet"}
    for name, parts in made.items():
        assert (URL in parts["word/document.xml"]) is not name.startswith("ad-"), name
        assert URL in parts["docProps/core.xml"], name
        assert EXAMPLE not in "".join(parts.values())


def test_a_deck_ends_with_the_address(handbook: Handbook) -> None:
    """The last slide names the site; a deck that names another is not the one that is wanted."""
    for plan in handbook.all(SessionPlan):
        slides = deck(handbook, plan, URL)
        assert slides[-1].lines[-1].endswith(URL)
        assert digest(slides) != digest(deck(handbook, plan, EXAMPLE))


@pytest.fixture(scope="module")
def taught(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What an LMS imports of the second handbook, made for another address."""
    made = tmp_path_factory.mktemp("lms")
    renderer = site_renderer(load(folder / "data"), folder / "docs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", URL)
        lms.build(renderer, [], "1.0.0", made)
    return made


def test_a_question_bank_names_the_site(taught: Path) -> None:
    """Where whoever brings it in can read it: the category, the manifest, the comment, the deck."""
    moodle = etree.parse(taught / "question-bank.moodle.xml")
    told = [info.findtext("text") for info in moodle.iter("info")]
    assert len(told) == len(moodle.xpath("//question[@type='category']"))
    qti = _parts((taught / "question-bank.qti12.zip").read_bytes())["imsmanifest.xml"]
    gift = (taught / "question-bank.gift.txt").read_text("utf-8").splitlines()[0]
    with zipfile.ZipFile(taught / "flashcards.apkg") as deck_file:
        anki = deck_file.read("collection.anki2").decode("utf-8", "replace")
    for words in (*told, qti, gift, anki):
        assert URL in words
        assert EXAMPLE not in words


def test_no_page_has_the_handbooks_name_by_hand(handbook: Handbook, root: Path) -> None:
    """A fork that changes its name in data/handbook.yml has changed it everywhere."""
    name = handbook.identity.title.removeprefix("The ")
    folders = ("docs", "overrides", "web", "macros/pages/templates", "macros/outputs")
    written = [path for folder in folders for path in (root / folder).rglob("*.*")]
    texts = [p for p in written if p.suffix in (".md", ".html", ".j2", ".js", ".txt", ".json")]
    assert len(texts) > 100
    assert [p.name for p in texts if name in p.read_text("utf-8")] == []


def test_the_feed_names_the_site(handbook: Handbook) -> None:
    """And no other address."""
    (followed,) = (text for _, text in feed.files(handbook, URL))
    assert URL in followed
    assert EXAMPLE not in followed


def test_the_copy_for_a_stick_names_the_build(moved: Path, folder: Path, tmp_path: Path) -> None:
    """Its pages cite the address of the build."""
    copy.write(moved, b"", load(folder / "data").identity, tmp_path / "copy.zip")
    with zipfile.ZipFile(tmp_path / "copy.zip") as archive:
        pages = [archive.read(n).decode() for n in archive.namelist() if n.endswith(".html")]
    assert len(pages) > 10
    assert any(URL in page for page in pages)
    assert not any(EXAMPLE in page for page in pages)
