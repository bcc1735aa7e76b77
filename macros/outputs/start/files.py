"""The files of a start: data, pages and settings, ready to be written into a folder."""

from __future__ import annotations

import datetime
import os
import re
import typing
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import jinja2
import yaml
from pydantic import BaseModel

from macros.data.field_reference import Shape, shapes
from macros.data.files import write_whole
from macros.model.addresses import page_url
from macros.model.kinds import KINDS, OTHER_PAGES
from macros.model.learning import QUIZ_PAGE
from macros.model.links import rules_of
from macros.model.suggest import did_you_mean
from macros.model.types import Term
from macros.outputs.site import REQUIRES
from macros.outputs.start.entries import ALWAYS, PAGES, Data, Start

USUAL = ("tasks", "values", "questions", "handouts")
"""The kinds of a start where nobody says which."""

EVERY = "all"

_TEMPLATES = Path(__file__).parent / "templates"
_OWN = (
    *("audiences", "frameworks", "handout-purposes", "link-groups", "outcomes"),
    *("posting-problems", "question-areas", "question-groups", "question-subjects"),
    *("scenario-groups", "standard-groups", "suggestion-topics", "themes", "work-settings"),
)
"""The enumerations whose words are a handbook's own: a start has one of each, to be put right.

The generator knows the words of the others, so these come along as they are.
"""
_SHOWN = ("bases", "strengths", "verdicts", "voices")
"""Enumerations that pages show whatever the kinds are."""


def wanted(kinds: Sequence[str]) -> tuple[str, ...]:
    """The kinds that `kinds` ask for: those of `USUAL` where there are none, `EVERY` for all.

    Raises ValueError where there is no kind of a name.
    """
    for kind in kinds:
        if kind not in (*KINDS, EVERY):
            several = [name for name in re.split(r"[,;]+", kind) if name]
            if set(several) <= {*KINDS, EVERY}:
                raise ValueError(f"a space parts the kinds: write {' '.join(several)}")
            near = did_you_mean(kind, KINDS)
            raise ValueError(f"there is no kind '{kind}'{near or '.'} Kinds: {', '.join(KINDS)}")
    return tuple(KINDS) if EVERY in kinds else tuple(kinds) or USUAL


def write(folder: Path, kinds: Iterable[str], root: Path, today: datetime.date) -> list[str]:
    """Write a start with an entry of each of `kinds` into `folder`; returns the kinds it has.

    `root` is the folder of the generator. Raises ValueError where `folder` holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder}: something is there already: name a new folder")
    start = started(kinds, root, today)
    for path, text in files(start, folder, root):
        write_whole(folder / path, text.encode())
    write_whole(folder / "docs/assets/images/logo.svg", (_TEMPLATES / "logo.svg").read_bytes())
    return list(start.kinds)


def started(kinds: Iterable[str], root: Path, today: datetime.date) -> Start:
    """The entries of a start: one of each of `kinds`, and of those that they need."""
    words = _words(root)
    start = Start({key: [row["id"] for row in words[key]["terms"]] for key in words}, today)
    for kind in (*ALWAYS, *kinds):
        if kind != "vocabulary":
            start.ask(kind)
    for need in REQUIRES:
        start.need(need)
    used = {name for kind in start.kinds for name in _enumerations(KINDS[kind].model)}
    used |= {n.id for n in REQUIRES if n.kind == "vocabulary" and n.is_wanted(start.kinds)}
    start.kinds["vocabulary"] = [words[key] for key in words if key in {*used, *_SHOWN}]
    return start


def _enumerations(model: type[BaseModel]) -> Iterator[str]:
    """The enumerations of which something in `model` may hold a word."""
    for rules in rules_of(model).values():
        yield from (rule.enumeration for rule in rules if isinstance(rule, Term))
    for info in model.model_fields.values():
        for inner in models_in(info.annotation):
            yield from _enumerations(inner)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that the type of a field names, wherever they stand in it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from models_in(part)


def _words(root: Path) -> dict[str, Data]:
    """The enumerations of the generator's handbook, of no role in particular.

    Of those that are its own there is a first word.
    """
    text = (root / "data/vocabulary.yml").read_text(encoding="utf-8")
    for role, any_role in _ANY_ROLE.items():
        text = text.replace(role, any_role)
    return {row["id"]: row | _first(row) for row in yaml.safe_load(text)}


_ANY_ROLE = {"a peer role": "the role", "peer supporters": "people in the role"}
"""How the generator's handbook calls its role and the people in it, and what any other can say."""


