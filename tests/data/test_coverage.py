"""Everything in the sources stands in the data, by count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.check.left_out import nothing_restated_is_lost
from macros.check.project import load
from macros.model.coverage import (
    Count,
    SectionCoverage,
    coverage,
    restated_units,
    shortfalls,
)
from macros.model.handbook import Handbook
from macros.model.types import Known
from macros.outputs.api.files import coverage_rows

UNITS = Path(__file__).with_name("source-units.yml")
COUNTED_OTHERWISE = {
    "providers-handbook/evidence-references": {"references": 53},
    "providers-handbook/word-from-peers": {"survey-questions": 7},
    "fidelity-guide/peer-staff-meetings": {"meeting-types": 4},
}
"""Where we count other than the documents were read, and `counted` says why."""


def test_every_unit_of_every_section_is_restated(handbook: Handbook) -> None:
    """For each section and unit the restated count equals the expected one."""
    assert shortfalls(handbook) == {}
    short = {
        f"{section}#{unit}": (count.restated, count.expected)
        for section, found in coverage(handbook).items()
        for unit, count in found.counts.items()
        if count.restated != count.expected
    }
    assert short == {}


def test_every_section_is_cited(handbook: Handbook) -> None:
    """No section of a source is left without an entry that cites it."""
    assert [s for s, found in coverage(handbook).items() if not found.entries] == []


def test_a_list_counts_by_its_length(small: Path) -> None:
    """Two one-item lists for a unit make two; nobody types the number."""
    assert restated_units(load(small))["guide/chart#points"] == 2


def test_a_missing_item_shows_as_a_gap(small: Path) -> None:
    """An item taken out of a list lowers the restated count."""
    path = small / "tasks.yml"
    text = path.read_text(encoding="utf-8").replace("  units: [guide/chart#tasks]\n", "")
    path.write_text(text, encoding="utf-8")
    assert coverage_rows(coverage(load(small)))["guide/chart"]["tasks"] == {
        "expected": 1,
        "restated": 0,
    }


@pytest.mark.parametrize(("lost", "told"), [(1, 1), (7, 7), (8, 0)])
def test_what_lacks_is_told_where_all_else_is_there(
    handbook: Handbook, lost: int, told: int
) -> None:
    """Up to a tenth of a document: of one that is still being restated more is missing."""
    (source,) = [s for s in handbook.sources() if s.id == "providers-handbook"]
    more = {id(s): {**s.units, next(iter(s.units)): 99} for s in source.sections[:lost]}
    sections = [s.model_copy(update={"units": more.get(id(s), s.units)}) for s in source.sections]
    by_id = {
        **handbook.kinds["sources"],
        source.id: source.model_copy(update={"sections": sections}),
    }
    found = list(nothing_restated_is_lost(Handbook({**handbook.kinds, "sources": by_id})))
    assert len(found) == told
    assert len(shortfalls(Handbook({**handbook.kinds, "sources": by_id}))) == lost


def test_what_an_unread_entry_restates_is_not_lost(handbook: Handbook) -> None:
    """Where an entry can't be read, nobody knows what lacks."""
    kinds = {**handbook.kinds, "misconceptions": dict[str, Any]()}
    known = Known({"misconceptions": frozenset(handbook.kinds["misconceptions"])})
    assert list(nothing_restated_is_lost(Handbook(kinds)))
    assert not list(nothing_restated_is_lost(Handbook(kinds, known)))


def test_the_units_are_those_of_the_sources(handbook: Handbook) -> None:
    """Each section has the counts that were read off its document, or says why not."""
    read = yaml.safe_load(UNITS.read_text(encoding="utf-8"))
    ours = {d.id: {s.id: {**s.units, **s.totals} for s in d.sections} for d in handbook.sources()}
    for section, otherwise in COUNTED_OTHERWISE.items():
        document, _, id_ = section.partition("/")
        read[document][id_] |= otherwise
    assert ours == read


def test_a_count_that_differs_says_why(handbook: Handbook) -> None:
    """Just the sections that are counted otherwise than the documents were tell the reason."""
    told = {f"{d.id}/{s.id}": s for d in handbook.sources() for s in d.sections if s.counted}
    assert set(told) == set(COUNTED_OTHERWISE)


def test_a_section_is_complete_when_cited_and_whole() -> None:
    """A gap in one unit, or no entry that cites it, leaves a section incomplete."""
    whole, gap, cited = Count(2, 2), Count(2, 1), (("tasks", "filing"),)
    assert SectionCoverage("a/b", {"x": whole, "y": whole}, cited).complete
    assert not SectionCoverage("a/b", {"x": whole, "y": gap}, cited).complete
    assert not SectionCoverage("a/b", {"x": whole}, ()).complete
    assert not SectionCoverage("a/b", {"x": gap}, ()).complete


def test_totals_are_shown_and_not_counted_as_restated(handbook: Handbook) -> None:
    """Participants and comments are totals: a figure shows each, and no unit counts them."""
    sections = handbook.get("sources", "supervision-report").sections
    method = next(section for section in sections if section.id == "method")
    assert set(method.totals) == {"participants", "comments"}
    assert not set(method.totals) & set(method.units)
    for name, total in method.totals.items():
        figure = handbook.get("figures", f"session-{name}")
        assert sum(number for row in figure.rows for number in row.values) == total


def test_coverage_is_plain_json(handbook: Handbook) -> None:
    """coverage.json has expected and restated for each section and unit."""
    rows = json.loads(json.dumps(coverage_rows(coverage(handbook))))
    assert rows["providers-handbook/tasks"]["tasks"] == {"expected": 15, "restated": 15}
