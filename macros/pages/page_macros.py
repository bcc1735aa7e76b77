"""What a page of docs/ can call between double braces."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

import jinja2

from macros.check.macro_calls import Offered
from macros.model import markup
from macros.model.entries import GlossaryTerm
from macros.model.kinds import KINDS
from macros.model.local import PURPOSES
from macros.pages.renderer import HiddenError, Renderer, parts


class PageMacros:
    """The macros: each takes ids and returns Markdown. An unknown id raises KeyError."""

    def __init__(self, renderer: Renderer) -> None:
        self._renderer = renderer

    def by_name(self) -> dict[str, Callable[..., str]]:
        """Every macro by the name that pages use."""
        names = (n for n in dir(self) if not n.startswith("_") and n != "by_name")
        return {name: self._cached(getattr(self, name)) for name in names}

    def _cached(self, macro: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(macro)
        def call(*args: Any, **options: Any) -> Any:
            key = (macro.__name__, repr(args), repr(options))
            return self._renderer.cached(key, lambda: macro(*args, **options))

        return call

    def entry(self, kind: str, id_: str, **options: Any) -> str:
        """One entry in full: `entry("topics", "co-optation")`."""
        if (kind, id_) in self._renderer.handbook.local.hidden:
            return ""
        return self._renderer.entry(kind, id_, **options)

    def entries(self, kind: str, *ids: str, **options: Any) -> str:
        """Entries of a kind in full, all of them where no ids are given."""
        every = ids or tuple(e.id for e in self._renderer.handbook.all(kind))
        chosen = self._renderer.present(every, kind)
        return "\n\n".join(self._renderer.entry(kind, id_, **options) for id_ in chosen)

    def link(self, kind: str, id_: str, text: str | None = None) -> str:
        """A link to an entry, with its title unless `text` is given."""
        return self._renderer.link(kind, id_, text)

    def count(self, kind: str, **where: Any) -> str:
        """How many entries of a kind there are, such as `count("tasks", basis="inferred")`."""
        found = self._renderer.handbook.all(kind)
        return str(sum(all(getattr(e, k) == v for k, v in where.items()) for e in found))

    def handbook(self, kind: str) -> list[Any]:
        """The entries of a kind, for pages that go through them one by one."""
        return self._renderer.handbook.all(kind)

    def text(self, value: str) -> str:
        """A text from data/ made safe for a page: for fields of entries that `handbook` gave."""
        return markup.inline(value + "", self._renderer.address)  # an undefined one says its name

    def grouped(self, kind: str, field: str, enumeration: str, level: int = 2) -> str:
        """The entries of a kind under a heading for each term of an enumeration."""
        return self._renderer.render(
            "parts/grouped.md.j2",
            kind=kind,
            field=field,
            enumeration=enumeration,
            level=level,
            entry=self.entry,
        )

    def part(self, name: str, **options: Any) -> str:
        """A part of a page from macros/pages/templates/parts/: `part("lookup")`."""
        try:
            return self._renderer.render(f"parts/{name}.md.j2", **options)
        except HiddenError:
            return ""  # what it is made from is hidden

    def contacts(self, *purposes: str) -> str:
        """Whom the organisations of an overlay name: `contacts("questions", "hr")`.

        Nothing without an overlay. The purposes: questions, reporting, hr, corrections, crisis.
        Raises KeyError for any other.
        """
        if unknown := set(purposes) - set(PURPOSES):
            raise KeyError(min(unknown))
        return self._renderer.render("parts/contacts.md.j2", purposes_here=purposes).strip()

    def cite(self, *sections: str) -> str:
        """The citation line for source sections: `cite("fidelity-guide/mutuality")`."""
        return self._renderer.render("parts/cite.md.j2", sections=sections)

    def term(self, id_: str, words: str | None = None) -> str:
        """A word of the glossary whose meaning opens on a tap or a key: `term("peer-drift")`.

        Call it where the word first matters on a page, once a page. `words` is the text to show;
        without it, the title, in lower case unless it holds capitals of its own.
        """
        if hidden := self._renderer.handbook.local.hidden.get(("glossary", id_)):
            return markup.inert(words or _in_a_sentence(hidden.title))
        entry = self._renderer.handbook.get(GlossaryTerm, id_)
        shown = words or _in_a_sentence(entry.title)
        return self._renderer.render("parts/term.md.j2", entry=entry, words=shown).strip()


def _in_a_sentence(title: str) -> str:
    return title if title[1:] != title[1:].lower() else title[0].lower() + title[1:]


def filled(renderer: Renderer, page: str) -> str:
    """The Markdown of a page that somebody wrote, its macros filled in, front matter included.

    It is what MkDocs is given. Raises whatever a macro raises, and jinja2's TemplateError.
    """
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined)  # noqa: S701 - Markdown
    environment.globals |= PageMacros(renderer).by_name()
    text = renderer.source(page).read_text(encoding="utf-8")
    return environment.from_string(text).render()


def kinds() -> tuple[str, ...]:
    """The names that `entry`, `entries`, `link` and `count` take as their first argument."""
    return tuple(KINDS)


def offered(renderer: Renderer) -> Offered:
    """What pages can call, for the check of their calls. Any renderer does, an empty one too."""
    calls = PageMacros(renderer).by_name()
    signatures = {name: signature(call) for name, call in calls.items()}
    return Offered(signatures, renderer.options, renderer.has_template, parts=parts())
