"""Pages that the second process of `make serve` makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.mkdocs import from_the_end, live_server, page_making, project
from macros.mkdocs.from_the_end import FromTheEnd, Make

SECOND = Path("examples/community-health")
Site = dict[str, bytes]


@pytest.fixture
def served(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Site]:
    """Builds the second handbook as `make serve` does first: every file, by its path."""
    monkeypatch.chdir(root / SECOND)
    monkeypatch.setattr(project, "_projects", {})
    monkeypatch.setattr(page_making, "FEW", 0)

    def once() -> Site:
        project._projects.clear()
        config = load_config(str(root / SECOND / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        folder = Path(config.site_dir)
        found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in _files(folder)}
        config.plugins.on_shutdown()
        live_server.session = None
        return found

    return once


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From when it is called on, no second process helps."""
    return lambda: monkeypatch.setattr(from_the_end, "can_help", lambda: False)


@pytest.fixture
def from_there(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Waits for all that a second process makes before MkDocs goes on; how many things came."""
    monkeypatch.setattr(from_the_end, "can_help", lambda: True)
    came: list[int] = []
    start, arrived = FromTheEnd.start, FromTheEnd.arrived

    def start_and_wait(self: FromTheEnd[object], makes: Mapping[str, Make[object]]) -> None:
        start(self, makes)
        if self._receiving:
            self._receiving.join()

    def counted(self: FromTheEnd[object], name: str) -> dict[str, object]:
        found = arrived(self, name)
        came.append(len(found))
        return found

    monkeypatch.setattr(FromTheEnd, "start", start_and_wait)
    monkeypatch.setattr(FromTheEnd, "arrived", counted)
    return came


def test_a_site_is_the_same_whoever_made_its_pages(
    served: Callable[[], Site], from_there: list[int], alone: Callable[[], None]
) -> None:
    """Every byte of every file, where the second process makes all that it can, or nothing."""
    together = served()
    assert sum(from_there) > 20
    from_there.clear()
    alone()
    assert served() == together
    assert sum(from_there) == 0
