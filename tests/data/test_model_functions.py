"""What the model says of a name or an address that is wrong, and how it changes texts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

import pytest
from markupsafe import Markup
from pydantic import BaseModel

from macros.model import languages
from macros.model.links import rules_of
from macros.model.marked import LocalTerm, LocalText, spelled
from macros.model.markup import (
    HTML_LINK,
    html,
    inert,
    inline,
    link_targets,
    mark,
    paragraphs,
    without_braces,
    without_markup,
)
from macros.model.mixing import mixed
from macros.model.organisation import Color
from macros.model.suggest import did_you_mean, nearest
from macros.model.texts import Rewriting, rewritten
from macros.model.types import (
    EntryRef,
    KindName,
    Known,
    Ref,
    Rule,
    SafeMarkdown,
    SafeUrl,
    Section,
    Term,
    Unit,
    unknown,
)

KNOWN = Known(
    ids={
        "tasks": frozenset({"giving-rides", "gifts"}),
        "values": frozenset({"voluntary", "giving"}),
    },
    terms={"verdicts": ("consistent", "depends")},
    units={"guide/tasks": frozenset({"rules", "lists"}), "guide/more": frozenset()},
    uncounted=frozenset({"guide/more"}),
    former={("tasks", "rides"): "giving-rides"},
)
UNREAD = Known(unread=frozenset({"tasks", "vocabulary", "sources"}))

MANY = Known(ids={"tasks": frozenset(f"xyz{chr(97 + n)}" for n in range(21))})

WRONG: tuple[tuple[Rule, str, str], ...] = (
    (Ref("tasks"), "gifts", ""),
    (Ref("tasks"), "gfits", "there is no entry in tasks 'gfits': did you mean 'gifts'?"),
    (Ref("tasks"), "rides", "'rides' in tasks is called 'giving-rides' now: write that"),
    (
        Ref("tasks"),
        "qqq",
        "there is no entry in tasks 'qqq': write one of gifts, giving-rides",
    ),
    (
        Ref("tasks"),
        "gifts, giving-rides",
        (
            "there is no entry in tasks 'gifts, giving-rides': several stand in one here, part "
            "them with commas: gifts, giving-rides"
        ),
    ),
    (
        Ref("tasks"),
        "gifts and giving-rides",
        (
            "there is no entry in tasks 'gifts and giving-rides': several stand in one here, part "
            "them with commas: gifts, giving-rides"
        ),
    ),
    (
        Ref("tasks"),
        "what one said once",
        (
            "there is no entry in tasks 'what one said once', for a name stands here: write one of "
            "gifts, giving-rides"
        ),
    ),
    (
        Ref("ethics"),
        "qqq",
        "there is no entry in ethics 'qqq': look up its id in data/ethics, or write it there first",
    ),
    (EntryRef(), "tasks:gifts", ""),
    (
        EntryRef(),
        "tasks/gifts",
        "'tasks/gifts' has a slash in the place of the colon: write tasks:gifts",
    ),
    (
        EntryRef(),
        "guide/a.md",
        "'guide/a.md' is a page, and an entry belongs here: write kind:id",
    ),
    (
        EntryRef(),
        "voluntary",
        "'voluntary' does not say what kind it is: write kind:id, such as values:voluntary",
    ),
    (
        EntryRef(),
        "qqq",
        "'qqq' does not say what kind it is: write kind:id, such as tasks:qqq",
    ),
    (EntryRef(), "taks:gifts", "there is no kind 'taks': did you mean 'tasks'?"),
    (EntryRef(), "qqqqqq:gifts", "there is no kind 'qqqqqq': write one of tasks, values"),
    (
        EntryRef(),
        "values:gifts",
        "there is no entry in values 'gifts', but one in tasks: write tasks:gifts",
    ),
    (
        EntryRef(),
        "tasks:giving",
        (
            "there is no entry in tasks 'giving', but one in values: write tasks:giving-rides or "
            "values:giving"
        ),
    ),
    (Ref("tasks"), "giving", "there is no entry in tasks 'giving': did you mean 'giving-rides'?"),
    (EntryRef(), "tasks:gfits", "there is no entry in tasks 'gfits': did you mean 'gifts'?"),
    (KindName(), "tasks", ""),
    (KindName(), "taks", "there is no kind 'taks': did you mean 'tasks'?"),
    (Term("verdicts"), "depends", ""),
    (
        Term("verdicts"),
        "dependz",
        "there is no term in verdicts 'dependz': did you mean 'depends'?",
    ),
    (
        Term("verdicts"),
        "qqq",
        "there is no term in verdicts 'qqq': write one of consistent, depends",
    ),
    (Term("nothing"), "qqq", "there is no term in nothing 'qqq'"),
    (Section(), "guide/tasks", ""),
    (
        Section(),
        "guide",
        "'guide' is a whole source: name a section of it, such as guide/tasks",
    ),
    (
        Section(),
        "guide/taks",
        "there is no source section 'guide/taks': did you mean 'guide/tasks'?",
    ),
    (Unit(), "guide/tasks#rules", ""),
    (Unit(), "guide/more#anything", ""),
    (
        Unit(),
        "guide/tasks/rules",
        "'guide/tasks/rules' has a slash before what is counted: write guide/tasks#rules",
    ),
    (
        Unit(),
        "guide tasks.rules",
        "'guide tasks.rules' lacks the # before what is counted: write guide/tasks#rules",
    ),
    (
        Unit(),
        "guide/taks#rules",
        "there is no source section 'guide/taks': did you mean 'guide/tasks'?",
    ),
    (
        Unit(),
        "guide/tasks#rulez",
        "there is no unit of guide/tasks 'rulez': did you mean 'rules'?",
    ),
    (
        Unit(),
        "guide/tasks#qqq",
        "there is no unit of guide/tasks 'qqq': write one of lists, rules",
    ),
    (SafeUrl(), "https://example.org/", ""),
    (
        SafeUrl(),
        "www.example.org",
        "'www.example.org' is not a web address (https://…): write https://www.example.org",
    ),
    (SafeMarkdown(), "A [b](tasks:gifts) and [c](https://example.org).", ""),
    (
        SafeMarkdown(),
        "A [b](tasks:gifts) and [c](tasks:gfits) [d](x:y).",
        "there is no entry in tasks 'gfits': did you mean 'gifts'?",
    ),
    (
        SafeMarkdown(),
        "A [b](voluntary).",
        "'voluntary' does not say what kind it is: write values:voluntary",
    ),
    (SafeMarkdown(), "A [b](taks:gifts).", "there is no kind 'taks': did you mean 'tasks'?"),
    (
        SafeMarkdown(),
        "A [b](nope.md).",
        "'nope.md' is not a web address (https://…), nor an entry (kind:id)",
    ),
    (Color(), "#0d5552", ""),
    (Color(), "#ABCDEF", ""),
    *(
        (
            Color(),
            text,
            f"'{text}' is not a color: write # and six digits in quotes, such as '#0d5552'",
        )
        for text in ("blue", "#0d555", "#0d55522", "0d5552", "#0d555g")
    ),
)


@pytest.mark.parametrize(("rule", "value", "said"), WRONG, ids=lambda one: str(one)[:40])
def test_a_name_or_an_address_that_is_wrong_is_told(rule: Rule, value: str, said: str) -> None:
    """With what to write; nothing where it's right."""
    error = rule.problem(value, KNOWN)
    assert (error.message() if error else "") == said


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        (Ref("tasks"), "qqq"),
        (Term("verdicts"), "qqq"),
        (Section(), "qqq"),
        (Unit(), "qqq#x"),
    ],
)
def test_of_what_could_not_be_read_nobody_knows_what_is_missing(rule: Rule, value: str) -> None:
    """So nothing is said of it."""
    assert rule.problem(value, UNREAD) is None


