"""What is wrong with mkdocs.yml, told with its line before a build stops at it.

MkDocs itself says what it does not take; here each of its complaints gets the line it is about.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from macros import ROOT
from macros.check.page_text import markup_without_extension, unknown_blocks
from macros.data import syntax_errors
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.data.yaml_tree import HALF_IN_QUOTES, LOADER, half_in_quotes
from macros.mkdocs import (
    choices,
    complaints,
    keys,
    menu,
    own_templates,
    required,
    tags,
    texts,
    theme,
)
from macros.mkdocs.settings_file import Settings, named, several
from macros.model.suggest import did_you_mean, nearest
from macros.model.web_addresses import is_address, meant

NAME = "mkdocs.yml"


def problems(file: Path, made: Collection[str], sheets: Collection[str]) -> list[Problem]:
    """What is wrong with the settings in `file`, and with the menu that they hold.

    `made` are the pages that the build adds to those in docs/, `sheets` the names of the scripts
    and style sheets that it makes of web/.
    """
    if not file.exists():
        return [_no_settings(file)]
    text, problem = read_text(file, file.name)
    if unseen := syntax_errors.first_unseen(text):
        problem = Problem(file.name, *unseen)
    if problem:
        return [problem]
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return [syntax_errors.explain(error, text, file.name)]
    if not isinstance(node, yaml.MappingNode):
        return [Problem(file.name, 1, tags.NO_KEYS)]
    settings = Settings(file.name, node)
    refused = [*tags.problems(settings), *tags.of_bases(file)]
    if first := refused or [*_rests_on_nothing(settings, file)]:
        return sorted(first)  # MkDocs may not or can't read the file
    found = [*_twice(settings, node), *_half_in_quotes(settings, node), *menu.unreadable(settings)]
    found += [*required.misplaced_options(settings)]
    found += texts.problems(settings) if not found else ()
    found += [*keys.without_value(settings, node)] or [*choices.problems(settings)]
    return sorted({*found, *(_problems_in(settings, file, made, sheets) if not found else ())})


def _no_settings(file: Path) -> Problem:
    """What to do where there are no settings, or under another name."""
    others = sorted(p.name for p in file.parent.glob(f"[Mm][Kk][Dd]oc*{file.suffix[:2]}*"))
    how = f"rename {others[0]} to {file.name}" if others else "the site's settings belong there"
    return Problem(file.name, 0, f"there is no such file: {how}")


def _rests_on_nothing(settings: Settings, file: Path) -> Iterator[Problem]:
    """The settings that these begin with, by INHERIT, are not there."""
    key, value = settings.get("INHERIT") or (None, None)
    if key is not None and value is not None and not (file.parent / str(value.value)).is_file():
        others = file.parent.glob(f"{Path(str(value.value)).parent}/*.yml")
        near = did_you_mean(str(value.value), {os.path.relpath(one, file.parent) for one in others})
        words = (
            near or f": write INHERIT: {Path(os.path.relpath(ROOT / NAME, file.parent)).as_posix()}"
        )
        yield settings.problem(key, f"there is no file '{value.value}'{words}")


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


def _half_in_quotes(settings: Settings, node: yaml.Node) -> Iterator[Problem]:
    """Lists and groups in brackets whose quotes stand inside a text, as where a comma is gone."""
    if half := half_in_quotes(node):
        name = str(half.value).partition('"')[0].strip()
        is_env = name and node.tag == tags.ENV
        words = f"a comma is missing after '{name}'" if is_env else HALF_IN_QUOTES
        yield settings.problem(half, words)
    for child in node.value if isinstance(node, yaml.CollectionNode) else ():
        for part in child if isinstance(child, tuple) else (child,):
            yield from _half_in_quotes(settings, part)


def _pages(config: MkDocsConfig, made: Collection[str]) -> list[str]:
    """All pages, by their place below docs/; none where it isn't known where they lie."""
    docs = Path(config.docs_dir or "docs")
    written = [page.relative_to(docs).as_posix() for page in docs.rglob("*.md")]
    return [*made, *written] if written else []


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
        yield _unread(file, error)
        return
    finally:
        logging.disable(logging.NOTSET)
    meant = {complaints.meant(config, key, e) for key, e in odd}
    wrong = [(key, error) for key, error in wrong if key not in meant]
    yield from (complaints.problem(settings, config, key, e) for key, e in [*wrong, *odd])
    refused = {key for key, _ in wrong} | (meant - {""})
    if not refused and (lacking := [*required.without_the_generator(settings, config)]):
        yield from lacking  # all else that is wrong may come from that
        return
    if not refused and (slips := [*keys.problems(settings, config)]):
        yield from slips
        return
    if not refused and (other := [*theme.another(settings, config)]):
        yield from other
        return
    yield from _address(settings, config) if "site_url" not in refused else ()
    yield from _folders(settings, config)
    yield from required.extras(settings, _pages(config, made))
    if not refused:  # else some of them are not worked out yet
        yield from menu.problems(settings, config, made)
        yield from required.plugins(settings, config)
        yield from _assets(settings, config, sheets)
        yield from theme.problems(settings, config)
        yield from keys.pictures(settings, config)
        yield from own_templates.problems(config, file.parent)
        if lacking := [*required.extensions(settings, config)]:
            yield from lacking  # what pages write with them is sound
            return
        yield from _unknown_blocks(settings, config)
        yield from markup_without_extension(Path(config.docs_dir), config.markdown_extensions)


