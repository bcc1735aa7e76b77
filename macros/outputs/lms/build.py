"""Everything that a learning management system imports, in a folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.data.files import write_whole
from macros.model.handbook import Handbook
from macros.model.learning import Path as LearningPath
from macros.model.learning import Question
from macros.outputs.handouts.site import address
from macros.outputs.lms import anki, bank, qti, ready, scorm
from macros.pages.renderer import Renderer

KINDS = (scorm.KIND, bank.KIND, anki.KIND)
"""How the names of the files begin that a build makes, and may remove."""


@dataclass(frozen=True)
class Built:
    """What a build wrote, and what it left out because the handbook has none of it."""

    folder: Path
    files: tuple[str, ...]
    skipped: tuple[str, ...]

    @property
    def summary(self) -> str:
        """Lines that say so."""
        made = f"{self.folder}: {', '.join(self.files) or 'nothing'}."
        return "\n".join([made, *(f"Skipped: {what}." for what in self.skipped)])


def build(renderer: Renderer, assets: Iterable[Path], version: str, folder: Path) -> Built:
    """Write every file into `folder`, each whole or not at all, and remove what is there no more.

    `assets` are what lies beside each course (`macros.mkdocs.assets.Bundle.course`).
    """
    made = dict(_files(renderer, assets, version))
    folder.mkdir(parents=True, exist_ok=True)
    noted = {ready.MANIFEST: ready.manifest(ready.digest(renderer, version), made)}
    for name, content in (made | noted).items():
        write_whole(folder / name, content)
    for kind in KINDS:
        for old in folder.glob(f"{kind}[-.]*"):
            if old.name not in made:
                old.unlink()
    return Built(folder, tuple(made), tuple(skipped(renderer.handbook)))


def _files(renderer: Renderer, assets: Iterable[Path], version: str) -> Iterator[tuple[str, bytes]]:
    handbook = renderer.handbook
    yield from scorm.packages(renderer, assets, version)
    if handbook.all(Question):
        url = address(renderer)
        yield from ((name, text.encode()) for name, text in bank.files(handbook, url))
        yield qti.FILE, qti.package(handbook, url)
        yield anki.FILE, anki.package(handbook, url)


def skipped(handbook: Handbook) -> Iterator[str]:
    """What can't be made of `handbook`, and why, in words."""
    if not handbook.all(LearningPath):
        yield "SCORM packages, for there is no learning path in data/paths"
    if not handbook.all(Question):
        yield "the question bank and the flashcards, for there is no question in data/questions"
