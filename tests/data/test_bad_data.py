"""What a data author is told: every problem at once, each with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import examine, load
from macros.data.problems import DataError, Problem


@dataclass(frozen=True)
class Broken:
    """A mistake: in `file`, `old` becomes `new`; the message stands at the line of `at`."""

    name: str
    file: str
    old: str
    new: str
    at: str
    says: str


BROKEN = (
    Broken("unknown key", "tasks.yml", "say: Let", "sey: Let", "sey:", "did you mean 'say'?"),
    Broken(
        "unknown key inside an item",
        "tasks.yml",
        "says: [taxi]",
        "sais: [taxi]",
        "sais:",
        "did you mean 'says'?",
    ),
    Broken(
        "unknown key with an empty value",
        "tasks.yml",
        "say: Let's find a driver.",
        "say: x\n  speak:",
        "speak:",
        "no key 'speak'",
    ),
    Broken(
        "duplicate id",
        "tasks.yml",
        "- id: filing",
        "- id: 'giving-rides'",
        "'giving-rides'",
        "taken",
    ),
    Broken(
        "duplicate YAML key",
        "tasks.yml",
        "title: Filing",
        "title: Filing\n  title: Papers",
        "title: Papers",
        "stands here twice",
    ),
    Broken("no read as False", "tasks.yml", "say: I can help today.", "say: no", "say: no", '"no"'),
    Broken("Yes read as True", "tasks.yml", "title: Filing", "title: Yes", "title: Yes", '"Yes"'),
    Broken(
        "off in a list", "tasks.yml", "[taxi]", "[taxi, off]", "says: [taxi, off]", "bare 'off'"
    ),
    Broken(
        "missing field",
        "tasks.yml",
        "  part: Filing your own papers is.\n",
        "",
        "id: filing",
        "'part'",
    ),
    Broken("missing id", "tasks.yml", "- id: filing\n  title", "- title", "title: Filing", "'id'"),
    Broken(
        "text where a list belongs",
        "tasks.yml",
        "values: [voluntary]\n  sources",
        "values: voluntary\n  sources",
        "values: voluntary",
        "has to be a list",
    ),
    Broken(
        "list where text belongs",
        "tasks.yml",
        "say: I can help today.",
        "say: [I can]",
        "say: [",
        "has to be text",
    ),
    Broken("number for text", "tasks.yml", "title: Filing", "title: 2013", "title: 2013", "quotes"),
    Broken("date for text", "tasks.yml", "title: Filing", "title: 2013-01-02", "title: 2", "text"),
    Broken("text for a number", "values.yml", "number: 1", "number: one", "number: one", "whole"),
    Broken("fraction for a number", "values.yml", "number: 1", "number: 1.5", "number: 1", "whole"),
    Broken(
        "text for a date", "values.yml", "reviewed: 2026-11-21", "reviewed: soon", "soon", "date"
    ),
    Broken(
        "a day that does not exist",
        "values.yml",
        "reviewed: 2026-11-21",
        "reviewed: 2026-02-31",
        "2026-02-31",
        "not a date",
    ),
    Broken("empty text", "tasks.yml", "title: Filing", 'title: ""', 'title: ""', "is empty"),
    Broken("blank text", "tasks.yml", "title: Filing", 'title: "  "', 'title: "  "', "is empty"),
    Broken("empty value", "tasks.yml", "title: Filing", "title:", "title:", "empty"),
    Broken(
        "empty list", "tasks.yml", "values: [voluntary]", "values: []", "values: []", "at least"
    ),
    Broken(
        "unknown enum value",
        "tasks.yml",
        "verdict: consistent\n        because: You go along",
        "verdict: consistant\n        because: You go along",
        "consistant",
        "did you mean 'consistent'?",
    ),
    Broken(
        "dangling reference",
        "tasks.yml",
        "category: busy-work",
        "category: busywork",
        "busywork",
        "did you mean 'busy-work'?",
    ),
    Broken(
        "dangling related task",
        "tasks.yml",
        "related: [giving-rides]",
        "related: [givin-rides]",
        "givin-rides",
        "did you mean 'giving-rides'?",
    ),
    Broken(
        "dangling link in text",
        "tasks.yml",
        "part: Filing your own papers is.",
        "part: See [rides](tasks:giving-ride).",
        "giving-ride)",
        "did you mean 'giving-rides'?",
    ),
    Broken(
        "unsafe URL in text",
        "tasks.yml",
        "part: Filing your own papers is.",
        "part: '[x](javascript:alert)'",
        "javascript",
        "not a web address",
    ),
    Broken(
        "URL without a host",
        "tasks.yml",
        "part: Filing your own papers is.",
        "part: '[x](https:///etc)'",
        "https:///etc",
        "not a web address",
    ),
    Broken(
        "unknown source section",
        "tasks.yml",
        "sources: [guide/chart]\n  reviewed",
        "sources: [guide/cart]\n  reviewed",
        "guide/cart",
        "did you mean 'guide/chart'?",
    ),
    Broken(
        "unknown unit",
        "values.yml",
        "guide/chart#values",
        "guide/chart#value",
        "#value]",
        "did you mean 'values'?",
    ),
    Broken(
        "id in capitals", "tasks.yml", "id: filing", "id: Filing", "id: Filing", "small letters"
    ),
    Broken("id with a space", "tasks.yml", "id: filing", "id: fi ling", "fi ling", "small letters"),
    Broken(
        "tab as indent", "tasks.yml", "  title: Filing", "\ttitle: Filing", "Filing", "not valid"
    ),
    Broken(
        "colon in a text",
        "tasks.yml",
        "say: I can help today.",
        "say: I can: help: today.",
        "say: I can:",
        "quotes",
    ),
    Broken(
        "open quote",
        "tasks.yml",
        "reviewed: 2026-11-21\n- id: filing",
        'reviewed: "2026\n- id: filing',
        'reviewed: "2026',
        "not closed",
    ),
    Broken(
        "open bracket",
        "tasks.yml",
        "[giving-rides]",
        "[giving-rides",
        "related: [giving-rides",
        "not closed",
    ),
    Broken("anchor", "tasks.yml", "title: Filing", "title: &a Filing", "&a", "aliases"),
    Broken("tag", "tasks.yml", "title: Filing", "title: !!python/name:os.system", "!!py", "tag"),
    Broken("merge key", "tasks.yml", "title: Filing", "<<: {a: b}", "<<", "takes nothing over"),
    Broken(
        "key that is a list",
        "tasks.yml",
        "title: Filing",
        "? [a]\n  : b",
        "? [a]",
        "take them away",
    ),
    Broken(
        "an entry that is text",
        "tasks.yml",
        "- id: filing",
        "- filing\n- id: filing",
        "- filing",
        "group",
    ),
    Broken(
        "statement that is text",
        "tasks.yml",
        "- text: You file your own papers.",
        "- You file your own papers.",
        "- You file",
        "group of keys",
    ),
    Broken(
        "refusal without an alternative",
        "tasks.yml",
        "  instead:\n    - Ask who wants the ride.\n",
        "",
        "id: giving-rides",
        "'instead'",
    ),
    Broken(
        "refusal without a reason",
        "tasks.yml",
        "  reasons:\n    - category: busy-work\n      text: Anybody could drive.\n",
        "",
        "id: giving-rides",
        "'reasons'",
    ),
    Broken(
        "control character", "tasks.yml", "title: Filing", "title: Fil\x01ing", "Fil", "character"
    ),
)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.name)
def test_a_mistake_is_named_with_its_file_and_line(small: Path, broken: Broken) -> None:
    """Each mistake is reported at its own line, with what to do about it."""
    found = examine(small)[1] if _break(small, broken) else []
    assert any(_tells(problem, small, broken) for problem in found), [str(p) for p in found]


def _break(folder: Path, broken: Broken) -> bool:
    path = folder / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.old in text
    path.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")
    return True


def _tells(problem: Problem, folder: Path, broken: Broken) -> bool:
    lines = (folder / broken.file).read_text(encoding="utf-8").split("\n")
    near = {n for n, line in enumerate(lines, 1) if broken.at in line}
    here = problem.line in near
    return problem.file == f"data/{broken.file}" and here and broken.says in problem.message


def test_what_is_said_of_each_mistake_is_reviewed(
    small: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Every word that an author reads of it, with the line, but for the list of all keys."""
    told: dict[str, list[str]] = {}
    for broken in BROKEN:
        sound = (small / broken.file).read_text(encoding="utf-8")
        _break(small, broken)
        said = [str(problem) for problem in examine(small)[1]]
        told[broken.name] = [re.sub(r"(?<=Permitted: )id, .*", "id, …", words) for words in said]
        (small / broken.file).write_text(sound, encoding="utf-8")
    reviewed("mistakes.yml", told)


