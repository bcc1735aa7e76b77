"""What is told of every slip in a page, whole and with its line, among what is sound.

A test that looks for words of a message passes where the rest of it is wrong; one with a page that
holds nothing else passes where a check gives up at the first thing it sees.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.check.own_address import own_address_is_not_named
from macros.check.page_text import unknown_blocks
from macros.check.project import examine, problems, with_pages
from macros.outputs.site import offered
from tests.data.test_page_slips import SLIPS

FOLDER = "tests/fixtures/every-field"

SOUND = """\
Text with `<b>`, `{x}` and `[x](nope.md)` in it, <span>more</span>, <!-- <div> --> and 2 * 3 * 4.

{% for one in handbook('tasks') %}{% if one.crisis %}x{% endif %}{% endfor %}
{% for one in handbook('tasks') %}{% for two in handbook('values') %}x{% endfor %}{% endfor %}

[A page](first.md), [**one** more](first.md "A title"), {{ link("tasks", "first") }},
{{ link("tasks", "first", text="Words") }} and <https://example.org/a_b(c)>.

```python
{# a comment #} <div> [x](nope.md) **
```

/// details | More
Words.
///

<div markdown="1"><p class="a">x</p></div>
"""
"""Nothing in it is wrong, whatever else a page holds."""

SMALL = {
    "providers-handbook/tasks": "my-document/first-section",
    "providers-handbook/taks": "my-document/frist-section",
    "providers-handbook": "my-document",
    "start/": "guide/",
    "notes.md": "first.md",
    "/note/": "/frist/",
    "/notes": "/first",
    "filling": "frist",
    "filing": "first",
}
"""What the slips name, and what the small handbook has in its place."""

MORE = (
    "{% for a in handbook('tasks') %}{% for b in handbook('tasks') %}x{% endfor %}",
    "{% if true %}\n\n{% for b in handbook('tasks') %}x\n\n{% endif %}",
    "{% endfor %}",
    "{% unknown %}",
    "{{ link('tasks', “first”) }} {{ link(",
    "{{ link('tasks')) }} {{ part: }}",
    "/// nothing-like-it\nx\n///",
    "/// detials | More\nx\n///",
    "/// details | More\n/// note\nx\n///",
    "/// details | More\nx\n////",
    "~~~\ncode",
    "Text `and ``more`` of it\n\n`x",
    "Call 000 now.",
    "# One more\n\n# And one",
    "####### Seven",
    "* * x ** y**",
    "<b>Not closed\n\n<i>nor this</b>",
    "</div></div>",
    "<STYLE>x</STYLE>",
    "<embed src=x>",
    "[x](first.md#nowhere) [y](second.md#another-page) [z](#nowhere)",
    "[x](../check/tasks/first/) [y](/guide/first/) [z](../assets/nope.css)",
    "![](../assets/nope.png) ![x](first.md)",
    "[x]: nope.md\n[y]: <first.md>\n\n[x] and [y][] and [words][z]",
    "[x](tasks:first) [y](tasks:frist) [z](tusks:first)",
    "[x](https://example.org/a-long-…) <https://example.org/.../a>",
    "[x](javascript:alert) [y](ftp://example.org) [z](tel:abc)",
    "<a href='nope/'>x</a> <a href=''>y</a> <a href='#nowhere'>z</a>",
    "<img src='nope.png'> <img alt='x' src='http://example.org/x.png'>",
    "<<<<<<< HEAD\nYes\n=======\nNo\n>>>>>>> theirs",
    "A “quote” \u00a0 and\u200b signs \u00ad here, half a pair \ufffd",
)
"""Others that no test of one slip has, or with more than one thing wrong."""

FILES = {
    "guide/#kept.docx": "x",
    "guide/_kept.docx": "x",
    "guide/.kept.docx": "x",
    "assets/kept.docx": "x",
    "guide/a.docx": "x",
    "guide/B.TXT": "x",
    "guide/c.md.bak": "x",
    "guide/d.html": "x",
    "robots.txt": "x",
    "guide/e.MD": "# E\n",
    "guide/f g.md": "# F\n",
    "guide/h.md": "",
    "guide/i.md": "---\ntitle: I\naudience: [first, nobody]\n",
    "guide/j.md": "---\nminutes: 0\ntitle: ''\nhide: toc\nminutes: 2\n---\n# J\n",
    "check/tasks/index/index.md": "# K\n",
    "check/tasks/old-task.md": "# L\n",
    "reference/values/first/index.md": "# M\n",
}
"""Files that are no pages, or none that can be made, beside some that nobody has to mind."""


@pytest.fixture
def book(root: Path, tmp_path: Path) -> Path:
    """A copy of the small handbook."""
    return shutil.copytree(root / FOLDER, tmp_path / "book")


def _small(text: str) -> str:
    for name, own in SMALL.items():
        text = text.replace(name, own)
    return text


def test_what_is_told_of_a_slip_among_sound_text_is_reviewed(
    book: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """All that is told of each, with the line from the first one of the slip."""
    slips = {_small(slip): "" for slip, _ in SLIPS} | dict.fromkeys(MORE, "")
    names = {f"guide/slip-{number}.md": slip for number, slip in enumerate(["Sound.", *slips])}
    before = f"# A page\n\n{SOUND}\n"
    for name, slip in names.items():
        (book / "docs" / name).write_text(f"{before}{slip}\n\n{SOUND}", encoding="utf-8")
    told: dict[str, list[str]] = {slip: [] for slip in names.values()}
    handbook, found = examine(book / "data")
    for one in with_pages(handbook, found, book / "data", book / "docs", offered()):
        line = one.line - before.count("\n")
        words = re.sub(r"slip-\d+", "slip-N", one.message)
        told[names[one.file.removeprefix("docs/")]].append(f"{line}: {words}")
    assert told.pop("Sound.") == []
    assert sum(map(bool, told.values())) > 90
    reviewed("slips-in-pages.yml", {slip.replace("\n", "\\n"): w for slip, w in told.items()})


def test_what_is_told_of_files_is_reviewed(
    book: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """Those that nobody can read as a page are told; those that are left out anyway are not."""
    for name, text in FILES.items():
        (book / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (book / "docs" / name).write_text(text, encoding="utf-8")
    found = [str(one) for one in problems(book / "data", book / "docs", offered())]
    assert not [one for one in found if "kept" in one or "robots" in one]
    reviewed("files.yml", {"told": found})


def test_what_is_told_of_unknown_blocks_is_reviewed(
    book: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """What is near to a name, and what is near to none, among blocks that there are."""
    for number, name in enumerate(("detials", "nothing-like-it", "note", "Note", "")):
        text = f"# A\n\n/// details | More\nx\n///\n\n/// {name} | x\ny\n///\n"
        (book / f"docs/guide/block-{number}.md").write_text(text, encoding="utf-8")
    found = unknown_blocks(book / "docs", ["details", "note", "tab"])
    reviewed("blocks.yml", {"told": [str(one) for one in found]})


def test_what_is_told_of_the_own_address_is_reviewed(
    book: Path, reviewed: Callable[[str, Mapping[str, Any]], None]
) -> None:
    """In texts and in pages, of entries, of other pages, and of what is not there."""
    url, path = "https://example.org/book", book / "data/values.yml"
    text, told = path.read_text(encoding="utf-8"), []
    for below in ("check/tasks/first/", "guide/first/", "nowhere/", "guide/second", ""):
        links = f"[x]({url}/{below}#top), [y](https://example.org/{below}) and [z]({url}/{below})."
        (book / "docs/guide/first.md").write_text(f"# A\n\n{links}\n", encoding="utf-8")
        path.write_text(text.replace("What the value means", f"See {links} It", 1), "utf-8")
        handbook, _ = examine(book / "data")
        told += [str(one) for one in own_address_is_not_named(handbook, book / "docs", url)]
    reviewed("own-address.yml", {"told": told})
