"""The check of a job description, run over lines that were marked by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.handbook import Handbook
from tests.engines import Engines

Findings = Callable[[list[str]], list[list[dict[str, str]]]]


@dataclass(frozen=True)
class Figures:
    """How often the check was right."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of the lines that it marked, the share that deserved it."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the lines that deserved it, the share that it marked."""
        return self.right / (self.right + self.missed)

    def __str__(self) -> str:
        return (
            f"precision {self.precision:.2f}, recall {self.recall:.2f} "
            f"({self.right} right, {self.wrong} wrong, {self.missed} missed)"
        )


def figures(marked: list[bool], deserved: list[bool]) -> Figures:
    """The figures for lines of which some were marked and some deserved it."""
    pairs = list(zip(marked, deserved, strict=True))
    return Figures(*(pairs.count(p) for p in ((True, True), (True, False), (False, True))))


def measured(name: str, findings: Findings, lines: dict[str, bool]) -> Figures:
    """The figures of the check over `lines`, printed; the value says whether a line deserves it."""
    made = figures([bool(f) for f in findings(list(lines))], list(lines.values()))
    print(f"\n{name}: {made}")
    return made


@pytest.fixture(scope="session")
def corpus() -> list[dict[str, Any]]:
    """The lines marked by hand."""
    path = Path(__file__).with_name("postings.yml")
    rows: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return rows


def test_the_corpus_is_large_enough(corpus: list[dict[str, Any]]) -> None:
    """There are at least forty lines, of both kinds."""
    assert len(corpus) >= 40
    assert min(sum(r["mark"] == m for r in corpus) for m in ("flag", "fine")) >= 20


def test_the_check_is_right_on_the_lines_it_was_made_with(
    corpus: list[dict[str, Any]], findings: Findings
) -> None:
    """It marks what it should and leaves the rest alone."""
    lines = {r["line"]: r["mark"] == "flag" for r in corpus if not r.get("unseen")}
    made = measured("lines it was made with", findings, lines)
    assert made.precision >= 0.95
    assert made.recall >= 0.95


def test_the_check_is_useful_on_lines_it_was_not_made_with(
    corpus: list[dict[str, Any]], findings: Findings
) -> None:
    """Lines written after the rules, like postings found elsewhere: mostly right, never noisy."""
    lines = {r["line"]: r["mark"] == "flag" for r in corpus if r.get("unseen")}
    made = measured("lines it had not seen", findings, lines)
    assert made.precision >= 0.9
    assert made.recall >= 0.75


def test_the_check_names_the_problem(corpus: list[dict[str, Any]], findings: Findings) -> None:
    """A marked line is told what is amiss with it."""
    rows = [r for r in corpus if r.get("problem")]
    for row, found in zip(rows, findings([r["line"] for r in rows]), strict=True):
        assert row["problem"] in {f["problem"] for f in found}, row["line"]


def test_every_rule_is_used(
    data: dict[str, Any], corpus: list[dict[str, Any]], findings: Findings
) -> None:
    """Each rule marks at least one line of the corpus or of its own examples."""
    lines = [r["line"] for r in corpus]
    seen = {f["id"] for found in findings([*lines, *EXAMPLES]) for f in found}
    assert {r["id"] for r in data["rules"]} - seen == set()


EXAMPLES = [
    "Takes part in involuntary commitment hearings.",
    "Lives among people battling addiction.",
    "Must love rescuing people.",
]


def test_restated_samples_are_marked_where_we_reword_them(
    handbook: Handbook, findings: Findings
) -> None:
    """Over the restated samples: many verdicts rest on judgment, which the check does not have."""
    lines = {
        line.text: line.verdict != "keep"
        for role in handbook.all("sample-roles")
        for group in role.groups
        for line in group.items
    }
    made = measured("restated samples", findings, lines)
    assert made.precision >= 0.9
    assert made.recall >= 0.5


def test_clauses_that_the_samples_are_known_for_are_marked(findings: Findings) -> None:
    """The three clauses that a job description must not copy are marked, however they stand."""
    clauses = {
        "Other duties as assigned by a supervisor": "other-duties",
        "Keeps information confidential within the team": "within-the-team",
        "Notifies supervisors immediately of a crisis": "crisis",
    }
    for rule, found in zip(clauses.values(), findings(list(clauses)), strict=True):
        assert rule in {f["id"] for f in found}


def test_what_we_offer_passes_our_own_check(data: dict[str, Any], findings: Findings) -> None:
    """No wording of the builders is marked by the check."""
    groups = [g for owner in (*data["roles"], *data["ads"]) for g in owner["groups"]]
    offered = [i["text"] for i in data["statements"] if i["text"]]
    offered += [i["text"] for g in groups for i in g["items"] if i["text"]]
    marked = [
        (line, found) for line, found in zip(offered, findings(offered), strict=True) if found
    ]
    assert marked == []


@pytest.mark.parametrize(
    "line",
    [
        "Does not administer medication.",
        "Never writes progress notes.",
        "There are no on-call duties.",
        "Peer supporters stay out of treatment team meetings.",
    ],
)
def test_a_no_before_the_words_clears_them(line: str, findings: Findings) -> None:
    """A line that rules a duty out is not taken for one that asks for it."""
    assert findings([line]) == [[]]


@pytest.mark.parametrize(
    "line",
    [
        "Duties include but are not limited to administering medication.",
        "You will not only write progress notes, you will also file them.",
        "No experience needed; you will administer medication.",
    ],
)
def test_a_no_that_rules_nothing_out_clears_nothing(line: str, findings: Findings) -> None:
    """`not limited to`, `not only` and a no in another clause don't count."""
    assert findings([line]) != [[]]


def test_a_request_turns_a_ride_around(findings: Findings) -> None:
    """One word decides: assigned or requested."""
    assigned, requested = findings(
        [
            "Provides help with transportation as assigned.",
            "Provides help with transportation as requested by the person.",
        ]
    )
    assert assigned
    assert not requested


def test_lines_and_sentences_are_told_apart(call: Callable[..., Any]) -> None:
    """Bullets, numbers and sentences each become a line."""
    text = "Duties:\n- One thing.\n• Another thing; and more\n3) A third. A fourth.\n\n  \n"
    assert call("posting-check", "linesOf", text) == [
        "Duties:",
        "One thing.",
        "Another thing; and more",
        "A third.",
        "A fourth.",
    ]


def test_another_language_is_said_to_be_unread(call: Callable[..., Any]) -> None:
    """The check does not pass over what it can't read."""
    text = "Buscamos una persona con experiencia propia para apoyar a otras personas en su camino"
    assert call("posting-check", "check", text, [])["unread"] is True


def test_a_long_posting_is_read_quickly(engines: Engines, data: Any) -> None:
    """Sixty thousand characters without an end take less than two seconds."""
    milliseconds = engines.evaluate(
        """async (root, rules) => {
            const { check, compile } = await import(root + "web/engines/hiring/posting-check.js");
            const ready = compile(rules);
            const text = "assist monitor the provide as requested not medication ".repeat(1100);
            const start = performance.now();
            check(text, ready);
            return performance.now() - start;
        }""",
        data["rules"],
    )
    assert milliseconds < 2000
