"""The check of interview questions, run over questions that are really asked and over our own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from macros.model.handbook import Handbook
from tests import question_eval
from tests.engines import Engines

HERE = Path(__file__).parent

RISKY = {
    "How long have you been sober?": "sobriety",
    "Do you have a sponsor?": "sobriety",
    "Tell us your recovery story.": "disability",
    "Describe your lived experience.": "disability",
    "What medications do you take?": "disability",
    "How many sick days did you use at your last job?": "disability",
    "Will you need any accommodations to do this job?": "disability",
    "What would you need to be able to work here?": "disability",
    "How do you take care of yourself?": "disability",
    "Why do you want to be a peer support specialist?": "disability",
    "When did you graduate from high school?": "age",
    "Who will look after your children while you work?": "family",
    "What religious holidays do you observe?": "religion",
    "Where are your parents from?": "origin",
    "Are you a U.S. citizen?": "citizenship",
    "What was your salary in your last job?": "salary-history",
    "Have you ever been arrested?": "arrest",
    "Do any illnesses run in your family?": "genetic",
    "What type of discharge did you receive?": "military",
    "Do you belong to a union?": "union",
    "Have you ever declared bankruptcy?": "credit",
    "Are you gay?": "gender",
    "Who did you vote for?": "other",
}
"""Questions that should not get through, each with what it asks about."""

PLAIN = [
    "Can you do these duties, with or without reasonable accommodation?",
    "There will be a written test. Do you need an accommodation for it?",
    "Are you authorized to work in the United States?",
    "The hours are Sunday mornings. Can you work them?",
    "How would you support someone who does not want medication?",
    "What would you do if a person you support relapsed?",
    "Have you worked with people with disabilities?",
    "What pay are you looking for?",
    "Do you work well under pressure?",
]
"""Questions that are fine, though they hold words that others are marked for."""


@pytest.fixture(scope="module")
def said(engines: Engines, data: dict[str, Any]) -> Any:
    """What the check says of some questions."""
    return lambda texts: question_eval.checked(engines, data, texts)


@pytest.mark.parametrize(("question", "subject"), RISKY.items())
def test_a_risky_question_is_told_what_it_asks_about(
    question: str, subject: str, said: Any, handbook: Handbook
) -> None:
    """It is marked, and a rule of that subject says why."""
    (one,) = said([question])
    rules = [handbook.get("question-rules", found.partition(":")[0]) for found in one.found]
    assert subject in {rule.subject for rule in rules}


@pytest.mark.parametrize("question", PLAIN)
def test_a_plain_question_is_left_alone(question: str, said: Any) -> None:
    """What asks for the work is not marked."""
    assert said([question])[0].risk == "low"


@pytest.mark.parametrize(
    ("question", "risk"),
    {
        "How many days of work did you miss last year?": "low",
        "How many days did you miss in your last job?": "low",
        "How many days of work did you miss last year, and why?": "high",
        "How many days of work did you miss because of illness?": "high",
        "How many sick days did you take?": "high",
    }.items(),
)
def test_how_many_days_were_missed_in_all_may_be_asked(question: str, risk: str, said: Any) -> None:
    """Why they were missed, or how many for being sick, may not."""
    assert said([question])[0].risk == risk


@pytest.mark.parametrize(
    ("question", "risk"),
    {
        "Are you a father?": "high",
        "Are you a mother or a father?": "high",
        "Are you a parent of young kids?": "high",
        "Are you a working parent?": "high",
        "How do you support a parent on the ward?": "low",
        "What would you do if a father came to pick up a child?": "low",
    }.items(),
)
def test_parents_may_be_spoken_of_and_nobody_asked_to_be_one(
    question: str, risk: str, said: Any
) -> None:
    """Whom one serves is the work; whether one has children is not."""
    assert said([question])[0].risk == risk


def test_a_plain_sentence_does_not_clear_the_next(said: Any) -> None:
    """Words on others in one sentence say nothing of the applicant in another."""
    (one,) = said(["We support people with disabilities. Do you have a disability?"])
    assert one.risk == "high"


STRICT = question_eval.CHECKED.replace(
    "checkQuestion(text, ready, {", "checkQuestion(text, ready, { strict: true,"
)


@pytest.fixture(scope="module")
def ways_in() -> list[str]:
    """Questions that may not be asked: dressed as one that may, cut, or in other letters."""
    path = Path(__file__).with_name("ways-in.txt")
    return path.read_text(encoding="utf-8").splitlines()


def test_no_dress_gets_a_question_through(
    ways_in: list[str], engines: Engines, data: dict[str, Any]
) -> None:
    """Words on the work, other letters, signs, tags or another language clear nothing."""
    given = {key: data[key] for key in ("question_rules", "words")}
    answers = engines.evaluate(STRICT, {"data": given, "questions": ways_in})
    assert len(ways_in) >= 80
    passed = [q for q, (risk, _) in zip(ways_in, answers, strict=True) if risk == "low"]
    assert passed == []


def test_no_dressed_question_reaches_a_kit(
    ways_in: list[str], call: Any, data: dict[str, Any]
) -> None:
    """Neither as a question of one's own nor as the title: the blocks of the file hold none."""
    draft = {"title": ways_in[0], "ids": [], "own": ways_in, "opening": 5, "closing": 5}
    made = call("documents", "kit", data, draft)
    held = json.dumps(made["blocks"], ensure_ascii=False)
    assert [q for q in ways_in if json.dumps(q, ensure_ascii=False)[1:-1] in held] == []
    assert len(made["refused"]) == len(set(ways_in))


