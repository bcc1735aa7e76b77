"""What was begun in a page and not ended, and what readers would see as it is typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from macros.check.page_links import links, without_code
from macros.check.written_pages import written_pages
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.model.kinds import KINDS
from macros.model.suggest import did_you_mean

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_BLOCK = re.compile(r"^ *(/{3,})[ \t]*([\w-]+)?[ \t]*(?:\|.*)?$")
_ONE_BRACE = re.compile(r"(?<!\{)\{\s*(\w+)\([^{}\n]*\)\s*\}(?!\})")
_WIKI = re.compile(r"\[\[[^\[\]\n]+\]\](?!\()")
_SPACED = re.compile(r"\[[^\[\]\n]+\] +\([\w./#:-]*(?:\.md|//)[^()\s]*\)")
_REVERSED = re.compile(r"\([^()\n]+\)\[[\w./#:-]*(?:\.md|//)[^\[\]\s]*\]")
_WORDLESS = re.compile(r"!\[\s*\]\(")
_AS_TYPED = (
    (_WIKI, "'{}' is no link here: write [words](page.md)"),
    (_SPACED, "'{}' is no link with a space inside: write [words](page.md)"),
    (_REVERSED, "'{}' is the wrong way round: write [words](page.md)"),
    (_WORDLESS, "'{}' is a picture without words: say in the brackets what it shows"),
)
"""What readers would see as it is typed, or not hear at all, and what to do."""

_SCHEMES = ("http", "https", "mailto", "tel")


def nothing_is_left_open(docs: Path, macros: Collection[str]) -> Iterator[Problem]:
    """Pages of `docs` end what they begin, and call `macros` in two braces."""
    for page in sorted(written_pages(docs)):
        text, problem = read_text(docs / page, page)
        found = [] if problem else (*_open(text), *_typed(text, macros))
        yield from (Problem(f"{docs.name}/{page}", line, words) for line, words in found)


def _open(text: str) -> Iterator[Found]:
    if line := _open_fence(text):
        yield line, "the code that begins here is not ended: add a line of ``` below it"
        return  # all below it is code
    bare = without_code(text)
    if (at := bare.find("<!--")) >= 0:
        yield bare.count("\n", 0, at) + 1, "the remark that begins here is not ended: add -->"
    yield from _blocks(bare)


def _open_fence(text: str) -> int:
    """The line, from 1, of a fence that nothing closes; 0 where there is none."""
    opened, at = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        fence = _FENCE.match(line)
        if fence and not opened:
            opened, at = fence[1], number
        elif fence and fence[1].startswith(opened) and not fence[2].strip():
            opened = ""
    return at if opened else 0


def _blocks(text: str) -> Iterator[Found]:
    """Blocks (/// note) without their end, and ends without a block."""
    opened: list[tuple[str, str, int]] = []
    for number, line in enumerate(text.split("\n"), 1):
        block = _BLOCK.match(line)
        if block and block[2]:
            opened.append((block[1], block[2], number))
        elif block and opened and opened[-1][0] == block[1]:
            opened.pop()
        elif block:
            yield number, f"{block[1]} ends no block that is open here: take the line away"
    for signs, name, number in opened:
        yield number, f"the block '{name}' is not ended: add a line of {signs} below it"


def _typed(text: str, macros: Collection[str]) -> Iterator[Found]:
    bare = without_code(text)
    for found in _ONE_BRACE.finditer(bare):
        if found[1] in macros:
            words = f"a macro stands in two braces: {{{{ {found[1]}(…) }}}}"
            yield bare.count("\n", 0, found.start()) + 1, words
    for pattern, words in _AS_TYPED:
        for found in pattern.finditer(bare):
            yield bare.count("\n", 0, found.start()) + 1, words.format(found[0])
    for link in links(text):
        scheme, colon, rest = link.target.partition(":")
        if colon and scheme in KINDS:
            words = (
                f'links of data/ don\'t work in pages: write {{{{ link("{scheme}", "{rest}") }}}}'
            )
            yield link.line, words
        elif colon and re.fullmatch(r"[a-zA-Z][\w+.-]*", scheme) and scheme not in _SCHEMES:
            near = did_you_mean(scheme, _SCHEMES)
            yield link.line, f"'{link.target}' is no address of a page{near or ': mend it'}"


def unknown_blocks(docs: Path, names: Collection[str]) -> Iterator[Problem]:
    """Blocks of pages in `docs` that are called none of `names`, and would be shown as typed."""
    for page in sorted(written_pages(docs)):
        text, problem = read_text(docs / page, page)
        for number, line in enumerate([] if problem else without_code(text).split("\n"), 1):
            block = _BLOCK.match(line)
            if block and block[2] and block[2] not in names:
                near = did_you_mean(block[2], names) or "."
                words = f"there is no block '{block[2]}'{near} Blocks: {', '.join(sorted(names))}"
                yield Problem(f"{docs.name}/{page}", number, words)
