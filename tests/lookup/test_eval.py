"""The evaluation: what it reads, and what it counts."""

from __future__ import annotations

from pathlib import Path

from tests.lookup_eval import Query, read, report, score, wrong

RIDES = Query("giving rides", frozenset({"giving-rides"}), "plain")
SIDED = Query("taxi", frozenset({"giving-rides"}), "", "not-consistent")
NOTHING = Query("qwerty", frozenset(), "none")
PAY = Query("salary", frozenset(), "", "", frozenset({"/hire/pay/"}))

SILENT = {"verdict": None, "side": None, "suggest": [], "places": []}
ASKED = {**SILENT, "verdict": "giving-rides", "side": "depends"}


def test_a_score_counts_what_people_see() -> None:
    """A right verdict, a wrong one, and an answer to what is not listed are told apart."""
    other = Query("drive", frozenset({"giving-rides"}), "plain")
    wrong_one = {**SILENT, "verdict": "cleaning", "side": "depends", "suggest": ["giving-rides"]}
    found = score(
        [RIDES, other, NOTHING],
        {RIDES.text: ASKED, other.text: wrong_one, NOTHING.text: wrong_one},
    )
    assert (found.first, found.three, found.wrong, found.answered) == (0.5, 1, 0.5, 1)
    assert found.precision == 1 / 3
    assert "1 of 1" in report(found)


def test_a_side_counts_where_one_is_claimed() -> None:
    """The wrong side makes a verdict wrong; who asks the deciding question claims none."""
    claimed = {**ASKED, "side": "consistent"}
    assert score([SIDED], {SIDED.text: claimed}).precision == 0
    assert score([SIDED], {SIDED.text: claimed}).opposite == 1
    assert score([SIDED], {SIDED.text: ASKED}).precision == 1


def test_a_place_is_found_by_its_page() -> None:
    """An anchor on the page counts as the page; topics that have no page count for nothing."""
    there = {**SILENT, "places": ["/hire/pay/#topics-setting-pay"]}
    assert score([PAY], {PAY.text: there}).found == 1
    coming = Query("ceu", frozenset(), "", "", frozenset({"{certification}"}))
    assert score([coming], {coming.text: there}).placed == 0


def test_what_is_wrong_is_listed() -> None:
    """A wrong verdict and a place that is not found are listed with what was right."""
    said = {NOTHING.text: ASKED, PAY.text: SILENT}
    listed = list(wrong([NOTHING, PAY], said))
    assert listed == [
        "verdict giving-rides depends: qwerty [NONE ]",
        "places []: salary [/hire/pay/]",
    ]


def test_a_file_may_name_its_columns(tmp_path: Path) -> None:
    """A file with a head gives sides and places; one without is words, ids and kind or side."""
    head = tmp_path / "head.tsv"
    head.write_text("query\tids\tside\tplaces\nx\ta|b\tdepends\t/hire/pay/\n", encoding="utf-8")
    bare = tmp_path / "bare.tsv"
    bare.write_text("x\tNONE\tplain\ny\ta\tconsistent\n", encoding="utf-8")
    [one] = read(head)
    assert (one.expected, one.side) == ({"a", "b"}, "depends")
    assert one.places == {"/hire/pay/", "/check/tasks/a/", "/check/tasks/b/"}
    assert [(q.expected, q.kind, q.side) for q in read(bare)] == [
        (frozenset(), "plain", ""),
        (frozenset({"a"}), "consistent", "consistent"),
    ]
