"""Whatever stands in data/, it comes out as text."""

from __future__ import annotations

import datetime
import html as html_module
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from mkdocs.config import load_config

from macros.check.project import examine
from macros.model.handbook import Handbook
from macros.model.kinds import KINDS
from macros.model.markup import inert, inline, plain
from macros.outputs.site import site_renderer
from macros.pages.renderer import Renderer

HOSTILE = (
    "<script>window.x=1</script>",
    "<img src=x onerror=window.x=1>",
    '" onmouseover="window.x=1',
    "' onfocus='window.x=1",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "</section><b>",
    "# heading",
    "- item",
    "1. item",
    "    code",
    "`code`",
    "![x](y.png)",
    "[x]: http://evil.example",
    "&lt;b&gt;",
    "{: onclick=x }",
    "| a | b |",
    "***",
    "--8<-- 'x'",
    "/// html | script",
    "/// note |",
)
EXTENSIONS = load_config(str(Path(__file__).parents[2] / "mkdocs.yml"))


def _html(text: str) -> str:
    extensions, options = EXTENSIONS.markdown_extensions, EXTENSIONS.mdx_configs
    return markdown.markdown(text, extensions=extensions, extension_configs=options)


def _without_tags(html: str) -> str:
    return html_module.unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("text", HOSTILE)
def test_an_inert_text_reads_as_it_was_written(text: str) -> None:
    """In a paragraph the characters come out, and nothing else happens."""
    html = _html(str(inert(text)))
    assert _without_tags(html).split() == text.split()
    assert set(re.findall(r"<(\w+)", html)) <= {"p"}


@pytest.mark.parametrize("text", HOSTILE)
def test_an_inert_text_cannot_leave_an_attribute(text: str) -> None:
    """In a quoted attribute it stays the attribute's value."""
    html = _html(f'<p title="{inert(text)}">x</p>')
    assert re.fullmatch(r'<p title="[^"<>]*">x</p>', html)


@pytest.mark.parametrize("text", HOSTILE)
def test_the_safe_subset_lets_nothing_else_through(text: str) -> None:
    """A text that may hold emphasis and links still can't hold markup."""
    html = _html(str(inline(f"a {text} b", str)))
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "em", "strong", "a"}
    assert "<a" not in html or "evil" not in html


def test_the_safe_subset_has_emphasis_and_links() -> None:
    """What is permitted works."""
    html = _html(str(inline("*a* **b** [c](https://d.example)", str)))
    assert html == '<p><em>a</em> <strong>b</strong> <a href="https://d.example">c</a></p>'


def test_plain_text_drops_the_marks() -> None:
    """Where only plain text fits, the words stay."""
    assert plain("*a* **b** [c](tasks:d)") == "a b c"


class _InQuotes(yaml.SafeDumper):
    """Writes every text in quotes, as an author does who wants a sign of YAML in it."""


_InQuotes.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@pytest.fixture
def poisoned(root: Path, tmp_path: Path) -> Handbook:
    """All the shipped data with a hostile string at the start of every free text."""
    for path in sorted((root / "data").rglob("*.yml")):
        target = tmp_path / "data" / path.relative_to(root / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
        target.write_text(yaml.dump(_poison(rows), Dumper=_InQuotes), encoding="utf-8")
    return examine(tmp_path / "data")[0]


@pytest.fixture
def sizes(handbook: Handbook) -> dict[str, int]:
    """How many entries of each kind ship."""
    return {kind: len(entries) for kind, entries in handbook.kinds.items()}


POISON = '<script>alert(1)</script> {{ 7*7 }} " onload="x '
FREE = {
    "title",
    "text",
    "summary",
    "part",
    "not_part",
    "short",
    "question",
    "say",
    "note",
    "meaning",
    "heading",
    "answer",
    "claim",
    "definition",
    "intro",
    "about",
    "label",
    "because",
    "why",
}


def _poison(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {k: _poison(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_poison(v, key) for v in value]
    if isinstance(value, str) and key in FREE and not isinstance(value, datetime.date):
        return (POISON + value)[:240] if key == "title" else POISON + value
    return value


def test_hostile_strings_in_every_field_come_out_inert(
    poisoned: Handbook, sizes: dict[str, int]
) -> None:
    """No entry of any kind, rendered with poisoned texts, gains a tag or an expression."""
    renderer = site_renderer(poisoned)
    assert {k: len(v) for k, v in poisoned.kinds.items()} == sizes
    for kind in KINDS:
        for entry in poisoned.all(kind):
            text = renderer.entry(kind, entry.id)
            html = _html(text)
            assert "<script" not in html, f"{kind}/{entry.id}"
            assert "{{" not in text, f"{kind}/{entry.id}"
            assert not re.search(r"<[^>]*\sonload=", html), f"{kind}/{entry.id}"


def test_a_separator_keeps_its_space(renderer: Renderer) -> None:
    """What a template prints between two links keeps the space at its end."""
    made = renderer.environment.from_string('{{ "a" }}{{ ", " }}{{ "b" }}').render()
    assert made == "a, b"
