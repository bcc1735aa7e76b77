"""The example of a state and an agency, built: each change is in every output, with its mark."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from macros.check.project import load, with_pages
from macros.mkdocs import assets
from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.handouts.document import Site, document
from macros.outputs.handouts.formats import FORMATS
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.lms import bank
from macros.outputs.lookup.index import FULL_MODEL, MODEL
from macros.outputs.offline import copy
from macros.outputs.site import offered
from macros.outputs.slides.deck import deck
from tests.project import strict_build
from tests.site.html import dead, pages, parse

AMENDED = "At weekends, reminding someone who asked you to is."
ADDED = "You drive to an outing that you and the people you support have planned."
MARK = "(At Riverside)"
HIDDEN = "sharing-own-story"


@pytest.fixture(scope="module")
def folders(root: Path) -> list[Path]:
    """The state's overlay, then the agency's."""
    return [root / "examples" / "overlays" / name for name in ("cedar", "riverside")]


@pytest.fixture(scope="module")
def local(root: Path, folders: list[Path]) -> Handbook:
    """The handbook with both."""
    return load(root / "data", folders)


@pytest.fixture(scope="module")
def own(handbook: Handbook) -> str:
    """What the handbook says in the place of what the agency says."""
    return str(handbook.get("tasks", "medications").part)


@pytest.fixture(scope="module")
def built(root: Path, folders: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site, built strictly."""
    site = tmp_path_factory.mktemp("riverside")
    named = ",".join(map(str, folders))
    strict_build(root, "--quiet", "--site-dir", str(site), OVERLAY=named).check_returncode()
    return site


@pytest.fixture(scope="module")
def text(built: Path) -> Callable[[str], str]:
    """The words of a built page, on one line."""
    return lambda path: " ".join("".join(parse(built / path / "index.html").text).split())


def test_the_example_is_sound(root: Path, local: Handbook) -> None:
    """Its data, its pages and their calls have no problem."""
    assert with_pages(local, [], root / "data", root / "docs", offered()) == []


@pytest.mark.parametrize(
    "page", ["check/tasks/medications", "check/tasks", "train/handouts/role-chart"]
)
def test_amended_text_is_marked_on_every_page(text: Callable[[str], str], page: str) -> None:
    """On its own page, in the list of all tasks, and on a sheet."""
    assert re.search(re.escape(AMENDED) + r".{0,80}\(At Riverside\)", text(page))


def test_the_handbooks_own_text_is_one_fold_away(built: Path, own: str) -> None:
    """The page of an amended task has it, in an element that opens without a script."""
    page = (built / "check/tasks/medications/index.html").read_text("utf-8")
    fold = re.search(
        r"<details[^>]*>\s*<summary>The handbook.{1,8}s own text.*?</details>",
        page,
        re.DOTALL,
    )
    assert fold
    assert own in html.unescape(fold[0])


def test_below_a_table_the_handbooks_own_text_is_one_fold_away(built: Path, own: str) -> None:
    """The list of all tasks has no box for each, so the fold stands at its end."""
    page = (built / "check/tasks/index.html").read_text("utf-8")
    folds = re.findall(r"<details[^>]*>\s*<summary>[^<]*marked here.*?</details>", page, re.DOTALL)
    assert len(folds) == 1
    assert own in html.unescape(folds[0])
    assert "/// details" not in page


def test_what_the_handbook_refuses_stays_beside(text: Callable[[str], str]) -> None:
    """A line that the agency took out of what isn't part of the role is told, unfolded."""
    page = text("check/tasks/medications")
    said = "Not part of the role, the handbook says: You deliver medication"
    assert said in page
    assert page.index(said) < page.index("The handbook's own text")


def test_both_levels_are_named_where_both_changed(text: Callable[[str], str]) -> None:
    """The agency amends what the state amended: its text is shown, and both say so."""
    page = text("check/tasks/documentation-notes")
    assert (
        "Let's write the note together on the tablet before I go. You keep a copy. (At Riverside)"
        in page
    )
    assert "In Cedar." in page
    assert "before Cedar changed it" in page


