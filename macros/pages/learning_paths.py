"""Learning paths over the pages of docs/, and the order in which options are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.data import yaml_tree
from macros.model.entries import Statement, Task
from macros.model.handbook import Handbook
from macros.model.learning import Path as LearningPath
from macros.model.learning import PathStep
from macros.model.local import NOTHING, Local
from macros.model.mixing import mixed

_FRONT = re.compile(r"\A---\n(.*?)^---\n", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"^# (.+?)(?: *\{:[^}]*\})? *$", re.MULTILINE)
_DEFAULT_MINUTES = 5
"""For a page that does not say how long it takes."""


@dataclass(frozen=True)
class Stop:
    """A page of a learning path, with what the page says of itself."""

    path: LearningPath
    step: PathStep
    number: int
    title: str
    minutes: int
    before: Stop | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        """The name under which progress remembers it."""
        return f"{self.path.id}/{self.step.id}"


def stops(path: LearningPath, docs: Path, local: Local = NOTHING) -> list[Stop]:
    """The pages of `path` in order; titles and minutes are read from the pages in `docs`.

    Those of organisations are read where `local` says that they lie.
    """
    found: list[Stop] = []
    own = {page.path: page.source for page in local.pages}
    for number, step in enumerate(path.steps, 1):
        title, minutes = _about(own.get(step.page, docs / step.page))
        check = (len(step.questions) + 1) // 2
        before = found[-1] if found else None
        found.append(Stop(path, step, number, title, minutes + check, before))
    return found


def path_of(handbook: Handbook, page: str) -> LearningPath | None:
    """The first path that `page` is on."""
    paths = handbook.all(LearningPath)
    return next((p for p in paths if any(step.page == page for step in p.steps)), None)


def stop_of(handbook: Handbook, page: str, docs: Path) -> tuple[Stop, Stop | None] | None:
    """Where the page stands on its path, and what comes after it; None where it is on no path."""
    path = path_of(handbook, page)
    return _stop_among(stops(path, docs, handbook.local), page) if path else None


def _stop_among(here: list[Stop], page: str) -> tuple[Stop, Stop | None]:
    number = next(stop.number for stop in here if stop.step.page == page)
    return here[number - 1], here[number] if number < len(here) else None


def top_of(page: Path) -> str:
    """All that `stops` reads of a `page`: its text down to its title; "" where it can't be read."""
    try:
        text = page.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    heading = _TITLE.search(text)
    return text[: heading.end()] if heading else text


def _about(page: Path) -> tuple[str, int]:
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    front = _FRONT.match(text)
    facts = yaml_tree.read(front[1], page.name).value if front else None
    facts = facts if isinstance(facts, dict) else {}
    heading = _TITLE.search(text)
    title = facts.get("title") or (heading[1] if heading else page.stem)
    return str(title), int(facts.get("minutes", _DEFAULT_MINUTES))


def with_path(text: str, bar: str, end: str) -> str:
    """The Markdown of a page with the `bar` of its path under its title and `end` after it."""
    heading = _TITLE.search(text)
    if heading is None:
        return f"{bar}\n\n{text}\n\n{end}\n"
    head, rest = text[: heading.end()], text[heading.end() :]
    return f"{head}\n\n{bar}\n\n{rest.strip()}\n\n{end}\n"


def statements(task: Task) -> list[tuple[str, Statement]]:
    """The statements of `task`, each with the verdict it stands under, mixed."""
    sided: list[tuple[str, Statement]] = [
        *(("consistent", s) for s in task.consistent),
        *(("not-consistent", s) for s in task.inconsistent),
    ]
    return [pair for _, pair in mixed(sided, task.id)]


def for_templates() -> dict[str, Any]:
    """What templates call of this module."""
    return {"mixed": mixed, "statements": statements}