def test_the_small_handbook_is_sound(small: Path) -> None:
    """The data that the other tests break has nothing wrong with it."""
    assert examine(small)[1] == []


def test_every_mistake_is_told_at_once(small: Path) -> None:
    """Three mistakes in two files come back as three problems."""
    for name in ("unknown key", "duplicate YAML key", "text for a number"):
        _break(small, next(b for b in BROKEN if b.name == name))
    files = {p.file for p in examine(small)[1]}
    assert files == {"data/tasks.yml", "data/values.yml"}


def test_a_reference_is_checked_even_in_an_entry_with_other_mistakes(small: Path) -> None:
    """A missing field does not hide a dangling reference beside it."""
    for name in ("missing field", "dangling related task"):
        _break(small, next(b for b in BROKEN if b.name == name))
    told = " ".join(str(p) for p in examine(small)[1])
    assert "'part'" in told
    assert "givin-rides" in told


def test_loading_raises_one_error_that_holds_them_all(small: Path) -> None:
    """`load` raises DataError, whose text lists every problem and how many there are."""
    _break(small, BROKEN[0])
    with pytest.raises(DataError, match=r"data/tasks\.yml:\d+: .*\n\d+ problems?\. Nothing"):
        load(small)


def test_a_problem_reads_as_file_line_message() -> None:
    """An editor can jump to file:line."""
    assert re.fullmatch(
        r"data/tasks\.yml:41: mend it", str(Problem("data/tasks.yml", 41, "mend it"))
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("taks.yml", "did you mean 'tasks'?"),
        ("tasks.yaml", "tasks.yml"),
        ("tasks.txt", "rename it"),
        ("desktop.ini", "a program left this file here: delete it"),
        ("law.yml.orig", "rename it to law.yml if that is gone"),
    ],
)
def test_a_file_that_nothing_reads_is_named(small: Path, name: str, says: str) -> None:
    """A misspelled file name is a problem, not a file passed over in silence."""
    (small / name).write_text("- id: x\n", encoding="utf-8")
    assert any(says in str(p) and name in str(p) for p in examine(small)[1])