def test_what_is_added_has_its_place(text: Callable[[str], str]) -> None:
    """A task, a term, a law, a question and a topic of its own, each where its kind is."""
    assert ADDED in text("check/tasks/riverside-van")
    assert "Driving the Riverside van (At Riverside)" in text("check/tasks")
    assert "in which a house says what the day holds" in text("reference/glossary")
    assert "Who has to report abuse in Cedar" in text("hire/law")
    assert "The shuttle at Riverside (At Riverside)" in text("train/quizzes/tasks")
    assert "Know who has the phone of the nurse on call." in text("riverside/weekends")


def test_a_question_is_marked_in_the_quiz(text: Callable[[str], str]) -> None:
    """Learners see whose case it is."""
    page = text("train/quizzes/tasks")
    assert "Riverside's van is free. Is the ride part of your role? (At Riverside)" in page


def test_what_is_hidden_is_nowhere(built: Path) -> None:
    """No page, no card, no entry of the API, no answer of the lookup."""
    assert not (built / "check/tasks" / HIDDEN).exists()
    assert not (built / f"assets/lookup/{HIDDEN}.json").exists()
    tasks = json.loads((built / "api/v1/tasks.json").read_text("utf-8"))["entries"]
    assert len(tasks) > 20
    assert HIDDEN not in [task["id"] for task in tasks]


@pytest.mark.parametrize("path", [MODEL, FULL_MODEL])
def test_what_is_hidden_is_no_answer_of_the_lookup(built: Path, path: str) -> None:
    """Neither the first search nor those after it know the task."""
    model = json.loads((built / path).read_text("utf-8"))
    assert f"tasks/{HIDDEN}" not in [row["name"] for row in model["rows"]]
    assert len(model["rows"]) == len(model["gaps"]) == len(model["values"]) > 100


def test_no_link_is_dead(built: Path) -> None:
    """What is hidden leaves no link to it behind, on any page."""
    every = [(page, link) for page in pages(built) for link in parse(page).links]
    own = [(p, link) for p, link in every if p.name != "404.html"]
    assert len(own) > 1000
    assert [(str(p), link) for p, link in own if dead(built, p, link)] == []


def test_the_lookup_says_whose_answer_it_is(built: Path, own: str) -> None:
    """The card has the text with its mark, the handbook's answer, and what it refuses."""
    card = json.loads((built / "assets/lookup/medications.json").read_text("utf-8"))
    assert card["part"].startswith(AMENDED)
    assert card["part"].endswith(MARK)
    assert own in card["local"]["before"]
    assert any(line.startswith("You deliver medication") for line in card["local"]["refused"])
    other = json.loads((built / "assets/lookup/gifts.json").read_text("utf-8"))
    assert "local" not in other


def test_the_lookup_finds_what_is_added(built: Path) -> None:
    """Its index has the place, with the mark in its name."""
    assert "Driving the Riverside van (At Riverside)" in (
        (built / "assets/lookup/index.json").read_text("utf-8")
    )


def test_the_search_finds_local_text(built: Path) -> None:
    """The site's own search reads the pages as they are."""
    index = "".join(path.read_text("utf-8") for path in (built / "search").rglob("*.json"))
    assert AMENDED in index
    assert ADDED in index
    assert "Know who has the phone of the nurse on call." in index


def test_the_api_says_who_says_what(built: Path, own: str) -> None:
    """Each touched entry has who, why, on what ground and what the handbook says; no other has."""
    tasks = json.loads((built / "api/v1/tasks.json").read_text("utf-8"))["entries"]
    by_id = {task["id"]: task for task in tasks}
    said = by_id["medications"]["local"]["said"][0]
    assert said["mark"] == "At Riverside"
    assert said["authority"] == "Medication support, policy 7.3"
    assert said["before"]["part"] == own
    assert by_id["riverside-van"]["local"]["origin"] == "added"
    assert by_id["riverside-van"]["sources"] == []
    assert "local" not in by_id["gifts"]
    adapted = json.loads((built / "api/v1/index.json").read_text("utf-8"))["adapted"]
    assert adapted["from"] == "The Peer Role Handbook"
    assert f"tasks:{HIDDEN}" in adapted["hidden"]


