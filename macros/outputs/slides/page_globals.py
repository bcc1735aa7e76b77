"""What the site's pages show of the slides: the slides, and the decks that lie ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from macros.model.addresses import slides_page
from macros.outputs.handouts.site import address
from macros.outputs.slides.deck import Slide, deck
from macros.outputs.slides.ready import ON_SITE, file_name
from macros.pages.renderer import Renderer


def for_templates(renderer: Renderer) -> Mapping[str, Callable[..., Any]]:
    """What templates call."""

    def slides_of(plan: Any) -> list[Slide]:
        return deck(renderer.handbook, plan, address(renderer))

    def slides(plan: Any) -> tuple[str, int] | None:
        """The address of the deck of a plan and how many slides it has; None where none lies."""
        name = file_name(plan)
        return (f"/{ON_SITE}/{name}", renderer.printed[name]) if name in renderer.printed else None

    return {
        "slides": slides,
        "slides_of": slides_of,
        "slides_page": lambda plan: slides_page(renderer.handbook, plan.id),
    }
