"""What somebody who made one slip is told: its cause, once, at its line, with what mends it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml

from macros.check import project
from macros.check.macro_calls import Offered
from macros.check.project import problems
from macros.data.problems import Problem

Slip = Mapping[str, str]
Told = Callable[[], list[Problem]]

SLIPS: list[Slip] = yaml.safe_load(
    (Path(__file__).parent / "slips.yml").read_text(encoding="utf-8")
)


@pytest.fixture
def told(small: Path) -> Told:
    """What the check says of the small handbook as it is now, without any pages."""
    return lambda: problems(small, small.parent / "docs", Offered())


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip["name"])
def test_a_slip_is_told_once_where_it_is(small: Path, told: Told, slip: Slip) -> None:
    """One slip, one problem, in its own file and line, with the advice for its kind."""
    path = small / slip["file"]
    text = path.read_text(encoding="utf-8")
    assert slip["old"] in text
    path.write_text(text.replace(slip["old"], slip["new"], 1), encoding="utf-8")
    (problem,) = told()
    assert problem.file == f"data/{slip.get('in', slip['file'])}"
    told_of = (small.parent / problem.file).read_text(encoding="utf-8").split("\n")
    assert slip.get("line", slip["at"]) in told_of[problem.line - 1]
    assert slip["says"] in problem.message


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("values", "  number: 1"),
        ("values", "  reviewed: 2026-11-21"),
        ("values", "- id: voluntary"),
        ("values", "  guidelines:"),
        ("values", "      items:"),
        ("values", "  sources: [guide/chart]"),
        ("tasks", "        verdict: consistent"),
        ("tasks", "    - category: busy-work"),
        ("sources", '  year: "2020"'),
        ("sources", "      units: {tasks: 1, values: 1, points: 2}"),
        ("handbook", "  leave_to: https://example.org/away"),
    ],
)
def test_a_remark_behind_a_value_that_is_whole_is_none_of_it(
    small: Path, told: Told, file: str, line: str
) -> None:
    """A number, a day, a name, quotes, brackets, a key that opens a list: no text goes on there."""
    path = small / f"{file}.yml"
    text = path.read_text(encoding="utf-8")
    assert f"{line}\n" in text
    path.write_text(text.replace(f"{line}\n", f"{line} # as agreed\n", 1), encoding="utf-8")
    assert told() == []


def test_a_remark_behind_each_item_and_beside_a_slip_is_none(small: Path, told: Told) -> None:
    """What else is wrong in the entry is told as it is without them."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    lines = "values:\n    - voluntary # the first\n  basis: sourced # of all\n"
    text = text.replace("values: [voluntary]\n", lines, 1)
    path.write_text(text, encoding="utf-8")
    assert told() == []
    path.write_text(text.replace("say: Let's find", "say: 'Let's find", 1), encoding="utf-8")
    (problem,) = told()
    assert "an apostrophe ends the text" in problem.message


@pytest.mark.parametrize("ends", ["  question: Is filing part", "  part: Filing", "- id: filing\n"])
def test_a_file_that_was_cut_off_is_told_once_at_its_end(
    small: Path, told: Told, ends: str
) -> None:
    """Not what its entry lacks one by one, nor what names the entries that stood below."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index(ends) + len(ends.rstrip())], encoding="utf-8")
    (problem,) = told()
    assert (problem.file, problem.line) == ("data/tasks.yml", path.read_text().count("\n") + 1)
    assert "the file ends here, inside an entry that lacks" in problem.message


def test_a_file_cut_off_inside_a_quote_says_that_it_ends(small: Path, told: Told) -> None:
    """Closing the quote would not bring back what is gone."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.partition("  title: Filing")[0] + '  title: "Fil', encoding="utf-8")
    (problem,) = told()
    assert "The file ends here" in problem.message


