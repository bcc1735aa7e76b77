"""What somebody who made a slip in mkdocs.yml is told: its line, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros import ROOT
from macros.data.problems import Problem
from macros.mkdocs import assets, required, settings

WHOLE = f"""\
site_name: A handbook
site_url: https://example.org/
strict: true
docs_dir: docs
nav:
  - Front page: index.md
  - More:
      - more/one.md
      - more/two.md
      - more/made.md
not_in_nav: /hidden.md
markdown_extensions: [{", ".join(required.EXTENSIONS)}]
extra_css: [site.css]
theme:
  name: material
  icon: {{logo: material/home}}
  features:
    - toc.follow
  font: false
hooks: [{required.HOOKS}]
plugins:
  - macros:
      module_name: {ROOT / "macros"}
      on_undefined: strict
extra:
  core: [more/]
  parts:
    - {{marker: data-x, css: [site.css]}}
"""

SLIPS = [
    ("- Front page: index.md", "- Front page index.md", 6, "write Front page: index.md"),
    ("- Front page: index.md", "- Front page (index.md)", 6, "write Front page: index.md"),
    ("- Front page: index.md", "- Front page; index.md", 6, "write Front page: index.md"),
    ("      - more/made.md", "      - Made more/made.md", 10, "write Made: more/made.md"),
    ("  - More:", "  - More: one and two:", 7, 'before its last colon: "More: one and two":'),
    ("  - More:", '  - The "rest": and more:', 7, """before its last colon: '"""),
    ("  name: material", "  name: material\n  <<: *more", 16, "nothing is named &more here"),
    ("site_name: A", "site_name: *A", 1, "or put quotes around the text"),
    ("[abbr,", "[toc: {toc_depth: h3}, abbr,", 12, "and this is 'h3': write 3"),
    ("[abbr,", "[toc: {toc_depth: all}, abbr,", 12, "'toc_depth' has to be a whole number"),
    ("[abbr,", "[toc: {permalink:true}, abbr,", 12, "write permalink: true"),
    ("{marker: data-x,", "{marker: “data: x”,", 28, "curly quotes are a part of the text"),
    ("{marker: data-x,", "{marker:data-x,", 28, "write marker: data-x"),
    ("{marker: data-x,", "{marker,", 28, "nothing stands behind 'marker'"),
    ("not_in_nav: /hidden.md", "not_in_nav: [/hidden.md]", 11, "write not_in_nav: | and its"),
    ("strict: true", "exclude_docs:\n  - /x.md", 3, "write exclude_docs: | and its"),
    ("  name: material", "  name: material\n  custom_dir: mor", 16, "there is no 'mor' here"),
    (
        "  - More:\n      - more/one.md",
        "  - More of it:\n      - Note: one: more/one.md",
        8,
        "a colon inside a text",
    ),
    ("not_in_nav: /hidden.md", "not_in_nav:\n  /hidden.md\n  /more/", 11, "write not_in_nav: |"),
    ("      - more/one.md", "      - One - more/one.md", 8, "write One: more/one.md"),
    ("- more/one.md", "- more/one/", 8, "did you mean 'more/one.md'?"),
    ("      - more/two.md", "       - more/two.md", 9, "stands further right than those around"),
    ("      - more/made.md", "       - more/made.md", 10, "stands further right than those"),
    ("      - more/one.md", "     - more/one.md", 8, "further left than those below"),
    ("site_name", "\u200bsite_name", 1, "can't be seen (U+200B)"),
    ("url: https://example.org/", 'url: !ENV [A "https://x.org/"]', 2, "is missing after 'A'"),
    ("url: https://example.org/", 'url: !ENV ["A" "https://x.org/"]', 2, "a comma is missing"),
    (
        "[abbr,",
        "[toc: {slugify: !!python/name:pymdownx.slug.slugify }, abbr,",
        12,
        "there is no module 'pymdownx.slug': did you mean 'pymdownx.slugs'?",
    ),
    (
        "[abbr,",
        "[toc: {slugify: !!python/name:pymdownx.slugs.slugfy }, abbr,",
        12,
        "there is no 'slugfy' in the module 'pymdownx.slugs': did you mean 'slugify'?",
    ),
    (
        "theme:\n",
        "x: {y: !!python/name:pymdownx.slugs.slugify}\ntheme:\n",
        14,
        "a space is missing between !!python/name:pymdownx.slugs.slugify and the bracket",
    ),
    (
        "[abbr,",
        "[pymdownx.blocks.admonition: {types: [{nam: aims}]}, abbr,",
        12,
        "there is no 'nam' here: did you mean 'name'?",
    ),
    ("toc.follow", "toc.follow\n      navigation.top", 19, "a dash is missing before 'navigation"),
    ("url: https://example.org/", "url: !env [A, https://example.org/]", 2, "did you mean '!ENV'?"),
    ("toc.follow", "follow", 18, "did you mean 'toc.follow'?"),
    ("  name: material", "  name: materail", 15, "did you mean 'material'?"),
    ("[abbr,", "[pmydownx.caret, abbr,", 12, "did you mean 'pymdownx.caret'?"),
    ("site_url: https://example.org/", "site_url: [A, b]", 2, "or write !ENV before them"),
    ("[abbr,", "[pymdownx.block.tab, abbr,", 12, "did you mean 'pymdownx.blocks.tab'?"),
    ("  name: material", "  name: material\n  customdir: overrides", 16, "mean 'custom_dir'?"),
    ("  name: material", "  name: material\n  colour: blue", 16, "no 'colour' below 'theme'"),
    ("  name: material", "  name: material\n  palette: {acent: red}", 16, "mean 'accent'?"),
    ("  name: material", "  name: material\n  palette:\n    - {toggle: {ico: x}}", 17, "'icon'?"),
    (
        "  name: material",
        "  name: material\n  favicon: images/x.svg",
        16,
        "no picture 'images/x.svg': save the picture in docs/images/",
    ),
    ("  core: [more/]", "  cores: [start/]", 26, "did you mean 'core'?"),
    ("  core: [more/]", "  core: [assets/x/, mroe/]", 26, "did you mean 'more/'?"),
    ("site_url: https://example.org/", "site_url: !EVN [A, b]", 2, "did you mean '!ENV'?"),
    ("site_url: https://example.org/", "site_url: example.org", 2, "write https:// at its start"),
    ("strict: true", "watch: [doc]", 3, "there is no 'doc' here: did you mean 'docs'?"),
    ("docs_dir: docs", "docs_dir: doc", 4, "did you mean 'docs'?"),
    ("strict: true", "validation: {omited_files: warn}", 3, "did you mean 'omitted_files'?"),
    ("[abbr,", "[pymdownx.critic: {mod: view}, abbr,", 12, "did you mean 'mode'?"),
    ("- more/one.md", "- /more/one.md", 8, "write more/one.md, without the /"),
    ("site_url: https://example.org/", "site_url: https://example.org/bo…", 2, "whole address"),
    ("site_url: https://example.org/\n", "", 1, "'site_url' is missing"),
    ("site_url: https://example.org/", "site_url:", 2, "'site_url' is missing"),
    ("site_url: https://example.org/", "site_url: example.org", 2, "'site_url'"),
    ("strict: true", "strickt: true", 3, "did you mean 'strict'?"),
    ("strict: true", "strict: perhaps", 3, "'strict'"),
    ("strict: true", "use_directory_urls: false", 3, "has to be true"),
    ("strict: true", "strict: true\nstrict: false", 4, "twice"),
    ("strict: true", "strict: a: b", 3, "a colon inside a text"),
    ("      - more/made.md", "     - more/made.md", 10, "column"),
    ("docs_dir: docs", "docs_dir: dox", 4, "'docs_dir'"),
    ("more/one.md", "more/oen.md", 8, "did you mean 'more/one.md'?"),
    ("more/one.md", "index.md", 8, "in the menu already, at line 6"),
    ("[abbr,", "[abr,", 12, "did you mean 'abbr'?"),
    ("[abbr, attr_list,", "[abbr,", 12, "lacks attr_list"),
    ("[abbr,", "[toc: {permalnk: true}, abbr,", 12, "did you mean 'permalink'?"),
    ("not_in_nav: /hidden.md", "not_in_nav: |\n  /hiden.md", 12, "did you mean '/hidden.md'?"),
    ("- Front page: index.md", "- Front page:index.md", 6, "a space is missing after the colon"),
    ("      - more/two.md", "        more/two.md", 9, "a dash is missing"),
    ("      - more/one.md", "  - more/one.md", 8, "further left than those below"),
    ("extra_css: [site.css]", "extra_css: site.css", 13, "a list: a line each"),
    ("theme:\n  name", "theme:\nname", 15, "further left than its neighbors"),
    ("      module_name", "    module_name", 23, "further left than its neighbors"),
    ("      on_undefined", "    on_undefined", 24, "further right than its name"),
    ("on_undefined", "on_undefind", 24, "did you mean 'on_undefined'?"),
    ("  - macros:", "  - macors:", 22, "did you mean 'macros'?"),
    ("on_undefined: strict", "on_undefined: strickt", 24, "did you mean 'strict'?"),
    ("on_undefined: strict", "verbose: perhaps", 24, "'verbose' has to be true or false"),
    ("  - More:", "  - More", 7, "a colon is missing behind this title"),
    ("hooks.py]", "hook.py]", 20, "/macros/mkdocs/hooks.py]"),
    ("plugins:\n", "plugins:\n  - search\n", 22, "has a search of its own"),
    ("plugins:\n", "plugins:\n  - material/search\n", 22, "has a search of its own"),
    ("plugins:\n", "plugins:\n  - search: {pipeline: [stemm]}\n", 22, "mean 'stemmer'?"),
    ("site_name: A", "INHERIT: mkdoc.yml\nsite_name: A", 1, "did you mean 'mkdocs.yml'?"),
    (
        "site_name: A",
        "INHERIT: ../x/y.yml\nsite_name: A",
        1,
        "no file '../x/y.yml': write INHERIT: ",
    ),
    ("strict: true", "site_dir: docs/site", 3, "'site_dir' lies in 'docs_dir'"),
    ("strict: true", "site_dir: .", 3, "write site_dir: site"),
    ("strict: true", "repo_url: example.org/x", 3, "'repo_url' is not a web address: write https"),
    ("plugins:\n", "plugins:\n  - mermaid2\n", 22, "or it is not installed: install it, or take"),
    ("plugins:\n", "plugins:\n  - offline\n", 22, "changes the addresses of all pages"),
    ("site_name: A", "sitename: A", 1, "did you mean 'site_name'?"),
    ("[site.css]\ntheme", '["site.css" "x"]\ntheme', 13, "a comma is missing"),
    ("[site.css]\ntheme", '[site.css "x"]\ntheme', 13, "around the whole text"),
    ("  core: [more/]", "  core: [more/one.md]", 26, "write more/one/, the address"),
    ("  core: [more/]", "  core: start/", 26, "'core' is a list"),
    ("{marker: data-x,", "{marked: data-x,", 28, "two keys: marker, and css"),
    ("css: [site.css]}", "css: site.css}", 28, "'css' is a list"),
    ("[site.css]", "[sight.css]", 13, "did you mean 'site.css'?"),
    (
        "  - Front page: index.md",
        "  - Front page: index.md\n    Hidden: hidden.md",
        7,
        "dash is missing",
    ),
    ("      - more/made.md", "      -", 10, "nothing stands here"),
    ("name: material", "name: material\n  language: english", 16, "no language 'english'"),
    ("{logo: material/home}", "{logo: material/hoome}", 16, "did you mean 'material/home'?"),
    ("features:\n    - toc.follow", "features: toc.follow", 17, "a list"),
    ("name: material", "name: material\n  language: English", 16, "'English': write en"),
    ("- toc.follow", "- toc.folow", 18, "did you mean 'toc.follow'?"),
    ("- toc.follow", "- sticky-tabs", 18, "no feature 'sticky-tabs'"),
    ("- toc.follow", "- navigation.instant", 18, "shows pages without loading them"),
    ("name: material", "name: material\n  language: en_US", 16, "'en_US': write en"),
    ("name: material", "name: material\n  palette: {scheme: dark}", 16, "no scheme 'dark'"),
    ("name: material", "name: material\n  palette:\n    - primary: tael", 17, "'teal'?"),
    ("name: material", "name: material\n  palette: {accent: Deep Orange}", 16, "'deep-orange'?"),
    ("name: material", "name: material\n  palette: {primary: depe orange}", 16, "'deep-orange'?"),
    ("name: material", "name: material\n  palette: {primary: default}", 16, "primary 'default'"),
    ("docs_dir: docs", "docs_dir:\tdocs", 4, "not tabs"),
    ("more/one.md", "more/one.md: One", 8, "write One: more/one.md"),
    ("name: material", "name: readthedocs", 15, "write name: material"),
    ("  font: false", "  font: none", 19, "write font: false"),
    ("  font: false", "  font: {text: Lato}", 19, "write font: false"),
    ("  font: false\n", "", 14, "write font: false"),
    ("    - toc.follow", "    - toc.follow, navigation.top", 18, "2 names are read as one here"),
    ("    - toc.follow", "    - toc.follow:", 18, "write - toc.follow"),
    ("[abbr, attr_list,", "['abbr, attr_list',", 12, "2 names are read as one here"),
    ("- more/two.md", "- more/two.md, more/made.md", 9, "2 names are read as one here"),
    ("core: [more/]", "core: [more/ more/]", 26, "2 names are read as one here"),
    ("[site.css]", "[site.css site.css]", 13, "2 names are read as one here"),
    ("- more/two.md", "- more/two.md:", 9, "write - more/two.md"),
    ("not_in_nav: /hidden.md", "not_in_nav: |\n  - /hidden.md\n  - /x.md", 12, "write /hidden.md"),
    ("strict: true", "exclude_docs: |\n  - /x.md", 4, "'exclude_docs' have no dashes: write /x"),
]
"""What is changed, into what, the line that is told, and words of it."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Settings with nothing wrong in them, beside the pages that they name."""
    for page in ("index.md", "more/one.md", "more/two.md", "hidden.md"):
        path = tmp_path / "docs" / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    path = tmp_path / "mkdocs.yml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


