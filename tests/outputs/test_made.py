"""What is made of a small handbook that has every field, whole, so that any change shows.

The handbook in tests/fixtures/every-field is nobody's: only the generator changes what is made of
it, with its templates. `make reviewed` writes what is approved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from macros.check.project import load, problems
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.outputs.site import offered, site_renderer
from macros.outputs.start.files import models_in
from macros.pages.renderer import Renderer
from tests import made

FOLDER = "tests/fixtures/every-field"
ANY_ENTRY = ("former_ids", "units")
"""What every kind has alike; an entry or two has them here."""

Field = tuple[type[BaseModel], str]


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


@pytest.fixture(scope="module")
def renderer(root: Path, small: Handbook) -> Renderer:
    """The renderer of its pages."""
    return site_renderer(small, root / FOLDER / "docs")


@pytest.mark.parametrize(
    "make",
    [
        *(made.pages, made.told, made.looked_up, made.hired_with),
        *(made.printed, made.shown, made.taught),
    ],
    ids=lambda make: make.__name__,
)
def test_what_is_made_was_approved(
    make: Callable[[Renderer], made.Lines],
    renderer: Renderer,
    reviewed: Callable[[str, Mapping[str, Any]], None],
) -> None:
    """Pages, files for programs, the lookup, Word files, sheets, slides and courses."""
    reviewed(f"made/{make.__name__}.yml", make(renderer))


def test_it_is_sound(root: Path) -> None:
    """The check finds nothing in the small handbook."""
    folder = root / FOLDER
    assert problems(folder / "data", folder / "docs", offered()) == []


def test_it_has_every_field(small: Handbook) -> None:
    """A new field of the model has to stand in it, and so shows in what is made."""
    wanted = {field for kind in KINDS.values() for field in _fields(kind.model)}
    filled = {field for _, entry in small.entries() for field in _filled(entry)}
    lacking = [f"{m.__name__}.{n}" for m, n in wanted - filled if n not in ANY_ENTRY]
    assert sorted(lacking) == [], f"fill these in somewhere in {FOLDER}/data"


def _fields(model: type[BaseModel]) -> Iterator[Field]:
    for name, info in model.model_fields.items():
        yield model, name
        for inner in models_in(info.annotation):
            yield from _fields(inner)


def _filled(value: Any) -> Iterator[Field]:
    """The fields in `value` that hold something, and those in them."""
    if isinstance(value, BaseModel):
        for name in value.model_fields_set:
            if (inside := getattr(value, name)) not in ([], {}, None):
                yield type(value), name
                yield from _filled(inside)
    elif isinstance(value, list | dict):
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _filled(inside)
