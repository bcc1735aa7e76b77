"""What was begun in a page and not ended, and what readers would see as it is typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from html.entities import html5
from pathlib import Path

from macros.check.page_blocks import BLOCK, ENDS, OF_MATERIAL, blocks
from macros.check.page_code import without_code
from macros.check.page_halves import halves
from macros.check.page_lines import ITEM, RULE, begins_table, cells, misread
from macros.check.page_links import blank_calls, html_links, links, meant_outside, undefined
from macros.check.page_lists import odd_items
from macros.check.written_pages import texts, told_of_each
from macros.data.problems import Problem
from macros.model.kinds import KINDS
from macros.model.suggest import did_you_mean
from macros.model.web_addresses import SAFE_SCHEMES, is_safe

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$")
_ONE_BRACE = re.compile(
    r"(?<!\{)\{\s*(\w+)\([^{}\n]*\)\s*\}{1,2}(?!\})|^(\w+)\([\"'][^{}\n]*\)[ \t]*$"
    r"|\[\[\s*(\w+)\([^\n]*?\)\s*\]\]",
    re.MULTILINE,
)
_WIKI = re.compile(r"\[\[(?!\s*\w+\()[^\[\]\n]+\]\](?!\()")
_SPACED = re.compile(r"\[[^\[\]\n]+\] +\([\w./#:-]*(?:\.md|//)[^()\s]*\)")
_REVERSED = re.compile(r"\([^()\n]+\)\[[\w./#:-]*(?:\.md|//)[^\[\]\s]*\]")
_BRACED = re.compile(r"\[[^\[\]\n]+\][{<][^{}<>\s]*(?:\.md|//)[^{}<>\s]*[}>]")
_OPEN_NAME = re.compile(r"\{(?<=[ \t]\{): *[#.][\w-]+[ \t]*(?=\n|\Z)")
_TORN_NAME = re.compile(r"\[[^\[\]\n]+\]\((?:\.\./)*[\w/-]+(?: [\w/-]+)+\.md[^()\s]*\)")
_TORN = re.compile(
    rf"(?!{_TORN_NAME.pattern})"
    r"\[[^\[\]\n]+\]\((?!<)[^()\s\"']+[ \t](?=[^()\n\"']*[^()\s\"'])[^()\n\"']*\)"
)
_NAME_BARE = re.compile(r"\{(?<=[ \t]\{): *[\w-]+ *\}(?=[ \t]*(?:\n|\Z))")
_NAME_OPEN = re.compile(
    r"^#{1,6}(?:[^{}\n]|\{(?!:?[ \t]*[.#\w]))*?[ \t](?P<it>:? *#[a-z][\w-]* *\})[ \t]*$",
    re.MULTILINE,
)
_NAME_TORN = re.compile(r"\{(?<=[ \t]\{): *#[\w-]+(?: +[\w-]+)+ *\}(?=[ \t]*(?:\n|\Z))")
_NAME_SIGN = re.compile(r"(?:\{:|<\w+|attrs:)[^<>\n]*?\bid[ \t]*[=:][ \t]*[\"']?#[\w-]+")
_SEVEN = re.compile(r"^#{7,}[ \t]*\S+", re.MULTILINE)
_NESTED = re.compile(r"\[\[[^\[\]\n]+\]\([^()\n]*\)(?![^\[\n]*\])")
_BULLET = re.compile(
    r"^ *(?P<it>[•‣▪●◦\u2043∙\uf0b7\uf0a7](?=[ \t\u00a0]+\S|[\w\[*“\"(])"
    r"|[·–—](?=[ \t]+\S)|o(?=\t| {2,}\S)"  # noqa: RUF001
    r"|(?P<sign>[✓✔☐☑☒○►▶➢➤→■□◆])(?=[ \t]+\S[^\n]*(?<![\\>])(?<!  )\n *(?P=sign)))"
    r"[^\n]*(?:\n\s*(?P=it)[^\n]*)*",  # a list out of a word processor is told at its first line
    re.MULTILINE,
)
_BULLET_BESIDE = re.compile(
    r"^ *(?:[-*+]|\d+\.)[ \t]+(?P<it>[•·‣▪●◦\u2043∙\uf0b7\uf0a7])[ \t\u00a0]*\S", re.MULTILINE
)
_LOOSE = re.compile(r"\*\*(?<![\w*]\*\*)[ \t]+[^*\s][^*\n]*\*\*(?![\w*])")
_LOOSE_STAR = re.compile(
    r"\*(?<=\w \*) (?=[^\W\d_]|[“\"'(])[^*\n]*[^\s*] \*(?=[ .,;:!?)]|\n|\Z)(?!\*)"
)
_OPEN_LINK = re.compile(r"\[[^\[\]\n]+\]\([^()\s<>]*(?:\.md|//)[^()\n]*(?=\n|\Z)")
_UNOPENED = re.compile(r"^[^\[\n]*[^\[\s\n]\]\([\w./#-]+\.md[^()\n]*\)", re.MULTILINE)
_THREE = re.compile(r"\{\{(?<!\{\{\{)[^{}\n]*\}{3}(?!\})")
_NO_BRACES = re.compile(
    r"^#{1,6}[^\n]*?(?P<it>[(\[]:?[ \t]*#[a-z][\w-]*[ \t]*[)\]])[ \t]*$", re.MULTILINE
)
_NAME_FIRST = re.compile(r"^#{1,6}[ \t]*\{:[^{}\n]*\}(?=[ \t]*[^\s{])", re.MULTILINE)
_SIGNS_LEFT = re.compile(r"^#{1,6}[^#\n]+[ \t]#{1,6}(?=[ \t]*\{:[^{}\n]*\}[ \t]*$)", re.MULTILINE)
_NO_WORDS = re.compile(r"^#{1,6}[ \t]*(?:\{:[^{}\n]*\})?[ \t]*$", re.MULTILINE)
_CLASS_OPEN = re.compile(r"^ *\{:[ \t]*[.#][\w-]+[^{}\n]*$", re.MULTILINE)
_CLASS_BARE = re.compile(
    r"^ *\{:[ \t]*(?!(?:hidden|inert|open|reversed)\b)[a-z]+[ \t]*\}[ \t]*$", re.MULTILINE
)
_BRACKET_LOST = re.compile(r"\[[^\[\]()\n]+\([\w./-]+\.md(?:#[\w-]*)?\)(?!\])")
_SPACED_PICTURE = re.compile(r"! +\[[^\[\]\n]*\]\([^()\s]+\.(?:svg|png|jpe?g|gif|webp)\)")
_NO_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\.md(?:#[\w-]*)?\)")
_LINK_WORDLESS = re.compile(r"\[(?<!!\[) ?\]\([^()\s]+\)")
_ROUND_WORDS = re.compile(r"[)}](?<!\}\})\([\w./-]+\.md(?:#[\w-]*)?\)")
_ANGLED = re.compile(r"<(?<!\]\(<)(?<!\]: <)(?<!\]:<)[\w./-]+\.md(?:#[\w-]*)?>")
_ANGLE_OPEN = re.compile(r"\]\([ \t]*<[^<>\n)]*\)(?![^<>\n]*>)")
_TITLE_OPEN = re.compile(r"\]\([^()\s]+[ \t]+(?:\"[^\"\n)]*|'[^'\n)]*)\)(?![^()\n\"']*[\"']\))")
_WORDLESS = re.compile(r"!\[\s*\]\(")
_OF_DATA = re.compile(
    r"(?<!\{)\{ *(?:country|emergency|(?:crisis|emergency)[ _-](?:line|number)) *\}(?!\})",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"\[(?<!!\[)[^\[\]\n]+\]\(\s*\)")
_AS_TYPED = (
    (_EMPTY, "'{}' leads nowhere: write the page between the brackets, [words](page.md)"),
    (_WIKI, "'{}' is no link here: write [words](page.md)"),
    (_SPACED, "'{}' is no link with a space inside: write [words](page.md)"),
    (_BRACED, "'{}' is no link: write [words](page.md), the address in round brackets"),
    (_OPEN_NAME, "'{}' is not closed: add the }} behind the name of this heading"),
    (_REVERSED, "'{}' is the wrong way round: write [words](page.md)"),
    (_TORN_NAME, "'{}' has a space in its address, and so is no link: write a hyphen in its place"),
    (_TORN, "'{}' has a space in its address, and so is no link: take it away"),
    (_NAME_OPEN, "'{}' stands in no braces: write the name of a heading so, {{: #name }}"),
    (_NAME_TORN, "'{}' has a space in the name of this heading: write a hyphen in its place"),
    (_NAME_SIGN, "'{}' has a sign in the name, which no link finds: take the # away"),
    (_SEVEN, "'{}' is no heading, for there are six levels: write it with fewer signs"),
    (_NESTED, "'{}' begins with a bracket too many: take the first one away"),
    (_BULLET, "'{}' makes no item of a list: type a hyphen and three spaces in its place"),
    (_BULLET_BESIDE, "'{}' is shown behind the sign that this item has already: take it away"),
    (_NAME_BARE, "'{}' gives this heading no name: write a # before it, {{: #name }}"),
    (_LOOSE, "'{}' is shown as it is typed: no space stands inside the stars of strong text"),
    (_LOOSE_STAR, "'{}' is shown as it is typed: no space stands inside the stars"),
    (_OPEN_LINK, "'{}' is not closed: add the ) behind the address"),
    (
        OF_MATERIAL,
        (
            "'{}' opens no box here: write /// note | (or details, tab), its text begun at the "
            "left, and /// below it"
        ),
    ),
    (_THREE, "'{}' ends with a brace too many: take the last one away"),
    (_NO_BRACES, "'{}' stands in no braces: write the name of a heading so, {{: #name }}"),
    (_NAME_FIRST, "the name in '{}' belongs to the end of the line: put it behind the words"),
    (_SIGNS_LEFT, "the signs at the end of '{}' are shown: take them away"),
    (_NO_WORDS, "the heading '{}' has no words: write them, or take it away"),
    (_CLASS_OPEN, "'{}' is not closed: add a brace, }}"),
    (_CLASS_BARE, "'{}' gives no class: write a point before its name, {{: .name }}"),
    (_BRACKET_LOST, "the words in '{}' are not closed: write ] before the address"),
    (_SPACED_PICTURE, "'{}' is no picture with a space inside: take it away"),
    (_NO_PICTURE, "'{}' is a page, and no picture: take the ! away"),
    (_LINK_WORDLESS, "'{}' has no words, and nobody can see it: write them in the first brackets"),
    (_ROUND_WORDS, "the words before '{}' stand in square brackets: write [words](page.md)"),
    (_ANGLED, "'{}' is read as a tag, and not shown: write [words](page.md)"),
    (_ANGLE_OPEN, "the address in '{}' is not closed: write > before the last bracket"),
    (_TITLE_OPEN, "the quote in '{}' is not closed: write another before the last bracket"),
    (_UNOPENED, "'{}' is no link, for no bracket opens it: write [ before its words"),
    (_OF_DATA, "'{}' is filled in only in data/: write {{{{ part(\"crisis-line\") }}}}, or words"),
    (_WORDLESS, "'{}' is a picture without words: say in the brackets what it shows"),
)
"""What readers would see as it is typed, or not hear at all, and what to do."""

_ENTITY = re.compile(r"&([A-Za-z]\w+);")
_SCHEMES = ("http", "https", "mailto", "tel")


def nothing_is_left_open(docs: Path, macros: Collection[str]) -> Iterator[Problem]:
    """Pages of `docs` end what they begin, and call `macros` in two braces."""
    return told_of_each(docs, partial(_left_open, macros=frozenset(macros)))


def pages_have_headings(docs: Path) -> Iterator[Problem]:
    """A page begins with its title: without one, readers get the name of its file."""
    for name, text in texts(docs):
        top = _TOP.match(text)
        if text.startswith("---\n") and not top:
            continue  # what begins the page is not closed, as is told
        named = top and _NAMED.search(top[0])
        if not (named or _TITLE.search(without_code(text))):
            line = text.count("\n", 0, top.end()) + 1 if top else 1
            is_empty = not _REMARKS.sub("", text).strip()
            yield Problem(name, line, _EMPTIED if is_empty else _NO_HEADING)


_NO_HEADING = "this page has no heading: begin it with a line of # and its title"
_EMPTIED = "this page is empty: put its text back, or delete it with its line in the menu"
_REMARKS = re.compile(r"<!--.*?-->", re.DOTALL)


_TOP = re.compile(r"---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NAMED = re.compile(r"^(?:title|embedded):", re.MULTILINE)
_TITLE = re.compile(r"^#(?!#)\s*\S|^(?=[^\n]*\S)[^\n]+\n=+[ \t]*$|<h1\b", re.MULTILINE)


@lru_cache(maxsize=1000)
def _left_open(text: str, macros: frozenset[str]) -> tuple[Found, ...]:
    """What is left open in a page; kept, for under `make serve` most pages stay as they are."""
    return (*_open(text), *_typed(text, macros))


def _open(text: str) -> Iterator[Found]:
    if line := _open_fence(text):
        yield line, "the code that begins here is not ended: add a line of ``` below it"
        return  # all below it is code
    bare = without_code(text)
    if (at := bare.find("<!--")) >= 0:
        yield bare.count("\n", 0, at) + 1, "the remark that begins here is not ended: add -->"
    yield from blocks(bare)


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


def _typed(text: str, macros: Collection[str]) -> Iterator[Found]:
    bare = without_code(text)
    for found in _ONE_BRACE.finditer(bare):
        if (name := found[1] or found[2] or found[3]) in macros:
            words = f"a macro stands in two braces: {{{{ {name}(…) }}}}"
            yield bare.count("\n", 0, found.start()) + 1, words
    for pattern, words in _AS_TYPED:
        for found in pattern.finditer(bare):
            shown = found["it"] if "it" in pattern.groupindex else found[0]
            yield bare.count("\n", 0, found.start()) + 1, words.format(shown)
    yield from _odd_entities(blank_calls(bare))
    yield from _odd_tables(blank_calls(bare))
    yield from misread(blank_calls(bare))
    yield from odd_items(blank_calls(bare))
    yield from _odd_headings(bare)
    yield from _glued_items(bare)
    yield from halves(blank_calls(bare))
    for line, name in undefined(text):
        yield line, f"nothing says where '[{name}]' leads: write [words](page.md)"
    for link in (*links(text), *html_links(text)):
        scheme, colon, rest = link.target.partition(":")
        if colon and scheme in KINDS:
            words = (
                f'links of data/ don\'t work in pages: write {{{{ link("{scheme}", "{rest}") }}}}'
            )
            yield link.line, words
        elif colon and re.fullmatch(r"[a-zA-Z][\w+.-]*", scheme) and scheme not in _SCHEMES:
            near = did_you_mean(scheme, _SCHEMES) or ": mend it"
            on_disk = scheme.casefold() == "file" or len(scheme) == 1
            yield link.line, f"'{link.target}' is no address of a page{_DISK if on_disk else near}"
        elif colon and scheme in _SCHEMES and not _can_be_followed(scheme, link.target):
            how = meant_outside(link.target) or ": mend it, or take it away"
            yield link.line, f"'{link.target}' is no address that one can follow{how}"


_DISK = (
    ", but a file of one computer: put it into docs/assets/images/ if it is a picture, else link "
    "to a page of docs/ or an address of the web"
)


def _can_be_followed(scheme: str, target: str) -> bool:
    return is_safe(target) if scheme in SAFE_SCHEMES else bool(re.search(r"\d", target))


def _odd_entities(text: str) -> Iterator[Found]:
    """Names between & and ; that stand for no sign."""
    for found in _ENTITY.finditer(text):
        if f"{found[1]};" not in html5:
            words = f"'{found[0]}' stands for no sign, and is shown as it is typed: write the sign"
            yield text.count("\n", 0, found.start()) + 1, words


def _odd_tables(text: str) -> Iterator[Found]:
    """Tables without their line of hyphens, or with other columns in it: they are none."""
    lines = text.split("\n")
    for number, line in enumerate(lines[1:], 2):
        above = lines[number - 2]
        if RULE.match(line) and "|" in above and cells(above) != cells(line):
            words = f"the line above has {cells(above)} columns and this one {cells(line)}"
            yield number, f"{words}: give the table as many on both"
    yield from _rows_without_table(lines)
    columns = 0  # of the table that goes on here
    for number, line in enumerate(lines, 1):
        above = lines[number - 2] if number > 1 else ""
        is_rule = begins_table(above, line)
        columns = cells(line) if is_rule else columns if "|" in line else 0
        if columns and line.lstrip().startswith("|") and cells(line) != columns:
            words = f"this row has {cells(line)} cells, and its table {columns} columns"
            yield number, f"{words}: give it one for each, with | between them"


def _rows_without_table(lines: Sequence[str]) -> Iterator[Found]:
    """Rows above which nothing begins a table, and those that an empty line parts from theirs."""
    above = ""  # the row of a table that ended last, with nothing else below it
    for number, (before, line, below) in enumerate(
        zip(["", *lines[:-1]], lines, [*lines[1:], ""], strict=True), 1
    ):
        above = before if _ROW.match(before) else above if not before.strip() else ""
        if before.strip() or not _ROW.match(line) or "--" in below:
            continue
        if above and cells(above) == cells(line):
            words = "an empty line parts this row from its table: take the line above away"
            yield number, words
        elif _ROW.match(below):
            words = "no table begins here: below its first line stands one of hyphens, |---|---|"
            yield number, words


def _glued_items(text: str) -> Iterator[Found]:
    """Items of a list without the space behind their sign, beside others that have it."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        beside = (*lines[max(number - 2, 0) : number - 1], *lines[number : number + 1])
        if _GLUED.match(line) and any(ITEM.match(other) for other in beside):
            sign = "number" if line.lstrip()[0].isdigit() else "dash"
            yield number, f"a space is missing after the {sign}: without it, this is no item"


