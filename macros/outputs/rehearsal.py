"""Everything that is made of the data and the pages, made once and thrown away.

The check reads what can be read; what is worked out only while a page is made shows here, with the
page or the entry it comes from, before a build would stop at it.
"""

from __future__ import annotations

import re
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from macros import ROOT
from macros.check.calls_left_open import in_words
from macros.check.macro_calls import unknown_filters
from macros.check.page_links import anchors, dead_anchors, named_otherwise
from macros.check.written_pages import every_page
from macros.data.overlay.cause import caused
from macros.data.overlay.files import shown
from macros.data.problems import Problem
from macros.model.addresses import anchor_of, own_pages, page_of
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.suggest import did_you_mean
from macros.node import NodeError
from macros.outputs import feed, hiring, manifest
from macros.outputs.api import files as api
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.sheets import sheets
from macros.outputs.hiring import documents
from macros.outputs.lookup import index
from macros.outputs.lookup.examples import Models
from macros.outputs.published import Published
from macros.outputs.site import site_renderer
from macros.pages.page_macros import filled
from macros.pages.renderer import TEMPLATES, Renderer

Make = Callable[[Renderer], Any]
"""How something is made by a renderer."""

_ANYWHERE = Published("https://example.org/", "0", None)
"""An address for what names one, where only whether it can be made is asked."""


def problems(renderer: Renderer) -> Iterator[Problem]:
    """What can't be made for the handbook of `renderer`, which has passed every other check."""
    handbook, made = renderer.handbook, dict[str, str]()
    if wrong := [*_templates(renderer)]:
        yield from wrong  # all pages may follow from that
        return
    yield from pages(renderer, made)
    for kind, id_ in own_pages(handbook):
        yield from _own_page(renderer, kind, id_, made)
    yield from links(renderer, made)
    for sheet in sheets(handbook):
        at = sheet.entry
        yield from _tried(renderer, at.file, at.line, partial(_printed, sheet.name))
    for name, make in _others(handbook):
        yield from _tried(renderer, f"data/{name}", 0, make)


def _templates(renderer: Renderer) -> Iterator[Problem]:
    """Templates of the generator's own that can't be read, or name what Jinja doesn't have."""
    for path in sorted(TEMPLATES.rglob("*.j2")):
        name = path.relative_to(ROOT).as_posix()
        yield from _template(path.read_text(encoding="utf-8"), name, renderer.environment)


def _template(text: str, name: str, environment: jinja2.Environment) -> Iterator[Problem]:
    try:
        tree = environment.parse(text)
    except jinja2.TemplateSyntaxError as error:
        line, words = in_words(text, error) or (error.lineno, str(error.message))
        yield Problem(name, line, f"this template can't be read: {words}")
        return
    yield from unknown_filters(tree, name, environment)


def pages(renderer: Renderer, made: dict[str, str]) -> Iterator[Problem]:
    """The pages that can't be made, and the entries that their pages don't show.

    `made` is filled with what the pages hold, by their paths.
    """
    for page in sorted(every_page(renderer.handbook, renderer.docs)):
        yield from _page(renderer, page, made)
    yield from _shown(renderer, made)


def _own_page(renderer: Renderer, kind: str, id_: str, made: dict[str, str]) -> Iterator[Problem]:
    entry, page = renderer.handbook.get(kind, id_), page_of(renderer.handbook, kind, id_)

    def make(by: Renderer) -> None:
        made[page] = by.page(kind, id_)

    yield from _tried(renderer, entry.file, entry.line, make)


def _printed(name: str, renderer: Renderer) -> list[Any]:
    """The sheet of this name."""
    printer = Printer(renderer.handbook)
    return [printer.body(sheet) for sheet in sheets(renderer.handbook) if sheet.name == name]


def links(renderer: Renderer, made: dict[str, str]) -> Iterator[Problem]:
    """Links to a heading or an entry that its page does not have; `made` are the pages by path."""
    yield from _unmade(renderer, made)
    known = {page: anchors(text) for page, text in made.items()}
    told = {anchor_of(kind, e.id) for kind, e in _naming_a_page(renderer.handbook)}
    lacking: defaultdict[str, set[str]] = defaultdict(set)
    for page, text in made.items():
        source = renderer.source(page)
        written = source.read_text(encoding="utf-8") if source.is_file() else ""
        for dead in dead_anchors(page, written, text, known):
            if dead.line:
                words = dead.words(known[dead.path], named_otherwise(made[dead.path]))
                yield Problem(_name(renderer, page), dead.line, words)
            elif dead.anchor not in told:
                lacking[dead.path].add(dead.anchor)
    for page, names in lacking.items():
        few = ", ".join(sorted(names)[:3]) + (", …" if len(names) > len(sorted(names)[:3]) else "")
        words = (
            f"links lead to what is not shown here ({few}): show it, with entries(…) or entry(…)"
        )
        line, why = _shows_none(renderer, page)
        yield Problem(f"{renderer.docs.name}/{page}", line, f"{why}{words}")


