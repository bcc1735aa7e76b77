"""The whole of data/, checked: entries by kind and id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

from macros.model.entries import Enumeration, Identified, Source, VocabularyTerm
from macros.model.identity import Identity
from macros.model.kinds import KINDS, NAMES, OTHER_PAGES
from macros.model.local import NOTHING, Local
from macros.model.marked import LocalTerm, LocalText
from macros.model.types import Known

E = TypeVar("E", bound=Identified)


@dataclass(frozen=True, eq=False, repr=False)
class Handbook:
    """Every entry, by kind and then by id, in the order of the data files."""

    kinds: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    known: Known = field(default_factory=Known)
    """What data/ names, whether or not its entries are sound: for the checks."""
    local: Local = NOTHING
    """What organisations changed, and who says so."""

    def __repr__(self) -> str:
        """Short, for whoever tells of an error: the whole is megabytes of text."""
        return f"<Handbook: {sum(len(entries) for entries in self.kinds.values())} entries>"

    @overload
    def all(self, kind: type[E]) -> list[E]: ...
    @overload
    def all(self, kind: str) -> list[Any]: ...
    def all(self, kind: type[E] | str) -> list[E] | list[Any]:
        """The entries of `kind` in order: of a model, or of the kind that has this name.

        An unknown name raises KeyError.
        """
        return list(self.kinds.get(name_of(kind), {}).values())

    @overload
    def get(self, kind: type[E], id_: str) -> E: ...
    @overload
    def get(self, kind: str, id_: str) -> Any: ...
    def get(self, kind: type[E] | str, id_: str) -> E | Any:
        """The entry `id_` of `kind`, a model or a name; KeyError where there is none."""
        return self.kinds[name_of(kind)][id_]

    def entries(self) -> Iterator[tuple[str, Identified]]:
        """Every entry with the name of its kind."""
        for kind, by_id in self.kinds.items():
            for entry in by_id.values():
                yield kind, entry

    def is_whole(self, kind: str) -> bool:
        """Whether every entry of `kind` that data/ holds could be read."""
        named = self.known.ids.get(kind, frozenset())
        hidden = {id_ for other, id_ in self.local.hidden if other == kind}
        there = self.kinds.get(kind, {}).keys() | hidden
        return kind not in self.known.unread and named <= there

    def term(self, enumeration: str, id_: str) -> VocabularyTerm:
        """The word `id_` of an enumeration; KeyError where there is none.

        Where an organisation chose it, its title bears the mark and the handbook's own word.
        """
        if isinstance(id_, LocalTerm):
            return _turned(id_, self.term(enumeration, str(id_)), self.term(enumeration, id_.own))
        words: Enumeration = self.kinds["vocabulary"][enumeration]
        for term in words.terms:
            if term.id == id_:
                return term
        raise KeyError(f"there is no term '{id_}' in {enumeration}")

    def page(self, name: str) -> str:
        """The page under docs/ that shows a kind of entry, or one of OTHER_PAGES, by its name.

        `{id}` in it means a page each; it is empty where every entry names its own. It is the
        handbook's own choice, else the usual one; KeyError where nothing has that name.
        """
        chosen = next((who.pages.get(name) for who in self.all(Identity)), None)
        return chosen or (KINDS[name].page if name in KINDS else OTHER_PAGES[name])

    def list_page(self, name: str) -> str:
        """The page under docs/ that lists the entries of a kind, or shows them all; or `page`."""
        return self.page(name).replace("{id}.md", "index.md")

    def has_own_pages(self, kind: str) -> bool:
        """Whether every entry of `kind` has a page to itself."""
        return "{id}" in self.page(kind)

    @property
    def identity(self) -> Identity:
        """Who this handbook is; StopIteration where data/handbook.yml says nothing."""
        return next(iter(self.all(Identity)))

    def sources(self) -> list[Source]:
        """The source documents."""
        return self.all(Source)


def _turned(word: LocalTerm, new: VocabularyTerm, own: VocabularyTerm) -> VocabularyTerm:
    """The term that an organisation chose, with the one that the handbook has beside it."""
    mark = f"{word.mark}; the handbook: {own.title}"
    return new.model_copy(update={"title": LocalText(new.title, mark)})


def name_of(kind: type[Identified] | str) -> str:
    """The name of the kind that has this model or name; KeyError where there is none."""
    name = kind if isinstance(kind, str) else NAMES.get(kind, "")
    if name not in KINDS:
        raise KeyError(f"there is no kind '{kind}'")
    return name
