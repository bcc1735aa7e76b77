"""What is wrong with mkdocs.yml, told with its line before a build stops at it.

MkDocs itself says what it does not take; here each of its complaints gets the line it is about.
"""

from __future__ import annotations

import logging
import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from macros.check.page_text import unknown_blocks
from macros.check.written_pages import written_pages
from macros.data import syntax_errors
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.mkdocs import own_templates
from macros.model.suggest import did_you_mean, nearest

NAME = "mkdocs.yml"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNKNOWN = re.compile(r"Unrecognised configuration name: (.+)")
_QUOTED = re.compile(r"['\"]([^'\"]+)['\"]")


@dataclass(frozen=True)
class Settings:
    """The file as it is written: what stands at which line."""

    file: str
    root: yaml.MappingNode

    def problem(self, node: yaml.Node, words: str) -> Problem:
        """`words` at the line of `node`."""
        return Problem(self.file, node.start_mark.line + 1, words)

    def get(self, key: str) -> tuple[yaml.Node, yaml.Node] | None:
        """The key and the value of `key`; None where it does not stand here."""
        return next(((k, v) for k, v in self.root.value if k.value == key), None)


def problems(file: Path, made: Collection[str], sheets: Collection[str]) -> list[Problem]:
    """What is wrong with the settings in `file`, and with the menu that they hold.

    `made` are the pages that the build adds to those in docs/, `sheets` the names of the scripts
    and style sheets that it makes of web/.
    """
    if not file.exists():
        return [Problem(file.name, 0, "there is no such file: the site's settings belong there")]
    text, problem = read_text(file, file.name)
    if problem:
        return [problem]
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        return [syntax_errors.explain(error, text, file.name)]
    if not isinstance(node, yaml.MappingNode):
        return [Problem(file.name, 1, "the settings are keys with values, such as site_name: …")]
    settings = Settings(file.name, node)
    found = [*_twice(settings, node), *_empty_lines(settings), *_two_in_one(settings)]
    return sorted({*found, *(_problems_in(settings, file, made, sheets) if not found else ())})


