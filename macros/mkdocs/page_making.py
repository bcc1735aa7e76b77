"""One page made by MkDocs's own events, as MkDocs makes it: for the second process of `make serve`.

What is made there is kept here as if this process had made it; `FromTheEnd` says who makes which.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.mkdocs.from_the_end import FromTheEnd
from macros.mkdocs.page_cache import Content, FilledPages, PageCache
from macros.pages.cache import Entry

FEW = 30
"""So few pages are written before a second process has begun."""


@dataclass(frozen=True)
class Converted:
    """What came of a page's Markdown, and of its macros, by their key."""

    content: Content
    filled: tuple[Hashable, Entry] | None


class SecondProcess:
    """Converts the Markdown of the last pages, then writes the last pages, while MkDocs does so."""

    def __init__(self, filled: FilledPages, pages: PageCache) -> None:
        self._filled, self._pages = filled, pages
        self._converted: FromTheEnd[Converted] = FromTheEnd()
        self._written: FromTheEnd[str] = FromTheEnd()
        self._build: tuple[MkDocsConfig, Files, Navigation]

    def convert(self, config: MkDocsConfig, files: Files, nav: Navigation) -> None:
        """A build begins; convert the last of the pages that the menu has, in MkDocs's order."""
        self._build = config, files, nav
        self._converted.start({p.url: partial(self._convert, p) for p in self._pages_of_build()})

    def _pages_of_build(self) -> list[Page]:
        _, files, _ = self._build
        return [file.page for file in files.documentation_pages() if file.page]

    def _convert(self, page: Page) -> Converted | None:
        config, files, _ = self._build
        page.read_source(config)
        left = config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=files
        )
        if not left:  # its HTML is known
            return None
        page.markdown = left
        page.render(config, files)
        config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
        return Converted(self._pages.content_of(page), self._filled.last())

    def use_converted(self, page: Page) -> None:
        """Use what has been converted by the time when MkDocs comes to `page`."""
        for url, made in self._converted.arrived(page.url).items():
            self._pages.keep_content(url, made.content)
            if made.filled:
                self._filled.keep(*made.filled)

    def write(self, env: Environment) -> None:
        """Write the last of the pages that are written anew, where these are many."""
        self._converted.stop()
        anew = [page for page in self._pages_of_build() if not self._pages.is_unchanged(page)]
        if len(anew) > FEW:
            self._written.start({page.url: partial(self._write, page, env) for page in anew})

    def _write(self, page: Page, env: Environment) -> str:
        config, files, nav = self._build
        page.active = True
        context = get_context(nav, files.documentation_pages(), config, page)
        template = env.get_template(page.meta.get("template", "main.html"))
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        config.plugins.on_post_page(template.render(context), page=page, config=config)
        page.active = False
        return self._pages.written_of(page).html

    def use_written(self, page: Page) -> None:
        """Use what has been written by the time when MkDocs has written `page`."""
        if written := self._written.arrived(page.url):
            for other in self._pages_of_build():
                if other.url in written:
                    self._pages.keep_written(other, written[other.url])

    def stop(self) -> None:
        """Nothing more is needed."""
        self._converted.stop()
        self._written.stop()
