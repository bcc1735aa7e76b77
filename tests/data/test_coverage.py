"""Everything in the sources stands in the data, by count."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from macros.check.project import load
from macros.model.coverage import coverage, restated_units
from macros.model.handbook import Handbook
from macros.outputs.api import coverage_rows


def test_every_unit_of_every_section_is_restated(handbook: Handbook) -> None:
    """For each section and unit the restated count equals the expected one."""
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


def test_the_map_of_the_sources_is_kept(root: Path, handbook: Handbook) -> None:
    """Where the map of the sources is at hand, each count equals it or says why not."""
    path = root.parent / "shared" / "sources" / "map.yml"
    if not path.exists():
        pytest.skip("the map of the sources is not beside this checkout")
    for document, described in yaml.safe_load(path.read_text(encoding="utf-8")).items():
        ours = {s.id: s for s in handbook.get("sources", document).sections}
        for id_, section in described["sections"].items():
            counted = ours[id_].units | ours[id_].totals
            assert counted == section["units"] or ours[id_].counted, id_


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
