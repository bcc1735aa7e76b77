"""Everything that is made of a handbook, as lines that read well in a diff."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.check.written_pages import every_page
from macros.data import json_schema
from macros.model.kinds import KINDS
from macros.model.teaching import SessionPlan
from macros.outputs import feed, hiring, manifest
from macros.outputs.api import files as api
from macros.outputs.citation import Citation
from macros.outputs.handouts import word as packets
from macros.outputs.handouts.document import Site
from macros.outputs.handouts.html import Printer
from macros.outputs.handouts.pdf_plan import pdf_plans
from macros.outputs.handouts.sheets import sheets
from macros.outputs.hiring import documents, word
from macros.outputs.lms import build as lms
from macros.outputs.lms import ready
from macros.outputs.lookup import index
from macros.outputs.lookup.examples import Models
from macros.outputs.lookup.places import read_pages
from macros.outputs.published import Published
from macros.outputs.slides.deck import deck
from macros.outputs.slides.powerpoint import powerpoint
from macros.outputs.structured_data import Shown, graph
from macros.pages import entry_pages, signpost
from macros.pages.learning_paths import with_path
from macros.pages.page_macros import filled
from macros.pages.renderer import Renderer
from macros.pages.review import review_of

Lines = dict[str, list[str]]
"""What is made, by its name, line by line."""

URL = "https://handbook.example.edu/"
HERE = Published(URL, "1.2.3", datetime(2026, 11, 25, 9, 30, tzinfo=UTC))

_LONG = ("schema/", "openapi.json", "hire-template.json", "media")
"""What is written out of the model, or holds what a program keeps there; other tests read it."""
_OF_ANY_FILE = (
    *("styles", "theme", "settings", "webSettings", "fontTable", "Layout", "Master"),
    "numbering",
    "Content_Types",
    "Props",
)
"""What lies in every Word file and workbook alike."""
_TEXTS = (".xml", ".html", ".anki2")


def pages(renderer: Renderer) -> Lines:
    """Every page as it is built: what somebody wrote, filled in, and what is made from entries."""
    written = sorted(every_page(renderer.handbook, renderer.docs))
    made = {page: filled(renderer, page) for page in written}
    made |= {page.path: page.text for page in entry_pages.pages(renderer)}
    whole = {page: _whole(renderer, page, text) for page, text in made.items()}
    whole |= {page.path: page.text for page in entry_pages.redirects(renderer)}
    return {name: text.splitlines() for name, text in whole.items()}


def _whole(renderer: Renderer, page: str, text: str) -> str:
    """A page with what it needs by its words and its place, in the order in which it's built."""
    text = _on_its_path(renderer, page, _read_again(renderer, renderer.with_local(page, text)))
    if not signpost.is_needed(renderer.handbook, page, text):
        return text
    return signpost.placed(text, renderer.render("parts/signpost.md.j2"))


def _read_again(renderer: Renderer, text: str) -> str:
    """A page with the days on which what it shows was read and is due again."""
    found = review_of(renderer.handbook, text)
    said = renderer.render("parts/reviewed.md.j2", review=found) if found else ""
    return f"{text.rstrip()}\n\n{said}" if said else text


def _on_its_path(renderer: Renderer, page: str, text: str) -> str:
    """A page of a learning path with its bar and the way on, any other as it is."""
    if (place := renderer.stop_of(page)) is None:
        return text
    bar, end = (
        renderer.render(f"parts/path-{part}.md.j2", stop=place[0], after=place[1])
        for part in ("bar", "end")
    )
    return with_path(text, bar, end)


def told(renderer: Renderer) -> Lines:
    """What other programs read: the API, the feed, the app, what search engines are told."""
    handbook = renderer.handbook
    found: dict[str, str | bytes] = dict(api.files(handbook, renderer.coverage, HERE))
    found |= dict(feed.files(handbook, URL))
    found["manifest"] = manifest.manifest(handbook.identity, "{}")
    schemas = dict(json_schema.schemas(handbook))
    found |= {name: schemas[name] for name in ("tasks.json", "questions.json")}
    for kind in KINDS:
        found[f"{kind}, linked"] = json.dumps(_graph(renderer, kind))
    return _lines(found)


