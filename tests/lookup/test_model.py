"""The training: the same examples make the same bytes, and what does most is kept."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from benchmarks import lookup_model as training
from tests.engines import Engines

LISTS = {"same": "", "small": "", "self": "", "someone": "", "not": "", "drop": "", "harmless": ""}
ASKED = {
    "tasks/rides": ["drive her to the store", "give him a ride", "taxi for the program", "a lift"],
    "tasks/meds": ["hand out pills", "remind him of his pills", "count her tablets", "pill box"],
    "/hire/pay/": ["what does it pay", "pay for peers", "hourly pay", "a raise in pay"],
}


def examples() -> list[training.Lesson]:
    """A dozen things to learn from, each task leaning to one side."""
    sides = {"tasks/rides": 1.0, "tasks/meds": -1.0}
    return [
        training.Lesson(words, (answer,), sides.get(answer), f"own-{n}" if n else f"https:{answer}")
        for answer, asked in ASKED.items()
        for n, words in enumerate(asked)
    ]


@pytest.fixture(scope="module")
def lessons() -> list[training.Lesson]:
    """What `examples` gives, for all tests."""
    return examples()


def made(lessons: list[training.Lesson]) -> str:
    """The model of `lessons`, as it is written."""
    counted = training.features([one.words for one in lessons], LISTS)
    rarity = training.rarity_of(counted.counts)
    [model] = training.train(lessons, counted.counts, rarity, 200)
    return training.packed(model, training.known_bits(counted.bits), training.LIMITS, "digest")


AGAIN = "from tests.lookup.test_model import *; print(made(examples()), end='')"


def test_the_same_examples_make_the_same_bytes(lessons: list[training.Lesson]) -> None:
    """Whoever trains again without a change changes no byte, whatever order sets have there."""
    with_other_hashes = {**os.environ, "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", AGAIN]
    again = subprocess.check_output(command, cwd=training.ROOT, env=with_other_hashes, text=True)
    assert again == made(lessons)


def test_a_weight_is_kept_for_what_it_does(lessons: list[training.Lesson]) -> None:
    """Of two features as heavy, the one that more texts hold is kept."""
    x = training.weighed(
        training.features([one.words for one in lessons], LISTS).counts, np.ones(16384)
    )
    held = np.asarray((x > 0).sum(0)).ravel()
    often, once = int(np.argmax(held)), int(np.flatnonzero(held == 1)[0])
    weights = np.zeros((1, x.shape[1]))
    weights[0, [often, once]] = 1.0
    assert [list(kept) for kept in training.chosen(weights, x, 1, 1)] == [[often]]


def test_what_speaks_against_an_answer_is_not_kept(lessons: list[training.Lesson]) -> None:
    """A weight below zero takes no room: another answer's weight says the same."""
    x = training.features([one.words for one in lessons], LISTS).counts
    weights = np.where(np.arange(x.shape[1]) % 2, 1.0, -1.0)[None, :]
    assert all(at % 2 for at in training.chosen(weights, x, 1, 50)[0])


def test_what_few_texts_hold_counts_for_nothing(lessons: list[training.Lesson]) -> None:
    """What fewer than three texts hold has no rarity; the rest is told in steps of two."""
    counts = training.features([one.words for one in lessons], LISTS, training.MANY_WORDS).counts
    held = np.asarray((counts > 0).sum(0)).ravel()
    rarity = training.how_rare(counts)
    assert set(rarity[held < training.FEWEST]) == {0}
    assert set(rarity[held >= training.FEWEST]) == {2}


def test_the_box_scores_as_the_training_does(
    lessons: list[training.Lesson], engines: Engines
) -> None:
    """With many numbers for stems, and features among them that count for nothing."""
    counts = training.features([one.words for one in lessons], LISTS, training.MANY_WORDS).counts
    [model] = training.train(lessons, counts, training.how_rare(counts), 200)
    text = "does she pay for his pills and a ride"
    said = engines.evaluate(
        """async (root, [data, text, lists]) => {
            const { readModel } = await import(root + "web/engines/lookup/model.js");
            const { scores } = await import(root + "web/engines/model/weights.js");
            const { readLists } = await import(root + "web/engines/model/text.js");
            return [...scores(text, readLists(lists), readModel(data))];
        }""",
        [json.loads(training.packed(model, (), training.LIMITS, "digest")), text, LISTS],
    )
    wanted = model.scores(training.features([text], LISTS, training.MANY_WORDS).counts)[0]
    assert len({round(score, 2) for score in said}) > 3
    assert said == pytest.approx(list(wanted), abs=0.03)
