"""Where code begins in a page and where it ends, and macro calls that stand in it."""

from __future__ import annotations

import pytest

from macros.check.calls_in_code import shown_call
from macros.check.page_code import code_in

CODE = [
    ("`a` b `c`", ["`a`", "`c`"]),
    ("`a\nb` c", ["`a\nb`"]),
    ("`a\n- b` c", ["`a\n- b`"]),
    ("``a ` b`` c", ["``a ` b``"]),
    ("Type \\` for `code`.", ["`code`"]),
    ("`a b\n\n`c` d", ["`c`"]),
    ("- `a b\n- `c` d", ["`c`"]),
    ("# `a b\nc` d `e` f", ["` d `"]),
    ("| `a | b |\n| `c` | d |", ["`c`"]),
    ("`a b\n/// note | c\n`d`", ["`d`"]),
    ("```\na `b\n\nc\n```\n`d`", ["```\na `b\n\nc\n```", "`d`"]),
    ("<!-- `a` --> `b`", ["`b`"]),
    ("`a`\n```\nb", ["`a`"]),
]
SHOWN = [
    '`{{ link("tasks", "filing") }}`',
    '```\n{% if a %}\n{{ link("tasks", "filing") }}\n{% endif %}\n```',
    '~~~ jinja\n{{ link("…") }}\n~~~',
    '{% raw %}`{{ link() }}`{% endraw %} and `{{ link("tasks", "filing") }}`',
]
SOUND = [
    '{% raw %}`{{ link("tasks", "filing") }}`{% endraw %}',
    '`{% raw %}{{ link("tasks", "filing") }}{% endraw %}`',
    '`{# {{ link("tasks", "filing") }} #}`',
    '<!-- {{ link("tasks", "filing") }} -->',
    '{{ link("tasks", "filing", "`words`") }} and `code`',
    '`{{ text(task.title) }}` and `{{ count("tasks") }}` and `{{ other("x") }}`',
]
MACROS = ("link", "text", "count")


@pytest.mark.parametrize(("text", "code"), CODE)
def test_code_ends_with_its_paragraph(text: str, code: list[str]) -> None:
    """Its item, its heading or its row: what is open there takes nothing of the next."""
    assert [text[start:end] for start, end in code_in(text)] == code


@pytest.mark.parametrize("text", SHOWN)
def test_a_call_that_was_to_be_shown_is_told(text: str) -> None:
    """It would be filled in."""
    found = shown_call(f"A\n\n{text}\n", MACROS)
    assert found
    assert found[0] == 3 + text[: text.rindex("{{")].count("\n")


@pytest.mark.parametrize("text", SOUND)
def test_a_call_that_is_kept_or_meant_is_left_alone(text: str) -> None:
    """Raw ones, those in remarks, and those that show plain words."""
    assert shown_call(f"A\n\n{text}\n", MACROS) is None
