"""Where an entry stands on the built site: its text and links there, heading by heading."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from macros.model.markup import plain
from tests.facts import Fact

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NO_TEXT = ("nav", "script", "style", "template")


def squeezed(text: str) -> str:
    """`text` in small letters without white space: found however a page breaks or begins it."""
    return "".join(text.casefold().split())


def source_address(section: str) -> str:
    """Where a citation of `document/section` leads, from the root of the site."""
    return f"reference/sources/#{section.replace('/', '-')}"


def words_of(fact: Fact) -> str:
    """The words of a fact as a page shows them, squeezed."""
    return squeezed(plain(fact.value) if fact.has_markup else str(fact.value))


@dataclass
class Under:
    """What stands under one heading: its words, where its links lead, its attributes' values."""

    level: str = ""
    id: str = ""
    heading: str = ""
    words: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    values: set[str] = field(default_factory=set)

    @cached_property
    def text(self) -> str:
        """The words, squeezed, in small letters."""
        return squeezed("".join(self.words))


@dataclass(repr=False)
class Place:
    """The part of a page that shows one entry."""

    parts: tuple[Under, ...]

    @cached_property
    def text(self) -> str:
        """All its words, squeezed."""
        return "".join(part.text for part in self.parts)

    @cached_property
    def links(self) -> set[str]:
        """Where its links lead, from the root of the site or to another host."""
        return {link for part in self.parts for link in part.links}

    @cached_property
    def values(self) -> set[str]:
        """The values of its ids and data attributes."""
        return {value for part in self.parts for value in part.values}


@cache
def tree(path: Path) -> html.HtmlElement:
    """The page at `path`, parsed once a session."""
    return html.fromstring(path.read_text(encoding="utf-8"))


def addresses(site: Path) -> Mapping[str, str]:
    """The address of every entry, by `kind/id`, as the site's own API tells it."""
    index = json.loads((site / "api/v1/index.json").read_text(encoding="utf-8"))
    here = index["origin"]["url"]
    return {f"{row['kind']}/{row['id']}": row["url"].removeprefix(here) for row in index["entries"]}


def place(site: Path, url: str, name: str) -> Place:
    """Where the entry `name` (`kind/id`) stands on the page at `url`.

    An entry with a page to itself has the whole of the page's article, its first heading included.
    """
    page = site / url.partition("#")[0] / "index.html"
    (element, *_) = tree(page).xpath("//*[@data-entry=$name]", name=name) or [None]
    if element is None:
        return Place(())
    if "#" not in url:
        element = next(
            e for e in (element, *element.iterancestors()) if e.find(".//h1") is not None
        )
    return Place(tuple(parts_of(element, name, page.relative_to(site).parent.as_posix())))


def box(site: Path, url: str, words: str) -> Place:
    """The smallest section of the page at `url` that holds `words`."""
    page = site / url.partition("#")[0] / "index.html"
    found = [e for e in tree(page).iter("section") if squeezed(words) in squeezed(e.text_content())]
    folder = page.relative_to(site).parent.as_posix()
    return Place(tuple(parts_of(found[-1], "", folder))) if found else Place(())


def whole(site: Path, url: str) -> Place:
    """Everything on the page at `url`."""
    page = site / url.partition("#")[0] / "index.html"
    return Place(tuple(parts_of(tree(page), "", page.relative_to(site).parent.as_posix())))


def parts_of(element: html.HtmlElement, name: str, folder: str) -> list[Under]:
    """What stands in `element`, a part of the page at `folder`, heading by heading.

    Where `name` is an entry's (`kind/id`), other entries inside it are left out.
    """
    made = [Under()]
    _read(element, name, folder, made)
    return made


def _read(element: html.HtmlElement, name: str, folder: str, made: list[Under]) -> None:
    """Add what stands in `element` to the last of `made`, and a new one for each heading."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT:
        return
    if element.get("class") == "headerlink":
        return
    if name and element.get("data-entry", name) != name:
        return  # another entry inside this one speaks for itself
    if element.tag in _HEADINGS:
        heading = " ".join(element.text_content().split()).removesuffix("¶")  # its link to itself
        made.append(Under(element.tag, element.get("id", ""), heading))
    made[-1].values |= {v for k, v in element.items() if k == "id" or k.startswith("data-")}
    if element.tag == "a" and element.get("href"):
        made[-1].links.add(absolute(folder, element.get("href")))
    made[-1].words.append(element.text or "")
    for child in element:
        _read(child, name, folder, made)
        made[-1].words.append(child.tail or "")


def absolute(folder: str, href: str) -> str:
    """`href` on a page in `folder`, from the root of the site; another host's as it is."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return href
    path = posixpath.normpath(posixpath.join("/", folder, unquote(parts.path)))[1:]
    if path and not Path(path).suffix:
        path += "/"
    return path + (f"#{parts.fragment}" if parts.fragment else "")
