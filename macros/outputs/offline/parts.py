"""Pages in parts: what stands around the text, the same on many pages, and what is a page's own.

A phone keeps each of the two by what it holds. So a change in the footer, or another name of a
style sheet, sends the phone one small file and not every page again. web/engines/offline-copy.js
puts the parts together again; a test holds the two to each other on every page of the site.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

MARK = "\ue000"
"""Stands on both sides of a name in a part: a letter for private use, which no page may hold."""

_OWN = re.compile(
    r'<(?:(?P<about>meta name="description".*?(?=<link rel="icon"))'
    r'|(?P<data>script type="application/ld\+json">.*?</script>)'
    r"|(?P<title>title>.*?</title>)"
    r'|(?P<extra>script[^>]* data-scope=.*?(?=<link rel="stylesheet"[^>]*media="print"))'
    r'|(?P<skip>a href="#[^"]*" class="md-skip">)'
    r'|(?P<topic>div class="md-header__topic" data-md-component="header-topic".*?</div>)'
    r'|(?P<main>div class="md-sidebar md-sidebar--primary".*</article>)'
    r'|(?P<way>nav class="md-footer__inner.*?</nav>\s*))',
    re.DOTALL,
)
"""What differs from page to page in Material's template. Where this is wrong, a page merely gets
longer: its parts are its text in any case."""


@dataclass(frozen=True)
class Split:
    """A page: `own[i]` stands between `around[i]` and `around[i + 1]`; `group` is who may share."""

    group: str
    around: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True)
class Parted:
    """All pages: each page's part by its address, and what stands around them by group."""

    pages: Mapping[str, list[str]]
    shells: Mapping[str, list[str]]


def parted(pages: Mapping[str, str], names: Mapping[str, str]) -> Parted:
    """The parts of `pages`, HTML by address, with `names` in the place of the texts they stand for.

    A page's part is its group's name, then its own pieces; for a page unlike most of its group the
    name is empty and its one piece is the page.

    Raises ValueError, with the address, for a page that holds the mark itself.
    """
    splits = {
        address: split(address, named(address, html, names)) for address, html in pages.items()
    }
    shells = _shells(splits.values())
    return Parted(
        {address: _part(one, shells) for address, one in splits.items()},
        {group: list(around) for group, around in sorted(shells.items())},
    )


def named(address: str, html: str, names: Mapping[str, str]) -> str:
    """`html` with each text of `names` replaced by its name between marks."""
    if MARK in html:
        raise ValueError(f"{address}: holds U+E000, which the offline copy uses for itself")
    here = [(name, text) for name, text in names.items() if text in html]
    return _named(html, sorted(here, key=lambda named: len(named[1]), reverse=True))


def _named(html: str, names: Sequence[tuple[str, str]]) -> str:
    if not names:
        return html
    (name, text), *others = names
    return f"{MARK}{name}{MARK}".join(_named(piece, others) for piece in html.split(text))


def split(address: str, html: str) -> Split:
    """`html` cut where pages differ. The group is the place in the site and the kinds of cuts."""
    found = list(_OWN.finditer(html))
    ends = [m.end() for m in found]
    # White space before a cut is the page's own, for it differs, too.
    starts = [len(html[: m.start()].rstrip()) for m in found]
    around = [html[a:b] for a, b in zip([0, *ends], [*starts, len(html)], strict=True)]
    folders = address.removeprefix("./").split("/")
    kinds = "-".join(str(m.lastgroup) for m in found)
    group = f"{len(folders)} {folders[0] if len(folders) > 1 else ''} {kinds}"
    own = tuple(html[a:b] for a, b in zip(starts, ends, strict=True))
    return Split(group, tuple(around), own)


def _shells(splits: Iterable[Split]) -> dict[str, tuple[str, ...]]:
    """What stands around most pages of each group."""
    seen: dict[str, Counter[tuple[str, ...]]] = defaultdict(Counter)
    for one in splits:
        seen[one.group][one.around] += 1
    return {
        group: counted.most_common(1)[0][0]
        for group, counted in seen.items()
        if len(counted.most_common(1)[0][0]) > 1
    }


def _part(one: Split, shells: Mapping[str, tuple[str, ...]]) -> list[str]:
    if shells.get(one.group) == one.around:
        return [one.group, *one.own]
    pieces = [one.around[0]]
    for own, around in zip(one.own, one.around[1:], strict=True):
        pieces += [own, around]
    return ["", "".join(pieces)]
