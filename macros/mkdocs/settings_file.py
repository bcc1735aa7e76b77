"""mkdocs.yml as it is written: what stands at which line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import yaml

from macros.data.problems import Problem


@dataclass(frozen=True)
class Settings:
    """The file, by the name that problems give it, and what it holds."""

    file: str
    root: yaml.MappingNode

    def problem(self, node: yaml.Node, words: str) -> Problem:
        """`words` at the line of `node`."""
        return Problem(self.file, node.start_mark.line + 1, words)

    def get(self, key: str) -> tuple[yaml.Node, yaml.Node] | None:
        """The key and the value of `key`; None where it does not stand here."""
        return next(((k, v) for k, v in self.root.value if k.value == key), None)

    def at(self, key: str, name: str, words: str) -> Problem:
        """`words` where `name` stands below `key`, else at `key`, else at the top."""
        found = self.get(key)
        if found is None:
            return Problem(self.file, 1, words)
        return self.problem(next(named(found[1], name), found[0]), words)


def named(node: yaml.Node, name: str) -> Iterator[yaml.Node]:
    """The nodes below `node` that hold `name`, or the last part of it."""
    if isinstance(node, yaml.ScalarNode):
        if node.value and (node.value == name or name.endswith(f"/{node.value}")):
            yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from named(part, name)


def below(node: yaml.Node, name: str) -> yaml.Node | None:
    """What stands behind the key `name` of a group; None where it has none, or is no group."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == name), None)


def several(written: str, known: Collection[str]) -> str:
    """What to do about a text that holds more than one of the `known` names; empty for others."""
    names = re.split(r"[\s,;]+", written.strip(" ,;"))
    if len(names) == 1 or not all(name in known for name in names):
        return ""
    how = "give each a line and a dash of its own, or part them by commas in brackets"
    return f"{len(names)} names are read as one here: {how}"


def rows(node: yaml.Node) -> list[yaml.Node]:
    """The items of a list; none where it is something else."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