def test_what_is_lacking_is_named_for_those_who_tell_it_once() -> None:
    """Its kind and its name, wherever an entry is looked for."""
    for rule, value in ((Ref("tasks"), "gfits"), (EntryRef(), "values:gifts")):
        error = rule.problem(value, KNOWN)
        assert error is not None
        assert error.type == "unknown_name"
        assert error.context is not None
        kind, _, id_ = ("tasks:gfits" if rule == Ref("tasks") else value).partition(":")
        assert (error.context["kind"], error.context["value"]) == (f"entry in {kind}", id_)
    assert KNOWN.elsewhere("tasks", "voluntary") == "values"
    assert KNOWN.elsewhere("values", "voluntary") == ""


def test_more_names_than_a_few_are_not_counted_up() -> None:
    """Twenty are; of more one is told where to look."""
    names = sorted(MANY.ids["tasks"])
    assert (
        unknown("kind", "qqq", names[:20])
        .message()
        .endswith(f"write one of {', '.join(names[:20])}")
    )
    assert unknown("kind", "qqq", names).message() == "there is no kind 'qqq'"
    assert (
        unknown("source section", "qqq", names)
        .message()
        .endswith("'qqq': look it up in data/sources.yml")
    )


@pytest.mark.parametrize(
    ("value", "names", "near"),
    [
        ("Busy_Work ", ["busy-work"], "busy-work"),
        ("work-busy", ["other", "busy-work"], "busy-work"),
        ("power-sharing", ["shared-risk", "shared-power"], "shared-power"),
        ("giving-a-ride", ["other", "giving-rides"], "giving-rides"),
        ("role-of-peers", ["peer-role", "other"], "peer-role"),
        ("risk-sharing", ["shared-risk", "sharing-a-risk"], ""),
        ("tasks", ["guide/tasks", "other"], "guide/tasks"),
        ("guide/co-opted", ["other/co-opted", "guide/coopted"], "guide/coopted"),
        ("guide/co-opted", ["other/co-opted", "guide/other"], "other/co-opted"),
        ("x/tasks", ["other", "guide/tasks"], "guide/tasks"),
        ("rides", ["giving-rides-home", "giving-rides"], "giving-rides"),
        ("sub", ["sub-way-of-it"], ""),
        ("gfits", ["gifts", "other"], "gifts"),
        ("abcd", ["ab"], ""),
        ("abc", ["ab"], "ab"),
        ("zzzz", ["tasks"], ""),
        ("guide/tskas", ["guide/other", "guide/tasks"], "guide/tasks"),
        ("name7x", [f"name{n}x" for n in range(2000)], "name7x"),
        ("nome7x", [f"name{n}x" for n in range(2000)], "name7x"),
        ("xame7x", [f"name{n}x" for n in range(2000)], ""),
        ("ask", ["tasks", "use"], ""),
        ("no", ["note", "use"], "note"),
        ("aks", ["ask", "tasks"], "ask"),
        ("inconsistent", ["consistent", "depends", "not-consistent"], "not-consistent"),
    ],
)
def test_the_nearest_name_is_the_one_that_is_meant(value: str, names: list[str], near: str) -> None:
    """By its words in another order, what it was cut from, its last part, or its letters."""
    assert nearest(value, names) == near
    assert did_you_mean(value, names) == (f": did you mean '{near}'?" if near else "")


