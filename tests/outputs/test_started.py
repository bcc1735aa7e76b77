"""The start of another handbook, file by file, as it would be written beside the generator."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.model.entries import Enumeration
from macros.model.kinds import KINDS
from macros.outputs.start import files
from macros.outputs.start.entries import Start

TODAY = datetime.date(2026, 11, 25)
TOLD_OF = ("data/tasks.yml", "data/handbook.yml")
"""What may stand in an entry besides is held of these kinds: it says what the model says."""
SHARED = "data/vocabulary.yml"
"""Most of it are the generator's own words."""


def _made(root: Path, *kinds: str) -> dict[str, str]:
    start = files.started(files.wanted(kinds), root, TODAY)
    return dict(files.files(start, root / "mine", root))


def _lines(name: str, text: str) -> list[str]:
    lines = text.splitlines()
    return [line for line in lines if name in TOLD_OF or not line.startswith("#   ")]


def test_a_start_with_every_kind_was_approved(
    root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Data, pages and settings; every entry that another needs is there."""
    made = _made(root, "all")
    assert {f"data/{kind}.yml" for kind in KINDS} <= set(made)
    found = {name: _lines(name, text) for name, text in made.items() if name != SHARED}
    reviewed("made/started.yml", found)


def test_a_smaller_start_was_approved(
    root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Which pages there are, and what the menu and the front page lead to."""
    found = {}
    for kinds in ((), ("tasks",), ("paths",), ("session-plans", "values")):
        made = _made(root, *kinds)
        told = {name: made[name].splitlines() for name in ("mkdocs.yml", "docs/index.md")}
        found[" ".join(kinds)] = {"files": [*made], **told}
    reviewed("made/started-small.yml", found)


def test_words_of_a_start_are_its_own_or_the_generators(root: Path) -> None:
    """Those that no code knows have a first one; only what is used comes along."""
    start = files.started(["tasks"], root, TODAY)
    words = {row["id"]: [term["id"] for term in row["terms"]] for row in start.kinds["vocabulary"]}
    assert {"verdicts", "bases", "strengths", "voices"} <= set(words)
    assert "question-areas" not in words
    assert words["verdicts"] == ["consistent", "in-part", "depends", "not-consistent"]
    every = files.started(KINDS, root, TODAY).kinds["vocabulary"]
    own = {row["id"] for row in every if [t["id"] for t in row["terms"]] == ["first"]}
    assert {"audiences", "question-areas", "work-settings"} <= own
    assert "verdicts" not in own
    (readers,) = (row for row in every if row["id"] == "audiences")
    assert readers["terms"] == [
        {
            "id": "first",
            "title": "The first",
            "meaning": "What the word means, and when to use it.",
        }
    ]
    said = str([row for row in every if row["id"] not in own])
    assert "peer" not in said
    assert "the role" in said


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ((), files.USUAL),
        (("tasks",), ("tasks",)),
        (("values", "tasks"), ("values", "tasks")),
        (("tasks", "all"), tuple(KINDS)),
    ],
)
def test_the_kinds_of_a_start_are_those_asked_for(
    asked: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    """The usual ones where nobody says which, and all of them for a word."""
    assert files.wanted(asked) == kinds


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("taks", "there is no kind 'taks': did you mean 'tasks'? Kinds: "),
        ("xyzzy", "there is no kind 'xyzzy'. Kinds: handbook, style, "),
        ("tasks,values", "a space parts the kinds: write tasks values"),
        ("tasks;values,,", "a space parts the kinds: write tasks values"),
        ("tasks,all", "a space parts the kinds: write tasks all"),
        ("tasks,vals", "there is no kind 'tasks,vals'"),
    ],
)
def test_a_kind_that_there_is_not_is_told(kind: str, told: str) -> None:
    """With the one that is meant, or how several are written."""
    with pytest.raises(ValueError, match="kind") as error:
        files.wanted([kind])
    assert str(error.value).startswith(told)


def test_a_start_is_written_whole(root: Path, tmp_path: Path) -> None:
    """With its logo; the kinds that it has are told."""
    folder = tmp_path / "some/where"
    kinds = files.write(folder, ["tasks"], root, TODAY)
    assert kinds == ["handbook", "sources", "danger", "tasks", "values", "vocabulary"]
    lying = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    logo = lying.pop("docs/assets/images/logo.svg")
    assert logo.read_bytes().startswith(b"<svg")
    start = files.started(["tasks"], root, TODAY)
    made = dict(files.files(start, folder, root))
    assert {name: path.read_text("utf-8") for name, path in lying.items()} == made


@pytest.mark.parametrize("lies", ["folder", "file"])
def test_a_start_is_written_over_nothing(root: Path, tmp_path: Path, lies: str) -> None:
    """Neither into a folder with something in it nor over a file; an empty one will do."""
    folder = tmp_path / "mine"
    if lies == "folder":
        folder.mkdir()
        (folder / "notes.txt").write_text("x", "utf-8")
    else:
        folder.write_text("x", "utf-8")
    with pytest.raises(ValueError, match=r": something is there already: name a new folder$"):
        files.write(folder, ["tasks"], root, TODAY)
    (tmp_path / "empty").mkdir()
    assert files.write(tmp_path / "empty", ["tasks"], root, TODAY)


def test_entries_of_a_start_are_made_once() -> None:
    """Under ids of their own; who asks for more gets those that are there, and more."""
    start = Start({"verdicts": ["consistent"]}, TODAY)
    assert start.ask("values") == ["first"]
    assert start.ask("values", 3) == ["first", "another-1", "another-2"]
    assert start.ask("values") == ["first"]
    titles = [entry["title"] for entry in start.kinds["values"]]
    assert titles == ["Core values: the first", "Core values: another", "Core values: another"]
    assert [entry["number"] for entry in start.kinds["values"]] == [1, 2, 3]
    assert start.ask("sources") == ["my-document"]


def test_a_right_answer_never_stands_in_one_place() -> None:
    """In six questions it's twice in each."""
    start = Start({}, TODAY)
    start.ask("questions", 6)
    places = [
        [option["id"] for option in entry["options"] if option.get("right")]
        + [n for n, option in enumerate(entry["options"]) if option.get("right")]
        for entry in start.kinds["questions"]
    ]
    assert places == [["b", n] for n in (1, 0, 2, 2, 1, 0)]


def test_the_models_in_a_type_are_found_wherever_they_stand() -> None:
    """In lists, in what may be left out, and in neither."""
    assert list(files.models_in(list[Enumeration] | None)) == [Enumeration]
    assert list(files.models_in(dict[str, list[str]])) == []
