"""What each rule tells of an entry that breaks it, whole and with its line.

The entries are those of the small handbook, changed in memory: nothing is read for a case.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import pytest

from macros.check import RULES, overlay, requirements
from macros.check.calls_left_open import comma, slip
from macros.check.page_code import without_code
from macros.check.page_html import nothing_is_left_out, tags_are_closed
from macros.check.page_links import html_links, links, undefined
from macros.check.project import examine_base
from macros.check.questions import pattern_in, phrase
from macros.check.stray_pages import every_page_is_read
from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.kinds import NAMES
from macros.model.local import Local

FOLDER = "tests/fixtures/every-field"

Change = Callable[[Handbook], Handbook]


def put(book: Handbook, *entries: Identified) -> Handbook:
    """`book` with these entries, in the place of those of their ids or behind all others."""
    kinds = {kind: dict(there) for kind, there in book.kinds.items()}
    for entry in entries:
        kinds[NAMES[type(entry)]][entry.id] = entry
    return replace(book, kinds=kinds)


def set_in(value: Any, way: Sequence[str | int], new: Any) -> Any:
    """`value` with `new` at the end of the `way` inside it."""
    if not way:
        return new
    key, *rest = way
    if isinstance(key, int):
        return [*value[:key], set_in(value[key], rest, new), *value[key + 1 :]]
    return value.model_copy(update={key: set_in(getattr(value, key), rest, new)})


def case(name: str, way: str, new: Any) -> tuple[str, Change]:
    """A change of the field at `way`, such as options.0.text, in the entry `name`."""
    kind, _, id_ = name.partition(":")
    path = [int(part) if part.isdigit() else part for part in way.split(".")]

    def changed(book: Handbook) -> Handbook:
        return put(book, set_in(book.get(kind, id_), path, new))

    return f"{name}, {way}: {new}", changed


HALVES = (
    *("**a* b", "a *b** c", "(**a*)", "**a**b*c*", "*a* **b**", "***a***", "a *b*c**"),
    *("a *b", "a* b", "*a* and *b", "a **b", "**a** b**", "a * b", "[a](b c)", "[a] (tasks:first)"),
    *("[a][b]", "(a)[tasks:first]", "a](b", "[a](tasks:first) and **b** and *c*", "2 * 3 ** 4"),
    *("[a](https://example.org)", "[a] [b]", "[a] (b)"),
)
SIGNS = (
    *(
        "a <b>b</b>",
        "a<br/>b",
        "a < b > c",
        "&amp;",
        "&#8211;",
        "& b;",
        "{{ link( }}",
        "{% if x %}",
    ),
    *("__a__", "a__b__c", "<!-- x", "-->", "<https://example.org>", "<a@example.org>", "{: .x }"),
    *(
        "[ ] a",
        "- [x] a",
        "a [ ] b",
        "~~a~~",
        "==a==",
        "a == b",
        ":smile:",
        "10:30:15",
        "`a`",
        "```",
    ),
    *("# A", "#A", "a # b", "> a", "a > b", "- a\n- b", "- a", "1. a\n2. b", "| a | b |"),
    *("![a](b)", "wow!", "[^1]", "_a_", "a_b_c", "\\*a", "\\a", "x^2^", "2^3", "++a++", "c++"),
    *("“a", "“a”", "„a“", "see https://example.org/_a_/~~b~~", f"<b {'x' * 70}>", "  # A\nB"),
)

QUESTION, SCENARIO, TASK = "questions:first", "scenarios:first", "tasks:first"
RIGHT = True
PATH, KIT, PANEL = "paths:first", "interview-kits:first", "session-plans:first"

CASES: tuple[tuple[str, Change], ...] = (
    *(case("tasks:first", "note", text) for text in HALVES),
    *(case("glossary:other", "title", text) for text in HALVES),
    *(case("tasks:first", "say", text) for text in SIGNS),
    case(TASK, "reviewed", datetime.date(2999, 1, 1)),
    case(TASK, "reviewed", datetime.date(1989, 12, 31)),
    case(TASK, "reviewed", datetime.date(1990, 1, 1)),
    case(TASK, "related", ["first"]),
    case(TASK, "related", ["another-1", "another-1"]),
    case(TASK, "note", "[it](tasks:first)"),
    case(TASK, "also", ["a", "a"]),
    case(TASK, "former_ids", ["x", "x"]),
    case(TASK, "former_ids", ["another-1"]),
    case(TASK, "former_ids", ["first"]),
    case(TASK, "former_ids", ["index"]),
    case("values:first", "former_ids", ["index"]),
    case("glossary:other", "former_ids", ["index"]),
    case("tasks:another-1", "former_ids", ["old-task"]),
    case(TASK, "not_part", None),
    case(TASK, "reasons", []),
    case(TASK, "instead", []),
    case(TASK, "decide", None),
    case(TASK, "inconsistent", []),
    case(TASK, "title", "They want to die"),
    case(TASK, "also", ["to WANT to die"]),
    case(TASK, "basis", "outside"),
    case(TASK, "sources", []),
    case(TASK, "sources", ["other-document/rules"]),
    case(TASK, "consistent.1.sources", ["my-document/first-section", "x"]),
    case(TASK, "inconsistent.0.sources", ["x"]),
    case(TASK, "outside", []),
    case("topics:first", "sources", []),
    case("differences:first", "sources", ["my-document/first-section"]),
    case("differences:first", "positions.0.sources", ["x"]),
    case(TASK, "note", "Call 000 now."),
    case(TASK, "note", "Call 111-0000 or {000} or 0001 or 1110."),
    case(TASK, "note", "Call {emergenci} or {Crisis_line} or {crisis_line} or {CRISIS_LINE}."),
    case(TASK, "note", "At a crisis line, https://example.org/crisis_lines, see {country}."),
    *(case(TASK, "note", text) for text in ("?", "TBD.", "…", "Lorem ipsum dolor", "Todo lists")),
    case(TASK, "say", "TBD"),
    case("danger:first", "meaning", "?"),
    case(
        TASK,
        "consistent.1.text",
        "the statement,  so that it reads on its own. (first, consistent)",
    ),
    case(
        TASK,
        "inconsistent.1.text",
        "The statement, so that it reads on its own. (first, consistent)",
    ),
    case("language:first", "prefer", ["words that HURT or mislead."]),
    case("language:first", "avoid", ["a", "A"]),
    case("glossary:other", "also", ["other forms of the term."]),
    case("glossary:other", "also", ["other", "Other"]),
    *(case("topics:first", "groups.0.layout", layout) for layout in ("timeline", "list", "flow")),
    case("assessments:first", "bands.items.0.most", 3),
    case("assessments:first", "bands.items.1.least", 3),
    case("assessments:first", "bands.items.1.most", 4),
    case("assessments:first", "options.items.1.score", 0),
    case("assessments:first", "options", None),
    case("law:first", "title", "Law 000"),
    case("posting-rules:first", "patterns", ["{nobody}"]),
    case("values:another-1", "number", 1),
    case("figures:first", "rows.0.values", [1, 328]),
    case("figures:first", "rows.0.values", [1, 99]),
    case("figures:first", "columns", ["a", "b"]),
    case("questions:several", "options.1.text", "What many would  DO."),
    case(SCENARIO, "moments.1.replies.1.text", "what you say or do."),
    case(TASK, "decide.answers.1.text", "x"),
    case(QUESTION, "options", []),
    case(QUESTION, "type", "true-false"),
    case(QUESTION, "type", "multiple"),
    case("interview-questions:careful", "safer", "careful"),
    case(QUESTION, "type", "order"),
    case(QUESTION, "type", "match"),
    case(QUESTION, "compare", ["Words to compare."]),
    case("questions:reflect", "compare", []),
    case("questions:several", "type", "single"),
    case("questions:several", "options.0.right", RIGHT),
    case("questions:pairs", "options.1.match", None),
    case("questions:pairs", "options.0.right", RIGHT),
    case("questions:order", "options.0.match", "x"),
    case("questions:danger", "options.0.right", RIGHT),
    case("questions:danger", "crisis", not RIGHT),
    case(QUESTION, "options.2.right", RIGHT),
    case(QUESTION, "options.1.right", not RIGHT),
    case(QUESTION, "options.2.id", "a"),
    case(QUESTION, "options.2.feedback", "No, not so."),
    case(QUESTION, "options.2.feedback", "No, it is not."),
    case(QUESTION, "options.2.feedback", "Not quite: say what it misses."),
    *(
        case(QUESTION, "options.2.text", text)
        for text in (
            *("All of the above", "none of these answers", "Both a and c", "any of the options"),
            *("Neither of those", "All of it", "both do and say"),
        )
    ),
    *(
        case(QUESTION, way, "He said that he would hurt himself.")
        for way in ("title", "prompt", "options.0.text", "options.1.feedback")
    ),
    *(
        case(QUESTION, "prompt", text)
        for text in (
            *("Suicidal words", "self-harm", "She wanted to die", "They hurt themselves"),
            *("killing myself", "I do not want to be here anymore", "hurts herself", "hurting it"),
        )
    ),
    case(QUESTION, "tests.values", []),
    case("questions:another-1", "tests.tasks", ["first", "another-1"]),
    *(
        case(name, way, f"Some would say {words}")
        for words in ("ugly wording here", '"ugly wording" here', "uglier", "Nuglies")
        for name, way in (
            *((QUESTION, "title"), (QUESTION, "options.2.text"), (QUESTION, "options.0.feedback")),
            *((SCENARIO, "intro"), (SCENARIO, "closing"), (SCENARIO, "moments.1.text")),
            *((SCENARIO, "moments.0.replies.1.text"), (SCENARIO, "moments.1.replies.0.reflection")),
            (SCENARIO, "moments.1.replies.0.consequence"),
        )
    ),
    case(SCENARIO, "moments.0.replies.0.to", "part-13"),
    case(SCENARIO, "moments.1.replies.0.to", "part-13"),
    case(SCENARIO, "moments.1.replies.0.to", "part-16"),
    case(SCENARIO, "moments.0.replies.0.to", "part-61"),
    case(SCENARIO, "moments.0.replies.0.to", None),
    case(SCENARIO, "moments.0.replies.1.id", "part-14"),
    case(SCENARIO, "moments.1.replies.1.id", "part-14"),
    case(SCENARIO, "moments.1.id", "part-13"),
    case(PATH, "steps.1.page", "guide/first.md"),
    case(PATH, "steps.1.questions", ["another-5", "first"]),
    case(PATH, "steps.1.questions", ["another-5", "another-5"]),
    case(PATH, "steps.1.id", "part-19"),
    case(KIT, "questions", ["first", "risky"]),
    case(KIT, "questions", ["first", "nowhere"]),
    case(KIT, "questions", ["first", "first"]),
    case(KIT, "minutes", 29),
    case(KIT, "opening", 20),
    case(KIT, "closing", 20),
    case("interview-questions:careful", "safer", "risky"),
    case("ads:first", "groups.0.items.0.id", "reworded"),
    case("sample-roles:first", "groups.0.items.0.id", "part-2"),
    case("handouts:first", "parts.0.groups", ["No such heading"]),
    case("handouts:first", "parts.9.area", "second"),
    case(PANEL, "minutes", 31),
    case(PANEL, "aims", ["*Know, what it is.", "Say it.", "understanding it"]),
    case(PANEL, "post_test", ["first", "reflect", "nowhere", "danger"]),
    *(
        case("posting-rules:first", way, [text])
        for way in ("patterns", "unless")
        for text in (
            *(
                "some words",
                "... words",
                "words ..",
                "words ... more",
                "some? words",
                "words some?",
            ),
            *(
                "a//b",
                "a/* b",
                "*",
                "wo*ds",
                "words*",
                "{first}",
                "{frist}",
                "{xyzzy}",
                "a.b",
                "a@b",
            ),
            *("don't", "a-b", "a,b", "5%", "$5", "a+b", "a&b", "{first"),
        )
    ),
    case("question-rules:first", "hints", ["a.b"]),
    case("check-words:first", "words", ["a.b", "fine"]),
    case("danger:first", "says", ["...", "want to die"]),
    case("danger:first", "unless", ["die"]),
    case("danger:first", "idioms", ["want to die"]),
    case("danger:first", "ordinary", ["fine", "Want to DIE"]),
    case("handbook:first", "language", "English"),
)
"""What is changed, and how."""


@pytest.fixture(scope="module")
def book(root: Path) -> Handbook:
    """The small handbook, which keeps all rules; its language guide has a phrase to look for."""
    handbook, problems = examine_base(root / FOLDER / "data")
    assert problems == []
    wording = handbook.all("language")[0]
    return put(handbook, wording.model_copy(update={"patterns": ["ugl*", "ugly wording"]}))


def told(book: Handbook) -> list[str]:
    """What any rule says."""
    return [str(problem) for rule in RULES for problem in rule(book)]


def test_what_is_told_of_a_change_is_reviewed(
    book: Handbook, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each on its own; some break no rule, and stand beside those that do."""
    assert told(book) == []
    found = {name: told(change(book)) for name, change in CASES}
    assert len(found) == len(CASES)
    reviewed("rules.yml", found)


