"""Where a macro call was begun that can't be read: Jinja gives up below it, or at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection

import jinja2

from macros.model.suggest import nearest

Found = tuple[int, str]
"""A line, from 1, and what to do there."""

_CALL = re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}", re.DOTALL)
_TEXT = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
_QUOTE = re.compile(r"[\"']")
_TAG = re.compile(r"\{%[-+]?\s*(?P<end>end)?(?P<name>\w+)")
_UNKNOWN_TAG = re.compile(r"unknown tag '(\w+)'")
_OPEN = re.compile(r"block that needs to be closed is '(\w+)'")

_OPEN_REMARK = "the remark that begins here is not ended: add #}}"
_PARTED_END = re.compile(r"\{%-?\s*(?:end[ _-]|/[ \t]*(?:end)?)(for|if|set|macro|block)\b")
_BOTH_SIGNS = re.compile(r"\{\{%|%\}\}")


def slip(text: str, error: jinja2.TemplateSyntaxError, macros: Collection[str]) -> Found:
    """The slip in `text` behind `error`: a quote or a tag that is left open, else where it stands.

    `text` is what a page holds, with the calls that could not be read; `macros` are their names.
    """
    found = (
        _short_name(text)
        or _both_signs(text)
        or _cut_off(text)
        or _odd_quote(text)
        or _quote(text)
        or _third_brace(text)
        or _lone_brace(text)
    )
    found = found or _lone_percent(text)
    if found and found[0] <= error.lineno:
        return found
    if parted := _parted_end(text):
        return parted
    if tag_slip := _unbegun(text) or _unended(text, error):
        return tag_slip
    if odd := _odd_brackets(text, macros):
        return odd
    tag = _UNKNOWN_TAG.search(str(error.message))
    if tag and tag[1] in macros:
        return error.lineno, f"a macro stands in two braces: write {{{{ {tag[1]}(…) }}}}"
    return error.lineno, _said(str(error.message), text.split("\n")[error.lineno - 1])


def _short_name(text: str) -> Found | None:
    """The first name of a heading whose brace and # begin a remark, for the colon is lost."""
    for found in _REMARK.finditer(text):
        if name := _SHORT.match(found[0]):
            words = f"'{name[0]}' begins a remark, and is no name: write {{: {name[1]} }}"
            return text.count("\n", 0, found.start()) + 1, words
    return None


_REMARK = re.compile(r"\{#.*?(?:#\}|\Z)", re.DOTALL)
_SHORT = re.compile(r"\{(#[A-Za-z][\w-]*(?: [^{}\n]*?)?) ?\}(?=[ \t]*(?:\n|\Z))")


def _cut_off(text: str) -> Found | None:
    """The call in which the text ends, at its last sign: a bracket or a quote is open in it."""
    last = _LAST_CALL.search(text.rstrip())
    if not last:
        return None
    bare = _TEXT.sub(_blank, last[0])
    is_open = _QUOTE.search(bare) or bare.count("(") > bare.count(")")
    if not is_open and not _ONLY_NAME.fullmatch(last[0]):
        return None
    words = "the page ends inside this call: write the rest of it, to its }}"
    return text.count("\n", 0, last.start()) + 1, words


_LAST_CALL = re.compile(r"\{\{[^{}\n]*\Z")
_ONLY_NAME = re.compile(r"\{\{ *\w*")


def _both_signs(text: str) -> Found | None:
    """The first tag that has the brace of a call as well."""
    found = _BOTH_SIGNS.search(text)
    words = "a tag has one brace on each side: write {% before it, and %} behind it"
    return (text.count("\n", 0, found.start()) + 1, words) if found else None


def _parted_end(text: str) -> Found | None:
    parted = _PARTED_END.search(text)
    line = text.count("\n", 0, parted.start()) + 1 if parted else 0
    return (line, f"this is one word: write {{% end{parted[1]} %}}") if parted else None


