"""What the hiring data promises."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from pydantic import ValidationError

from macros.check import hiring
from macros.model.handbook import Handbook
from macros.model.hiring import InterviewQuestion, Line
from macros.model.types import Known
from macros.outputs.hiring import documents, is_wanted
from tests.hire.research import RATINGS

QUESTION = {
    "id": "a-question",
    "title": "A question",
    "group": "skill",
    "asked": "Asks something.",
    "risk": "high",
    "reason": "Because.",
    "law": ["ada-ability-inquiry"],
    "safer": "another",
    "competencies": ["peer-principles"],
    "sources": ["providers-handbook/interview"],
    "reviewed": "2026-11-21",
}


@pytest.fixture
def known() -> Known:
    """Just what the question above names."""
    return Known(
        ids={
            "law": frozenset({"ada-ability-inquiry"}),
            "interview-questions": frozenset({"another"}),
            "competencies": frozenset({"peer-principles"}),
        },
        terms={"question-groups": ["skill"], "ada-risks": ["low", "high"], "bases": ["sourced"]},
        units={"providers-handbook/interview": frozenset()},
    )


def question(known: Known, **changes: Any) -> InterviewQuestion:
    """The question above, with changes."""
    text = json.dumps(QUESTION | changes)
    return InterviewQuestion.model_validate_json(text, context=known)


def test_a_risky_question_has_no_words_to_be_asked_with(known: Known) -> None:
    """The model itself refuses a question of high risk that could be asked."""
    with pytest.raises(ValidationError, match="has no 'ask'"):
        question(known, ask="What is your diagnosis?")


def test_a_risky_question_is_not_scored(known: Known) -> None:
    """What is not asked has nothing to look for."""
    with pytest.raises(ValidationError, match="not scored"):
        question(known, look_fors=["a"], worries=["b"])


def test_a_risky_question_names_a_safer_one(known: Known) -> None:
    """Nobody is left with a no alone."""
    with pytest.raises(ValidationError, match="as 'safer'"):
        question(known, safer=None)


def test_a_question_that_can_be_asked_can_be_scored(known: Known) -> None:
    """It has what a good answer holds and what should worry."""
    with pytest.raises(ValidationError, match="look_fors"):
        question(known, risk="low", ask="What?", safer=None)


def test_a_reworded_line_has_its_new_words() -> None:
    """The verdict reword without words to use is no help."""
    with pytest.raises(ValidationError, match="'use' belongs"):
        Line.model_validate(
            {"id": "x", "text": "A", "verdict": "reword", "why": "B"},
            context=Known(terms={"line-verdicts": ["reword"]}),
        )


def test_the_ratings_are_those_of_the_research(handbook: Handbook) -> None:
    """Each question of the source has the rating that the research gave it, in its order."""
    groups = ("lived-experience", "skill", "setting", "scenario")
    found = [
        (q.id, q.risk)
        for group in groups
        for q in handbook.all("interview-questions")
        if q.group == group and q.basis == "sourced"
    ]
    assert found == RATINGS


def test_every_rating_has_its_authority(handbook: Handbook) -> None:
    """A rating names law or guidance; one above low names the ban on questions before an offer."""
    for entry in handbook.all("interview-questions"):
        assert entry.law
        if not entry.usable:
            assert "ada-no-medical-inquiry-before-offer" in entry.law


def test_a_scenario_of_our_own_rests_on_a_task(handbook: Handbook) -> None:
    """There are at least six, marked as ours, each made from a task."""
    ours = [
        q
        for q in handbook.all("interview-questions")
        if q.group == "scenario" and q.basis == "inferred"
    ]
    assert len(ours) >= 6
    assert all(q.tasks for q in ours)


def test_every_line_of_a_sample_rests_on_something(handbook: Handbook) -> None:
    """A verdict points to a task, value, competency, difference or law."""
    lines = [i for r in handbook.all("sample-roles") for g in r.groups for i in g.items]
    bare = [
        line.id
        for line in lines
        if not (line.tasks or line.values or line.competencies or line.differs or line.law)
    ]
    assert bare == []


def test_the_risky_questions_reach_no_builder(data: dict[str, Any], handbook: Handbook) -> None:
    """The builders' data holds no words of a question of medium or high risk."""
    text = json.dumps(data, ensure_ascii=False)
    for entry in handbook.all("interview-questions"):
        if not entry.usable:
            assert entry.asked not in text
            row = next(q for q in data["questions"] if q["id"] == entry.id)
            assert "ask" not in row
            assert "scale" not in row


