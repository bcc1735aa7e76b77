"""What MkDocs does not take in its settings, at the line it is about and in words for people."""

from __future__ import annotations

import importlib.util
import os
import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from macros.data.problems import Problem
from macros.mkdocs.required import hooks_line
from macros.mkdocs.settings_file import Settings, named, several
from macros.model.suggest import did_you_mean, nearest

_UNKNOWN = re.compile(r"Unrecognised configuration name: (.+)")
_EXTENSION = re.compile(r"Failed to load extension '([^']+)'")
_OPTION = re.compile(r"KeyError: '([^']+)'\s*$")
_PLUGIN = re.compile(r'The "([^"]+)" plugin is not installed')
_OPTION_OF = re.compile(r"Plugin '[^']+' option '([^']+)': (.+)", re.DOTALL)
_CHOICES = re.compile(r"Expected one of: \((.+)\) but received: (.+)")
_TYPE = re.compile(r"Expected type: <class '(\w+)'>")
_THEME = re.compile(
    r"Unrecognised theme name: '([^']+)'\. The available installed themes are: (.+)"
)
_NO_TEXT = re.compile(r"Expected a string, got <class '(\w+)'>")
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")
_PATH = re.compile(
    r"The path '([^']+)' isn't an existing (?:file|directory)"
    r"|custom_dir \('([^']+)'\) does not exist"
)
_FOUND = {
    "list": ", and this is a list: take the brackets away, or write !ENV before them",
    "dict": ", and this is a group of keys: put quotes around a text with a colon in it",
}
_TYPES = {
    "list": "a list: a line each, with a dash before it",
    "bool": "true or false, without quotes",
    "str": "text: put it in quotes",
    "dict": "a group of keys (key: value)",
    "int": "a whole number, without quotes",
}


def problem(settings: Settings, config: MkDocsConfig, key: str, error: object) -> Problem:
    """What MkDocs says of `key`, at the line of what it names there."""
    said = str(error)
    name, words = _in_words(config, key, said)
    found = settings.get(key)
    if found is None:
        return Problem(settings.file, 1, words)
    if (number := _NO_NUMBER.search(said)) and (pair := _pair(found[1], number[1])):
        key_node, value = pair
        return settings.problem(value, _whole_number(str(key_node.value), number[1]))
    if (lacks := _OPTION.search(said)) and (slip := _mistyped(found[1], lacks[1])):
        return settings.problem(
            slip, f"there is no '{slip.value}' here: did you mean '{lacks[1]}'?"
        )
    meant = [name] if name else _QUOTED.findall(said)
    nodes = [node for one in meant for node in named(found[1], one)]
    return settings.problem(nodes[0] if nodes else found[0], words)


_NO_NUMBER = re.compile(r"invalid literal for int\(\) with base 10: '([^'\n]+)'\s*$")


def _whole_number(option: str, value: str) -> str:
    """What to do about words where an option takes a number."""
    inside = re.findall(r"\d+", value)
    how = f": write {inside[0]}" if len(inside) == 1 else ": write one, such as 3"
    return f"'{option}' has to be a whole number, and this is '{value}'{how}"


