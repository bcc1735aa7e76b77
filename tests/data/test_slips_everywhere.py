"""What is told of a slip, whatever the kind and field: the same slip in a file of each kind.

The handbook in tests/fixtures/every-field has every field, each item on a line of its own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from macros.check.project import problems
from macros.data.problems import Problem
from macros.outputs.site import offered

FOLDER = "tests/fixtures/every-field"

_TEXT = r"^(?P<key> +(?!id|page|type)\w+: )(?P<value>[A-Z][^:]*)$"
_ITEM = r"^(?P<key> +- )(?P<value>[A-Z][^:]*)$"
_NAME = r"^(?P<key> +(?:- |\w+: )(?!id: ))(?P<value>first|another-1)$"
_LIST = r"^(?P<key> +(?!sections|parts|groups)\w+:)(?P<value>)$"

SLIPS: Mapping[str, tuple[str, str]] = {
    "nothing in its place": (_TEXT, r'\g<key>""'),
    "a list for a text": (_TEXT, r"\g<key>[\g<value>]"),
    "a word that YAML reads as a truth": (_TEXT, r"\g<key>no"),
    "a number for a text": (_TEXT, r"\g<key>2013"),
    "HTML in a text": (_TEXT, r"\g<key>A <b>\g<value></b>"),
    "half of a strong text": (_TEXT, r"\g<key>A **\g<value>"),
    "half of a link": (_TEXT, r"\g<key>See [this](tasks:first and more"),
    "a link to nothing": (_TEXT, r"\g<key>See [this](tasks:frist)."),
    "an unsafe link": (_TEXT, r"\g<key>See [this](javascript:alert)."),
    "a number by an unknown key": (_TEXT, r"\g<key>Call {nobody} now."),
    "a colon in a text": (_TEXT, r"\g<key>Remember: \g<value>"),
    "a quote that stays open": (_TEXT, r'\g<key>"\g<value>'),
    "a key misspelled": (
        r"^(?P<key> +)(?P<value>\w{3})(?P<rest>\w+:.*)$",
        r"\g<key>x\g<value>\g<rest>",
    ),
    "a key twice": (_TEXT, r"\g<key>\g<value>\n\g<key>Another."),
    "no colon": (r"^(?P<key> +\w+):(?P<value> .+)$", r"\g<key>\g<value>"),
    "no space after the colon": (r"^(?P<key> +\w+:) (?P<value>[A-Z].*)$", r"\g<key>\g<value>"),
    "a sign too far right": (_TEXT, r" \g<key>\g<value>"),
    "an item without its dash": (r"^(?P<key> +)- (?P<value>[A-Z].*)$", r"\g<key>\g<value>"),
    "an item twice": (
        r"^(?P<key> +- (?!\w+:))(?P<value>.+)$",
        r"\g<key>\g<value>\n\g<key>\g<value>",
    ),
    "an item that is empty": (_ITEM, r'\g<key>""'),
    "an item with HTML": (_ITEM, r"\g<key>A <i>\g<value></i>"),
    "a name of nothing": (_NAME, r"\g<key>frist"),
    "a name by its kind": (_NAME, r"\g<key>tasks:first"),
    "a section of no source": (
        r"^(?P<key> +- )(?P<value>\w+-document/.+)$",
        r"\g<key>my-document/nowhere",
    ),
    "a text for a list": (_LIST, r"\g<key> text\n  x-\g<value>:"),
    "a list without its items": (_LIST, r"\g<key> []\n  y:"),
    "a day that is no day": (r"^(?P<key> +\w+: )(?P<value>2026-.+)$", r"\g<key>2026-02-31"),
    "a day long ago": (r"^(?P<key> +\w+: )(?P<value>2026-.+)$", r"\g<key>1926-01-01"),
    "a word for a number": (r"^(?P<key> +\w+: )(?P<value>\d+)$", r"\g<key>ten"),
    "a number too many": (r"^(?P<key> +\w+: )(?P<value>\d+)$", r"\g<key>9\g<value>"),
    "a truth in words": (r"^(?P<key> +\w+: )(?P<value>false|true)$", r"\g<key>maybe"),
    "a tab": (_TEXT, "\t\\g<key>\\g<value>"),
    "an address without a host": (r"^(?P<key> +\w+: )(?P<value>https://.+)$", r"\g<key>https:///x"),
}
"""Each slip: what a line has to look like, and what becomes of it."""


_CITES = "      sources:\n        - my-document/first-section\n        - other-document/nowhere\n"

FACTS: Sequence[tuple[str, str, str]] = (
    (
        "danger",
        "    - dying to meet you",
        "    - dying to meet you\n    - want to die\n    - plain",
    ),
    ("figures", "        - 1\n", "        - 1\n        - 2\n"),
    ("figures", "        - 1\n", "        - 1 2\n"),
    ("handouts", "      groups:\n", "      groups:\n        - No such heading\n"),
    ("interview-kits", "    - careful\n", "    - careful\n    - risky\n"),
    ("interview-questions", "  safer: careful\n", "  safer: risky\n"),
    ("ads", "          use: The wording to use instead.\n", ""),
    ("ads", "          why: Why the line stands, or why it changes. (2)\n", ""),
    ("interview-questions", "  risk: low\n", "  risk: medium\n"),
    ("interview-questions", "  risk: high\n", "  risk: low\n"),
    ("interview-questions", "  look_fors:\n    - What a good answer includes.\n", ""),
    ("interview-questions", "  care: Ask it safely.\n", ""),
    ("interview-questions", "  safer: careful\n", "  safer: careful\n  worries: [Any.]\n"),
    ("paths", "      page: guide/second.md", "      page: guide/first.md"),
    ("paths", "        - another-4\n", "        - another-1\n"),
    ("posting-rules", "    - some words of a posting", "    - some words\n    - adm*nister"),
    ("posting-rules", "    - other fine words", "    - other.fine"),
    ("question-rules", "    - words hints two", "    - hin*ts"),
    ("questions", "      text: What some would do.", "      text: What many would do."),
    ("questions", "    - id: c\n      text: What some", "    - id: b\n      text: What some"),
    ("questions", "      feedback: 'No: say where it would lead.'", "      feedback: No."),
    ("questions", "The case of several?", "She wants to die. What now?"),
    ("scenarios", "          to: part-16\n", "          to: part-61\n"),
    ("scenarios", "          to: part-16\n", "          to: elsewhere\n"),
    ("session-plans", "    - 'What people can do afterward: each", "    - 'Understand each"),
    ("session-plans", "    - several\n", "    - reflect\n"),
    ("session-plans", "    - minutes: 10\n", "    - minutes: 11\n"),
    ("style", "  why: The rule", "  why: Call 000. The rule"),
    ("tasks", "  instead:\n", "  former_ids:\n    - another-1\n  instead:\n"),
    ("topics", "    - first\n  summary", "    - first\n    - first\n  summary"),
    ("values", "  number: 2", "  number: 1"),
    ("differences", "  positions:\n", "  related:\n    - first\n  positions:\n"),
    ("changes", "  now: ", "  now: Call 000 or "),
    ("glossary", "  title: Another term", "  title: '**Another** term'"),
    ("handbook", "  pages:\n", "  pages:\n    tusks: check/tasks/index.md\n"),
    ("handbook", "suggestions: guide/second.md", "search: serch.md"),
    ("handbook", "suggestions: guide/second.md", "links: reference/linkz.md"),
    (
        "tasks",
        "  basis: sourced\n  outside:\n    - first\n  law:\n    - first\n",
        "  basis: outside\n",
    ),
    ("tasks", "  not_part: In a sentence, which part of it isn't, where the task has one.\n", ""),
    ("tasks", "    - old-task\n", "    - old-task\n    - first\n"),
    ("tasks", "      sources:\n        - my-document/first-section\n", _CITES),
    ("differences", "    - other-document/rules\n", ""),
    ("differences", "    - other-document/rules\n", "    - other-document/rules\n    - _\n"),
    ("style", "  why: The rule", "  why: Call 111 and 000. The rule"),
    ("handbook", "number: '111'", "number: the line"),
    ("handbook", "number: '000'", "number: help"),
    ("handbook", "language: en", "language: English"),
    ("handbook", "    id: CC-BY-4.0", "    id: By me"),
    ("danger", "    - want to die\n", "    - want to die\n    - '...'\n"),
    ("danger", "  unless:\n", "  unless:\n    - die\n"),
    ("danger", "  idioms:\n", "  idioms:\n    - want to die\n"),
    ("paths", "    - id: part-20", "    - id: part-19"),
    ("questions", "      right: true\n", ""),
    ("questions", "      text: What many would do.", "      text: All of the above"),
    ("questions", "      text: What many would do.", "      right: true\n      text: Another."),
    ("questions", "  crisis: false\n", "  crisis: true\n"),
    ("questions", "  type: single\n", "  type: true-false\n"),
    ("questions", "  type: single\n", "  type: match\n"),
    ("questions", "  type: single\n", "  type: reflection\n"),
    ("handouts", "    - view: says\n      every: tasks\n", "    - view: says\n"),
    (
        "handouts",
        "    - view: answers\n      every: tasks\n",
        "    - view: answers\n      every: links\n",
    ),
    ("handouts", "      every: language\n", "      every: language\n      area: first\n"),
    ("handouts", "      every: values\n", "      every: competencies\n      area: first\n"),
    (
        "handouts",
        "    - view: chart\n      entries:\n",
        "    - view: chart\n      groups:\n        - The heading over the list.\n      entries:\n",
    ),
    ("handouts", "    - view: prompt-cards\n", "    - view: prompt-cards\n      area: first\n"),
    ("posting-rules", "    - fine words\n", "    - fine /* words\n    - fine @nobody words\n"),
    ("questions", "  type: single\n", "  type: single\n  right: b\n"),
    ("questions", "  type: single\n", "  type: single\n  feedback: So it is.\n"),
    ("topics", "      layout: list\n", "      layout: list\n      strength: must\n"),
    (
        "topics",
        "          strength: must\n",
        "          strength: must\n          audiences: [first]\n",
    ),
    ("topics", "          strength: must\n", "          strength: must\n          layout: list\n"),
    (
        "topics",
        "          label: 'What stands before it: a name, a year, who speaks.'",
        "          label: No",
    ),
    ("tasks", "    answers:\n", "    verdict: consistent\n    answers:\n"),
    ("tasks", "  crisis: false\n", "  crisis: false\n  category: first\n"),
    ("assessments", "  options:\n", "  score: 1\n  options:\n"),
    ("scenarios", "  intro: ", "  consequence: It goes on.\n  intro: "),
    ("sources", "        rules: 3\n        examples: 2\n", "        - rules\n        - examples\n"),
    ("sources", "      totals:\n        people: 120\n", "      totals: people\n"),
    ("handbook", "  pages:\n", "  pages: [tasks]\n  x:\n"),
    ("scenarios", "          to: part-16\n", ""),
)
"""Facts that a rule is about: of a kind, what stands in its file, and what becomes of it."""

PAGES: Sequence[tuple[str, str]] = (
    (
        "index.md",
        "# A\n\n[Away](nowhere.md) [there](guide/first.md#nowhere) [too](/guide/frist.md)\n",
    ),
    ("guide/first.md", '# A\n\n{{ link("tasks", "frist") }}\n{{ entry("tusks", "first") }}\n'),
    ("guide/second.md", "# A\n\n```\ncode\n\n/// details | More\n"),
    ("check/test.md", "---\nminutes: soon\naudince: first\n---\n# A\n\n<b>Not closed\n"),
    ("check/tasks/first.md", "# In the place of an entry\n"),
    ("hire/law.md", "No heading\n\n!!! note\n    x\n\n{{ entries('law') }\n"),
    ("hire/ads.md", '# A\n\n<a href="../nowhere/">Away</a> <img src="nope.png">\n\n[x]: nope.md\n'),
    ("reference/links.md", '# A\n\n{{ entries("links", 3) }}\n{{ nope() }}\n{% if x %}\n'),
)
"""Pages, each with more than one thing that no page may have."""


def slipped(text: str, looks: str, becomes: str, turn: int) -> str:
    """`text` with the slip in one of the lines that look so, another one at each turn."""
    found = list(re.finditer(looks, text, re.MULTILINE))
    if not found:
        return text
    at = found[turn * 7 % len(found)]
    return text[: at.start()] + at.expand(becomes) + text[at.end() :]


def _by_words(found: Iterable[Problem]) -> dict[str, str]:
    """The places of the problems, by what is told of them."""
    places: dict[str, list[str]] = {}
    for one in found:
        places.setdefault(one.message, []).append(f"{Path(one.file).stem}:{one.line}")
    return {words: " ".join(where) for words, where in places.items()}


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """A copy of the handbook."""
    return shutil.copytree(root / FOLDER, tmp_path / "book")


def test_what_is_told_of_a_slip_is_reviewed(
    book: Path, root: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each problem with its line: one slip in every file that has a line for it."""
    told = {}
    for turn, (name, (looks, becomes)) in enumerate(SLIPS.items()):
        for path in sorted((root / FOLDER / "data").glob("*.yml")):
            text = slipped(path.read_text(encoding="utf-8"), looks, becomes, turn)
            (book / "data" / path.name).write_text(text, encoding="utf-8")
        told[name] = _by_words(problems(book / "data", book / "docs", offered()))
        assert told[name], name
    reviewed("slips.yml", told)


def test_what_is_told_of_facts_is_reviewed(
    book: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each rule's words and the line of the very item, each fact on its own."""
    told = {}
    for kind, old, new in FACTS:
        path = book / f"data/{kind}.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text, old
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        told[f"{kind}: {' '.join(old.split())} > {' '.join(new.split())}"] = _by_words(
            problems(book / "data", book / "docs", offered())
        )
        path.write_text(text, encoding="utf-8")
    assert [name for name, found in told.items() if not found] == []
    reviewed("facts.yml", told)


def test_what_is_told_of_pages_is_reviewed(
    book: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Each thing that a page may not have, with its line."""
    for page, text in PAGES:
        (book / "docs" / page).write_text(text, encoding="utf-8")
    found = problems(book / "data", book / "docs", offered())
    assert {one.file for one in found} == {f"docs/{page}" for page, _ in PAGES}
    reviewed("pages.yml", {"told": [str(one) for one in found]})
