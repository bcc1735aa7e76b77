"""`python -m macros new`: the start of another handbook, sound before anything is written."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.__main__ import main
from macros.check.project import load, problems
from macros.mkdocs import assets, settings
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.outputs import rehearsal
from macros.outputs.site import offered, site_renderer
from macros.outputs.start.files import wanted
from tests.examples.test_second_handbook import FIRST
from tests.project import strict_build
from tests.site.html import dead, pages, parse


@pytest.mark.parametrize("kinds", [["all"], ["tasks"], []], ids=["every kind", "tasks", "usual"])
def test_a_start_is_sound_and_every_page_can_be_made(
    root: Path, tmp_path: Path, kinds: list[str]
) -> None:
    """An entry of each kind asked for, with pages and settings that need no mending."""
    folder = tmp_path / "mine"
    assert main(["new", str(folder), *kinds]) == 0
    assert problems(folder / "data", folder / "docs", offered()) == []
    assert settings.problems(folder / settings.NAME, [], assets.names(root)) == []
    handbook = load(folder / "data")
    assert {kind for kind, _ in handbook.entries()} >= set(wanted(kinds))
    assert list(rehearsal.problems(site_renderer(handbook, folder / "docs"))) == []


def test_a_kind_that_another_needs_comes_along(tmp_path: Path) -> None:
    """A task rests on a value; nothing else is made."""
    assert main(["new", str(tmp_path / "mine"), "tasks"]) == 0
    made = {path.stem for path in (tmp_path / "mine/data").iterdir()}
    assert made == {"danger", "handbook", "sources", "tasks", "values", "vocabulary"}


def test_nothing_that_is_there_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder with something in it is told, and stays as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path), "tasks"]) == 1
    assert "name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_kind_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the one that is meant."""
    assert main(["new", str(tmp_path / "mine"), "taks"]) == 1
    assert "did you mean 'tasks'?" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_a_start_has_no_word_of_the_first_handbook_in_its_own_enumerations(
    tmp_path: Path, handbook: Handbook
) -> None:
    """Readers, areas and groups are each handbook's own: a start has a first of each."""
    assert main(["new", str(tmp_path / "mine"), "all"]) == 0
    own = load(tmp_path / "mine/data").get("vocabulary", "audiences")
    assert [term.id for term in own.terms] == ["first"]
    assert len(handbook.get("vocabulary", "audiences").terms) > 1
    assert set(KINDS) >= set(wanted(["all"]))


def test_a_start_speaks_of_no_role_in_particular(tmp_path: Path, root: Path) -> None:
    """Neither its words nor what it says of each field are about the first handbook's role.

    Where the generator lies is nobody's word.
    """
    assert main(["new", str(tmp_path / "mine"), "all"]) == 0
    texts = [p.read_text("utf-8") for p in tmp_path.rglob("*") if p.suffix in (".yml", ".md")]
    assert len(texts) > 50
    lies = os.path.relpath(root, tmp_path / "mine")
    other = rf"ips-\w+|IPS \w+|from_peer|\S*/schema/\S+|{re.escape(lies)}"
    said = " ".join(re.sub(other, "", t) for t in texts)
    assert set(FIRST.findall(said)) == set()
    assert "peer" not in said.casefold()


def test_a_start_tells_what_an_entry_may_hold_besides(tmp_path: Path) -> None:
    """Below the entry, with the keys of what stands inside; what is there already is not told."""
    assert main(["new", str(tmp_path / "mine"), "tasks"]) == 0
    text = (tmp_path / "mine/data/tasks.yml").read_text("utf-8")
    told = re.findall(r"^#   (\w+) \(", text, re.MULTILINE)
    assert {"inconsistent", "decide", "answers", "because"} <= set(told)
    assert {"title", "reviewed", "consistent"}.isdisjoint(told)


def test_the_settings_repeat_nothing_that_data_say(tmp_path: Path) -> None:
    """The name and the license stand once, in data/handbook.yml."""
    assert main(["new", str(tmp_path / "mine")]) == 0
    text = (tmp_path / "mine/mkdocs.yml").read_text("utf-8")
    keys = set(re.findall(r"^(\w+):", text, re.MULTILINE))
    assert "site_url" in keys
    assert {"site_name", "copyright"}.isdisjoint(keys)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A start with reasons, which stand on a page together."""
    assert main(["new", str(tmp_path / "mine"), "tasks", "reasons", "questions"]) == 0
    return tmp_path / "mine"


def _told(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the check says of a handbook that has a problem."""
    assert main(["--handbook", str(folder), "check"]) == 1
    return capsys.readouterr().err


