"""ES modules as one classic script, for browsers that load no modules from a file:// address.

It knows the few forms that this project's modules use, each at the start of a line or right behind
another statement, and refuses the rest. A bundler would do more, and would need Node or a binary to
build the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_START = r"(?:^|(?<=[;}]))"
_IMPORT = re.compile(
    _START + r'import\s*(?:(?P<names>\{[^}]*\}|\*\s*as\s+\w+)\s*from\s*)?"(?P<path>\.[^"]+)";',
    re.MULTILINE,
)
_AGAIN = re.compile(
    _START + r'export\s*\{(?P<names>[^}]*)\}\s*from\s*"(?P<path>\.[^"]+)";', re.MULTILINE
)
_LIST = re.compile(_START + r"export\s*\{(?P<names>[^}]*)\};", re.MULTILINE)
_DECLARED = re.compile(
    _START + r"export\s+(?=(?:async\s+)?(?:function\b\s*\*?|class|const|let|var)\s+(?P<name>\w+))",
    re.MULTILINE,
)
_LATER = re.compile(r'\bimport\("(?P<path>\.[^"]+)"\)')
_ADDRESS = re.compile(r"\bimport\.meta\.url\b")
_LEFT = re.compile(_START + r"(?:import|export)\b.*|\bimport\s*\(.*", re.MULTILINE)

_MODULE = re.compile(_START + r"(?:import|export)\b|\bimport\(", re.MULTILINE)
_COMMENT = re.compile(r"^\s*(?://|\*|/\*).*$", re.MULTILINE)


class UnknownFormError(ValueError):
    """A module is written in a way that this linker does not know."""


@dataclass(frozen=True)
class Name:
    """A name inside a module, and the one under which others know it."""

    inside: str
    outside: str


def is_module(script: str) -> bool:
    """Whether `script` imports or exports anything."""
    return _MODULE.search(script) is not None


def linked(modules: Mapping[str, str]) -> str:
    """One script that defines all `modules`, by their paths from the root of the site.

    Raises UnknownFormError where a module uses a form that is not known, names a module that is not
    there, or stands in a circle of imports.
    """
    for path, text in modules.items():
        _check_paths(path, text, modules)
    _check_circles({path: set(_static(path, text)) for path, text in modules.items()})
    return "\n".join(_defined(path, text) for path, text in modules.items())


def started(path: str) -> str:
    """The script that stands in the place of a module and runs it."""
    return f'handbookOffline.need("{path}");\n'


def _defined(path: str, text: str) -> str:
    exports = [*_declared(text), *_listed(text)]
    getters = "".join(
        f'Object.defineProperty(exports, "{n.outside}", {{ get: () => {n.inside} }});\n'
        for n in exports
    )
    return (
        f'handbookOffline.define("{path}", (exports, address) => {{\n"use strict";\n'
        f"{getters}{_body(path, text)}\n}});\n"
    )


def _body(path: str, text: str) -> str:
    text = _IMPORT.sub(lambda m: _taken(m["names"], _at(path, m["path"])), text)
    text = _AGAIN.sub(lambda m: _passed_on(m["names"], _at(path, m["path"])), text)
    text = _LIST.sub("", text)
    text = _DECLARED.sub("", text)
    text = _LATER.sub(lambda m: f'handbookOffline.later("{_at(path, m["path"])}")', text)
    text = _ADDRESS.sub("address", text)
    left = _LEFT.search(_COMMENT.sub("", text))
    if left:
        raise UnknownFormError(f"{path}: classic_scripts.py does not know this form: {left[0]}")
    return text


def _taken(names: str | None, path: str) -> str:
    need = f'handbookOffline.need("{path}");'
    if names is None:
        return need
    if names.startswith("*"):
        return f"const {names.split()[-1]} = {need}"
    # Here `a as b` names the other module's word first, as in `const { a: b }`.
    pairs = ", ".join(f"{n.inside}: {n.outside}" for n in _names(names.strip("{}")))
    return f"const {{ {pairs} }} = {need}"


def _passed_on(names: str, path: str) -> str:
    return "".join(
        f'Object.defineProperty(exports, "{n.outside}", '
        f'{{ get: () => handbookOffline.need("{path}").{n.inside} }});'
        for n in _names(names)
    )


def _names(listed: str) -> Iterator[Name]:
    for part in filter(None, (p.strip() for p in listed.split(","))):
        inside, _, outside = part.partition(" as ")
        yield Name(inside.strip(), outside.strip() or inside.strip())


def _declared(text: str) -> Iterator[Name]:
    return (Name(m["name"], m["name"]) for m in _DECLARED.finditer(text))


def _listed(text: str) -> Iterator[Name]:
    for match in _LIST.finditer(text):
        yield from _names(match["names"])


def _at(path: str, relative: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), relative))


def _static(path: str, text: str) -> Iterator[str]:
    for form in (_IMPORT, _AGAIN):
        yield from (_at(path, m["path"]) for m in form.finditer(text))


def _check_paths(path: str, text: str, modules: Mapping[str, str]) -> None:
    later = (_at(path, m["path"]) for m in _LATER.finditer(_COMMENT.sub("", text)))
    for target in (*_static(path, text), *later):
        if target not in modules:
            raise UnknownFormError(f"{path}: it imports {target}, which is not there")


def _check_circles(imports: Mapping[str, set[str]]) -> None:
    left = dict(imports)
    while left:
        free = [path for path, needs in left.items() if not needs & left.keys()]
        if not free:
            raise UnknownFormError(f"these modules import one another in a circle: {sorted(left)}")
        for path in free:
            del left[path]