_GLUED = re.compile(r"^ *(?:[-*+](?=[^\W\d_]|\*\*|\[)(?!\*[^*]*\*$)|\d{1,2}[.)](?=[^\W\d]))")


def _odd_headings(text: str) -> Iterator[Found]:
    """A second title, and names of headings that stand twice: a link finds only the first."""
    for again in list(_BIG.finditer(text))[1:]:
        words = "a page has one title: write this heading with two signs, ##"
        if number := _HASH_NUMBER.match(again[0]):
            words = f"'{number[0]}' begins a title: write {number[1]}. for an item of a list"
        yield text.count("\n", 0, again.start()) + 1, words
    first: dict[str, int] = {}
    for found in _HEADING_ID.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found["id"] in first:
            words = f"the name '#{found['id']}' stands in line {first[found['id']]} already"
            yield line, f"{words}: give this heading another"
        first.setdefault(found["id"], line)


_HASH_NUMBER = re.compile(r"#(\d{1,2})(?!\w)")
_BIG = re.compile(r"^#(?!#)[ \t]*\S.*$", re.MULTILINE)
_HEADING_ID = re.compile(r"^#{1,6}[^\n]*\{:?[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}[ \t]*$", re.MULTILINE)


_ROW = re.compile(r"^ {0,3}\|[^|\n]+\|.*\|[ \t]*$")