def _unread(file: Path, error: Exception) -> Problem:
    """Why MkDocs can't read the settings in `file`, by the `error` that it raised."""
    if name := complaints.no_such_name(error.__context__):
        path = getattr(getattr(error.__context__, "problem_mark", None), "name", file)
        return Problem(Path(os.path.relpath(path, file.parent)).as_posix(), *name)
    if isinstance(error.__context__, yaml.YAMLError):
        return syntax_errors.explain(error.__context__, file.read_text("utf-8"), file.name)
    words = f"MkDocs can't take these settings: {complaints.short(error)}"
    return Problem(file.name, 1, words)


def _address(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Handouts, feeds and files lead back to the site, so it has to say where it is."""
    found = settings.get("site_url")
    if not config.site_url:
        words = "'site_url' is missing: write the site's address, https://…"
        yield settings.problem(found[0], words) if found else Problem(settings.file, 1, words)
    elif found and not (config.site_url.startswith("http") and is_address(config.site_url)):
        words = f"'site_url' is not a web address (https://…){meant(config.site_url)}"
        yield settings.problem(found[0], words)


def _folders(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Addresses end with a slash, also those in files that leave the site."""
    found = settings.get("use_directory_urls")
    if found and not config.use_directory_urls:
        words = "'use_directory_urls' has to be true: every address of an entry ends with a slash"
        yield settings.problem(found[0], words)


def _unknown_blocks(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Blocks of pages that have no such name; where many pages have one, it is here that it is."""
    names = [*_blocks(config)]
    found = [*unknown_blocks(Path(config.docs_dir), names)]
    if len({problem.file for problem in found}) < _MANY:
        yield from found
        return
    name = found[0].message.split("'")[1]
    near = nearest(name, names)
    words = f"{len(found)} blocks of pages are called '{name}', and no extension knows it"
    how = f"write {name} in the place of '{near}'" if near else "name it under 'types'"
    yield settings.at("markdown_extensions", near or "types", f"{words}: {how}")


_MANY = 4
"""Pages that are not all wrong in the same way."""


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


def _assets(settings: Settings, config: MkDocsConfig, sheets: Collection[str]) -> Iterator[Problem]:
    """Style sheets and scripts that neither web/ nor docs/ has."""
    scripts = [s.path if isinstance(s, ExtraScriptValue) else s for s in config.extra_javascript]
    parts = config.extra.get("parts") or []
    wanted = [("extra_css", name) for name in config.extra_css]
    wanted += [("extra_javascript", name) for name in scripts]
    if isinstance(parts, list):
        sheets_of = [part.get("css") for part in parts if isinstance(part, dict)]
        lists = (names for names in sheets_of if isinstance(names, list))
        wanted += [("extra", name) for names in lists for name in names]
    for key, name in wanted:
        known = name in sheets or urlsplit(name).scheme or (Path(config.docs_dir) / name).is_file()
        found = settings.get(key)
        if found and not known:
            nodes = [*named(found[1], name), found[0]]
            words = f"there is no '{name}' in web/{did_you_mean(name, sheets)}"
            yield settings.problem(nodes[0], several(name, sheets) or words)