def _told(file: Path) -> list[Problem]:
    return settings.problems(file, ["more/made.md"], ["site.css"])


def test_sound_settings_have_no_problem(file: Path) -> None:
    """Pages that are made from data/ may stand in the menu."""
    assert _told(file) == []


def test_the_shipped_settings_have_no_problem(root: Path) -> None:
    """Nor has the second handbook, which takes most of its settings from the first."""
    for path in (root, root / "examples/community-health"):
        assert settings.problems(path / settings.NAME, [], assets.names(root)) == []


@pytest.mark.parametrize("color", ["deep orange", "deep-orange", "light blue", "custom"])
def test_colors_are_written_as_the_theme_reads_them(file: Path, color: str) -> None:
    """With a space, as in its manual, or with a hyphen."""
    palette = f"palette: {{scheme: slate, primary: {color}, accent: {color}}}"
    file.write_text(WHOLE.replace("  icon:", f"  {palette}\n  icon:"), encoding="utf-8")
    assert _told(file) == []


@pytest.mark.parametrize(("old", "new", "line", "says"), SLIPS)
def test_a_slip_in_the_settings_is_told_with_its_line(
    file: Path, old: str, new: str, line: int, says: str
) -> None:
    """One slip: its line, and what mends it."""
    assert old in WHOLE
    file.write_text(WHOLE.replace(old, new, 1), encoding="utf-8")
    found = [p for p in _told(file) if p.file == "mkdocs.yml"]
    assert [p.line for p in found] == [line]
    assert says in found[0].message


