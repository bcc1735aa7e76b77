"""The whole of data/, checked: entries by kind and id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.model.entries import Enumeration, Identified, Source, VocabularyTerm
from macros.model.kinds import KINDS


@dataclass(frozen=True, eq=False)
class Handbook:
    """Every entry, by kind and then by id, in the order of the data files."""

    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def all(self, kind: str) -> list[Any]:
        """The entries of `kind` in order; an unknown kind raises KeyError."""
        if kind not in KINDS:
            raise KeyError(f"there is no kind '{kind}'")
        return list(self.kinds.get(kind, {}).values())

    def get(self, kind: str, id_: str) -> Any:
        """The entry `id_` of `kind`; KeyError where there is none."""
        return self.kinds[kind][id_]

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

    def sources(self) -> list[Source]:
        """The source documents."""
        return self.all("sources")
