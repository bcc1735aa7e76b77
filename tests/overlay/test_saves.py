"""The handbook of a running build: read again only where something of it was saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data.overlay.resolve import amended, fingerprint
from macros.data.problems import Problem
from macros.mkdocs import project
from macros.mkdocs.project import Project
from macros.model.handbook import Handbook
from tests.overlay.conftest import SAID, WHO


def test_a_saved_overlay_leaves_the_handbook_itself_as_it_was_read(
    base: Handbook, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most of the time goes into reading and checking the handbook, which hasn't changed."""
    read: list[Path] = []

    def counted(data: Path) -> tuple[Handbook, list[Problem]]:
        read.append(data)
        return base, []

    monkeypatch.setattr(project, "examine_base", counted)
    monkeypatch.setattr(project, "with_pages", lambda _, found, *__: list(found))
    monkeypatch.setenv("OVERLAY", str(tmp_path))
    who = tmp_path / "organisation.yml"
    who.write_text(WHO, encoding="utf-8")
    running = Project(root, root / "docs")
    assert running.problems() == []
    who.write_text(WHO.replace("Oak House", "Oak Houses"), encoding="utf-8")
    assert running.problems() == []
    assert [o.name for o in running.current.handbook.local.organisations] == ["Oak Houses"]
    assert len(read) == 1


def test_a_page_that_an_overlay_breaks_is_told_before_a_build(
    base: Handbook, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would be shown with a traceback in it."""
    monkeypatch.setenv("OVERLAY", str(tmp_path))
    monkeypatch.setattr(project, "examine_base", lambda _: (base, []))
    task = base.get("tasks", "crisis-response-reporting")
    fields = ("part", "not_part", "inconsistent", "decide")
    mark = fingerprint(amended(task, fields))
    item = f'- entry: tasks:crisis-response-reporting\n  base: "{mark}"\n'
    item += "  set: {part: All of it is., not_part: null, inconsistent: [], decide: null}\n"
    (tmp_path / "organisation.yml").write_text(WHO, encoding="utf-8")
    (tmp_path / "amend.yml").write_text(item + SAID, encoding="utf-8")
    running = Project(root, root / "docs")
    assert running.problems() == []
    (told,) = running.broken()
    assert (told.file, told.line) == (f"{tmp_path}/amend.yml", 3)
    assert running.broken() == [told]
