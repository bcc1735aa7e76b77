"""Links in pages that are written by hand: each leads to something that is there."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from macros.check.page_code import without_code
from macros.check.written_pages import every_page, written_pages
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.model.addresses import generated_pages, hidden_pages, page_url
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.local import Local, OwnPage
from macros.model.suggest import nearest
from macros.model.web_addresses import meant

MADE = ("api/", "assets/", "downloads/", "feed.xml")
"""Where the build puts files of its own: what lies there is not to be found in docs/."""

IMAGES = "assets/images/"
"""Where people put pictures, below one of these."""

_CALL = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}", re.DOTALL)
"""A call, which is looked for no further than to where the next one begins."""

_LINK = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)"
    r"|<(?P<alone>https?://[^\s<>]+)>",
    re.MULTILINE,
)
_HEADING = re.compile(
    r"^#{1,6}[ \t]*([^#\s].*?)[ \t]*#*$|^([^\n]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE
)
_NAMED = re.compile(r"\{:[^{}\n]*?#([^\s{}]+)|\bid=[\"']([^\"']+)|\bid: *[\"']?([\w-]+)")
_BLOCK = re.compile(r"^ */{3,}[ \t]*([\w-]+)", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[^{}]*\}[ \t]*$")
_MARKS = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>|[*`]")


_HTML = re.compile(
    r"<(?:a|area|img|source|video|audio|track)\b[^<>]*?\s(?:href|src|poster)\s*=\s*"
    r"(?:\"(?P<double>[^\"<>]*)\"|'(?P<single>[^'<>]*)'|(?P<bare>[^\s\"'<>]+))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Link:
    """A link of a page: its line, from 1, and where it leads as it is written.

    MkDocs makes an address on the site of one in Markdown; one in HTML stays as it is.
    """

    line: int
    target: str
    is_html: bool = False


def links(text: str) -> Iterator[Link]:
    """The links and images in Markdown `text`, but for those in code and those a macro makes."""
    yield from _found(_LINK, text, is_html=False)


def html_links(text: str) -> Iterator[Link]:
    """The links and images that stand as HTML in Markdown `text`, with the same exceptions."""
    yield from _found(_HTML, text, is_html=True)


def undefined(text: str) -> Iterator[tuple[int, str]]:
    """The links by name, [words][name], whose name nothing in `text` defines, with their lines."""
    blank = blank_calls(without_code(text))
    defined = {_folded(name) for name in _DEFINED.findall(blank)}
    for found in _BY_NAME.finditer(blank):
        name = found[2] or found[1]
        if _folded(name) not in defined and _MADE_LATER not in found[0]:
            yield blank.count("\n", 0, found.start()) + 1, name


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


_BY_NAME = re.compile(r"(?<!\\)\[([^\[\]\n]+)\]\[([^\[\]\n]*)\](?![(:])")
_DEFINED = re.compile(r"^ {0,3}\[(?!\^)([^\[\]\n]+)\]:", re.MULTILINE)


@lru_cache(maxsize=2000)
def _found(pattern: re.Pattern[str], text: str, *, is_html: bool) -> tuple[Link, ...]:
    """The links that `pattern` finds; kept, for under `make serve` most pages stay as they are."""
    blank = blank_calls(without_code(text))
    targets = (
        (found.start(), next((part for part in found.groups() if part), ""))
        for found in pattern.finditer(blank)
    )
    return tuple(
        Link(blank.count("\n", 0, at) + 1, html.unescape(target), is_html)
        for at, target in targets
        if target and _MADE_LATER not in target
    )


def blank_calls(text: str) -> str:
    """`text` with signs that stand for nothing in the place of macro calls."""
    return _CALL.sub(_blank_call, text)


_MADE_LATER = "\0"


def _blank_call(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _MADE_LATER, found[0])


def anchors(text: str) -> frozenset[str]:
    """What links into Markdown `text` can name: its headings, and whatever has an id."""
    found = {next(filter(None, groups)) for groups in _NAMED.findall(text)}
    found |= set(_BLOCK.findall(text))
    seen: dict[str, int] = {}
    for groups in _HEADING.findall(without_code(text)):
        heading = groups[0] or groups[1]
        if _NAMED_HEADING.search(heading):
            continue  # it has that name, and no other
        slug = slugify(_words(heading), "-")
        found.add(f"{slug}_{seen[slug]}" if slug in seen else slug)
        seen[slug] = seen.get(slug, 0) + 1
    return frozenset(found)


def named_otherwise(text: str) -> Mapping[str, str]:
    """The names of the headings in `text` that have one, by what their words alone would be."""
    headings = (a or b for a, b in _HEADING.findall(without_code(text)))
    named = ((one, _NAMED_HEADING.search(one)) for one in headings)
    return {slugify(_words(one), "-"): found[1] for one, found in named if found}


_NAMED_HEADING = re.compile(r"\{:?[^{}]*#([\w-]+)[^{}]*\}\s*$")


def _words(heading: str) -> str:
    """A heading as the reader sees it."""
    bare = _ATTRIBUTES.sub("", heading)
    return html.unescape(_MARKS.sub(lambda m: m[1] or "", bare))


def place_of(page: str, target: str) -> tuple[str, str] | None:
    """The path under docs/ and the anchor that `target` names on `page`.

    None where it leads to another site.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    inside = path.lstrip("/") if path.startswith("/") else posixpath.join(_folder(page), path)
    kept = "/" if path.endswith("/") else ""
    return posixpath.normpath(inside) + kept, unquote(parts.fragment)


