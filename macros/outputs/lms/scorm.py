"""Each learning path as a SCORM 1.2 package: one course, one SCO, in a zip.

What a package must be: ADL, SCORM 1.2 Content Aggregation Model, October 2001. What the course
tells an LMS while it runs stands in web/engines/lms/.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from macros.model.learning import Path as LearningPath
from macros.outputs.lms.course import course
from macros.outputs.lms.rendering import render
from macros.outputs.zipped import zipped
from macros.pages.renderer import Renderer

KIND = "course"
"""How the names of these files begin."""

MANIFEST = "imsmanifest.xml"


def packages(
    renderer: Renderer, assets: Iterable[Path], version: str
) -> Iterator[tuple[str, bytes]]:
    """A package for each learning path: its file name and what it holds.

    `assets` are the script and the style sheet of a course, `version` is that of the handbook.
    """
    beside = {path.name: path.read_bytes() for path in assets}
    for path in renderer.handbook.all(LearningPath):
        held = {"index.html": course(renderer, path).encode(), **beside}
        yield file_name(path), zipped(package(renderer, path, held, version))


def file_name(path: LearningPath) -> str:
    """How the package of `path` is called."""
    return f"{KIND}-{path.id}.scorm12.zip"


def package(
    renderer: Renderer, path: LearningPath, held: Mapping[str, bytes], version: str
) -> dict[str, bytes]:
    """Every file of a package by its name: what it `held` before, behind its manifest."""
    manifest = render(
        "imsmanifest.xml.j2",
        identifier=identifier(renderer, path),
        version=version,
        path=path,
        names=list(held),
    )
    return {MANIFEST: manifest.encode(), **held}


def identifier(renderer: Renderer, path: LearningPath) -> str:
    """The name by which an LMS knows a course for good, in whatever version."""
    return f"{renderer.handbook.identity.id}-{path.id}"
