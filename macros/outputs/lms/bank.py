"""The question bank as files that a learning management system imports: Moodle XML and GIFT."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import jinja2

from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.learning import Question, QuizOption
from macros.model.mixing import mixed

TEMPLATES = Path(__file__).parent / "templates"
_CONTROL = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})
"""The signs that mean something in GIFT, each with the backslash that takes the meaning away."""


@dataclass(frozen=True)
class Topic:
    """The questions on one topic, under its title."""

    title: str
    questions: tuple[Question, ...]


def topics(handbook: Handbook) -> list[Topic]:
    """The question bank by topic, in the order of the site's quizzes."""
    areas = handbook.get(Enumeration, "question-areas").terms
    every = handbook.all(Question)
    found = [Topic(a.title, tuple(q for q in every if q.area == a.id)) for a in areas]
    return [topic for topic in found if topic.questions]


def files(handbook: Handbook) -> Iterator[tuple[str, str]]:
    """Every file of the bank: its name and its text."""
    environment = _environment()
    found = {"topics": topics(handbook), "handbook": handbook}
    for name in ("moodle.xml", "gift.txt"):
        yield f"question-bank.{name}", environment.get_template(f"{name}.j2").render(**found)


def write(handbook: Handbook, folder: Path) -> list[Path]:
    """Write every file of the bank into `folder`, each whole or not at all; returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_written(folder / name, text) for name, text in files(handbook)]


def _written(path: Path, text: str) -> Path:
    beside = path.with_suffix(".part")
    beside.write_text(text, encoding="utf-8")
    return beside.replace(path)


def share(question: Question, option: QuizOption) -> str:
    """How much of a question's mark an option gives, in percent, as Moodle writes it.

    All right options give 100 together. Where several may be chosen, the wrong ones take it away.
    """
    right = sum(o.right for o in question.options)
    if question.type != "multiple":
        return "100" if option.right else "0"
    parts = right if option.right else len(question.options) - right
    percent = Fraction(100, parts) * (1 if option.right else -1)
    return f"{float(percent):.5f}".rstrip("0").rstrip(".")


def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["xml.j2"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["gift"] = lambda text: str(text).translate(_CONTROL)
    made.globals |= {"mixed": mixed, "share": share}
    return made