def test_a_printed_sheet_has_the_mark_and_the_handbooks_text(local: Handbook, own: str) -> None:
    """Paper has no fold: what was changed stands at the end of the sheet."""
    sheet = next(s for s in sheets(local) if s.name == "role-chart")
    site = Site(local.identity.title, "https://riverside.example.org/", "1")
    made = document(sheet, FORMATS[0], Printer(local), site)
    assert f"{AMENDED} So is supporting" in made
    assert '<span class="local-mark">(At Riverside)</span>' in made
    assert own in html.unescape(made.partition("What is different here")[2])
    assert "What is not marked restates:" in made
    assert ADDED in made


def test_a_word_file_has_the_mark(built: Path) -> None:
    """An interview kit asks the agency's question, and says whose it is."""
    made = docx.Document(str(built / "downloads/interview-30-minutes.docx"))
    cells = [c.text for t in made.tables for row in t.rows for c in row.cells]
    words = " ".join([*(p.text for p in made.paragraphs), *cells])
    assert f"How would you decide what to share, and when? {MARK}" in words
    data = (built / "assets/hire.json").read_text("utf-8")
    assert f"at Riverside's three houses. {MARK}" in data


def test_the_question_bank_has_the_mark(local: Handbook) -> None:
    """What an LMS imports shows it as words; what was set aside is not in it."""
    for text in dict(bank.files(local)).values():
        plain = html.unescape(text)
        assert "Riverside's van is free. Is the ride part of your role? (At Riverside)" in plain
        assert "talk-about-meds" not in text


def test_slides_have_the_mark_and_the_agencys_number(local: Handbook) -> None:
    """Wherever a deck shows amended text, and on its slide for danger."""
    made = [slide for plan in local.all(SessionPlan) for slide in deck(local, plan)]
    told = [" ".join(slide.lines) for slide in made if AMENDED in slide.lines]
    lines = [line for slide in made for line in slide.lines]
    assert told
    assert all(MARK in text for text in told)
    assert "At Riverside: Riverside crisis team, 555-0100, any hour." in lines


def test_the_offline_copy_is_the_agencys(built: Path, local: Handbook, tmp_path: Path) -> None:
    """The zip has its name, its pages, its text and the list of what is different."""
    script = assets.bundle(Path.cwd()).offline.read_bytes()
    copy.write(built, script, local.identity, tmp_path / "handbook.zip")
    with zipfile.ZipFile(tmp_path / "handbook.zip") as packed:
        names = {name.partition("/")[2]: name for name in packed.namelist()}
        page = packed.read(names["check/tasks/medications/index.html"]).decode()
    assert AMENDED in page
    assert "what-is-different/index.html" in names
    assert f"check/tasks/{HIDDEN}/index.html" not in names


def test_every_page_has_the_agencys_number_and_says_that_it_is_adapted(built: Path) -> None:
    """The signpost's own numbers stay, and the agency's stands beside them."""
    texts = [page.read_text("utf-8") for page in pages(built)]
    whole = [text for text in texts if "md-copyright" in text]
    assert len(whole) > 100
    assert all("988" in text and "555-0100" in text for text in whole)
    assert all("Adapted from The Peer Role Handbook by" in text for text in whole)


def test_name_logo_and_colors_are_the_agencys(built: Path) -> None:
    """The handbook's own name is left where it is named as what this rests on."""
    home = (built / "index.html").read_text("utf-8")
    style = (built / "assets/styles/organisation.css").read_text("utf-8")
    assert "The Riverside Peer Handbook</title>" in home
    assert "assets/images/riverside.svg" in home
    assert "organisation.css" in home
    assert 'href="mailto:quality@riverside.example.org?subject=' in home
    assert "#254a95" in style
    assert (built / "assets/images/riverside.svg").is_file()


def test_a_sheet_of_ones_own_comes_last(built: Path) -> None:
    """Behind those that only some pages need: of two rules that are as strong, the last holds."""
    for page in ("index.html", "train/quizzes/values/index.html"):
        sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', (built / page).read_text("utf-8"))
        assert len(sheets) > 4
        assert sheets[-1].endswith("/organisation.css")


def test_the_plain_site_has_no_trace_of_an_overlay(site: Path) -> None:
    """Without an overlay no page, file or mark of one is built."""
    assert not (site / "what-is-different").exists()
    assert not (site / "assets/styles/organisation.css").exists()
    texts = [p.read_text("utf-8") for p in site.rglob("*.html")]
    assert len(texts) > 100
    assert not [text for text in texts if "local-mark" in text or "Adapted from" in text]
