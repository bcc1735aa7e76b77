"""What has one cause is told once: a name that stands nowhere, a file that is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from macros.check.stray_pages import was, without_moved
from macros.data.problems import DataError, Lacking, Problem, printable, report, together

TASK: Lacking = ("entry in tasks", "frist")

GONE = "; if it was renamed or taken away in data/tasks.yml, put it back, or mend these places"


def lacking(lacks: Lacking, *lines: int, file: str = "data/values.yml") -> list[Problem]:
    """A problem on each of these lines, that all lack one thing."""
    return [Problem(file, line, f"no '{lacks[1]}'", lacks) for line in lines]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of data with an entry of each kind that is named."""
    data = tmp_path / "data"
    (data / "topics").mkdir(parents=True)
    for name in ("tasks", "sources", "vocabulary"):
        (data / f"{name}.yml").write_text("- id: first\n", "utf-8")
    return data


def test_a_name_is_told_where_it_is_used_first(folder: Path) -> None:
    """With the other places, by file and line."""
    found = lacking(TASK, 9, 3) + lacking(TASK, 2, file="data/ethics.yml")
    (told,) = together(found, folder)
    assert str(told) == (
        "data/ethics.yml:2: no 'frist' (also at data/values.yml:3, data/values.yml:9)" + GONE
    )


def test_a_name_that_is_used_once_is_told_as_it_is(folder: Path) -> None:
    """So is what lacks nothing."""
    other = Problem("data/values.yml", 1, "Something else")
    (one,) = lacking(TASK, 3)
    assert together([one, other, other], folder) == [other, one]


def test_what_many_name_is_told_in_its_file(folder: Path) -> None:
    """Nobody makes one slip in seven places: it was renamed or taken away where it stood."""
    (told,) = together(lacking(TASK, *range(1, 7)), folder)
    found = lacking(TASK, *range(1, 8))
    (more,) = together(found, folder)
    near = [replace(p, message=f"{p.message}: did you mean 'first'?") for p in found]
    (renamed,) = together(near, folder)
    places = ", ".join(f"data/values.yml:{line}" for line in range(2, 7))
    assert told.message == f"no 'frist' (also at {places}){GONE}"
    assert str(more) == (
        "data/tasks.yml: a name that others use should stand here ('frist'; first used at "
        "data/values.yml:1, 7 times in all): add what is missing, put back what was renamed or "
        "taken away, or change those places"
    )
    assert (renamed.file, renamed.line) == ("data/tasks.yml", 1)
    assert renamed.message == f"{more.message}; or is it 'first' now?"


def test_of_many_calls_a_few_are_told() -> None:
    """What belongs to no file is told where it is first named, with five others."""
    (told,) = together(lacking(("call", "x"), *range(1, 9)), Path("data"))
    places = ", ".join(f"data/values.yml:{line}" for line in range(2, 7))
    assert told.message == f"no 'x' (also at {places}, … 7 in all)"


@pytest.mark.parametrize(
    "hint",
    [
        ", but one in values: name it in a list of values, or one of tasks here",
        ": look up its id in data/tasks, or write it there first",
        ": write one of first, second",
    ],
)
def test_what_two_places_name_is_no_slip_for_another(folder: Path, hint: str) -> None:
    """An entry of its own name elsewhere is not what they mean; one that is near may be."""
    one, two = (replace(p, message=f"{p.message}{hint}") for p in lacking(TASK, 1, 2))
    (told,) = together([one, two], folder)
    assert together([one], folder)[0].message.startswith(f"no 'frist'{hint[:9]}")
    assert told.message == f"no 'frist' (also at data/values.yml:2){GONE}"
    near = [replace(p, message="no 'frist': did you mean 'first'?") for p in (one, two)]
    (told,) = together(near, folder)
    assert "did you mean 'first'? (also at" in told.message


def test_a_name_without_its_kind_is_told_with_the_same_of_a_kind(folder: Path) -> None:
    """As in a list that a macro is given; alone, it is told for itself."""
    bare = lacking(("entry", "frist"), 9, file="docs/index.md")
    (told,) = together([*bare, *lacking(TASK, 1)], folder)
    assert told.message == f"no 'frist' (also at docs/index.md:9){GONE}"
    assert together(bare, folder) == bare
    sure = [replace(p, message="no 'frist': write 'first'") for p in lacking(TASK, 1, 2)]
    (told,) = together(sure, folder)
    assert told.message == "no 'frist': write 'first' (also at data/values.yml:2)"


def test_where_to_look_an_id_up_is_a_file_or_a_folder(folder: Path) -> None:
    """As it lies in data/."""
    how = ": look up its id in data/{}, or write it there first"
    for kind, there in (("tasks", "tasks.yml"), ("topics", "topics")):
        (one,) = lacking((f"entry in {kind}", "x"), 1)
        (told,) = together([replace(one, message=f"no 'x'{how.format(kind)}")], folder)
        assert told.message == f"no 'x'{how.format(there)}"


def test_a_term_that_two_lack_may_have_been_taken_away(folder: Path) -> None:
    """Its file is named; of one place, nothing more is said."""
    one, two = lacking(("term in verdicts", "x"), 1, 2)
    assert together([one], folder) == [one]
    (told,) = together([one, two], folder)
    assert told.message == (
        "no 'x' (also at data/values.yml:2); if it was renamed or taken away in "
        "data/vocabulary.yml, put it back"
    )


