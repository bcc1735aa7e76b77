"""An organisation's text on pages: the mark, and the handbook's own text one fold away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel

from macros.model.addresses import anchor_of
from macros.model.entries import Identified
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.links import leaves, rules_of
from macros.model.local import FieldChange, Name, OwnPage
from macros.model.marked import LocalText
from macros.model.markup import inert, plain
from macros.model.types import EntryRef, KindName, Ref, Rule, Term

_SHOWN = re.compile(r'<[^>\n]*data-(?:entry|part)="([\w-]+)/([\w-]+)"[^>\n]*>\n')
_TITLE = re.compile(r"^# [^\n]*\n", re.MULTILINE)
_HEADING = re.compile(r"\s*^#+ [^\n]*\n", re.MULTILINE)

Box = Callable[[str, str], str]
"""What stands at an entry of this kind and id; empty where no organisation touched it."""


def with_boxes(markdown: str, box: Box) -> str:
    """A page's `markdown` with the box of each entry on it, below the entry's heading."""
    parts: list[str] = []
    at = 0
    for tag in _SHOWN.finditer(markdown):
        made = box(tag[1], tag[2])
        if not made:
            continue
        is_parsed = 'markdown="1"' in tag[0]
        heading = _HEADING.match(markdown, tag.end())
        place = (heading.end() if heading else tag.end()) if is_parsed else tag.start()
        parts += [markdown[at:place], f"\n{made.strip()}\n\n"]
        at = place
    return "".join([*parts, markdown[at:]])


def below_title(markdown: str, box: str) -> str:
    """A page's `markdown` with `box` under its title; above all where it has none."""
    if not box:
        return markdown
    made, found = _TITLE.subn(lambda title: f"{title[0]}\n{box}\n", markdown, count=1)
    return made if found else f"{box}\n{markdown}"


def left_out(handbook: Handbook, page: str, markdown: str) -> list[Name]:
    """The added entries that belong on `page` and that its `markdown` doesn't show."""
    return [
        (kind, id_)
        for kind, id_ in handbook.local.added
        if not handbook.has_own_pages(kind)
        and page == (handbook.page(kind) or getattr(handbook.get(kind, id_), "page", ""))
        and kind != "questions"
        and f'"{anchor_of(kind, id_)}"' not in markdown
    ]


def unboxed(handbook: Handbook, markdown: str) -> list[Name]:
    """The amended entries whose text stands in a page's `markdown` without their box.

    So it is in tables and short lists.
    """
    return [
        (kind, id_)
        for kind, id_ in handbook.local.changed
        if f'"{kind}/{id_}"' not in markdown
        and any(start in markdown for start in _starts(handbook.get(kind, id_)))
    ]


def _starts(entry: Identified) -> Iterator[str]:
    """How each text of an organisation in `entry` begins on a page, up to its first markup."""
    for _, value, _ in leaves(entry):
        if isinstance(value, LocalText) and not value.quiet:
            start = re.split(r"[\[*]", value)[0]
            if len(start) > len("a few."):
                yield str(inert(start))


def page_title(page: OwnPage) -> str:
    """The title of an organisation's own page: that of its first heading, else its name."""
    text = page.source.read_text(encoding="utf-8", errors="replace")
    found = re.search(r"^title:\s*[\"']?(.+?)[\"']?\s*$|^# +(.+?)(?: *\{.*)?$", text, re.MULTILINE)
    return (found[1] or found[2]) if found else page.source.stem


def lines_of(handbook: Handbook, kind: str, field: str, value: Any) -> list[str]:
    """A field's `value` as lines of text, the way readers know it: terms and titles, no ids.

    What holds groups of fields, such as the lines under a heading, has a line for each of them.
    """
    rules = rules_of(KINDS[kind].model)[field]
    return [line for line in _lines(handbook, value, rules) if line]


