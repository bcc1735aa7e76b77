"""Texts that were made before, kept while nothing that they were made from has changed.

Under `make serve` one saved file should not cost a whole build. While a text is made, this notes
which entries are asked for; after the data was read again, the texts that asked for one that is
now another are made anew, and only those.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, ValuesView
from typing import Any, TypeVar, cast

from macros.model.handbook import Handbook
from macros.model.links import Links
from macros.pages.cache import Keep
from macros.pages.renderer import Renderer

Read = tuple[str, Hashable]
"""What was asked for: a table and a key in it, or `EVERY` of them."""

EVERY = object()

_Table = Mapping[Any, Any]
_Made = TypeVar("_Made")


class Kept:
    """What was made of one handbook after another."""

    def __init__(self) -> None:
        self._made: dict[Hashable, tuple[frozenset[Read], Any]] = {}
        self._tables: Mapping[str, _Table] = {}
        self._around: Any = None
        self._reading: list[set[Read]] = []

    def renderer(
        self,
        handbook: Handbook,
        around: Any = None,
        make: Callable[[Handbook, Keep], Renderer] = Renderer,
    ) -> Renderer:
        """A renderer for `handbook`, by `make`, that makes only what has to be made anew.

        `around` is everything else that texts are made from: where it changes, nothing is kept.
        """
        tables = _tables(Renderer(handbook))
        self._forget(changed(self._tables, tables) if around == self._around else None)
        self._tables, self._around = tables, around
        return self._watching(tables, make)

    def keep(self, name: Hashable, make: Callable[[], _Made]) -> _Made:
        """What `make` returns, or returned under this `name` before; `make` reads the handbook."""
        if name not in self._made:
            self._made[name] = self._noted(make)
        reads, made = self._made[name]
        self._note(*reads)
        return cast("_Made", made)

    def _noted(self, make: Callable[[], _Made]) -> tuple[frozenset[Read], _Made]:
        self._reading.append(set())
        try:
            made = make()
        finally:
            reads = self._reading.pop()
        return frozenset(reads), made

    def _note(self, *reads: Read) -> None:
        if self._reading:
            self._reading[-1].update(reads)

    def _forget(self, gone: set[Read] | None) -> None:
        kept = {} if gone is None else self._made
        self._made = {n: made for n, made in kept.items() if made[0].isdisjoint(gone or ())}

    def _watching(
        self, tables: Mapping[str, _Table], make: Callable[[Handbook, Keep], Renderer]
    ) -> Renderer:
        watched = {name: _Watched(name, table, self._note) for name, table in tables.items()}
        links = Links(watched.pop(_OUT), watched.pop(_BACK))
        coverage = watched.pop(_COVERAGE)
        renderer = make(Handbook(watched), self.keep)
        vars(renderer).update(links=links, coverage=coverage)
        return renderer


_OUT, _BACK, _COVERAGE = "links out", "links back", "coverage"


def _tables(renderer: Renderer) -> dict[str, _Table]:
    links = renderer.links
    derived: dict[str, _Table] = {
        _OUT: links.out,
        _BACK: links.back,
        _COVERAGE: renderer.coverage,
    }
    return {**renderer.handbook.kinds, **derived}


def changed(before: Mapping[str, _Table], after: Mapping[str, _Table]) -> set[Read]:
    """What reads differently now: keys that came, went or hold something else."""
    gone: set[Read] = set()
    for name in {*before, *after}:
        old, new = before.get(name, {}), after.get(name, {})
        other = {(name, key) for key in {*old, *new} if not _same(old.get(key), new.get(key))}
        gone |= other
        if other or list(old) != list(new):
            gone.add((name, EVERY))
    return gone


def _same(old: Any, new: Any) -> bool:
    """Whether two entries say the same, wherever in their files they stand."""
    if old is new:
        return True
    if type(old) is not type(new):
        return False
    return bool(vars(old) == vars(new) if hasattr(old, "__dict__") else old == new)


class _Watched(Mapping[Any, Any]):
    """A table that notes what is asked of it."""

    def __init__(self, name: str, table: _Table, note: Callable[..., None]) -> None:
        self._name, self._table, self._note = name, table, note

    def __getitem__(self, key: Any) -> Any:
        self._note((self._name, key))
        return self._table[key]

    def __iter__(self) -> Iterator[Any]:
        self._note((self._name, EVERY))
        return iter(self._table)

    def __len__(self) -> int:
        self._note((self._name, EVERY))
        return len(self._table)

    def values(self) -> ValuesView[Any]:
        self._note((self._name, EVERY))
        return self._table.values()
