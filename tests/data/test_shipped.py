"""The data that ships."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.project import examine
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS

DATA_FILES = sorted((Path(__file__).parents[2] / "data").rglob("*.yml"))


def test_every_entry_is_valid(root: Path) -> None:
    """data/ has no problem at all."""
    assert [str(p) for p in examine(root / "data")[1]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_entries(handbook: Handbook, kind: str) -> None:
    """No kind is empty: a lost file would otherwise go unseen."""
    assert handbook.all(kind)


@pytest.mark.parametrize("path", DATA_FILES, ids=lambda p: p.name)
def test_every_file_names_its_schema(path: Path) -> None:
    """The first line tells editors which schema the file follows, and that schema exists."""
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (path.parent / first.partition("=")[2]).resolve().is_file()


def test_no_task_is_lost(handbook: Handbook) -> None:
    """No task id is lost: links from elsewhere depend on them."""
    ids = {task.id for task in handbook.all("tasks")}
    assert ids >= PERMANENT_TASKS


PERMANENT_TASKS = {
    "gifts",
    "social-media-contact",
    "counseling-techniques",
    "overdose-response",
    "family-contact",
    "court-and-probation",
    "interpreting",
    "prayer-and-faith",
    "hands-on-care",
    "medications",
    "fund-management",
    "giving-rides",
    "cleaning",
    "assessments",
    "treatment-plans",
    "meetings",
    "forced-hospitalization",
    "one-to-one-visits",
    "reading-files",
    "job-search",
    "housing-search",
    "answering-phones",
    "filing",
    "social-events",
    "documentation-notes",
    "on-call",
    "relaying-messages",
    "sharing-personal-info-with-team",
    "clinical-discussions",
    "risk-assessment-safety-contracts",
    "crisis-response-reporting",
    "facilitating-groups",
    "sharing-own-story",
    "supervision-by-clinician",
    "interviewing-training-staff",
    "billing-productivity",
    "covering-shifts",
    "decorating-maintenance",
    "case-management",
    "committee-representation",
    "drug-testing",
    "room-checks-restraint",
}

CHART = {
    "medications": (4, 4),
    "fund-management": (2, 3),
    "giving-rides": (3, 3),
    "cleaning": (2, 3),
    "assessments": (3, 2),
    "treatment-plans": (3, 3),
    "meetings": (5, 2),
    "forced-hospitalization": (11, 3),
    "one-to-one-visits": (3, 2),
    "reading-files": (3, 2),
    "job-search": (3, 2),
    "housing-search": (3, 2),
    "answering-phones": (3, 2),
    "filing": (2, 2),
    "social-events": (4, 2),
}


@pytest.mark.parametrize("task", CHART)
def test_both_columns_of_the_chart_come_back(handbook: Handbook, task: str) -> None:
    """Each row has the chart's statements on both sides; those of other sources name theirs."""
    entry = handbook.get("tasks", task)
    sides = (entry.consistent, entry.inconsistent)
    from_chart = tuple(sum(not s.sources for s in side) for side in sides)
    assert from_chart == CHART[task]


def test_the_tasks_that_no_source_names_say_so(handbook: Handbook) -> None:
    """What we inferred, or took from outside the five documents, is marked, with a note."""
    basis = {t.id: t.basis for t in handbook.all("tasks") if t.basis != "sourced"}
    assert basis == {
        "drug-testing": "inferred",
        "room-checks-restraint": "inferred",
        "social-media-contact": "inferred",
        "prayer-and-faith": "inferred",
        "hands-on-care": "inferred",
        "overdose-response": "outside",
        "interpreting": "outside",
    }
    assert all(handbook.get("tasks", id_).note for id_ in basis)


def test_what_goes_by_something_outside_names_it(handbook: Handbook) -> None:
    """An entry outside the five documents names a standard or a law, and may cite no section."""
    entries = (*handbook.all("tasks"), *handbook.all("topics"))
    outside = [entry for entry in entries if entry.basis == "outside"]
    assert outside
    assert all(entry.outside or entry.law for entry in outside)


def test_the_sources_are_five_documents_with_91_sections(handbook: Handbook) -> None:
    """The map of the sources is whole."""
    assert len(handbook.sources()) == 5
    assert sum(len(source.sections) for source in handbook.sources()) == 91
