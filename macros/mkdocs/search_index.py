"""What the search knows of the pages: which words stand on which, and the text of each.

The words come whole with the first search. The text of a page is a file of its own, asked for when
the page is among the first that are shown; a request for it names the page, as the link to it
would, and never what somebody typed.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any, Protocol

from macros import node
from macros.data.disk_cache import digest_of, made_once

WORDS = "search/words.json"
TEXT = "search/text/{page}.json"
BUILDER = "web/search-words.mjs"

LETTERS = 3_600
"""How many letters of a page a search gets, about 1,700 bytes as sent: it asks for three pages."""

SHORT = 60
"""How many letters of each part stay, however many parts a page has."""

_HEADING = re.compile(r'<h([1-6])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_SILENT = re.compile(
    r'<(script|style|svg|noscript)\b.*?</\1>|<a class="headerlink".*?</a>', re.DOTALL
)
_EXCLUDED = re.compile(r"<(\w+)\b[^>]*\sdata-search-exclude\b[^>]*>")
_INLINE = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|q|small|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


Part = Mapping[str, str]
"""A part of a page: its address, its title and its text."""


class Shown(Protocol):
    """What the index needs of a page."""

    content: str | None
    meta: MutableMapping[str, Any]

    @property
    def url(self) -> str:
        """Its address, from the root of the site."""

    @property
    def title(self) -> str | None:
        """Its title."""


def write_texts(pages: Iterable[Shown], site: Path, lists: Mapping[str, str]) -> str:
    """Write the text of each of `pages` below the built `site`; what `words` are made of.

    `lists` are the lists of words by which the lookup cuts texts. A page whose front matter
    says `search: {words: false}` is found by its name alone: a list of rules holds all words.
    The text of one that says `search: {exclude: true}` is empty, so that it can be asked for too.
    """
    shown = list(pages)
    docs = {page.url: _rows(page) for page in shown}
    for url, rows in docs.items():
        page = url.removesuffix("/") or "index"
        put(site / TEXT.format(page=page), _text(_json(rows)))
    searched = [page.url for page in shown if _from_front_matter(page, "words") is not False]
    texts = [{"url": url, "text": _words(docs[url])} for url in searched if docs[url]]
    return _json({"lists": lists, "pages": texts})


def _rows(page: Shown) -> tuple[Part, ...]:
    if _from_front_matter(page, "exclude"):
        return ()
    return parts(page.url, str(page.title), page.content or "")


@lru_cache(maxsize=2000)
def _text(rows: str) -> str:
    """The file of the text of a page, from its parts as JSON; kept as `parts` are."""
    return _json({"docs": light(json.loads(rows))})


def _words(rows: Iterable[Part]) -> str:
    return " ".join(f"{row['title']} {row['text']}" for row in rows)


@lru_cache(maxsize=1)
def words(given: str) -> str:
    """The file at WORDS, of what `write_texts` gave; kept where that is as it was."""
    web = (path for path in (node.ROOT / "web").rglob("*.*js"))
    digest = digest_of(node.ROOT, web, given, node.PROGRAM.stat().st_size)
    folder = made_once(node.ROOT, "search", digest, lambda made: _build(made, given))
    return (folder / "words.json").read_text(encoding="utf-8")


def _build(folder: Path, given: str) -> None:
    put(folder / "words.json", node.run(BUILDER, given=given))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def put(path: Path, text: str) -> None:
    """Write `text` at `path`, in whatever folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@lru_cache(maxsize=2000)
def parts(url: str, title: str, content: str) -> tuple[Part, ...]:
    """What stands under the title of a page, then under each heading, with its address.

    It is kept, for under `make serve` most pages are as at the last build.
    """
    return tuple(_parts(url, title, without_excluded(_SILENT.sub(" ", content))))


def _parts(url: str, title: str, html: str) -> Iterator[Part]:
    location, at = url, 0
    for heading in _HEADING.finditer(html):
        if heading[1] == "1":
            at = heading.end()
            continue
        yield _part(location, title, html[at : heading.start()])
        location, title, at = f"{url}#{heading[2]}", plain(heading[3]), heading.end()
    yield _part(location, title, html[at:])


def light(rows: Sequence[Part]) -> list[Part]:
    """`rows` with as much of each text as LETTERS allow, and at least SHORT letters of it."""
    longest = max((len(row["text"]) for row in rows), default=0)
    fit = bisect_right(range(SHORT + 1, longest + 1), LETTERS, key=partial(_letters, rows))
    return _cut(rows, SHORT + fit)


def _cut(rows: Iterable[Part], letters: int) -> list[Part]:
    return [{**row, "text": _beginning(row["text"], letters)} for row in rows]


def _beginning(text: str, letters: int) -> str:
    """The first words of `text`, at most so many letters."""
    if len(text) <= letters:
        return text
    return f"{text[: max(text.rfind(' ', 0, letters), 0)]} …"


def _letters(rows: Sequence[Part], most: int) -> int:
    """How many letters `rows` have with at most so many of each text."""
    around = sum(len(row["location"]) + len(row["title"]) for row in rows)
    return around + sum(min(len(row["text"]), most) for row in rows)


def without_excluded(html: str) -> str:
    """`html` without the elements that are marked with `data-search-exclude`."""
    at = 0
    while marked := _EXCLUDED.search(html, at):
        at = marked.start()
        html = html[:at] + html[_end(html, marked) :]
    return html


def _end(html: str, start: re.Match[str]) -> int:
    """Where the element ends whose tag `start` is."""
    depth = 1
    for tag in re.compile(rf"<(/?){start[1]}\b").finditer(html, start.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return html.index(">", tag.start()) + 1
    return len(html)


def plain(html: str) -> str:
    """The words of `html` on one line."""
    return " ".join(unescape(_TAG.sub(" ", _INLINE.sub("", html))).split())


def _part(location: str, title: str, html: str) -> Part:
    return {"location": location, "title": title, "text": plain(html)}


def _from_front_matter(page: Shown, name: str) -> Any:
    """What the front matter of a page says of `name` below `search`, None where nothing."""
    options = page.meta.get("search")
    return options.get(name) if isinstance(options, dict) else None
