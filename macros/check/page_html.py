"""What a page can't hold: the browser would leave it out, and the author would not know why.

The site's Content-Security-Policy takes scripts, styles, frames and pictures from its own files
alone, so that nothing of a reader gets to anybody else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from macros.check.page_code import without_code
from macros.check.page_links import blank_calls
from macros.check.written_pages import told_of_each
from macros.data.problems import Problem
from macros.model.suggest import nearest

_REFUSED = {
    re.compile(r"<script(?=[\s>])", re.IGNORECASE): (
        "a script in a page does not run here: take it out, or put it into web/"
    ),
    re.compile(r"<style(?=[\s>])|<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE): (
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
    r"<(?P<end>/)?(?P<name>div|p|section|article|aside|details|figure|table|ul|ol|span|a|b|i|em|strong"
    r"|button|blockquote|nav|form|label|h[1-6]|summary|figcaption|header|footer|main|kbd|small|su[bp]"
    r"|mark|cite|code|pre|dl|svg)(?=[\s/>])(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.IGNORECASE,
)


def tags_are_closed(docs: Path) -> Iterator[Problem]:
    """HTML in pages of `docs` ends what it begins: else the rest of the page stands in it."""
    return told_of_each(docs, _unclosed)


@lru_cache(maxsize=1000)
def _unclosed(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of tags without their other half; kept, for most pages stay as they are."""
    blank = blank_calls(without_code(text))
    if typed := [*_torn(blank), *_mistyped(blank)]:
        found = typed  # what it was to begin or to end has no other half for that alone
    else:
        words = [*_strange_tags(blank)]
        found = [*words, *_open_tags(blank, {at for at, _ in words}), *_markdown_in_tags(blank)]
    return tuple((blank.count("\n", 0, at) + 1, words) for at, words in found)


def _strange_tags(text: str) -> Iterator[tuple[int, str]]:
    """Words in the brackets of tags that are none of HTML: browsers show nothing of them."""
    for tag in _STRANGE.finditer(text):
        name, more = tag["name"].casefold(), tag["more"].casefold().split()
        if _is_word(name, more) and not _is_ended(text, name):
            words = f"'{tag[0]}' is read as a tag, and not shown"
            yield tag.start(), f"{words}: write it in other brackets, [{tag[0][1:-1]}]"


def _is_ended(text: str, name: str) -> bool:
    return bool(re.search(rf"<[/]{name}[\s>]", text, re.IGNORECASE))


def _is_word(name: str, more: Sequence[str]) -> bool:
    """Whether nobody means a tag by a name with `more` words, where nothing ends it."""
    if name not in _ELEMENTS:
        return "-" not in name
    odd = sum("-" not in word and word not in _FLAGS for word in more)
    return odd > 1 or (name in _NAMELESS and (odd > 0 or not more))


def _torn(text: str) -> Iterator[tuple[int, str]]:
    """Tags and remarks of HTML that are not whole: they are shown as they are typed, or eaten."""
    for pattern, words in _TORN:
        for found in pattern.finditer(text):
            if "name" not in found.groupdict() or found["name"].casefold() in _ELEMENTS:
                yield found.start(), words.format(found[0].strip())


_VALUE = r"\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"\n]*\"|'[^'\n]*'))"
_SPACE = "'{}' is no tag with a space inside: take it away"
_TORN = (
    (
        re.compile(rf"<(?P<name>[A-Za-z]\w*)(?:(?:{_VALUE})+|(?=[ \t]*\n))\s*(?=<[/A-Za-z!])"),
        "the tag '{}' is not closed: add > at its end",
    ),
    (
        re.compile(r"<[/](?P<name>[A-Za-z]\w*)[ \t]*(?=\n|<|\Z)"),
        "the tag '{}' is not closed: add > at its end",
    ),
    (
        re.compile(r"<\\[ \t]*(?P<name>[A-Za-z]\w*)>"),
        "'{}' ends nothing: a closing tag has the other stroke, /",
    ),
    (re.compile(r"<[ \t]+/?[ \t]*(?P<name>[A-Za-z]\w{2,})(?:[ \t][^<>\n]*)?>"), _SPACE),
    (re.compile(r"<[/][ \t]+(?P<name>[A-Za-z]\w*)>"), _SPACE),
    (
        re.compile(r"<(?:!-(?!-)|!?[ \t]+--|!?[–—]|--(?=[ \t]+\w))[^<>\n]*[-–—]>"),  # noqa: RUF001
        "'{}' is no remark, and is shown: it begins with <!-- and ends with -->",
    ),
)
"""What is not whole, and what to do."""


