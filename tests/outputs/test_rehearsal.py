"""What can't be made is told before a build, whole and with its line: of pages, entries, links."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import pytest

from macros.check.project import load
from macros.model.handbook import Handbook
from macros.model.teaching import Handout
from macros.node import NodeError
from macros.outputs import rehearsal
from macros.outputs.handouts.html import Printer
from macros.outputs.site import site_renderer
from macros.pages.renderer import Renderer

FOLDER = "tests/fixtures/every-field"

PAGES: Mapping[str, str] = {
    "an entry that is not there": '{{ entry("tasks", "frist") }}',
    "an entry of a longer name": '{{ entry("tasks", "anothr-1") }}',
    "a kind that is not there": '{{ entries("tusks") }}',
    "a field of an entry": "{% for t in handbook('tasks') %}{{ text(t.prat) }}{% endfor %}",
    "a field of nothing": "{% for t in handbook('tasks') %}{{ t.prat.x }}{% endfor %}",
    "a name of nothing": "{{ nothing.x }}",
    "a key of a group": "{{ text({'part': 1, 'other': 2}.prat) }}",
    "a key of a small group": "{{ text({'xyz': 1, 'abc': 2}.qqqqqq) }}",
    "a part that is not there": '{{ part("tset") }}',
    "a block left open": "{% if true %}",
    "a number and a text": "{{ 1 + 'a' }}",
    "division": "{{ 1 / 0 }}",
    "an error without words": "{{ [][1] }}",
    "nothing at all": "",
    "a heading alone": "## Another\n\n### And one",
    "a remark alone": "---\n",
    "words": "Some words.",
    "an anchor": "[x](#nowhere) and [y](second.md#nowhere) and [z](../check/tasks/first.md#no)",
}
"""What stands on the third line of a page."""


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


@pytest.fixture
def docs(root: Path, tmp_path: Path) -> Path:
    """A copy of its pages, beside the settings of the site."""
    settings = f"INHERIT: {root / 'mkdocs.yml'}\nsite_url: https://a.edu/\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    folder = shutil.copytree(root / FOLDER / "docs", tmp_path / "docs")
    with (folder / "guide/second.md").open("a", encoding="utf-8") as page:
        page.write('\n{{ entries("suggestions") }}\n')  # its data say that they stand there
    return folder


@pytest.fixture
def renderer(small: Handbook, docs: Path) -> Renderer:
    """A renderer of both."""
    return site_renderer(small, docs)


def _told(renderer: Renderer) -> list[str]:
    return [str(problem) for problem in rehearsal.problems(renderer)]


def _with(handbook: Handbook, kind: str, *entries: Any) -> Handbook:
    return replace(handbook, kinds={**handbook.kinds, kind: {e.id: e for e in entries}})


def test_what_a_page_asks_for_and_cannot_have_is_reviewed(
    renderer: Renderer, docs: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each on a page of its own, among pages that are sound."""
    assert _told(renderer) == []
    told = {}
    page = docs / "guide/first.md"
    text = page.read_text("utf-8")
    for name, line in PAGES.items():
        page.write_text(f"{text}\n\n{line}\n" if name == "words" else f"# A\n\n{line}\n", "utf-8")
        told[name] = _told(renderer)
    reviewed("rehearsed.yml", told)


def test_an_entry_that_its_page_does_not_show_is_told(small: Handbook, renderer: Renderer) -> None:
    """With the call that shows it, at the line that names the page; nothing else is."""
    asked = small.all("questions")[0]
    pages = renderer.docs / "train/quizzes/first.md"
    pages.write_text("# Questions\n\nSoon.\n", "utf-8")
    told = [problem for problem in rehearsal.problems(renderer) if problem.file == asked.file]
    assert {problem.lacks for problem in told} == {
        ("call", 'train/quizzes/first.md part("quiz", area="first")')
    }
    assert told[0].message == (
        f"'{asked.id}' is not shown on train/quizzes/first.md: write "
        '{{ part("quiz", area="first") }} there'
    )
    assert told[0].line == asked.line_of("area") != asked.line
    figure = small.all("figures")[0]
    (renderer.docs / figure.page).write_text("# A figure\n\nSoon.\n", "utf-8")
    told = [p for p in rehearsal.problems(renderer) if p.file == figure.file]
    assert [(p.line, p.message, p.lacks) for p in told] == [
        (
            figure.line_of("page"),
            (
                f"'{figure.id}' is not shown on {figure.page}: write "
                f'{{{{ entry("figures", "{figure.id}") }}}} there'
            ),
            None,
        )
    ]


