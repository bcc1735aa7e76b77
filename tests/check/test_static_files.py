"""Files in docs/ that are no pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.static_files import problems


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("site.webmanifest", '{\n"icons": [\n{"src": "a"},\n]\n}', 3, "take the last comma away"),
        ("some.json", '{\n"a": 1\n"b": 2}', 2, "a comma is missing at the end of this line"),
        ("some.json", '{\n"a": "b" "c"}', 2, "a comma is missing here, or a \\ before a quote"),
        ("some.json", '{\n"a": "b,\n"c": "d"}', 2, "a quote is missing in this line"),
        ("some.json", '{\n"a": "b}', 2, "a quote is missing in this line"),
        ("parts/some.json", '{"a" 1}', 1, "expecting ':' delimiter"),
        ("_headers", "/*\n  Referrer-Policy no-referrer\n", 2, "its name, a colon and its value"),
    ],
)
def test_what_no_program_can_read_is_told(
    tmp_path: Path, name: str, text: str, line: int, says: str
) -> None:
    """With its file, its line and what to do."""
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    (problem,) = problems(tmp_path / "docs")
    assert (problem.file, problem.line) == (f"docs/{name}", line)
    assert says in problem.message


def test_what_is_shipped_can_be_read(root: Path) -> None:
    """Comments, paths, headers and the one that takes a header away are all in order."""
    assert list(problems(root / "docs")) == []


def test_a_picture_that_is_none_is_told_by_its_path(tmp_path: Path) -> None:
    """A browser would show nothing in its place; what lies deeper is looked at, too."""
    for name in ("a.svg", "assets/images/b.png"):
        path = tmp_path / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"GIF89a")
    told = [*problems(tmp_path / "docs")]
    assert [(p.file, p.line) for p in told] == [("docs/a.svg", 0), ("docs/assets/images/b.png", 0)]
    assert all("this is a GIF: save it as" in p.message for p in told)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("_headers.txt", "_headers"),
        ("_headers.md", "_headers"),
        ("headers", "_headers"),
        ("_Headers", "_headers"),
        ("redirects.txt", "_redirects"),
        ("robots.txt.txt", "robots.txt"),
        ("Robots.txt", "robots.txt"),
        ("robot.txt", "robots.txt"),
        ("cname.txt", "CNAME"),
        ("site.webmanifest.json", "site.webmanifest"),
    ],
)
def test_a_file_that_an_editor_gave_another_name_is_told(
    tmp_path: Path, name: str, meant: str
) -> None:
    """A host would not read it; one that is there twice is deleted."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / name).write_text("{}" if name.endswith("json") else "", encoding="utf-8")
    (problem,) = problems(docs)
    assert problem.file == f"docs/{name}"
    assert problem.message.endswith(f": rename it to {meant}")
    (docs / meant).write_text("{}" if meant.endswith("manifest") else "", encoding="utf-8")
    if len([*docs.iterdir()]) > 1:  # else letters of both sizes are one to this disk
        (problem,) = problems(docs)
        assert problem.message.endswith(f": delete it, for {meant} is there")


@pytest.mark.parametrize(
    "name", ["headers.md", "robots.md", "name.txt", "site.json", "CNAME", "a/robots.txt.txt"]
)
def test_a_file_of_another_name_is_taken(tmp_path: Path, name: str) -> None:
    """A page may be called so, and below a folder no host looks for one."""
    path = tmp_path / "docs" / name
    path.parent.mkdir(parents=True)
    path.write_text("{}", encoding="utf-8")
    assert list(problems(tmp_path / "docs")) == []


def test_a_file_for_hosts_that_a_page_names_and_that_is_gone_is_told(tmp_path: Path) -> None:
    """At the page, unless it is there under another name."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "embed.md").write_text("# A\n\nThe file `_headers` of this site says it.\n", "utf-8")
    (problem,) = problems(docs)
    assert (problem.file, problem.line) == ("docs/embed.md", 3)
    assert "there is none in docs/: put it back" in problem.message
    (docs / "_headers.txt").write_text("/*\n", encoding="utf-8")
    (problem,) = problems(docs)
    assert problem.file == "docs/_headers.txt"
