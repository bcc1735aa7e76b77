"""The decks of all session plans in a folder."""

from __future__ import annotations

import json
from pathlib import Path

from macros.data.files import write_whole
from macros.model.handbook import Handbook
from macros.model.teaching import SessionPlan
from macros.outputs.slides.deck import deck
from macros.outputs.slides.powerpoint import powerpoint
from macros.outputs.slides.ready import MANIFEST, digest, file_name


def build(
    handbook: Handbook, folder: Path, url: str = "", template: Path | None = None
) -> list[Path]:
    """Write a .pptx file for each plan into `folder`, in the looks of `template` if there is one.

    `url` is the address of the site, which the last slide names.
    Raises TemplateError where no deck can be made from `template`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    digests = {}
    for plan in handbook.all(SessionPlan):
        slides = deck(handbook, plan, url)
        write_whole(folder / file_name(plan), powerpoint(plan, slides, handbook.identity, template))
        digests[file_name(plan)] = digest(slides)
    write_whole(folder / MANIFEST, f"{json.dumps(digests, indent=1)}\n".encode())
    return [folder / name for name in digests]
