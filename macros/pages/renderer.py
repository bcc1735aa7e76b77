"""Entries as Markdown, by the templates in macros/pages/templates/.

The templates hold the markup. Whatever they print is made inert unless a filter made it here, so
nothing from data/ can format, run or break a page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, MutableMapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
from jinja2 import meta
from markupsafe import Markup, escape

from macros.check.macro_calls import ANY
from macros.data.field_reference import shapes
from macros.model import languages, markup
from macros.model.addresses import (
    anchor_of,
    generated_pages,
    markdown_address,
    page_of,
    page_url,
)
from macros.model.changes import newest_first
from macros.model.entries import Source
from macros.model.kinds import KINDS, NAMES
from macros.model.learning import Path as LearningPath
from macros.model.local import NOTICE, PURPOSES, UNTOUCHED, Touch
from macros.model.marked import LocalText
from macros.pages import learning_paths
from macros.pages.browser_storage import stored
from macros.pages.cache import Cached, Facts, uncached
from macros.pages.facets import facets
from macros.pages.local import below_title, left_out, page_title, parted, unboxed, with_boxes

TEMPLATES = Path(__file__).parent / "templates"

_URL_SAFE = "/:?#@!$&'*+,;=%~-._"


ForTemplates = Callable[["Renderer"], Mapping[str, Callable[..., Any]]]
"""What an output lets pages say of it: the functions that templates call, by name."""


class Templates(jinja2.Environment):
    """A Jinja environment that says of each template that something is made by it."""

    used: Callable[[str], object] = str

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - as Jinja calls it
    ) -> jinja2.Template:
        """As Jinja has it: each include, import and block asks here while it is carried out."""
        self.used(str(name))
        return super().get_template(name, parent, globals)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """As Jinja has it, in one mapping: every include and call of a template copies it whole."""
        return {**self.globals, **(d or {})}


class HiddenError(KeyError):
    """Raised where a template asks for an entry that an organisation hides."""


class Renderer:
    """Turns entries of one handbook into Markdown for MkDocs or any generator like it."""

    def __init__(
        self,
        facts: Facts,
        docs: Path,
        cached: Cached = uncached,
        outputs: Sequence[ForTemplates] = (),
    ) -> None:
        self.docs = docs
        self.handbook, self.links, self.coverage = facts.handbook, facts.links, facts.coverage
        self.cached, self._files = cached, facts.files
        self.outputs = outputs
        self.printed: dict[str, int] = {}
        """The files that the site can offer; how many pages each has, or bytes. Filled first."""

    @cached_property
    def environment(self) -> jinja2.Environment:
        """The Jinja environment: undefined names fail, plain values come out inert."""
        environment = Templates(
            loader=jinja2.FileSystemLoader(TEMPLATES),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.do"],
            auto_reload=False,  # macros.mkdocs.project makes a new renderer when a template changes
            bytecode_cache=jinja2.FileSystemBytecodeCache(),
        )
        environment.filters |= self._filters()
        environment.globals |= self._globals()
        environment.used = self._files.templates.get
        return environment

    def render(self, template: str, **values: Any) -> str:
        """The template at `template` under macros/pages/templates/ with `values`.

        Raises jinja2.TemplateNotFound where there is none.
        """
        return str(self.environment.get_template(template).render(**values))

    def has_template(self, template: str) -> bool:
        """Whether there is a `template` of this name."""
        return (TEMPLATES / template).is_file()

    def options(self, template: str) -> frozenset[str]:
        """The names that `template` takes beside what each template has.

        `ANY` where it hands on whatever it is given; OSError where there is no such template.
        """
        found: set[str] = set()
        waiting, seen = [template], set[str]()
        while waiting:
            name = waiting.pop()
            seen.add(name)
            free, others = self._needs((TEMPLATES / name).read_text(encoding="utf-8"))
            found |= free
            for other in others:
                if other is None:
                    return ANY
                waiting += [] if other in seen else [other]
        given = ("entry", "kind") if template.startswith("entries/") else ()
        return frozenset(found - {*self.environment.globals, *given})

    @cached_property
    def _needs(self) -> Callable[[str], tuple[frozenset[str], tuple[str | None, ...]]]:
        """The names that a template's text takes, and the templates that it uses, kept."""

        def read(text: str) -> tuple[frozenset[str], tuple[str | None, ...]]:
            tree = self.environment.parse(text)
            free = frozenset(meta.find_undeclared_variables(tree))
            return free, tuple(meta.find_referenced_templates(tree))

        return lru_cache(maxsize=500)(read)

    def entry(self, kind: str, id_: str, **values: Any) -> str:
        """An entry as a part of a page; KeyError where there is no such entry."""
        return self.cached((kind, id_, repr(values)), lambda: self._entry(kind, id_, **values))

    def _entry(self, kind: str, id_: str, **values: Any) -> str:
        entry = self.handbook.get(kind, id_)
        return self.render(f"entries/{kind}.md.j2", entry=entry, kind=kind, **values)

    def page(self, kind: str, id_: str) -> str:
        """An entry as a page of its own, front matter included."""
        return self.cached((kind, id_), lambda: self._page(kind, id_))

    def _page(self, kind: str, id_: str) -> str:
        entry = self.handbook.get(kind, id_)
        return self.render(f"pages/{kind}.md.j2", entry=entry, kind=kind)

    def address(self, target: str) -> str:
        """The address of a link target as data writes it: `tasks:giving-rides` or a URL."""
        kind, _, id_ = target.partition(":")
        return markdown_address(self.handbook, kind, id_) if kind in KINDS else target

    def link(self, kind: str, id_: str, text: str | None = None) -> Markup:
        """A Markdown link to an entry, its title as the text where no `text` is given."""
        if hidden := self.handbook.local.hidden.get((kind, id_)):
            return markup.inert(text or hidden.title)
        title = self.handbook.get(kind, id_).title
        address = markdown_address(self.handbook, kind, id_)
        return Markup(f"[{markup.inert(text or title)}]({address}){markup.mark(title)}")  # noqa: S704

    def get(self, kind: str, id_: str) -> Any:
        """An entry: KeyError where there is none, `HiddenError` where it is hidden."""
        if (kind, id_) in self.handbook.local.hidden:
            raise HiddenError(id_)
        return self.handbook.get(kind, id_)

    def present(self, ids: Iterable[str], kind: str) -> list[str]:
        """Those of `ids` of a kind that no organisation hides."""
        return [id_ for id_ in ids if (kind, id_) not in self.handbook.local.hidden]

    def _filters(self) -> dict[str, Callable[..., Any]]:
        return {
            "present": self.present,
            "parted": lambda change, kind: parted(self.handbook, kind, change),
            "unmarked": "".join,
            "inline": lambda text: markup.inline(text, self.address),
            "plain": markup.plain,
            "lower_first": lambda text: text[:1].lower() + text[1:],
            "day": lambda date: languages.day(date, self.handbook.identity.language),
            "month": lambda date: languages.month(date, self.handbook.identity.language),
            "paragraphs": markup.paragraphs,
            "yaml": _yaml_scalar,
            "href": lambda url: Markup(escape(quote(url, safe=_URL_SAFE))),  # noqa: S704
            "anchor": lambda entry, kind: anchor_of(kind, entry.id),
        }

    def _globals(self) -> dict[str, Any]:
        return {
            "handbook": self.handbook,
            "kinds": KINDS,
            "all": self.handbook.all,
            "get": self.get,
            "term": self.handbook.term,
            "link": self.link,
            "links": self.links,
            "coverage": self.coverage,
            "page_of": lambda kind, id_: page_of(self.handbook, kind, id_),
            "address": lambda kind, id_: markdown_address(self.handbook, kind, id_),
            "section": self.section,
            "purposes": PURPOSES,
            "newest_first": newest_first,
            "touch": self.touch,
            "page_title": page_title,
            "shapes": shapes,
            "facets": lambda kind: facets(self.handbook, kind),
            "anchor_of": anchor_of,
            "stored": stored,
            "has_page": self.has_page,
            "page_for": self.page_for,
            "stops": self.stops,
            "stop_of": self.stop_of,
            **learning_paths.for_templates(),
            **{name: f for output in self.outputs for name, f in output(self).items()},
        }

    def with_local(self, page: str, markdown: str) -> str:
        """The `markdown` of `page` with what organisations added to it, and with their marks."""
        if not self.handbook.local:
            return markdown
        added = [self.entry(*name) for name in left_out(self.handbook, page, markdown)]
        more = self.render("parts/local-added.md.j2", shown=added) if added else ""
        own = [p.organisation for p in self.handbook.local.pages if p.path == page]
        mark = self.render("parts/local-page.md.j2", who=own[0]) if own else ""
        names = [] if page == NOTICE else unboxed(self.handbook, markdown)
        if names:  # behind a blank line, or it would join the last paragraph
            more += "\n\n" + self.render("parts/local-elsewhere.md.j2", names=names)
        return with_boxes(below_title(f"{markdown}{more}", mark), self._box)

    def _box(self, kind: str, id_: str) -> str:
        touched = self.handbook.local.touch(kind, id_)
        named = [said.authority for said in touched.said]
        about = self.handbook.local.policies(kind, id_)
        policies = [(who, policy) for who, policy in about if policy.title not in named]
        if not touched and not policies:
            return ""
        given = {"touched": touched, "policies": policies, "kind": kind}
        return self.render("parts/local-box.md.j2", **given)

    def touch(self, entry: Any) -> Touch:
        """What an organisation did to an entry that is shown; nothing to what is no entry."""
        kind = NAMES.get(type(entry))
        return self.handbook.local.touch(kind, entry.id) if kind else UNTOUCHED

    def has_page(self, path: str) -> bool:
        """Whether the site has a page at `path` under docs/, written or made from an entry.

        What links to a page of its own accord asks first: another handbook may do without it.
        """
        if any(path == page.path for page in self.handbook.local.pages):
            return True
        self._files.pages.get(path)
        return path in self._generated or (self.docs / path).is_file()

    def page_for(self, name: str) -> str:
        """The page of `Handbook.list_page`; empty where the site has none."""
        page = self.handbook.list_page(name)
        return page if self.has_page(page) else ""

    def address_for(self, name: str) -> str:
        """The address of `page_for` on the built site; empty where the site has no such page."""
        page = self.page_for(name)
        return page_url(page) if page else ""

    def stops(self, path: LearningPath) -> list[learning_paths.Stop]:
        """The pages of a learning path in order, with what they say of themselves."""
        self._read_steps(path)
        return learning_paths.stops(path, self.docs, self.handbook.local)

    def stop_of(self, page: str) -> tuple[learning_paths.Stop, learning_paths.Stop | None] | None:
        """Where a page stands on its path, and what comes after it; None where it is on none."""
        if path := learning_paths.path_of(self.handbook, page):
            self._read_steps(path)
        return learning_paths.stop_of(self.handbook, page, self.docs)

    def _read_steps(self, path: LearningPath) -> None:
        """Note that the pages of `path` are read."""
        for step in path.steps:
            self._files.pages.get(step.page)

    def source(self, page: str) -> Path:
        """The file that somebody wrote the `page` in, a path under docs/."""
        own = (p.source for p in self.handbook.local.pages if p.path == page)
        return next(own, self.docs / page)

    @cached_property
    def _generated(self) -> frozenset[str]:
        return frozenset(generated_pages(self.handbook))

    def section(self, name: str) -> Mapping[str, Any]:
        """The source document and the section that `document/section` names."""
        document, _, id_ = name.partition("/")
        source = self.handbook.get(Source, document)
        return {"source": source, "section": next(s for s in source.sections if s.id == id_)}


def parts() -> list[str]:
    """The names of the parts that pages can be made of, each a template."""
    found = (TEMPLATES / "parts").glob("*.md.j2")
    return sorted(path.name.removesuffix(".md.j2") for path in found)


def _finalize(value: Any) -> Any:
    """What a template prints: markup as it is, everything else inert."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    if isinstance(value, LocalText):
        return Markup(markup.inert_inside(value)) + markup.mark(value)  # noqa: S704
    return _inert("" if value is None else str(value))


@lru_cache(maxsize=10_000)
def _inert(text: str) -> Markup:
    """`text` inert: three of four texts that pages print were printed before."""
    return Markup(markup.inert_inside(text))  # noqa: S704


def _yaml_scalar(text: str) -> Markup:
    """`text` as a front-matter value: quoted for YAML, escaped for the HTML it ends up in."""
    return Markup(json.dumps(str(escape(text)), ensure_ascii=False))  # noqa: S704