def test_what_is_judged_over_a_file_waits_for_its_entries(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pattern in a file may come of the entry that is wrong in it, but not one elsewhere."""
    of_an_entry = Problem("data/tasks.yml", 1, "an entry")
    over_files = [Problem(f"data/{name}.yml", 1, "a pattern") for name in ("tasks", "values")]
    over = lambda _: iter(over_files)  # noqa: E731
    monkeypatch.setattr(project, "RULES", (over, lambda _: iter([of_an_entry])))
    monkeypatch.setattr(project, "OVER_FILES", (over,))
    assert [(p.file, p.message) for p in told()] == [
        ("data/tasks.yml", "an entry"),
        ("data/values.yml", "a pattern"),
    ]


def test_every_slip_has_a_name_of_its_own() -> None:
    """A failing test names one line of the table."""
    names = [slip["name"] for slip in SLIPS]
    assert len(set(names)) == len(names)


def test_what_follows_from_a_file_that_cannot_be_read_is_held_back(small: Path, told: Told) -> None:
    """Nothing is said of the many places that name what the file holds."""
    (small / "vocabulary.yml").write_text("- id: a: b\n", encoding="utf-8")
    (problem,) = told()
    assert problem.file == "data/vocabulary.yml"


def test_a_problem_beside_a_file_that_cannot_be_read_is_told(small: Path, told: Told) -> None:
    """What does not follow from it is still said."""
    (small / "sources.yml").write_text("- id: a: b\n", encoding="utf-8")
    path = small / "tasks.yml"
    path.write_text(path.read_text("utf-8").replace("busy-work", "busywork"), encoding="utf-8")
    assert [p.file for p in told()] == ["data/sources.yml", "data/tasks.yml"]


def test_a_file_that_was_taken_away_is_told_once(small: Path, told: Told) -> None:
    """Not each place that names what it held, but the file."""
    (small / "sources.yml").unlink()
    (problem,) = told()
    assert problem.file == "data/sources.yml"
    assert "put back" in problem.message


def test_a_file_that_was_emptied_is_told_and_not_what_named_its_entries(
    small: Path, told: Told
) -> None:
    """One entry that is named and gone is a slip at its name; where none is left, the file is."""
    (small / "reasons.yml").write_text("# To be written again\n[]\n", encoding="utf-8")
    (problem,) = told()
    assert problem.file == "data/reasons.yml"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("tasks/chart.yaml", "rename it to chart.yml"),
        ("tasks/chart.YML", "rename it to chart.yml"),
        ("tasks/chart.yml.txt", "rename it to chart.yml"),
        ("tasks.yaml", "rename it to tasks.yml"),
        ("taks.yml", "did you mean 'tasks'?"),
        ("tasks.yml.orig", "a program left this file"),
        ("tasks/new task.docx", "nothing reads a .docx file here"),
        ("photo.png", "nothing reads a .png file here"),
    ],
)
def test_a_file_that_nothing_reads_says_what_to_do_with_it(
    small: Path, told: Told, name: str, says: str
) -> None:
    """It says which name it needs, or that it belongs elsewhere."""
    (small / name).parent.mkdir(exist_ok=True)
    (small / name).write_text("[]\n", encoding="utf-8")
    (problem,) = told()
    assert problem.file == f"data/{name}"
    assert says in problem.message


def test_a_file_in_the_wrong_place_is_known_by_its_entries(small: Path, told: Told) -> None:
    """It says whose they are, and nothing of what would follow from their being gone."""
    (small / "tasks.yml").rename(small / "chart.yml")
    (problem,) = told()
    assert problem.file == "data/chart.yml"
    assert "its entries are those of tasks" in problem.message


def test_a_folder_with_a_wrong_name_is_told_once(small: Path, told: Told) -> None:
    """And not each of its files."""
    (small / "task").mkdir()
    (small / "tasks.yml").rename(small / "task/one.yml")
    (small / "task/two.yml").write_text("[]\n", encoding="utf-8")
    (small / "task/one.yml").write_text("- id: x\n", encoding="utf-8")
    (problem,) = told()
    assert problem.file == "data/task"
    assert "did you mean 'tasks'?" in problem.message


def test_an_entry_that_lost_its_first_lines_is_told_once(small: Path, told: Told) -> None:
    """It is read as one with the entry above; who names it is right."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8")
    at = text.index("- id: filing")
    cut = text[:at] + text[text.index("\n", text.index("\n", at) + 1) + 1 :]
    path.write_text(cut, encoding="utf-8")
    (problem,) = told()
    assert (problem.file, problem.line) == ("data/tasks.yml", cut.count("\n", 0, at) + 1)
    assert "put back the line with its dash" in problem.message


def test_a_section_that_stands_twice_is_told_alone(small: Path, told: Told) -> None:
    """Nobody knows which of the two its name was meant for."""
    path = small / "sources.yml"
    text = path.read_text(encoding="utf-8")
    section = text[text.index("    - id: chart") :]
    path.write_text(text + section, encoding="utf-8")
    (problem,) = told()
    assert problem.file == "data/sources.yml"
    assert "twice" in problem.message


def test_a_copy_of_a_file_is_told_once(small: Path, told: Told) -> None:
    """Not each of its ids, which stand in the other file too."""
    (small / "tasks").mkdir()
    (small / "tasks.yml").rename(small / "tasks/all.yml")
    shutil.copy(small / "tasks/all.yml", small / "tasks/every.yml")
    with (small / "tasks/every.yml").open("a", encoding="utf-8") as file:
        file.write("# Ours\n")
    (problem,) = told()
    assert problem.file == "data/tasks/every.yml"
    assert "delete one of the files" in problem.message


