"""What a second process makes beside this one, from the last on."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator

import pytest

from macros.mkdocs import from_the_end
from macros.mkdocs.from_the_end import FromTheEnd

Make = Callable[[], str | None]
Start = Callable[..., FromTheEnd[str]]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Begins a second process with what it is to make by name, however few processors there are."""
    monkeypatch.setattr(from_the_end, "can_help", lambda: True)
    begun: list[FromTheEnd[str]] = []

    def begin(**makes: Make) -> FromTheEnd[str]:
        begun.append(FromTheEnd())
        begun[-1].start(makes)
        return begun[-1]

    yield begin
    for second in begun:
        second.stop()


def done(second: FromTheEnd[str]) -> FromTheEnd[str]:
    """The same, once nothing more can come."""
    if second._receiving:
        second._receiving.join()
    return second


def _fails() -> str:
    raise ValueError("as this process will tell")


def test_the_last_is_made_first(start: Start) -> None:
    """They meet, for this process begins with the first."""
    made = done(start(a=lambda: "A", b=lambda: "B", c=lambda: "C")).arrived("none of them")
    assert list(made.items()) == [("c", "C"), ("b", "B"), ("a", "A")]


def test_what_there_is_nothing_to_make_of_is_not_sent(start: Start) -> None:
    """A page that is as it was."""
    assert done(start(a=lambda: "A", b=lambda: None)).arrived("b") == {"a": "A"}


def test_what_fails_is_left_to_this_process(start: Start) -> None:
    """It fails here too, where somebody is told; what was made before is used."""
    second = done(start(a=lambda: "A", b=_fails, c=lambda: "C"))
    assert second.arrived("a") == {"c": "C"}


def test_it_stops_where_this_process_comes_to_what_it_has_made(start: Start) -> None:
    """All behind that has been made, and all before it this process has made itself."""
    second = start(a=lambda: time.sleep(600), b=lambda: "B", c=lambda: "C")
    begun, made = time.monotonic(), {}
    while "b" not in made and time.monotonic() - begun < 60:
        made |= second.arrived("a")
    assert made == {"c": "C", "b": "B"}
    second.arrived("b")
    assert not multiprocessing.active_children()


def test_what_was_not_asked_for_is_not_given_to_the_next(start: Start) -> None:
    """What a build did not need the next one must not take for its own."""
    second = done(start(a=lambda: "of yesterday"))
    second.stop()
    assert second.arrived("a") == {}
    second.start({"a": lambda: "of today"})
    assert done(second).arrived("a") == {"a": "of today"}


def test_nobody_waits_for_what_is_stuck(start: Start) -> None:
    """Whatever it does, it ends when it is stopped."""
    second = start(a=lambda: time.sleep(600))
    assert multiprocessing.active_children()
    second.stop()
    assert not multiprocessing.active_children()


def test_without_a_second_processor_nothing_is_made_twice(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All is made by this process."""
    monkeypatch.setattr(from_the_end, "can_help", lambda: False)
    assert done(start(a=lambda: "A")).arrived("a") == {}
