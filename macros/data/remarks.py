"""What stands behind # in a line of data: a remark, or the rest of a text that it cuts.

YAML takes it for a remark wherever a space stands before it. Whether something was cut shows in the
field: one that takes no words, but a number or a name, has its whole value before the #.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

from pydantic import BaseModel, ValidationError

from macros.data.key_places import inside
from macros.data.yaml_tree import Path, Tree


def judged(tree: Tree, model: type[BaseModel]) -> Tree:
    """`tree`, of whose `problems` remarks are none, and texts that a # cuts are.

    Each of its rows, or all of it where it is none of a list, should be a `model`.
    """
    if not tree.cut:
        return tree
    told = {*tree.problems}
    texts = {way: tree.cut[way] for way in _texts(tree, model)}
    others = {problem for way, problem in tree.cut.items() if way not in texts}
    whole = {way for way, problem in texts.items() if problem not in told}
    empty = {way for way, problem in tree.cut.items() if problem in others & told}
    return replace(
        tree,
        problems=(*(p for p in tree.problems if p not in others), *(texts[way] for way in whole)),
        unread=(tree.unread - empty) | whole,
    )


def _texts(tree: Tree, model: type[BaseModel]) -> Iterator[Path]:
    """The ways to the values that are cut: those in whose place words may stand."""
    size = 1 if isinstance(tree.value, list) else 0
    rows: defaultdict[Path, list[Path]] = defaultdict(list)
    for way in tree.cut:
        rows[way[:size]].append(way[size:])
    for place, ways in rows.items():
        row = inside(tree.value, place)
        no_words, wrong = _wrong(_with_words(row, ways), model), _wrong(row, model)
        for way in ways:
            at = (*place, *way)
            is_told = at in tree.unread and tree.cut[at] not in tree.problems
            is_whole = tree.cut[at] not in tree.problems and way not in wrong
            if way not in no_words and not is_told and not is_whole:
                yield at


def _with_words(row: Any, ways: Collection[Path]) -> Any:
    """`row` with words at the end of each of the `ways`."""
    changed = deepcopy(row)
    for way in ways:
        if way:
            inside(changed, way[:-1])[way[-1]] = _WORDS
    return changed


_WORDS = "Words with spaces between them"


def _wrong(row: Any, model: type[BaseModel]) -> Collection[Path]:
    """The ways to what is wrong in a `row` that should be a `model`; of no name is it known."""
    try:
        model.model_validate(row)
    except ValidationError as error:
        return {detail["loc"] for detail in error.errors()}
    return ()