def test_a_folder_that_a_phone_keeps_and_is_gone_lacks_its_pages(file: Path) -> None:
    """What else names them has the same cause."""
    file.write_text(WHOLE.replace("core: [more/]", "core: [mroe/]"), encoding="utf-8")
    assert [p.lacks for p in _told(file)] == [("page", "mroe/index.md")]


def test_a_page_that_was_moved_is_told_beside_the_menu(file: Path) -> None:
    """Unless the menu names it where it lies, too."""
    (file.parent / "docs/more/one.md").rename(file.parent / "docs/one.md")
    menu, page = sorted(_told(file), key=lambda p: -p.line)
    assert (menu.line, menu.lacks) == (8, page.lacks)
    assert (page.file, "named more/one.md elsewhere" in page.message) == ("docs/one.md", True)
    file.write_text(WHOLE.replace("  - More", "  - one.md\n  - More"), encoding="utf-8")
    assert [p.line for p in _told(file)] == [9]


@pytest.mark.parametrize(
    ("gone", "line", "says"),
    [
        (f"hooks: [{required.HOOKS}]\n", 1, "/macros/mkdocs/hooks.py]"),
        (WHOLE[WHOLE.index("plugins:") : WHOLE.index("extra:")], 1, "the plugin macros"),
        (f"module_name: {ROOT / 'macros'}", 23, "/macros"),
    ],
    ids=["hook", "plugin", "module"],
)
def test_settings_that_lack_the_generator_are_told_as_that(
    file: Path, gone: str, line: int, says: str
) -> None:
    """And nothing of all that follows from it."""
    kept = "module_name: mcros" if gone.startswith("module") else ""
    file.write_text(WHOLE.replace(gone, kept, 1), encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("mkdocs.yml", line)
    assert says in problem.message


def test_a_page_without_a_place_in_the_menu_is_told(file: Path) -> None:
    """A strict build would stop at it."""
    (file.parent / "docs/new.md").touch()
    (problem,) = _told(file)
    assert problem.file == "docs/new.md"
    assert "'nav'" in problem.message


@pytest.mark.parametrize("page", ["docs/more/new.md", "docs/more/new/index.md"])
def test_a_page_in_the_place_of_one_that_is_made_needs_no_place_in_the_menu(
    file: Path, page: str
) -> None:
    """It is told that it shall be renamed or deleted, and not what would be wrong if it stayed."""
    (file.parent / page).parent.mkdir(exist_ok=True)
    (file.parent / page).touch()
    assert settings.problems(file, ["more/made.md", "more/new.md"], ["site.css"]) == []


@pytest.mark.parametrize(
    ("new", "says"),
    [
        ("theme: material\n", "'theme' is a group of keys"),
        ("theme:\n  name: material\n", "add custom_dir: overrides"),
    ],
)
def test_a_theme_without_our_own_templates_is_told_alone(file: Path, new: str, says: str) -> None:
    """And not each page that asks for one."""
    page = file.parent / "docs/index.md"
    page.write_text("---\ntemplate: search.html\n---\n# A\n", encoding="utf-8")
    theme = WHOLE[WHOLE.index("theme:") : WHOLE.index("hooks:")]
    file.write_text(WHOLE.replace(theme, new), encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("mkdocs.yml", 14)
    assert says in problem.message


def test_markup_that_no_extension_knows_is_told(file: Path) -> None:
    """In the page that has it: with the extension, it would be sound."""
    (file.parent / "docs/index.md").write_text("# A\n\nNow ~~and~~ then\n", encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("docs/index.md", 3)
    known = WHOLE.replace("[abbr,", "[pymdownx.tilde, abbr,")
    file.write_text(known, encoding="utf-8")
    assert _told(file) == []


def test_a_template_that_the_theme_lacks_is_told(file: Path) -> None:
    """With the page and the line that ask for it, and the one that is meant."""
    page = file.parent / "docs/index.md"
    page.write_text("---\ntitle: A\ntemplate: mian.html\n---\n# A\n", encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("docs/index.md", 3)
    assert "did you mean 'main.html'?" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("<p>\n{{ pagee.title }}", 2, "did you mean 'page'?"),
        ("<p>\n{% if page %}", 2, "this template can't be read"),
        ("<p>\n{{ page | nofilter }}", 2, "nofilter"),
        ('<p>\n{% include "partials/hedder.html" %}', 2, "did you mean 'partials/header.html'?"),
        ("<p>\n{{ page | lenght }}", 2, "no filter 'lenght': did you mean 'length'?"),
        ("<p>\n{% if page %}{{ nav | frist }}{% endif %}", 2, "did you mean 'first'?"),
        ("<p>\n{% if page is defind %}a{% endif %}", 2, "did you mean 'defined'?"),
        ("<p>\n<<<<<<< HEAD\n=======\n>>>>>>> b\n", 2, "two changes met here, and Git left both"),
        ("<p>\n{#- A word. -}\n<p>", 2, "the remark that begins here is not ended: add #}"),
        ("<p>\n{#- A word. -}\n{# B #}", 2, "the remark that begins here is not ended: add #}"),
        ("<p>\n{% raw %}\n<p>", 2, "add {% endraw %} below it"),
        ("<p>{% if page %}\n{% elseif nav %}{% endif %}", 2, "'elseif': write elif in its"),
        ("<p>{% if page %}\n{% endfi %}", 2, "'endfi': write endif in its place"),
        ("<p>\n{% inclde 'main.html' %}", 2, "'inclde': write include in its place"),
        ("<p>{% if page %}\n{% end if %}", 2, "this is one word: write {% endif %}"),
        ("<p>\n{% block x %}\n<p>", 2, "add {% endblock %} below it"),
        ("<p>\n<details>\n<p>", 2, "'details' begins here and is not ended"),
        (
            "<p>\n{% if page %}<a href='{{ page.url }}'>\n{% endif %}",
            2,
            "'a' begins here",
        ),
        ('<p>\n<a href="{{ page.url }} class="x">a</a>', 2, "a quote in this tag has no other"),
        ("<p>\n</div>", 2, "closing tag of 'div' ends nothing here"),
        ("<p>\n{{ page.titel }}", 2, "'page' has no 'titel': did you mean 'title'?"),
        ("<p>\n{{ config.sitename }}", 2, "did you mean 'site_name'?"),
        ("<p>\n{{ identity.crisis_lines.hours }}", 2, "did you mean 'crisis_line'?"),
        ("<p>\n{{ identity.crisis_line.hour }}", 2, "'identity.crisis_line' has no 'hour'"),
        ("<p>\n{{ page.title }<p>", 2, "'{{ page.title }' is not closed: write }} at its end"),
        ("<p>\n{{ page.title\n{{ page.url }}", 2, "write }} at its end"),
        ("<p>\n{% if page }a{% endif %}", 2, "'{% if page }' is not closed: write %} at its end"),
        ("<p>\n{{ page.title</p>", 2, "'{{ page.title' is not closed"),
        ("<p>\n{ page.title }}", 2, "'{ page.title }}' is not opened: write {{ at its start"),
        (
            '{% extends "base.html" %}\n{% block contents %}a{% endblock %}',
            2,
            "there is no block 'contents' in base.html, which this one extends: did you mean",
        ),
    ],
)
def test_a_slip_in_a_template_is_told_with_its_line(
    file: Path, text: str, line: int, says: str
) -> None:
    """A build would stop there with a traceback."""
    own = file.parent / "overrides" / "main.html"
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    whole = WHOLE.replace("  name: material", "  name: material\n  custom_dir: overrides")
    file.write_text(whole, encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("overrides/main.html", line)
    assert says in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "{% if page %}<a href='#'>{% endif %}x{% if page %}</a>{% endif %}",
        "{% if page %}<div id='a'>{% else %}<div>{% endif %}x</div>",
        '<div {% if page %}class="{{ "a>b" }}"{% endif %}>x</div>',
        '<a{% if page %} title="a > b"{% endif %} href={{ page.url }}>x</a>',
        "<a title='5\" > 4'>x</a><script>if (a <b && c != '\"') d();</script>",
        "{# <div> #}<!-- <b> -->{{ '<i>' }}<script>let a = '<div>';</script><p>a<li>b",
    ],
)
def test_tags_that_conditions_open_and_close_are_sound(file: Path, text: str) -> None:
    """So are those in remarks, in texts and in scripts, and those that need no end."""
    own = file.parent / "overrides" / "main.html"
    own.parent.mkdir()
    own.write_text(text, encoding="utf-8")
    theme = WHOLE.replace("  name: material", "  name: material\n  custom_dir: overrides")
    file.write_text(theme, encoding="utf-8")
    assert _told(file) == []


def test_blocks_wait_for_the_extension_that_makes_them(file: Path) -> None:
    """Without it, each page that has one would be told."""
    (file.parent / "docs/index.md").write_text("# A\n/// html | p\n///\n", encoding="utf-8")
    assert _told(file) == []
    lacking = WHOLE.replace("pymdownx.blocks.html, ", "")
    file.write_text(lacking, encoding="utf-8")
    (problem,) = _told(file)
    assert "lacks pymdownx.blocks.html" in problem.message


def test_an_icon_of_our_own_that_lies_elsewhere_is_meant(file: Path) -> None:
    """Or its file is to be put back."""
    icon = file.parent / "overrides/.icons/house.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>", encoding="utf-8")
    for named, says in (
        ("ours/house", "did you mean 'house'?"),
        ("ours/x", "put .icons/ours/x.svg back"),
    ):
        own = f"  name: material\n  custom_dir: overrides\n  icon: {{logo: {named}}}\n"
        whole = WHOLE.replace("  name: material\n  icon: {logo: material/home}\n", own)
        file.write_text(whole, encoding="utf-8")
        (problem,) = _told(file)
        assert says in problem.message


