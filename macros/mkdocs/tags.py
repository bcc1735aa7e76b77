"""Tags of mkdocs.yml, told before MkDocs reads it: to it, a tag of Python is a call.

`python -m macros.mkdocs.tags FILE` says whether MkDocs may read that file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from macros.data import syntax_errors
from macros.data.files import read_text
from macros.data.problems import Problem, report
from macros.mkdocs.settings_file import Settings
from macros.model.suggest import did_you_mean, nearest

ENV = "!ENV"
"""How a value is taken from a variable of the system."""

_OF_MKDOCS = (ENV, "!relative")
_YAML, _PYTHON = "tag:yaml.org,2002:", "tag:yaml.org,2002:python/"
_OF_YAML = (
    *("str", "int", "float", "bool", "null", "timestamp", "binary"),
    *("seq", "map", "set", "omap", "pairs", "merge", "value"),
)
_CALL = "object/apply:pymdownx.slugs.slugify"
"""The one call that Material's manual asks for: it makes a function, and runs nothing."""

_NAME = "name:"
_PACKAGES = ("markdown.", "material.", "pymdownx.")
"""Whose functions extensions of Markdown are set up with."""

_DOCUMENTED = (
    *("material.extensions.emoji.twemoji", "material.extensions.emoji.to_svg"),
    *("pymdownx.superfences.fence_code_format", "pymdownx.superfences.fence_div_format"),
    *("pymdownx.emoji.to_svg", "pymdownx.slugs.slugify"),
)


def refused(file: Path) -> list[Problem]:
    """Why MkDocs may not read `file`, or one that it begins with by INHERIT; none where it may."""
    return [*_in_file(file, file), *of_bases(file)]


def bases(file: Path) -> list[Path]:
    """The files that `file` begins with by INHERIT, as far as they are there."""
    found: list[Path] = []
    while (base := _base(found[-1] if found else file)) and base not in (file, *found):
        found.append(base)
    return found


def of_bases(file: Path) -> list[Problem]:
    """What is refused in the files that `file` begins with."""
    found = bases(file)
    last = found[-1] if found else file
    told = [problem for path in found for problem in _in_file(path, file)]
    if _base(last) in (file, *found):
        told.append(
            Problem(_name(last, file), 1, "'INHERIT' leads back to this file: take it away")
        )
    return told


def problems(settings: Settings) -> list[Problem]:
    """Tags that are refused, in `settings`, and other files that are taken in by the way."""
    found = settings.get("INHERIT")
    is_path = not found or (isinstance(found[1], yaml.ScalarNode) and found[1].tag == f"{_YAML}str")
    told = [] if is_path or not found else [settings.problem(found[0], _NO_PATH)]
    return [*_below(settings, settings.root, ()), *told]


_NO_PATH = "'INHERIT' is the path of a file: write it as plain text, such as ../mkdocs.yml"
_NOT_AT_TOP = "'INHERIT' belongs to no other key: begin its line at the left"


def _base(file: Path) -> Path | None:
    """The file that `file` begins with."""
    root = _root(read_text(file, file.name)[0])
    found = Settings(file.name, root).get("INHERIT") if root else None
    path = file.parent / str(found[1].value) if found else file.parent
    return Path(os.path.normpath(path)) if path.is_file() else None


def _root(text: str) -> yaml.MappingNode | None:
    """What stands in a file of settings; None where it can't be read, or holds something else."""
    root = _composed(text)
    return root if isinstance(root, yaml.MappingNode) else None


@lru_cache(maxsize=8)
def _composed(text: str) -> yaml.Node | yaml.YAMLError | None:
    """`text` read as MkDocs reads it, but as nodes, of which nothing is made; or why it can't be.

    Kept, for under `make serve` each save asks for the same.
    """
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return error
    return root


def _in_file(path: Path, top: Path) -> list[Problem]:
    """What is refused in the settings in `path`, which those in `top` begin with or which it is."""
    if not path.exists():
        return []  # MkDocs says so
    name = _name(path, top)
    text, problem = read_text(path, name)
    root = _composed(text)
    if isinstance(root, yaml.YAMLError):
        return [syntax_errors.explain(root, text, name)]
    if problem or root is None:
        return [problem] if problem else []
    if not isinstance(root, yaml.MappingNode):
        return [Problem(name, 1, NO_KEYS)]
    return problems(Settings(name, root))


NO_KEYS = "the settings are keys with values, such as site_name: …"


def _name(path: Path, top: Path) -> str:
    """What problems call a file that the settings in `top` begin with."""
    return Path(os.path.relpath(path, top.parent)).as_posix()


def _below(settings: Settings, node: yaml.Node, above: tuple[yaml.Node, ...]) -> Iterator[Problem]:
    """The tags of `node`, which stands in those `above`, and of all that stands in it."""
    if any(node is one for one in above):
        yield settings.problem(node, "this holds itself, by a * and its name: write it out")
        return
    if words := _wrong(node.tag):
        yield settings.problem(node, words)
        return
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        if above and isinstance(child, tuple) and child[0].value == "INHERIT":
            yield settings.problem(child[0], _NOT_AT_TOP)  # a << would take it to the top
        for part in child if isinstance(child, tuple) else (child,):
            yield from _below(settings, part, (*above, node))


def _wrong(tag: str) -> str:
    """What is wrong with a tag, and what to do; empty where it is one that settings need."""
    if tag in _OF_MKDOCS or tag.removeprefix(_YAML) in _OF_YAML:
        return ""
    if tag.startswith(_PYTHON):
        return _of_python(tag.removeprefix(_PYTHON))
    if tag.startswith("!python/") and not _of_python(tag.removeprefix("!python/")):
        return f"a second ! is missing: write !{tag}"
    written = tag.replace(_YAML, "!!")
    meant = next((one for one in _OF_MKDOCS if one.casefold() == written.casefold()), "")
    near = did_you_mean(meant or written, _OF_MKDOCS)
    return f"there is no '{written}' here{near or _QUOTES}"


_QUOTES = ": put quotes around the text, or take it away"


def _of_python(name: str) -> str:
    """What is wrong with a tag of Python; empty for functions that extensions are set up with."""
    if name == _CALL or name.startswith(tuple(f"{_NAME}{package}" for package in _PACKAGES)):
        return ""
    if name.startswith(_NAME):
        return _of_function(name.removeprefix(_NAME))
    if name.startswith(_RUN):
        return f"'!!python/{name}' would run a program when this file is read: {_PLAIN}"
    kind, colon, function = name.partition(":")
    if colon and nearest(kind, ["name"]):
        return f"there is no '!!python/{kind}:': write !!python/name:{function}"
    return f"'!!python/{name}' is for Python alone: {_PLAIN}"


_RUN = ("object", "module")
_PLAIN = "take it away, and write the value itself as plain text"


def _of_function(function: str) -> str:
    """What to do about a function that no extension is set up with."""
    near = did_you_mean(function, _DOCUMENTED) or did_you_mean(
        f"{function.partition('.')[0]}.", _PACKAGES
    )
    words = f"'{function}' is no function of material, pymdownx or markdown, and could run anything"
    return f"{words}{near or ': take it away'}"


def main() -> int:
    """Say what is refused in the file that is named; the exit status is 1 then."""
    found = refused(Path(sys.argv[1]))
    if found:
        print(report(found), file=sys.stderr)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
