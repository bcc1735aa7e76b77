"""Handouts and session plans as HTML, from the templates in macros/handouts/templates/.

Everything is escaped by Jinja; texts of data/ go through the filter `rich`, which knows only
*emphasis*, **strong** and links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from macros.model import languages, markup
from macros.model.addresses import page_url, site_url
from macros.model.danger import speaks_of_danger
from macros.model.handbook import Handbook
from macros.model.handout_parts import groups, shown
from macros.model.kinds import KINDS
from macros.model.local import PURPOSES, Touch
from macros.model.marked import LocalText
from macros.model.mixing import mixed
from macros.model.teaching import Part
from macros.outputs.handouts.sheets import TRAINER, Sheet, differing, is_crisis, texts_for
from macros.pages.local import parted

TEMPLATES = Path(__file__).parent / "templates"

Cited = tuple[Any, list[Any]]
"""A source document and those of its sections that are cited."""


class Printer:
    """Makes the HTML of sheets. `base` is the site's address; without it, links become words."""

    def __init__(self, handbook: Handbook, base: str | None = None) -> None:
        self.handbook = handbook
        self._base = base
        self._bodies: dict[str, Markup] = {}
        self._environment = self._made()

    def body(self, sheet: Sheet) -> Markup:
        """What stands on `sheet` below its title."""
        if sheet.name not in self._bodies:
            made = self.render(f"{sheet.kind}.html.j2", sheet=sheet, entry=sheet.entry)
            self._bodies[sheet.name] = made
        return self._bodies[sheet.name]

    def cover(self, sheet: Sheet, members: Sequence[Sheet]) -> Markup:
        """The body of the cover of a pack, which says how often to print each of its `members`."""
        return self.render(f"{sheet.kind}.html.j2", sheet=sheet, entry=sheet.entry, members=members)

    def render(self, template: str, **values: Any) -> Markup:
        """The template at `template` under macros/handouts/templates/ with `values`."""
        made = self._environment.get_template(template).render(**values)
        return Markup(made)  # noqa: S704 - the environment escapes

    def rich(self, text: str) -> Markup:
        """A text of data/ as HTML."""
        return markup.html(text, self.url)

    def render_text(self, text: str) -> Markup:
        """A plain text of data/ as HTML."""
        return escape(text)

    def url(self, target: str) -> str | None:
        """The address that a link target of data/ leads to, None where links are left out."""
        if self._base is None:
            return None
        kind, _, id_ = target.partition(":")
        return self._base + site_url(self.handbook, kind, id_) if kind in KINDS else target

    def handout_link(self, sheet: Sheet, id_: str) -> str:
        """The address of a handout that `sheet` names; without a base, from the page of `sheet`."""
        up = "../" * page_url(sheet.page).count("/") if self._base is None else self._base
        return up + site_url(self.handbook, "handouts", id_)

    def _made(self) -> jinja2.Environment:
        environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=jinja2.FileSystemBytecodeCache(),
        )
        environment.filters |= self._filters()
        environment.globals |= self._globals()
        return environment

    def _filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "rich": self.rich,
            "plain": markup.plain,
            "unmarked": "".join,
            "parted": lambda change, kind: parted(self.handbook, kind, change),
            "paragraphs": markup.paragraphs,
            "mixed": mixed,
            "day": lambda date: languages.day(date, self.handbook.identity.language),
        }

    def _globals(self) -> dict[str, Any]:
        return {
            "handbook": self.handbook,
            "get": self.handbook.get,
            "all": self.handbook.all,
            "term": self.handbook.term,
            "shown": lambda part: list(shown(part, self.handbook)),
            "groups": groups,
            "WHOLE": Part.model_construct(view="full"),
            "handout_link": self.handout_link,
            "cited": lambda sheet: cited(sheet, self.handbook),
            "is_crisis": lambda sheet: is_crisis(self.handbook, sheet),
            "speaks_of_danger": lambda text: speaks_of_danger(self.handbook, str(text)),
            "texts_for": lambda plan: texts_for(self.handbook, plan),
            "differing": lambda sheet: differing(self.handbook, sheet),
            "PURPOSES": PURPOSES,
            "TRAINER": TRAINER,
            "touched": lambda sheet: touched(self.handbook, sheet),
        }


def _finalize(value: Any) -> Any:
    """What a template prints: a text of an organisation's has its mark beside it."""
    return escape(value) + markup.mark(value) if isinstance(value, LocalText) else value


def cited(sheet: Sheet, handbook: Handbook) -> list[Cited]:
    """The documents that `sheet` restates, each with its sections, in the documents' order."""
    found = [(s, _sections(s, sheet.sources)) for s in handbook.sources()]
    return [(source, sections) for source, sections in found if sections]


def touched(handbook: Handbook, sheet: Sheet) -> list[tuple[str, Any, Touch]]:
    """The entries on `sheet` that an organisation added or amended, and what it did to each."""
    names = {(kind, entry.id): entry for kind, entry in _shown_on(handbook, sheet)}
    own = "handouts" if sheet.kind == "handouts" else "session-plans"
    names[own, sheet.entry.id] = sheet.entry
    found = ((kind, e, handbook.local.touch(kind, e.id)) for (kind, _), e in names.items())
    return [row for row in found if row[2]]


def _shown_on(handbook: Handbook, sheet: Sheet) -> Iterable[tuple[str, Any]]:
    """What stands on `sheet`: on a packet the questions of its test, on others what it restates."""
    asked = getattr(sheet.entry, "post_test", ()) if sheet.kind == "packet" else None
    if asked is None:
        return sheet.shown
    return [("questions", handbook.get("questions", id_)) for id_ in asked]


def _sections(source: Any, names: Sequence[str]) -> list[Any]:
    return [s for s in source.sections if f"{source.id}/{s.id}" in names]