def _forget(folder: Path, page: str) -> None:
    """Take a page away, with its line in the menu and the links to it."""
    (folder / "docs" / page).unlink()
    for name in ("mkdocs.yml", "docs/index.md"):
        lines = (folder / name).read_text("utf-8").splitlines()
        (folder / name).write_text("\n".join(line for line in lines if page not in line) + "\n")


_REFUSAL = {
    "not_part": "That isn't.",
    "inconsistent": [{"text": "You do that."}],
    "reasons": [{"category": "first", "text": "Someone else is trained for it."}],
    "instead": ["Ask them."],
    "decide": {
        "question": "Who is trained for it?",
        "answers": [
            {"text": "You.", "verdict": "consistent", "because": "You can."},
            {"text": "They.", "verdict": "not-consistent", "because": "They can."},
        ],
    },
}


def test_a_page_that_links_lead_to_and_nobody_wrote_is_told(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the call that shows its entries, before a build would stop at each link."""
    (task,) = yaml.safe_load((begun / "data/tasks.yml").read_text("utf-8"))
    (begun / "data/tasks.yml").write_text(yaml.safe_dump([task | _REFUSAL]), encoding="utf-8")
    assert main(["--handbook", str(begun), "check"]) == 0
    _forget(begun, "check/test.md")
    told = _told(begun, capsys)
    assert "data/reasons.yml:2: links lead to the reasons on check/test.md" in told
    assert 'write it, with {{ entries("reasons") }} in it' in told
    assert told.count("check/test.md") == 1


def test_a_page_whose_entries_are_gone_is_told(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A kind without entries leaves no empty heading, and no line of the menu to one."""
    (begun / "data/questions.yml").unlink()
    assert "docs/train/quizzes/first.md: this page shows nothing" in _told(begun, capsys)
    _forget(begun, "train/quizzes/first.md")
    assert main(["--handbook", str(begun), "check"]) == 0


def test_questions_that_no_page_shows_are_told_once(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the call that shows all of them."""
    (question,) = yaml.safe_load((begun / "data/questions.yml").read_text("utf-8"))
    two = [question, question | {"id": "second", "title": "Another"}]
    text = "".join(yaml.safe_dump([entry]) for entry in two)  # one dump would write an alias
    (begun / "data/questions.yml").write_text(text, encoding="utf-8")
    (begun / "docs/train/quizzes/first.md").write_text("# Questions\n\nSoon.\n", encoding="utf-8")
    told = _told(begun, capsys)
    assert told.count('write {{ part("quiz", area="first") }} there (also at data/questions.') == 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Path]:
    """The site of a start, by the steps of the README, with what an LMS imports."""
    folder, site = tmp_path_factory.mktemp("start") / "ours", tmp_path_factory.mktemp("site")
    assert main(["new", str(folder), "tasks", "values", "questions", "handouts"]) == 0
    assert main(["--handbook", str(folder), "lms"]) == 0
    config = ["--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(site)]
    strict_build(root, "--quiet", *config).check_returncode()
    return site


def test_a_start_becomes_a_site_without_a_dead_link(built: Path) -> None:
    """Built strictly as it is; pictures and style sheets are links too."""
    every = [(page, link) for page in pages(built) for link in parse(page).links]
    assert len(every) > 100
    assert [
        (str(p), link) for p, link in every if p.name != "404.html" and dead(built, p, link)
    ] == []


def test_all_pages_are_listed_on_the_page_of_the_search(built: Path) -> None:
    """Those that stand by themselves in the menu, and those of entries too."""
    listed = {link for link in parse(built / "search/index.html").links if link.startswith("../")}
    assert {"../train/quizzes/first/", "../check/tasks/first/", "../reference/about/"} <= listed


def test_the_site_of_a_start_has_no_name_and_no_sign_of_the_first(built: Path) -> None:
    """Its logo, its license and its name are its own."""
    texts = [page.read_text("utf-8") for page in pages(built)]
    assert len(texts) > 10
    assert [text for text in texts if FIRST.search(text) or "house" in text] == []
    home = (built / "index.html").read_text("utf-8")
    assert 'src="assets/images/logo.svg"' in home
    assert "Text: CC BY 4.0. Code: MIT." in home
    assert "<title>My handbook</title>" in home


def test_what_an_lms_imports_lies_where_the_site_looks_for_it(built: Path) -> None:
    """Files that a handbook's own commands made are on its own site."""
    assert (built / "downloads/lms/question-bank.gift.txt").is_file()
