"""What templates read of what they are given, which would else be nothing, or stop the build."""

from __future__ import annotations

import types
from collections.abc import Collection, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from pydantic import BaseModel

from macros.data.problems import Problem
from macros.mkdocs.template_texts import Template
from macros.model.identity import Identity
from macros.model.local import Local
from macros.model.suggest import did_you_mean
from macros.outputs.citation import Citation

_OURS: Mapping[str, type] = {"identity": Identity, "local": Local, "cited": Citation}
"""What the hooks give to templates, beside what is a plain value."""

_OF_MKDOCS: Mapping[str, type] = {"page": Page, "nav": Navigation, "config": MkDocsConfig}
"""What MkDocs gives; hooks and plugins may write more into it."""

GIVEN: Mapping[str, type] = {**_OURS, **_OF_MKDOCS}
"""What templates are given that has parts, by its name in them."""


def unknown(one: Template, name: str, known: Collection[str]) -> Iterator[Problem]:
    """The words in the template called `name` that what stands before their dot does not have.

    `known` are the words that hooks and the theme's templates may have of MkDocs's own.
    """
    for node in one.tree.find_all(nodes.Getattr):
        owner = _type_of(node.node, one.free)
        if owner is None or _has(owner, node.attr):
            continue
        if not (owner in _OF_MKDOCS.values() and node.attr in known):
            near = did_you_mean(node.attr, _names(owner)) or ": mend it, or take it away"
            yield Problem(name, node.lineno, f"'{_way(node.node)}' has no '{node.attr}'{near}")


def _type_of(node: nodes.Node, free: Collection[str]) -> type | None:
    """Of which type what stands before a dot is; None where nobody can say."""
    if isinstance(node, nodes.Name):
        return GIVEN.get(node.name) if node.name in free else None
    if not isinstance(node, nodes.Getattr):
        return None
    owner = _type_of(node.node, free)
    if owner is None or owner in _OF_MKDOCS.values():
        return None
    return _one_type(_hints(owner).get(node.attr))


@cache
def _hints(owner: type) -> Mapping[str, Any]:
    return get_type_hints(owner)


def _one_type(hint: object) -> type | None:
    """The group of fields that `hint` stands for, or for nothing; None where it is another."""
    kinds = [hint]
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
    one = kinds[0] if len(kinds) == 1 else None
    is_group = isinstance(one, type) and (issubclass(one, BaseModel) or is_dataclass(one))
    return one if is_group and isinstance(one, type) else None


def _has(owner: type, name: str) -> bool:
    return name.startswith("_") or hasattr(owner, name) or name in _names(owner)


@cache
def _names(owner: type) -> frozenset[str]:
    """What one can read of `owner`, without what each model of pydantic has."""
    noted = (name for one in owner.__mro__ for name in vars(one).get("__annotations__", ()))
    made = (name for name in dir(owner) if name not in dir(BaseModel))
    settings = (name for name, _ in MkDocsConfig._schema) if owner is MkDocsConfig else ()  # noqa: SLF001
    return frozenset(name for name in (*noted, *made, *settings) if not name.startswith("_"))


def _way(node: nodes.Node) -> str:
    return f"{_way(node.node)}.{node.attr}" if isinstance(node, nodes.Getattr) else node.name  # type: ignore[attr-defined]
