"""An overlay on disk that a test writes, and the handbook that it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.check import overlay
from macros.check.project import examine_base
from macros.data.numbers import filled
from macros.data.overlay.resolve import amended, fingerprint
from macros.data.problems import Problem
from macros.model.handbook import Handbook
from macros.model.links import parts
from tests.overlay.printed import printed

WHO = """\
id: oak
name: Oak House
short: Oak
reviewed: 2026-11-20
policies:
  - {id: rides, title: "Rides, policy 1"}
"""

SAID = """\
  reason: We have a van.
  authority: rides
  by: fleet
  on: 2026-11-20
"""


@dataclass(frozen=True)
class Made:
    """What came of an overlay."""

    handbook: Handbook
    problems: list[Problem]
    folder: Path

    @property
    def told(self) -> str:
        """Every problem, a line each."""
        return "\n".join(f"{p.place}: {p.message}" for p in self.problems)


Make = Callable[..., Made]


@pytest.fixture(scope="session")
def base(root: Path) -> Handbook:
    """The handbook without any overlay."""
    return examine_base(root / "data")[0]


@pytest.fixture(scope="session")
def plain(root: Path, base: Handbook) -> dict[str, str]:
    """What is made of the handbook alone, by name."""
    return printed(filled(base), root / "docs")


@pytest.fixture
def make(base: Handbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Write files of an overlay and resolve it: `make({"hide.yml": …})`."""
    monkeypatch.chdir(tmp_path)

    def made(files: Mapping[str, str], on: Handbook | None = None, *others: Path) -> Made:
        folder = tmp_path / "oak"
        for name, text in {"organisation.yml": WHO, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        handbook, problems = overlay.examine(on or base, [*others, folder])
        return Made(handbook, problems, folder)

    return made


@pytest.fixture
def amending(base: Handbook) -> Callable[..., str]:
    """An up-to-date item of amend.yml: `amending("tasks", "gifts", "set: …", fields=…)`.

    `part` gives the part of the entry that it is about, where it is about one.
    """

    def text(kind: str, id_: str, *changes: str, fields: tuple[str, ...], part: str = "") -> str:
        entry = base.get(kind, id_)
        names = ((p, [getattr(p, key, None) for key in ("id", "heading")]) for _, p in parts(entry))
        inside = [p for p, called in names if part and part in called]
        mark = fingerprint(amended(inside[0] if inside else entry, fields))
        changes = (f"item: {part}", *changes) if part else changes
        body = "".join(f"  {line}\n" for change in changes for line in change.split("\n"))
        return f'- entry: {kind}:{id_}\n  base: "{mark}"\n{body}{SAID}'

    return text