def _mistyped(text: str) -> Iterator[tuple[int, str]]:
    """Tags whose name is nearly one of HTML, while their other half has it."""
    tags = [*_NAMED.finditer(text)]
    odd = [t for t in tags if t["name"].casefold() not in _ELEMENTS and "-" not in t["name"]]
    if not odd:
        return  # as in nearly all pages
    count = Counter((tag["end"], tag["name"].casefold()) for tag in tags)
    for tag in odd:
        own, other = tag["end"], "" if tag["end"] else "/"
        halves = [n for n in _ELEMENTS - _ENDLESS if count[other, n] > count[own, n]]
        name = tag["name"].casefold()
        same = [half for half in halves if half[0] == name[0]]
        near = nearest(name, sorted(halves)) or (same[0] if own and len(same) == 1 else "")
        if near and not count[other, name]:
            yield tag.start(), f"there is no tag '{tag['name']}': write <{own}{near}>"


_NAMED = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)(?=[\s>])")
_STRANGE = re.compile(r"<(?P<name>[A-Za-z][\w-]*)(?P<more>(?:[ \t]+[\w'\u2019-]+)*)>")
_NAMES = """
    a abbr acronym address area article aside audio b base bdi bdo big blockquote body br button
    canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl
    dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head
    header hgroup hr html i iframe img input ins kbd label legend li link main map mark math menu
    meta meter nav nobr noscript object ol optgroup option output p param picture pre progress q rp
    rt ruby s samp script search section select slot small source span strike strong style sub
    summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var
    video wbr
"""
_ELEMENTS = frozenset(_NAMES.split())
"""The names of the tags of HTML, those of before included."""

_WORDS = """
    allowfullscreen autofocus autoplay checked compact controls default defer disabled download
    hidden inert itemscope loop markdown multiple muted novalidate nowrap open readonly required
    reversed selected
"""
_FLAGS = frozenset(_WORDS.split())
"""Words that a tag can have without a value."""

_THINGS = "address data link map meter object output param q source time title track"
_NAMELESS = frozenset(_THINGS.split())
"""Tags that say nothing without their end or a value, and whose names are words."""

_ALONE = "area base br col embed hr img input link meta source track wbr"
_ENDLESS = frozenset(_ALONE.split())
"""Tags that nothing ends."""


def _open_tags(text: str, told: Collection[int]) -> Iterator[tuple[int, str]]:
    if half := odd_quote(text):
        yield half
        return  # where the tag ends, nobody knows
    yield from _unpaired([tag for tag in _TAG.finditer(text) if tag.start() not in told])


def odd_quote(text: str) -> tuple[int, str] | None:
    """Where the first tag begins in which a quote has no other, and what to do; None without."""
    for tag in _ONE_LINE.finditer(text):
        if tag[0].count('"') % 2 and not _WHOLE.match(text, tag.start()):
            words = "a quote in this tag has no other: every value has one on both sides"
            return tag.start(), words
    return None


def _unpaired(tags: Sequence[re.Match[str]]) -> Iterator[tuple[int, str]]:
    """Tags without their other half, and those that end in the wrong order."""
    opened: list[re.Match[str]] = []
    crossed: re.Match[str] | None = None
    for tag, below in zip(tags, [*tags[1:], None], strict=False):
        names, name = [*map(_name, opened)], _name(tag)
        if not tag["end"]:
            opened.append(tag)
        elif tag is crossed:
            continue  # told at the one before
        elif name in names and names[-1] != name and _ends(below, names[-1]):
            yield tag.start(), f"'{names[-1]}' is still open here: close it before '{name}'"
            crossed = below
            opened.pop()
            del opened[len(opened) - 1 - [*map(_name, opened)][::-1].index(name)]
        elif name in names:
            while _name(last := opened.pop()) != name:
                yield from _unended(last)
        elif opened and _is_never_ended(tags, opened[-1]):
            words = f"'{opened[-1]['name']}' is open here, and not '{name}'"
            yield tag.start(), f"{words}: write <{tag['end']}{opened.pop()['name']}>"
        elif name != _PARAGRAPH:
            yield tag.start(), f"a closing tag of '{name}' ends nothing here: take it away"
    for one in opened:
        yield from _unended(one)