def test_a_task_found_by_words_of_danger_says_whether_it_has_the_signpost(book: Handbook) -> None:
    """By its title or another name; whoever says either is asked nothing."""
    task, group = book.get("tasks", "first"), book.get("danger", "first")
    words = group.model_copy(update={"id": "suicide-word", "says": ["suicide"], "ordinary": []})
    book = put(book, words)
    for changed in ({"title": "On suicide"}, {"also": ["a word", "about SUICIDE"]}):
        open_, said = (task.model_copy(update=changed) for _ in range(2))
        open_.model_fields_set.discard("crisis")
        assert told(put(book, said)) == []
        assert told(put(book, open_)) == [
            (
                f"{task.where}: 'first' speaks of danger: add crisis: true, so that it shows "
                "whom to call, or crisis: false"
            )
        ]


def test_a_clock_that_is_wrong_is_no_fault_of_the_data(book: Handbook) -> None:
    """Where most days lie ahead it's the machine's; one alone is told."""
    ahead = datetime.date(2999, 1, 1)
    entries = [book.get("tasks", "first"), book.get("values", "first"), book.get("topics", "first")]
    moved = [entry.model_copy(update={"reviewed": ahead}) for entry in entries]
    few = Handbook({NAMES[type(entry)]: {entry.id: entry} for entry in (*moved[:2], entries[2])})
    one = Handbook({"tasks": {"first": moved[0]}})
    rule = next(rule for rule in RULES if rule.__name__ == "dates_are_past")
    assert list(rule(few)) == []
    assert len(list(rule(one))) == 1
    tomorrow = datetime.datetime.now(tz=datetime.UTC).date() + datetime.timedelta(days=1)
    for days, many in ((0, 0), (1, 1)):
        day = tomorrow + datetime.timedelta(days=days)
        task = entries[0].model_copy(update={"reviewed": day})
        assert len(list(rule(Handbook({"tasks": {"first": task}})))) == many


