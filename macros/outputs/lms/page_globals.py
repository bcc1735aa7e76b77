"""What the site's pages show of the files for an LMS: those that lie ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.outputs.lms.ready import ON_SITE
from macros.outputs.lms.scorm import file_name
from macros.pages.renderer import Renderer

KILO, MEGA = 1_000, 1_000_000


def for_templates(renderer: Renderer) -> Mapping[str, Callable[..., Any]]:
    """What templates call."""

    def lms_file(name: str) -> tuple[str, str] | None:
        """The address of a file for an LMS and its size in words; None where it isn't there."""
        lies = name in renderer.printed
        return (f"/{ON_SITE}/{name}", size(renderer.printed[name])) if lies else None

    return {"lms_file": lms_file, "course": lambda path: lms_file(file_name(path))}


def size(count: int) -> str:
    """A number of bytes as people read it, in KB or MB."""
    return f"{count / MEGA:.1f} MB" if count >= MEGA else f"{max(1, round(count / KILO))} KB"
