"""What each macro writes into a page, of a small handbook and of one that hides something."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import pytest

from macros.check.project import load
from macros.model.kinds import KINDS
from macros.outputs.site import site_renderer
from macros.pages import page_macros
from macros.pages.cache import Cache, Facts, Files
from macros.pages.page_macros import PageMacros, filled, kinds
from macros.pages.renderer import Renderer

FOLDER = "tests/fixtures/every-field"


@pytest.fixture(scope="module")
def renderer(root: Path) -> Renderer:
    """The renderer of the small handbook."""
    return site_renderer(load(root / FOLDER / "data"), root / FOLDER / "docs")


@pytest.fixture(scope="module")
def adapted(root: Path) -> Renderer:
    """The same, as an organisation has adapted it: a misconception is hidden."""
    folder = root / FOLDER
    handbook = load(folder / "data", [folder / "overlays/north"])
    return site_renderer(handbook, folder / "docs")


@pytest.fixture
def call(renderer: Renderer) -> Callable[..., Any]:
    """What a page gets of a macro: `call("count", "tasks")`."""
    macros = PageMacros(renderer).by_name()
    return lambda name, *given, **options: macros[name](*given, **options)


@pytest.mark.parametrize(("options", "heading"), [({}, "##"), ({"level": 3}, "###")])
def test_entries_stand_under_a_heading_for_each_word(
    call: Callable[..., Any], renderer: Renderer, options: dict[str, int], heading: str
) -> None:
    """Of the second level where nobody says otherwise; each entry in full, once."""
    made = call("grouped", "suggestions", "topic", "suggestion-topics", **options)
    (term,) = renderer.handbook.get("vocabulary", "suggestion-topics").terms
    assert re.findall(rf"^({heading}) {term.title}", made, re.MULTILINE) == [heading]
    every = renderer.handbook.all("suggestions")
    assert every
    for entry in every:
        assert made.count(f'data-entry="suggestions/{entry.id}"') == 1


def test_one_entry_or_several_are_shown_in_full(
    call: Callable[..., Any], renderer: Renderer
) -> None:
    """All of a kind where no ids are given, and only those where some are."""
    ids = [entry.id for entry in renderer.handbook.all("glossary")]
    each = [call("entry", "glossary", id_) for id_ in ids]
    assert each == [renderer.entry("glossary", id_) for id_ in ids]
    assert call("entries", "glossary") == "\n\n".join(each)
    assert call("entries", "glossary", ids[1], ids[0]) == f"{each[1]}\n\n{each[0]}"
    with pytest.raises(KeyError):
        call("entry", "glossary", "nowhere")


def test_what_is_hidden_is_shown_nowhere(adapted: Renderer, renderer: Renderer) -> None:
    """Neither by itself, nor among others, nor by a part that it is made from."""
    macros, plain = PageMacros(adapted).by_name(), PageMacros(renderer).by_name()
    assert macros["entry"]("misconceptions", "first") == ""
    assert plain["entry"]("misconceptions", "first") != ""
    assert "misconceptions/first" not in macros["entries"]("misconceptions")


def test_a_link_has_the_title_of_its_entry_or_other_words(
    call: Callable[..., Any], renderer: Renderer
) -> None:
    """And leads to it."""
    task = renderer.handbook.get("tasks", "first")
    assert call("link", "tasks", "first") == renderer.link("tasks", "first", None)
    assert call("link", "tasks", "first", "These words").startswith("[These words](")
    assert call("link", "tasks", "first", text="Other").startswith("[Other](")
    assert task.title.partition(":")[0] in call("link", "tasks", "first")


def test_entries_are_counted_all_or_by_what_they_hold(
    call: Callable[..., Any], renderer: Renderer
) -> None:
    """By one field, or by several that all have to fit."""
    tasks = renderer.handbook.all("tasks")
    assert call("count", "tasks") == str(len(tasks)) == "2"
    assert call("count", "tasks", crisis=True) == "1"
    assert call("count", "tasks", crisis=True, id="first") == "0"
    assert call("count", "tasks", crisis=False, id="first") == "1"


def test_a_text_of_the_data_is_safe_in_a_page(call: Callable[..., Any]) -> None:
    """With its links; one that is not there says its name."""
    assert call("text", "a <b> [c](tasks:first)").startswith("a &#60;b&#62; [c](")
    with pytest.raises(jinja2.UndefinedError, match="'nothing' is undefined"):
        call("text", jinja2.StrictUndefined(name="nothing"))


def test_a_word_of_the_glossary_stands_as_in_a_sentence(
    call: Callable[..., Any], adapted: Renderer, renderer: Renderer
) -> None:
    """In small letters unless it has capitals of its own; or in other words."""
    entry = renderer.handbook.all("glossary")[0]
    shown = page_macros._in_a_sentence(entry.title)
    assert shown.replace(":", "&#58;") in call("term", entry.id)
    assert "Other words" in call("term", entry.id, "Other words")
    assert call("term", entry.id) == call("term", entry.id).strip()
    hidden = {("glossary", entry.id): entry}
    macros = PageMacros(site_renderer(_hiding(adapted, hidden), adapted.docs))
    assert macros.term(entry.id) == shown.replace(":", "&#58;")
    assert macros.term(entry.id, "a*b") == "a&#42;b"


def _hiding(renderer: Renderer, hidden: Any) -> Any:
    book = renderer.handbook
    return replace(book, local=replace(book.local, hidden=hidden))


@pytest.mark.parametrize(
    ("title", "shown"),
    [("Peer drift", "peer drift"), ("IPS", "IPS"), ("A Title", "A Title"), ("iPhone", "iPhone")],
)
def test_a_title_stands_in_a_sentence(title: str, shown: str) -> None:
    """With its first letter small where no other is large."""
    assert page_macros._in_a_sentence(title) == shown


def test_contacts_are_those_of_the_organisation(
    call: Callable[..., Any], adapted: Renderer
) -> None:
    """Nothing without one; a purpose that there is not is named, the first of them by letter."""
    assert call("contacts") == call("contacts", "hr") == ""
    made = PageMacros(adapted).contacts("hr", "questions")
    assert made == made.strip()
    assert "The staff office" in made
    assert "The lead" in made
    assert "The office," not in made
    with pytest.raises(KeyError, match="'aa'"):
        call("contacts", "hr", "zz", "aa")


def test_sections_are_cited_with_their_documents(call: Callable[..., Any]) -> None:
    """Each by its heading."""
    made = call("cite", "my-document/first-section", "my-document/second-section")
    assert "The heading of a section, as printed" in made
    assert "Another heading" in made
    assert call("cite", "my-document/first-section") != made


def test_what_a_macro_gave_is_given_again(renderer: Renderer) -> None:
    """For the very same call; each of its arguments and options counts."""
    asked: list[object] = []

    def cached(key: object, make: Callable[[], Any]) -> Any:
        asked.append(key)
        return make()

    own = site_renderer(renderer.handbook, renderer.docs)
    own.cached = cached  # type: ignore[assignment]
    macros = PageMacros(own).by_name()
    macros["count"]("tasks", crisis=True)
    assert asked == [("count", "('tasks',)", "{'crisis': True}")]
    assert macros["count"].__name__ == "count"


def test_every_macro_is_offered(renderer: Renderer) -> None:
    """With how each is called, and the names of kinds."""
    names = {
        *("entry", "entries", "link", "count", "handbook", "text", "grouped", "part"),
        *("contacts", "cite", "term"),
    }
    offered = page_macros.offered(renderer)
    assert set(PageMacros(renderer).by_name()) == set(offered.macros) >= names
    assert str(offered.macros["term"]) == "(id_: 'str', words: 'str | None' = None) -> 'str'"
    assert kinds() == tuple(KINDS)
    assert "lookup" in offered.parts


def test_a_page_is_filled_in_with_its_front_matter(renderer: Renderer, tmp_path: Path) -> None:
    """What it names and nothing has is an error."""
    own = site_renderer(renderer.handbook, tmp_path)
    page = tmp_path / "a.md"
    page.write_text('---\ntitle: \u00e9\n---\n# {{ count("tasks") }}\n', "utf-8")
    assert filled(own, "a.md") == "---\ntitle: \u00e9\n---\n# 2"
    page.write_text("{{ nothing }}", "utf-8")
    with pytest.raises(jinja2.UndefinedError, match="'nothing' is undefined"):
        filled(own, "a.md")


def test_what_no_function_builds_is_kept_with_what_was_read(renderer: Renderer) -> None:
    """From where it began to its end; where it never began, it read nothing."""
    cache = Cache()
    facts = cache.watched(Facts.of(renderer.handbook, Files({"a": 1}, {})))
    cache.begin()
    assert facts.files.templates["a"] == 1
    assert cache.end("page", "text") == "text"
    assert cache.holds("page")
    assert cache("page", lambda: "anew") == "text"
    assert cache.end("other", "more") == "more"
    assert facts.files.templates["a"] == 1
    cache.watched(Facts.of(renderer.handbook, Files({"a": 2}, {})))
    assert not cache.holds("page")
    assert cache.holds("other")
    cache.begin()
    cache.begin()
    cache.end("third", "text")
    cache.watched(Facts.of(renderer.handbook, Files({"a": 3}, {})))
    assert cache.holds("third")
