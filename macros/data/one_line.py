"""Slips that show in one line of what should be YAML, and what to do about each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from macros.model.kinds import KINDS
from macros.model.other_signs import COMMAS

Slip = tuple[re.Pattern[str], str]
"""How a slip looks, and what to do; the words can name what its groups found."""

_DASHES = r"^ *(?:- +)*"
_KEY = r"(?:[\w-]+|\"[\w-]+\"|'[\w-]+')"
VALUE = re.compile(rf"^(?P<indent> *)(?P<dash>(?:-\s+)*)(?P<key>{_KEY}:\s+)?(?P<value>\S.*)$")
"""A line with its dashes and its key, if it has them, and what follows."""

QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_OPENS_BLOCK = r"[|>](?:[-+]?\d?|\d[-+])$"
_SPACES = "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"


def _slips(*rows: tuple[str, str]) -> Sequence[Slip]:
    return [(re.compile(pattern), words) for pattern, words in rows]


_BEFORE_ALL = _slips(
    (  # of Markdown
        r"^ *(?P<sign>`{3,}|~{3,})\s*[\w-]*\s*$",
        "a line of {sign} is for pages: delete the whole line, and the one that belongs to it.",
    ),
    (
        r"^ *(?P<sign>-{4,}|={3,}|_{3,}|[*]{3,}|~{3,})\s*$",
        "a line of {sign:.3} says nothing here: delete it, or put # before it.",
    ),
    (
        r"^ *(?P<sign>-{2,}|={2,}) \S.*\s(?:-{2,}|={2,})\s*$",
        "a line that {sign:.3} begins and ends is a remark: put # before it.",
    ),
    (r"^ *(?:-? *)\t", "there is a tab here: indent with spaces, not tabs."),
    (rf"{_DASHES}{_KEY}: *\t", "there is a tab here: type a space behind the colon, not tabs."),
    (
        r"^\+(?: {2,}\S|- )",
        (
            "a + at the left edge is a sign of a patch, which says what has changed: take it away, "
            "and the lines that begin with - in its place."
        ),
    ),
    (
        r".*(?P<tag>!!python/[\w:./]+)[}\]]\s*$",
        "a space is missing between {tag} and the bracket behind it.",
    ),
    (  # word processors put other signs in the place of YAML's
        r"^\s*(?P<sign>[–—−•·‣▪●◦*+o]|--+|\d\d?[.)])(?:\s|(?<=--)\w)",  # noqa: RUF001
        "'{sign}' opens no item of a list: type a hyphen and a space (- ) in its place.",
    ),
    (
        rf"{_DASHES}[\w-]+(?P<sign>[：﹕∶꞉])",  # noqa: RUF001
        "'{sign}' is another sign than the colon: type a plain one, and a space.",
    ),
    (
        rf"{_DASHES}(?:-|[\w-]+:)?(?P<space>{_SPACES})",
        "a space here is none that YAML takes (U+{code}): type plain spaces.",
    ),
    (
        rf"{_DASHES}(?P<name>[a-z][\w.]*) +\{{ *[\w-]+: .*\}}\s*$",
        "a colon is missing before the brace: write {name}: and the brace.",
    ),
    (  # a line out of a program
        rf'{_DASHES}"[\w-]+"\s*:.*,\s*$',
        "this is written as JSON: take the quotes of the key and the comma at the end away.",
    ),
    (
        rf"{_DASHES}[\w-]+: +-$",
        "a dash stands alone behind the colon: take it away, or write |- if a text stands below.",
    ),
    (
        rf"{_DASHES}(?P<key>[\w-]+): +(?P=key):(?:\s|$)",
        "'{key}:' stands here twice: take one of the two away.",
    ),
    (
        rf"{_DASHES}(?P<key>[\w-]+): +(?P<keys>[a-z_]+: [^,{{}}]+(?:, *[a-z_]+: [^,{{}}]+)+)$",
        "the keys of a row stand in braces: write {key}: {{{keys}}}",
    ),
    (
        rf"{_DASHES}[\w-]+: +(?:{QUOTED.pattern})\s*,\s*[\w\"'].*$",
        "a list stands in square brackets: write [ before it and ] behind it.",
    ),
    (
        rf"{_DASHES}(?:[\w-]+: +)?(?:{QUOTED.pattern}|\[[^\[\]]*\]),\s*$",
        "a comma ends this line: take it away.",
    ),
    (
        rf"{_DASHES}(?:[\w-]+: +)?\[(?:[^'\"]|{QUOTED.pattern}(?!\w))*[\[,]\s*'[^']*'[a-z][^']*'",
        "an apostrophe ends the text: write it twice (''), or put the whole text in double quotes.",
    ),
    (rf"^ *\{{ *{_KEY} *:.*\}},?\s*$", "a key stands here alone: take the braces around it away."),
    (
        r"^ *(?P<quote>[\"'])[\w-]+: .*(?P=quote)\s*$",
        "the quotes hold the key too: put them around the text behind the colon alone.",
    ),
    (r"^ *(?://|<!--)", "a remark begins with # here: write that in the place of // or <!--."),
    (
        rf"{_DASHES}[a-z_]+ *(?P<sign>=>?|:=|->) *\S",
        "a colon and a space stand behind a key: write them in the place of {sign}",
    ),
)
_AFTER_BRACKETS = _slips(
    (r"^ *- +-(?: |$)", "there is a dash too many: no list here stands in a list."),
    (r"^ *-[^\s-]", "a space is missing after the dash."),
    (  # an item such as tasks:filing has none
        r"^(?! *- +[a-z-]+:[a-z0-9-]+\s*$) *(?:- +)*[a-z_]+:[^\s/:]",
        "a space is missing after the colon.",
    ),
)
_OPEN_IN_BRACKETS = (
    "a quote in these brackets is not closed: every text has one on both sides, or none."
)
_HALF_CURLY = re.compile(r"[\[{,:]\s*(?:[“”„][^“”„\"]*\"|\"[^“”„\"]*[“”])\s*(?=[,\]}])")
_AT_ONE_END = (
    "a curly quote stands at one end of this text and a straight one at the other: type straight "
    "ones at both."
)
_PAIRS = "what {{ opens, }} closes, and what [ opens, ]: put the right one at the end."
_IN_BRACKETS = _slips(  # with q in the place of each text in quotes
    (
        (
            r"[\[{,:]\s*(?:[“”„][^“”„]*(?::\s|[\[\]{}#])[^“”„]*[“”]"
            r"|[‘‚][^‘‚]*(?::\s|[\[\]{}#])[^‘‚]*[‘’])\s*(?=[,\]}])"  # noqa: RUF001
        ),
        'curly quotes are a part of the text: type plain ones (") around it in their place.',
    ),
    (
        r"\"|[\[{,:]\s*'",
        _OPEN_IN_BRACKETS,
    ),
    (
        rf"(?:(?<=q)|(?=.\s*(?:[\w-]+:\s|q)))(?P<sign>[{COMMAS}])",
        "'{sign}' is another sign than the comma: type a plain one, and a space.",
    ),
    (
        r";\s*[\w-]+:\s",
        "a comma parts the keys in braces: write it in the place of the semicolon.",
    ),
    (
        r",\s*,",
        "two commas follow each other: take one away, or write what stands between them.",
    ),
    (r"^\{[^{}\[\]]*\]|^\[[^{}\[\]]*\}", _PAIRS),
    (r"^(?:[^\[\]]|\[[^\[\]]*\])*\]", "a bracket is closed here that none opens: take one ] away."),
    (r"q\s+q", "a comma is missing between two texts in quotes."),
    (
        r"[\[{,:]\s*(?P<first>[`@%]|\{(?=[^{}:]*\}\s*[^\s,\]}]))",
        "a text that starts with {first} needs quotes around it.",
    ),
    (
        r"^\{[^{}]*\}\s*,?\s*\{|^\[[^\[\]]*\]\s*,\s*\[",
        "two items stand in one line: give each a line of its own, with its dash.",
    ),
    (
        r"^\{(?:(?:[^{}\[\]]|\[[^\[\]]*\])*,)?\s*[\w-]+: [^,{}\[\]]+\s(?P<key>[\w-]+):\s",
        "a comma is missing before '{key}', or quotes around a text with a colon in it.",
    ),
)
OPENS_TEXT = "a text in the lines below begins with {sign}-: write that in the place of {typed}"
_IN_VALUE = _slips(
    (
        r"^(?P<first>[\"']?)(?P<scheme>https?|mailto): +(?P<rest>\S+)",
        "no space stands in an address: write {first}{scheme}:{rest}",
    ),
    (
        r"^\[[^\[\]]*\]\(\S+\)$",
        (
            "a text that starts with [ needs quotes around it; where an address belongs, write "
            "that alone."
        ),
    ),
    (
        r"^- \S",
        (
            "an item needs a line of its own below its key; a text that starts with - needs quotes "
            "around it."
        ),
    ),
    (r"^[“”„‘‚].*:\s", 'a curly quote is a part of the text: put plain quotes (") around it.'),  # noqa: RUF001
    (r"^`", "a back tick begins no text: take it away, or put a quoted word in “ and ”."),
    (
        r"^\[[a-z0-9/#:, -]+\]\s+\w",
        "the list ends at its ]: take away what stands behind it, or put it inside",
    ),
    (
        rf"^(?!{_OPENS_BLOCK})(?P<typed>(?P<sign>[|>])[^\w\s]{{0,2}}_?)$",
        f"{OPENS_TEXT}.",
    ),
    (
        r"^(?P<sign>[|>])\s+[^\s#]",
        (
            "behind {sign} no text stands in the same line: take it away, give the text a line of "
            "its own below, further right, or put quotes around a text that starts with {sign}."
        ),
    ),
    (
        r"^(?P<sign>[|>][-+])\s*[^\s#]",
        (
            "behind {sign} no text stands in the same line: take it away, or give the text a line "
            "of its own below, further right."
        ),
    ),
    (
        (
            rf"^(?!{_OPENS_BLOCK})(?P<first>[*&!%@`|>,?\]}}]|-(?= )"
            r"|\[(?=[^\[\]]*\]\s*[^\s,\]#])|\{(?=[^{}]*\}\s*[^\s,}#]))"
        ),
        "a text that starts with {first} needs quotes around it.",
    ),
)
NO_KEY = (
    "no key with a colon stands here: add the colon (key: text), or start the line further right "
    "if it goes on with the text above."
)


def open_in_brackets(value: str) -> str:
    """What to do about a quote in the brackets of `value` that has no other."""
    return _AT_ONE_END if _HALF_CURLY.search(value) else _OPEN_IN_BRACKETS


def escape_of(character: str, typed: str) -> str:
    """The escape for a character in a text in double quotes, as it is `typed`; empty if none."""
    found = (escape[0] for escape in _ESCAPE.finditer(typed))
    return next(
        (e for e in found if _ESCAPES.get(e[1]) == character or _in_hex(e) == character), ""
    )


def of_code(line: str, at: int) -> str:
    """What to do about the code of a character that YAML refuses, at `at` in double quotes.

    Empty where no code stands there.
    """
    if pair := PAIR.match(line, at):
        return _JOIN.format(pair[0], bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be"))
    code = _CODE.match(line, at)
    if code is None:
        return ""
    is_half = int(f"0x{code[0][2:]}", 0) in _HALVES
    return f"{code[0]} {HALF if is_half else 'stands for no character: delete it'}."


PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
"""A character in two halves, as JSON has those that came later, such as most pictures."""

HALF = "is half a character: delete it, or write the whole one"
_JOIN = "{} are two halves of one character, which YAML does not join: write {} in their place."
OF_CODE = re.compile("half a character|two halves of one|stands for no character")
"""What is said of codes that YAML refuses."""
_HALVES = range(0xD800, 0xE000)
_CODE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")


def _in_hex(escape: str) -> str:
    return chr(int(f"0x{escape[2:]}", 0)) if escape[2:] else ""


_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|.)", re.DOTALL)
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "e": "\x1b"}
"""What letters behind a backslash stand for in double quotes, and nobody sees."""


def in_line(line: str, said: str) -> str:
    """What to do about the slip in `line`; empty where it shows none.

    `said` is what the parser gave up with.
    """
    found = VALUE.match(line)
    value = found["value"].rstrip() if found else ""
    bare = value.removeprefix("!ENV ")  # as mkdocs.yml has it
    flow = QUOTED.sub("q", bare) if bare.startswith(("[", "{")) else ""
    return (
        _first(_BEFORE_ALL, line)
        or _first(_IN_BRACKETS, flow)
        or _first(_AFTER_BRACKETS, line)
        or (_in_value(found, said) if found else "")
    )


def _first(slips: Iterable[Slip], text: str) -> str:
    for pattern, words in slips:
        if found := pattern.search(text):
            named = found.groupdict()
            return words.format(
                **named, code=f"{ord(named['space']):04X}" if "space" in named else ""
            )
    return ""


def _in_value(found: re.Match[str], said: str) -> str:
    value, has_key = found["value"].rstrip(), bool(found["key"])
    if value[0] in "|>" and not has_key and not found["dash"]:
        return NO_KEY
    if why := _first(_IN_VALUE, value):
        return why
    colon = has_key and value[0] not in "\"'[{" and re.search(r":(?:\s|$)", value)
    if not colon or "mapping values" not in said:
        return ""
    if re.fullmatch(r"[^:]+:\s*", value):
        return "a colon ends this text: take it away, or put quotes around the whole text."
    kind, _, name = value.partition(":")
    if kind in KINDS and re.fullmatch(r"\s+[a-z0-9]+(?:-[a-z0-9]+)*", name):
        glued = re.sub(r"\s+", "", value)
        named = f"where an entry is named, no space follows its kind: write {glued}"
        return f"{named}. A colon inside {_QUOTES}"
    key = re.search(r"\s([a-z_]+):\s", value)
    other = f" If '{key[1]}' is a key, give it a line of its own." if key else ""
    return f"a colon inside {_QUOTES}{other}"


_QUOTES = "a text needs quotes around the whole text."
