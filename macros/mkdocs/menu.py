"""What is wrong with the menu in mkdocs.yml: each page is there, and each has one place in it."""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from macros.check.stray_pages import was
from macros.data.problems import Problem
from macros.data.syntax_errors import TOO_FAR_LEFT, TOO_FAR_RIGHT
from macros.mkdocs.settings_file import Settings, several
from macros.model.addresses import page_url
from macros.model.suggest import nearest


def unreadable(settings: Settings) -> Iterator[Problem]:
    """What is no menu yet: dashes with nothing behind them, and lines that lack theirs."""
    found = settings.get("nav")
    yield from _empty_lines(settings, found[1]) if found else ()
    yield from _with_dashes(settings)
    yield from _two_in_one(settings, found[1]) if found else ()


def _with_dashes(settings: Settings) -> Iterator[Problem]:
    """Texts of several lines, each of which would begin with a dash: as such they fit no page."""
    for key in ("not_in_nav", "exclude_docs", "draft_docs"):
        _, node = settings.get(key) or (None, None)
        if not isinstance(node, yaml.ScalarNode) or node.style != "|":
            continue
        for number, line in enumerate(node.value.split("\n"), node.start_mark.line + 2):
            if line.startswith("- "):
                words = f"the lines below '{key}' have no dashes: write {line.removeprefix('- ')}"
                yield Problem(settings.file, number, words)
                break


def _empty_lines(settings: Settings, menu: yaml.Node) -> Iterator[Problem]:
    if moved := [*_moved(menu)]:
        for node, is_left in moved:
            if is_left:
                yield settings.problem(node, _out_of_line(node))
            else:
                yield Problem(settings.file, node.start_mark.line + 2, TOO_FAR_RIGHT)
        return
    for key, node in _lines(menu):
        if not node.value:
            yield settings.problem(node, _nothing_behind(key))
        elif node.end_mark.line > node.start_mark.line and not getattr(node, "style", None):
            line = node.start_mark.line + 2
            yield Problem(settings.file, line, "a dash is missing before this line")


def _nothing_behind(key: str) -> str:
    """What to do about a line of the menu that ends behind its dash, or behind the colon of `key`.

    A page has no colon behind it: before that, its title would stand.
    """
    if key.endswith(".md"):
        return f"a page has no colon behind it: write - {key}"
    return "nothing stands here: name a page, or take the line away"


def _moved(node: yaml.Node) -> Iterator[tuple[yaml.Node, bool]]:
    """The pages that hold others, and whether it is they that stand too far left.

    It is where the line above stands further right, or where no other page has their column.
    """
    items = [child[1] if isinstance(child, tuple) else child for child in node.value]
    for number, item in enumerate(items):
        if not isinstance(item, yaml.ScalarNode):
            yield from _moved(item)
        elif _holds_others(item):
            before = _last_column(items[number - 1]) if number else None
            is_first = len(items) == 1 if before is None else before > item.start_mark.column
            yield item, is_first or not _first(item).endswith(".md")


def _last_column(node: yaml.Node) -> int:
    """The column in which the last line of an item of the menu stands."""
    if isinstance(node, yaml.MappingNode) and node.value:
        below = node.value[-1][1]
        is_title = isinstance(below, yaml.ScalarNode) and below.value
        return node.start_mark.column if is_title else _last_column(below)
    if isinstance(node, yaml.SequenceNode) and node.value:
        return _last_column(node.value[-1])
    return node.start_mark.column


def _out_of_line(node: yaml.Node) -> str:
    """What to do about a page that stands too far left, or a title that lacks its colon."""
    first = _first(node)
    if first.endswith(".md"):
        return TOO_FAR_LEFT
    return f"a colon is missing behind this title, which others stand below: write {first}:"


def _first(node: yaml.Node) -> str:
    """What stands before the others that became a part of its text."""
    return str(node.value).partition(" - ")[0]


def _holds_others(node: yaml.Node) -> bool:
    """Whether a line stands so far left that those below it became a part of its text."""
    is_plain = not getattr(node, "style", None)
    return is_plain and node.end_mark.line > node.start_mark.line and " - " in node.value


