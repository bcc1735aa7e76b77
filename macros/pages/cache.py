"""What was built before, used again while nothing that it was built from has changed.

Under `make serve` one saved file should not cost a whole build. While a text is built, the cache
notes which entries, templates and pages are read; after these were read again, the texts that read
one that is now another are built anew, and only those. It is the only cache between two builds; the
pages that MkDocs makes of these texts are in `macros.mkdocs.page_cache`, for that room knows what
they are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Protocol, TypeVar, cast

from macros.model.coverage import SectionCoverage, coverage
from macros.model.handbook import Handbook
from macros.model.links import Links, links_of

_Built = TypeVar("_Built")

Read = tuple[str, Hashable]
"""What was read: a table and a key in it, or `EVERY` of them."""


class _Every(Enum):
    EVERY = "every"


EVERY = _Every.EVERY
"""All keys of a table; it stays itself on its way from one process to another."""

Entry = tuple[frozenset[Read], Any]
"""What was read for something that was built, and that itself."""

_Table = Mapping[Any, Any]


class Cached(Protocol):
    """Builds a text, or gives the one that was built before under the same key."""

    def __call__(self, key: Hashable, build: Callable[[], _Built], /) -> _Built:
        """What `build` returns, or returned under this `key` before."""


def uncached(_: Hashable, build: Callable[[], _Built]) -> _Built:
    """What `build` returns: for a build of its own, which has nothing to use again."""
    return build()


@dataclass(frozen=True)
class Files:
    """The files that texts are built from beside those of the data, by name.

    What is given for each differs where it reads differently: when a template was saved, and the
    top of a page of docs/, for texts show its title and front matter.
    """

    templates: Mapping[str, Hashable] = field(default_factory=dict)
    pages: Mapping[str, Hashable] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """Everything that texts are built from: the handbook, what is derived from it, and files."""

    handbook: Handbook
    links: Links
    coverage: Mapping[str, SectionCoverage]
    files: Files = field(default_factory=Files)

    @classmethod
    def of(cls, handbook: Handbook, files: Files | None = None) -> Facts:
        """The facts of `handbook`, with `files` where somebody asks which of them are read."""
        return cls(handbook, links_of(handbook), coverage(handbook), files or Files())


class Cache:
    """What was built of one handbook after another; a `Cached`."""

    def __init__(self) -> None:
        self._built: dict[Hashable, Entry] = {}
        self._tables: Mapping[str, _Table] = {}
        self._around: Any = None
        self._reading: list[set[Read]] = []

    def __call__(self, key: Hashable, build: Callable[[], _Built]) -> _Built:
        """What `build` returns, or returned under this `key` before; it reads watched facts."""
        if key not in self._built:
            self._built[key] = self._reads_of(build)
        reads, built = self._built[key]
        self._note(*reads)
        return cast("_Built", built)

    def holds(self, key: Hashable) -> bool:
        """Whether there is something under `key` that was built of what is read now."""
        return key in self._built

    def entry(self, key: Hashable) -> Entry:
        """What is held under `key`, and what was read for it."""
        return self._built[key]

    def keep(self, key: Hashable, entry: Entry) -> None:
        """Hold under `key` what the cache of another process gave as its `entry`."""
        self._built[key] = entry

    def begin(self) -> None:
        """Note what is read from now on, for a text that is built where no function calls it."""
        self._reading = [set()]

    def end(self, key: Hashable, built: _Built) -> _Built:
        """`built` itself; it is used again under `key` while nothing changes that was read for it.

        That is what was read since `begin`.
        """
        reads = self._reading.pop() if self._reading else set()
        self._built[key] = frozenset(reads), built
        return built

    def watched(self, facts: Facts, around: Any = None) -> Facts:
        """The same `facts`, which note what is read of them; what has changed is forgotten.

        `around` is everything else that texts are built from: where it changes, all is forgotten.
        """
        tables = _tables(facts)
        self._forget(changed(self._tables, tables) if around == self._around else None)
        self._tables, self._around = tables, around
        watched = {name: _Watched(name, table, self._note) for name, table in tables.items()}
        links = Links(watched.pop(_OUT), watched.pop(_BACK))
        restated = watched.pop(_COVERAGE)
        files = Files(watched.pop(_TEMPLATES), watched.pop(_PAGES))
        return Facts(Handbook(watched, local=facts.handbook.local), links, restated, files)

    def _reads_of(self, build: Callable[[], _Built]) -> tuple[frozenset[Read], _Built]:
        self._reading.append(set())
        try:
            built = build()
        finally:
            reads = self._reading.pop()
        return frozenset(reads), built

    def _note(self, *reads: Read) -> None:
        if self._reading:
            self._reading[-1].update(reads)

    def _forget(self, gone: set[Read] | None) -> None:
        built = {} if gone is None else self._built
        self._built = {key: b for key, b in built.items() if b[0].isdisjoint(gone or ())}


_OUT, _BACK, _COVERAGE = "links out", "links back", "coverage"
_TEMPLATES, _PAGES = "files of templates", "files of pages"


def _tables(facts: Facts) -> dict[str, _Table]:
    derived: dict[str, _Table] = {
        _OUT: facts.links.out,
        _BACK: facts.links.back,
        _COVERAGE: facts.coverage,
        _TEMPLATES: facts.files.templates,
        _PAGES: facts.files.pages,
    }
    return {**facts.handbook.kinds, **derived}


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
    """A table that notes what is read of it."""

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