def _first(row: Data) -> Data:
    term = {
        "id": "first",
        "title": "The first",
        "meaning": "What the word means, and when to use it.",
    }
    return {"terms": [term]} if row["id"] in _OWN else {}


def files(start: Start, folder: Path, root: Path) -> Iterator[tuple[str, str]]:
    """Every file of the start for `folder`: its path in there, and its text."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - YAML and Markdown, from this repository alone
    )
    for kind, entries in start.kinds.items():
        schema = os.path.relpath(root / f"schema/{kind}.json", folder / "data")
        text = made.get_template("entries.yml.j2").render(
            schema=schema, entries=_yaml(entries), more=_more(kind, entries)
        )
        yield f"data/{kind}.yml", text
    shown = pages(start)
    for path, page in shown.items():
        yield f"docs/{path}", made.get_template("page.md.j2").render(**page)
    listed = {path: page["title"] for path, page in shown.items()}
    for name, place in (
        ("index.md", "docs/"),
        (OTHER_PAGES["search"], "docs/"),
        ("mkdocs.yml", ""),
    ):
        text = made.get_template(f"{name}.j2").render(
            kinds=start.kinds,
            pages=listed,
            action=page_url(_page("tasks")),
            about=dict.fromkeys(_page(kind) for kind in ALWAYS),
            generator=os.path.relpath(root, folder),
        )
        yield f"{place}{name}", text


def _more(kind: str, entries: Sequence[Mapping[str, Any]]) -> list[Shape]:
    """The fields that an entry of `kind` may have besides those in `entries`, and what is in them.

    The groups of keys that stand in these fields follow, each with all its keys.
    """
    entry, *inner = shapes(kind)
    there = set(entries[0])
    lacking = tuple(field for field in entry.fields if field.key not in there)
    named = {field.holds for field in lacking}
    return [replace(entry, fields=lacking), *_inside(named, inner)]


def _inside(named: set[str], shapes: Sequence[Shape]) -> Iterator[Shape]:
    """Those of `shapes` that `named` tells of, and those that they hold in turn."""
    for shape in shapes:
        if any(holds.endswith(f"keys of {shape.name}") for holds in named):
            named |= {field.holds for field in shape.fields}
            yield shape


def pages(start: Start) -> dict[str, dict[str, Any]]:
    """The pages that show the entries, by path: the title, and the kinds on each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for kind in start.kinds:
        found[_page(kind)].append(kind)
    if "paths" in start.kinds:
        found[PAGES[0]], found[PAGES[1]] = found[PAGES[0]], found[PAGES[1]]
    return {path: _about(path, kinds) for path, kinds in found.items()}


def _page(kind: str) -> str:
    """The page under docs/ that shows, or lists, the entries of a kind."""
    page = KINDS[kind].page
    if kind == "questions":
        return QUIZ_PAGE.format(area="first")
    return page.replace("{id}.md", "index.md") or PAGES[0]


def _about(path: str, kinds: Sequence[str]) -> dict[str, Any]:
    title = KINDS[kinds[0]].title if kinds else "Another page"
    lists = [kind for kind in kinds if "{id}" in KINDS[kind].page]
    return {"title": title if path != PAGES[0] else "A first page", "kinds": kinds, "lists": lists}


class _Dumper(yaml.SafeDumper):
    """Writes values out where they come again: data files know no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - as PyYAML calls it
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def _yaml(entries: Sequence[Mapping[str, Any]]) -> str:
    """Entries as people write them: a dash, and the keys below each other."""
    rows = [dict(entry) for entry in entries]
    return yaml.dump(rows, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
