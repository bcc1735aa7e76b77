"""What is wrong with the templates that stand in for the theme's, before a build stops there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path

import jinja2
from jinja2 import nodes
from mkdocs.config.defaults import MkDocsConfig

from macros import ROOT
from macros.check import static_files
from macros.check.calls_left_open import in_words, open_remark
from macros.check.macro_calls import unknown_filters
from macros.check.written_pages import line_of_git
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.data.syntax_errors import LEFT_BY_GIT
from macros.mkdocs import template_objects, template_tags
from macros.mkdocs.template_texts import Template, environment, found_in, template
from macros.model.suggest import did_you_mean

_WORD = re.compile(r"[A-Za-z_]\w*")


def problems(config: MkDocsConfig, root: Path) -> Iterator[Problem]:
    """Templates in the theme's `custom_dir` that can't be read, or name what is not there.

    They are told by their path from `root`.
    """
    own = Path(config.theme.custom_dir or "")
    if config.theme.custom_dir is None or not own.is_relative_to(root):
        return
    yield from static_files.files_hold_what_they_say(own, root)
    names = {path: path.relative_to(root).as_posix() for path in sorted(own.rglob("*.html"))}
    read_as = {name: read_text(path, name) for path, name in names.items()}
    if unread := [problem for _, problem in read_as.values() if problem]:
        yield from unread  # others extend what is lost
        return
    texts = {name: text for name, (text, _) in read_as.items()}
    if left := {name: line for name, text in texts.items() if (line := line_of_git(text))}:
        yield from (Problem(name, line, LEFT_BY_GIT) for name, line in left.items())
        return
    templates: dict[str, Template] = {}
    for name, text in texts.items():
        read = template(text)
        problem = None
        if isinstance(read, Template):
            templates[name] = read
        else:
            problem = _unreadable(name, read, text)
        if glued := open_remark(text):
            problem = Problem(name, *glued)
        yield from [problem] if problem else ()
        yield from _half_opened(name, text)
    if len(templates) == len(texts):
        yield from template_tags.problems(texts)
    yield from _beside_the_theme(config, own, root)
    known = found_in(_WORD, _givers(config, own, root))
    known |= {name.name for one in templates.values() for name in one.set_names()}
    for name, one in templates.items():
        folders = list(map(Path, config.theme.dirs))
        yield from unknown_filters(one.tree, name, environment(), known)
        yield from _undefined(one, name, known)
        yield from template_objects.unknown(one, name, known)
        if lacking := [*_not_there(one, name, folders)]:
            yield from lacking
        else:
            yield from _never_shown(one, name, folders)


def _beside_the_theme(config: MkDocsConfig, own: Path, root: Path) -> Iterator[Problem]:
    """Templates that nothing names, with nearly the path of one of the theme's.

    What other handbooks share with this one may be meant for them.
    """
    if not own.resolve().is_relative_to(root.resolve()):
        return
    theirs = [Path(folder) for folder in config.theme.dirs if Path(folder) != own]
    known = {p.relative_to(one).as_posix() for one in theirs for p in one.rglob("*.html")}
    ours = {path.relative_to(own).as_posix() for path in own.rglob("*.html")}
    for name in sorted(ours - known):
        near = _nearly(name, known - ours)
        if near and not _is_named(name, config, own, root):
            words = f"nothing uses this template: did you mean '{near}'?"
            yield Problem((own / name).relative_to(root).as_posix(), 0, words)


def _nearly(name: str, known: Collection[str]) -> str:
    """The template of the theme that has the same name in another folder, or nearly the name.

    Empty where it may be any.
    """
    twins = [one for one in known if one.rpartition("/")[2] == name.rpartition("/")[2]]
    folder = name.rpartition("/")[0]
    same = [one for one in known if one.rpartition("/")[0] == folder]
    return twins[0] if len(twins) == 1 else _slip_for(name, twins or same)


def _slip_for(name: str, known: Collection[str]) -> str:
    """The one of `known` that is `name` but for a letter, or with two in the other order."""
    turned = (one for one in known if sorted(one.casefold()) == sorted(name.casefold()))
    near = get_close_matches(name, known, n=1, cutoff=0.9)
    return next(turned, "") or next(iter(near), "")


def _is_named(name: str, config: MkDocsConfig, own: Path, root: Path) -> bool:
    """Whether a template, a page, a hook or the settings may mean the template called `name`."""
    pages = (Path(config.docs_dir).rglob("*.md"), (ROOT / "macros").rglob("*.j2"))
    files = (*own.rglob("*.html"), *_givers(config, own, root), *pages[0], *pages[1])
    folder = name.rpartition("/")[0]
    made = rf"|{re.escape(folder)}/(?![\w.-])" if folder else ""
    asked = re.compile(rf"(?<![\w/.-]){re.escape(name)}{made}")
    return name in config.theme.static_templates or any(found_in(asked, files))


def _unreadable(name: str, error: jinja2.TemplateSyntaxError, text: str) -> Problem:
    if isinstance(error, jinja2.TemplateAssertionError):
        tree = environment().parse(text)
        if told := next(unknown_filters(tree, name, environment()), None):
            return told
    line, why = error.lineno, error.message or ""
    lines = text.split("\n")
    for number in (line, line - 1) if _LEFT_OPEN.search(why) else ():
        if number and (sign := _HALF_CLOSED.search(lines[number - 1])):
            end = "}}" if sign[1] == "{" else "%}"
            line, why = number, f"'{sign[0]}' is not closed: write {end} at its end"
            break
    else:
        line, why = in_words(text, error) or (line, why)
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
