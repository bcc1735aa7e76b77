"""What mkdocs.yml and the pages name of the theme: icons, features, its language, templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from macros import ROOT
from macros.check.written_pages import written_pages
from macros.data.files import read_text
from macros.data.problems import Problem
from macros.mkdocs.settings_file import Settings, below, named, rows, several
from macros.mkdocs.template_texts import found_in
from macros.model.forms import language_code
from macros.model.suggest import did_you_mean

MATERIAL = "material"
"""The theme that the pages and the style sheets are made for."""

OWN = ROOT / "overrides"
"""The templates that stand in for the theme's, or are added to them."""


def style_sheet(folders: Iterable[str], name: str) -> str:
    """The address of the theme's style sheet `name`, whose file has a hash in its name."""
    place = "assets/stylesheets"
    found = (path for d in folders for path in (Path(d) / place).glob(f"{name}.*.css"))
    return f"{place}/{next(found).name}"


def problems(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """What the theme lacks of what the settings and the pages name."""
    yield from _settings(settings, config)
    yield from _templates(config)


def another(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Another theme, or one without our own templates: much else follows from that."""
    found, name = settings.get("theme"), config.theme.name
    if name != MATERIAL:
        words = f"the pages are made for the theme {MATERIAL}, and this is '{name}': write name: "
        yield settings.at("theme", str(name), f"{words}{MATERIAL}")
    elif found and OWN not in map(Path, config.theme.dirs) and _wants_own(config):
        how = "a line name: material, and one custom_dir: overrides"
        is_text = isinstance(found[1], yaml.ScalarNode)
        what = f"'theme' is a group of keys: write {how}" if is_text else _NO_FOLDER
        yield settings.problem(found[0], what)


def _wants_own(config: MkDocsConfig) -> bool:
    """Whether a page asks for a template that only our own folder has."""
    asked = {name for _, _, name in _asked(config)}
    return any((OWN / name).is_file() and not _has(config, name) for name in asked)


_NO_FOLDER = "'theme' lacks the folder of our own templates: add custom_dir: overrides"


def _has(config: MkDocsConfig, path: str) -> bool:
    return any((Path(folder) / path).is_file() for folder in config.theme.dirs)


def _settings(settings: Settings, config: MkDocsConfig) -> Iterator[Problem]:
    """Icons and a language that the theme does not have, at which the build would stop."""
    found = settings.get("theme")
    if found is None or not isinstance(found[1], yaml.MappingNode):
        return
    yield from _features(settings, config, found)
    yield from _colors(settings, config, found[1])
    yield from _fonts(settings, config, found)
    wanted = [(icon, f".icons/{icon}.svg", "icon") for icon in _icons(config)]
    if language := config.theme.get("language"):
        wanted.append((language, f"partials/languages/{language}.html", "language"))
    for name, path, what in wanted:
        if not _has(config, path):
            node = next(iter(named(found[1], str(name))), found[0])
            near = did_you_mean(str(name), _others(config, path)) or _own_icon(config, path)
            if what == "language":
                near = f": write {_language(config, language_code(str(name)))}"
            yield settings.problem(node, f"the theme has no {what} '{name}'{near}")


def _own_icon(config: MkDocsConfig, path: str) -> str:
    """The icon among our own that has the same name in another folder; or what to put back."""
    for folder in map(Path, filter(None, [config.theme.custom_dir])):
        for icon in sorted((folder / ".icons").rglob(Path(path).name)):
            name = icon.relative_to(folder / ".icons").with_suffix("").as_posix()
            return f": did you mean '{name}'?"
    return f": mend it, or put {path} back"


def _language(config: MkDocsConfig, code: str) -> str:
    """The language of the theme that is nearest to `code`: itself, or without its country."""
    is_there = _has(config, f"partials/languages/{code}.html")
    return code if is_there else code.partition("-")[0]


def _colors(settings: Settings, config: MkDocsConfig, theme: yaml.Node) -> Iterator[Problem]:
    """Schemes and colors that neither the theme's style sheets nor our own know."""
    sheets = [p for d in config.theme.dirs for p in Path(d).glob("assets/stylesheets/*.css")]
    styles = [p.read_text(encoding="utf-8") for p in (*sheets, *_STYLES.rglob("*.css"))]
    palette = config.theme.get("palette") or []
    for scheme in palette if isinstance(palette, list) else [palette]:
        for key in ("scheme", "primary", "accent") if isinstance(scheme, dict) else ():
            known = {"default"} if key == "scheme" else {"custom"}
            for style in styles:
                known.update(re.findall(rf"data-md-color-{key}=[\"']?([\w-]+)", style))
            name = str(scheme.get(key) or "")
            if name and _as_read(name) not in known:
                near = did_you_mean(name, known) or f": write one of {', '.join(sorted(known))}"
                node = next(iter(named(theme, name)), theme)
                yield settings.problem(node, f"the theme has no {key} '{name}'{near}")


def _as_read(color: str) -> str:
    """The name of a color as the theme's base.html makes it: in its manual some have a space."""
    return color.replace(" ", "-")


_STYLES = ROOT / "web" / "styles"


def _fonts(
    settings: Settings, config: MkDocsConfig, theme: tuple[yaml.Node, yaml.Node]
) -> Iterator[Problem]:
    """Fonts that the theme would load from elsewhere, where our own templates let it."""
    own = Path(config.theme.custom_dir or OWN)
    is_replaced = any(found_in(_FONTS_BLOCK, own.glob("*.html")))
    if config.theme.name == MATERIAL and config.theme.get("font") != False and not is_replaced:  # noqa: E712
        yield settings.problem(below(theme[1], "font") or theme[0], _FROM_ELSEWHERE)


_FONTS_BLOCK = re.compile(r"\{%-? *block fonts\b")
_FROM_ELSEWHERE = (
    "every page would ask Google for the theme's fonts: write font: false below 'theme'; those of "
    "the handbook are set in web/styles/site/face.css"
)


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
    prefix = f"{folder.partition('/')[2]}/" if folder.startswith(".icons/") else ""
    for theme in config.theme.dirs:
        found = (Path(theme) / folder).glob(f"*{Path(name).suffix}")
        yield from (f"{prefix}{one.stem}" for one in found)


def _features(
    settings: Settings, config: MkDocsConfig, theme: tuple[yaml.Node, yaml.Node]
) -> Iterator[Problem]:
    features = config.theme.get("features")
    listed = below(theme[1], "features")
    pairs = [row for row in rows(listed) if isinstance(row, yaml.MappingNode)] if listed else []
    for name, _ in (pair for row in pairs for pair in row.value):
        yield settings.problem(name, f"a feature has no colon behind it: write - {name.value}")
    if features is not None and not isinstance(features, list):
        node = next(iter(named(theme[1], str(features))), theme[0])
        yield settings.problem(node, "'features' is a list: a line each, with a dash before it")
    elif features and config.theme.name == MATERIAL and not pairs:
        yield from _unknown_features(settings, config, theme[1], list(map(str, features)))


def _unknown_features(
    settings: Settings, config: MkDocsConfig, theme: yaml.Node, features: list[str]
) -> Iterator[Problem]:
    """Features that neither a template nor a script of the theme asks for."""
    known = found_in(_FEATURE, _sources(config))
    for feature in features:
        node = next(iter(named(theme, feature)), theme)
        first, *more = feature.split()
        if feature in _NOT_HERE:
            yield settings.problem(node, f"'{feature}' {_NOT_HERE[feature]}: take it away")
        elif node.end_mark.line > node.start_mark.line and more and {first, *more} & known:
            words = (
                f"a dash is missing before '{more[0]}', which is read as a part of the line above"
            )
            yield Problem(settings.file, node.start_mark.line + 2, words)
        elif words := several(feature, known):
            yield settings.problem(node, words)
        elif feature not in known:
            whole = next((one for one in sorted(known) if one.endswith(f".{feature}")), "")
            near = f": did you mean '{whole}'?" if whole else did_you_mean(feature, known)
            near = near or ": mend it, or take it away"
            yield settings.problem(node, f"the theme has no feature '{feature}'{near}")


_NOT_HERE = {
    "navigation.instant": "shows pages without loading them, and the lookup, quizzes and forms of a"
    " page begin when it loads",
}
"""Features of Material that would break what pages of the handbook hold, with why."""


def _sources(config: MkDocsConfig) -> Iterator[Path]:
    """The templates of the theme, and its own script."""
    for folder in map(Path, config.theme.dirs):
        templates = (p for p in folder.rglob("*.html") if p.parent.name != "languages")
        yield from (*templates, *folder.glob("assets/javascripts/bundle.*.js"))


_FEATURE = re.compile(
    r"[\"']((?:announce|content|header|navigation|search|toc)\.[a-z]+(?:\.[a-z]+)*)[\"']"
)
"""How templates and the script name a feature: `"navigation.tabs" in features`."""


def _templates(config: MkDocsConfig) -> Iterator[Problem]:
    """Pages that ask for a template of the theme that is not there."""
    for page, line, name in _asked(config):
        if not _has(config, name):
            there = (p.name for d in config.theme.dirs for p in Path(d).glob("*.html"))
            near = did_you_mean(name, there) or ": mend the name, or add the file"
            words = f"the theme has no template '{name}'{near}"
            yield Problem(f"{Path(config.docs_dir).name}/{page}", line, words)


def _asked(config: MkDocsConfig) -> Iterator[tuple[str, int, str]]:
    """The templates that pages ask for: the page, the line, from 1, and the template."""
    docs = Path(config.docs_dir)
    for page in sorted(written_pages(docs)):
        for found in _TEMPLATE.finditer(read_text(docs / page, page)[0]):
            yield page, found.string.count("\n", 0, found.start()) + 1, found[1]


_TEMPLATE = re.compile(r"(?<=\n)template:[ \t]*['\"]?([\w./-]+)")