def _folder(page: str) -> str:
    return posixpath.dirname(page)


def html_place(page: str, target: str, urls: Mapping[str, str]) -> tuple[str, str] | None:
    """The same for a link in HTML, which counts from the address of `page`.

    `urls` gives the page of each address on the site. The file of a page is no place there.
    """
    here = f"{page_url(page)}index.md"
    place = place_of(here, target)
    if place is None or place[0] == here:
        return place and (page, place[1])
    at = "" if place[0] in (".", "./") else place[0]
    return urls.get(at) or urls.get(f"{at}/") or at.replace(".md", ".md/"), place[1]


def dead_links(
    handbook: Handbook, docs: Path, own: Mapping[str, OwnPage] | None = None
) -> Iterator[Problem]:
    """Links of the pages in `docs` to pages and files that are not there.

    Where pages of organisations are given, by what the file of each is called in problems, it is
    their links.
    """
    sources = [(page.path, page.source, name) for name, page in (own or {}).items()]
    if own is None:
        sources = [(p, docs / p, f"{docs.name}/{p}") for p in sorted(written_pages(docs))]
    site = _Site(docs, every_page(handbook, docs) | {*generated_pages(handbook)}, handbook.local)
    unsure = tuple(_of_unread(handbook))
    hidden = hidden_pages(handbook)
    urls = {page_url(page): page for page in (*site.pages, *hidden)}
    for page, source, name in sources:
        text, problem = read_text(source, name)
        site = site if own is None else replace(site, own=_own_docs(page, name))
        for link in [] if problem else (*links(text), *html_links(text)):
            place = _place(page, link, urls)
            if place is None or place[0] in site.pages or place[0].startswith(unsure):
                continue
            if place[0] in hidden:
                continue  # it becomes plain words
            tell = _dead_html if link.is_html else _dead
            if words := tell(page, link.target, place[0], site):
                yield Problem(name, link.line, words, ("page", place[0]))


def _own_docs(page: str, name: str) -> tuple[str, str]:
    """The folder of an organisation's `page` on the site, and what that is called in problems."""
    section, _, inside = page.partition("/")
    return f"{section}/", name.removesuffix(inside)


@dataclass(frozen=True)
class _Site:
    """What links of the site can lead to: its pages, and the files of `docs` and of overlays.

    `own` is the folder of the organisation whose pages link, on the site and in problems.
    """

    docs: Path
    pages: frozenset[str]
    local: Local
    own: tuple[str, str] = ("", "")

    def has_file(self, path: str) -> bool:
        """Whether a path names what is no page and is there, or is made by the build."""
        is_made = path.startswith(MADE) and not (path.startswith(IMAGES) or _is_picture(path))
        is_name = path != "." and not path.endswith("/")
        return is_made or (is_name and ((self.docs / path).is_file() or path in self._own))

    def pictures(self) -> list[str]:
        """The path of every picture, for what was perhaps meant."""
        shared = (p.relative_to(self.docs).as_posix() for p in (self.docs / IMAGES).rglob("*.*"))
        return [*shared, *filter(_is_picture, self._own)]

    def folder_for(self, picture: str) -> str:
        """Where the author of a page puts the `picture` that it names: a folder, in problems."""
        section, docs = self.own
        if not section:
            return f"{self.docs.name}/{IMAGES}"
        below = _folder(picture.removeprefix(section)) if picture.startswith(section) else ""
        return posixpath.join(docs, below, "")

    @property
    def _own(self) -> set[str]:
        return {file.path for file in self.local.files}


