"""The rules for scenarios and learning paths, each seen finding what it is for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.check import RULES, learning
from macros.model.handbook import Handbook
from macros.model.learning import Moment
from macros.model.mixing import mixed
from macros.pages.learning_paths import stop_of, with_path
from tests.learn.conftest import moment, path, scenario

Make = Callable[..., Handbook]


def test_every_rule_is_at_work() -> None:
    """The rules are among those that `make check` runs."""
    assert set(learning.RULES) <= set(RULES)


def test_a_sound_scenario_passes(with_entries: Make) -> None:
    """Moments that follow each other downward, to an end, are fine."""
    sound = scenario(moment("a", "b", None), moment("b", None, None))
    assert list(learning.scenarios_hold_together(with_entries(scenarios=[sound]))) == []


@pytest.mark.parametrize(
    ("moments", "says"),
    [
        ([moment("a", "c", None)], "'c', which is not there"),
        ([moment("a", "a", None)], "leads back from 'a' to 'a'"),
        ([moment("a", None, None), moment("b", None, None)], "'b', to which no reply leads"),
        ([moment("a", "a", None), moment("a", None, None)], "two moments with one id"),
    ],
)
def test_scenarios_hold_together(with_entries: Make, moments: list[Moment], says: str) -> None:
    """A reply into nothing, a circle, a moment nobody reaches and a double name are found."""
    problems = learning.scenarios_hold_together(with_entries(scenarios=[scenario(*moments)]))
    assert any(says in problem.message for problem in problems)


def test_a_page_is_on_one_path(with_entries: Make) -> None:
    """On two paths a page would have two bars and two checks."""
    found = with_entries(paths=[path("one", "a/x.md"), path("two", "a/x.md")])
    (problem,) = learning.pages_are_on_one_path(found)
    assert "on the path 'one' already" in problem.message


def test_a_check_does_not_repeat(with_entries: Make) -> None:
    """A question comes once on a path."""
    found = with_entries(paths=[path("one", "a/x.md", "a/y.md")])
    assert any("asks 'a' twice" in p.message for p in learning.checks_do_not_repeat(found))


def test_steps_have_ids(with_entries: Make) -> None:
    """Two steps of one name would share their progress."""
    found = with_entries(paths=[path("one", "a/x.md", "b/x.md")])
    assert len(list(learning.steps_have_ids(found))) == 1


def test_a_page_that_is_not_there_is_found(with_entries: Make, tmp_path: Path) -> None:
    """The path names it, and docs/ lacks it."""
    found = with_entries(paths=[path("one", "a/x.md")])
    assert ["a/x.md" in p.message for p in learning.pages_exist(found, tmp_path)] == [True]
    assert [p.file for p in learning.pages_exist(found, tmp_path)] == ["data/paths.yml"]


def test_title_and_minutes_come_from_the_page(with_entries: Make, tmp_path: Path) -> None:
    """They are written once, in the page; the check adds half a minute a question."""
    (tmp_path / "x.md").write_text("---\ntitle: Notes\nminutes: 7\n---\n# Notes\n", "utf-8")
    (tmp_path / "y.md").write_text("# About *you* {: #you }\n", "utf-8")
    found = with_entries(paths=[path("one", "x.md", "y.md")])
    stop, after = stop_of(found, "x.md", tmp_path) or pytest.fail("not found")
    assert (stop.title, stop.minutes, stop.number) == ("Notes", 9, 1)
    assert after is not None
    assert (after.title, after.before) == ("About *you*", stop)


def test_the_bar_stands_under_the_title() -> None:
    """The title stays first, the check comes last."""
    assert with_path("# Notes\n\nText.", "BAR", "END") == "# Notes\n\nBAR\n\nText.\n\nEND\n"
    assert with_path("Text.", "BAR", "END").startswith("BAR")


def test_the_order_shown_is_stable_and_tells_nothing() -> None:
    """Mixed the same way each time, and never in the right order."""
    assert mixed("abc", "seed") == mixed("abc", "seed")
    assert all([item for _, item in mixed("ab", str(seed))] != ["a", "b"] for seed in range(20))