class Part(BaseModel):
    """What stands in an entry."""

    text: str
    more: str | None = None


class Entry(BaseModel):
    """An entry with each way to hold a text."""

    text: str
    rich: Annotated[str, SafeMarkdown()] = ""
    texts: list[str] = []
    needed: list[str]
    parts: list[Part] = []
    keyed: dict[str, Any] = {}
    number: int = 1


@dataclass(frozen=True)
class Record:
    """No entry."""

    text: str
    texts: tuple[str, ...] = ()
    number: int = 1


def entry(**given: Any) -> Entry:
    """An entry with what it needs."""
    return Entry(**{"text": "a", "needed": ["b"], **given})


def _upper(text: str) -> str:
    return text.upper()


def test_every_text_is_rewritten_wherever_it_stands() -> None:
    """In an entry, in its parts, in lists, tuples, mappings and records."""
    made = rewritten(entry(texts=["c"], parts=[Part(text="d")], keyed={"k": "e"}), _upper)
    assert made == entry(
        text="A", needed=["B"], texts=["C"], parts=[Part(text="D")], keyed={"k": "E"}
    )
    assert rewritten(Record("a", ("b",)), _upper) == Record("A", ("B",))
    assert rewritten({"a": ["b", ("c",)]}, _upper) == {"a": ["B", ("C",)]}
    assert (rewritten(7, _upper), rewritten(None, _upper)) == (7, None)