def test_a_handbook_has_one_identity(book: Handbook) -> None:
    """Neither none nor a second."""
    rule = next(rule for rule in RULES if rule.__name__ == "there_is_one_identity")
    assert list(map(str, rule(Handbook({})))) == [
        (
            "data/handbook.yml:1: the handbook has no entry here: add one with its title and with "
            "the numbers to call in danger"
        )
    ]
    other = book.identity.model_copy(update={"id": "other"})
    assert list(map(str, rule(put(book, other)))) == [
        "data/handbook.yml:1: 'other' is a second one: a handbook has one name, keep 'first'"
    ]


@pytest.mark.parametrize("key", ["crisis_line", "emergency"])
def test_a_number_is_one_that_can_be_dialed(book: Handbook, key: str) -> None:
    """Each of the two by itself, at its line."""
    who = set_in(book.identity, (key, "number"), "the Xyzzy line")
    assert told(put(book, who)) == [
        (
            f"data/handbook.yml:{who.line_of(key, 'number')}: 'number': 'the Xyzzy line' is not a "
            "number that one can dial: write it in digits, in quotes"
        )
    ]


def test_a_handbook_with_tasks_has_words_of_danger(book: Handbook) -> None:
    """Also where the file is empty; one without tasks needs none."""
    rule = next(rule for rule in RULES if rule.__name__ == "words_of_danger_are_there")
    known = replace(book.known, ids={**book.known.ids, "danger": frozenset()})
    kinds = {kind: there for kind, there in book.kinds.items() if kind != "danger"}
    assert list(map(str, rule(replace(book, kinds=kinds, known=known)))) == [
        (
            "data/danger.yml:1: no word of danger stands here, so nobody would be told whom to "
            "call: put the file back, or write its first entry"
        )
    ]
    assert list(rule(replace(book, kinds=kinds))) == []
    unread = replace(known, unread=frozenset({"danger"}))
    assert list(rule(replace(book, kinds=kinds, known=unread))) == []
    without = {kind: there for kind, there in kinds.items() if kind != "tasks"}
    assert list(rule(replace(book, kinds=without, known=known))) == []


