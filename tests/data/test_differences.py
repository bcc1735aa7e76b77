"""Differences: who speaks in them, and how strongly."""

from __future__ import annotations

from macros.model.handbook import Handbook


def test_sources_differ_only_where_two_documents_speak(handbook: Handbook) -> None:
    """The label of a difference follows from who speaks in it."""
    for entry in handbook.all("differences"):
        documents = {name.partition("/")[0] for side in entry.positions for name in side.sources}
        assert (entry.voices == "several") <= (len(documents) > 1), entry.id
        assert (len(entry.positions) == 1) <= (entry.voices == "no-sides"), entry.id


def test_one_document_with_two_answers_says_both(handbook: Handbook) -> None:
    """A document that contradicts itself is not called several sources."""
    assert handbook.get("differences", "what-a-note-may-hold").voices == "one-document"
    assert handbook.get("differences", "substances-clause").voices == "no-sides"
    assert handbook.get("differences", "text-damage").voices == "no-sides"


def test_a_line_of_a_sample_job_description_has_no_strength(handbook: Handbook) -> None:
    """A sample line is a duty of that job, not a must or should of the handbook's authors."""
    wrong = [
        (entry.id, side.text)
        for entry in handbook.all("differences")
        for side in entry.positions
        if side.strength and all("/sample-" in name for name in side.sources)
    ]
    assert wrong == []


def test_a_reprinted_section_is_cited_as_whose_it_is(handbook: Handbook) -> None:
    """What the Supervision Report reprints is not taken for guidance written in Massachusetts."""
    sections = {s.id: s for s in handbook.get("sources", "supervision-report").sections}
    assert "BRSS TACS" in sections["brss-tacs"].label
    assert "Illinois" in sections["group-supervision-tips"].label
    assert sections["core-values"].label == sections["core-values"].heading