def _graph(renderer: Renderer, kind: str) -> object:
    """What search engines are told of a page with every entry of a kind."""
    entries = [(kind, entry.id) for entry in renderer.handbook.all(kind)]
    changed = HERE.built.date() if HERE.built else None
    cited = Citation(("An author",), "A page", "A handbook", f"{URL}page/", changed, changed)
    trail = [("Home", URL), ("A page", f"{URL}page/")]
    return graph(renderer.handbook, URL, Shown(cited, "What it is.", trail, entries, ["first"]))


def looked_up(renderer: Renderer) -> Lines:
    """What the lookup reads, and its cards."""
    handbook = renderer.handbook
    places = read_pages(renderer.docs, handbook.page("search"))
    return _lines(dict(index.files(handbook, places, Models("{}"))))


def hired_with(renderer: Renderer) -> Lines:
    """What the builders read, and the Word files that lie ready."""
    handbook = renderer.handbook
    assert hiring.is_wanted(handbook)
    found: dict[str, str | bytes] = dict(documents.files(handbook, URL))
    return _lines({**found, **dict(word.files(handbook, URL))})


def printed(renderer: Renderer) -> Lines:
    """Every sheet, and of one all formats with what stands around it."""
    handbook, printer = renderer.handbook, Printer(renderer.handbook, URL)
    found: dict[str, str | bytes] = {s.name: printer.body(s) for s in sheets(handbook)}
    for sheet in sheets(handbook):
        if (body := Printer(handbook).body(sheet)) != found[sheet.name]:
            found[f"{sheet.name}, on the site"] = body
    for plan in pdf_plans(handbook, Site("A handbook", URL, "1.2.3")):
        *_, last = plan.sheets
        found[last.file] = last.html
        found |= {pack.file: f"{pack.title} {pack.members}\n{pack.cover}" for pack in plan.packs}
    return _lines({**found, **dict(packets.files(handbook, URL))})


def shown(renderer: Renderer) -> Lines:
    """The slides of each session as they're planned, and as PowerPoint reads them."""
    found: dict[str, str | bytes] = {}
    for plan in renderer.handbook.all(SessionPlan):
        slides = deck(renderer.handbook, plan, URL)
        told = [f"{s.kind} {s.is_crisis} {s.title} | {s.lines} | {s.notes}" for s in slides]
        found[plan.id] = "\n".join(told)
        found[f"{plan.id}.pptx"] = powerpoint(plan, slides, renderer.handbook.identity)
    return _lines(found)


def taught(renderer: Renderer) -> Lines:
    """What a learning management system imports."""
    with TemporaryDirectory() as folder:
        lms.build(renderer, (), "1.2.3", Path(folder))
        made = sorted(path for path in Path(folder).iterdir() if path.name != ready.MANIFEST)
        return _lines({path.name: path.read_bytes() for path in made})


def _lines(files: Mapping[str, str | bytes]) -> Lines:
    """The lines of each file; of an archive, of each file in it."""
    found: Lines = {}
    for name, content in files.items():
        if isinstance(content, bytes) and zipfile.is_zipfile(io.BytesIO(content)):
            found |= _lines({f"{name}: {inner}": text for inner, text in _inside(content)})
        elif not any(part in name for part in _LONG):
            found[name] = list(_parted(name, content))
    return found


def _inside(archive: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        for name in opened.namelist():
            if name.endswith(_TEXTS) and not any(part in name for part in _OF_ANY_FILE):
                yield name, opened.read(name)


def _parted(name: str, content: str | bytes) -> Iterator[str]:
    """A text, each element or value on a line of its own; of a database, its rows."""
    if name.endswith(".anki2") and isinstance(content, bytes):
        yield from _rows(content)
        return
    text = content.decode() if isinstance(content, bytes) else str(content)
    if text[:1] in ("{", "["):
        text = json.dumps(json.loads(text), indent=0, ensure_ascii=False)
    yield from (line.strip() for line in text.replace("><", ">\n<").splitlines() if line.strip())


def _rows(database: bytes) -> Iterator[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows"
        path.write_bytes(database)
        with sqlite3.connect(path) as opened:
            for table, columns in (("col", "models, decks"), ("notes", "*"), ("cards", "*")):
                query = f"SELECT {columns} FROM {table}"  # noqa: S608 - as it stands here
                yield from (repr(row) for row in opened.execute(query))