def _is_never_ended(tags: Sequence[re.Match[str]], opened: re.Match[str]) -> bool:
    """Whether no end of its own stands below the tag that is `opened`."""
    below = (tag for tag in tags if tag["end"] and tag.start() > opened.start())
    return _name(opened) != _PARAGRAPH and _name(opened) not in map(_name, below)


def _name(tag: re.Match[str]) -> str:
    return tag["name"].casefold()


def _ends(tag: re.Match[str] | None, name: str) -> bool:
    return tag is not None and bool(tag["end"]) and _name(tag) == name


def _unended(tag: re.Match[str]) -> Iterator[tuple[int, str]]:
    if _name(tag) != _PARAGRAPH:
        yield tag.start(), _UNCLOSED.format(tag["name"])


_PARAGRAPH = "p"
"""What browsers end themselves."""

_ONE_LINE = re.compile(r"<[a-zA-Z][\w-]*\s[^<>\n]*>")
_WHOLE = re.compile(
    r"<[a-zA-Z][\w-]*(?:\s+[\w:@.-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*\s*/?>"
)
_UNCLOSED = "'{0}' begins here and is not ended: add its closing tag where it ends"


def _markdown_in_tags(text: str) -> Iterator[tuple[int, str]]:
    """Tags that hold Markdown and don't say so: it is shown as it is typed."""
    at = 0
    while tag := _HOLDER.search(text, at):
        at, end = tag.end(), _end_of(text, tag)
        if not end:
            return  # it is not ended, as is told
        if "markdown" in tag["given"]:
            continue
        if _MARKDOWN.search(_PRE.sub("", text[at:end])):
            words = f"what stands in '{tag['name']}' is shown as it is typed"
            yield tag.start("name"), f'{words}: write markdown="1" in its tag'
        at = end


def _end_of(text: str, tag: re.Match[str]) -> int:
    """Where the element that begins with `tag` ends; 0 where nothing ends it."""
    depth = 0
    for other in re.compile(rf"<(/?){tag['name']}\b", re.IGNORECASE).finditer(text, tag.start()):
        depth += -1 if other[1] else 1
        if not depth:
            return other.start()
    return 0


_HOLDER = re.compile(
    r"^[ \t]{0,3}<(?P<name>div|section|article|aside|details|figure|header|footer|nav|blockquote"
    r"|table|ul|ol|dl|p)\b(?P<given>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.IGNORECASE | re.MULTILINE,
)
"""What is left as it is, with all that stands in it."""

_PRE = re.compile(r"<(pre|code|script|style)\b.*?<[/]\1>", re.DOTALL | re.IGNORECASE)
_MARKDOWN = re.compile(
    r"\[[^\[\]\n]+\]\([\w./#:-]+\)|\*\*\w[^*\n]*\*\*|^ {0,3}[-*+] +\S[^\n]*\n {0,3}[-*+] +\S",
    re.MULTILINE,
)


def nothing_is_left_out(docs: Path) -> Iterator[Problem]:
    """Pages of `docs` hold no script, style, frame or picture that browsers would refuse."""
    return told_of_each(docs, _refused)


@lru_cache(maxsize=1000)
def _refused(text: str) -> tuple[tuple[int, str], ...]:
    """The lines of what browsers would refuse; kept, for most pages stay as they are."""
    blank = without_code(text)
    found = ((pattern.search(blank), words) for pattern, words in _REFUSED.items())
    return tuple((blank.count("\n", 0, at.start()) + 1, words) for at, words in found if at)