def test_a_finding_stands_where_it_was_written(call: Any) -> None:
    """What was read with tags and other letters taken away is shown as it was typed."""
    read = call("readable", "readable", "Are you <b>mar</b>ried?")
    assert read["text"] == "Are you married?"
    assert read["at"][read["text"].index("m")] == len("Are you <b>")


def test_what_we_ask_passes_our_own_check(said: Any, data: dict[str, Any]) -> None:
    """No question of the library, and no safer form, is marked."""
    library = [q["ask"] for q in data["questions"] if q["usable"]]
    safer = [r["ask"] for r in data["question_rules"] if r["ask"]]
    texts = [*library, *safer]
    marked = [(t, s.found) for t, s in zip(texts, said(texts), strict=True) if s.risk != "low"]
    assert marked == []


@pytest.mark.parametrize(
    ("name", "risky", "plain"),
    [
        ("real/questions.tsv", 0.93, 0.07),
        ("own-questions.tsv", 0.99, 0.01),
    ],
)
def test_the_check_holds_on_real_questions(
    name: str, risky: float, plain: float, said: Any
) -> None:
    """Over the real questions that rules were written from, and over questions of our own."""
    questions = question_eval.read(HERE / name)
    answers = said([text for text, _ in questions])
    print("\n" + "\n".join(question_eval.report(questions, answers)))
    assert question_eval.marked(questions, answers, ("medium", "high")) >= risky
    assert question_eval.marked(questions, answers, ("low",)) <= plain


def test_every_subject_that_real_lists_ask_about_has_a_rule(handbook: Handbook) -> None:
    """Each subject of the vocabulary has a rule above low risk, with its law."""
    subjects = {term.id for term in handbook.get("vocabulary", "question-subjects").terms}
    ruled = {r.subject for r in handbook.all("question-rules") if r.risk != "low" and r.law}
    assert subjects == ruled


OWN = re.compile(r"\b(own|their|one's own) (story|experience|recovery|history)\b", re.IGNORECASE)


TELLS = re.compile(r"\b(shares?|tells?) (some of )?(their|one's) own\b", re.IGNORECASE)


def test_no_anchor_of_a_scale_rewards_disclosure(handbook: Handbook) -> None:
    """Where an anchor speaks of one's own story, it asks for a choice or a plan, not the story."""
    for question in handbook.all("interview-questions"):
        for line in question.look_fors:
            if OWN.search(line):
                assert re.search(r"\b(decide|choose|choice)", line, re.IGNORECASE), line
            assert not TELLS.search(line), line


def test_no_anchor_scores_the_applicants_health(handbook: Handbook) -> None:
    """No look-for and no worry is about the applicant's own diagnosis, treatment or sobriety."""
    own = re.compile(
        r"\b(own|their|has|had|is|was|been) (a )?"
        r"(diagnos|medic|hospital|illness|sober|in recovery)",
        re.IGNORECASE,
    )
    for question in handbook.all("interview-questions"):
        for line in (*question.look_fors, *question.worries):
            assert not own.search(line), line


def test_the_library_is_large_enough(handbook: Handbook) -> None:
    """Forty questions and more can be asked, and those of our own say so."""
    usable = [q for q in handbook.all("interview-questions") if q.usable]
    assert len(usable) >= 40
    assert all(q.reason.startswith("Ours") for q in usable if q.basis == "inferred")


def test_a_sheet_names_competencies_without_what_belongs_in_a_discussion(
    data: dict[str, Any],
) -> None:
    """A panel reads the short title."""
    assert all("," not in title for title in data["competencies"].values())


def test_a_risky_question_of_ones_own_gets_into_no_kit(engines: Engines, data: Any) -> None:
    """Neither as a question nor as the title; the refusal says why and what to ask."""
    risky = "How long have you been sober?"
    draft = {
        "title": risky,
        "ids": [],
        "own": [risky, "What makes a good listener?"],
        "opening": 4,
        "closing": 4,
    }
    made = engines.call("engines/hiring/documents", "kit", data, draft)
    assert risky not in str(made["blocks"])
    assert "What makes a good listener?" in str(made["blocks"])
    (refused,) = made["refused"]
    assert refused["id"] == risky
    assert refused["why"]
    assert refused["instead"]