def _pair(node: yaml.Node, text: str) -> tuple[yaml.Node, yaml.Node] | None:
    """The first key below `node` that has `text` for its value, and that value."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = child if isinstance(child, tuple) else (None, child)
        if key is not None and isinstance(value, yaml.ScalarNode) and value.value == text:
            return key, value
        if pair := _pair(value, text):
            return pair
    return None


def _mistyped(node: yaml.Node, option: str) -> yaml.ScalarNode | None:
    """The first key below `node` that was meant to be `option`, which its group lacks."""
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = child if isinstance(child, tuple) else (None, child)
        is_lacking = all(other.value != option for other, _ in node.value) if key else False
        if isinstance(key, yaml.ScalarNode) and is_lacking and nearest(key.value, [option]):
            return key
        if slip := _mistyped(value, option):
            return slip
    return None


def no_such_name(error: BaseException | None) -> tuple[int, str] | None:
    """The line of a tag !!python/name whose module or name is not there, and what to do."""
    mark = getattr(error, "problem_mark", None)
    found = _NO_NAME.search(str(getattr(error, "problem", "")))
    if not found or mark is None:
        return None
    if module := found["module"]:
        near = did_you_mean(module, _modules(module)) or ": mend it, or take it away"
        return mark.line + 1, f"there is no module '{module}'{near}"
    words = f"there is no '{found['name']}' in the module '{found['inside']}'"
    names = dir(importlib.import_module(found["inside"]))
    return mark.line + 1, f"{words}{did_you_mean(found['name'], names) or ': mend it'}"


_NO_NAME = re.compile(
    r"cannot find module '(?P<module>[\w.]+)'"
    r"|cannot find '(?P<name>\w+)' in the module '(?P<inside>[\w.]+)'"
)


def meant(config: MkDocsConfig, key: str, error: object) -> str:
    """The setting that was meant by one that there is none of; empty where that is not it."""
    unknown = _UNKNOWN.search(str(error))
    return nearest(unknown[1], _settings(config, key)) if unknown else ""


def short(error: object) -> str:
    """What `error` says, in one line and without where in a program it was raised."""
    said = " ".join(str(error).partition("\nFile ")[0].partition('\n  File "')[0].split())
    return said or type(error).__name__


def _in_words(config: MkDocsConfig, key: str, said: str) -> tuple[str, str]:
    """What is named, empty where it is not known, and what to do about it."""
    if unknown := _UNKNOWN.search(said):
        near = did_you_mean(unknown[1], _settings(config, key))
        return unknown[1], f"there is no setting '{unknown[1]}'{near or ': take it away'}"
    if plugin := _PLUGIN.search(said):
        near = did_you_mean(plugin[1], _names("mkdocs.plugins"))
        how = near or ", or it is not installed: install it, or take its line away"
        return plugin[1], f"there is no plugin '{plugin[1]}'{how}"
    if extension := _EXTENSION.search(said):
        return _of_extension(extension[1], _OPTION.search(said))
    if option := _OPTION_OF.search(said):
        return option[1], _of_value(option[1], option[2])
    return _of_place(config, key, said)


def _of_place(config: MkDocsConfig, key: str, said: str) -> tuple[str, str]:
    """What is wrong with a path or an address."""
    if key == "hooks" and "isn't an existing file" in said:
        return "", f"'{key}': {short(said).rstrip('.')}: write {hooks_line(config)}"
    if path := _PATH.search(said):
        return _of_path(config, key, Path(path[1] or path[2]))
    if within := _WITHIN.search(said):
        return "", f"'{within[1]}' lies in '{within[2]}', where a build mixes them: {_SITE_DIR}"
    if "URL isn't valid" in said:
        return "", f"'{key}' is not a web address: write https:// at its start"
    if "Expected a multiline string" in said:
        return "", f"'{key}' is one text: write {key}: | and its lines below, without dashes"
    return "", _of_value(key, said)


_WITHIN = re.compile(r"The '(\w+)' should not be within the '(\w+)'")
_SITE_DIR = "write site_dir: site"


def _of_path(config: MkDocsConfig, key: str, path: Path) -> tuple[str, str]:
    """A file or a folder that is not there, with the one that is perhaps meant."""
    name = os.path.relpath(path, Path(config.config_file_path).parent)
    every = [p.name for p in path.parent.glob("*") if not p.name.startswith(".")]
    if words := several(name, every):
        return name, words
    near = nearest(path.name, every)
    meant = os.path.relpath(path.parent / near, Path(config.config_file_path).parent)
    how = f"did you mean '{meant}'?" if near else "mend the path, or take it away"
    return name, f"'{key}': there is no '{name}' here: {how}"


def _of_value(key: str, said: str) -> str:
    """What to do about the value of a setting, or of an option of a plugin."""
    if wanted := _TYPE.search(said):
        return f"'{key}' has to be {_TYPES.get(wanted[1], wanted[1])}"
    if no_text := _NO_TEXT.search(said):
        found = _FOUND.get(no_text[1], "")
        return f"'{key}' has to be text{found or ': put it in quotes'}"
    if theme := _THEME.search(said):
        near = did_you_mean(theme[1], theme[2].split(", ")) or ": write material"
        return f"there is no theme '{theme[1]}'{near}"
    if choices := _CHOICES.search(said):
        names = _QUOTED.findall(choices[1])
        near = did_you_mean(choices[2].strip("'\""), names) or f": write {' or '.join(names)}"
        return f"'{key}' can't be {choices[2]}{near}"
    if said.startswith("Required configuration"):
        return f"'{key}' is missing: write it"
    return f"'{key}': {short(said)}"


def _settings(config: MkDocsConfig, key: str) -> Iterator[str]:
    """The settings that there are; below plugins, those of the plugins."""
    if key == "validation":
        yield from _VALIDATION
        return
    if key != "plugins":
        yield from (name for name, _ in config._schema)  # noqa: SLF001
        return
    for plugin in config.plugins.values():
        yield from (name for name, _ in getattr(plugin, "config_scheme", ()))


_VALIDATION = (
    *("nav", "links", "omitted_files", "not_found", "absolute_links", "unrecognized_links"),
    "anchors",
)
"""What MkDocs can be told to look for in the menu and in links."""


def _of_extension(name: str, option: re.Match[str] | None) -> tuple[str, str]:
    if option is None:
        every = [*_names("markdown.extensions"), *_modules(name)]
        near = did_you_mean(name, every)
        if words := several(name, every):
            return name, words
        if [*_points("markdown.extensions", name)]:
            return (
                name,
                f"a value below '{name}' is of the wrong kind, as words for a number: mend it",
            )
        return name, f"there is no extension '{name}'{near or ': take it away'}"
    options = [*_options_of(name)]
    if option[1] in ("name", *options):
        return name, f"below '{name}', '{option[1]}' is missing: look for a slip in its keys"
    near = did_you_mean(option[1], options) or ": take it away"
    return option[1], f"the extension '{name}' has no option '{option[1]}'{near}"


_PACKAGES = ("pymdownx", "markdown")
"""Packages whose modules are named as extensions."""


def _modules(name: str) -> Iterator[str]:
    """The modules of the package that `name` begins with: extensions are named by theirs, too."""
    package, dot, _ = name.partition(".")
    package = nearest(package, _PACKAGES) or package
    if dot and (found := importlib.util.find_spec(package)):
        for module in pkgutil.walk_packages(found.submodule_search_locations, f"{package}."):
            yield module.name


def _options_of(name: str) -> Iterable[str]:
    """The options of an extension, which is named by its short name or by its module."""
    for point in _points("markdown.extensions", name):
        yield from point.load()().config
    if "." in name and importlib.util.find_spec(name.partition(".")[0]):
        module: Any = importlib.import_module(name)
        yield from module.makeExtension().config


def _names(group: str) -> list[str]:
    return [point.name for point in entry_points(group=group)]


def _points(group: str, name: str) -> Iterable[EntryPoint]:
    return entry_points(group=group, name=name)
