"""The question bank as a QTI 1.2 package, which Canvas and others import: a test for each topic."""

from __future__ import annotations

from collections.abc import Sequence

from macros.model.handbook import Handbook
from macros.model.learning import Question
from macros.model.mixing import mixed
from macros.outputs.credit import credit
from macros.outputs.lms.bank import KIND, in_danger, own, topics
from macros.outputs.lms.rendering import render
from macros.outputs.spelled import spelled
from macros.outputs.zipped import zipped

FILE = f"{KIND}.qti12.zip"


def package(handbook: Handbook, url: str = "") -> bytes:
    """The package: its manifest, which names the site at `url`, and a file for each topic."""
    handbook = spelled(handbook)
    found = topics(handbook)
    identifier = f"{handbook.identity.id}-questions"
    about = {"identifier": identifier, "handbook": handbook, "topics": found}
    credited = credit(handbook.identity, url)
    tools = {
        "mixed": mixed,
        "paragraphs": paragraphs,
        "options_said": options_said,
        "own": own(handbook),
        "in_danger": in_danger(handbook),
    }
    files = {"imsmanifest.xml": render("qti-manifest.xml.j2", credit=credited, **about)} | {
        f"{topic.id}/{topic.id}.xml": render("qti.xml.j2", topic=topic, **tools) for topic in found
    }
    return zipped({name: text.encode() for name, text in files.items()})


def paragraphs(texts: Sequence[str]) -> str:
    """Plain `texts` as HTML, a paragraph each: QTI has it escaped once more."""
    return render("paragraphs.html.j2", texts=texts)


def options_said(question: Question) -> list[str]:
    """What each option of a question says, with its feedback."""
    return [f"{option.text} {option.feedback}" for option in question.options]
