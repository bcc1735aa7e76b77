"""Patterns that nothing can set off are told."""

from __future__ import annotations

import pytest

from macros.check.patterns import danger_can_match, patterns_can_match
from macros.model.handbook import Handbook
from macros.model.hiring import PostingRule


def _with(handbook: Handbook, kind: str, id_: str, **fields: list[str]) -> Handbook:
    entry = handbook.get(kind, id_).model_copy(update=fields)
    return Handbook({**handbook.kinds, kind: {id_: entry}}, handbook.known)


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("... medication", "not at the beginning"),
        ("medication ..", "or the end"),
        ("med*cation", "only at the end"),
        ("medication/ /pass", "a word is missing"),
        ("medication / pills pass", "no space stands beside /: write medication/pills pass"),
        ("pass medication/ pills", "no space stands beside /: write pass medication/pills"),
        ("give medic *", "no space stands beside *: write give medic*"),
        ("give some ? pills", "no space stands beside ?: write give some? pills"),
        ("give { people } pills", "no space stands beside {: write give {people} pills"),
        ("*", "a word is missing"),
        ("give? pills", "may not be left out"),
        ("give {peopel} pills", "did you mean 'people'?"),
        ("give {people pills", "no word holds '{'"),
        ("give pills.", "no word holds '.'"),
        ("(give) pills", "no word holds '('"),
    ],
)
def test_a_pattern_that_cannot_match_is_told(handbook: Handbook, pattern: str, says: str) -> None:
    """With the rule that has it and why."""
    rule = handbook.all(PostingRule)[0].id
    found = list(patterns_can_match(_with(handbook, "posting-rules", rule, patterns=[pattern])))
    told = [p.message for p in found if f"'{pattern}'" in p.message]
    assert len(told) == 1
    assert says in told[0]


def test_a_pattern_that_is_a_reason_against_itself_is_told(handbook: Handbook) -> None:
    """What a rule looks for can't be what keeps it still."""
    rule = handbook.all(PostingRule)[0].id
    broken = _with(handbook, "posting-rules", rule, patterns=["a chore"], unless=["b", "A chore"])
    (problem,) = patterns_can_match(broken)
    assert "'A chore' is among 'patterns' too" in problem.message


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"says": ["suicide policy"]}, "'unless' has 'policy'"),
        ({"says": ["dead tired"], "unless": [], "idioms": ["dead tired"]}, "one of 'idioms'"),
        ({"says": ["…"]}, "no word"),
    ],
)
def test_a_phrase_of_danger_that_nothing_sets_off_is_told(
    handbook: Handbook, fields: dict[str, list[str]], says: str
) -> None:
    """It would leave someone without the signpost, and nobody would notice."""
    (problem,) = danger_can_match(_with(handbook, "danger", "suicide-word", **fields))
    assert says in problem.message
