"""What a page can't hold: the browser would leave it out, and the author would not know why.

The site's Content-Security-Policy takes scripts, styles, frames and pictures from its own files
alone, so that nothing of a reader gets to anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from macros.check.page_code import without_code
from macros.check.page_links import blank_calls
from macros.check.written_pages import told_of_each
from macros.data.problems import Problem

_REFUSED = {
    re.compile(r"<script\b", re.IGNORECASE): (
        "a script in a page does not run here: take it out, or put it into web/"
    ),
    re.compile(r"<style\b|<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE): (
        "a style in a page is left out here: take it out, or give it a class, and the class a rule "
        "in web/styles/"
    ),
    re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE): (
        "what an attribute such as onclick says does not run here: take it out"
    ),
    re.compile(r"<(?:iframe|object|embed|frame)\b", re.IGNORECASE): (
        "pages here show nothing of other sites: write a link to it"
    ),
    re.compile(
        r"!\[[^\]\n]*\]\(\s*<?(?:https?:)?//|<img\b[^<>]*\ssrc\s*=\s*[\"']?(?:https?:)?//"
    ): (
        "a picture of another site is not shown here: save it in docs/assets/images/, if it may be "
        "used, and name it there"
    ),
}


_TAG = re.compile(
    r"<(?P<end>/)?(?P<name>div|section|article|aside|details|figure|table|ul|ol|span|a|b|i|em|strong"
    r"|button|blockquote|nav|form|label)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.IGNORECASE,
)


def tags_are_closed(docs: Path) -> Iterator[Problem]:
    """HTML in pages of `docs` ends what it begins: else the rest of the page stands in it."""
    return told_of_each(docs, _unclosed)


@lru_cache(maxsize=1000)
def _unclosed(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of tags without their other half; kept, for most pages stay as they are."""
    blank = blank_calls(without_code(text))
    return tuple((blank.count("\n", 0, at) + 1, words) for at, words in _open_tags(blank))


def _open_tags(text: str) -> Iterator[tuple[int, str]]:
    for tag in _ONE_LINE.finditer(text):
        if tag[0].count('"') % 2 and not _WHOLE.match(text, tag.start()):
            yield tag.start(), "a quote in this tag has no other: every value has one on both sides"
            return  # where the tag ends, nobody knows
    opened: list[re.Match[str]] = []
    for tag in _TAG.finditer(text):
        names = [one["name"].casefold() for one in opened]
        name = tag["name"].casefold()
        if not tag["end"]:
            opened.append(tag)
        elif name not in names:
            yield tag.start(), f"a closing tag of '{name}' ends nothing here: take it away"
        else:
            while opened and (last := opened.pop())["name"].casefold() != name:
                yield last.start(), _UNCLOSED.format(last["name"])
    yield from ((one.start(), _UNCLOSED.format(one["name"])) for one in opened)


_ONE_LINE = re.compile(r"<[a-zA-Z][\w-]*\s[^<>\n]*>")
_WHOLE = re.compile(
    r"<[a-zA-Z][\w-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*\s*/?>"
)
_UNCLOSED = "'{0}' begins here and is not ended: add its closing tag where it ends"


def nothing_is_left_out(docs: Path) -> Iterator[Problem]:
    """Pages of `docs` hold no script, style, frame or picture that browsers would refuse."""
    return told_of_each(docs, _refused)


@lru_cache(maxsize=1000)
def _refused(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of what browsers would refuse; kept, for most pages stay as they are."""
    blank = without_code(text)
    found = ((pattern.search(blank), words) for pattern, words in _REFUSED.items())
    return tuple((blank.count("\n", 0, at.start()) + 1, words) for at, words in found if at)