def test_a_page_that_is_gone_is_told_as_a_page(folder: Path) -> None:
    """However many places there are; where its name is used once, as it is."""
    page = ("page", "guide/old.md")
    (told,) = together(lacking(page, 1, 2), folder)
    assert told.message == (
        "no 'guide/old.md' (also at data/values.yml:2); if the page was renamed or taken away, put "
        "it back, or mend these places"
    )
    (many,) = together(lacking(page, *range(1, 9)), folder)
    assert "… 7 in all); if the page was renamed" in many.message
    (call,) = together(lacking(("call", "x"), 1, 2), folder)
    assert call.message == "no 'x' (also at data/values.yml:2)"


@pytest.mark.parametrize(
    ("what", "file"),
    [
        ("entry in tasks", "data/tasks.yml"),
        ("entry in topics", "data/topics"),
        ("source section", "data/sources.yml"),
        ("term in verdicts", "data/vocabulary.yml"),
    ],
)
def test_where_four_names_are_gone_their_file_is_told(folder: Path, what: str, file: str) -> None:
    """With three of them, where the first is used, and how often they are."""
    found = [p for n, name in enumerate("dcba", 1) for p in lacking((what, name), n, n + 10)]
    (told,) = together(found, folder)
    assert told == Problem(
        file,
        0,
        "4 names that others use should stand here ('d', 'c', 'b', …; first used at "
        "data/values.yml:1, 8 times in all): add what is missing, put back what was renamed or "
        "taken away, or change those places",
    )


def test_three_names_are_told_one_by_one(folder: Path) -> None:
    """Their file is there, and holds others."""
    found = [p for n, name in enumerate("abc", 1) for p in lacking(("entry in tasks", name), n)]
    assert together(found, folder) == found


@pytest.mark.parametrize("text", [None, "", "# A remark\n  - id: inside\n"])
def test_a_file_without_an_entry_is_told_for_a_single_name(folder: Path, text: str | None) -> None:
    """One that isn't there, that is empty, or that has no dash at its edge."""
    path = folder / "tasks.yml"
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    (told,) = together(lacking(TASK, 4), folder)
    assert told == Problem(
        "data/tasks.yml",
        0,
        "a name that others use should stand here ('frist'; first used at data/values.yml:4, "
        "1 times in all): add what is missing, put back what was renamed or taken away, or change "
        "those places",
    )


def test_a_folder_of_files_is_not_gone(folder: Path) -> None:
    """Its entries lie in files of their own."""
    found = lacking(("entry in topics", "x"), 4)
    assert together(found, folder) == found


def test_what_belongs_to_no_file_is_told_one_by_one(folder: Path) -> None:
    """However much of it there is."""
    found = [p for n in range(1, 7) for p in lacking(("page", f"{n}.md"), n)]
    assert together(found, folder) == found


def test_all_problems_are_told_with_their_number() -> None:
    """Each once and in order, one by itself in the singular."""
    first, second = Problem("a.yml", 0, "One"), Problem("b.yml", 12, "Two\x1b[1m\u202e")
    assert report([first]) == "a.yml: One\n1 problem. Nothing was built."
    error = DataError([second, first, second])
    assert error.problems == [first, second]
    assert str(error) == (
        "a.yml: One\nb.yml:12: Two\\x1b[1m\\u202e\n2 problems. Nothing was built."
    )
    assert printable("Caf\u00e9 and so on") == "Caf\u00e9 and so on"


def _moved(before: str, now: str) -> list[Problem]:
    """What is found where a page was moved: the menu, the page, and a link in it."""
    lacks = ("page", before)
    menu = Problem("mkdocs.yml", 9, f"there is no page '{before}'", lacks)
    page = Problem(f"docs/{now}", 0, was(before, now), lacks)
    return [menu, page, Problem(f"docs/{now}", 5, "the link 'x.md' leads to nothing")]


def test_a_page_that_was_moved_is_told_alone() -> None:
    """Where others name it as the menu does; else it is the menu that has a slip."""
    menu, page, link = found = _moved("build/money.md", "money.md")
    other = Problem("docs/a.md", 2, "the link leads to nothing", ("page", "build/money.md"))
    beside = Problem("docs/a.md", 3, "Something else")
    assert without_moved([*found, other, beside]) == [page, beside]
    assert without_moved([*found, beside]) == [menu, link, beside]
    assert page.message == (
        "this page is named build/money.md elsewhere: move it back there, or write money.md in "
        "those places"
    )


def test_a_folder_that_was_moved_is_told_alone() -> None:
    """And none of its pages, nor what names them."""
    lost = [
        Problem("data/tasks.yml", 2, "no such page", ("page", f"build/{name}.md"))
        for name in ("one", "two", "index")
    ]
    found = [p for name in ("one", "two") for p in _moved(f"build/{name}.md", f"make/{name}.md")]
    (told,) = without_moved([*found, *lost])
    assert (told.file, told.message) == (
        "docs/make",
        "this folder is named build/ elsewhere: move it back there, or write make/ in those places",
    )


def test_a_term_that_an_output_needs_is_told_in_the_vocabulary_alone(folder: Path) -> None:
    """However many name it: there it has another id."""
    lacks = ("term in verdicts", "yes")
    need = Problem("data/vocabulary.yml", 4, "the lookup needs the term 'yes'", lacks)
    assert together([*lacking(lacks, *range(1, 9)), need], folder) == [need]


def test_a_term_whose_title_is_its_former_id_is_told_in_the_vocabulary(folder: Path) -> None:
    """Many name it by a slip: it was renamed."""
    found = [
        replace(p, message="'no' is what readers see of a term in verdicts: write first")
        for p in lacking(("term in verdicts", "no"), *range(1, 9))
    ]
    (told,) = together(found, folder)
    assert (told.place, told.message.endswith("or is it 'first' now?")) == (
        "data/vocabulary.yml:1",
        True,
    )