def test_links_to_a_page_that_nobody_wrote_are_told(small: Handbook, renderer: Renderer) -> None:
    """At the first of the entries that it would show."""
    page = small.page("glossary")
    (renderer.docs / page).unlink()
    term = small.all("glossary")[0]
    task = small.all("tasks")[0].model_copy(update={"note": f"See [it](glossary:{term.id})."})
    others = small.all("tasks")[1:]
    told = _told(site_renderer(_with(small, "tasks", task, *others), renderer.docs))
    assert told == [
        (
            f"{term.where}: links lead to the glossary on {page}, which is not a page of docs/: "
            'write it, with {{ entries("glossary") }} in it, and name it under nav in mkdocs.yml; '
            "or say under 'pages' in data/handbook.yml which page shows them"
        )
    ]


def test_what_a_page_leaves_out_is_told_in_short(small: Handbook, renderer: Renderer) -> None:
    """Three of the names, where there are more."""
    terms = [
        small.all("glossary")[0].model_copy(update={"id": f"term-{n}", "title": f"Term {n}"})
        for n in range(4)
    ]
    page = small.page("glossary")
    start = "glossary-term-0, glossary-term-1, glossary-term-2"
    for many, few in ((3, start), (4, f"{start}, …")):
        links = " ".join(f"[x](glossary:{term.id})" for term in terms[:many])
        task = small.all("tasks")[0].model_copy(update={"note": links})
        book = _with(small, "glossary", *small.all("glossary"), *terms)
        book = _with(book, "tasks", task, *small.all("tasks")[1:])
        every = '", "'.join(entry.id for entry in small.all("glossary"))
        (renderer.docs / page).write_text(f'# A\n\n{{{{ entries("glossary", "{every}") }}}}\n')
        told = [line for line in _told(site_renderer(book, renderer.docs)) if "term-" in line]
        assert told == [
            (
                f"docs/{page}: links lead to what is not shown here ({few}): show it, with "
                "entries(…) or entry(…)"
            )
        ]


