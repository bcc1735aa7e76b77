"""Rules for the pages that are written by hand, and for what data/ says of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from macros.data import remarks, yaml_tree
from macros.data.error_messages import left_empty
from macros.data.files import read_text
from macros.data.problems import Lacking, Problem
from macros.data.syntax_errors import LEFT_BY_GIT
from macros.data.whole_numbers import in_digits
from macros.model.addresses import generated_pages, page_url
from macros.model.handbook import Handbook
from macros.model.identity import Identity
from macros.model.kinds import KINDS, OTHER_PAGES
from macros.model.suggest import did_you_mean
from macros.model.types import Term

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)


def written_pages(docs: Path) -> frozenset[str]:
    """The path under `docs` of every page that is written by hand."""
    found = (p.relative_to(docs) for p in docs.rglob("*.md") if p.is_file())
    return frozenset(p.as_posix() for p in found if not p.name.startswith((".", "#")))


def texts(docs: Path) -> Iterator[tuple[str, str]]:
    """The text of every page under `docs` that can be read, with what problems call the page."""
    for page in sorted(written_pages(docs)):
        text, problem = read_text(docs / page, page)
        if not problem:
            yield f"{docs.name}/{page}", text


def told_of_each(
    docs: Path, judge: Callable[[str], Iterable[tuple[int, str]]]
) -> Iterator[Problem]:
    """What `judge` says of the text of every page under `docs`, by its line."""
    for name, text in texts(docs):
        yield from (Problem(name, line, words) for line, words in judge(text))


def every_page(handbook: Handbook, docs: Path) -> frozenset[str]:
    """The path of every page that is written by hand, those of organisations too."""
    return written_pages(docs) | {page.path for page in handbook.local.pages}


def no_page(every: Collection[str], docs: Path, page: str) -> str:
    """Why `page` is none of `every`, with the one that is perhaps meant; empty where it is one."""
    if page in every:
        return ""
    bare = re.sub(r"^(?:\.\./|/|docs/)+|(?:\.\w+)?/*$", "", page)
    same = [path for path in (f"{bare}.md", f"{bare}/index.md") if path in every]
    how = f": write {same[0]}" if same else did_you_mean(page, every) or ": name one that is there"
    return f"which is not a page of {docs.name}/{how}"


def taken_names(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """A page under `docs` whose address is that of a page that is made from an entry."""
    # An entry with the id index is told as such.
    made = {page_url(p) for p in generated_pages(handbook) if not p.endswith("/index.md")}
    for page in sorted(written_pages(docs)):
        if page_url(page) in made:
            yield Problem(f"{docs.name}/{page}", 0, _TAKEN)


_TAKEN = "a page is made from data/ in this place: rename this file or delete it"


def shown_pages_exist(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """A page that an entry names as its own is there."""
    every = every_page(handbook, docs)
    for kind in KINDS:
        for entry in [] if handbook.page(kind) else handbook.all(kind):
            if wrong := no_page(every, docs, entry.page):
                words = f"'{entry.id}' is shown on '{entry.page}', {wrong}"
                yield Problem(entry.file, entry.line_of("page"), words, ("page", entry.page))
    for who in handbook.all(Identity):
        if who.more and (wrong := no_page(every, docs, who.more.page)):
            words = f"'more' leads to '{who.more.page}', {wrong}"
            where = who.line_of("more", "page")
            yield Problem(who.file, where, words, ("page", who.more.page))
        for name, page in who.pages.items():
            line = who.line_of("pages", name)
            if name not in (*KINDS, *OTHER_PAGES):
                words = f"there is no kind '{name}'{did_you_mean(name, (*KINDS, *OTHER_PAGES))}"
                yield Problem(who.file, line, words)
            elif "{id}" not in page and (wrong := no_page(every, docs, page)):
                yield Problem(who.file, line, f"'{name}' is '{page}', {wrong}", ("page", page))


def front_matter(handbook: Handbook, docs: Path) -> Iterator[Problem]:
    """What stands between the lines of --- at the top of a page is YAML, a key a line."""
    for name, text in texts(docs):
        if not re.match(r"---(?!-)", text):
            yield from _misplaced(text, name)
            continue
        found = _FRONT.match(text)
        if found is None:
            yield Problem(name, *_unclosed(text))
            continue
        said = f"\n{found[1]}"  # so that lines are those of the page
        tree = remarks.judged(yaml_tree.read(said, name), _Facts)
        yield from (p for p in tree.problems if not p.message.endswith(LEFT_BY_GIT))  # has a rule
        if isinstance(tree.value, dict):
            yield from left_empty(_said(tree.value), tree, name, ())
            wrong = (*_facts(tree.value, handbook), *_settled(tree.value, handbook))
            for key, words, lacks in wrong:
                is_cut = (key,) in tree.cut and (key,) in tree.unread
                is_told = is_cut or _is_empty(tree.value[key])
                if not is_told or key not in _said(tree.value):
                    yield Problem(name, tree.line((key,)), words, lacks)
        elif not tree.problems:
            yield Problem(name, 2, "the lines at the top are keys with values, such as title: …")


def _said(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a page says of itself, and None for what it leaves empty.

    Keys that there are none of are told as such, and so are those that belong below an empty one.
    """
    known = {*_KEYS, *_OF_MATERIAL} - ({"search"} if {*_OF_SEARCH} & {*facts} else set())
    return {k: None if _is_empty(value) else value for k, value in facts.items() if k in known}


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _unclosed(text: str) -> tuple[int, str]:
    """Where the lines at the top of a page were to be closed, and how."""
    for number, line in enumerate(text.split("\n")[1:], 2):
        if _MEANT_TO_CLOSE.match(line):
            return number, "the lines at the top are closed with three hyphens: write ---"
        if not line.strip():
            break
    return 1, "the lines at the top are not closed: add a line of --- below"