def test_a_block_that_no_extension_makes_is_told(file: Path) -> None:
    """The names are those that the settings give to blocks."""
    whole = WHOLE.replace("[abbr,", "[pymdownx.blocks.details, abbr,")
    file.write_text(whole, encoding="utf-8")
    (file.parent / "docs/index.md").write_text("/// detials | More\n///\n", encoding="utf-8")
    (problem,) = _told(file)
    assert "did you mean 'details'?" in problem.message


def test_a_block_that_many_pages_have_is_told_where_it_has_another_name(file: Path) -> None:
    """The slip is in the settings, and what it was meant to be is what the pages have."""
    types = "[pymdownx.blocks.admonition: {types: [ais]}, abbr,"
    file.write_text(WHOLE.replace("[abbr,", types), encoding="utf-8")
    for page in ("index", "hidden", "more/one", "more/two"):
        (file.parent / f"docs/{page}.md").write_text("# A\n/// aims\n///\n", encoding="utf-8")
    (problem,) = _told(file)
    assert problem.line == 12
    assert "write aims in the place of 'ais'" in problem.message


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: path.unlink(), "no such file: the site's settings belong there"),
        (lambda path: path.rename(path.with_suffix(".yml.txt")), "rename mkdocs.yml.txt to"),
        (lambda path: path.rename(path.with_suffix(".yaml")), "rename mkdocs.yaml to mkdocs.yml"),
        (lambda path: path.write_bytes(b"site_name: \xff\n"), "UTF-8"),
        (lambda path: path.write_text("- a list\n"), "keys with values"),
        (lambda path: path.write_text("<<<<<<< HEAD\nsite_name: A\n"), "Git left both"),
    ],
)
def test_settings_that_cannot_be_read_get_a_sentence(file: Path, make: object, says: str) -> None:
    """Whatever stands in the place of the file is told, without a traceback."""
    assert callable(make)
    make(file)
    (problem,) = _told(file)
    assert problem.file == "mkdocs.yml"
    assert says in problem.message


