"""What two errors of an entry say together: a key in another place, or two halves of an item."""

from __future__ import annotations

from typing import Any

import pytest

from macros.data.moved_keys import Moved, moved
from macros.data.trial import renamed
from macros.model.hiring import Judged

CUT = "a dash too many: what stands here goes on with the item above, take it away"


def lacks(*loc: int | str, given: object = None) -> Any:
    """That a key is lacking, in the group that is `given`."""
    return {"type": "missing", "loc": loc, "input": given}


def strange(*loc: int | str, given: object = "x") -> Any:
    """That a key is not permitted, with the value that is `given`."""
    return {"type": "extra_forbidden", "loc": loc, "input": given}


def test_two_halves_of_an_item_are_one_slip() -> None:
    """Each lacks what the other has; what is lacking elsewhere is no part of it."""
    first, second = {"a": 1}, {"b": 2, "c": 3}
    found = [
        lacks("other"),
        lacks("list", 0, "b", given=first),
        lacks("list", 0, "c", given=first),
        lacks("list", 1, "a", given=second),
        lacks("list", 3, "a", given={"b": 2}),
    ]
    errors = frozenset({("list", 0, "b"), ("list", 0, "c"), ("list", 1, "a")})
    assert list(moved(found)) == [Moved(("list", 1, "b"), CUT, errors)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"a": 1}, {"a": 2}),
        ({"a": 1, "b": 1}, {"b": 2}),
        ({"a": 1}, "text"),
        ({"a": 1}, {"c": 2}),
        ({"c": 1}, {"b": 2}),
    ],
)
def test_two_items_that_have_one_key_both_are_two(first: object, second: object) -> None:
    """Nor are two that lack what neither has, or a text."""
    found = [lacks("list", 0, "b", given=first), lacks("list", 1, "a", given=second)]
    assert list(moved(found)) == []


def test_the_last_item_has_none_below_it() -> None:
    """And what is lacking at the top of an entry is in no list."""
    assert list(moved([lacks("list", 0, "b", given={"a": 1}), lacks("a", given={})])) == []


def test_a_key_too_far_left_is_told_with_its_group() -> None:
    """The innermost that lacks it, whatever the number of the item."""
    found = [strange("name"), lacks("group", 2, "inner", "name")]
    told = "'name' belongs to 'inner': start the line further right"
    assert list(moved(found)) == [
        Moved(("name",), told, frozenset({("name",), ("group", 2, "inner", "name")}))
    ]
    (one,) = moved([strange("name"), lacks("group", 2, "name")])
    assert one.words == "'name' belongs to 'group': start the line further right"


def test_a_key_too_far_right_is_told_with_the_group_that_it_is_in() -> None:
    """The one around it lacks it."""
    found = [strange("group", 2, "name"), lacks("name")]
    told = "'name' does not belong to 'group': start the line further left"
    assert list(moved(found)) == [
        Moved(("group", 2, "name"), told, frozenset({("name",), ("group", 2, "name")}))
    ]


@pytest.mark.parametrize(
    "found",
    [
        [strange("name"), lacks("group", "other")],
        [strange("a", "name"), lacks("b", "c", "name")],
        [strange("a", "name"), lacks("b", "name")],
    ],
)
def test_a_key_of_another_name_or_group_is_no_such_slip(found: list[Any]) -> None:
    """It's told as what it is."""
    assert list(moved(found)) == []


def test_the_only_strange_key_stands_for_the_only_one_that_is_missing() -> None:
    """In one group; with what to write."""
    found = [strange("group", "txt"), lacks("group", "text"), lacks("other", "text")]
    words = (
        "there is no key 'txt' here, and 'text' is missing: write text: in its place, if that is "
        "what stands here"
    )
    errors = frozenset({("group", "txt"), ("group", "text")})
    assert list(moved(found)) == [Moved(("group", "txt"), words, errors)]


def test_an_item_without_its_key_is_told_with_its_words() -> None:
    """Where nothing stands behind them, and only in a list."""
    (item,) = moved([strange("list", 0, "Some words", given=None), lacks("list", 0, "text")])
    assert item.words == (
        "there is no key 'Some words' here, and 'text' is missing: write text: Some words"
    )
    (group,) = moved([strange("group", "Some words", given=None), lacks("group", "text")])
    assert group.words.endswith("write text: in its place, if that is what stands here")


@pytest.mark.parametrize(
    "found",
    [
        [strange("g", "a"), strange("g", "b"), lacks("g", "text")],
        [strange("g", "a"), lacks("g", "text"), lacks("g", "more")],
        [strange("g", "a"), lacks("h", "text")],
    ],
)
def test_of_several_keys_nobody_knows_which_stands_for_which(found: list[Any]) -> None:
    """So nothing is told of them together."""
    assert list(moved(found)) == []


def test_each_error_belongs_to_one_slip() -> None:
    """The first that is found."""
    found = [strange("name"), lacks("a", "name"), lacks("b", "name")]
    (one,) = moved(found)
    assert one.errors == frozenset({("name",), ("a", "name")})


@pytest.mark.parametrize(
    ("key", "found"), [("ask: Better", "use"), ("remark: So", ""), ("ask:\n    Better", "")]
)
def test_a_key_that_an_entry_needs_is_found_under_another_name(key: str, found: str) -> None:
    """By what makes the entry sound: a line that may be left out needs no other name."""
    needed = "  use: Better\n" if key.startswith("remark") else ""
    text = f"- verdict: reword\n{needed}  text: Own\n  why: Narrow\n  {key}\n"
    line = text[: text.index(key)].count("\n") + 1
    assert renamed(text, line, ["text", "use", "why", "verdict"], Judged) == found