def test_what_a_mac_zips_besides_is_told(small: Path) -> None:
    """The folder, once; what it holds is hidden, or none of ours."""
    (small / "__MACOSX").mkdir()
    (small / "__MACOSX/tasks.yml").touch()
    (small / "__MACOSX/values.yml").touch()
    (problem,) = set(examine(small)[1])
    assert problem.file == f"{small.name}/__MACOSX"
    assert problem.message == (
        "a program left this folder here when something was unzipped: delete it"
    )


@pytest.mark.parametrize(
    ("copy", "more", "says"),
    [
        ("one copy", "", "this file is a copy of {}/tasks/one.yml: delete it"),
        ("one-b", "", "this file is a copy of {}/tasks/one.yml: delete it"),
        (
            "one (1)",
            "# Another\n",
            "seems to be a copy of {}/tasks/one.yml, whose ids it has: keep one of the two",
        ),
    ],
)
def test_a_copy_is_told_where_it_lies(small: Path, copy: str, more: str, says: str) -> None:
    """And not where what was copied lies; also where both hold one entry."""
    text = (small / "tasks.yml").read_text("utf-8")
    one = text[: text.index("\n- id: ", 5) + 1]
    (small / "tasks").mkdir()
    (small / "tasks.yml").write_text(text[len(one) :], "utf-8")
    (small / "tasks/one.yml").write_text(one, "utf-8")
    (small / f"tasks/{copy}.yml").write_text(one + more, "utf-8")
    (problem,) = examine(small)[1]
    assert (problem.file, problem.line) == (f"{small.name}/tasks/{copy}.yml", 0)
    assert says.format(small.name) in problem.message


def test_a_file_that_is_not_text_is_named(small: Path) -> None:
    """A file in another encoding is reported at the line that can't be read."""
    (small / "tasks.yml").write_bytes(b"- id: x\n  title: \xff\xfe\n")
    assert any(p.line == 2 and "UTF-8" in p.message for p in examine(small)[1])


@pytest.mark.parametrize("text", ["", "id: x", "just text", "- - a"])
def test_a_file_that_is_no_list_of_entries_is_named(small: Path, text: str) -> None:
    """A data file that holds anything else is a problem on its first line."""
    (small / "tasks.yml").write_text(text, encoding="utf-8")
    assert any(p.file == "data/tasks.yml" and p.line == 1 for p in examine(small)[1])


def test_deep_nesting_is_a_problem_and_no_crash(small: Path) -> None:
    """Thousands of brackets are told as a mistake."""
    (small / "tasks.yml").write_text("- " + "[" * 5000 + "]" * 5000, encoding="utf-8")
    assert any("deep" in p.message for p in examine(small)[1])


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    """Without data/ there is a message, not a traceback."""
    assert examine(tmp_path / "data")[1]