def test_questions_of_one_file_give_nothing_away(book: Handbook) -> None:
    """Neither by the length of the right answer nor by its place; other files don't count."""
    question = book.get("questions", "first")
    longest = set_in(question, ("options", 1, "text"), "What is right here, at some length.")
    many = [longest.model_copy(update={"id": f"q-{n}"}) for n in range(4)]
    alone = Handbook({"questions": {q.id: q for q in many}})
    rules = [r for r in RULES if r.__name__ in ("longest_is_not_always_right", _POSITIONS)]
    assert [problem.message for rule in rules for problem in rule(alone)] == [
        (
            "'q-0' is one of 4 in 4 questions of this file whose longest option is the right one: "
            "shorten it, or say more in another"
        ),
        "'q-0' and others of this file have the right answer always in the same place: move some",
    ]
    fewer = Handbook({"questions": {q.id: q for q in many[:3]}})
    assert [problem for rule in rules for problem in rule(fewer)] == []
    short = [q.model_copy(update={"id": f"s-{n}"}) for n, q in enumerate([question] * 4)]
    half = Handbook({"questions": {q.id: q for q in (*many, *short)}})
    assert list(rules[0](half)) == []
    danger = [q.model_copy(update={"crisis": True}) for q in many]
    assert [
        p for rule in rules for p in rule(Handbook({"questions": {q.id: q for q in danger}}))
    ] == []


