"""Under `make serve`: the HTML of pages that say what they said, used again by MkDocs's own events.

A page whose Markdown is the same comes back from `on_page_markdown` empty, so that there is nothing
to convert, and `on_page_content` gives it what it was. A page that would be written the same gets
the template `unchanged.html`, which is empty, and `on_post_page` gives it what was written: with
the addresses that scripts and style sheets have now, for these say what such a file holds.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from macros.pages.cache import Cache, Entry

UNCHANGED = "unchanged.html"
_OF_MKDOCS = re.compile(
    r"\{[{%][^{}]*\b(?:config|environment|files|git|navigation|page|plugin)\b(?! *=)"
)
"""A name in the code of a page that mkdocs-macros has from MkDocs."""


Key = tuple[str | None, ...]
"""What something was made of. A text that stays is the very same object: it is compared at once."""


@dataclass(frozen=True)
class Content:
    """What a page had after its Markdown was converted: by `key`, that and all addresses."""

    key: Key
    markdown: str
    html: str
    title: str | None
    toc: Any
    anchors: set[str] | None
    links: Mapping[str, dict[str, str]]
    """The anchors to which it links, by the file of the page that has them."""


@dataclass(frozen=True)
class Written:
    """What was written for a page, and the addresses of scripts and style sheets in it."""

    key: Key
    html: str
    assets: Mapping[str, str]

    def with_assets(self, assets: Mapping[str, str]) -> str:
        """The same page where scripts and style sheets have these addresses, by their names."""
        html = self.html
        for name, before in self.assets.items():
            if assets[name] != before:
                html = html.replace(before, assets[name])
        return html


class FilledPages:
    """The Markdown of pages after their macros, used again while nothing that these read changes.

    mkdocs-macros works between `source` and `text`. What `cache` does not see decides, too: a page
    that names MkDocs's own objects is filled in each time.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache, self._key = cache, ("", "")

    def source(self, page: str, markdown: str, digest: str) -> str:
        """`markdown`, or nothing where what comes of it is known; `digest` stands for all of it."""
        self._key = page, digest
        if _OF_MKDOCS.search(markdown):
            self._key = "", ""
        if self._cache.holds(self._key):
            return ""
        self._cache.begin()
        return markdown

    def last(self) -> tuple[Hashable, Entry] | None:
        """What was filled in last, and under which key; None where it is filled in each time."""
        return None if self._key == ("", "") else (self._key, self._cache.entry(self._key))

    def keep(self, key: Hashable, entry: Entry) -> None:
        """Keep what another process has filled in, as its `last` gave it."""
        self._cache.keep(key, entry)

    def text(self, make: Callable[[], str]) -> str:
        """What `make` makes of the page that `source` had last, or what it made of it before."""
        if self._key == ("", ""):
            return make()
        if self._cache.holds(self._key):
            return self._cache(self._key, make)
        return self._cache.end(self._key, make())


class PageCache:
    """What the builds before this one made of each page, by its address."""

    def __init__(self) -> None:
        self._contents: dict[str, Content] = {}
        self._written: dict[str, Written] = {}
        self._keys: dict[str, Key] = {}
        self._unchanged: set[str] = set()
        self._addresses = ""
        self._assets: Mapping[str, str] = {}

    def start(self, files: Files, assets: Mapping[str, str], around: object) -> None:
        """A build begins, with these `files`; all pages are made anew where `around` is other.

        `assets` are the addresses of scripts and style sheets by name: no page links to one.
        """
        bundled = {*assets.values()}
        linked = sorted((f.src_uri, f.url) for f in files if f.src_uri not in bundled)
        self._addresses, self._assets = digest(around, linked), assets
        self._unchanged.clear()

    def markdown(self, page: Page, markdown: str) -> str:
        """`markdown`, or nothing where its HTML is known."""
        self._keys[page.url] = key = (markdown, self._addresses)
        known = self._contents.get(page.url)
        return "" if known is not None and known.key == key else markdown

    def content(self, page: Page, html: str, files: Files) -> str:
        """The HTML of `page`: `html`, or what it was where its Markdown is the same."""
        key, known = self._keys[page.url], self._contents.get(page.url)
        if known is None or known.key != key:
            links = {file.src_uri: to for file, to in (page.links_to_anchors or {}).items()}
            self._contents[page.url] = Content(
                key, page.markdown or "", html, page.title, page.toc, page.present_anchor_ids, links
            )
            return html
        page.title, page.toc, page.present_anchor_ids = known.title, known.toc, known.anchors
        page.markdown = known.markdown  # a citation has its day by what a page shows
        page.links_to_anchors = dict(_of_this_build(known.links, files))
        return known.html

    def content_of(self, page: Page) -> Content:
        """What `page` had when its Markdown was converted last."""
        return self._contents[page.url]

    def keep_content(self, url: str, content: Content) -> None:
        """Keep what the page at `url` has, by another process."""
        self._contents[url] = content

    def templates(self, files: Files, about: Callable[[Page], object], around: object) -> None:
        """Give a page that would be written as it was the template that is empty.

        `about` says what the templates show of a page beside its content, title and front matter;
        `around` is all that they show on every page but the menu, scripts and style sheets.
        """
        pages = [file.page for file in files.documentation_pages() if file.page]
        menu = [(p.url, p.title) for p in pages if _in_menu(p.file)]
        everywhere = digest(self._names(repr((menu, around))), self._addresses)
        for page in pages:
            more = repr((sorted(page.meta.items(), key=str), about(page)))
            key = (page.content, page.title, more, everywhere)
            before = self._written.get(page.url)
            if before and before.key == key and {*before.assets} == {*self._assets}:
                self._leave(page)
            else:
                self._keys[page.url] = key

    def _leave(self, page: Page) -> None:
        self._unchanged.add(page.url)
        page.meta = {**page.meta, "template": UNCHANGED}

    def _names(self, text: str) -> str:
        """`text` with the names of scripts and style sheets in the place of their addresses."""
        for name, address in self._assets.items():
            text = text.replace(address, name)
        return text

    def written_of(self, page: Page) -> Written:
        """What was written for `page` last."""
        return self._written[page.url]

    def keep_written(self, page: Page, html: str) -> None:
        """Keep what another process writes for `page` in this build, and leave it to that."""
        self._written[page.url] = Written(self._keys[page.url], html, self._assets)
        self._leave(page)

    def is_unchanged(self, page: Page) -> bool:
        """Whether `page` is written as it was, so that no template shows anything of it."""
        return page.url in self._unchanged

    def written(self, page: Page, output: str) -> str:
        """What is written for `page`: `output`, or what was written before."""
        if not self.is_unchanged(page):
            self._written[page.url] = Written(self._keys[page.url], output, self._assets)
            return output
        return self._written[page.url].with_assets(self._assets)


def _in_menu(file: File) -> bool:
    return file.inclusion is not InclusionLevel.NOT_IN_NAV


def _of_this_build(
    links: Mapping[str, dict[str, str]], files: Files
) -> Iterator[tuple[File, dict[str, str]]]:
    """The links by the files of this build."""
    for uri, anchors in links.items():
        if (found := files.get_file_from_path(uri)) is not None:
            yield found, anchors


def digest(*values: object) -> str:
    """A short text that differs where one of `values` does."""
    return hashlib.sha256(repr(values).encode()).hexdigest()
