"""Keys of mkdocs.yml that MkDocs itself takes without a word, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from macros.data.problems import Problem
from macros.mkdocs.settings_file import Settings, below, rows
from macros.mkdocs.template_texts import found_in
from macros.mkdocs.theme import MATERIAL
from macros.model.suggest import did_you_mean, nearest

_BELOW_THEME: Mapping[str, Collection[str]] = {
    "palette": ("media", "scheme", "primary", "accent", "toggle"),
    "toggle": ("icon", "name"),
    "font": ("text", "code"),
}
"""What Material reads in each of these groups, or in each group of a list of them."""

_OF_MKDOCS = (
    *("name", "custom_dir", "locale", "static_templates"),
    *("include_search_page", "search_index_only"),
)
_OF_EXTRA = (
    *("core", "parts", "alternate", "analytics", "annotate", "consent", "generator", "homepage"),
    *("polyfills", "scope", "social", "status", "tags", "version"),
)
"""What the generator and Material read below `extra`; others are anybody's own."""


def problems(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Keys below `theme` that no template reads, and slips of the pen below `extra`."""
    found = settings.get("theme")
    if found and config.theme.name == MATERIAL:
        read = {*_OF_MKDOCS, *_read_by_templates(config)}
        yield from _unknown(settings, found[1], "theme", read)
        for name in ("palette", "font"):
            yield from _groups(settings, below(found[1], name), name)
    for key in _keys(found[1]) if (found := settings.get("extra")) else ():
        if key.value not in _OF_EXTRA and (near := nearest(key.value, _OF_EXTRA)):
            words = f"there is no '{key.value}' below 'extra': did you mean '{near}'?"
            yield settings.problem(key, words)


def without_value(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """Keys of a group in braces behind which nothing stands, as where a colon lacks its space."""
    in_braces = isinstance(node, yaml.MappingNode) and node.flow_style
    for key, value in node.value if in_braces else ():
        is_empty = value.tag == _NULL and not value.value
        if is_empty and isinstance(key, yaml.ScalarNode) and not key.style:
            name, colon, behind = key.value.partition(":")
            how = (
                f"a space is missing behind the colon: write {name}: {behind}"
                if colon
                else f"nothing stands behind '{name}': write its value, or take it away"
            )
            yield settings.problem(key, how)
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        yield from without_value(settings, child[1] if isinstance(child, tuple) else child)


_NULL = "tag:yaml.org,2002:null"


def pictures(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """The favicon and the logo are files of docs/, or of the theme."""
    found = settings.get("theme")
    docs = Path(config.docs_dir)
    for key in ("favicon", "logo"):
        node = below(found[1], key) if found else None
        if not isinstance(node, yaml.ScalarNode) or "://" in node.value:
            continue
        folders = [docs, *map(Path, config.theme.dirs)]
        if not any((folder / node.value).is_file() for folder in folders):
            every = (p.relative_to(docs).as_posix() for p in (docs / "assets").rglob("*.*"))
            folder = Path(docs.name, node.value).parent.as_posix()
            near = did_you_mean(node.value, every) or f": save the picture in {folder}/"
            yield settings.problem(node, f"there is no picture '{node.value}'{near}")


def _groups(settings: Settings, node: yaml.Node | None, name: str) -> Iterator[Problem]:
    """The keys of a group, or of each group of a list, and of the group inside it."""
    for group in [] if node is None else rows(node) or [node]:
        yield from _unknown(settings, group, name, _BELOW_THEME[name])
        if inside := below(group, "toggle"):
            yield from _unknown(settings, inside, "toggle", _BELOW_THEME["toggle"])


def _unknown(
    settings: Settings, node: yaml.Node, name: str, known: Collection[str]
) -> Iterator[Problem]:
    for key in _keys(node):
        if key.value not in known:
            near = did_you_mean(key.value, known) or f": keys are {', '.join(sorted(known))}"
            yield settings.problem(key, f"there is no '{key.value}' below '{name}'{near}")


def _keys(node: yaml.Node) -> Iterator[yaml.Node]:
    yield from (key for key, _ in node.value) if isinstance(node, yaml.MappingNode) else ()


def _read_by_templates(config: MkDocsConfig) -> set[str]:
    """What the templates of the theme, and our own, read of its settings."""
    folders = map(Path, config.theme.dirs)
    return found_in(_READ, (path for folder in folders for path in folder.rglob("*.html")))


_READ = re.compile(r"config\.theme\.([a-z_]+)")