_POSITIONS = "positions_show_no_pattern"


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ((), ""),
        ((1, 1, 1), ""),
        ((1, 1, 1, 1), "always in the same place: move some"),
        ((0, 1, 1, 1, 1), "in the same place 4 times in a row: move some"),
        ((1, 1, 1, 1, 0), "in the same place 4 times in a row: move some"),
        ((1, 1, 1, 0, 1), ""),
        ((1, 1, 1, 0, 1, 1, 1, 0), "mostly in the same place: move some"),
        ((1, 1, 1, 0, 1, 1, 2, 0), ""),
        ((1, 1, 1, 0, 1, 1, 1), ""),
        ((0, 1, 0, 1, 0, 1), "in places that repeat like a rhythm: move some"),
        ((0, 1, 2, 0, 1, 2), "in places that repeat like a rhythm: move some"),
        ((0, 1, 0, 1, 0), ""),
        ((0, 1, 2, 0, 1, 1), ""),
        ((0, 1, 2, 3, 0, 1, 2, 3), ""),
    ],
)
def test_a_pattern_of_places_is_seen(places: tuple[int, ...], said: str) -> None:
    """From four questions on, and a rhythm of two or three from six."""
    assert pattern_in(list(places)) == said


def test_a_phrase_is_found_as_whole_words() -> None:
    """With any ending for a star, in capitals too; signs of its own stand for themselves."""
    found = phrase("ugl*", "a.b")
    assert [bool(found.search(text)) for text in ("UGLIER", "a.b", "axb", "nugly", "xa.b")] == [
        *(True, True, False),
        *(False, False),
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("a `b c", "a `b c"),
        ("a ``b` c", "a ``b` c"),
        ("a <!-- b\nc --> d", "a       \n      d"),
        ("a <!-- b", "a <!-- b"),
        ("--> a <!-- b", "--> a <!-- b"),
        ("```py\na\n```\nb", "     \n \n   \nb"),
        ("  ~~~\na\n~~~~\nb", "     \n \n    \nb"),
        ("````\na\n```\nb", "    \n \n   \n "),
        ("```\na", "   \n "),
        ("a ``` b", "a ``` b"),
        ("`<!--` a -->", "       a -->"),
        ("``` a ``` b", "          b"),
        ("a ` b ` c ` d", "a       c ` d"),
    ],
)
def test_code_and_remarks_are_no_text(text: str, left: str) -> None:
    """Lines stay what they are; what nothing ends is text, but for a block of code."""
    assert without_code(text) == left


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Path]:
    """A folder of pages with one that holds a text."""

    def written(text: str) -> Path:
        docs = tmp_path / "docs"
        docs.mkdir(exist_ok=True)
        (docs / "a.md").write_text(text, "utf-8")
        return docs

    return written


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<div>\n<p>x</div>", []),
        ("<div>\n<span>x</div>", [(2, "'span' begins here and is not ended")]),
        ("x\n<B>y", [(2, "'B' begins here and is not ended")]),
        ("<b><i></b></i>", [(1, "'i' is still open here: close it before 'b'")]),
        ("</DIV>", [(1, "a closing tag of 'div' ends nothing here: take it away")]),
        ("<img/><br>", []),
        ('<a title="</a>">x</a>', []),
        ("`<div>` <!-- <div> -->", []),
        ("{{ '<div>' }}", []),
        ("<div><div></div>", [(1, "'div' begins here")]),
        ("<DIV></div>", []),
    ],
)
def test_tags_have_their_other_half(
    page: Callable[[str], Path], text: str, found: list[tuple[int, str]]
) -> None:
    """Each that lacks it is told at its line; code, remarks and calls are left alone."""
    told_of = list(tags_are_closed(page(text)))
    assert [(p.file, p.line) for p in told_of] == [("docs/a.md", line) for line, _ in found]
    for problem, (_, words) in zip(told_of, found, strict=True):
        assert problem.message.startswith(words)
        if "begins" in words:
            assert problem.message.endswith(
                " begins here and is not ended: add its closing tag where it ends"
            )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<SCRIPT>", "a script in a page does not run here: take it out, or put it into web/"),
        ("<style>", "a style in a page is left out here: take it out, or give it a class"),
        ('<p class="a" STYLE = "x">', "a style in a page is left out here"),
        (
            "<p onclick='x'>",
            "what an attribute such as onclick says does not run here: take it out",
        ),
        *(
            (f"<{tag} src=x>", "pages here show nothing of other sites: write a link to it")
            for tag in ("iframe", "object", "embed", "FRAME")
        ),
        ("![x]( https://a.edu/x.png)", "a picture of another site is not shown here: save it in"),
        ("![x](//a.edu/x.png)", "a picture of another site"),
        ("<img alt='' src=http://a.edu/x.png>", "a picture of another site"),
    ],
)
def test_what_browsers_would_refuse_is_told(
    page: Callable[[str], Path], text: str, words: str
) -> None:
    """Once, at its line."""
    (problem,) = nothing_is_left_out(page(f"x\n\n{text}\n"))
    assert (problem.file, problem.line) == ("docs/a.md", 3)
    assert problem.message.startswith(words)