def _unended(text: str, error: jinja2.TemplateSyntaxError) -> Found | None:
    """The tag that is still open where `error` is, or the end of another in the place of its."""
    opened = _OPEN.search(str(error.message))
    if opened and _ends_another(text, opened[1], error):
        words = f"'{opened[1]}' ends with {{% end{opened[1]} %}}: write it in the place of this"
        return error.lineno, words
    if slip_for := _mistyped(str(error.message)):
        return error.lineno, slip_for
    if opened:
        line = _innermost(text, opened[1], error.lineno)
        words = f"'{opened[1]}' begins here and is not ended: add {{% end{opened[1]} %}} below it"
        return line or error.lineno, words
    return None


def _mistyped(message: str) -> str:
    """What to write for a tag that Jinja doesn't know; empty where nobody knows."""
    tag, wanted = _UNKNOWN_TAG.search(message), _WANTED.search(message)
    every = re.findall(r"'(\w+)'", wanted[1]) if wanted else _TAGS
    name = tag[1] if tag else ""
    meant = _OF_OTHERS.get(name, "")
    is_lone_end = name.startswith("end") and not wanted
    near = meant if meant in every else nearest(name, every) if name and not is_lone_end else ""
    return f"there is no tag '{name}': write {near} in its place" if near else ""


_WANTED = re.compile(r"looking for the following tags: (.+?)\. The innermost")
_OF_OTHERS = {"elseif": "elif", "elsif": "elif", "elsei": "elif"}
"""What other languages have in the place of a tag."""

_TAGS = ("block", "extends", "for", "if", "include", "macro", "set", "with")


def _unbegun(text: str) -> Found | None:
    """The first tag or call that ends and was not begun."""
    for line, row in enumerate(_CALL.sub(_kept_lines, text).split("\n"), 1):
        if _TAG_UNBEGUN.match(row):
            return line, "a tag begins as it ends, with a percent sign: write {% before it"
    return None


_TAG_UNBEGUN = re.compile(r"^[^{}]*?\{?%?[ \t]*(?:for|if|elif|else|set|end\w+)\b[^{}\n]*%\}")


def _kept_lines(call: re.Match[str]) -> str:
    return "\n" * call[0].count("\n")


def _ends_another(text: str, name: str, error: jinja2.TemplateSyntaxError) -> bool:
    """Whether the end at `error` was to be that of a tag `name`, and is one of another."""
    tag = _UNKNOWN_TAG.search(str(error.message))
    other = tag[1].removeprefix("end") if tag else ""
    if other not in _ENDED or other == name:
        return False
    count = Counter((found["end"] or "", found["name"]) for found in _TAG.finditer(text))
    ends = count["end", other] + count["", f"end{other}"]
    return ends > count["", other] and count["end", name] < count["", name]


_ENDED = ("for", "if", "set", "macro")


def in_words(text: str, error: jinja2.TemplateSyntaxError) -> Found | None:
    """What Jinja says of any template, in words for people; None where they are not known."""
    if known := _parted_end(text) or _unended(text, error):
        return known
    words = _known(str(error.message), text.split("\n")[error.lineno - 1])
    return (error.lineno, words) if words else None


def _said(message: str, line: str) -> str:
    """What Jinja says of `line` of a page, in words for people as far as they are known."""
    return _known(message, line) or f"the braces here are not a macro call: {message}"


def _known(message: str, line: str) -> str:
    told = ((words, said(message, line)) for said, words in _IN_WORDS)
    return _mistyped(message) or next(
        (words.format(*found.groups()) for words, found in told if found), ""
    )


def _when(pattern: str, in_line: str = "") -> Callable[[str, str], re.Match[str] | None]:
    """Looks for what Jinja says, and below it for what stands in the line, where that is given."""

    def look(message: str, line: str) -> re.Match[str] | None:
        found = re.search(pattern, message)
        return found and (re.search(in_line, line) if in_line else found)

    return look


