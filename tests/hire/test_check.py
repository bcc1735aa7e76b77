"""The check of a job description, run over lines that were marked by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.model.handbook import Handbook
from tests import posting_eval
from tests.engines import Engines
from tests.hire.conftest import rules_of
from tests.posting_eval import Figures

Findings = Callable[[list[str]], list[list[dict[str, str]]]]


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
    seen = {f["id"] for found in findings([*lines, *KNOWN]) for f in found}
    assert {r["id"] for r in data["rules"]} - seen == set()


KNOWN = {
    "Takes part in involuntary commitment hearings.": "commitment",
    "Lives among people battling addiction.": "word-suffering",
    "Must love rescuing people.": "word-helping",
    "Must be stable on prescribed medication.": "recovered-enough",
    "Must be free of active symptoms.": "recovered-enough",
    "Must be sober for 24 months.": "recovered-enough",
    "Must not have used illicit substances for 12 months.": "recovered-enough",
    "No hospital stay in the last 12 months.": "recovered-enough",
    "Recovered from mental illness.": "recovered-enough",
    "Must be actively working a program of recovery.": "program-of-recovery",
    "Must have a sponsor.": "program-of-recovery",
    "Must be willing to share openly their personal recovery story.": "share-openly",
    "Emotional resilience required.": "emotional-resilience",
    "Must be mentally tough.": "emotional-resilience",
    "Must handle stress well.": "emotional-resilience",
    "No criminal record.": "no-record",
    "Youthful and energetic.": "age",
    "Female mentor wanted.": "gender",
    "Christian faith required.": "religion",
    "Native English speaker.": "origin",
    "DRIVING REQUIRED: Yes": "driving",
    "Must drive own car.": "driving",
    "Provides help with medication when requested by the nurse.": "medication",
    "Transport upon request of the treatment team.": "rides",
    "Without exception, documents all contacts.": "notes",
    "No later than 24 hours after each contact, completes progress notes.": "notes",
    "Ensures that people do not miss their appointments.": "compliance",
    "Holds others accountable.": "accountability",
    "Addresses criminal thinking errors.": "counseling",
    "Follows house rules and curfew.": "control",
    "Checks every half hour overnight.": "control",
    "Fills pill boxes.": "medication",
    "Takes vital signs.": "nursing-tasks",
    "Carries keys.": "shifts",
    "Recovery-capital questionnaire.": "assessments",
    "Carries an agency phone out of hours.": "on-call",
    "25 face-to-face hours a week.": "billing",
    "Testifies in court.": "commitment",
    "Follows up with clients who missed their visit.": "follow-up",
    "Reduces hospitalizations.": "outcome-target",
    "Finds housing for clients.": "applications",
    "Supervises outings.": "outings",
    "Represents the peer voice on the advisory board.": "committees",
    "Supports the experience of the patient and their family.": "word-client",
}
"""Wordings that real postings are known for, and a rule that each has to set off."""


@pytest.mark.parametrize(("line", "rule"), KNOWN.items())
def test_a_wording_that_postings_are_known_for_is_marked(
    line: str, rule: str, findings: Findings
) -> None:
    """Each sets off its rule, whatever else it sets off."""
    assert rule in {f["id"] for f in findings([line])[0]}


@pytest.mark.parametrize(
    "line",
    [
        "A driver's license is not required.",
        "Does not drive people.",
        "Documents are translated on request.",
        "Peer support, for people who are sober or not.",
        "Supports people who are diagnosed and those who are not.",
        "Takes someone along when the person asks for a ride.",
        "Writes no progress notes, treatment plans or assessments.",
    ],
)
def test_a_line_that_is_fine_is_left_alone(line: str, findings: Findings) -> None:
    """A no, a request of the person, and words on those served bring no mark."""
    assert findings([line]) == [[]]


NO_POSTING_ASKS = {
    "gifts",
    "interviewing-training-staff",
    "prayer-and-faith",
    "social-media-contact",
}
"""Tasks that a worker asks about, and no posting read so far demands the part that isn't."""


def test_every_task_outside_the_role_has_a_rule(handbook: Handbook) -> None:
    """The part of each task that isn't part of the role, the check looks for."""
    named = {task for rule in handbook.all("posting-rules") for task in rule.tasks}
    never = {t.id for t in handbook.all("tasks") if t.inconsistent}
    assert never - named == NO_POSTING_ASKS


