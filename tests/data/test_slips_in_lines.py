"""What is told of a slip in any line of a file: the same slip in each, whatever stands around it.

Nothing but the reader of YAML takes part, so thousands of slips take a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from macros.data import yaml_tree

TEXT = """\
# A remark above all.
- id: first
  title: The first
  question: Is it part of it?
  values: [voluntary, mutual]
  part: 'It''s a part: so it is'
  say: "I'd say \\"yes\\" to it"

  consistent:
    - text: You do it together.
      says: [one, "two", 'three']
      basis: sourced
    # A remark between.
    - text: You ask first.
      says:
        - ask
        - ask first, then do
  inconsistent:
    - {text: You do it alone, says: [alone], basis: inferred}
    - {text: "You: decide", basis: inferred}
  instead:
    - Ask what is wanted.
    - Do it together,
      and not alone.
  note: |
    Some words
    in two lines.
  decide:
    question: Who asked for it?
    answers:
      - text: The person did.
        verdict: consistent
      - text: Nobody did.
        verdict: depends
  reviewed: 2026-11-21

- id: another
  title: Another one
  related: [first]
  groups:
    - heading: One
      items:
        - text: A line
        - text: Another line
    - heading: Two
      items:
        - text: The last line
"""
"""A file of entries with all that people write in one: nothing in it is wrong."""

LINES = TEXT.split("\n")[:-1]


def _key(line: str) -> str:
    return line[: line.index(": ") + 2] if ": " in line else ""


def _value(line: str) -> str:
    return line[len(_key(line)) :] if ": " in line else ""


def _indented(line: str, by: int) -> str:
    bare = line.lstrip(" ")
    return " " * max(0, len(line) - len(bare) + by) + bare


SLIPS: Mapping[str, Callable[[str], str]] = {
    "no dash": lambda line: line.replace("- ", "  ", 1),
    "no dash and no space": lambda line: line.replace("- ", "", 1),
    "no space after the dash": lambda line: line.replace("- ", "-", 1),
    "a dash too many": lambda line: _indented(f"- {line.lstrip()}", len(line) - len(line.lstrip())),
    "two dashes": lambda line: line.replace("- ", "- - ", 1),
    "one to the right": lambda line: _indented(line, 1),
    "two to the right": lambda line: _indented(line, 2),
    "four to the right": lambda line: _indented(line, 4),
    "one to the left": lambda line: _indented(line, -1),
    "two to the left": lambda line: _indented(line, -2),
    "at the edge": lambda line: line.lstrip(),
    "no colon": lambda line: line.replace(":", "", 1),
    "no space after the colon": lambda line: line.replace(": ", ":", 1),
    "a colon in the text": lambda line: f"{line}: so it is",
    "a colon at the end": lambda line: f"{line}:",
    "a double quote that stays open": lambda line: f'{_key(line)}"{_value(line)}',
    "a single quote that stays open": lambda line: f"{_key(line)}'{_value(line)}",
    "a quote at the end": lambda line: f'{line}"',
    "quotes around a part": lambda line: f'{_key(line)}"A part" of {_value(line)}',
    "quotes around it all": lambda line: _indented(
        f'"{line.strip()}"', len(line) - len(line.lstrip())
    ),
    "a bracket that stays open": lambda line: f"{_key(line)}[{_value(line)}",
    "a brace that stays open": lambda line: f"{_key(line)}{{{_value(line)}",
    "a bracket at the end": lambda line: f"{line}]",
    "the last sign lost": lambda line: line[:-1],
    "a comma at the end": lambda line: f"{line},",
    "no comma": lambda line: line.replace(", ", " ", 1),
    "two commas": lambda line: line.replace(", ", ",, ", 1),
    "a remark in it": lambda line: line.replace(", ", " # ", 1),
    "a star in front": lambda line: f"{_key(line)}*{_value(line)}",
    "a percent sign in front": lambda line: f"{_key(line)}%{_value(line)}",
    "an at sign in front": lambda line: f"{_key(line)}@{_value(line)}",
    "a backslash": lambda line: f'{_key(line)}"\\q{_value(line)}"',
    "a tab": lambda line: line.replace("  ", "\t", 1),
    "no key": lambda line: _indented(_value(line), len(line) - len(line.lstrip())),
    "words before it": lambda line: f"Some words\n{line}",
    "words in its place": lambda line: _indented("Some words", len(line) - len(line.lstrip())),
    "a line of dashes": lambda line: f"---\n{line}",
    "a line of dots": lambda line: f"...\n{line}",
    "the line twice": lambda line: f"{line}\n{line}",
    "the rest lost": lambda line: f"{line}\0",
    "half of it and the rest lost": lambda line: f"{line[: len(line) // 2 + 1]}\0",
}
"""What becomes of a line."""


def _told(slip: Callable[[str], str]) -> dict[str, str]:
    """The lines of the slip and those that are named, as 3>4, by what is told of them."""
    found: dict[str, list[str]] = {}
    for number, line in enumerate(LINES):
        made = slip(line) if line.strip() else line
        if made == line or not made.strip():
            continue
        text = "\n".join([*LINES[:number], made, *LINES[number + 1 :], ""]).partition("\0")[0]
        for problem in yaml_tree.read_anew(text, "a.yml").problems:
            assert problem.file == "a.yml"
            found.setdefault(problem.message, []).append(f"{number + 1}>{problem.line}")
    return {words: " ".join(places) for words, places in sorted(found.items())}


def test_the_file_is_sound() -> None:
    """Without a slip nothing is told of it."""
    assert yaml_tree.read_anew(TEXT, "a.yml").problems == ()


def test_what_is_told_of_a_slip_in_any_line_is_reviewed(
    reviewed: Callable[[str, Mapping[str, Any]], None],
) -> None:
    """Each slip in each line that it changes."""
    told = {name: _told(slip) for name, slip in SLIPS.items()}
    assert [name for name, found in told.items() if not found] == []
    reviewed("slips-in-lines.yml", told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n  text: x\n  - b\n", 2),
        ("a:\n  text: x\n\n- b\n", 2),
        ("a: x\n  text: x\n  - b\n", 0),
        ("a\n  text: x\n  - b\n", 0),
        ("a:\n    text: x\n- b\n", 0),
        ("a:\n    text: x\n  - b\n", 2),
        ("a:\n    text: x\n y: x\n  - b\n", 0),
        ("a:\n    text: x\n  y: x\n  - b\n", 2),
        ("a:\n    text: x\n      - b\n    - c\n", 2),
        ("a:\n    text: x\n      - b\n", 0),
        ("a:\n  # A remark\n\n    text: x\n  - b\n", 4),
    ],
)
def test_the_first_item_of_a_list_lacks_its_dash(text: str, line: int) -> None:
    """Where the key above opens a list, and a dash below it stands where its own would."""
    lines = text.split("\n")
    at = next(n for n, one in enumerate(lines) if "text" in one)
    found = yaml_tree.syntax_errors._lacks_dash(lines, at)
    assert found is bool(line)
