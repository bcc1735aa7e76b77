"""Sides, verdicts, right answers, ratings and citations are those that somebody approved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from macros.model.handbook import Handbook
from tests.conftest import ROOT
from tests.reviewed.judgments import judgments
from tests.reviewed.page_calls import page_calls
from tests.reviewed.turns import turns

Compare = Callable[[str, Mapping[str, Any]], None]


def test_no_judgment_changes_unseen(handbook: Handbook, reviewed: Compare) -> None:
    """Every choice in data/ equals the reviewed one: change one, and a reviewer sees the diff."""
    reviewed("judgments.yml", judgments(handbook))


def test_judgments_are_sides_verdicts_answers_ratings_and_citations(handbook: Handbook) -> None:
    """The snapshot holds what it is for, each by an example."""
    made = judgments(handbook)
    task = made["tasks/medications"]
    assert task["decide"]["answers"][0]["verdict"] == "consistent"
    assert "You give people their medication." in task["inconsistent"]
    (right,) = [o for o in made["questions/own-track"]["options"] if o.get("right")]
    assert right["is"] == "own-role"
    assert made["interview-questions/a-forensic-setting"]["risk"]
    position = made["differences/clinical-meetings"]["positions"][0]
    assert {"is", "sources", "strength"} <= set(position)
    assert made["handouts/role-chart"]["parts"]
    assert made["law/ada-ability-inquiry"]["citation"]
    assert made["tasks/crisis-response-reporting"]["crisis"] is True
    question = made["interview-questions/scenario-unpaid-bills"]
    assert "Takes the stack and sorts it …" in question["worries"]
    assert made["information/safety"]["from_team"]
    assert {"match"} <= set(made["questions/how-often"]["options"][0])
    assert made["danger/suicide-word"]["unless"].startswith("policy, ")
    assert made["values/voluntary"]["guidelines"][0]["items"][0]["is"]
    tasks = [entry for name, entry in made.items() if name.startswith("tasks/")]
    assert all(entry.get("sources") or entry.get("outside") for entry in tasks)


def test_no_page_shows_anything_else_unseen(reviewed: Compare) -> None:
    """A lost signpost, another reader's part, who decides: each page with its keys and calls."""
    reviewed("page-calls.yml", page_calls(ROOT / "docs"))


def test_a_page_is_held_by_its_keys_and_its_calls(tmp_path: Path) -> None:
    """Calls that show something, over lines too, and legends; neither words nor what names."""
    text = '---\ntitle: A\ndecides: law\n---\n# A\n{{ part("x",\n  ids=["a"]) }}\n{{ term("y") }}\n'
    line = '<svg><line class="line line--solid"></line></svg>'
    (tmp_path / "a.md").write_text(f"{text}<li>{line} supervises</li>", encoding="utf-8")
    (tmp_path / "b.md").write_text("# B\n", encoding="utf-8")
    shown = {"shows": ['part("x", ids=["a"])'], "legend": ["solid: supervises"]}
    assert page_calls(tmp_path) == {"a.md": {"decides": "law", **shown}}


def test_no_word_that_turns_a_rule_round_changes_unseen(
    handbook: Handbook, reviewed: Compare
) -> None:
    """A lost "not", a "may" for a "must", 50 for 15: the diff shows it where the words don't."""
    reviewed("turns.yml", turns(handbook))


def test_turns_are_read_in_their_order(handbook: Handbook) -> None:
    """With the numbers, in any spelling of an apostrophe, and in no other kind but by number."""
    made = turns(handbook)
    assert made["law/ada-no-medical-inquiry-before-offer"]["says"] == "before may not may not"
    assert made["law/ada-coverage"]["says"].startswith("15")
    assert "isn't" in made["tasks/medications"]["not_part"]
    assert "law" in made["glossary/shared-risk"]["more"]
    assert all(key != "also" for fields in made.values() for key in fields)
