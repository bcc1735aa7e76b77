"""Without an overlay nothing is another: what is made is compared, every output of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.check.overlay import examine
from macros.data.numbers import filled
from macros.data.overlay.resolve import resolve
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from tests.overlay.conftest import WHO
from tests.overlay.printed import printed

pytestmark = pytest.mark.xdist_group("printed")


def test_no_overlay_changes_no_byte(root: Path, base: Handbook, plain: dict[str, str]) -> None:
    """The whole way through the overlays, with none of them, makes the same of everything."""
    made = printed(filled(resolve(base, [])[0]), root / "docs")
    assert len(plain) > 400
    assert [name for name in {*plain, *made} if plain.get(name) != made.get(name)] == []


def test_an_overlay_that_changes_nothing_shows_only_whose_it_is(
    root: Path, base: Handbook, plain: dict[str, str], tmp_path: Path
) -> None:
    """Its name stands in the credit and in what says that it is adapted, and nowhere else."""
    (tmp_path / "organisation.yml").write_text(WHO, encoding="utf-8")
    resolved, problems = examine(base, [tmp_path])
    book = filled(resolved)
    who, own = book.identity, base.identity
    as_was = who.model_copy(update={"id": own.id, "credit": own.credit})
    kinds = {**book.kinds, "handbook": {own.id: as_was}}
    made = printed(Handbook(kinds, book.known, book.local), root / "docs")
    assert problems == []
    assert (isinstance(who, Identity), who.credit) != (True, own.credit)
    assert [name for name in {*plain, *made} if plain.get(name) != made.get(name)] == [
        "api/v1/index.json"
    ]
    assert '"adapted"' in made["api/v1/index.json"]