def _place(page: str, link: Link, urls: Mapping[str, str]) -> tuple[str, str] | None:
    if link.is_html:
        return html_place(page, link.target, urls)
    return place_of(page, link.target)


def _of_unread(handbook: Handbook) -> Iterator[str]:
    """Where pages of entries lie that could not be read."""
    for kind in KINDS:
        if handbook.has_own_pages(kind) and not handbook.is_whole(kind):
            yield handbook.page(kind).partition("{id}")[0]


def _dead(page: str, target: str, path: str, site: _Site) -> str:
    if site.has_file(path):
        return ""
    if target in anchors(read_text(site.docs / page, page)[0]):
        return f"the link '{target}' names a heading of this page: write #{target}"
    if path.startswith("../"):
        inside = re.sub(r"^(?:\.\./)+", "", path)
        meant = inside if inside in site.pages else nearest(inside, site.pages)
        how = f"write {from_page(page, meant)}" if meant else "write the address of the page"
        return f"the link '{target}' leads out of {site.docs.name}/: {how}"
    return _no_page(page, target, path, site)


def _no_page(page: str, target: str, path: str, site: _Site) -> str:
    """What to write in the place of a link inside docs/ that leads nowhere."""
    below = path.rstrip("/") if path != "." else ""
    heading = f"#{anchor}" if (anchor := urlsplit(target).fragment) else ""
    if (index := posixpath.join(below, "index.md")) in site.pages:
        return f"the link '{target}' names a folder: write {from_page(page, index)}{heading}"
    if below in site.pages:
        return f"the link '{target}' has a sign too many: write {from_page(page, below)}{heading}"
    if f"{below}.md" in site.pages:
        meant = f"{from_page(page, f'{below}.md')}{heading}"
        return f"the link '{target}' names no page: write {meant}"
    if outside := meant_outside(target):
        return f"the link '{target}' is no address of a site{outside}"
    is_picture = _is_picture(path) or path.startswith(IMAGES)
    if above := _counted_from_above(page, target, site):
        return f"the link '{target}' counts from the folder of this page: write {above}"
    if is_picture:
        found = [_picture(path, site)]
    else:
        twin = _folder_or_page(below, site)
        found = [twin] if twin else _namesakes(path, site) or [nearest(path, site.pages)]
    near = [f"{from_page(page, one)}{heading}" for one in found if one]
    how = _near(near, site, path if is_picture else "", partial(from_page, page))
    return f"the link '{target}' leads to nothing{how}"


def _namesakes(path: str, site: _Site) -> list[str]:
    """The pages whose file is called as that of `path`, where there are several."""
    name = f"/{posixpath.basename(path)}"
    same = sorted(page for page in site.pages if f"/{page}".endswith(name))
    return same if 1 < len(same) <= _A_FEW else []


_A_FEW = 3
"""So many pages can be told at once."""


def _folder_or_page(path: str, site: _Site) -> str:
    """The page of the folder that `path` names as a page, or the other way round; empty if none."""
    bare = path.removesuffix(".md")
    twins = (f"{bare}/index.md", f"{bare.removesuffix('/index')}.md")
    return next((twin for twin in twins if twin in site.pages), "")


def _counted_from_above(page: str, target: str, site: _Site) -> str:
    """How `page` names what `target` would name from a folder above; empty where it is nothing."""
    folder, path = _folder(page), urlsplit(target).path.removeprefix("/")
    while folder:
        folder = posixpath.dirname(folder)
        if (meant := posixpath.normpath(posixpath.join(folder, path))) in site.pages:
            return from_page(page, meant)
    return ""