def _broken(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> None:
    """Let a page, or a sheet, of this name fail."""
    page, body = Renderer.page, Printer.body

    def of_page(by: Renderer, kind: str, id_: str) -> str:
        if id_ == name and kind == "tasks":
            raise error
        return page(by, kind, id_)

    def of_sheet(by: Printer, sheet: Any) -> Any:
        if sheet.name == name:
            raise error
        return body(by, sheet)

    monkeypatch.setattr(Renderer, "page", of_page)
    monkeypatch.setattr(Printer, "body", of_sheet)


def test_an_entry_that_no_page_can_be_made_of_is_told(
    renderer: Renderer, small: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At its own line; and so is a sheet."""
    task = small.all("tasks")[1]
    _broken(monkeypatch, task.id, ValueError("a reason"))
    assert f"{task.where}: this can't be shown: a reason" in _told(renderer)


def test_a_sheet_that_cannot_be_made_is_told(
    renderer: Renderer, small: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the entry that it is of, under the name of the copy."""
    entry = small.all(Handout)[0]
    _broken(monkeypatch, f"{entry.id}-trainer", IndexError())
    assert f"{entry.where}: this can't be shown: IndexError" in _told(renderer)


def test_a_tool_that_is_not_there_is_no_fault_of_the_data(
    renderer: Renderer, small: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It goes on to whoever builds."""
    _broken(monkeypatch, small.all("tasks")[1].id, NodeError("no node"))
    with pytest.raises(NodeError, match="no node"):
        _told(renderer)


OTHERS: Sequence[tuple[str, str, str]] = (
    ("manifest", "manifest", "data/handbook.yml"),
    ("index", "files", "data/tasks"),
    ("documents", "files", "data/topics"),
    ("feed", "files", "data/changes.yml"),
    ("api", "files", "data/sources.yml"),
)


@pytest.mark.parametrize(("module", "name", "file"), OTHERS)
def test_what_is_made_of_everything_is_told_by_its_file(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch, module: str, name: str, file: str
) -> None:
    """The one that it depends on most; all of it is made, not only begun."""

    def fails(*_: object, **__: object) -> Iterator[object]:
        raise KeyError("anothr-1")
        yield

    monkeypatch.setattr(getattr(rehearsal, module), name, fails if name == "files" else _raises)
    (told,) = [line for line in _told(renderer) if line.startswith(f"{file}: ")]
    assert told == (
        f"{file}: this can't be shown: 'anothr-1' is named here and stands nowhere: did you mean "
        "'another-1'?"
    )


def _raises(*_: object) -> str:
    raise KeyError("anothr-1")


def test_a_handbook_that_hires_nobody_is_asked_for_no_builders(
    renderer: Renderer, small: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever they'd be made of."""
    monkeypatch.setattr(rehearsal.hiring, "is_wanted", lambda _: False)
    monkeypatch.setattr(rehearsal.documents, "files", _raises)
    assert _told(renderer) == []
    assert small.all("job-statements")


def test_an_organisation_is_told_of_what_it_caused(root: Path, docs: Path) -> None:
    """At the line of its own file, and of its own page under the name of its folder."""
    folder = docs.parent / "north"
    shutil.copytree(root / FOLDER / "overlays/north", folder)
    (folder / "docs").mkdir()
    (folder / "docs/own.md").write_text("# Own\n\n{{ nothing.x }}\n", "utf-8")
    handbook = load(root / FOLDER / "data", [folder])
    told = [one for one in _told(site_renderer(handbook, docs)) if one.startswith(str(folder))]
    hidden = (
        f"{folder}/hide.yml:1: misconceptions:first can't be hidden: docs/reference/"
        "misconceptions.md is made with it. Take this item out, and amend it instead"
    )
    asked = "this can't be shown: it asks for 'nothing', which is not there"
    assert set(told) == {f"{folder}/docs/own.md:3: {asked}", hidden}


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("", True),
        ("# A\n", True),
        ("---\ntitle: x\n---\n# A\n\n###### B\n", True),
        ("# A\n\nWords\n", False),
        ("#A\n", False),
        ("####### A\n", False),
        ("Words\n---\ntitle: x\n---\n", False),
    ],
)
def test_a_page_of_headings_alone_is_bare(text: str, bare: bool) -> None:  # noqa: FBT001
    """Whatever it says of itself at its top."""
    assert rehearsal._is_bare(text) is bare


def test_where_a_template_stops_is_its_line() -> None:
    """As Jinja tells it; of any other error none."""
    error = jinja2.TemplateSyntaxError("x", 7)
    assert rehearsal._line(error) == 7
    assert rehearsal._line(ValueError("x")) == 0
    lacks = rehearsal._words(jinja2.UndefinedError("'area' is undefined"), Handbook({}))
    assert lacks == "this can't be shown: it needs 'area': give it, area=\"…\""
    found = rehearsal._words(jinja2.TemplateNotFound("a.md.j2"), Handbook({}))
    assert found == "this can't be shown: there is no template 'a.md.j2' for it"


def test_a_reader_that_nothing_speaks_to_is_named_as_it_is_written() -> None:
    """Not as the field that would hold the words."""
    value = jinja2.Undefined(obj={"for_supervisor": "x"}, name="for_supervisors")
    told = rehearsal._as_undefined(value)
    assert told == "there is no reader 'supervisors': did you mean 'supervisor'?"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n{% if x %}{{ y | frist }}{% endif %}", ":2: there is no filter 'frist': did you mean"),
        ("a\n{% if x %}", ":2: this template can't be read: 'if' begins here and is not ended"),
    ],
)
def test_a_template_of_the_generator_is_told_alone(
    renderer: Renderer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, told: str
) -> None:
    """And not each page that is made with it, nor only where a page comes so far."""
    monkeypatch.setattr(rehearsal, "ROOT", tmp_path)
    monkeypatch.setattr(rehearsal, "TEMPLATES", tmp_path / "templates")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/one.md.j2").write_text(text, encoding="utf-8")
    (problem,) = _told(renderer)
    assert problem.startswith(f"templates/one.md.j2{told}")
