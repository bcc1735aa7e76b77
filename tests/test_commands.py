"""`python -m macros`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.check.project import load
from macros.model.handbook import Handbook
from macros.node import NodeError
from macros.outputs import rehearsal
from macros.outputs.handouts import build
from macros.outputs.lookup import index
from macros.outputs.offline import copy
from macros.outputs.site import site_renderer
from macros.pages.entry_pages import pages, redirects
from macros.pages.renderer import Renderer


def test_pages_writes_what_the_hook_adds(tmp_path: Path, renderer: Renderer) -> None:
    """Another generator gets the very pages that MkDocs gets."""
    assert main(["pages", str(tmp_path)]) == 0
    written = {
        p.relative_to(tmp_path).as_posix(): p.read_text("utf-8") for p in tmp_path.rglob("*.md")
    }
    assert written == {page.path: page.text for page in pages(renderer)}


def test_check_says_how_many_entries_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    """Sound data ends with a count and exit status 0."""
    assert main(["check"]) == 0
    assert "entries, no problems." in capsys.readouterr().out


def test_pages_that_are_gone_are_told_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not each entry and link that names one of them, but their folder."""
    shutil.copytree(root / "tests/fixtures/data", tmp_path / "data")
    assert main(["--handbook", str(tmp_path), "check"]) == 1
    assert capsys.readouterr().err.splitlines()[0].startswith("docs: there is no such folder")


def test_an_old_id_leads_to_the_new_page(small_handbook: Renderer) -> None:
    """`former_ids` become redirect pages."""
    (page,) = redirects(small_handbook)
    assert page.path == "check/tasks/lifts/index.html"
    assert "../giving-rides/" in page.text


@pytest.fixture
def small_handbook(tmp_path: Path, root: Path) -> Renderer:
    """The small handbook with a renamed task."""
    data = Path(shutil.copytree(root / "tests" / "fixtures" / "data", tmp_path / "data"))
    path = data / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("- id: giving-rides", "- id: giving-rides\n  former_ids: [lifts]")
    path.write_text(text, encoding="utf-8")
    return site_renderer(load(data))


@pytest.mark.parametrize("command", ["pages", "handouts"])
def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    """A file in the place of the folder is no traceback."""
    (tmp_path / "taken").touch()
    assert main([command, str(tmp_path / "taken")]) == 1
    told = capsys.readouterr().err
    assert str(tmp_path / "taken") in told
    assert "a file lies where a folder belongs" in told


def test_no_sheet_of_that_name_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--only` with a name that no file starts with says so."""
    assert main(["handouts", str(tmp_path), "--only", "zzzz"]) == 1
    assert "zzzz" in capsys.readouterr().err


def test_only_what_an_earlier_build_made_is_removed(tmp_path: Path) -> None:
    """A PDF of somebody's own that lies in the folder stays."""
    for name in ("tax-return.pdf", "old-a4-clear.pdf"):
        (tmp_path / name).touch()
    gone = build._remove_others(tmp_path, ["old-a4-clear.pdf", "../x.pdf"], [])
    assert [path.name for path in gone] == ["old-a4-clear.pdf"]
    assert (tmp_path / "tax-return.pdf").exists()


def test_a_copy_that_is_not_finished_leaves_the_one_before(
    tmp_path: Path, handbook: Handbook
) -> None:
    """The zip is written beside its place and then put there."""
    site, target = tmp_path / "site", tmp_path / "copy.zip"
    (site / "page").mkdir(parents=True)
    (site / "page/index.html").write_bytes(b"\xff not UTF-8")
    target.write_text("the good one", encoding="utf-8")
    with pytest.raises(UnicodeDecodeError):
        copy.write(site, b"", handbook.identity, target)
    assert target.read_text(encoding="utf-8") == "the good one"


@pytest.mark.parametrize("template", ["gone.pptx", "text.pptx"])
def test_a_template_that_is_none_is_told(tmp_path: Path, template: str) -> None:
    """No file of that name, and one that no PowerPoint wrote, are a sentence each."""
    (tmp_path / "text.pptx").write_text("x", encoding="utf-8")
    with pytest.raises(SystemExit, match=rf"{template}: (there is no such|this is no \.pptx) file"):
        main(["slides", str(tmp_path / "made"), "--template", str(tmp_path / template)])


def test_schemas_without_their_words_are_not_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without data/ leaves those that are there as they are."""
    before = (root / "schema/tasks.json").read_bytes()
    assert main(["--handbook", str(tmp_path), "schema"]) == 1
    assert "there is no such folder" in capsys.readouterr().err
    assert (root / "schema/tasks.json").read_bytes() == before


@pytest.mark.parametrize("address", ["nonsense", "127.0.0.1:99999", ":8000", "localhost:"])
def test_an_address_that_nothing_answers_at_is_told(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No save could mend it, so nothing waits for one."""
    assert main(["serve", address]) == 1
    assert "is no address to serve at" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("chek", "did you mean 'check'?"),
        ("--handbok examples check", "there is no option '--handbok': did you mean '--handbook'?"),
        ("handouts --onyl role", "there is no option '--onyl': did you mean '--only'?"),
        ("overlay statis x", "did you mean 'status'?"),
    ],
)
def test_a_slip_in_a_command_names_what_was_meant(
    words: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command, what it does, or an option that there is none of."""
    with pytest.raises(SystemExit, match="2"):
        main(words.split())
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--handbook {root}/example check", "did you mean '{root}/examples'?"),
        ("--handbook {root}/mkdocs.yml check", "this is a file"),
        ("--handbook {root}/data check", "name the folder above, {root}"),
        ("serve http://localhost:8000/", "write localhost:8000"),
        ("serve 8000", "write 127.0.0.1:8000"),
        ("new {root}/nowhere tasks,values", "write tasks values"),
        ("overlay status {root}/examples/overlays", "name one of"),
        ("overlay status {root}/examples/overlays/riversid", "/riverside'?"),
        ("overlay status {root}/mkdocs.yml", "name the folder that it lies in"),
        (
            "overlay status {root}/examples/overlays/cedar:{root}/examples/overlays/riverside",
            "a comma parts the folders",
        ),
    ],
)
def test_a_slip_in_what_a_command_is_given_says_what_to_write(
    root: Path, words: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that is not there, or is another thing; an address; a list parted otherwise."""
    where = root.as_posix()
    assert main(words.replace("{root}", where).split()) == 1
    assert says.replace("{root}", where) in capsys.readouterr().err


def test_a_tool_that_fails_is_no_fault_of_the_data(
    small_handbook: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Node could not do is told as that, and at no line of data/."""

    def fails(*_: object) -> None:
        raise NodeError("npm: no network")

    monkeypatch.setattr(index, "files", fails)
    with pytest.raises(NodeError, match="no network"):
        list(rehearsal.problems(small_handbook))
