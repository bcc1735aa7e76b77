"""`python -m macros overlay`: begin an overlay, see what the handbook changed, accept it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.__main__ import _notes
from macros.check import overlay
from macros.data.numbers import filled
from macros.data.overlay.start import start
from macros.data.overlay.upkeep import accept, status
from macros.model.handbook import Handbook
from tests.overlay.conftest import SAID, Make
from tests.overlay.test_resolve import ADDED

NEW = f"# A remark that stays.\n- entry: tasks:gifts\n  set: {{part: Small ones.}}\n{SAID}"


@pytest.fixture
def moved(base: Handbook) -> Handbook:
    """The handbook after a change of what the overlay amends."""
    gifts = base.get("tasks", "gifts").model_copy(update={"part": "Gifts are another matter."})
    return replace(base, kinds={**base.kinds, "tasks": {**base.kinds["tasks"], "gifts": gifts}})


def test_a_new_overlay_is_sound(base: Handbook, tmp_path: Path) -> None:
    """What `overlay new` writes builds as it is."""
    told = start(tmp_path / "Oak Hill")
    assert "organisation.yml" in told
    assert overlay.examine(base, [tmp_path / "Oak Hill"])[1] == []


def test_a_new_overlay_overwrites_nothing(tmp_path: Path) -> None:
    """A folder with something in it is left alone."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="is not empty"):
        start(tmp_path)


def test_accept_notes_the_base_and_keeps_remarks(make: Make, base: Handbook) -> None:
    """The fingerprint is written for you, and the file stays as it was otherwise."""
    folder = make({"amend.yml": NEW}).folder
    accept(base, [folder])
    text = (folder / "amend.yml").read_text(encoding="utf-8")
    assert text.startswith('# A remark that stays.\n- entry: tasks:gifts\n  base: "')
    assert overlay.examine(base, [folder])[1] == []


def test_status_shows_then_now_and_yours(make: Make, base: Handbook, moved: Handbook) -> None:
    """When the handbook changes under an amendment, all three texts stand one under the other."""
    folder = make({"amend.yml": NEW}).folder
    accept(base, [folder])
    told = status(moved, [folder])
    assert "oak/amend.yml:2: tasks:gifts, part: the handbook has changed" in told
    assert f"then:  {base.get('tasks', 'gifts').part}" in told
    assert "now:   Gifts are another matter." in told
    assert "yours: set Small ones." in told


def test_status_shows_of_a_list_what_changed(
    make: Make, base: Handbook, amending: Callable[..., str]
) -> None:
    """Nobody has to look through what is as it was, or at a field that is."""
    text = amending(
        *("tasks", "gifts", "set: {part: Ours.}", "add: {instead: [Ours.]}"),
        fields=("part", "instead"),
    )
    folder = make({"amend.yml": text}).folder
    accept(base, [folder])
    task = base.get("tasks", "gifts")
    new = task.model_copy(update={"instead": [*task.instead[1:], "Say thanks."]})
    moved = replace(base, kinds={**base.kinds, "tasks": {**base.kinds["tasks"], "gifts": new}})
    lines = status(moved, [folder]).split("\n")
    assert lines[1:5] == [
        "  instead",
        f"    then:  {task.instead[0]}",
        "    now:   Say thanks.",
        "    yours: add Ours.",
    ]


def test_accept_after_a_change_makes_it_right(make: Make, base: Handbook, moved: Handbook) -> None:
    """Who has read the new text notes it, and the build goes on."""
    folder = make({"amend.yml": NEW}).folder
    accept(base, [folder])
    assert overlay.examine(moved, [folder])[1] != []
    accept(moved, [folder])
    assert overlay.examine(moved, [folder])[1] == []


def test_status_names_questions_that_teach_the_handbooks_text(
    make: Make, base: Handbook, amending: Callable[..., str]
) -> None:
    """They are to be read, and hidden or amended where they are wrong."""
    text = amending("tasks", "giving-rides", "set: {part: No.}", fields=("part",))
    assert "questions:ride-to-clinic" in status(base, [make({"amend.yml": text}).folder])