_MEANT_TO_CLOSE = re.compile(r"[ \t]*[-–—=*_]{1,9}[ \t]*$")  # noqa: RUF001


def _misplaced(text: str, name: str) -> Iterator[Problem]:
    """Lines that were meant to stand at the top of a page, and would be shown in it."""
    first = re.search(r"\S.*", text)
    line = text.count("\n", 0, first.start()) + 1 if first else 1
    if first and _UNOPENED.match(text, first.start()):
        words = "what a page says of itself begins with a line of ---: add it above"
        yield Problem(name, line, words)
    if first and re.match(r"[-–—]{1,9}[ \t]*\n[a-z_]+:", text[first.start() :]):  # noqa: RUF001
        words = "what a page says of itself begins on its first line, with three hyphens: ---"
        is_lower = line > 1 and first[0].rstrip() == "---"
        yield Problem(name, line, f"{words}{_TAKE_AWAY if is_lower else ''}")
    elif (lower := _LOWER.search(text)) and "```" not in text[: lower.start()]:
        words = "what a page says of itself begins on its first line"
        yield Problem(name, line, f"{words}: move this below it, under the second ---")


_TAKE_AWAY = ". Take away the empty line above"


def _facts(
    facts: Mapping[str, Any], handbook: Handbook
) -> Iterator[tuple[str, str, Lacking | None]]:
    """What is wrong with what a page says of itself: the key, what to do, and what is lacking."""
    for key, value in facts.items():
        if key not in (*_KEYS, *_OF_MATERIAL):
            yield key, _unknown(key, facts), None
        elif key == "hide" and (odd := [part for part in _listed(value) if part not in _HIDDEN]):
            words = f"'hide' is a list of {', '.join(_HIDDEN)}, and this is '{odd[0]}'"
            yield key, words, None
        elif key in _TEXTS and value is not None and not isinstance(value, str):
            yield key, f"'{key}' has to be text, and this is '{value}': put it in quotes", None
        elif key == "minutes" and not (type(value) is int and value > 0):
            is_quoted = isinstance(value, str) and value.isascii() and value.isdecimal()
            how = ": take the quotes away" if is_quoted else in_digits(value, key)
            words = f"'minutes' has to be a whole number above 0, and this is '{value}'{how}"
            yield key, words, None
        elif key == "audience" and not isinstance(value, str):
            listed = ", ".join(map(str, _listed(value)))
            words = f"'audience' is a text, its words parted by commas: write {listed}"
            yield key, words, None
        elif key == "audience":
            rule, named = Term("audiences"), (name.strip() for name in str(value).split(","))
            for lacking in named:
                if error := rule.problem(lacking, handbook.known):
                    yield key, error.message(), ("term in audiences", lacking)