def test_a_block_that_many_pages_have_is_missed_where_blocks_are_named(file: Path) -> None:
    """It is one line that is gone, and not each page that is wrong."""
    types = "[pymdownx.blocks.admonition: {types: [aims]}, abbr,"
    whole = WHOLE.replace("markdown_extensions: [abbr,", f"markdown_extensions:\n  {types}")
    file.write_text(whole.replace("pymdownx.blocks.admonition, ", ""), encoding="utf-8")
    for page in ("index.md", "more/one.md", "more/two.md", "hidden.md"):
        (file.parent / "docs" / page).write_text("/// note | A\n///\n", encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, problem.line) == ("mkdocs.yml", 13)
    assert "name it under 'types'" in problem.message


@pytest.mark.parametrize(
    "twins", [("new.md", "new/index.md"), ("more/new.md", "more/new/index.md")]
)
def test_pages_of_one_address_are_not_told_as_homeless(file: Path, twins: tuple[str, str]) -> None:
    """One of them goes, or gets another name: that is told elsewhere."""
    for name in twins:
        path = file.parent / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert _told(file) == []


def test_a_template_beside_the_folder_of_the_theme_is_told(file: Path) -> None:
    """Nothing would ever use it; one that another includes is the author's own."""
    own = file.parent / "overrides"
    (own / "partial").mkdir(parents=True)
    (own / "partial/footer.html").touch()
    whole = WHOLE.replace("  name: material", "  name: material\n  custom_dir: overrides")
    file.write_text(whole, encoding="utf-8")
    (problem,) = _told(file)
    assert problem.file == "overrides/partial/footer.html"
    assert "did you mean 'partials/footer.html'?" in problem.message
    (own / "main.html").write_text('{% include "partial/footer.html" %}', encoding="utf-8")
    assert _told(file) == []


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("toc.html", "partials/toc.html"),
        ("partials/tocs.html", "partials/toc.html"),
        ("mian.html", "main.html"),
        ("parts/copyright.html", "partials/copyright.html"),
        ("partials/main.html", "main.html"),
    ],
)
def test_a_template_with_nearly_the_path_of_the_theme_is_told(
    file: Path, name: str, meant: str
) -> None:
    """The theme would show its own in its place; one that a page asks for is the author's own."""
    path = file.parent / "overrides" / name
    path.parent.mkdir(parents=True)
    path.touch()
    whole = WHOLE.replace("  name: material", "  name: material\n  custom_dir: overrides")
    file.write_text(whole, encoding="utf-8")
    (problem,) = _told(file)
    assert (problem.file, f"mean '{meant}'?" in problem.message) == (f"overrides/{name}", True)
    page = file.parent / "docs/index.md"
    page.write_text(f"---\ntemplate: {name}\n---\n# A\n", encoding="utf-8")
    assert _told(file) == []


