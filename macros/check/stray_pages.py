"""Files in docs/ that were meant to be pages or data, and that nothing makes any of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from macros.check.written_pages import texts
from macros.data import yaml_tree
from macros.data.files import LEFT_FOLDER, UNZIPPED, is_left_over, left_there, read_text
from macros.data.load import kind_inside
from macros.data.one_cause import COPY
from macros.data.problems import Problem
from macros.model.kinds import KINDS

_MEANT = (
    ".markdown",
    ".mdown",
    ".mkd",
    ".mdx",
    ".text",
    ".txt",
    ".rst",
    ".html",
    ".htm",
    ".m",
    ".mmd",
)
NO_PAGE = "no page is made of this file"
_OF_OFFICES = (".docx", ".doc", ".odt", ".rtf", ".pages")


_MOVED = "this {} is named {} elsewhere: move it back there, or write {} in those places"


def was(path: str, now: str) -> str:
    """What to do about a page that lay at `path` of docs/ before, and lies at `now`."""
    return _MOVED.format("page", path, now)


def without_moved(found: Iterable[Problem]) -> list[Problem]:
    """What was `found`, without what follows of a page that was moved, which is told as that.

    It is the page that was moved, and not the menu that has a slip, where others name it as the
    menu does. Pages that were moved together are told as their folder.
    """
    every = list(found)
    moves = {p.file: _page(p) for p in every if _is_move(p)}
    others = {_page(p) for p in every if p.file not in (_SETTINGS, *moves)}
    moved = {file: page for file, page in moves.items() if page in others}
    kept = [p for p in every if not _is_move(p) or p.file in moved]
    folders = Counter((_folder(file), _folder(path)) for file, path in moved.items())
    whole = {now: before for (now, before), many in folders.items() if now and many > 1}
    return [
        *(p for p in kept if not _follows(p, moved) and not _is_inside(p, whole)),
        *(Problem(now, 0, _renamed(now, before)) for now, before in whole.items()),
    ]


def _is_move(problem: Problem) -> bool:
    return problem.message == was(_page(problem), problem.file.partition("/")[2])


_SETTINGS = "mkdocs.yml"


def _renamed(now: str, before: str) -> str:
    return _MOVED.format("folder", f"{before}/", f"{now.partition('/')[2]}/")


def _follows(problem: Problem, moved: Mapping[str, str]) -> bool:
    """Whether a problem is one of a page that was `moved`, or of what still names it."""
    page = _page(problem)
    is_it = bool(page) and page == moved.get(problem.file)
    return not is_it and (problem.file in moved or page in moved.values())


def _is_inside(problem: Problem, whole: Mapping[str, str]) -> bool:
    """Whether a problem is one of a folder that has another name, or of what names its pages."""
    return _folder(problem.file) in whole or _folder(_page(problem)) in whole.values()


def _page(problem: Problem) -> str:
    """The page that is lacking; empty where it is something else."""
    what, name = problem.lacks or ("", "")
    return name if what == "page" else ""


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def every_page_is_read(docs: Path) -> Iterator[Problem]:
    """The files of `docs`, beside those that are put there as they are, end in .md."""
    for path in sorted(docs.rglob("*")):
        inside = path.relative_to(docs)
        if path.is_file() and not path.name.startswith(".") and is_left_over(path):
            yield Problem(f"{docs.name}/{inside.as_posix()}", 0, left_there(path))
            continue
        hidden = any(part.startswith((".", "#", "_")) for part in inside.parts)
        if hidden or inside.parts[0] == "assets" or not path.is_file():
            continue
        if words := _words(path, is_below=len(inside.parts) > 1):
            yield Problem(f"{docs.name}/{inside.as_posix()}", 0, words)


def _words(path: Path, *, is_below: bool) -> str:
    end = path.suffix
    name = path.name.partition(".")[0] + ".md"
    if is_below and end.lower() in _MEANT:
        return f"{NO_PAGE}: rename it to {name}"
    if end.lower() in _OF_OFFICES:
        return f"no page is made of a {end} file: put its text into {name}"
    return ""


def in_the_way(docs: Path) -> Iterator[Problem]:
    """Files and folders of `docs` that should not be there: whatever is wrong in them is moot."""
    if any(path.is_file() for path in docs.glob(f"{UNZIPPED}/**/[!.]*")):
        yield Problem(f"{docs.name}/{UNZIPPED}", 0, LEFT_FOLDER)
    for path in sorted(docs.rglob("*.md")):
        name = f"{docs.name}/{path.relative_to(docs).as_posix()}"
        index = path.with_suffix("") / "index.md"
        if whole := _whole(path):
            yield Problem(name, 0, f"this file is a copy of {whole}, beside it: delete it")
        elif path.name == "README.md" and path.with_name("index.md").is_file():
            yield Problem(name, 0, _README)
        elif path.name != "index.md" and index.is_file():
            other = index.relative_to(docs).as_posix()
            words = f"this page has the address of {other}: delete one of them, or rename it"
            yield Problem(name, 0, words)
    yield from _pasted_over(docs)


def _whole(path: Path) -> str:
    """The page beside a file that is a copy of it, by its name and its text; empty for others."""
    for name in (COPY.sub("", path.stem) + path.suffix, path.name.lower()):
        whole = path.with_name(name)
        is_other = whole.is_file() and not whole.samefile(path)  # on a disk that knows no capitals
        if is_other and whole.read_bytes() == path.read_bytes():
            return name
    return ""


def _pasted_over(docs: Path) -> Iterator[Problem]:
    """Pages that hold what another page holds, whose name is more like its title."""
    pages: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in texts(docs):
        if len(text) > _SHORT and not _whole(docs / name.partition("/")[2]):
            pages[text].append(name)
    for text, same in pages.items():
        title = next(iter(re.findall(r"^# +(.+)", text, re.MULTILINE)), "")
        true, *others = sorted(same, key=lambda name: -_likeness(name, title))
        for name in others:
            words = f"this page holds what {true} holds: put back what stood here, or delete it"
            yield Problem(name, 0, words)


def _likeness(name: str, title: str) -> float:
    """How much the name of a page is like its title, from 0 to 1."""
    words = name.removesuffix(".md").removesuffix("/index").rpartition("/")[2].replace("-", " ")
    return SequenceMatcher(None, words.casefold(), title.casefold()).ratio()


_SHORT = 200
"""Signs of a page that says so little that another may say the same."""


_README = (
    "a README.md is the first page of its folder, and so is the index.md beside it: move what "
    "stands here there, or rename this file"
)


def strayed_data(docs: Path) -> Iterator[tuple[str, Problem]]:
    """The data files that lie among the pages, or beside both folders: their kind, what to do."""
    inside = (path for path in docs.rglob("*.yml") if "assets" not in path.relative_to(docs).parts)
    for path in sorted((*docs.parent.glob("*.yml"), *inside)):
        if kind := _kind_of(path):
            name = path.relative_to(docs.parent).as_posix()
            words = f"nothing reads the entries of {kind} here: {_where(docs.parent, path, kind)}"
            yield kind, Problem(name, 0, words)


def _where(root: Path, path: Path, kind: str) -> str:
    """Where a file belongs whose entries are those of `kind`."""
    folder, file = root / "data" / kind, root / "data" / f"{kind}.yml"
    if (folder / path.name).is_file() or file.is_file():
        return "delete the file if it is a copy of the one in data/, or move its entries there"
    return f"move the file to data/{kind}{'/' if folder.is_dir() else '.yml'}"


def _kind_of(path: Path) -> str:
    """The kind of the entries in a file, by its name or by their keys; empty where it has none."""
    if path.stem not in KINDS:
        return kind_inside(path)
    value = yaml_tree.read(read_text(path, path.name)[0], path.name).value
    rows = value if isinstance(value, list) else []
    is_data = bool(rows) and all(isinstance(row, dict) and "id" in row for row in rows)
    return path.stem if is_data else ""