def _lines(handbook: Handbook, value: Any, rules: tuple[Rule, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _lines(handbook, item, rules)
        return
    if not isinstance(value, BaseModel):
        yield " ".join(_words(handbook, value, rules))
        return
    inside = [*_groups(value)]
    rest = value.model_copy(update=dict.fromkeys(inside)) if inside else value
    yield " ".join(_words(handbook, rest, rules))
    for key in inside:
        yield from _lines(handbook, getattr(value, key), rules_of(type(value))[key])


def _groups(value: BaseModel) -> Iterator[str]:
    """The fields of `value` that hold groups of fields."""
    for key in rules_of(type(value)):
        held = getattr(value, key)
        if isinstance(held, list) and any(isinstance(item, BaseModel) for item in held):
            yield key


def parted(handbook: Handbook, kind: str, change: FieldChange) -> tuple[list[str], list[str]]:
    """The lines of a field that an amendment took away, and those that it brought."""
    values = _differing(change.before, change.after)
    before, after = (lines_of(handbook, kind, change.name, value) for value in values)
    return [b for b in before if b not in after], [a for a in after if a not in before]


def _differing(before: Any, after: Any) -> tuple[Any, Any]:
    """Two values of a field; of items that only differ in part, how they begin and these parts."""
    if not (isinstance(before, list) and isinstance(after, list) and len(before) == len(after)):
        return before, after
    pairs = [_narrowed(*pair) for pair in zip(before, after, strict=True)]
    return [was for was, _ in pairs], [now for _, now in pairs]


def _narrowed(was: Any, now: Any) -> tuple[Any, Any]:
    if not isinstance(was, BaseModel) or type(was) is not type(now):
        return was, now
    keys = [key for key in type(was).model_fields if key != "id"]
    first = next((key for key in keys if isinstance(getattr(was, key), str)), None)
    same = [key for key in keys if key != first and getattr(was, key) == getattr(now, key)]
    left_out = dict.fromkeys(same)
    return was.model_copy(update=left_out), now.model_copy(update=left_out)


OWN = "In the handbook:"
"""How the handbook's own text begins where it stands beside an organisation's."""


def own_text(handbook: Handbook, kind: str, id_: str, *fields: str) -> list[str]:
    """The handbook's own text in those `fields` of an entry that were amended: plain lines.

    All fields where none are named; nothing where only something was added.
    """
    lines = (
        line
        for each in handbook.local.whole(kind, id_)
        if not fields or each.name in fields
        for line in _gone(handbook, kind, each)
    )
    return [f"{OWN} {plain(line)}" for line in lines]


def _gone(handbook: Handbook, kind: str, change: FieldChange) -> list[str]:
    return parted(handbook, kind, change)[0]


def _words(handbook: Handbook, value: Any, rules: tuple[Rule, ...]) -> Iterator[str]:
    if isinstance(value, BaseModel):
        for key, inner in rules_of(type(value)).items():
            held = getattr(value, key)
            is_default = held == type(value).model_fields[key].get_default()
            if key not in ("id", "says", "units", "sources") and not is_default:
                yield from _words(handbook, held, inner)
    elif isinstance(value, list):
        for item in value:
            yield from _words(handbook, item, rules)
    elif isinstance(value, str):
        yield _named(handbook, value, rules)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)


def _titled(handbook: Handbook, kind: str, id_: str) -> str:
    """The title of an entry as a sentence, of a hidden one too."""
    there = handbook.kinds.get(kind, {}).get(id_) or handbook.local.was(kind, id_)
    return f"{''.join(there.title)}." if there else ""


def _named(handbook: Handbook, value: str, rules: tuple[Rule, ...]) -> str:
    for rule in rules:
        if isinstance(rule, Term):
            return f"{handbook.term(rule.enumeration, str(value)).title}."
        if isinstance(rule, Ref):
            return _titled(handbook, rule.kind, value)
        if isinstance(rule, EntryRef):
            kind, _, id_ = value.partition(":")
            return _titled(handbook, kind, id_)
        if isinstance(rule, KindName):
            return f"{KINDS[value].title}."
    return "".join(value)
