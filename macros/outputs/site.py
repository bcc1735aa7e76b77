"""The renderer of the whole site: pages that know what the outputs offer."""

from __future__ import annotations

from macros.model.handbook import Handbook
from macros.outputs.handouts import web
from macros.pages.cache import Keep, anew
from macros.pages.renderer import Renderer

_OUTPUTS = (web.for_templates,)


def site_renderer(handbook: Handbook, keep: Keep = anew) -> Renderer:
    """A renderer for `handbook` whose pages offer the outputs' files."""
    return Renderer(handbook, keep, _OUTPUTS)