@pytest.mark.parametrize(
    "text",
    ["<p>style=x</p>", "![x](a.png)", "`<script>`", "<pre>", "<img src='a.png'>", "onclick=x"],
)
def test_what_they_would_not_is_fine(page: Callable[[str], Path], text: str) -> None:
    """What only looks like it."""
    assert list(nothing_is_left_out(page(text))) == []


CALLS: Sequence[tuple[str, int, str]] = (
    ("x\n{{ link(“a”) }}", 2, "'“' is no quote of a macro call: type plain ones (\")"),
    ("x\n{{ link(&quot;a&quot;) }}", 2, "'&quot;' is no quote of a macro call"),
    ('{{ link("a) }}', 1, "a quote in these braces is not closed: every word has one on both"),
    ("{{ 'a' }}\n\n{{ link('a', b') }}", 3, "a quote in these braces is not closed"),
    ("x\n{{{ link('a') }}", 2, "a macro stands in two braces, and here are three: take one away"),
    ("x\n{{ link('a') }", 2, "a macro call ends with two braces, }}, as it begins with two"),
    ("x\n{{ link('a') )", 2, "a macro call ends with two braces, }}, as it begins with two"),
    ("x\n{% if x }", 2, "a tag ends as it begins, with a percent sign: write %}"),
    ("x\n{% if x %}\ny", 2, "'if' begins here and is not ended: add {% endif %} below it"),
    (
        "{% if a %}{% endif %}\n{% for b in c %}\n{% if d %}\n{% endif %}",
        2,
        "'for' begins here and is not ended: add {% endfor %} below it",
    ),
    ("x\n{{ link 'a') }}", 2, "a bracket is missing behind the name: write link("),
    ("x\n{{ link('a')) }}", 2, "a bracket is closed here that none opens: take one ) away"),
    ("x\n{{ link('a', text: 'b') }}", 2, "a sign = stands behind 'text' here: write it in place"),
    ("x\n{{ link 'a' }}", 2, "brackets are missing: write {{ link('a') }}"),
    ("x\n{{ link('a' | 'b') }}\n{{ link('a' ; 'b') }}", 2, "a comma parts two words: write it in"),
    ("x\n{% link('a') %}", 2, "a macro stands in two braces: write {{ link(…) }}"),
    ("x\n{{ link(* }}", 2, "what ( opens in this call is not closed: write ) for it"),
    ("x\n{{ 1 + }}", 2, "the braces here are not a macro call: "),
    ("x\n{{ other 'a') }}", 2, "a bracket is closed here that none opens"),
)
"""What stands in a page, the line that is told, and what is told of it."""


