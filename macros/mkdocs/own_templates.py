"""What is wrong with the templates that stand in for the theme's, before a build stops there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import jinja2
from jinja2 import meta, nodes
from mkdocs.config.defaults import MkDocsConfig

from macros.data.files import read_text
from macros.data.problems import Problem
from macros.model.suggest import did_you_mean

_WORD = re.compile(r"[A-Za-z_]\w*")


def problems(config: MkDocsConfig, root: Path) -> Iterator[Problem]:
    """Templates in the theme's `custom_dir` that can't be read, or name what is not there.

    They are told by their path from `root`.
    """
    own = Path(config.theme.custom_dir or "")
    if config.theme.custom_dir is None or not own.is_relative_to(root):
        return
    env, known = config.theme.get_env(), set(_names(config, own, root))
    trees: dict[str, nodes.Template] = {}
    for path in sorted(own.rglob("*.html")):
        name = path.relative_to(root).as_posix()
        text, problem = read_text(path, name)
        try:
            env.compile(text)
            trees[name] = env.parse(text)
        except jinja2.TemplateSyntaxError as error:
            words = f"this template can't be read: {error.message}"
            problem = Problem(name, error.lineno, words)
        yield from [problem] if problem else ()
    known |= {n.name for t in trees.values() for n in t.find_all(nodes.Name) if n.ctx != "load"}
    # Thousands of icons are among them: they are listed once.
    there = set(env.list_templates(extensions=["html", "js", "css", "svg"]))
    for name, tree in trees.items():
        yield from _undefined(tree, name, known)
        yield from _not_there(tree, name, there)


def _names(config: MkDocsConfig, own: Path, root: Path) -> Iterator[str]:
    """Every word of the theme's templates and of the hooks, which add names of their own."""
    folders = [Path(folder) for folder in config.theme.dirs if Path(folder) != own]
    read = [path for folder in folders for path in folder.rglob("*.html")]
    hooks = {(root / hook).resolve().parent for hook in config.hooks}
    read += [path for folder in hooks for path in folder.glob("*.py")]
    yield from (word for path in read for word in _WORD.findall(path.read_text("utf-8")))


def _undefined(tree: nodes.Template, name: str, known: Collection[str]) -> Iterator[Problem]:
    free = meta.find_undeclared_variables(tree)
    for node in tree.find_all(nodes.Name):
        if node.ctx == "load" and node.name in free and node.name not in known:
            near = did_you_mean(node.name, known) or ": mend it, or take it away"
            yield Problem(name, node.lineno, f"nothing gives a template '{node.name}'{near}")


def _not_there(tree: nodes.Template, name: str, there: Collection[str]) -> Iterator[Problem]:
    for used in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        wanted: object = getattr(used, "template", None)
        if isinstance(wanted, nodes.Const) and wanted.value not in there:
            near = did_you_mean(wanted.value, there) or ": mend it, or put the file back"
            yield Problem(name, used.lineno, f"there is no template '{wanted.value}'{near}")
