"""The renderer of the whole site: pages that know what the outputs offer."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from macros import ROOT
from macros.check.macro_calls import Offered
from macros.model.handbook import Handbook
from macros.outputs import hiring
from macros.outputs.api import page_globals as api
from macros.outputs.api import tables
from macros.outputs.handouts import packs
from macros.outputs.handouts import page_globals as handouts
from macros.outputs.lms import bank
from macros.outputs.lms import page_globals as lms
from macros.outputs.lookup import index
from macros.outputs.slides import page_globals as slides
from macros.pages import page_macros
from macros.pages.cache import Cache, Facts, Files
from macros.pages.renderer import Renderer

DOCS = ROOT / "docs"
REQUIRES = (*hiring.REQUIRES, *index.REQUIRES, *bank.REQUIRES, *packs.REQUIRES, *tables.REQUIRES)
"""What any output can't be made without; each declares its own."""

_OUTPUTS = (
    handouts.for_templates,
    slides.for_templates,
    lms.for_templates,
    api.for_templates,
)


def site_renderer(handbook: Handbook, docs: Path = DOCS) -> Renderer:
    """A renderer for `handbook`, its pages in `docs`, whose pages offer the outputs' files."""
    return Renderer(Facts.of(handbook), docs, outputs=_OUTPUTS)


@cache
def offered() -> Offered:
    """What the pages of docs/ can call and the outputs need, whatever the handbook."""
    return replace(page_macros.offered(site_renderer(Handbook())), needs=REQUIRES)


def cached_renderer(
    handbook: Handbook,
    cache: Cache,
    docs: Path = DOCS,
    files: Files | None = None,
    around: object = None,
) -> Renderer:
    """The same, which builds only what is not in `cache`, as it is for `handbook` and `files`.

    Where `around` is another than before, nothing of it counts.
    """
    return Renderer(cache.watched(Facts.of(handbook, files), around), docs, cache, _OUTPUTS)
