"""The question bank, by topic, as files that an LMS imports: Moodle XML and GIFT."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.check.requirements import enumeration
from macros.model.entries import Enumeration
from macros.model.handbook import Handbook
from macros.model.learning import Question, QuizOption
from macros.model.mixing import mixed
from macros.outputs.credit import credit
from macros.outputs.lms.rendering import render
from macros.outputs.spelled import spelled
from macros.pages.local import own_text

REQUIRES = (enumeration("question-areas", "the question banks", ("questions",)),)
"""What the banks can't be made without."""

KIND = "question-bank"
"""How the names of these files begin."""

_CONTROL = str.maketrans({sign: f"\\{sign}" for sign in "\\~=#{}:"})
"""The signs that mean something in GIFT, each with the backslash that takes the meaning away."""


@dataclass(frozen=True)
class Topic:
    """The questions on one topic, under its id and its title."""

    id: str
    title: str
    questions: tuple[Question, ...]


def topics(handbook: Handbook) -> list[Topic]:
    """The question bank by topic, in the order of the site's quizzes."""
    areas = handbook.get(Enumeration, "question-areas").terms
    every = handbook.all(Question)
    found = [Topic(a.id, a.title, tuple(q for q in every if q.area == a.id)) for a in areas]
    return [topic for topic in found if topic.questions]


def files(handbook: Handbook, url: str = "") -> Iterator[tuple[str, str]]:
    """Every file of the bank: its name and its text; `url` is the address of the site."""
    handbook = spelled(handbook)
    credited = credit(handbook.identity, url)
    told = {"topics": topics(handbook), "handbook": handbook, "credit": credited}
    tools = {
        "mixed": mixed,
        "share": share,
        "gift": gift,
        "own": own(handbook),
        "in_danger": in_danger(handbook),
    }
    for name in ("moodle.xml", "gift.txt"):
        yield f"{KIND}.{name}", render(f"{name}.j2", **told, **tools)


def in_danger(handbook: Handbook) -> str:
    """Where to call, for a question that touches on danger: an LMS has no other signpost."""
    told = handbook.identity.in_danger(handbook.local.crisis)
    return f"If someone may be in danger now: {told}"


def own(handbook: Handbook) -> Callable[[Question], list[str]]:
    """What gives the handbook's own text of a question that an organisation amended."""
    return lambda question: own_text(handbook, "questions", question.id)


def gift(text: object) -> str:
    """`text` for a GIFT file, in which no sign of it means anything."""
    return str(text).translate(_CONTROL)


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