_IN_WORDS = (
    (
        _when("got '='", r"\{%-?\s*(?:el)?if\b|\bif\b"),
        "two signs compare, ==: write them in the place of =",
    ),
    (
        _when("expected token 'in', got '(\\w+)'"),
        "'{0}' stands here where a loop has in: write for … in …",
    ),
    (_when("got '", r"\{%-?\s*set\s+(\w+)\s+(?!=)"), "a sign = stands behind '{0}' here: write it"),
    (_when("end of comment tag"), _OPEN_REMARK),
    (
        _when("end of raw directive"),
        "'raw' begins here and is not ended: add {{% endraw %}} below it",
    ),
    (
        _when("unknown tag 'end(\\w+)'"),
        "nothing that begins with '{0}' is open here: take this end away, or begin it above",
    ),
)
"""What Jinja says, and what to do."""


def _odd_brackets(text: str, macros: Collection[str]) -> Found | None:
    """The first call without its brackets, or with a stroke where a comma parts two words."""
    for call in _CALL.finditer(text):
        line = text.count("\n", 0, call.start()) + 1
        signs = _TEXT.sub(_blank, call[0])
        begun = _NO_OPENING.match(signs)
        if begun and begun["name"] in macros:
            return line, f"a bracket is missing behind the name: write {begun['name']}("
        if odd := _counted(signs) or _listed(call[0]) or _uncounted(call[0], macros):
            return line, odd
        if named := _COLON.search(signs):
            return line, f"a sign = stands behind '{named[1]}' here: write it in place of the colon"
        bare = _BARE.fullmatch(call[0])
        if bare and bare["name"] in macros:
            return line, f"brackets are missing: write {{{{ {bare['name']}({bare['given']}) }}}}"
        if stroke := _STROKE.search(call[0]):
            return (
                line,
                f"a comma parts two words: write it in the place of the sign in {stroke[0]}",
            )
    return None


def _listed(call: str) -> str:
    """How to write several words that a call gives one name without the brackets of a list."""
    if found := _SEVERAL.search(call):
        return f"several words stand in square brackets: write {found[1]}=[{found[2].strip()}]"
    return ""


_SEVERAL = re.compile(
    r"\b(ids|only|groups)[ \t]*=[ \t]*\{?[ \t]*((?:\"[^\"\n]*\"|'[^'\n]*')"
    r"(?:[ \t]*,[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'))+)[ \t]*\}?(?=[ \t]*[,)])"
)


def _uncounted(call: str, macros: Collection[str]) -> str:
    """What to do about a name without its comma, or words that were to be filled in."""
    if missing := _NO_COMMA.search(_TEXT.sub(_filled, call)):
        return f"a comma is missing before '{missing[1]}': write , {missing[1]}="
    if _WORDS.fullmatch(call) and call[2:].split(maxsplit=1)[0] not in macros:
        words = f"'{call}' is no macro call, and is not shown"
        return f"{words}: write it in other brackets, [{call[2:-2].strip()}]"
    return ""


_NO_COMMA = re.compile(r"[\"'\])\d][ \t\n]+([a-z_]\w*)[ \t]*=(?!=)")
_WORDS = re.compile(
    r"\{\{[ \t]*(?!if\b|not\b)[A-Za-z][\w'\u2019-]*(?:[ \t]+[\w'\u2019-]+)+[ \t]*\}\}"
)


def _filled(word: re.Match[str]) -> str:
    return f'"{"_" * (len(word[0]) - 2)}"'


def _counted(signs: str) -> str:
    """Which bracket is one too many in a call, or one too few; empty where all have another."""
    if signs.count(")") > signs.count("("):
        return "a bracket is closed here that none opens: take one ) away"
    odd = (pair for pair in (("[", "]"), ("(", ")")) if signs.count(pair[0]) > signs.count(pair[1]))
    return next(
        (f"what {a} opens in this call is not closed: write {b} for it" for a, b in odd), ""
    )