def test_every_part_of_the_code_that_a_posting_can_break_has_a_rule(handbook: Handbook) -> None:
    """Force, goals of others, privacy, speaking for somebody and money have rules of their own."""
    rules = {rule.id for rule in handbook.all("posting-rules")}
    by_ethic = {
        "own-goals": "outcome-target",
        "no-coercion": "control",
        "privacy": "within-the-team",
        "advocacy-as-partner": "advocate-as-needed",
        "money-and-gifts": "money",
        "sharing-ones-story": "share-openly",
        "unimpaired": "tests-before-offer",
    }
    assert set(by_ethic) <= {e.id for e in handbook.all("ethics")}
    assert set(by_ethic.values()) <= rules


def test_every_problem_of_a_line_is_found_where_it_stands(findings: Findings) -> None:
    """Two duties and a word in one line are three findings, each with its own words."""
    (found,) = findings(["Drives clients to visits and writes progress notes."])
    assert [(f["id"], f["found"]) for f in found] == [
        ("rides", "Drives clients"),
        ("word-client", "clients"),
        ("notes", "writes progress notes"),
    ]


def test_a_request_clears_its_own_clause_alone(findings: Findings) -> None:
    """What the person asks for in one clause says nothing of the next."""
    (found,) = findings(["Gives rides when the person asks, and writes progress notes."])
    assert [f["id"] for f in found] == ["notes"]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("postings.tsv", (0.91, 0.84)),
    ],
)
def test_the_check_holds_on_real_postings(
    name: str, least: tuple[float, float], handbook: Handbook, engines: Engines, data: Any
) -> None:
    """By single problem, over the open lines; nothing was mended by those of the last rounds."""
    path = Path(__file__).with_name("real") / name
    lines = posting_eval.read(path, posting_eval.former_ids(handbook))
    found = posting_eval.found(engines, data, [n.text for n in lines])
    made = posting_eval.by_problem(lines, found)
    print(f"\n{name}, by single problem: {made}")
    assert made.precision >= least[0]
    assert made.recall >= least[1]


def test_wordings_of_our_own_set_off_their_rules(
    handbook: Handbook, engines: Engines, data: Any
) -> None:
    """What postings commonly say, in words that no page was read for, and lines that are fine."""
    path = Path(__file__).with_name("wordings.tsv")
    lines = posting_eval.read(path, posting_eval.former_ids(handbook))
    found = posting_eval.found(engines, data, [n.text for n in lines])
    made = posting_eval.by_problem(lines, found)
    assert min(sum(bool(n.expected) == marked for n in lines) for marked in (True, False)) >= 25
    assert made.precision >= 0.98
    assert made.recall >= 0.98


def test_what_excuses_one_clause_does_not_excuse_the_next(findings: Findings) -> None:
    """Words that make one clause fine say nothing of another, and a no goes on over an or."""
    drives, knows = findings(
        [
            "Helps people find public transportation, and drives the agency van.",
            "Does not write treatment plans or assess people.",
        ]
    )
    assert "rides" in {f["id"] for f in drives}
    assert not {f["id"] for f in knows} & {"assessments", "treatment-plans"}


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


def test_another_language_is_said_to_be_unread(engines: Engines) -> None:
    """The check does not pass over what it can't read."""
    text = "Buscamos una persona con experiencia propia para apoyar a otras personas en su camino"
    assert engines.evaluate(
        """async (root, text) => {
            const { check, compile } = await import(root + "web/engines/hiring/posting-check.js");
            return check(text, compile({ rules: [] })).unread;
        }""",
        text,
    )


def test_a_long_posting_takes_time_in_proportion(engines: Engines, data: Any) -> None:
    """Eight times the words take about eight times as long, and nowhere near the square of it."""
    short, long = engines.evaluate(
        """async (root, rules) => {
            const { check, compile } = await import(root + "web/engines/hiring/posting-check.js");
            const ready = compile(rules);
            const words = "assist monitor the provide as requested not medication ";
            const took = (times) => {
              const start = performance.now();
              check(words.repeat(times), ready);
              return performance.now() - start;
            };
            took(100);
            const best = (times) => Math.min(...[1, 2, 3].map(() => took(times)));
            return [best(150), best(1200)];
        }""",
        rules_of(data),
    )
    assert long < 32 * short
