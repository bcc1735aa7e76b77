"""What is made of a small handbook that has every field, whole, so that any change shows.

The handbook in tests/fixtures/every-field is nobody's: only the generator changes what is made of
it, with its templates. `make reviewed` writes what is approved.
"""

from __future__ import annotations

import difflib
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from macros.check.project import examine_base, load, problems
from macros.data.overlay.colors import style_sheet
from macros.data.overlay.upkeep import status
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.outputs.site import offered, site_renderer
from macros.outputs.start.files import models_in
from macros.pages.renderer import Renderer
from tests import made

FOLDER = "tests/fixtures/every-field"
ANY_ENTRY = ("former_ids", "units")
"""What every kind has alike; an entry or two has them here."""

OF_THE_MODEL = {"api-examples", "api-terms", "fields"}
"""Parts that say the same of any handbook: they are written out of the model."""

Field = tuple[type[BaseModel], str]


@pytest.fixture(scope="module")
def small(root: Path) -> Handbook:
    """The small handbook."""
    return load(root / FOLDER / "data")


@pytest.fixture(scope="module")
def renderer(root: Path, small: Handbook) -> Renderer:
    """The renderer of its pages."""
    return site_renderer(small, root / FOLDER / "docs")


@pytest.fixture(scope="module")
def adapted(root: Path) -> Renderer:
    """The renderer of the same, as an organisation has adapted it."""
    folder = root / FOLDER
    handbook = load(folder / "data", [folder / "overlays/north"])
    return site_renderer(handbook, folder / "docs")


EVERYTHING = (
    *(made.pages, made.told, made.looked_up, made.hired_with),
    *(made.printed, made.shown, made.taught),
)


@pytest.mark.parametrize("make", EVERYTHING, ids=lambda make: make.__name__)
def test_what_is_made_was_approved(
    make: Callable[[Renderer], made.Lines],
    renderer: Renderer,
    reviewed: Callable[[str, Mapping[str, Any]], None],
) -> None:
    """Pages, files for programs, the lookup, Word files, sheets, slides and courses."""
    reviewed(f"made/{make.__name__}.yml", make(renderer))


def test_what_an_organisation_makes_of_it_was_approved(
    renderer: Renderer,
    adapted: Renderer,
    reviewed: Callable[[str, Mapping[str, Any]], None],
) -> None:
    """Wherever it differs from the handbook's own: words, marks, what is added and what is gone."""
    found = {}
    for make in EVERYTHING:
        own, theirs = make(renderer), make(adapted)
        for name in dict.fromkeys([*own, *theirs]):
            if lines := list(_differing(own.get(name, []), theirs.get(name, []))):
                found[f"{make.__name__}: {name}"] = lines
    reviewed("made/adapted.yml", found)


def test_what_is_told_of_upkeep_was_approved(
    root: Path, tmp_path: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """What an organisation has to read again where texts changed, and its colors."""
    book = shutil.copytree(root / FOLDER, tmp_path / "book")
    for kind in ("tasks", "values", "challenges", "misconceptions", "sample-roles"):
        file = book / f"data/{kind}.yml"
        text = re.sub(
            r"(\w+): (What|In a|The line).*", r"\1: Other words.", file.read_text("utf-8")
        )
        file.write_text(text, encoding="utf-8")
    overlay = book / "overlays/north"
    told = status(examine_base(book / "data")[0], [overlay]).replace(f"{book}/", "")
    (who,) = load(root / FOLDER / "data", [root / FOLDER / "overlays/north"]).local.organisations
    styles = style_sheet(who.colors) if who.colors else ""
    reviewed("upkeep.yml", {"told": told.splitlines(), "styles": styles.splitlines()})


def _differing(own: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    """The lines that only one of them has, with - before those that are gone."""
    for line in difflib.unified_diff(own, theirs, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield line


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


def test_its_pages_call_every_part(root: Path) -> None:
    """What a page of the handbook calls, a page of the small one calls too, so that it is seen."""
    called = [_parts(root / FOLDER / "docs"), _parts(root / "docs")]
    assert called[1] - called[0] == OF_THE_MODEL


def _parts(docs: Path) -> set[str]:
    texts = (page.read_text(encoding="utf-8") for page in docs.rglob("*.md"))
    return {name for text in texts for name in re.findall(r'part\("([\w-]+)"', text)}


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
