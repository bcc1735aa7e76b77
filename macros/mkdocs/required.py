"""What the generator needs of mkdocs.yml, and in which form."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from macros import ROOT
from macros.data.problems import Problem
from macros.mkdocs.settings_file import Settings, rows, several
from macros.model.addresses import page_url
from macros.model.suggest import did_you_mean

HOOKS = ROOT / "macros" / "mkdocs" / "hooks.py"
EXTENSIONS = (
    *("abbr", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.critic"),
    *(f"pymdownx.blocks.{name}" for name in ("admonition", "details", "html", "tab")),
)
"""What the templates of entries and pages are written with."""

_LISTS = ("plugins", "markdown_extensions")


def hooks_line(config: MkDocsConfig) -> str:
    """The line of `config` that calls the generator, wherever the generator lies."""
    ours = os.path.relpath(HOOKS, Path(config.config_file_path).parent)
    return f"hooks: [{Path(ours).as_posix()}]"


def misplaced_options(settings: Settings) -> Iterator[Problem]:
    """Options of a plugin or an extension that stand beside it, and not below it."""
    for key in _LISTS:
        found = settings.get(key)
        for row in rows(found[1]) if found else ():
            if isinstance(row, yaml.MappingNode) and len(row.value) > 1:
                owner, option = row.value[0][0], row.value[1][0]
                words = f"the options of '{owner.value}' stand further right than its name"
                yield settings.problem(option, f"{words}: move '{option.value}' there")


def without_the_generator(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """The hook and the plugin through which MkDocs calls the generator."""
    root = Path(config.config_file_path).parent
    if HOOKS not in [(root / hook).resolve() for hook in config.hooks]:
        words = f"without its hook, nothing is made of data/: write {hooks_line(config)}"
        yield settings.at("hooks", "", words)
        return
    plugin = config.plugins.get("macros")
    if plugin is None:
        words = "without the plugin macros, no macro of a page is called: put it back, with "
        yield settings.at("plugins", "", f"{words}module_name: macros")
    elif (root / str(plugin.config["module_name"])).resolve() != ROOT / "macros":
        name = str(plugin.config["module_name"])
        ours = Path(os.path.relpath(ROOT / "macros", root)).as_posix()
        words = f"'module_name' is '{name}', where the macros of pages are not: write {ours}"
        yield settings.at("plugins", name, words)


def extensions(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """The extensions of Markdown without which what templates write is shown as it is typed."""
    for name in EXTENSIONS:
        if name not in config.markdown_extensions:
            words = f"'markdown_extensions' lacks {name}, which the pages are written with: add it"
            yield settings.at("markdown_extensions", "", words)


def plugins(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Plugins that get in the way of what the handbook does itself, and a word that is none."""
    for name, words in _IN_THE_WAY.items():
        if name in config.plugins:
            yield settings.at("plugins", name, words)
    chosen = str(config.plugins["macros"].config["on_undefined"])
    if chosen not in _ON_UNDEFINED:
        near = did_you_mean(chosen, _ON_UNDEFINED) or ": write strict"
        yield settings.at("plugins", chosen, f"'on_undefined' can't be '{chosen}'{near}")


_OWN_SEARCH = (
    "the handbook has a search of its own, which finds more: take the line of this plugin away"
)
_IN_THE_WAY = {
    "search": _OWN_SEARCH,
    "material/search": _OWN_SEARCH,
    "material/offline": (
        "this plugin changes the addresses of all pages: take it away; make offline makes a copy "
        "to read without a network"
    ),
}
_ON_UNDEFINED = ("strict", "lax", "silent", "keep")


def extras(settings: Settings, pages: Collection[str]) -> Iterator[Problem]:
    """What `extra` says to the generator, in the form in which it is read.

    `pages` are all pages of the site, by their place below docs/.
    """
    found = settings.get("extra")
    for key, value in found[1].value if found and isinstance(found[1], yaml.MappingNode) else ():
        if key.value in ("core", "parts") and not isinstance(value, yaml.SequenceNode):
            words = f"'{key.value}' is a list: a line each, with a dash before it"
            yield settings.problem(key, words)
        if key.value == "core" and isinstance(value, yaml.SequenceNode):
            yield from _core(settings, value.value, pages) if pages else ()
        for row in rows(value) if key.value == "parts" else ():
            yield from _part(settings, row)


def _core(
    settings: Settings, named: Iterable[yaml.Node], pages: Collection[str]
) -> Iterator[Problem]:
    """The beginnings of addresses that no page has: a phone would keep nothing for them."""
    addresses = {page_url(page) for page in pages}
    folders = {a[: n + 1] for a in addresses for n, sign in enumerate(a) if sign == "/"}
    for node in named:
        start = str(node.value)
        is_made = start.partition("/")[0] in _MADE or not isinstance(node, yaml.ScalarNode)
        if not is_made and not any(address.startswith(start) for address in addresses):
            near = (
                f": write {page_url(start.strip('/'))}, the address of that page"
                if start.strip("/") in pages
                else did_you_mean(start, folders)
                or ": write how the address of a page begins, such as start/"
            )
            words = f"'core': no page has an address in '{start}'{near}"
            told = settings.problem(node, several(start, folders) or words)
            lacks = ("page", f"{start}index.md") if start.endswith("/") else None
            yield replace(told, lacks=lacks)


_MADE = ("assets", "search", "api")
"""The folders where the build puts what is no page."""


def _part(settings: Settings, row: yaml.Node) -> Iterator[Problem]:
    """One of the style sheets that only some pages need."""
    keys = {key.value: value for key, value in row.value if isinstance(row, yaml.MappingNode)}
    if sorted(keys) != ["css", "marker"]:
        yield settings.problem(row, "this has two keys: marker, and css with a list of sheets")
    elif not isinstance(keys["css"], yaml.SequenceNode):
        yield settings.problem(keys["css"], "'css' is a list: [one.css]")