HIDING = f"- entry: tasks:gifts\n{SAID}"


def test_a_change_under_a_hidden_entry_is_told(make: Make, base: Handbook, moved: Handbook) -> None:
    """Why it was hidden may be gone: the text it had and has now are shown, and no build stops."""
    folder = make({"hide.yml": HIDING}).folder
    accept(base, [folder])
    assert "tasks:gifts, left out: as you hid it" in status(base, [folder])
    told = status(moved, [folder])
    assert "oak/hide.yml:1: tasks:gifts, left out: the handbook has changed\n  part\n" in told
    assert f"then:  {base.get('tasks', 'gifts').part}\n    now:   Gifts are another" in told
    handbook, problems = overlay.examine(moved, [folder])
    assert problems == []
    assert handbook.local.moved == [
        "oak/hide.yml:1: tasks:gifts has changed in the handbook since you hid it"
    ]


def test_what_was_hidden_long_ago_is_silent(make: Make, moved: Handbook) -> None:
    """Where nobody noted the text that was hidden, nothing is said to have changed."""
    made = make({"hide.yml": HIDING}, moved)
    assert (made.problems, made.handbook.local.moved) == ([], [])
    assert "1 hidden: 0 to read again" in status(moved, [made.folder])


def test_a_field_that_is_taken_away_says_so(make: Make, base: Handbook) -> None:
    """Beside the old text and the new, where a reader would else see nothing."""
    text = f"- entry: tasks:gifts\n  set: {{not_part: null, inconsistent: []}}\n{SAID}"
    told = status(base, [make({"amend.yml": text}).folder])
    assert told.count("yours: set (nothing)") == len(["not_part", "inconsistent"])


def test_what_still_says_no_is_told_where_a_no_is_turned_around(
    make: Make, base: Handbook, amending: Callable[..., str]
) -> None:
    """The sentence to say, the reasons and the posting check would contradict the new answer."""
    text = amending(
        *("tasks", "on-call", "set: {not_part: null, inconsistent: [], say: I take my turn.}"),
        fields=("not_part", "inconsistent", "say"),
    )
    told = status(base, [make({"amend.yml": text}).folder])
    assert "tasks:on-call is no longer refused here, and its reasons, instead, decide, note" in told
    assert "go by the handbook's no: posting-rules:on-call, job-statements:no-on-call" in told


def test_a_task_that_still_refuses_something_is_left_alone(
    make: Make, base: Handbook, amending: Callable[..., str]
) -> None:
    """Its reasons and its sentence are about what it still refuses."""
    text = amending("tasks", "on-call", "set: {part: Ours.}", fields=("part",))
    assert "no longer refused" not in status(base, [make({"amend.yml": text}).folder])


def test_the_check_counts_what_is_to_be_read(
    make: Make, base: Handbook, amending: Callable[..., str]
) -> None:
    """Nothing of it is wrong, so the check only says that there is something."""
    fields = ("not_part", "inconsistent")
    text = amending("tasks", "on-call", "set: {not_part: null, inconsistent: []}", fields=fields)
    hiding = HIDING.replace("gifts\n", 'gifts\n  base: "another"\n')
    (told,) = _notes(make({"amend.yml": text, "hide.yml": hiding}).handbook)
    assert "teach what the overlay amends (" in told
    assert "where something still says no (1); hidden entries that have changed" in told
    assert list(_notes(filled(base))) == []


@pytest.mark.parametrize("left", ["", "  local: {by: fleet}\n"])
def test_an_added_entry_that_rests_on_nothing_is_told(
    make: Make, base: Handbook, left: str
) -> None:
    """It isn't wrong, for the organisation itself may be all there is; so it is only told."""
    local = "  local: {authority: rides, by: fleet, on: 2026-11-20}\n"
    assert list(_notes(make({"data/tasks.yml": ADDED}).handbook)) == []
    made = make({"data/tasks.yml": ADDED.replace(local, left)})
    (told,) = _notes(made.handbook)
    assert "added entries that rest on nothing yet (1)" in told
    assert "oak/data/tasks.yml:1: tasks:oak-van doesn't say" in status(base, [made.folder])
