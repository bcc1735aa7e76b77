"""Rules for the pages that are written by hand, and for what data/ says of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from macros.data import yaml_tree
from macros.data.problems import Problem
from macros.model.addresses import generated_pages, page_url
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.suggest import did_you_mean

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


def written_pages(docs: Path) -> frozenset[str]:
    """The path under `docs` of every page that is written by hand."""
    found = (p.relative_to(docs) for p in docs.rglob("*.md") if p.is_file())
    return frozenset(p.as_posix() for p in found if not p.name.startswith((".", "#")))


def no_page(every: Collection[str], docs: Path, page: str) -> str:
    """Why `page` is none of `every`, with the one that is perhaps meant; empty where it is one."""
    if page in every:
        return ""
    return f"which is not a page of {docs.name}/{did_you_mean(page, every)}"


def taken_names(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """A page under `docs` whose address is that of a page that is made from an entry."""
    made = {page_url(path) for path in generated_pages(handbook)}
    for page in sorted(written_pages(docs)):
        if page_url(page) in made:
            yield Problem(f"{docs.name}/{page}", 0, _TAKEN)


_TAKEN = "a page is made from data/ in this place: rename this file or delete it"


def shown_pages_exist(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """A page that an entry names as its own is there."""
    every = written_pages(docs)
    for kind in KINDS:
        for entry in [] if handbook.page(kind) else handbook.all(kind):
            if wrong := no_page(every, docs, entry.page):
                words = f"'{entry.id}' is shown on '{entry.page}', {wrong}"
                yield Problem(entry.file, entry.line_of("page"), words, ("page", entry.page))
    for who in handbook.all("handbook"):
        for kind in who.pages:
            if kind not in KINDS:
                words = f"there is no kind '{kind}'{did_you_mean(kind, KINDS)}"
                yield Problem(who.file, who.line_of("pages", kind), words)


def front_matter(docs: Path) -> Iterator[Problem]:
    """What stands between the lines of --- at the top of a page is YAML, a key a line."""
    for page in sorted(written_pages(docs)):
        text = (docs / page).read_text(encoding="utf-8", errors="replace")
        name = f"{docs.name}/{page}"
        if not text.startswith("---"):
            continue
        found = _FRONT.match(text)
        if found is None:
            yield Problem(name, 1, "the lines at the top are not closed: add a line of --- below")
            continue
        tree = yaml_tree.read(found[1], name)
        yield from (Problem(name, p.line + 1, p.message) for p in tree.problems)
        if not tree.problems and not isinstance(tree.value, dict):
            yield Problem(name, 2, "the lines at the top are keys with values, such as title: …")
