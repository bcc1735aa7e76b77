"""Signs of HTML, Markdown and macros that a text of data/ is shown with, as they are typed."""

from __future__ import annotations

import re

from macros.data.one_line import HALF, PAIR

_TAGS = (
    "a|b|blockquote|br|div|em|font|h[1-6]|i|img|li|ol|p|script|span|strong|style|table|td|tr|u|ul"
)
_ENTITIES = (
    r"amp|lt|gt|quot|apos|nbsp|shy|[mn]dash|hellip|bull|[lr][sd]quo|#\d{2,6}|#x[0-9a-fA-F]{2,6}"
)
_ITEM = "[ \\t]*(?:[-*+•\u2013]|\\d{1,2}[.)])[ \\t]+"
_SIGNS = (
    (rf"<[/]?(?:{_TAGS})(?:\s[^<>]*)?/?>", "is HTML, and this text {typed}: take it away"),
    (rf"&(?:{_ENTITIES});", "{typed}: write the sign itself, as the reader shall see it"),
    (
        r"\{\{\s*\w+\s*\(|\{%-?\s*(?:for|if|set|include|end\w+)\b",
        "calls no macro here: macros are for pages; link with [words](kind:id)",
    ),
    (r"(?<!\w)__\w[^_]*__(?!\w)", "{typed}: strong text is **so**"),
    (r"<!--|-->", "{typed}: put a remark behind # in a line of its own"),
    (r"<(?:https?:|mailto:|[\w.+-]+@)[^<>\s]+>", "{typed}: write a link, [words](https://…)"),
    (r"\{:[^{}\n]*\}", "{typed}: texts have no attributes, take it away"),
    (
        r"^[ \t]*(?:[-*+] +)?\[[ xX]\](?= )",
        "makes no box to tick here, and {typed}: take it away",
    ),
    (r"~~(?=\S)[^~]+~~", "{typed}, for no text here is struck out: take the signs away"),
    (r"==(?=\S)[^=]+==", "{typed}: strong text is **so**"),
    (
        r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])",
        "makes no picture here, and {typed}: take it away",
    ),
    (r"`[^`\n]+`|```", "{typed}: put a quoted word in “ and ”"),
    (
        r"^#[ \t]+(?=\S.*\n)|(?<=\n)#[ \t]+(?=\S)",
        (
            "begins no remark inside a text of several lines, and makes no heading: put the remark "
            "outside the text, or take it away"
        ),
    ),
    (r"^#{1,6}[ \t]+(?=\S)", "makes no heading here, and {typed}: take it away"),
    (r"^>[ \t]+(?=\S)", "{typed}: put what somebody says in “ and ”"),
    (
        rf"^{_ITEM}(?=\S)[^\n]*\n+{_ITEM}\S",
        "makes no list here: write sentences, or items where the field is a list",
    ),
    (r"^\|[^\n]*\|[ \t]*$", "makes no table here, and {typed}: write sentences"),
    (r"!(?=\[[^\[\]]*\]\()", "makes no picture here: texts hold words alone, take it out"),
    (r"\[\[[^\[\]\n]+\]\]", "{typed}: a link is [words](kind:id)"),
    (r"\[\^[^\]\s]+\]", "makes no footnote here: write it into the text, or in brackets"),
    (r"(?<![\w_*])_(?=[^\W_])[^_\n]*[^\W_]_(?![\w_*])", "{typed}: stressed text is *so*"),
    (
        r"(?<=[.!?,;\s])\\[nt]|(?-i:\\[nt](?=[A-Z\s\\]|$))",
        "{typed}: take it away; paragraphs have an empty line between them, below |-",
    ),
    (
        rf"{PAIR.pattern}|\\(?-i:U)000[0-9a-f]{{5}}",
        "{typed}: write the sign itself",
    ),
    (r"\\ud[89a-f][0-9a-f]{2}", HALF),
    (r"\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})", "{typed}: write the sign itself"),
    (r"\\[*_\[\]#`\"']", "{typed}: take the \\ away"),
    (r"(?<!\^)\^\w+\^(?!\^)|\+\+\w+\+\+", "{typed}: take the signs away"),
)
"""A sign, and what to do about it."""

_TYPED = "is shown as it is typed"
_ADVICE = tuple(
    (
        re.compile(sign, re.MULTILINE | re.IGNORECASE),
        words.replace("{typed}", "is shown as it is typed"),
    )
    for sign, words in _SIGNS
)
_MAY_BE = re.compile(rf"[<>&{{_~=`#|!^\\]|\+\+|\[[ xX^\[]|:[a-z0-9_+-]+:|^{_ITEM}", re.MULTILINE)
MAY_BE_TYPED = re.compile(
    r"“|”|<|>|&|\{|_|~|=|`|#|\||!|\^|\\|\+\+|\[[ xX^\[]|:[a-z0-9_+-]+:" + rf"|\n{_ITEM}"
)
"""What a text has of which `as_typed` says something, behind a line break; most have none of it.

Each way begins with a sign of its own, by which Python looks for all at once.
"""
_ADDRESS = re.compile(r"(?<=://)[^\s<>()]+")
"""What no sign is looked for in."""

_SHOWN = 60
"""Characters that a message repeats."""


HALF_CURLY = "a curly quote (“ or ”) has no other: add the other one, or take this one away"


def as_typed(text: str) -> tuple[int, str] | None:
    """The first sign in `text` that readers would see as it is: its line, and what to do.

    Lines are counted from 0; None where there is no such sign.
    """
    if "„" not in text and text.count("“") != text.count("”"):
        return 0, HALF_CURLY
    if not _MAY_BE.search(text):
        return None
    bare = _ADDRESS.sub("…", text)
    for sign, words in _ADVICE:
        if found := sign.search(bare):
            return bare.count("\n", 0, found.start()), f"'{_short(found[0])}' {words}"
    return None


def _short(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"
