"""The files made from data/: what a build uses again is what it would make."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model.handbook import Handbook
from macros.outputs import site_files
from macros.outputs.published import Published
from macros.outputs.site import site_renderer
from macros.pages.renderer import Renderer
from tests.project import copied

HERE = Published("https://example.org/", "1.2.3", None)


@pytest.fixture
def project(tmp_path: Path, root: Path) -> Path:
    """A copy of the project, free to be changed."""
    return copied(root, tmp_path / "project")


@pytest.fixture
def renderer(handbook: Handbook, project: Path) -> Renderer:
    """The renderer of the copy."""
    return site_renderer(handbook, project / "docs")


def _lying(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _unlike(some: dict[str, bytes], others: dict[str, bytes]) -> dict[str, list[bytes]]:
    """Where files differ: of each the bytes about the first place, not all of them."""
    names = [name for name in sorted(some | others) if some.get(name) != others.get(name)]
    return {name: _first_place(some.get(name, b""), others.get(name, b"")) for name in names}


def _first_place(one: bytes, other: bytes) -> list[bytes]:
    place = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return [text[max(0, place - 60) : place + 60] for text in (one, other)]


def test_what_is_kept_is_what_would_be_made_anew(renderer: Renderer, project: Path) -> None:
    """Every file, to the byte, the first time and the second."""
    anew = {
        path: content.encode() if isinstance(content, str) else content
        for path, content in site_files.files(renderer, HERE)
    }
    assert _unlike(_lying(site_files.made(renderer, HERE, project)), anew) == {}
    assert _unlike(_lying(site_files.made(renderer, HERE, project)), anew) == {}


@pytest.mark.parametrize(
    "changed",
    [
        "data/glossary.yml",
        "docs/start/values.md",
        "macros/outputs/feed.py",
        "macros/outputs/handouts/templates/document.html.j2",
        "web/word-files.mjs",
        "package-lock.json",
        "asked/model.json",
        "asked/model-full.json",
        "marked/postings-model.json",
        "marked/questions-model.json",
    ],
)
def test_what_takes_part_in_making_them_changes_their_digest(
    renderer: Renderer, project: Path, changed: str
) -> None:
    """Data, pages, programs, templates, scripts, packages and what was learned."""
    path = project / changed
    path.parent.mkdir(exist_ok=True)
    before = site_files.digest(renderer, HERE, project)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "\n", encoding="utf-8")
    assert site_files.digest(renderer, HERE, project) != before


def test_another_address_or_release_changes_it_too(renderer: Renderer, project: Path) -> None:
    """The files name where they are from and which edition they are."""
    other = Published("https://elsewhere.org/", "1.2.3", None)
    later = Published("https://example.org/", "1.2.4", None)
    digests = {site_files.digest(renderer, here, project) for here in (HERE, other, later)}
    assert len(digests) == 3


def test_an_overlay_changes_it_too(
    renderer: Renderer, project: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An organisation's edition is never given the handbook's own files."""
    before = site_files.digest(renderer, HERE, project)
    overlay = next(p for p in sorted((root / "examples").iterdir()) if p.is_dir())
    monkeypatch.setenv("OVERLAY", str(overlay))
    assert site_files.digest(renderer, HERE, project) != before
