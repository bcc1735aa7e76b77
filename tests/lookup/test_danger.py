"""Words about danger bring up the signpost, and ordinary questions don't."""

from __future__ import annotations

from typing import Any

import pytest

from macros.check.ordinary import ordinary_words_say_more_than_danger
from macros.model.entries import Danger
from macros.model.handbook import Handbook
from tests.engines import Engines
from tests.lookup.conftest import Ask, lines

SPOKEN = [tuple(line.split("\t")) for line in lines("danger.tsv")]
"""What people say, and the number that comes first for it: the emergency's or the crisis line's."""

ORDINARY = lines("ordinary.txt")

NEEDED_BY_NONE = """async (root, [index, model, sentences]) => {
  const { open } = await import(root + "web/engines/lookup/ask.js");
  const { isKnown } = await import(root + "web/engines/lookup/model.js");
  const { dangerIn } = await import(root + "web/engines/lookup/danger.js");
  const made = open(index, model);
  const { danger } = made;
  const known = (s) => isKnown(s, made.model) || made.known.harmless.has(s);
  let met = [];
  const each = danger.groups.flatMap((group) => group.says.map((phrase) => ({
    ...group, says: [phrase], get emergency() { met.push(phrase.join(" ")); return false; },
  })));
  const needed = new Set(sentences.flatMap((text) => {
    met = [];
    dangerIn(text, { ...danger, groups: each }, known);
    return met.length === 1 ? met : [];
  }));
  return each.map(({ says: [phrase] }) => phrase.join(" ")).filter((p) => !needed.has(p));
}"""
"""The phrases that are never the only one to find a sentence; a group is asked once a phrase."""


def test_the_sentences_are_many() -> None:
    """There are as many sentences of danger and of ordinary work as the data was held against."""
    assert (len(SPOKEN) >= 400, len(ORDINARY) >= 300) == (True, True)


def test_words_of_danger_bring_the_signpost(ask: Ask) -> None:
    """Whoever types that somebody may be in danger sees the signpost, the right number first."""
    told = {words: (ask(words)["danger"], number) for words, number in SPOKEN}
    wrong = {w: t for w, (t, number) in told.items() if t != {"emergency": number == "911"}}
    assert wrong == {}


def test_ordinary_words_are_left_alone(ask: Ask) -> None:
    """A question about tasks, rules or training doesn't bring the signpost."""
    assert [words for words in ORDINARY if ask(words)["danger"]] == []


def test_the_data_s_own_ordinary_questions_are_left_alone(ask: Ask, handbook: Handbook) -> None:
    """What data/danger.yml calls ordinary doesn't bring the signpost."""
    ordinary = [words for group in handbook.all("danger") for words in group.ordinary]
    assert ordinary
    assert [words for words in ordinary if ask(words)["danger"]] == []


def test_what_the_check_takes_for_danger_the_lookup_does_too(ask: Ask, handbook: Handbook) -> None:
    """Of all sentences here: the rule that reads as the lookup does never says more than it."""
    texts = [*ORDINARY, *(words for words, _ in SPOKEN)]
    group = Danger(id="any", title="Any", meaning="Any.", says=["x y"], ordinary=texts)
    kinds = {**handbook.kinds, "danger": {**handbook.kinds["danger"], "any": group}}
    told = [p.message for p in ordinary_words_say_more_than_danger(Handbook(kinds))]
    named = [words for words in texts if any(f"has '{words}' " in one for one in told)]
    assert len(named) > 50
    assert [words for words in named if not ask(words)["danger"]] == []


def test_every_phrase_is_needed_by_a_sentence(
    engines: Engines, index: dict[str, Any], model: dict[str, Any]
) -> None:
    """No phrase can be dropped unseen: some sentence of danger.tsv has no signpost without it."""
    sentences = [words for words, _ in SPOKEN]
    assert engines.evaluate(NEEDED_BY_NONE, [index, model, sentences]) == []


def test_no_phrase_shrinks_to_a_single_word(handbook: Handbook) -> None:
    """Words that danger skips don't turn a phrase into one word that stands in any question."""
    skipped = {w for e in handbook.all("lookup-words") if e.id == "drop" for w in e.words}
    groups = handbook.all("danger")
    phrases = [p.split() for group in groups for p in (*group.says, *group.idioms)]
    assert skipped
    assert [p for p in phrases if len(p) > 1 and len([w for w in p if w not in skipped]) < 2] == []


@pytest.mark.parametrize(
    ("name", "speaks", "most"),
    [
        ("danger.tsv", True, 0.02),
        ("danger-2.tsv", True, 0.02),
        ("danger-3.tsv", True, 0.04),
        ("danger-spent.tsv", True, 0.02),
        ("danger-spent-2.tsv", True, 0.02),
        ("danger-spent-3.tsv", True, 0.0),
        ("danger-spent-4.tsv", True, 0.02),
        ("danger-spent-5.tsv", True, 0.02),
        ("ordinary.tsv", False, 0.01),
        ("ordinary-2.tsv", False, 0.02),
        ("ordinary-3.tsv", False, 0.02),
        ("ordinary-spent.tsv", False, 0.01),
        ("ordinary-spent-2.tsv", False, 0.02),
        ("ordinary-spent-3.tsv", False, 0.0),
        ("ordinary-spent-4.tsv", False, 0.02),
        ("ordinary-spent-5.tsv", False, 0.02),
    ],
)
def test_what_people_really_say_is_told_apart(
    ask: Ask, name: str, *, speaks: bool, most: float
) -> None:
    """Of phrases from public pages two in a hundred may be missed, and one brings a false alarm."""
    phrases = [line.split("\t")[0] for line in lines(f"real/{name}")[1:]]
    wrong = [words for words in phrases if bool(ask(words)["danger"]) is not speaks]
    assert len(phrases) >= 25
    assert len(wrong) <= most * len(phrases), wrong


@pytest.mark.parametrize("words", ["she wants to die", "he told me he is suicidal, do I tell"])
def test_below_danger_stand_calm_places_alone(ask: Ask, words: str) -> None:
    """Below the signpost no task is judged; where to read on is still said."""
    found = ask(words)
    assert (found["kind"], found["task"]) == ("places", None)
    places = [one["url"] for one in found["places"]]
    assert "start/hard-moments/" in places
    assert "check/tasks/crisis-response-reporting/" in places
