"""What somebody who made one slip in a page is told, before anything is built."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from macros.check.macro_calls import Offered
from macros.check.project import examine, with_pages
from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.outputs import rehearsal
from macros.outputs.site import offered, site_renderer

SLIPS = [
    ("Anyone can {crisis_line} now.", 'write {{ part("crisis-line") }}'),
    ("{% for a, b in handbook('tasks') | group_by('id') %}{% endfor %}", "did you mean 'groupby'?"),
    ("{% if 1 is evn %}x{% endif %}", "there is no test 'evn'"),
    ('{{ entries("reasons", level="two") }}', "without quotes, such as level=2"),
    ('{{ cite "providers-handbook/tasks") }}', "write cite("),
    ('{ link("tasks", "filing") }}', "two braces"),
    ('link("tasks", "filing")', "two braces"),
    ("{% for v in handbook('values') %}{{ w.id }}{% endfor %}", "the loop around it has 'v'"),
    ("[[notes](start/notes.md)", "a bracket too many"),
    ("[notes](../../start/notes.md)", "write start/notes.md"),
    ("[top](a-page)", "write #a-page"),
    ("## Who asks : #who }", "so, {: #name }"),
    ("## Who asks {: #who asks }", "a space in the name of this heading"),
    ("####### Deep", "six levels"),
    ("• One", "type a hyphen"),
    ("It is `open.", "a back tick"),
    ("/// note words\nx\n///", "write /// note | words"),
    ("{% for t in handbook('tasks') %}x{% endfor }", "write %}"),
    ("[notes](start/my notes.md)", "write a hyphen in its place"),
    ("## Who asks {: who }", "write a # before it"),
    ("** Strong words**", "no space stands inside the stars"),
    ("-One\n-   Two\n-   Three", "a space is missing after the dash"),
    ("// note |\nx\n///", "written with three strokes"),
    ("::: note\nx\n///", "opens no box here"),
    ('{{ entry("tasks", "voluntary") }}', 'write entry("values", "voluntary")'),
    ('{{ entry("tasks:filing") }}', 'Write entry("tasks", "filing")'),
    ('{{ link("filing") }}', 'Write link("tasks", "filing")'),
    ('{{ lynk("tasks", "filing") }}', "did you mean 'link'?"),
    ('{{ entry("tasks") }}', "missing a required argument: 'id_'"),
    ('{{ link("tasks", "filing", "Words", 4) }}', "too many positional arguments"),
    ('{{ entry("tasks", "filing", id="x") }}', "takes no 'id'"),
    ('{{ entry("tusks", "filing") }}', "there is no kind 'tusks'"),
    ('{{ entry("tasks", "filling") }}', "did you mean 'filing'?"),
    ('{{ entry(kind="tasks", id_="filling") }}', "did you mean 'filing'?"),
    ('{{ part("quiz", area="valuez") }}', "no 'area' is called 'valuez': did you mean 'values'?"),
    ('{{ part("lokup") }}', "there is no part 'lokup'"),
    ('{{ part("task-table", idz=["filing"]) }}', "takes no 'idz'"),
    ('{{ cite("providers-handbook/taks") }}', "did you mean 'providers-handbook/tasks'?"),
    ('{{ term("peer-drif") }}', "did you mean 'peer-drift'?"),
    ('{{ count("tasks", verdit="depends") }}', "did you mean 'verdict'?"),
    ('{{ grouped("tasks", "verdit", "verdicts") }}', "did you mean 'verdict'?"),
    ('{{ grouped("tasks", "verdict", "verdits") }}', "did you mean 'verdicts'?"),
    ("{{ count(tasks) }}", 'need quotes: "tasks"'),
    ("{{ part }}", "'part' is not called here: write part(name"),
    ("[[start/notes]]", "is no link here"),
    ("[notes] (start/notes.md)", "a space inside"),
    ("(notes)[start/notes.md]", "the wrong way round"),
    ("{{ nothing }}", "there is no macro 'nothing'"),
    ("{{ entry( }}", "write ) for it"),
    ("{% for t in handbook('tasks') %}", "add {% endfor %} below it"),
    ('{{ link("tasks", "filing) }}', "a quote in these braces is not closed"),
    ('{{ link("tasks, "filing") }}', "a quote in these braces is not closed"),
    ("{{ link(“tasks”, “filing”) }}", "is no quote of a macro call"),
    ("{{ link(&quot;tasks&quot;, 1) }}", "is no quote of a macro call"),
    ('{{ entry["tasks"] }}', "'entry' is not called here"),
    ("[notes](www.example.org)", "write https://www.example.org"),
    ("[notes][start]", "nothing says where '[start]' leads"),
    ("[notes](start/notes/index.md)", "did you mean 'start/notes.md'?"),
    ("[values](reference/values.md)", "did you mean 'reference/values/index.md'?"),
    ('<a href="start/note/">x</a>', "did you mean 'start/notes/'?"),
    ('<a href="start/notes.md">x</a>', "write 'start/notes/'"),
    ('<img src="assets/images/nope.svg" alt="x">', "leads to nothing"),
    ('{{ link("tasks" "filing") }}', "a comma is missing between two words"),
    ('{{{ term("mutuality") }}}', "two braces, and here are three"),
    ("{{ entry.tasks.filing }}", "'entry' is not called here"),
    ('{% entry("tasks", "filing") %}', "stands in two braces"),
    ('{{ part("words", ids=[saying-no]) }}', 'need quotes: "saying-no"'),
    ('{{ entry("filing", "tasks") }}', 'write entry("tasks", "filing")'),
    ('{{ entries("tasks", ids=["filing"]) }}', "the ids follow the kind"),
    ('{{ cite("providers-handbook") }}', "name a section of it"),
    ("[notes]()", "leads nowhere"),
    ("[notes](file:///C:/notes.md)", "a file of one computer"),
    ("![x](assets/images/nothing-like-it.png)", "put the picture into docs/assets/images/, or"),
    ("![x](nothing-like-it.png)", "images/ and write 'assets/images/nothing-like-it.png'"),
    ('<img src="nothing-like-it.png" alt="x">', "docs/assets/images/ and write '"),
    ("[x](check/hard-moments.md)", "'start/hard-moments.md' or 'train/quizzes/hard-moments.md'?"),
    ('{{ part("task-in-brief") }}', "did you mean 'tasks-in-brief'?"),
    ('{{ part("zzzz") }}', "Parts: answer, "),
    ('{{ link("tasks", "filing") }', "ends with two braces"),
    ('{{ link("tasks", "filing") )', "ends with two braces"),
    ('{{ part "signpost" }}', 'write {{ part("signpost") }}'),
    ('{{ link("tasks" | "filing") }}', "a comma parts two words"),
    ('{{ count("tasks", verdict="dependz") }}', "did you mean 'depends'?"),
    ("[notes]{start/notes.md}", "the address in round brackets"),
    ("## Who asks {: #who", "add the } behind the name"),
    ('{{ link("tasks", "filing")) }}', "take one ) away"),
    (
        "{% for values in handbook('values') %}{{ value.id }}\n{{ value.title }}{% endfor %}",
        "there is no 'value' here: did you mean 'values'?",
    ),
    ('{{ cite("providers-handbook/tasks"), }}', "take the comma behind the call away"),
    ('{{ entry(tasks="filing") }}', 'Write entry("tasks", "filing")'),
    ("[notes](start/notes.md/)", "write start/notes.md"),
    ("Pens &ampr; paper", "'&ampr;' stands for no sign"),
    ('{{ link("tasks", "filing" }}', "write ) for it"),
    ('{{ part("words", ids=["filing") }}', "write ] for it"),
    ("{% for t in handbook('tasks' %}x{% endfor %}", "write ) for it"),
    ('{{ part(name: "signpost") }}', "stands behind 'name' here"),
    ('<p class="a>x</p>', "a quote in this tag has no other"),
    ("<div>\nx", "add its closing tag"),
    ("x</div>", "a closing tag of 'div' ends nothing"),
    ("<div><section>x</div>", "'section' begins here and is not ended"),
    ("<script>alert(1)</script>", "does not run here"),
    ('<p style="color: red">x</p>', "a style in a page"),
    ('<button onclick="x()">x</button>', "does not run here"),
    ('<iframe src="https://example.org/"></iframe>', "write a link"),
    ("![x](https://example.org/x.png)", "a picture of another site"),
    (
        '{{ entry("tasks", ["filing"]) }}',
        '\'id_\' is a word in quotes, and this is a list: write entry("tasks", "filing")',
    ),
    ('{{ entry(["tasks"], "filing") }}', 'this is a list: write entry("tasks", "filing")'),
    (
        '{{ entry("tasks", ["filing", "medications"]) }}',
        "it is written entry(kind, id_, **options)",
    ),
    ('{{ entry("tasks", ["filing"], level=2) }}', "it is written entry(kind, id_, **options)"),
    ('{{ part("tasks-in-brief", ids="filing") }}', 'write ids=["filing"]'),
    ('{{ contacts("question") }}', "did you mean 'questions'?"),
    ("Notes](start/notes.md)", "write [ before its words"),
    ("# Another title", "a page has one title"),
    ("![x](assets/logo.svg)", "'assets/logo.svg' leads to nothing"),
    ('{{ part("difference", "goals") }}', 'write part("difference", id="goals")'),
    ('{{ link("tasks", 4) }}', "'id_' is a word in quotes, and this is '4'"),
    (
        '{{ cite(["providers-handbook/tasks"]) }}',
        (
            "cite takes its sections one by one, without brackets: write "
            'cite("providers-handbook/tasks")'
        ),
    ),
    (
        '{{ cite(("providers-handbook/tasks", "providers-handbook/history"), ["x"]) }}',
        'write cite("providers-handbook/tasks", "providers-handbook/history", "x")',
    ),
    ('{{ cite(sections=["providers-handbook/tasks"]) }}', 'Write cite("providers-handbook/tasks")'),
    ('{{ cite(sections="providers-handbook/tasks") }}', 'Write cite("providers-handbook/tasks")'),
    (
        "{% for x in handbook('tasks') %}{{ cite([x.id]) }}{% endfor %}",
        "one by one: take the brackets away",
    ),
    ("{{ cite(4) }}", "this is '4': it is written cite(sections, …)"),
    (
        '{{ entries("tasks", ["filing", "medications"]) }}',
        'entries takes its ids one by one, without brackets: write entries("tasks", "filing", "me',
    ),
    ('{{ entries("tasks", ["filing"], level=2) }}', "one by one: take the brackets away"),
    (
        '{{ contacts(["questions"]) }}',
        'its purposes one by one, without brackets: write contacts("',
    ),
    ('{{ term({"a": "b"}) }}', "this is a group of keys"),
    ("[x](http:/example.org/)", "write http://example.org/"),
    ("[x](https:example.org)", "write https://example.org"),
    ("[x](https//example.org)", "write https://example.org"),
    ("[x](mailto:example.org)", "a name, an @ and a place"),
    ("[x](mail@example.org)", "write mailto:mail@example.org"),
    ("[x](988)", "write tel:988"),
    ('<a href="mail@example.org">x</a>', "write mailto:mail@example.org"),
    (
        '{{ entry("topics", "team-meeting-structure", groups=["What a meeting needs"]) }}',
        "did you mean 'What the meeting needs'?",
    ),
    ('<a href="https:/example.org">x</a>', "write https://example.org"),
    ('{{ part("quiz", topic="notes") }}', "takes no 'topic': it takes area"),
    ("{{ part() }}", 'Name it first, part("…"): answer, '),
    ('{{ entry("tasks", "filing", level=9) }}', "a number from 2 to 6, and this is 9"),
    ('{{ grouped("tasks", "verdict", "verdicts", level=1) }}', "a number from 2 to 6"),
    ('{{ grouped("tasks", "verdict", "verdicts", level="2") }}', "without quotes"),
    ("{% for t in handbook('tasks') %}x{% endif %}", "'for' ends with {% endfor %}"),
    ("{% if true %}x{% endfor %}", "'if' ends with {% endif %}"),
    ("% for t in handbook('tasks') %}x{% endfor %}", "write {% before it"),
    ("{ for t in handbook('tasks') %}x{% endfor %}", "write {% before it"),
    ("{% if 1 = 2 %}x{% endif %}", "two signs compare"),
    ("{% for t of handbook('tasks') %}x{% endfor %}", "'of' stands here where a loop has in"),
    ("{% set n 3 %}", "a sign = stands behind 'n'"),
    ("{# To be checked", "add #}"),
    ("{% raw %}x", "add {% endraw %} below it"),
    ("{% endif %}", "nothing that begins with 'if' is open here"),
    ("{% include 'start/notes.md' %}", "pages take in no other file"),
    ("{% import 'start/notes.md' as x %}", "pages take in no other file"),
    ('{{ part("difference" id="goals") }}', "a comma is missing before 'id': write , id="),
    ('{{ entry("tasks", "filing" level=3) }}', "a comma is missing before 'level'"),
    ('{{ cite("providers-hand', "the page ends inside this call"),
    ('{{ link("tasks", ', "the page ends inside this call"),
    ("{{ li", "the page ends inside this call"),
    ("Call it {{course name}}.", "write it in other brackets, [course name]"),
    (
        "{% for a, b in [(1, 2)] %}{% for term in [a, b] %}{{ t.id }}{% endfor %}{% endfor %}",
        "there is no 't' here: the loop around it has 'term'",
    ),
    (
        "{% for t in handbook('glossary') %}{{ entry('glossary', term.id) }}{% endfor %}",
        "'term' is a macro, and the loop around it has 't': write t.id",
    ),
    (
        "{% for t in [1] %}{% if count.verdict %}{{ count['id'] }}{% endif %}{% endfor %}",
        "'count' is a macro, and the loop around it has 't': write t.",
    ),
    (
        "{% for a, b in [(1, 2)] %}{{ entry('tasks', part) }}{% endfor %}",
        "has 'a' and 'b': write a or b",
    ),
    ("{% for t in handbook %}{{ t.id }}{% endfor %}", "'handbook' is not called here: write"),
    ("## In short {#short}", "write {: #short }"),
    ("## In short {#short}\n\n{# To do: more #}", "write {: #short }"),
    (
        '{{ cite("providers-handbook/tasks, providers-handbook/tasks") }}',
        'write "providers-handbook/tasks", "providers-handbook/tasks"',
    ),
    ('{{ part("words", ids=["saying-no"]) }} {{ entries("tasks", "filing, gifts") }}', 'write "'),
    ('{{ count("interview-questions", level="high") }}', 'write risk="high"'),
    ('{{ term("Peer drift", "peer-drift") }}', 'write term("peer-drift", "Peer drift")'),
    ('{{ link("tasks", "Your notes", "filing") }}', 'write link("tasks", "filing", "Your notes")'),
    (
        '{{ part("suggestions-for", audience="hr", ids="keep-it-voluntary, structured-program") }}',
        'write ids=["keep-it-voluntary", "structured-program"]',
    ),
    (
        '{{ part("suggestions-for", audience="hr", ids=["keep-it-voluntary, intake"]) }}',
        'write "keep-it-voluntary", "intake"',
    ),
    (
        '{{ part("suggestions-for", audience="hr", ids=["keep-it-voluntry"]) }}',
        "did you mean 'keep-it-voluntary'?",
    ),
    ('{{ part("words", ids="saying-no", "no-show") }}', 'write ids=["saying-no", "no-show"]'),
    ('{{ part("go-on", only={"hr", "trainer"}) }}', 'write only=["hr", "trainer"]'),
    ('{{ grouped("challenges", "topic", "themes") }}', 'write "theme"'),
    ('{{ grouped("challenges", "topic", "verdicts") }}', "Fields to group by: theme"),
    ('{{ grouped("challenges", "title", "themes") }}', 'write "theme", "themes"'),
    ('{{ grouped("challenges", "theme", "verdicts") }}', 'write "theme", "themes"'),
    ('{{ grouped("challenges", "themes", "theme") }}', "the field comes before"),
    ('Write `{{ link("tasks", "filing") }}`.', "write {% raw %} before this call"),
    ('Write `{{ link("kind", "id") }}`.', "write {% raw %} before this call"),
    ('{{ link("tasks", "filing") }}}', "a brace too many"),
    ('[[ link("tasks", "filing") ]]', "two braces"),
    ("{{% for t in handbook('tasks') %}x{% endfor %}", "one brace on each side"),
    ("{% for t in handbook('tasks') %}x{% /for %}", "write {% endfor %}"),
    ('{{ link(\\"tasks\\", \\"filing\\") }}', "a backslash has no place in a macro call"),
    ('{{ part("words", ids=\\["saying-no"\\]) }}', "a backslash has no place in a macro call"),
    (
        '{{ count("interview-questions", risk="severe") }}',
        "write one of low, low-medium, medium, high",
    ),
    (
        '{{ count("interview-questions", risk="supervisor") }}',
        "write one of low, low-medium, medium, high",
    ),
    ("{{ link(`tasks`, `filing`) }}", "is no quote of a macro call"),
    ("## Who asks (: #who )", "stands in no braces"),
    ("## Who asks [#who]", "stands in no braces"),
    ("## {: #who } Who asks", "behind the words"),
    ("## Who asks ## {: #who }", "are shown"),
    ("## {: #who }", "has no words"),
    ("{: .lead", "add a brace"),
    ("{: lead }", "write a point"),
    ("See [notes(start/notes.md).", "write ] before"),
    ("## Who asks { : #who }", "stands in no braces"),
    ("## Who asks {; #who }", "stands in no braces"),
    ("![notes](start/notes.md)", "take the ! away"),
    ("See <start/notes.md> for it.", "write [words](page.md)"),
    ("See [notes](<start/notes.md) for it.", "write > before the last bracket"),
    ('See [notes](start/notes.md "Notes) for it.', "the quote in"),
    ("See [](start/notes.md) for it.", "has no words"),
    ("See (notes)(start/notes.md) for it.", "square brackets"),
    ("See {notes}(start/notes.md#x) for it.", "square brackets"),
    ("[notes](start/notes/#x)", "write start/notes.md#x"),
    ("[notes](start/notes.md/#x)", "write start/notes.md#x"),
    ("✓ One\n✓ Two", "type a hyphen"),
    ("#1 One", "write 1. for an item"),
    ("Write to <name of board>.", "write it in other brackets, [name of board]"),
]
"""A line of a page, and words of what is said of it."""

ONLY_WHEN_MADE = [
    ("{{ text({'supervisor': 1}.supervisors) }}", "did you mean 'supervisor'?"),
    ("{{ text(handbook('values')[0].practise) }}", "did you mean 'practice'?"),
    ("{{ 1 / 0 }}", "division by zero"),
    ('{{ entry("tasks", "fil" ~ "ling") }}', "'filling' is named here"),
    ('{{ text("[x](tasks:nope)") }}', "'nope' is named here"),
    ('{{ part("tasks-in-brief", ids=["nope"]) }}', "'nope' is named here"),
    ('{{ part("tasks-in-brief", ids=["fillng"]) }}', "did you mean 'filing'?"),
    ("{{ handbook('tasks') | nofilter }}", "nofilter"),
    (
        '{{ part("challenge-work", ids=["documentation"], whose="ours") }}',
        "there is no 'ours' here: did you mean 'our'?",
    ),
]
"""The same for what is known only when the page is made."""


examined = cache(examine)
"""What is examined of the same data is the same for all slips."""


@cache
def _offered() -> Offered:
    return offered()


def _found(data: Path, docs: Path) -> list[Problem]:
    handbook, found = examined(data)
    return with_pages(handbook, found, data, docs, _offered())


def _stubs(root: Path, folder: Path) -> Path:
    for page in (root / "docs").rglob("*.md"):
        copy = folder / "docs" / page.relative_to(root / "docs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text("# A page\n", encoding="utf-8")
    return folder / "docs"


@pytest.fixture
def docs(tmp_path: Path, root: Path) -> Path:
    """The pages of the project, empty, but for those that entries are shown on."""
    return _stubs(root, tmp_path)


@pytest.fixture(scope="module")
def one_docs(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The same for tests that write nothing but the first page."""
    return _stubs(root, tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize(("call", "says"), SLIPS)
def test_a_slip_in_a_call_is_told_with_its_line(
    root: Path, one_docs: Path, call: str, says: str
) -> None:
    """One slip, one problem, at the line of the call."""
    (one_docs / "index.md").write_text(f"# A page\n\nText, and\n{call}\n", encoding="utf-8")
    (problem,) = _found(root / "data", one_docs)
    assert (problem.file, problem.line) == ("docs/index.md", 4)
    assert says in problem.message


@pytest.mark.parametrize(("call", "says"), ONLY_WHEN_MADE)
def test_what_shows_only_when_a_page_is_made_is_told_too(
    handbook: Handbook, tmp_path: Path, call: str, says: str
) -> None:
    """The check makes every page once, so that no build stops at one."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(f"# A page\n\nText, and\n{call}\n", encoding="utf-8")
    problems = rehearsal.pages(site_renderer(handbook, docs), {})
    (problem,) = [p for p in problems if p.file == "docs/index.md"]
    assert problem.line == 4
    assert says in problem.message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("Caf\u00e9".encode("latin-1"), "UTF-8"),
        (b"---\ntitle: a: b\n---\n# A", "a colon inside a text"),
        (b"---\ntitle: A\n# A", "not closed"),
        (b"---\njust words\n---\n# A", "keys with values"),
        (b"---\ncalm: 'true'\n---\n# A", "take the quotes away"),
        (b"---\ndecides: laws\n---\n# A", "did you mean 'law'?"),
        (b"---\ndecides: we decide alone\n---\n# A", "write one of"),
        (b"<!-- seen by JT -->\n---\ntitle: A\n---\n# A", "move this below it"),
        (b"New!\n\n---\ntitle: A\ncalm: true\n---\n# A", "move this below it"),
        (b"---\naudience: [hr, trainer]\n---\n# A", "write hr, trainer"),
        (b"---\ntitle: A guide # 7\n---\n# A", "what stands here behind # is left out"),
        (b"---\ntitle: 24 # 7\n---\n# A", "what stands here behind # is left out"),
    ],
)
def test_a_page_that_cannot_be_read_is_told(
    root: Path, docs: Path, content: bytes, says: str
) -> None:
    """Its encoding, and what stands at its top."""
    (docs / "index.md").write_bytes(content)
    (problem,) = _found(root / "data", docs)
    assert problem.file == "docs/index.md"
    assert says in problem.message


def test_a_remark_behind_what_a_page_says_of_itself_is_none_of_it(root: Path, docs: Path) -> None:
    """A number, a truth and a name are whole by themselves."""
    said = "minutes: 20 # at most\ncalm: true # so\ndecides: law # of all\nhide:\n  - toc # it"
    (docs / "index.md").write_text(f"---\n{said}\n---\n# A\n", "utf-8")
    assert _found(root / "data", docs) == []


def test_a_link_that_leads_nowhere_and_a_folder_called_a_page_are_told(
    root: Path, docs: Path
) -> None:
    """Neither is a page; an editor's lock is nobody's mistake."""
    (docs / "gone.md").symlink_to("nowhere.md")
    (docs / "folder.md").mkdir()
    (docs / ".#index.md").symlink_to("someone@nowhere.1")
    assert [p.file for p in _found(root / "data", docs)] == ["docs/folder.md", "docs/gone.md"]


def test_braces_without_an_end_are_told(root: Path, docs: Path) -> None:
    """However many there are."""
    (docs / "index.md").write_text("# A page\n\n" + "{{ " * 5000, encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert problem.file == "docs/index.md"
    assert "too deeply" in problem.message


def test_a_picture_without_words_is_told(root: Path, docs: Path) -> None:
    """Who can't see it hears what it shows."""
    (docs / "seen.png").write_bytes(b"\x89PNG")
    (docs / "index.md").write_text("# A page\n\n![](seen.png)\n", encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert (problem.file, problem.line) == ("docs/index.md", 3)
    assert "a picture without words" in problem.message


def test_a_page_at_the_address_of_a_list_is_told(root: Path, docs: Path) -> None:
    """Whatever it is called: its address counts."""
    (docs / "check/tasks/filing").mkdir(parents=True)
    (docs / "check/tasks/filing/index.md").write_text("# A page\n", encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert problem.file == "docs/check/tasks/filing/index.md"


def test_an_entry_that_its_page_does_not_show_is_told(handbook: Handbook, tmp_path: Path) -> None:
    """A link to it would arrive at a page without it."""
    docs = tmp_path / "docs"
    page = docs / handbook.all("topics")[0].page
    page.parent.mkdir(parents=True)
    page.write_text("# Without it\n", encoding="utf-8")
    found = [p.message for p in rehearsal.pages(site_renderer(handbook, docs), {})]
    assert any("is not shown on" in message for message in found)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("start/one.markdown", "rename it to one.md"),
        ("start/one.txt", "rename it to one.md"),
        ("start/one.docx", "put its text into one.md"),
        ("start/one.md.orig", "rename it to one.md if that is gone, or delete it"),
        ("start/index.md.orig", "a program left this file here: delete it"),
        ("start/Thumbs.db", "a program left this file here: delete it"),
    ],
)
def test_a_file_that_becomes_no_page_is_told(root: Path, docs: Path, name: str, says: str) -> None:
    """Whoever saved it meant it to be one."""
    (docs / name).write_text("# A page\n", encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert problem.file == f"docs/{name}"
    assert says in problem.message


@pytest.mark.parametrize(
    ("name", "told", "says"),
    [
        ("start.md", "start.md", "has the address of start/index.md"),
        ("start/README.md", "start/README.md", "and so is the index.md beside it"),
        ("__MACOSX/start/notes.md", "__MACOSX", "when something was unzipped: delete it"),
    ],
)
def test_a_page_in_the_way_is_told_alone(
    root: Path, docs: Path, name: str, told: str, says: str
) -> None:
    """And nothing of what is wrong in it."""
    (docs / name).parent.mkdir(parents=True, exist_ok=True)
    (docs / name).write_text("[Away](nowhere.md)\n", encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert problem.file == f"docs/{told}"
    assert says in problem.message


@pytest.mark.parametrize("place", ["docs/style.yml", "docs/start/style.yml", "style.yml"])
def test_data_among_the_pages_are_told(root: Path, docs: Path, place: str) -> None:
    """Nothing reads them there, and nobody would miss them."""
    path = docs.parent / place
    path.write_text((root / "data/style.yml").read_text("utf-8"), "utf-8")
    (problem,) = _found(root / "data", docs)
    assert problem.file == place
    assert problem.message == (
        "nothing reads the entries of style here: move the file to data/style.yml"
    )
    path.write_text("- plain\n- words\n", "utf-8")
    assert _found(root / "data", docs) == []


def test_data_that_others_miss_are_told_where_they_lie(root: Path, docs: Path) -> None:
    """And not each entry that names one of them."""
    data = shutil.copytree(root / "data", docs.parent / "data")
    (data / "sources.yml").rename(docs / "sources.yml")
    handbook, found = examine(data)
    assert len(found) > 1
    (problem,) = with_pages(handbook, found, data, docs, offered())
    assert problem.file == "docs/sources.yml"


def test_a_text_for_programs_is_no_page(root: Path, docs: Path) -> None:
    """What has to lie at the top of the site, and pictures, are put there as they are."""
    (docs / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    (docs / "assets").mkdir(exist_ok=True)
    (docs / "assets/one.txt").write_text("x\n", encoding="utf-8")
    assert _found(root / "data", docs) == []


def test_what_a_page_shows_twice_is_told_at_the_second(root: Path, docs: Path) -> None:
    """Not what two loops show, nor what is shown either so or so."""
    shown = '{{ entry("tasks", "filing") }}'
    sound = (
        "{% for t in handbook('tasks') %}{{ entry('tasks', t.id) }}{% endfor %}\n" * 2
        + f"{{% if count('tasks') %}}{shown}{{% else %}}{shown}{{% endif %}}\n"
    )
    (docs / "index.md").write_text(f"# A page\n\n{sound}\n", encoding="utf-8")
    assert _found(root / "data", docs) == []
    (docs / "index.md").write_text(f"# A page\n\n{shown}\n\n{shown}\n", encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert (problem.line, "line 3 shows this already" in problem.message) == (5, True)


def test_what_a_loop_goes_through_may_have_the_name_of_a_macro(root: Path, docs: Path) -> None:
    """Inside it, the name is that of the loop; so is one that is set."""
    loop = "{% for entry in handbook('tasks') %}{{ text(entry.title) }}{{ entry.id }}{% endfor %}"
    text = f"# A page\n\n{loop}{{% set cite = 'x' %}}{{{{ cite }}}}\n"
    (docs / "index.md").write_text(text, encoding="utf-8")
    assert _found(root / "data", docs) == []


@pytest.mark.parametrize("name", ["notes.MD", "notes.md.txt", "notes.markdown"])
def test_a_page_that_lost_its_ending_is_told_alone(root: Path, docs: Path, name: str) -> None:
    """Not the links to it: they arrive once it is named as it was."""
    text = '# A page\n\n[x](start/notes.md) <a href="start/notes/">y</a>\n'
    (docs / "index.md").write_text(text, encoding="utf-8")
    (docs / "start/notes.md").rename(docs / "start" / name)
    (problem,) = _found(root / "data", docs)
    assert (problem.file, "notes.md" in problem.message) == (f"docs/start/{name}", True)


def test_a_call_for_entries_that_a_handbook_has_none_of_is_told_at_its_line(
    handbook: Handbook, tmp_path: Path
) -> None:
    """Where links lead to others that the page was to show."""
    without = replace(handbook, kinds={**handbook.kinds, "ads": {}})
    docs = tmp_path / "docs"
    docs.mkdir()
    text = '# A\n\n{{ entries("ads") }}\n'
    (docs / "a.md").write_text(text, encoding="utf-8")
    renderer = site_renderer(without, docs)
    (problem,) = rehearsal.links(renderer, {"a.md": text, "b.md": "[x](/a.md#tasks-filing)"})
    assert (problem.line, "there are no ads here, and links" in problem.message) == (3, True)


@pytest.mark.parametrize("more", ["| 3 | 4 |", "| 3 | 4 |\n| 5 | 6 |"])
def test_a_row_behind_an_empty_line_is_told_as_one_of_its_table(
    root: Path, docs: Path, more: str
) -> None:
    """And not as a table that lacks its line of hyphens."""
    text = f"# A page\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n{more}\n"
    (docs / "index.md").write_text(text, encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    assert (problem.line, "parts this row from its table" in problem.message) == (7, True)


@pytest.mark.parametrize("name", ["notes copy.md", "notes (1).md", "notes-copy.md", "Notes.md"])
def test_a_copy_of_a_page_is_told_alone(root: Path, docs: Path, name: str) -> None:
    """Not that it has no place in the menu: it shall be deleted."""
    shutil.copyfile(docs / "start/notes.md", docs / "start" / name)
    (problem,) = _found(root / "data", docs)
    told = "copy of notes.md" in problem.message
    assert (problem.file, told) == (f"docs/start/{name}", True)


@pytest.mark.parametrize(("over", "told"), [("notes", "first-contact"), ("first-contact", "notes")])
def test_a_page_that_holds_another_is_told_alone(
    root: Path, docs: Path, over: str, told: str
) -> None:
    """By its title, one knows which of the two it is; short pages may be alike."""
    words = "Words that stand on no other page. " * 9
    for name in ("notes", "first-contact"):
        title = over.replace("-", " ").capitalize()
        (docs / f"start/{name}.md").write_text(f"# {title}\n\n{words}\n", encoding="utf-8")
    (problem,) = _found(root / "data", docs)
    says = f"holds what docs/start/{over}.md holds: put back" in problem.message
    assert (problem.file, says) == (f"docs/start/{told}.md", True)
    for name in ("notes", "first-contact"):
        (docs / f"start/{name}.md").write_text("# Words\n\nA few.\n", encoding="utf-8")
    assert _found(root / "data", docs) == []