def test_an_entry_among_those_of_another_kind_is_to_be_moved(small: Path, told: Told) -> None:
    """Its keys say where it belongs: what it lacks here is not told."""
    entry = "- id: a-law\n  title: A law\n  citation: X\n  says: Y\n  jurisdiction: Z\n"
    with (small / "values.yml").open("a", encoding="utf-8") as file:
        file.write(entry)
    (problem,) = told()
    assert "move it to data/law.yml" in problem.message


@pytest.mark.parametrize("name", [".#tasks.yml", "#tasks.yml#", "tasks.yml~", ".tasks.yml.swp"])
def test_what_an_editor_leaves_is_passed_over(small: Path, told: Told, name: str) -> None:
    """A lock that leads nowhere and a copy of what was there before are nobody's mistake."""
    (small / name).symlink_to("nobody@nowhere.1234")
    assert told() == []


def _no_way(path: Path) -> None:
    path.symlink_to(path.name)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    import os  # noqa: PLC0415 - one test needs it, and no machine without pipes runs it

    os.mkfifo(path)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (lambda path: path.symlink_to("gone.yml"), "leads to no file"),
        (_no_way, "leads to no file"),
        (_folder, "a folder"),
        (_pipe, "not a file"),
        (lambda path: path.write_bytes("- id: é\n".encode("latin-1")), "UTF-8"),
        (lambda path: path.write_bytes("- id: x\n".encode("utf-16-le")), "UTF-8"),
        (lambda path: path.write_bytes(b"- id: x\n  title: x\0y\n"), "U+0000"),
        (lambda path: path.write_text("- id: x\n" * 200_000), "larger than"),
        (lambda path: path.write_text("- " + "[" * 100_000), "nested too deeply"),
        (lambda path: path.write_text("- " * 100_000), "nested too deeply"),
    ],
    ids=[
        "link",
        "loop",
        "folder",
        "pipe",
        "latin-1",
        "utf-16",
        "nothing",
        "large",
        "brackets",
        "dashes",
    ],
)
def test_what_cannot_be_read_gets_a_sentence(
    small: Path, told: Told, made: Callable[[Path], None], says: str
) -> None:
    """Whatever stands in the place of a data file is told, and nothing hangs or falls."""
    made(small / "glossary.yml")
    (problem,) = told()
    assert problem.file == "data/glossary.yml"
    assert says in problem.message


def test_nothing_that_a_terminal_acts_on_is_printed() -> None:
    """A value that a message repeats can't clear the screen."""
    assert "\x1b" not in str(Problem("data/tasks.yml", 1, "'\x1b[2J'"))


def test_the_page_that_says_more_than_the_signpost_is_there(small: Path, told: Told) -> None:
    """Without it, the signpost would lose its link, and nobody would be told."""
    docs = small.parent / "docs/start"
    docs.mkdir(parents=True, exist_ok=True)
    (docs / "hard-moments.md").write_text("# Hard moments\n", encoding="utf-8")
    path = small / "handbook.yml"
    more = "  more: {page: start/hard-moment.md, words: More}\n"
    path.write_text(path.read_text("utf-8").rstrip() + f"\n{more}", encoding="utf-8")
    (problem,) = (p for p in told() if p.file == "data/handbook.yml")
    assert "did you mean 'start/hard-moments.md'?" in problem.message


def test_units_that_cannot_be_read_hide_what_names_them(small: Path, told: Told) -> None:
    """The section whose counts are no group is told, and no entry that restates one of them."""
    path = small / "sources.yml"
    text = path.read_text("utf-8").replace("units: {tasks: 1", "units: [tasks: 1").replace("}", "]")
    path.write_text(text, encoding="utf-8")
    assert {problem.file for problem in told()} == {"data/sources.yml"}


def test_a_file_among_those_of_another_kind_is_told_once(small: Path, told: Told) -> None:
    """Not each of its entries, nor what names them."""
    (small / "values").mkdir()
    (small / "tasks.yml").rename(small / "values/tasks.yml")
    (problem,) = told()
    assert problem.file == "data/values/tasks.yml"
    assert "move the file to data/tasks/" in problem.message


def test_what_names_an_entry_among_another_kind_is_right(small: Path, told: Told) -> None:
    """It is the entry that has to be moved."""
    text = (small / "values.yml").read_text(encoding="utf-8")
    (small / "values.yml").write_text("[]\n", encoding="utf-8")
    with (small / "tasks.yml").open("a", encoding="utf-8") as file:
        file.write(text)
    assert [p.file for p in told()] == ["data/tasks.yml"]


def test_a_key_that_is_missing_is_shown_as_others_have_it(small: Path, told: Told) -> None:
    """An example of the same file says more than the name of the key."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8").replace("  title: Filing\n", "")
    path.write_text(text, encoding="utf-8")
    (problem,) = told()
    assert problem.message == "'title' is missing: add it, as line 2 has title: Giving rides"
