"""The cache: what `make serve` uses again from one build to the next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import jinja2
import pytest

from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.learning import Path as LearningPath
from macros.outputs.site import cached_renderer, site_renderer
from macros.pages.cache import EVERY, Cache, Facts, Files, changed
from macros.pages.entry_pages import pages
from macros.pages.learning_paths import top_of
from macros.pages.page_macros import PageMacros
from macros.pages.renderer import TEMPLATES, Renderer


@pytest.fixture(scope="module")
def cache(handbook: Handbook) -> Cache:
    """What a build of the handbook left behind."""
    cache = Cache()
    list(texts(cached_renderer(handbook, cache)))
    return cache


def texts(renderer: Renderer) -> Iterator[tuple[str, str]]:
    """Every page that is made from an entry, and every entry that stands on a page of docs/."""
    yield from ((page.path, page.text) for page in pages(renderer))
    entry = PageMacros(renderer).by_name()["entry"]
    for kind in KINDS.values():
        if not renderer.handbook.has_own_pages(kind.name) and has_template(renderer, kind.name):
            for found in renderer.handbook.all(kind.name):
                yield f"{kind.name}:{found.id}", entry(kind.name, found.id)


def has_template(renderer: Renderer, kind: str) -> bool:
    """Whether entries of `kind` can stand on a page of docs/."""
    return f"entries/{kind}.md.j2" in renderer.environment.list_templates()


def values(**titles: str) -> Handbook:
    """A handbook of values with these ids and titles."""
    return Handbook({"values": {id_: Identified(id=id_, title=t) for id_, t in titles.items()}})


def edited(handbook: Handbook, kind: str) -> Handbook:
    """The handbook with another title on the first entry of `kind`."""
    first, *others = handbook.all(kind)
    other = first.model_copy(update={"title": f"{first.title} (edited)"})
    return Handbook({**handbook.kinds, kind: {e.id: e for e in (other, *others)}})


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_cached_says_what_would_be_built_anew(
    kind: str, cache: Cache, handbook: Handbook
) -> None:
    """After one entry has changed, no text still says what it said before."""
    after = edited(handbook, kind)
    assert dict(texts(cached_renderer(after, cache))) == dict(texts(site_renderer(after)))


def with_mark(renderer: Renderer, template: str) -> Renderer:
    """`renderer` with a mark at the end of what `template` makes."""
    loader = renderer.environment.loader
    assert loader is not None
    text = (TEMPLATES / template).read_text(encoding="utf-8") + "{{ '(edited)' }}"
    if template == "lib.j2":  # whose macros make what is shown
        text = text.replace("{% endmacro", "(edited){% endmacro")
    renderer.environment.loader = jinja2.ChoiceLoader([jinja2.DictLoader({template: text}), loader])
    return renderer


@pytest.mark.parametrize("template", ["entries/tasks.md.j2", "parts/signpost.md.j2", "lib.j2"])
def test_what_is_cached_is_built_anew_where_its_template_is_another(
    template: str, handbook: Handbook
) -> None:
    """It may be the text's own, one that is included or imported; other texts stay."""
    cache, names = (
        Cache(),
        {p.relative_to(TEMPLATES).as_posix(): 1 for p in TEMPLATES.rglob("*.j2")},
    )
    before = dict(texts(cached_renderer(handbook, cache, files=Files(names))))
    saved = Files({**names, template: 2})
    after = dict(texts(with_mark(cached_renderer(handbook, cache, files=saved), template)))
    assert after == dict(texts(with_mark(site_renderer(handbook), template)))
    assert after != before
    unread = [name for name in before if before[name] is after[name]]
    assert template == "lib.j2" or unread


def test_what_is_cached_is_built_anew_where_a_page_that_it_shows_has_another_title(
    handbook: Handbook, root: Path, tmp_path: Path
) -> None:
    """The pages of learning paths are named on others; a page's text further down is not."""
    docs, cache = tmp_path / "docs", Cache()
    shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("assets"))
    path = handbook.all(LearningPath)[0]
    page = docs / path.steps[0].page

    def titles() -> list[str]:
        tops = Files(pages={path.steps[0].page: top_of(page)})
        renderer = cached_renderer(handbook, cache, docs, tops)
        return cache("path", lambda: [stop.title for stop in renderer.stops(path)])

    first = titles()
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\nMore.\n", encoding="utf-8")
    assert titles() is first
    page.write_text(text.replace("\ntitle: ", "\ntitle: Edited ", 1), encoding="utf-8")
    assert titles()[0].startswith("Edited ")


def test_only_what_reads_a_changed_entry_is_built_anew() -> None:
    """A text is made again when an entry that it asked for is another, and not before."""
    cache, built = Cache(), list[str]()

    def build(**titles: str) -> None:
        book = cache.watched(Facts.of(values(**titles))).handbook
        for id_ in titles:
            cache(id_, lambda id_=id_: built.append(book.get("values", id_).title))

    build(a="1", b="1")
    build(a="1", b="2")
    assert built == ["1", "1", "2"]


def test_what_reads_a_cached_text_is_built_anew_with_it() -> None:
    """A page that holds a cached text depends on whatever that text was made from."""
    cache = Cache()

    def page(title: str) -> tuple[str, str]:
        book = cache.watched(Facts.of(values(a=title))).handbook
        inner = partial(cache, "inner", lambda: book.get("values", "a").title)
        return inner(), cache("page", inner)

    assert page("1") == ("1", "1")
    assert page("2") == ("2", "2")


def test_nothing_is_used_again_when_something_around_has_changed() -> None:
    """Another template, or another page, may change every text."""
    cache = Cache()
    for around in ("one", "other"):
        cache.watched(Facts.of(Handbook({})), around)
        assert cache("text", lambda around=around: around) == around


def test_a_list_changes_with_its_entries_and_their_order() -> None:
    """Who asked for all entries of a kind learns of a new one, a changed one and a moved one."""
    table = {"a": 1, "b": 2}
    for after in ({"a": 1}, {"a": 1, "b": 3}, {"b": 2, "a": 1}):
        assert ("values", EVERY) in changed({"values": table}, {"values": after})
    assert changed({"values": table}, {"values": dict(table)}) == set()