def _shows_none(renderer: Renderer, page: str) -> tuple[int, str]:
    """The line of a call on `page` for entries of a kind that has none, and that it has none."""
    source = renderer.source(page)
    lines = source.read_text(encoding="utf-8").split("\n") if source.is_file() else []
    for number, line in enumerate(lines, 1):
        for kind in _ENTRIES.findall(line):
            if kind in KINDS and not renderer.handbook.all(kind):
                return number, f"there are no {kind} here, and "
    return 0, ""


_ENTRIES = re.compile(r"\bentries\(\s*[\"']([\w-]+)")


def _unmade(renderer: Renderer, made: dict[str, str]) -> Iterator[Problem]:
    """Links to a page for all entries of a kind that nobody has written."""
    handbook, docs = renderer.handbook, renderer.docs.name
    for kind in KINDS:
        page, entries = handbook.page(kind), list(handbook.all(kind))
        if not entries or not page or "{id}" in page or renderer.has_page(page):
            continue
        if any(
            f"](/{page}#{anchor_of(kind, e.id)})" in text for e in entries for text in made.values()
        ):
            words = (
                f"links lead to the {kind} on {page}, which is not a page of {docs}/: write it, "
                f'with {{{{ entries("{kind}") }}}} in it, and name it under nav in mkdocs.yml; or '
                "say under 'pages' in data/handbook.yml which page shows them"
            )
            yield Problem(entries[0].file, entries[0].line, words)


def _page(renderer: Renderer, page: str, made: dict[str, str]) -> Iterator[Problem]:
    """A page of docs/ as MkDocs would be given it."""
    try:
        made[page] = _text(renderer, page)
        if _is_bare(made[page]):
            found = Problem(_name(renderer, page), 0, _EMPTY)
            book, docs = renderer.handbook, renderer.docs
            yield caused(book, lambda b: _is_bare(_text(site_renderer(b, docs), page)), found)
    except Exception as error:  # noqa: BLE001 - whatever a page can do is told
        line = _line(error)
        said = _as_given(_words(error, renderer.handbook), renderer.source(page), line)
        found = Problem(_name(renderer, page), line, said)
        yield caused(renderer.handbook, _fails(renderer, lambda by: filled(by, page)), found)


def _as_given(words: str, source: Path, line: int) -> str:
    """`words`, where a template joined what it asks for from a word that `line` gives it."""
    asked = _ASKED.search(words)
    if asked is None or not line or not source.is_file():
        return words
    row = source.read_text(encoding="utf-8").split("\n")[line - 1]
    for given in _GIVEN.findall(row):
        rest = asked[1].removeprefix(given)
        if rest.startswith("_") and rest != asked[1] and asked[2].endswith(rest):
            meant = asked[2].removesuffix(rest)
            return f"this can't be shown: there is no '{given}' here: did you mean '{meant}'?"
    return words


_ASKED = re.compile(r"it asks for '(\w+)', which is not there: did you mean '(\w+)'")
_GIVEN = re.compile(r"[\"'](\w+)[\"']")


def _text(renderer: Renderer, page: str) -> str:
    return renderer.with_local(page, filled(renderer, page))


def _is_bare(text: str) -> bool:
    """Whether nothing stands on a page but its headings."""
    return not _BARE.sub("", text).strip()


_BARE = re.compile(r"\A---\n.*?^---$|^#{1,6} .*?$", re.DOTALL | re.MULTILINE)
"""What a page says of itself, and its headings."""

_EMPTY = (
    "this page shows nothing below its heading: write something, or delete it with its line in "
    "mkdocs.yml and the links to it, as where the entries that it showed are gone"
)


def _name(renderer: Renderer, page: str) -> str:
    """What the file of a page is called in problems."""
    source = renderer.source(page)
    is_own = not source.is_relative_to(renderer.docs)
    return shown(source) if is_own else f"{renderer.docs.name}/{page}"


def _fails(renderer: Renderer, make: Make) -> Callable[[Handbook], bool]:
    """Whether something can't be made of another handbook either."""

    def fails(book: Handbook) -> bool:
        try:
            make(site_renderer(book, renderer.docs))
        except Exception:  # noqa: BLE001 - whatever it is, it can't be made
            return True
        return False

    return fails


