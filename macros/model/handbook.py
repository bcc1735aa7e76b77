"""The whole of data/, checked: entries by kind and id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

from macros.model.entries import Enumeration, Identified, Source, VocabularyTerm
from macros.model.identity import Identity
from macros.model.kinds import KINDS, NAMES

E = TypeVar("E", bound=Identified)


@dataclass(frozen=True, eq=False)
class Handbook:
    """Every entry, by kind and then by id, in the order of the data files."""

    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @overload
    def all(self, kind: type[E]) -> list[E]: ...
    @overload
    def all(self, kind: str) -> list[Any]: ...
    def all(self, kind: type[E] | str) -> list[E] | list[Any]:
        """The entries of `kind` in order: of a model, or of the kind that has this name.

        An unknown name raises KeyError.
        """
        return list(self.kinds.get(_name(kind), {}).values())

    @overload
    def get(self, kind: type[E], id_: str) -> E: ...
    @overload
    def get(self, kind: str, id_: str) -> Any: ...
    def get(self, kind: type[E] | str, id_: str) -> E | Any:
        """The entry `id_` of `kind`, a model or a name; KeyError where there is none."""
        return self.kinds[_name(kind)][id_]

    def entries(self) -> Iterator[tuple[str, Identified]]:
        """Every entry with the name of its kind."""
        for kind, by_id in self.kinds.items():
            for entry in by_id.values():
                yield kind, entry

    def term(self, enumeration: str, id_: str) -> VocabularyTerm:
        """The word `id_` of an enumeration; KeyError where there is none."""
        words: Enumeration = self.kinds["vocabulary"][enumeration]
        for term in words.terms:
            if term.id == id_:
                return term
        raise KeyError(f"there is no term '{id_}' in {enumeration}")

    @property
    def identity(self) -> Identity:
        """Who this handbook is; StopIteration where data/handbook.yml says nothing."""
        return next(iter(self.all(Identity)))

    def sources(self) -> list[Source]:
        """The source documents."""
        return self.all(Source)


def _name(kind: type[Identified] | str) -> str:
    name = kind if isinstance(kind, str) else NAMES.get(kind, "")
    if name not in KINDS:
        raise KeyError(f"there is no kind '{kind}'")
    return name