_NO_OPENING = re.compile(r"\{\{\s*(?P<name>\w+)\s+[^(]*\)")
_BARE = re.compile(r"\{\{\s*(?P<name>\w+)\s+(?P<given>[\"'].*[\"'])\s*\}\}", re.DOTALL)
_COLON = re.compile(r"[(,]\s*([a-z]\w*)\s*:")
_STROKE = re.compile(r"[\"'][ \t]*[|;/][ \t]*[\"']")


def comma(text: str) -> Found | None:
    """The first call in which no comma stands between two words: Jinja makes one word of them."""
    for call in _CALL.finditer(text):
        if glued := _GLUED.search(call[0]):
            line = text.count("\n", 0, call.start() + glued.start()) + 1
            return line, f"a comma is missing between two words: {glued[0]}"
    return None


_GLUED = re.compile(r"\"[\w/-]+\"[ \t]*\"[\w/-]+\"|'[\w/-]+'[ \t]*'[\w/-]+'")


def remark(text: str) -> Found | None:
    """The first remark in which another begins, or that was to be a name: all in it is lost."""
    return _short_name(text) or open_remark(text)


def open_remark(text: str) -> Found | None:
    """The first remark that is not ended before the next begins."""
    found = _REMARKS.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    return (line, _OPEN_REMARK.format()) if found else None


_REMARKS = re.compile(r"\{#[- \n](?:(?!#\}|\{#[- \n]).)*\{#[- \n]", re.DOTALL)


def _third_brace(text: str) -> Found | None:
    at = text.find("{{{")
    line = text.count("\n", 0, at) + 1
    return (
        (line, "a macro stands in two braces, and here are three: take one away")
        if at >= 0
        else None
    )


def _lone_brace(text: str) -> Found | None:
    """The first call that ends with one brace in the place of two, or with other brackets."""
    found = _ONE_ENDS.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    return (line, "a macro call ends with two braces, }}, as it begins with two") if found else None


def _lone_percent(text: str) -> Found | None:
    """The first tag that ends without its percent sign."""
    found = _NO_PERCENT.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 0
    return (line, "a tag ends as it begins, with a percent sign: write %}") if found else None


_NO_PERCENT = re.compile(r"\{%(?:(?!%\}|\{%)[^\n])*?(?<!%)\}(?!\})")
_ONE_ENDS = re.compile(r"\{\{[^{}\n]*(?:\}(?!\})|[)\]][ \t]*$)", re.MULTILINE)


def _odd_quote(text: str) -> Found | None:
    """The first sign in braces that looks like a quote, or stands for one, and is none."""
    for call in _CALL.finditer(text):
        if odd := _ODD.search(_TEXT.sub(_blank, call[0])):
            line = text.count("\n", 0, call.start() + odd.start()) + 1
            return line, _no_sign(odd[0])
    return None


def _no_sign(odd: str) -> str:
    if odd == "\\":
        return "a backslash has no place in a macro call: take it away"
    return f"'{odd}' is no quote of a macro call: type plain ones (\")"


_ODD = re.compile("&(?:quot|apos|#\\d+);|[“”„‟‘’‚«»`\\\\]")  # noqa: RUF001


def _quote(text: str) -> Found | None:
    """The first quote in braces that nothing closes in its line."""
    for call in _CALL.finditer(text):
        bare = _TEXT.sub(_blank, call[0])
        if quote := _QUOTE.search(bare):
            line = text.count("\n", 0, call.start() + quote.start()) + 1
            return line, "a quote in these braces is not closed: every word has one on both sides"
    return None


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _innermost(text: str, name: str, before: int) -> int:
    """The line of the last tag `name` that is open at the line `before`; 0 where there is none."""
    opened: list[int] = []
    for tag in _TAG.finditer(text):
        line = text.count("\n", 0, tag.start()) + 1
        if tag["name"] != name or line > before:
            continue
        if not tag["end"]:
            opened.append(line)
        elif opened:
            opened.pop()
    return opened[-1] if opened else 0