@pytest.mark.parametrize(
    "value", [entry(texts=["c"]), Record("a", ("b",)), {"k": ["a"]}, ("a",), "a"]
)
def test_what_stays_as_it_is_stays_the_very_same(value: object) -> None:
    """So that nobody takes it for another."""
    assert rewritten(value, lambda text: text) is value


def _gone(text: str, _: tuple[Rule, ...]) -> str | None:
    return None if text == "x" else text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (entry(texts=["c", "x"]), entry(texts=["c"])),
        (entry(texts=["x"]), entry(texts=[])),
        (entry(needed=["b", "x"]), entry(needed=["b"])),
        (entry(needed=["x"]), None),
        (entry(text="x"), None),
        (entry(parts=[Part(text="x"), Part(text="d")]), entry(parts=[Part(text="d")])),
        (entry(parts=[Part(text="d", more="x")]), entry(parts=[Part(text="d", more=None)])),
        (["x", "y"], ["y"]),
        ("x", None),
    ],
)
def test_a_text_that_goes_takes_what_cannot_be_without_it(before: Any, after: Any) -> None:
    """It leaves its list, and a field that may be empty."""
    assert Rewriting(_gone).of(before) == after


def test_some_fields_are_left_alone_and_what_is_empty_goes() -> None:
    """The latter once something inside it went, and not before."""
    skipping = Rewriting(_gone, skipped=("texts", "text"))
    assert skipping.of(entry(text="x", texts=["x"], parts=[Part(text="x")])).text == "x"

    def bare(value: Any) -> bool:
        return isinstance(value, Part) and value.more is None

    emptying = Rewriting(_gone, is_empty=bare)
    assert emptying.of(Part(text="a", more="x")) is None
    assert emptying.of(Part(text="a")) == Part(text="a")


def test_a_text_comes_with_the_rules_of_its_field() -> None:
    """A list has those of its items."""
    asked: list[tuple[str, int]] = []

    def note(text: str, rules: tuple[Rule, ...]) -> str:
        asked.append((text, len(rules)))
        return text

    Rewriting(note).of(entry(rich="r", texts=["c"]))
    assert asked == [("a", 0), ("r", 1), ("c", 0), ("b", 0)]
    assert list(rules_of(Entry)) == list(Entry.model_fields)


def test_no_brace_is_left_for_a_page_to_fill() -> None:
    """Neither one that opens nor one that closes; all else stays HTML."""
    made = without_braces(Markup("<b>{{ x }}</b> &amp; {: y }"))
    assert made == Markup("<b>&#123;&#123; x &#125;&#125;</b> &amp; &#123;: y &#125;")
    assert isinstance(made, Markup)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a\n  b", "a b"),
        ("- a", "&#45; a"),
        ("+ a - b", "&#43; a - b"),
        ("/// a", "&#47;// a"),
        ("12. a", "12&#46; a"),
        ("12) a", "12&#41; a"),
        ("a. 12. b", "a. 12. b"),
        ("a*b_c`d", "a&#42;b&#95;c&#96;d"),
        ("<b>", "&#60;b&#62;"),
        ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
        ("a@b: #1", "a&#64;b&#58; &#35;1"),
    ],
)
def test_a_text_is_made_inert(text: str, made: str) -> None:
    """One line, in which nothing formats, runs or opens a block."""
    assert inert(text) == made


