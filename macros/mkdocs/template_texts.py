"""What stands in templates, worked out once for each text: a check asks for the same ones again."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import jinja2
from jinja2 import meta, nodes
from mkdocs.theme import Theme


@lru_cache(maxsize=1000)
def found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    """Each text that `pattern`, of one group at most, finds in `text`."""
    return frozenset(pattern.findall(text))


def found_in(pattern: re.Pattern[str], files: Iterable[Path]) -> set[str]:
    """Each text that `pattern`, of one group at most, finds in one of `files`.

    What is no text is told elsewhere.
    """
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in files)
    return set[str]().union(*(found(pattern, text) for text in texts))


@dataclass(frozen=True)
class Template:
    """A template as Jinja reads it, and the names in it that something else has to give."""

    tree: nodes.Template
    free: frozenset[str]

    def read_names(self) -> list[nodes.Name]:
        """Where it reads a name."""
        return [name for name in self._names if name.ctx == "load"]

    def set_names(self) -> list[nodes.Name]:
        """Where it gives a name a value, for itself or for what it includes."""
        return [name for name in self._names if name.ctx != "load"]

    @cached_property
    def _names(self) -> list[nodes.Name]:
        return list(self.tree.find_all(nodes.Name))


@lru_cache(maxsize=200)
def template(text: str) -> Template | jinja2.TemplateSyntaxError:
    """What `text` is as a template, or why it can't be read."""
    env = environment()
    try:
        env.compile(text)
        tree = env.parse(text)
    except jinja2.TemplateSyntaxError as error:
        return error
    return Template(tree, frozenset(meta.find_undeclared_variables(tree)))


@cache
def environment() -> jinja2.Environment:
    """As MkDocs makes it: filters and extensions are the same for every theme."""
    return Theme().get_env()