def test_every_rule_leads_where_its_entry_does(data: dict[str, Any], handbook: Handbook) -> None:
    """To the tasks that it names."""
    named = {rule.id: rule.tasks for rule in handbook.all("posting-rules") if rule.tasks}
    assert named
    for rule in data["rules"]:
        addresses = " ".join(link["url"] for link in rule["links"])
        assert [id_ for id_ in named.get(rule["id"], ()) if f"/{id_}/" not in addresses] == []


def test_every_statement_is_offered(data: dict[str, Any], handbook: Handbook) -> None:
    """No statement of the sources is lost on the way to the builder."""
    offered = {row["id"] for row in data["statements"] if row["text"]}
    assert offered == {s.id for s in handbook.all("job-statements") if s.wording}


def test_every_competency_of_a_question_has_a_name(data: dict[str, Any]) -> None:
    """A kit can say what each question tests."""
    used = {c for q in data["questions"] if q["usable"] for c in q["competencies"]}
    assert used <= set(data["competencies"])


def test_patterns_use_only_their_own_signs(handbook: Handbook) -> None:
    """A pattern is words, *, .., ..., /, ? and known groups: no data can be a slow expression."""
    words = {entry.id: entry.words for entry in handbook.all("check-words")}
    one = rf"(?:[a-z0-9'&-]+\*?|\{{(?:{'|'.join(words)})\}})"
    several = rf"{one}(?:/{one})*"
    allowed = re.compile(rf"{several}(?: (?:\.\.\.?|{several}\??))*", re.IGNORECASE)
    rules = handbook.all("posting-rules")
    lists = {rule.id: [*rule.patterns, *rule.unless] for rule in rules} | words
    for name, patterns in lists.items():
        for pattern in patterns:
            assert allowed.fullmatch(pattern), f"{name}: {pattern}"


def test_hiring_rules_find_nothing_wrong(handbook: Handbook) -> None:
    """The kits keep to their time and ask only what may be asked."""
    assert [p for rule in hiring.RULES for p in rule(handbook)] == []


def test_what_hires_nobody_gets_no_builders(handbook: Handbook) -> None:
    """A handbook without roles, statements and questions has no use for them."""
    assert is_wanted(handbook)
    assert not is_wanted(Handbook({kind: handbook.kinds[kind] for kind in ("tasks", "values")}))


def test_a_kit_with_a_risky_question_is_a_problem(handbook: Handbook) -> None:
    """The build stops where a ready-made kit asks what it must not."""
    kit = handbook.all("interview-kits")[0]
    risky = next(q.id for q in handbook.all("interview-questions") if q.risk == "high")
    bad = kit.model_copy(update={"questions": [risky]}).placed("data/interview-kits.yml", 3)
    changed = Handbook({**handbook.kinds, "interview-kits": {bad.id: bad}})
    (problem,) = hiring.kits_ask_only_what_may_be_asked(changed)
    assert risky in problem.message


def test_the_files_of_the_builders_hold_everything_between_them(
    handbook: Handbook, data: dict[str, Any]
) -> None:
    """What a builder fetches is the one and the same data, in parts."""
    files = {path: json.loads(text) for path, text in documents.files(handbook)}
    together: dict[str, Any] = {}
    for values in files.values():
        together |= values
    assert together == json.loads(json.dumps(data))


def test_no_builder_fetches_rules_that_it_does_not_read(handbook: Handbook) -> None:
    """The rules weigh more than all else: a check has its own, and documents have none."""
    files = {path: json.loads(text) for path, text in documents.files(handbook)}
    with_rules = {
        key: [path for path, values in files.items() if key in values]
        for key in ("rules", "question_rules")
    }
    assert with_rules == {
        "rules": ["assets/hire-postings.json"],
        "question_rules": ["assets/hire-questions.json"],
    }