def _two_in_one(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """Titles of the menu that lack their dash, and so belong to the line above."""
    if isinstance(node, yaml.MappingNode):
        for key, _ in node.value[1:]:
            yield settings.problem(key, f"a dash is missing before '{key.value}'")
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from _two_in_one(settings, child[1] if isinstance(child, tuple) else child)


def problems(settings: Settings, config: MkDocsConfig, made: Collection[str]) -> Iterator[Problem]:
    """Pages of the menu that are not there, and pages without a place in it.

    `made` are the pages that the build adds to those in docs/.
    """
    found = settings.get("nav")
    if found is None or not config.nav:
        return
    pages = _written(config)
    named = {posixpath.normpath(node.value) for node in _names(found[1])}
    listed: dict[str, int] = {}
    meant: set[str] = set()
    for key, title in _reversed(found[1], pages):
        meant.add(key.value)
        listed[title.value] = title.start_mark.line + 1
        words = f"the title stands before its page: write {title.value}: {key.value}"
        yield settings.problem(key, words)
    for node in _names(found[1]):
        if node.value in listed and node.value not in pages:
            continue
        if glued := _glued(node.value, pages):
            meant.add(glued)
            yield settings.problem(node, _NO_SPACE)
        if node.value.startswith("/") and (inside := node.value.strip("/")) in pages:
            meant.add(inside)
            words = f"pages are named as they lie in docs/: write {inside}, without the / before it"
            yield settings.problem(node, words)
        if glued or _is_address(node.value):
            continue
        path, line = posixpath.normpath(node.value), node.start_mark.line + 1
        if path in listed:
            words = f"{path} stands in the menu already, at line {listed[path]}: take one away"
            yield Problem(settings.file, line, words)
        elif path not in pages and path not in made:
            every = [*pages, *made]
            meant |= (near := _meant(path, every))
            words = several(node.value, every) or _no_page(path, config, min(near, default=""))
            yield Problem(settings.file, line, words, ("page", path))
            yield from (move for one in near for move in _moved_away(path, one, config, named))
        listed.setdefault(path, line)
    outside = [*_outside(settings, pages)]
    told = dict.fromkeys((line, words) for _, line, words in outside)
    yield from (Problem(settings.file, line, words) for line, words in told)
    taken = {page_url(page) for page in made}  # what lies there shall be renamed, as is told
    free = {page: level for page, level in pages.items() if page_url(page) not in taken}
    yield from _homeless(config, free, {*listed, *meant, *(near for near, *_ in outside)})


def _moved_away(
    path: str, near: str, config: MkDocsConfig, named: Collection[str]
) -> Iterator[Problem]:
    """That a page may have been moved from where the menu says, if others say so too."""
    is_it = near.rpartition("/")[2] == path.rpartition("/")[2] != "index.md"
    if is_it and near not in named and (Path(config.docs_dir) / near).is_file():
        name = f"{Path(config.docs_dir).name}/{near}"
        yield Problem(name, 0, was(path, near), ("page", path))


def _written(config: MkDocsConfig) -> dict[str, InclusionLevel]:
    """The pages in docs/, and how each belongs to the site."""
    logging.disable()  # it says of what it leaves out what is told here with more
    files = get_files(config)
    logging.disable(logging.NOTSET)
    set_exclusions(files, config)
    return {f.src_uri: f.inclusion for f in files if f.is_documentation_page()}


def _homeless(
    config: MkDocsConfig, pages: dict[str, InclusionLevel], placed: set[str]
) -> Iterator[Problem]:
    """Pages that have no place in the menu, and are not meant to have none."""
    docs = Path(config.docs_dir)
    linked: dict[str, str] = {}
    for path in sorted(pages):
        is_in = pages[path] is InclusionLevel.INCLUDED and (docs / path).is_file()
        if is_in and path not in placed and not _has_two_files(path, pages):
            name, words = _linked_folder(docs, path) or (path, _NO_PLACE)
            linked.setdefault(name, words)
    yield from (Problem(f"{docs.name}/{name}", 0, words) for name, words in linked.items())


def _linked_folder(docs: Path, path: str) -> tuple[str, str] | None:
    """The folder around the page at `path` that is a link into `docs`, and what to do."""
    for folder in reversed(Path(path).parents[:-1]):
        real = (docs / folder).resolve()
        if (docs / folder).is_symlink() and real.is_relative_to(docs.resolve()):
            other = real.relative_to(docs.resolve()).as_posix()
            words = f"this is a link to {docs.name}/{other}/, whose pages would be there twice"
            return folder.as_posix(), f"{words}: delete it"
    return None


def _has_two_files(path: str, pages: Collection[str]) -> bool:
    """Whether another of `pages` has the address of the page at `path`, which is told as that."""
    folder, _, name = path.rpartition("/")
    twin = f"{folder}.md" if name == "index.md" else f"{path.removesuffix('.md')}/index.md"
    return twin in pages


_NO_PLACE = (
    "this page has no place in the menu: add its line to 'nav' in mkdocs.yml, or to 'not_in_nav' "
    "where it shall have none"
)
_NO_SPACE = "a space is missing after the colon: write Title: page.md"


def _outside(settings: Settings, pages: Collection[str]) -> Iterator[tuple[str, int, str]]:
    """Lines of not_in_nav that fit no page: the one that is meant, the line, the words."""
    found = settings.get("not_in_nav")
    written = str(found[1].value).split("\n") if found else []
    if found and len(written) == 1 and len(as_one := written[0].split()) > 1:
        at = found[1].start_mark.line
        meant = (page for page in pages if f"/{page}".startswith(tuple(as_one)))
        yield from ((page, at, _AS_ONE) for page in (*meant, ""))
        return
    for number, line in enumerate(written):
        path = line.strip().lstrip("/")
        is_plain = path and not any(sign in path for sign in "*?[!#\\")
        if found and is_plain and not any(f"/{page}".find(f"/{path}") >= 0 for page in pages):
            near = nearest(path, pages)
            hint = f"did you mean '/{near}'?" if near else "take the line away"
            words = f"'not_in_nav' names '{line.strip()}', which no page is: {hint}"
            at = found[1].start_mark.line + 1 + (number + 1 if len(written) > 1 else 0)
            yield near, at, words


def _meant(path: str, pages: Collection[str]) -> set[str]:
    """The page that is meant by its address, by a name like its own, or behind its title.

    Where several stand in one line, it is all of them; none where nobody knows.
    """
    if several(path, pages):
        return {page for page in pages if page in path}
    titled = _TITLED.fullmatch(path)
    if titled and titled[2] in pages:
        return {titled[2]}
    same = (p for p in (f"{path}/index.md", f"{path}.md") if p in pages)
    return {next(same, nearest(path, pages))} - {""}


_TITLED = re.compile(r"(\S.*?)[ ;,.=>\u2013\u2014-]* [(<]?([^\s()<>]+\.md)[)>]?")
"""A title and its page, with a dash or nothing where the colon belongs."""


_AS_ONE = "the lines below 'not_in_nav' are read as one: write not_in_nav: | above them"


def _no_page(path: str, config: MkDocsConfig, near: str) -> str:
    what = f"did you mean '{near}'?" if near else "take the line away, or put the page back"
    if (titled := _TITLED.fullmatch(path)) and titled[2] == near:
        what = f"a colon stands behind a title: write {titled[1]}: {titled[2]}"
    return f"there is no page '{path}' in {Path(config.docs_dir).name}/: {what}"


def _names(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes below `node` that name pages, or addresses elsewhere."""
    return (name for _, name in _lines(node))


def _lines(node: yaml.Node, title: str = "") -> Iterator[tuple[str, yaml.Node]]:
    """The nodes below `node` that name pages, each with its `title`, if it has one."""
    if isinstance(node, yaml.ScalarNode):
        yield title, node
        return
    for child in node.value:
        key, value = child if isinstance(child, tuple) else (None, child)
        yield from _lines(value, "" if key is None else str(key.value))


def _reversed(node: yaml.Node, pages: Collection[str]) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """The lines that have a page where its title belongs, and something else behind it."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = child if isinstance(child, tuple) else (None, child)
        if key is not None and key.value in pages and isinstance(value, yaml.ScalarNode):
            yield key, value
        yield from _reversed(value, pages)


def _is_address(name: str) -> bool:
    return bool(urlsplit(name).scheme) or name.startswith("/")


def _glued(name: str, pages: Collection[str]) -> str:
    """The page behind a title whose colon lacks its space; empty where there is none."""
    page = name.partition(":")[2]
    return page if page in pages else ""
