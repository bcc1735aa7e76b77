"""Values of mkdocs.yml that are one of a few words, of which MkDocs says nothing, or too much."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import yaml

from macros.data.problems import Problem
from macros.mkdocs.settings_file import Settings, below, rows
from macros.model.suggest import did_you_mean

Pair = tuple[yaml.Node, yaml.Node]

_MEDIA = tuple(f"(prefers-color-scheme{end})" for end in ("", ": light", ": dark"))
"""What the switch of colors, Material's and ours (web/colors.js), asks a browser for."""

_LEVELS = ("warn", "info", "ignore")
_LEVELS_OF = {
    "nav": ("omitted_files", "not_found", "absolute_links"),
    "links": ("not_found", "absolute_links", "unrecognized_links", "anchors"),
}
"""What MkDocs looks for in the menu and in links."""

_OF_PATHS = "absolute_links"
"""The one that takes a fourth word, too."""

_OF_SCRIPT = ("path", "type", "async", "defer")
_TYPES = ("module", "text/javascript")
_SWITCHES = ("true", "false")
_MODULE = "site.js"
"""The one of web/ that begins on each page: its parts are fetched when they are needed."""


def problems(settings: Settings) -> Iterator[Problem]:
    """What is none of the words, with those that there are."""
    yield from _media(settings)
    yield from _scripts(settings)
    yield from _validation(settings)


def _pairs(node: yaml.Node | None) -> list[Pair]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _one_of(
    settings: Settings, key: str, value: yaml.Node, words: Collection[str]
) -> Iterator[Problem]:
    """The `value` of `key` is none of `words`."""
    if isinstance(value, yaml.ScalarNode) and value.value in words:
        return
    written = f" '{value.value}'" if isinstance(value, yaml.ScalarNode) else " a list or a group"
    near = did_you_mean(written.strip(" '"), words) or f": write one of {', '.join(words)}"
    yield settings.problem(value, f"'{key}' can't be{written}{near}")


def _media(settings: Settings) -> Iterator[Problem]:
    """For which choice of a reader's device a palette is: another is never shown of itself."""
    theme = settings.get("theme")
    palette = below(theme[1], "palette") if theme else None
    seen: dict[str, int] = {}
    for group in [] if palette is None else rows(palette) or [palette]:
        if (media := below(group, "media")) is None:
            continue
        query = re.sub(r"\s*:\s*", ": ", str(media.value))
        told = [] if query in _MEDIA else [*_one_of(settings, "media", media, _MEDIA)]
        if not told and (line := seen.get(query)):
            words = f"a palette above has this 'media' already, in line {line}: each has its own"
            told = [settings.problem(media, words)]
        yield from told
        seen.setdefault(query, media.start_mark.line + 1)


def _scripts(settings: Settings) -> Iterator[Problem]:
    """How a browser shall run a script: it runs none of a type that it doesn't know."""
    found = settings.get("extra_javascript")
    if found and not isinstance(found[1], yaml.SequenceNode):
        words = "'extra_javascript' is a list: a line each, with a dash before it"
        yield settings.problem(found[0], words)
    for row in rows(found[1]) if found else ():
        keys = {str(key.value): value for key, value in _pairs(row)}
        path = keys.get("path", row)
        told = [*_script(settings, row)]
        yield from told
        if not told and path.value == _MODULE and "type" not in keys:
            words = f"browsers run {_MODULE} as a module alone: write"
            yield settings.problem(row, f"{words} - {{path: {_MODULE}, type: module}}")


def _script(settings: Settings, row: yaml.Node) -> Iterator[Problem]:
    """The keys of a script, and their values."""
    unknown = [key for key, _ in _pairs(row) if key.value not in _OF_SCRIPT]
    for key in unknown:
        near = did_you_mean(str(key.value), _OF_SCRIPT) or f": keys are {', '.join(_OF_SCRIPT)}"
        yield settings.problem(key, f"a script has no '{key.value}'{near}")
    if isinstance(row, yaml.MappingNode) and not unknown and below(row, "path") is None:
        yield settings.problem(row, "'path' is missing: write it, with the file of the script")
    for key, value in _pairs(row):
        if key.value == "type":
            yield from _one_of(settings, "type", value, _TYPES)
        elif key.value in _OF_SCRIPT[2:] and not _is_switch(value):
            words = f"'{key.value}' has to be true or false, without quotes"
            yield settings.problem(value, words)


def _is_switch(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.value in _SWITCHES and not node.style


def _validation(settings: Settings) -> Iterator[Problem]:
    """How loudly MkDocs says what is wrong with the menu and with links."""
    found = settings.get("validation")
    if found and not isinstance(found[1], yaml.MappingNode):
        words = "'validation' is a group of keys: write links: {anchors: warn} below it"
        yield settings.problem(found[0], words)
    for key, value in _pairs(found[1]) if found else ():
        if not (known := _LEVELS_OF.get(str(key.value))):
            yield from _level(settings, key, value)
        elif isinstance(value, yaml.MappingNode):
            for inner, level in (pair for pair in _pairs(value) if pair[0].value in known):
                yield from _level(settings, inner, level)
        else:
            words = f"'{key.value}' is a group of keys: write {key.value}: {{not_found: warn}}"
            yield settings.problem(key, words)


def _level(settings: Settings, key: yaml.Node, value: yaml.Node) -> Iterator[Problem]:
    """The word behind `key`, which MkDocs knows."""
    if any(key.value in names for names in _LEVELS_OF.values()):
        words = (*_LEVELS, *(("relative_to_docs",) if key.value == _OF_PATHS else ()))
        yield from _one_of(settings, str(key.value), value, words)