@pytest.mark.parametrize(("text", "line", "words"), CALLS)
def test_a_call_that_cannot_be_read_is_told(text: str, line: int, words: str) -> None:
    """At the line where it was begun, with what to do there."""
    environment = jinja2.Environment(autoescape=True)
    with pytest.raises(jinja2.TemplateSyntaxError) as error:
        environment.parse(text)
    found, said = slip(text, error.value, ("link", "entry"))
    assert found == line
    assert said.startswith(words)


def test_two_words_without_a_comma_are_told() -> None:
    """Jinja would make one word of them; in two lines, or as one alone, they're fine."""
    said = "a comma is missing between two words: "
    assert comma("x\n{{ link('a' 'b') }}") == (2, f"{said}'a' 'b'")
    assert comma('x\n\n{{\n link("a/b"\t"c-d") }}') == (4, f'{said}"a/b"\t"c-d"')
    assert comma("{{ link('a', 'b') }} 'a' 'b' {{ link('a b' 'c') }}") is None


def test_what_an_output_needs_is_told_where_it_lacks(book: Handbook) -> None:
    """An entry, a word of an enumeration, or what an entry has to hold; hidden, at that line."""
    need = requirements.Need("topics", "panel", "kits", ("tasks",), shape="a list", holds=bool)
    words = requirements.enumeration("verdicts", "tables", ("tasks",), "consistent", "maybe")
    odd = requirements.Need("topics", "first", "kits", ("x", "tasks"), shape="a list", holds=_never)
    other = requirements.Need("topics", "panel", "kits", ("nothing",))
    found = list(requirements.unmet(book, [need, words, odd, other]))
    vocabulary, topic = book.get("vocabulary", "verdicts"), book.get("topics", "first")
    renamed = vocabulary.line_of("terms", 1, "id")
    how = "put it back; or is it 'in-part' now? Then write maybe there"
    assert list(map(str, found)) == [
        "data/topics.yml: kits need 'panel' of topics, which is not there: put it back",
        f"{vocabulary.file}:{renamed}: tables need the term 'maybe' of 'verdicts': {how}",
        f"{topic.where}: 'first': kits need a list in it",
    ]
    assert [problem.lacks for problem in found] == [
        ("entry in topics", "panel"),
        ("term in verdicts", "maybe"),
        None,
    ]
    unread = replace(book, known=replace(book.known, unread=frozenset({"topics"})))
    assert len(list(requirements.unmet(unread, [need, words]))) == 1
    assert list(requirements.unmet(Handbook({"tasks": {}}), [need])) == []


def _never(_: object) -> bool:
    return False


