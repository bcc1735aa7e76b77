"""`make serve`: waits for sound data instead of ending, and renders again only what has changed.

It knows MkDocs, like macros/mkdocs/hooks.py, and is at work under `mkdocs serve` alone.
"""

from __future__ import annotations

import gc
import hashlib
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from watchdog.observers.polling import PollingObserver

from macros.data.problems import Problem, report

PAUSE = 0.5
"""Seconds between two looks at data/ while it has problems."""

LOOK = 0.1
"""Seconds between two looks for files that were saved."""

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def wait_until_sound(
    problems: Callable[[], list[Problem]], say: Callable[[str], None] = _say
) -> None:
    """Say what is wrong, each time that it changes, and return once nothing is."""
    told: list[Problem] = []
    while found := problems():
        if found != told:
            say(f"{report(found)}\nMend this: the site appears as soon as nothing is wrong.")
            told = found
        time.sleep(PAUSE)


def prompt(server: LiveReloadServer) -> LiveReloadServer:
    """The server, which looks often for saved files, and rebuilds without sorting old garbage."""
    server.observer = PollingObserver(timeout=LOOK)
    gc.collect()
    gc.freeze()  # what the first build made stays anyway
    return server


def keep_last_good(server: LiveReloadServer, say: Callable[[str], None] = _say) -> LiveReloadServer:
    """The server, which shows the last good site where a build stops instead of hanging."""
    build = server.builder

    def build_or_tell() -> None:
        try:
            build()
        except Abort as stopped:
            say(f"{stopped}\nThe site is shown as it was before.")

    server.builder = build_or_tell
    return server


def without_policy(html: str) -> str:
    """The page without its Content-Security-Policy, which would stop MkDocs's own reload script."""
    return _POLICY.sub("", html, count=1)


class Memory:
    """What the builds before this one made of each page."""

    def __init__(self) -> None:
        self._rendered: dict[str, tuple[str, dict[str, Any]]] = {}
        self._built: dict[str, tuple[str, str]] = {}
        self._code: dict[str, Any] = {}
        self._around = ""
        self._files: Files | None = None
        self._addresses = ""

    @property
    def used(self) -> bool:
        """Whether any page has been rendered yet."""
        return bool(self._rendered)

    def recall(self, page: Page, files: Files) -> None:
        """Let `page` take its HTML from memory where its Markdown is the same."""
        if files is not self._files:
            self._files = files
            self._addresses = _hash(sorted((f.src_uri, f.url) for f in files))
        setattr(page, "render", partial(self._render, page, page.render))  # noqa: B010

    def _render(
        self,
        page: Page,
        render: Callable[[MkDocsConfig, Files], None],
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        key = _hash((page.markdown, self._addresses))
        kept_key, kept = self._rendered.get(page.url, ("", {}))
        if kept_key == key:
            vars(page).update(kept, links_to_anchors=dict(_here(kept["links_to_anchors"], files)))
            return
        render(config, files)
        self._rendered[page.url] = (key, {name: getattr(page, name) for name in _RENDERED})

    def remembering(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> Any:
        """The theme's templates, which look here before they write a page around its HTML."""
        pages = [f.page for f in files.documentation_pages() if f.page and _in_menu(f)]
        stamps = [
            (str(path), path.stat().st_mtime_ns)
            for folder in (*config.theme.dirs, config.config_file_path)
            for path in (Path(folder), *Path(folder).rglob("*.html"))
        ]
        self._around = _hash(([(p.url, str(p.title)) for p in pages], stamps))
        return _Templates(self, env)

    def recall_code(self, env: jinja2.Environment) -> None:
        """Let `env`, which compiles every page that calls macros, take their code from memory."""
        compile_ = env.compile

        def code(source: Any, *names: Any, **options: Any) -> Any:
            if names or options or not isinstance(source, str):
                return compile_(source, *names, **options)
            if source not in self._code:
                self._code[source] = compile_(source)
            return self._code[source]

        setattr(env, "compile", code)  # noqa: B010

    def built(self, template: jinja2.Template, context: dict[str, Any]) -> str:
        """The whole page, from memory where nothing that it shows has changed."""
        page: Page | None = context.get("page")
        if page is None:
            return template.render(context)
        key = _hash((template.name, page.content, sorted(page.meta.items(), key=str), self._around))
        if self._built.get(page.url, ("", ""))[0] != key:
            self._built[page.url] = (key, template.render(context))
        return self._built[page.url][1]


def _in_menu(file: File) -> bool:
    return file.inclusion is not InclusionLevel.NOT_IN_NAV


_RENDERED = ("content", "toc", "_title_from_render", "present_anchor_ids", "links_to_anchors")
"""What Page.render sets."""


class _Templates:
    """Stands for a Jinja environment where MkDocs asks it for the template of a page."""

    def __init__(self, memory: Memory, env: jinja2.Environment) -> None:
        self._memory, self._env = memory, env

    def get_template(self, name: str) -> _Template:
        return _Template(self._memory, self._env.get_template(name))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._env, name)


class _Template:
    def __init__(self, memory: Memory, template: jinja2.Template) -> None:
        self._memory, self._template = memory, template

    def render(self, context: dict[str, Any]) -> str:
        return self._memory.built(self._template, context)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._template, name)


def _here(
    links: dict[File, dict[str, str]] | None, files: Files
) -> Iterator[tuple[File, dict[str, str]]]:
    """The links with the files of this build in the place of an earlier build's."""
    for file, anchors in (links or {}).items():
        found = files.get_file_from_path(file.src_uri)
        if found is not None:
            yield found, anchors


def _hash(value: object) -> str:
    return hashlib.sha256(repr(value).encode()).hexdigest()


serving = False
"""Whether this is `mkdocs serve`; the hook says so."""

memory = Memory()
"""What this process has built."""