def _line(error: Exception) -> int:
    """The line of the page at which it stopped."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno or 0 for f in frames if f.filename == "<template>"), 0)


def _shown(renderer: Renderer, made: dict[str, str]) -> Iterator[Problem]:
    """An entry that names its page is shown there, so that links to it arrive."""
    handbook = renderer.handbook
    for kind, entry in _naming_a_page(handbook):
        page = page_of(handbook, kind, entry.id)
        if page in made and anchor_of(kind, entry.id) not in made[page]:
            is_asked = kind == "questions"
            call = (
                f'part("quiz", area="{entry.area}")'
                if is_asked
                else f'entry("{kind}", "{entry.id}")'
            )
            words = f"'{entry.id}' is not shown on {page}: write {{{{ {call} }}}} there"
            lacks = ("call", f"{page} {call}") if is_asked else None  # one call shows them all
            line = entry.line_of("area" if is_asked else "page")
            yield Problem(entry.file, line, words, lacks)


def _naming_a_page(handbook: Handbook) -> Iterator[tuple[str, Any]]:
    """The entries that say themselves which page shows them."""
    yield from (
        (kind, entry) for kind in KINDS if not handbook.page(kind) for entry in handbook.all(kind)
    )


def _others(handbook: Handbook) -> Iterator[tuple[str, Make]]:
    """What is made of the whole handbook, with the file that it depends on most."""
    yield "handbook.yml", lambda by: manifest.manifest(by.handbook.identity, "{}")
    yield "tasks", lambda by: list(index.files(by.handbook, (), Models("{}")))
    if hiring.is_wanted(handbook):
        yield "topics", lambda by: list(documents.files(by.handbook))
    yield "changes.yml", lambda by: list(feed.files(by.handbook, _ANYWHERE.url))
    yield "sources.yml", lambda by: list(api.files(by.handbook, by.coverage, _ANYWHERE))


def _tried(renderer: Renderer, file: str, line: int, make: Make) -> Iterator[Problem]:
    try:
        make(renderer)
    except NodeError:
        raise  # a tool that is not there is no fault of the data
    except Exception as error:  # noqa: BLE001 - whatever an entry can cause is told
        found = Problem(file, line, _words(error, renderer.handbook))
        yield caused(renderer.handbook, _fails(renderer, make), found)


_NO_FIELD = re.compile(r"(?P<model>\w+) object' has no attribute '(?P<field>\w+)'")


def _undefined(error: Exception) -> jinja2.Undefined | None:
    """What a template asked for and nothing has, where a function stumbled over it."""
    if not isinstance(error, (TypeError, jinja2.UndefinedError)):
        return None
    frames = (frame for frame, _ in traceback.walk_tb(error.__traceback__))
    values = (value for frame in frames for value in frame.f_locals.values())
    return next((value for value in values if isinstance(value, jinja2.Undefined)), None)


def _as_undefined(value: jinja2.Undefined) -> str:
    """What is asked for, and what is there in its place."""
    name, of = str(value._undefined_name), value._undefined_obj  # noqa: SLF001 - it says no more
    known = of if isinstance(of, dict) else getattr(type(of), "model_fields", ())
    names = list(map(str, known))
    few = f": write one of {', '.join(names)}" if 0 < len(names) <= _FEW else ""
    near = did_you_mean(name, names) or few
    if name.startswith(_FOR):
        readers = [one.removeprefix(_FOR) for one in names if one.startswith(_FOR)]
        reader = name.removeprefix(_FOR)
        return f"there is no reader '{reader}'{did_you_mean(reader, readers)}"
    return f"it asks for '{name}', which is not there{near}"


_FOR = "for_"
"""What stands before a reader's name in a field that speaks to that reader."""

_FEW = 12
"""So many names can be told at once."""


def _words(error: Exception, handbook: Handbook) -> str:
    if (undefined := _undefined(error)) is not None:
        return f"this can't be shown: {_as_undefined(undefined)}"
    if isinstance(error, KeyError):
        name = str(error.args[0])
        every = [entry.id for _, entry in handbook.entries() if entry.id != name]
        alike = get_close_matches(name, every, n=1, cutoff=0.8)
        near = f": did you mean '{alike[0]}'?" if alike else did_you_mean(name, every)
        return f"this can't be shown: {name!r} is named here and stands nowhere{near}"
    if isinstance(error, jinja2.UndefinedError) and (what := _NO_FIELD.search(str(error))):
        models = [kind.model for kind in KINDS.values() if kind.model.__name__ == what["model"]]
        fields = [name for model in models for name in model.model_fields]
        near = did_you_mean(what["field"], fields)
        return f"this can't be shown: it asks for '{what['field']}', which is not there{near}"
    if isinstance(error, jinja2.TemplateNotFound):
        return f"this can't be shown: there is no template '{error.name}' for it"
    if isinstance(error, jinja2.UndefinedError) and (lacks := _NOT_GIVEN.fullmatch(str(error))):
        return f"this can't be shown: it needs '{lacks[1]}': give it, {lacks[1]}=\"…\""
    return f"this can't be shown: {str(error) or type(error).__name__}"


_NOT_GIVEN = re.compile(r"'(\w+)' is undefined")
