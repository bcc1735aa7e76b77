"""`python -m macros overlay`: begin an overlay, see what the handbook changed, accept it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from macros.check import overlay
from macros.data.overlay.start import start
from macros.data.overlay.upkeep import accept, status
from macros.model.handbook import Handbook
from tests.overlay.conftest import SAID, Make

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