def _twice(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """A key that stands twice, of which only the last would count."""
    seen: set[str] = set()
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = child if isinstance(child, tuple) else (None, child)
        if key is not None and str(key.value) in seen:
            words = f"the key '{key.value}' stands here twice: keep one of them"
            yield settings.problem(key, words)
        seen.add(str(key.value) if key is not None else "")
        yield from _twice(settings, value)


def _empty_lines(settings: Settings) -> Iterator[Problem]:
    """Dashes of the menu with nothing behind them."""
    menu = settings.get("nav")
    for node in _pages(menu[1]) if menu else ():
        if not node.value:
            yield settings.problem(node, "nothing stands here: name a page, or take the line away")


def _two_in_one(settings: Settings) -> Iterator[Problem]:
    """Titles of the menu that lack their dash, and so belong to the line above."""
    menu = settings.get("nav")
    inside = [menu[1]] if menu else []
    while inside:
        node = inside.pop()
        if isinstance(node, yaml.MappingNode):
            for key, _ in node.value[1:]:
                yield settings.problem(key, f"a dash is missing before '{key.value}'")
            inside += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            inside += node.value


def _problems_in(
    settings: Settings, file: Path, made: Collection[str], sheets: Collection[str]
) -> Iterator[Problem]:
    config = MkDocsConfig(config_file_path=str(file))
    logging.disable()  # what MkDocs would log is told here
    try:
        with file.open("rb") as opened:
            config.load_file(opened)
        wrong, odd = config.validate()
    except Exception as error:  # noqa: BLE001 - whatever MkDocs makes of the file is told
        yield Problem(settings.file, 1, f"MkDocs can't take these settings: {_short(error)}")
        return
    finally:
        logging.disable(logging.NOTSET)
    yield from (_complaint(settings, config, key, error) for key, error in [*wrong, *odd])
    told = {key for key, _ in wrong}
    yield from _address(settings, config) if "site_url" not in told else ()
    yield from _folders(settings, config)
    if not told:  # else some of them are not worked out yet
        yield from _menu(settings, config, made)
        yield from _assets(settings, config, sheets)
        yield from _theme(settings, config)
        yield from _templates(config)
        yield from own_templates.problems(config, file.parent)
        yield from unknown_blocks(Path(config.docs_dir), [*_blocks(config)])


def _complaint(settings: Settings, config: MkDocsConfig, key: str, error: object) -> Problem:
    """What MkDocs says of `key`, at the line of what it names there."""
    if unknown := _UNKNOWN.search(str(error)):
        near = did_you_mean(unknown[1], [name for name, _ in config._schema])  # noqa: SLF001
        words = f"there is no setting '{unknown[1]}'{near or ': take it away'}"
    else:
        words = f"'{key}': {_short(error)}"
    found = settings.get(key)
    if found is None:
        return Problem(settings.file, 1, words)
    named = [node for name in _QUOTED.findall(str(error)) for node in _named(found[1], name)]
    return settings.problem(named[0] if named else found[0], words)


def _short(error: object) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _named(node: yaml.Node, name: str) -> Iterator[yaml.Node]:
    """The nodes below `node` that hold `name`, or the last part of it."""
    if isinstance(node, yaml.ScalarNode):
        if node.value and (node.value == name or name.endswith(f"/{node.value}")):
            yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from _named(part, name)


def _address(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Handouts, feeds and files lead back to the site, so it has to say where it is."""
    found = settings.get("site_url")
    if not config.site_url:
        words = "'site_url' is missing: write the site's address, https://…"
        yield settings.problem(found[0], words) if found else Problem(settings.file, 1, words)
    elif found and urlsplit(config.site_url).scheme not in ("http", "https"):
        yield settings.problem(found[0], "'site_url' is not a web address (https://…)")


def _folders(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Addresses end with a slash, also those in files that leave the site."""
    found = settings.get("use_directory_urls")
    if found and not config.use_directory_urls:
        words = "'use_directory_urls' has to be true: every address of an entry ends with a slash"
        yield settings.problem(found[0], words)


def _menu(settings: Settings, config: MkDocsConfig, made: Collection[str]) -> Iterator[Problem]:
    """Pages of the menu that are not there, and pages without a place in it."""
    found = settings.get("nav")
    if found is None or not config.nav:
        return
    files = get_files(config)
    set_exclusions(files, config)
    pages = {f.src_uri: f.inclusion for f in files if f.is_documentation_page()}
    listed: dict[str, int] = {}
    meant: set[str] = set()
    for node in _pages(found[1]):
        path = posixpath.normpath(node.value)
        if path in listed:
            words = f"{path} stands in the menu already, at line {listed[path]}: take one away"
            yield settings.problem(node, words)
        elif path not in pages and path not in made:
            near = nearest(path, [*pages, *made])
            meant.add(near)
            line = node.start_mark.line + 1
            yield Problem(settings.file, line, _no_page(path, config, near), ("page", path))
        listed.setdefault(path, node.start_mark.line + 1)
    for path in sorted(pages):
        is_in = pages[path] is InclusionLevel.INCLUDED and (Path(config.docs_dir) / path).is_file()
        if is_in and path not in listed and path not in meant:
            yield Problem(f"{Path(config.docs_dir).name}/{path}", 0, _NO_PLACE)


def _theme(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Icons and a language that the theme does not have, at which the build would stop."""
    found = settings.get("theme")
    if found is None or not isinstance(found[1], yaml.MappingNode):
        return
    features = config.theme.get("features")
    if features is not None and not isinstance(features, list):
        node = next(iter(_named(found[1], str(features))), found[0])
        yield settings.problem(node, "'features' is a list: a line each, with a dash before it")
    wanted = [(icon, f".icons/{icon}.svg", "icon") for icon in _icons(config)]
    if language := config.theme.get("language"):
        wanted.append((language, f"partials/languages/{language}.html", "language"))
    for name, path, what in wanted:
        if not any((Path(folder) / path).is_file() for folder in config.theme.dirs):
            node = next(iter(_named(found[1], str(name))), found[0])
            near = did_you_mean(str(name), _others(config, path))
            yield settings.problem(node, f"the theme has no {what} '{name}'{near or ': mend it'}")


def _icons(config: MkDocsConfig) -> Iterator[str]:
    """The icons that the settings of the theme name."""
    named = config.theme.get("icon") or {}
    yield from (icon for icon in named.values() if isinstance(icon, str))
    palette = config.theme.get("palette") or []
    for scheme in palette if isinstance(palette, list) else [palette]:
        toggle = scheme.get("toggle") if isinstance(scheme, dict) else None
        if isinstance(toggle, dict) and isinstance(toggle.get("icon"), str):
            yield toggle["icon"]


def _others(config: MkDocsConfig, path: str) -> Iterator[str]:
    """What the theme has in the place of `path`, as the settings name it."""
    folder, _, name = path.rpartition("/")
    kept = f"{folder.partition('/')[2]}/" if folder.startswith(".icons/") else ""
    for theme in config.theme.dirs:
        found = (Path(theme) / folder).glob(f"*{Path(name).suffix}")
        yield from (f"{kept}{one.stem}" for one in found)


def _blocks(config: MkDocsConfig) -> Iterator[str]:
    """The names of the blocks that pages can have."""
    for name in config.markdown_extensions:
        _, is_one, block = name.partition("pymdownx.blocks.")
        set_up = config.mdx_configs.get(name, {}).get("types") or []
        types = [t["name"] if isinstance(t, dict) else t for t in set_up]
        if is_one:
            yield from types or (_ADMONITIONS if block == "admonition" else ())
            yield block


_ADMONITIONS = ("note", "attention", "caution", "danger", "error", "tip", "hint", "warning")
"""What pymdownx.blocks.admonition knows where nothing is set up."""


def _templates(config: MkDocsConfig) -> Iterator[Problem]:
    """Pages that ask for a template of the theme that is not there."""
    docs = Path(config.docs_dir)
    for page in sorted(written_pages(docs)):
        for found in _TEMPLATE.finditer(read_text(docs / page, page)[0]):
            if not any((Path(folder) / found[1]).is_file() for folder in config.theme.dirs):
                line = found.string.count("\n", 0, found.start()) + 1
                words = f"the theme has no template '{found[1]}': mend the name, or add the file"
                yield Problem(f"{docs.name}/{page}", line, words)


_TEMPLATE = re.compile(r"(?<=\n)template:[ \t]*['\"]?([\w./-]+)")
_NO_PLACE = (
    f"this page has no place in the menu: add its line to 'nav' in {NAME}, or to 'not_in_nav' "
    "where it shall have none"
)


def _no_page(path: str, config: MkDocsConfig, near: str) -> str:
    what = f"did you mean '{near}'?" if near else "take the line away, or put the page back"
    return f"there is no page '{path}' in {Path(config.docs_dir).name}/: {what}"


def _pages(node: yaml.Node) -> Iterator[yaml.Node]:
    """The nodes below `node` that name pages of docs/."""
    if isinstance(node, yaml.ScalarNode):
        if not urlsplit(node.value).scheme and not node.value.startswith("/"):
            yield node
        return
    for child in node.value:
        yield from _pages(child[1] if isinstance(child, tuple) else child)


def _assets(settings: Settings, config: MkDocsConfig, sheets: Collection[str]) -> Iterator[Problem]:
    """Style sheets and scripts that neither web/ nor docs/ has."""
    scripts = [s.path if isinstance(s, ExtraScriptValue) else s for s in config.extra_javascript]
    parts = config.extra.get("parts") or []
    named = [("extra_css", name) for name in config.extra_css]
    named += [("extra_javascript", name) for name in scripts]
    if isinstance(parts, list):
        rows = [part for part in parts if isinstance(part, dict)]
        named += [("extra", name) for part in rows for name in part.get("css") or []]
    for key, name in named:
        known = name in sheets or urlsplit(name).scheme or (Path(config.docs_dir) / name).is_file()
        found = settings.get(key)
        if found and not known:
            nodes = [*_named(found[1], name), found[0]]
            words = f"there is no '{name}' in web/{did_you_mean(name, sheets)}"
            yield settings.problem(nodes[0], words)
