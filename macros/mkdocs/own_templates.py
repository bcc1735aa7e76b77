"""What is wrong with the templates that stand in for the theme's, before a build stops there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import jinja2
from jinja2 import nodes
from mkdocs.config.defaults import MkDocsConfig

from macros.data.files import read_text
from macros.data.problems import Problem
from macros.mkdocs.template_texts import Template, found_in, template
from macros.model.suggest import did_you_mean

_WORD = re.compile(r"[A-Za-z_]\w*")


def problems(config: MkDocsConfig, root: Path) -> Iterator[Problem]:
    """Templates in the theme's `custom_dir` that can't be read, or name what is not there.

    They are told by their path from `root`.
    """
    own = Path(config.theme.custom_dir or "")
    if config.theme.custom_dir is None or not own.is_relative_to(root):
        return
    templates: dict[str, Template] = {}
    for path in sorted(own.rglob("*.html")):
        name = path.relative_to(root).as_posix()
        text, problem = read_text(path, name)
        read = template(text)
        if isinstance(read, Template):
            templates[name] = read
        else:
            problem = _unreadable(name, read)
        yield from [problem] if problem else ()
    known = found_in(_WORD, _givers(config, own, root))
    known |= {name.name for one in templates.values() for name in one.set_names()}
    for name, one in templates.items():
        yield from _undefined(one, name, known)
        yield from _not_there(one, name, list(map(Path, config.theme.dirs)))


def _unreadable(name: str, error: jinja2.TemplateSyntaxError) -> Problem:
    return Problem(name, error.lineno, f"this template can't be read: {error.message}")


def _givers(config: MkDocsConfig, own: Path, root: Path) -> Iterator[Path]:
    """The theme's templates, and the hooks, which add names of their own: each word may be one."""
    for folder in map(Path, config.theme.dirs):
        yield from folder.rglob("*.html") if folder != own else ()
    for folder in {(root / hook).resolve().parent for hook in config.hooks}:
        yield from folder.glob("*.py")


def _undefined(one: Template, name: str, known: Collection[str]) -> Iterator[Problem]:
    for node in one.read_names():
        if node.name in one.free and node.name not in known:
            near = did_you_mean(node.name, known) or ": mend it, or take it away"
            yield Problem(name, node.lineno, f"nothing gives a template '{node.name}'{near}")


def _not_there(one: Template, name: str, folders: list[Path]) -> Iterator[Problem]:
    for used in one.tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        wanted: object = getattr(used, "template", None)
        if isinstance(wanted, nodes.Const) and not _has(folders, str(wanted.value)):
            near = (
                did_you_mean(str(wanted.value), _offered(folders))
                or ": mend it, or put the file back"
            )
            yield Problem(name, used.lineno, f"there is no template '{wanted.value}'{near}")


def _has(folders: list[Path], name: str) -> bool:
    return any((folder / name).is_file() for folder in folders)


def _offered(folders: list[Path]) -> set[str]:
    """What a template can include, by its path: thousands of icons are among it."""
    every = ((folder, path) for folder in folders for path in folder.rglob("*.*"))
    there = ((folder, path) for folder, path in every if path.suffix in _INCLUDED)
    return {path.relative_to(folder).as_posix() for folder, path in there}


_INCLUDED = (".html", ".js", ".css", ".svg")
