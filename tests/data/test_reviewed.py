"""Sides, verdicts, right answers, ratings and citations are those that somebody approved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.model.handbook import Handbook
from tests.reviewed.judgments import judgments

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
    assert {"is": "own-role", "right": True} in made["questions/own-track"]["options"]
    assert made["interview-questions/a-forensic-setting"]["risk"]
    position = made["differences/clinical-meetings"]["positions"][0]
    assert {"is", "sources", "strength"} <= set(position)
    assert made["handouts/role-chart"]["parts"]
    assert made["law/ada-ability-inquiry"]["citation"]
    assert made["tasks/crisis-response-reporting"]["crisis"] is True
    tasks = [entry for name, entry in made.items() if name.startswith("tasks/")]
    assert all(entry.get("sources") or entry.get("outside") for entry in tasks)
