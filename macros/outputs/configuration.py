"""What mkdocs.yml says, read without MkDocs and without running what it asks for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

from macros.data.yaml_tree import LOADER


class _Plain(LOADER):  # type: ignore[misc]
    """Reads mkdocs.yml without running what its tags ask for, but for variables of the system."""


def _variable(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    """What MkDocs makes of `!ENV [NAME, …, default]`: the first variable that is set."""
    if not isinstance(node, yaml.SequenceNode):
        return os.environ.get(str(loader.construct_scalar(node)))  # type: ignore[arg-type]
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


_Plain.add_multi_constructor("", lambda *_: None)
_Plain.add_constructor("!ENV", _variable)


def configuration(file: Path) -> dict[str, Any]:
    """The values of an mkdocs.yml, on top of those of the file that it inherits from."""
    found = yaml.load(file.read_text(encoding="utf-8"), _Plain)  # noqa: S506 - a safe loader
    config = found if isinstance(found, dict) else {}
    base = config.pop("INHERIT", None)
    return {**configuration(file.parent / base), **config} if base else config


def extensions(config: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The extensions of Markdown that pages are written with, each with its settings."""
    always: list[Any] = ["toc", "tables", "fenced_code"]  # MkDocs adds these to every list
    rows = [*always, *config.get("markdown_extensions", ())]
    named = (row if isinstance(row, dict) else {row: {}} for row in rows)
    return {name: dict(settings or {}) for row in named for name, settings in row.items()}
