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
from macros.mkdocs import template_objects
from macros.mkdocs.template_texts import Template, found_in, template
from macros.model.suggest import did_you_mean, nearest

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
            problem = _unreadable(name, read, text)
        yield from [problem] if problem else ()
        yield from _half_opened(name, text)
    yield from _beside_the_theme(config, own, root)
    known = found_in(_WORD, _givers(config, own, root))
    known |= {name.name for one in templates.values() for name in one.set_names()}
    for name, one in templates.items():
        folders = list(map(Path, config.theme.dirs))
        yield from _undefined(one, name, known)
        yield from template_objects.unknown(one, name, known)
        if lacking := [*_not_there(one, name, folders)]:
            yield from lacking
        else:
            yield from _never_shown(one, name, folders)


def _beside_the_theme(config: MkDocsConfig, own: Path, root: Path) -> Iterator[Problem]:
    """Templates that nothing names, in a folder that is nearly one of the theme's."""
    theirs = [Path(folder) for folder in config.theme.dirs if Path(folder) != own]
    known = {p.relative_to(one).as_posix() for one in theirs for p in one.rglob("*.html")}
    for path in sorted(own.rglob("*.html")):
        inside = path.relative_to(own)
        twins = [name for name in known if name.rpartition("/")[2] == path.name]
        folders = {name.rpartition("/")[0] for name in twins} - {""}
        near = nearest(inside.parent.as_posix(), folders)
        is_new = bool(near) and not any((one / inside.parent).exists() for one in theirs)
        if is_new and not _is_named(inside.as_posix(), config, own, root):
            words = f"nothing uses this template: did you mean '{near}/{path.name}'?"
            yield Problem(path.relative_to(root).as_posix(), 0, words)


def _is_named(name: str, config: MkDocsConfig, own: Path, root: Path) -> bool:
    """Whether a template, a page, a hook or the settings may mean the template called `name`."""
    hooks = (root / hook for hook in config.hooks)
    files = [*own.rglob("*.html"), *Path(config.docs_dir).rglob("*.md"), *hooks]
    texts = (path.read_text("utf-8", "replace") for path in files if path.is_file())
    folder = f"{name.rpartition('/')[0]}/"
    return name in config.theme.static_templates or any(folder in text for text in texts)


def _unreadable(name: str, error: jinja2.TemplateSyntaxError, text: str) -> Problem:
    line, why = error.lineno, error.message or ""
    lines = text.split("\n")
    for number in (line, line - 1) if _LEFT_OPEN.search(why) else ():
        if number and (sign := _HALF_CLOSED.search(lines[number - 1])):
            end = "}}" if sign[1] == "{" else "%}"
            line, why = number, f"'{sign[0]}' is not closed: write {end} at its end"
            break
    return Problem(name, line, f"this template can't be read: {why}")


_LEFT_OPEN = re.compile(r"^unexpected '[}/<]'|got '[{<]'")
_HALF_CLOSED = re.compile(r"\{([{%])(?:(?!\{[{%]|[}%]\})[^<])*?(?:(?<![%}])\}(?!\})|%?(?=<|$))")
"""What is opened with two signs, and closed in its line with one or none."""


def _half_opened(name: str, text: str) -> Iterator[Problem]:
    """What is opened with one sign and closed with two, and so shown as it is typed."""
    for found in _HALF_OPENED.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield Problem(name, line, f"'{found[0]}' is not opened: write {{{{ at its start")


_HALF_OPENED = re.compile(
    rf"(?<![{{$])\{{ *(?:{'|'.join(template_objects.GIVEN)})\.[\w.]+[^{{}}\n]*\}}\}}"
)


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


def _never_shown(one: Template, name: str, folders: list[Path]) -> Iterator[Problem]:
    """Blocks that nothing of what the template extends has, so that nobody sees what they hold."""
    parent = _extended(one)
    offered = _blocks(parent, folders) if parent else None
    is_asked = any(node.name == "self" for node in one.read_names())
    for block in one.tree.body if offered is not None and not is_asked else ():
        if isinstance(block, nodes.Block) and block.name not in (offered or ()):
            near = did_you_mean(block.name, offered or ()) or ": mend its name, or take it away"
            words = f"there is no block '{block.name}' in {parent}, which this one extends{near}"
            yield Problem(name, block.lineno, words)


def _extended(one: Template) -> str:
    """The template that `one` extends by its name; empty where it extends none, or any."""
    found = [*one.tree.find_all(nodes.Extends)]
    named = found[0].template if len(found) == 1 else None
    return str(named.value) if isinstance(named, nodes.Const) else ""


def _blocks(name: str, folders: list[Path]) -> set[str] | None:
    """The blocks of a template and of what it extends; None where it can't be read."""
    files = (folder / name for folder in folders if (folder / name).is_file())
    one = template(read_text(next(files), name)[0])
    if not isinstance(one, Template):
        return None
    found = {block.name for block in one.tree.find_all(nodes.Block)}
    parent = _extended(one)
    if not parent:
        return None if one.tree.find(nodes.Extends) else found
    above = _blocks(parent, folders) if parent != name else None
    return None if above is None else found | above


def _has(folders: list[Path], name: str) -> bool:
    return any((folder / name).is_file() for folder in folders)


def _offered(folders: list[Path]) -> set[str]:
    """What a template can include, by its path: thousands of icons are among it."""
    every = ((folder, path) for folder in folders for path in folder.rglob("*.*"))
    there = ((folder, path) for folder, path in every if path.suffix in _INCLUDED)
    return {path.relative_to(folder).as_posix() for folder, path in there}


_INCLUDED = (".html", ".js", ".css", ".svg")
