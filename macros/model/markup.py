"""The small safe Markdown subset of data fields, and text made inert for Markdown pages.

Nothing in data/ may run or format anything beyond *emphasis*, **strong** and links, so every
character that Markdown, HTML or Jinja would act on is written as a numeric character reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from macros.model.marked import LocalText

_ACTIVE = re.compile(r"""[\\`*_{}\[\]<>&"#|~^=$!@:]""")
_BLOCK_START = re.compile(r"^(?:([-+/])|(\d+)([.)]))")
_INLINE = re.compile(
    r"\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
    r"|\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*"
    r"|\*(?P<em>[^*\s](?:[^*]*[^*\s])?)\*"
)

HTML_LINK = re.compile(
    r"<a\b[^<>]*?\shref\s*=\s*(?P<quote>[\"']?)(?P<page>[^\"'<>\s]+)(?P=quote)[^<>]*>"
    r"(?P<label>.*?)</a>",
    re.IGNORECASE | re.DOTALL,
)
"""A link that stands as HTML in Markdown: where it leads, and its words."""


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"


def inert(text: str) -> Markup:
    """`text` as one line that Markdown, HTML and Jinja all take as plain text.

    It is safe in a paragraph, a heading, a table cell, a link label and a quoted attribute.
    """
    return Markup(_inert(text))  # noqa: S704 - this is the escaping function


def _inert(text: str) -> str:
    line = _ACTIVE.sub(_reference, " ".join(text.split()))
    return _BLOCK_START.sub(
        lambda m: f"&#{ord(m[1])};" if m[1] else f"{m[2]}&#{ord(m[3])};",
        line,
    )


def link_targets(text: str) -> list[str]:
    """The targets of the Markdown links in `text`, in order."""
    return [m["target"] for m in _INLINE.finditer(text) if m["target"]]


def without_markup(text: str) -> str:
    """`text` with an x for its emphasis, strong text and links: the rest was meant otherwise."""
    return _INLINE.sub("x", text)


def plain(text: str) -> str:
    """`text` of the safe subset without its markup."""
    bare = _INLINE.sub(lambda m: m["label"] or m["strong"] or m["em"], text)
    return text.again(bare) if isinstance(text, LocalText) else bare


def mark(text: object) -> Markup:
    """The mark of a text that an organisation wrote, as HTML; nothing for any other."""
    if not isinstance(text, LocalText) or text.quiet:
        return Markup()
    return Markup(' <span class="local-mark">({})</span>').format(inert(text.mark))


def inline(text: str, url_of: Callable[[str], str]) -> Markup:
    """`text` of the safe subset as one line of Markdown.

    `url_of` turns a link target (`tasks:giving-rides` or a web address) into an address.
    """
    parts: list[str] = []
    at = 0
    for m in _INLINE.finditer(text):
        parts += [inert_inside(text[at : m.start()]), _span(m, url_of)]
        at = m.end()
    parts += [inert_inside(text[at:]), mark(text)]
    return Markup("".join(parts))  # noqa: S704 - every part is escaped


def html(text: str, url_of: Callable[[str], str | None]) -> Markup:
    """`text` of the safe subset as HTML. Where `url_of` gives None, a link is its words alone."""
    parts: list[Markup] = []
    at = 0
    for m in _INLINE.finditer(text):
        parts += [escape(text[at : m.start()]), _element(m, url_of)]
        at = m.end()
    return Markup("").join([*parts, escape(text[at:]), mark(text)])


def _element(match: re.Match[str], url_of: Callable[[str], str | None]) -> Markup:
    if match["target"]:
        url = url_of(match["target"])
        label = escape(match["label"])
        return Markup('<a href="{}">{}</a>').format(url, label) if url else label
    if match["strong"]:
        return Markup("<strong>{}</strong>").format(match["strong"])
    return Markup("<em>{}</em>").format(match["em"])


def inert_inside(text: str) -> str:
    """`text` like `inert`, with the white space at its ends kept as one space each."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if text.strip() and text[-1:].isspace() else ""
    return f"{lead}{_inert(text)}{trail}"


def _span(match: re.Match[str], url_of: Callable[[str], str]) -> str:
    if match["target"]:
        return f"[{_inert(match['label'])}]({url_of(match['target'])})"
    if match["strong"]:
        return f"**{_inert(match['strong'])}**"
    return f"*{_inert(match['em'])}*"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, parted at blank lines."""
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return [text.again(part) for part in parts] if isinstance(text, LocalText) else parts


def without_braces(made: Markup) -> Markup:
    """HTML in which no brace is left for Jinja or an attribute list to act on."""
    return made.replace("{", Markup("&#123;")).replace("}", Markup("&#125;"))