def markup_without_extension(docs: Path, extensions: Collection[str]) -> Iterator[Problem]:
    """Markup in pages of `docs` that none of the site's `extensions` knows: it shows as typed."""
    unknown = [
        (pattern, words)
        for pattern, of, words in _OF_EXTENSIONS
        if not any(name.endswith(of) for name in extensions)
    ]
    for name, text in texts(docs):
        bare = blank_calls(without_code(text))
        for pattern, words in unknown:
            if found := pattern.search(bare):
                line = bare.count("\n", 0, found.start("sign")) + 1
                yield Problem(name, line, words.format(found["sign"].strip()))


_OF_EXTENSIONS = (
    (
        re.compile(r"(?P<sign>\[\^[^\]\s]+\])"),
        ("footnotes",),
        "'{}' makes no footnote here: write it into the text, or in brackets",
    ),
    (
        re.compile(r"^ *(?:[-*+]|\d+\.) +(?P<sign>\[[ xX]?\])(?= )", re.MULTILINE),
        ("tasklist",),
        "'{}' makes no box to tick here, and is shown as it is typed: take it away",
    ),
    (
        re.compile(r"(?<![~{])(?P<sign>~~(?![\s~])[^~\n]*[^\s~]~~)(?![~}])"),
        ("tilde", "betterem"),
        "'{}' is shown as it is typed, for no text here is struck out: take the signs away",
    ),
    (
        re.compile(r"(?<![={])(?P<sign>==(?![\s=])[^=\n]*[^\s=]==)(?![=}])"),
        ("mark",),
        "'{}' is shown as it is typed, for no text here is marked: write **so**, or take it away",
    ),
    (
        re.compile(r"(?<![+{])(?P<sign>\+\+(?![\s+])[^+\n]*[^\s+]\+\+)(?![+}])"),
        ("keys", "insert"),
        "'{}' is shown as it is typed: write the name of the key alone",
    ),
    (
        re.compile(r"(?<!\^)(?P<sign>\^\^?\w+\^\^?)(?!\^)"),
        ("caret",),
        "'{}' is shown as it is typed: take the signs away",
    ),
    (
        re.compile(r"(?<![\w:/{])(?P<sign>:[a-z][a-z0-9_+-]*:)(?![\w:])"),
        ("emoji",),
        "'{}' makes no picture here, and is shown as it is typed: take it away",
    ),
    (
        re.compile(r"^ *(?P<sign>-+8<-+ .*)$", re.MULTILINE),
        ("snippets",),
        "'{}' is shown as it is typed, for no page here is put into another: take it away",
    ),
    (
        re.compile(r"(?<![\w\"'<(=\]/:])(?P<sign>https?://[\w-]+\.[^\s<>()]*\w)"),
        ("magiclink",),
        "'{0}' is no link as it stands: write [words]({0}), or <{0}>",
    ),
)
"""A sign, the ends of the names of the extensions that know it, and what to do without them."""


_TITLED = "tab"
"""The block that is shown as it is typed where it has no title."""


def unknown_blocks(docs: Path, names: Collection[str]) -> Iterator[Problem]:
    """Blocks of pages in `docs` that are called none of `names`, and would be shown as typed."""
    for name, text in texts(docs):
        for number, line in enumerate(without_code(text).split("\n"), 1):
            block = BLOCK.match(line)
            if block and block[2] == _TITLED and not line.partition("|")[2].strip():
                words = f"a {_TITLED} needs a title: write /// {_TITLED} | and its title"
                yield Problem(name, number, words)
            if block and block[2] and block[2] not in names and block[2].casefold() not in ENDS:
                near = did_you_mean(block[2], names) or "."
                words = f"there is no block '{block[2]}'{near} Blocks: {', '.join(sorted(names))}"
                yield Problem(name, number, words)