def meant_outside(target: str) -> str:
    """What to write for a link that was to leave the site, or to call; empty where it was not."""
    digits = re.sub(r"\D", "", target)
    if re.fullmatch(r"\+?[\d(][\d() .-]{1,18}", target) and len(digits) >= _SHORTEST:
        return f": write tel:{digits}"
    return meant(target)


_SHORTEST = 3
"""Digits of a number that one calls."""


def _dead_html(page: str, target: str, path: str, site: _Site) -> str:
    if site.has_file(path):
        return ""
    if outside := meant_outside(target):
        return f"the link '{target}' is no address of a site{outside}"
    as_markdown = place_of(page, target)
    if as_markdown and (as_markdown[0] in site.pages or site.has_file(as_markdown[0])):
        meant = _address(page, as_markdown[0])
        words = "in HTML, an address counts from the one of the page"
        return f"the link '{target}' leads to nothing: {words}, so write '{meant}'"
    if is_picture := _is_picture(path):
        near = _picture(path, site)
    else:
        near = nearest(f"{path.rstrip('/')}/", map(page_url, site.pages))
    found = [_address(page, near)] if near else []
    how = _near(found, site, path if is_picture else "", partial(_address, page))
    return f"the link '{target}' leads to nothing{how}"


def _near(meant: Sequence[str], site: _Site, picture: str, written: Callable[[str], str]) -> str:
    """What to do about a link that leads to nothing, where `meant` may be what it was to name.

    `picture` is the path that it names, where that is one of a picture; `written` gives how the
    page names a path.
    """
    if meant:
        return f": did you mean {' or '.join(map(repr, meant))}?"
    if picture:
        there = f"{IMAGES}{posixpath.basename(picture)}"
        is_right = site.own[0] or picture == there
        write = "" if is_right else f" and write '{written(there)}'"
        return (
            f": put the picture into {site.folder_for(picture)}{write}, or name one that is there"
        )
    return ": mend it, or take it away"


def _picture(path: str, site: _Site) -> str:
    """The picture whose name is most like that of `path`, or an empty text."""
    places = {posixpath.basename(one): one for one in site.pictures()}
    name = posixpath.basename(path)
    same = (one for one in places if posixpath.splitext(one)[0] == posixpath.splitext(name)[0])
    return places.get(next(same, "") or nearest(name, places), "")


def _is_picture(path: str) -> bool:
    return path.lower().endswith((".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"))


def _address(page: str, path: str) -> str:
    """How HTML on `page` names `path`: a page or a file of docs/, or an address on the site."""
    is_page = path.endswith((".md", "/"))
    url = page_url(path) if path.endswith(".md") else path
    return posixpath.relpath(url or ".", page_url(page) or ".") + ("/" if is_page else "")


def from_page(page: str, path: str) -> str:
    """How Markdown on `page` names the page or file `path` of docs/."""
    return posixpath.relpath(path, _folder(page) or ".")


@dataclass(frozen=True)
class Dead:
    """A link to a heading that is not there: its line, 0 where a macro wrote it, and its place."""

    line: int
    target: str
    path: str
    anchor: str

    def words(self, known: Collection[str], named: Mapping[str, str]) -> str:
        """What to do about it; `known` are the anchors there, `named` some by their words."""
        if self.target == f"#{self.anchor}" and self.anchor.endswith(".md"):
            return f"the link '{self.target}' names a page: write {self.anchor}"
        meant = named.get(self.anchor) or nearest(self.anchor, known)
        near = f": did you mean '#{meant}'?" if meant else ": name another, or none"
        said = f"the link '{self.target}' names '#{self.anchor}'"
        return f"{said}, and {self.path} has nothing of that name{near}"


def dead_anchors(
    page: str, source: str, made: str, known: Mapping[str, frozenset[str]]
) -> Iterator[Dead]:
    """Links of `page` to headings that are not there.

    `source` is what somebody wrote, `made` what the macros made of it, and `known` holds the
    anchors of every page.
    """
    urls = {page_url(path): path for path in known}
    written = {link.target: link for link in reversed([*links(source), *html_links(source)])}
    later = [link for link in links(made) if link.target not in written]
    for link in (*written.values(), *later):
        place = _place(page, link, urls)
        if place is not None and place[1] and place[1] not in known.get(place[0], place[1:]):
            yield Dead(link.line if link in written.values() else 0, link.target, *place)
