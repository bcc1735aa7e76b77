"""Links in pages that are written by hand: each leads to something that is there."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from markdown.extensions.toc import slugify

from macros.check.written_pages import written_pages
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.model.addresses import generated_pages
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.suggest import nearest

MADE = ("api/", "assets/", "downloads/", "feed.xml")
"""Where the build puts files of its own: what lies there is not to be found in docs/."""

IMAGES = "assets/images/"
"""Where people put pictures, below one of these."""

_CODE = re.compile(
    r"^(?P<fence> *(?P<sign>`{3,}|~{3,})[^\n]*\n.*?(?:^ *(?P=sign)[`~]*[ \t]*$|\Z))"
    r"|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"
    r"|<!--.*?-->",
    re.DOTALL | re.MULTILINE,
)
_CALL = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_LINK = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*))"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(?P<defined>[^\s<>]+)",
    re.MULTILINE,
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$|^([^\n]+)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_NAMED = re.compile(r"\{:[^{}\n]*?#([^\s{}]+)|\bid=[\"']([^\"']+)|\bid: *[\"']?([\w-]+)")
_BLOCK = re.compile(r"^ */{3,}[ \t]*([\w-]+)", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[^{}]*\}[ \t]*$")
_MARKS = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|<[^<>]*>|[*`]")


@dataclass(frozen=True)
class Link:
    """A link of a page: its line, from 1, and where it leads as it is written."""

    line: int
    target: str


def links(text: str) -> Iterator[Link]:
    """The links and images in Markdown `text`, but for those in code and those a macro makes."""
    blank = _CALL.sub(_blank_call, _CODE.sub(_blank, text))
    for found in _LINK.finditer(blank):
        target = next((part for part in found.groups() if part), "")
        if target and _MADE_LATER not in target:
            yield Link(blank.count("\n", 0, found.start()) + 1, html.unescape(target))


_MADE_LATER = "\0"


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])


def _blank_call(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", _MADE_LATER, found[0])


def anchors(text: str) -> frozenset[str]:
    """What links into Markdown `text` can name: its headings, and whatever has an id."""
    found = {next(filter(None, groups)) for groups in _NAMED.findall(text)}
    found |= set(_BLOCK.findall(text))
    seen: dict[str, int] = {}
    for groups in _HEADING.findall(_CODE.sub(_blank, text)):
        slug = slugify(_words(groups[0] or groups[1]), "-")
        found.add(f"{slug}_{seen[slug]}" if slug in seen else slug)
        seen[slug] = seen.get(slug, 0) + 1
    return frozenset(found)


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


def dead_links(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """Links of the pages in `docs` to pages and files that are not there."""
    written = written_pages(docs)
    pages = written | frozenset(generated_pages(handbook))
    unsure = tuple(_of_unread(handbook))
    for page in sorted(written):
        text, problem = read_text(docs / page, page)
        for link in [] if problem else links(text):
            place = place_of(page, link.target)
            if place is None or place[0] in pages or place[0].startswith(unsure):
                continue
            if words := _dead(page, link.target, place[0], docs, pages):
                lacks = ("page", place[0])
                yield Problem(f"{docs.name}/{page}", link.line, words, lacks)


def _of_unread(handbook: Handbook) -> Iterator[str]:
    """Where pages of entries lie that could not be read."""
    for kind in KINDS:
        if handbook.has_own_pages(kind) and not handbook.is_whole(kind):
            yield handbook.page(kind).partition("{id}")[0]


def _dead(page: str, target: str, path: str, docs: Path, pages: Collection[str]) -> str:
    is_made = path.startswith(MADE) and not path.startswith(IMAGES)
    if is_made or (path != "." and (docs / path).is_file()):
        return ""
    if path.startswith("../"):
        return f"the link '{target}' leads out of {docs.name}/: write the address of the page"
    below = path.rstrip("/") if path != "." else ""
    if (index := posixpath.join(below, "index.md")) in pages:
        return f"the link '{target}' names a folder: write {_from(page, index)}"
    if f"{below}.md" in pages:
        return f"the link '{target}' names no page: write {_from(page, f'{below}.md')}"
    meant = nearest(path, pages)
    near = f": did you mean '{_from(page, meant)}'?" if meant else ": mend it, or take it away"
    return f"the link '{target}' leads to nothing{near}"


def _from(page: str, path: str) -> str:
    return posixpath.relpath(path, _folder(page) or ".")


@dataclass(frozen=True)
class Dead:
    """A link to a heading that is not there: its line, 0 where a macro wrote it, and its place."""

    line: int
    target: str
    path: str
    anchor: str

    def words(self, known: Collection[str]) -> str:
        """What to do about it; `known` are the anchors that its page has."""
        meant = nearest(self.anchor, known)
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
    lines = {link.target: link.line for link in reversed(list(links(source)))}
    for target in dict.fromkeys(link.target for link in links(made)):
        place = place_of(page, target)
        if place is not None and place[1] and place[1] not in known.get(place[0], place[1:]):
            yield Dead(lines.get(target, 0), target, *place)