@pytest.mark.parametrize("name", ["own.html", "partials/languages/enn.html", "partials/own.html"])
def test_a_template_of_ones_own_is_sound(file: Path, name: str) -> None:
    """Whatever it is for: its name is like none of the theme's, or the theme makes such names."""
    path = file.parent / "overrides" / name
    path.parent.mkdir(parents=True)
    path.touch()
    whole = WHOLE.replace("  name: material", "  name: material\n  custom_dir: overrides")
    file.write_text(whole, encoding="utf-8")
    assert _told(file) == []


def test_a_template_that_is_no_text_is_told(file: Path) -> None:
    """And no other that extends it; so is an icon of our own that is another picture."""
    (file.parent / "overrides/.icons").mkdir(parents=True)
    whole = WHOLE.replace("  name: material", "  name: material\n  custom_dir: overrides")
    file.write_text(whole, encoding="utf-8")
    (file.parent / "overrides/main.html").write_bytes(b"PK\x03\x04word/\xff")
    page = '{% extends "main.html" %}{% block content %}a{% endblock %}'
    (file.parent / "overrides/404.html").write_text(page, encoding="utf-8")
    (file.parent / "overrides/.icons/a.svg").write_bytes(b"GIF89a")
    icon, main = _told(file)
    assert (icon.file, main.file) == ("overrides/.icons/a.svg", "overrides/main.html")
    assert "this is a GIF" in icon.message
    assert "this is a Word file" in main.message


def test_a_folder_that_is_a_link_to_another_is_told_once(file: Path) -> None:
    """Each of its pages would be there twice, and in no menu."""
    (file.parent / "docs" / "again").symlink_to("more")
    (problem,) = _told(file)
    assert problem.file == "docs/again"
    assert "this is a link to docs/more/" in problem.message