def test_an_organisation_hides_nothing_that_is_needed(root: Path, book: Handbook) -> None:
    """It's told at its own line."""
    folder = root / FOLDER / "overlays/north"
    hiding = overlay.examine(book, [folder])[0].local.hidden["misconceptions", "first"]
    local = Local(hidden={("topics", "panel"): hiding})
    need = requirements.Need("topics", "panel", "kits", ("tasks",))
    (problem,) = requirements.unmet(replace(book, local=local), [need])
    assert (problem.file, problem.line) == (hiding.file, hiding.line)
    assert problem.message == (
        "topics:panel can't be hidden: kits are made with it. Take this item out, and amend what "
        "is different for you"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("guide/a.MARKDOWN", "no page is made of this file: rename it to a.md"),
        ("guide/a.b.txt", "no page is made of this file: rename it to a.md"),
        ("guide/a.html", "no page is made of this file: rename it to a.md"),
        ("a.docx", "no page is made of a .docx file: put its text into a.md"),
        ("guide/a.ODT", "no page is made of a .ODT file: put its text into a.md"),
        (
            "a.md.bak",
            "a program left this file here: rename it to a.md if that is gone, or delete it",
        ),
        *((name, "") for name in ("a.txt", "guide/a.pdf", "_a.docx", ".a/b.docx", "assets/a.docx")),
        *((name, "") for name in ("guide/#a.docx", "guide/_b/a.docx", "guide/a.md")),
    ],
)
def test_a_file_that_becomes_no_page_is_told(tmp_path: Path, name: str, words: str) -> None:
    """What was meant to be one, among what is no page on purpose."""
    for path in (tmp_path / "docs" / name, tmp_path / "docs/z.docx"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    (tmp_path / "docs/folder.docx").mkdir()
    told_of = {p.file: (p.line, p.message) for p in every_page_is_read(tmp_path / "docs")}
    assert told_of.pop("docs/z.docx") == (
        0,
        "no page is made of a .docx file: put its text into z.md",
    )
    assert told_of == ({f"docs/{name}": (0, words)} if words else {})


def test_an_area_chooses_among_questions_alone(book: Handbook) -> None:
    """What a part names beside every question of an area may be anything."""
    parts = book.get("handouts", "first").parts
    quiz = next(part for part in parts if part.area)
    part = quiz.model_copy(update={"view": "full", "entries": ["tasks:first"]})
    assert told(put(book, set_in(book.get("handouts", "first"), ("parts",), [part]))) == []


def test_no_more_is_restated_than_a_section_holds(book: Handbook) -> None:
    """Told at the last place, with each of the others once; twice in one is told as that."""
    rule = next(rule for rule in RULES if rule.__name__ == "units_are_counted_once")
    unit, other = "my-document/first-section#examples", "my-document/first-section#rules"
    task, value = book.get("tasks", "first"), book.get("values", "first")
    topic = book.get("topics", "first")
    two = [entry.model_copy(update={"units": [unit]}) for entry in (task, value)]
    three = [*two, topic.model_copy(update={"units": [unit]})]
    small = Handbook({"sources": book.kinds["sources"]})
    assert list(rule(put_all(small, two))) == []
    (problem,) = rule(put_all(small, three))
    assert (problem.file, problem.line) == (topic.file, topic.line_of("units", 0))
    assert problem.message == (
        f"'first': '{unit}' is restated 3 times and the source has 2: take it out where it does "
        f"not belong, or mend the count in data/sources.yml (also at {task.where}, {value.where})"
    )
    twice = task.model_copy(update={"units": [unit, unit, unit]})
    assert list(rule(put_all(small, [twice]))) == []
    many = task.model_copy(update={"units": [other]})
    assert list(rule(put_all(small, [many]))) == []
    source = set_in(
        book.get("sources", "my-document"), ("sections", 0, "units"), {"rules": 3, "examples": 0}
    )
    (alone,) = rule(put_all(small, [source, two[0]]))
    assert alone.message == (
        f"'first': '{unit}' is restated 1 times and the source has 0: take it out where it does "
        "not belong, or mend the count in data/sources.yml"
    )
    unknown = task.model_copy(update={"units": ["nowhere#x"]})
    assert list(rule(put_all(small, [unknown]))) == []


def put_all(book: Handbook, entries: Sequence[Identified]) -> Handbook:
    """`book` with entries of kinds that it may lack."""
    kinds = {NAMES[type(entry)]: {entry.id: entry} for entry in entries}
    return Handbook({**book.kinds, **kinds})


def test_the_numbers_of_every_identity_are_looked_for(book: Handbook) -> None:
    """Also where there is one too many, which is told by itself."""
    rule = next(rule for rule in RULES if rule.__name__ == "numbers_are_named_by_key")
    who = set_in(book.identity, ("crisis_line", "number"), "4711")
    other = set_in(who, ("id",), "other")
    task = book.get("tasks", "first").model_copy(update={"note": "Call 111 or 4711 now."})
    found = [problem.message for problem in rule(put(book, task, other))]
    assert [message.partition(" by hand")[0] for message in found] == [
        "'first' writes 111",
        "'first' writes 4711",
    ]


def test_a_line_is_counted_from_the_very_first_sign() -> None:
    """Also where a page begins with an empty line."""
    assert list(undefined("\n[a][b]\n\n[c]: d\n[c][] [e][]")) == [(2, "b"), (5, "e")]
    assert [link.line for link in (*links("\n[a](b)"), *html_links("\n<a href='b'>"))] == [2, 2]
    assert comma("\n{{ link('a' 'b') }}") == (2, "a comma is missing between two words: 'a' 'b'")


@pytest.mark.parametrize("right", [0, 3])
def test_where_several_are_right_some_are_and_some_are_not(book: Handbook, right: int) -> None:
    """Neither none of them nor all."""
    question = book.get("questions", "several")
    options = [
        option.model_copy(update={"right": number < right})
        for number, option in enumerate(question.options)
    ]
    assert len(options) == 3
    assert told(put(book, question.model_copy(update={"options": options}))) == [
        (
            f"data/questions.yml:{question.line_of('options')}: 'several' needs at least one right "
            f"answer and at least one that isn't"
        )
    ]