def _unknown(key: str, facts: Mapping[str, Any]) -> str:
    """What to do about a key that there is none of."""
    if key in _OF_SEARCH and facts.get("search", "") is None:
        return f"'{key}' belongs below 'search': begin it two spaces further right"
    near = did_you_mean(key, _KEYS) or "."
    return f"there is no key '{key}' here{near} Keys: {', '.join(sorted(_KEYS))}"


def _settled(facts: Mapping[str, Any], handbook: Handbook) -> Iterator[tuple[str, str, None]]:
    """What is neither true nor false, and a word of who decides that is none."""
    for key in _BOOLS:
        if (value := facts.get(key)) is not None and not isinstance(value, bool):
            how = ": take the quotes away" if value in ("true", "false") else ""
            yield key, f"'{key}' has to be true or false, and this is '{value}'{how}", None
    why = facts.get("only_cites_danger", "")
    if not isinstance(why, str) or why.lower() in ("yes", "no"):
        yield "only_cites_danger", "'only_cites_danger' is a sentence that says why: write it", None
    yield from (("search", words, None) for words in _of_search(facts.get("search")))
    who = str(facts.get("decides", ""))
    if who and (error := Term("deciders").problem(who, handbook.known)):
        yield "decides", error.message(), None


def _of_search(value: Any) -> Iterator[str]:
    """What is wrong with what a page says to the search."""
    if value is not None and not isinstance(value, dict):
        yield "'search' is a group of keys: write {exclude: true}, or take it away"
    for key in value if isinstance(value, dict) else ():
        if key not in _OF_SEARCH:
            near = did_you_mean(str(key), _OF_SEARCH) or f": write one of {', '.join(_OF_SEARCH)}"
            yield f"'search' has no key '{key}'{near}"
        elif key != "boost" and not isinstance(value[key], bool):
            yield f"'{key}' has to be true or false, and this is '{value[key]}'"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [str(value)]


_BOOLS = ("calm", "embedded")
_TEXTS = ("title", "description", "template")
_KEYS = (
    *(*_TEXTS, "audience", "calm", "decides", "embedded"),
    *("hide", "minutes", "only_cites_danger", "search"),
)
"""What the pages here say of themselves."""

_OF_SEARCH = ("boost", "exclude", "words")
"""What they say to the search."""

_LOWER = re.compile(
    rf"^---[ \t]*\n(?:{'|'.join(_KEYS)}):[^\n]*\n(?:[^\n]+\n)*?---[ \t]*$", re.MULTILINE
)
"""Lines that open and close, and have something above them."""

_UNOPENED = re.compile(rf"(?:(?:{'|'.join(_KEYS)}):[^\n]*\n(?:[ \t]+[^\n]*\n)*)+---[ \t]*(?:\n|\Z)")
"""Lines that are closed, and that nothing opens."""

_Name = Annotated[str, StringConstraints(pattern=r"^\S*$")]


class _Facts(BaseModel):
    """What a page says of itself, as far as it takes to tell names from texts."""

    model_config = ConfigDict(extra="allow", strict=True)

    title: str = ""
    description: str = ""
    template: _Name = ""
    decides: _Name = ""
    hide: list[_Name] = Field(default_factory=list)
    icon: _Name = ""
    status: _Name = ""


_OF_MATERIAL = ("icon", "status", "subtitle", "tags", "image", "social", "date", "authors")
"""What Material and MkDocs know besides."""

_HIDDEN = ("navigation", "toc", "path", "footer", "tags", "feedback")


def audiences_of(docs: Path, page: str) -> list[str]:
    """Those whom a page of `docs` says that it is for; none where it is not there."""
    path = docs / page
    front = _FRONT.match(read_text(path, page)[0]) if path.is_file() else None
    said = _AUDIENCE.search(front[1]) if front else None
    return [name.strip("\"' ") for name in said[1].split(",")] if said else []


_AUDIENCE = re.compile(r"^audience:[ \t]*(\S.*)$", re.MULTILINE)


def marks_of_git(docs: Path) -> Iterator[Problem]:
    """The lines that Git leaves in a page where two changes of one place met."""
    for name, text in texts(docs):
        if line := line_of_git(text):
            yield Problem(name, line, LEFT_BY_GIT)


def line_of_git(text: str) -> int:
    """The first line that Git left in `text`, from 1; 0 where there is none."""
    marks = (n for n, line in enumerate(text.split("\n"), 1) if _GIT.match(line))
    return next(marks, 0)


_GIT = re.compile("<{7} |>{7} ")
