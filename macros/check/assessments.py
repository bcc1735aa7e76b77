"""Rules for the results of self-assessments: whatever somebody ticks, they are told one thing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from macros.data.problems import Problem
from macros.model.entries import Assessment, Band
from macros.model.handbook import Handbook
from macros.model.links import Way

Told = tuple[str, Way]
"""What is wrong, and the way to it."""


def bands_hold_every_result(handbook: Handbook) -> Iterator[Problem]:
    """Each result that answers can add up to lies in one band, and some reach the last one."""
    for entry in handbook.all(Assessment):
        for words, way in _odd_bands(entry):
            yield Problem(entry.file, entry.line_of(*way), f"'{entry.id}': {words}")


def _odd_bands(entry: Assessment) -> Iterator[Told]:
    bands = entry.bands.items if entry.bands else []
    results = _results(entry)
    turned = [n for n, band in enumerate(bands) if band.most < band.least]
    for number in turned:
        words = f"a band ends at {bands[number].most} and begins at {bands[number].least}"
        yield f"{words}: change one of them", ("bands", "items", number, "most")
    if not bands or not results or turned:
        return
    if max(results) < bands[-1].least:
        words = f"the answers add up to {max(results)} at most, and the last band begins at"
        yield f"{words} {bands[-1].least}: add score: to what counts", _unscored(entry)
        return
    yield from _between(bands, results)
    if min(results) < bands[0].least:
        words = f"a result of {min(results)} lies in no band: write least: {min(results)}"
        yield words, ("bands", "items", 0, "least")
    if max(results) > bands[-1].most:
        words = f"a result of {max(results)} lies in no band: write most: {max(results)}"
        yield words, ("bands", "items", len(bands) - 1, "most")


def _between(bands: list[Band], results: set[int]) -> Iterator[Told]:
    """Results that lie in no band, or in two that follow each other."""
    for number, (before, band) in enumerate(pairwise(bands), 1):
        lost = [one for one in sorted(results) if before.most < one < band.least]
        twice = [one for one in sorted(results) if band.least <= one <= before.most]
        if lost or twice:
            words = f"a result of {(lost or twice)[0]} lies in {'no band' if lost else 'two bands'}"
            how = f"write least: {before.most + 1}, or most: {band.least - 1} in the band above"
            yield f"{words}: {how}", ("bands", "items", number, "least")


def _results(entry: Assessment) -> set[int]:
    """What one answer to each question can add up to."""
    scores = {option.score for option in entry.options.items} if entry.options else set()
    sums = {0} if scores else set()
    for _ in entry.questions.items:
        sums = {before + score for before in sums for score in scores}
    return sums


def _unscored(entry: Assessment) -> Way:
    """The way to the first answer that has no score."""
    options = entry.options.items if entry.options else []
    without = (n for n, option in enumerate(options) if "score" not in option.model_fields_set)
    return ("options", "items", next(without, 0))


RULES = (bands_hold_every_result,)