def test_links_are_found_and_markup_is_taken_out() -> None:
    """In their order; what is no markup stays."""
    text = "A [b](tasks:c), **d**, *e*, [f](https://g.org) and [h] (i) * j"
    assert link_targets(text) == ["tasks:c", "https://g.org"]
    assert without_markup(text) == "A x, x, x, x and [h] (i) * j"


def test_what_stands_around_markup_is_inert() -> None:
    """In Markdown and in HTML, before it, in it and behind it."""
    text = "< *a_b* **c<d** [e*f](g) >"
    assert inline(text, lambda target: f"/{target}") == (
        "&#60; *a&#95;b* **c&#60;d** [e&#42;f](/g) &#62;"
    )
    assert html('< *a<b* **c<d** [e<f](g"h) >', lambda target: target) == (
        '&lt; <em>a&lt;b</em> <strong>c&lt;d</strong> <a href="g&#34;h">e&lt;f</a> &gt;'
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<a class="x" href="../b/">c <b>d</b></a>', ("../b/", "c <b>d</b>")),
        ("<A\nHREF = b.md>c</A>", ("b.md", "c")),
        ("<a href='b'>c</a><a href='d'>e</a>", ("b", "c")),
    ],
)
def test_a_link_of_html_is_found(text: str, found: tuple[str, str]) -> None:
    """Where it leads, and its words."""
    link = HTML_LINK.search(text)
    assert link is not None
    assert (link["page"], link["label"]) == found


def test_a_text_of_an_organisation_shows_its_mark() -> None:
    """Unless it's quiet; any other has none."""
    text = LocalText("a **b**", "At <Oak>")
    sign = ' <span class="local-mark">(At &#60;Oak&#62;)</span>'
    assert mark(text) == sign
    assert mark(LocalText("a", "At Oak", quiet=True)) == mark("a") == ""
    assert html(text, str) == f"a <strong>b</strong>{sign}"
    assert inline(text, str) == f"a **b**{sign}"
    assert (spelled(text), spelled("a")) == ("a **b** (At <Oak>)", "a")
    assert (text.again("c"), text.again("c").mark, text.again("c").quiet) == (
        "c",
        "At <Oak>",
        False,
    )
    term = LocalTerm("yes", "At Oak", "no")
    assert (term, term.mark, term.own) == ("yes", "At Oak", "no")


def test_paragraphs_are_parted_at_blank_lines() -> None:
    """Of which there may be several, with blanks in them; none is empty."""
    assert paragraphs("a\nb\n\n \n c\n\n") == ["a\nb", " c"]
    assert paragraphs("\n\n") == []


def test_an_order_gives_nothing_away_and_is_the_same_each_time() -> None:
    """Never the one in which things came, whatever the seed; one alone stays."""
    orders = {tuple(place for place, _ in mixed("abc", str(seed))) for seed in range(40)}
    assert (1, 2, 3) not in orders
    assert len(orders) == 5
    assert mixed("abc", "x") == mixed("abc", "x")
    assert mixed("a", "x") == [(1, "a")]
    assert sorted(mixed("ba", "y")) == [(1, "b"), (2, "a")]


DAYS: Mapping[str, tuple[str, str]] = {
    "en": ("March 5, 2026", "March 2026"),
    "en-IE": ("5 March 2026", "March 2026"),
    "de-xx-yy": ("5. März 2026", "März 2026"),
    "qq": ("March 5, 2026", "March 2026"),
}


@pytest.mark.parametrize("language", DAYS)
def test_a_day_and_a_month_are_in_words(language: str) -> None:
    """As readers of the language write them; of one that nobody knows in English."""
    date = datetime.date(2026, 3, 5)
    assert (languages.day(date, language), languages.month(date, language)) == DAYS[language]


@pytest.mark.parametrize(
    ("language", "region"),
    [("en", "en-US"), ("es", "es-ES"), ("en-IE", "en-IE"), ("qq", "qq")],
)
def test_a_language_has_its_likeliest_region(language: str, region: str) -> None:
    """One that has a region keeps it."""
    assert languages.with_region(language) == region
