"""Questions, scenarios and learning paths, field by field."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from macros.model.entries import Audience, Entry, Identified, Model
from macros.model.types import Id, Plain, Prose, Ref, Term


class Tested(Model):
    """The entries that a question or scenario is about, by kind."""

    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(default=[], description="Tasks.")
    values: list[Annotated[Plain, Ref("values")]] = Field(default=[], description="Core values.")
    ethics: list[Annotated[Plain, Ref("ethics")]] = Field(
        default=[], description="Principles of the code of ethics."
    )
    reasons: list[Annotated[Plain, Ref("reasons")]] = Field(
        default=[], description="Reasons why a task is not part of the role."
    )
    information: list[Annotated[Plain, Ref("information")]] = Field(
        default=[], description="Kinds of information."
    )
    topics: list[Annotated[Plain, Ref("topics")]] = Field(
        default=[], description="Parts of guides."
    )
    misconceptions: list[Annotated[Plain, Ref("misconceptions")]] = Field(
        default=[], description="Misconceptions."
    )
    challenges: list[Annotated[Plain, Ref("challenges")]] = Field(
        default=[], description="Challenges."
    )
    suggestions: list[Annotated[Plain, Ref("suggestions")]] = Field(
        default=[], description="Suggestions."
    )
    differences: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Questions on which the sources differ."
    )
    competencies: list[Annotated[Plain, Ref("competencies")]] = Field(
        default=[], description="Competencies."
    )
    language: list[Annotated[Plain, Ref("language")]] = Field(default=[], description="Wordings.")
    law: list[Annotated[Plain, Ref("law")]] = Field(
        default=[], description="Statements of law or guidance."
    )
    assessments: list[Annotated[Plain, Ref("assessments")]] = Field(
        default=[], description="Self-assessments."
    )

    def pairs(self) -> list[tuple[str, str]]:
        """Every entry that is named, as kind and id, in the order of the kinds."""
        return [(kind, id_) for kind in type(self).model_fields for id_ in getattr(self, kind)]


class QuizOption(Model):
    """An answer to choose, a pair to match, or a step to put in order."""

    id: Id = Field(description="A permanent name, of this option only. Saved progress uses it.")
    text: Plain = Field(description="What the option says.")
    right: bool = Field(
        default=False, description="Whether to choose it (single, multiple, true-false)."
    )
    match: Plain | None = Field(default=None, description="What belongs beside it (match).")
    feedback: Plain = Field(description="What someone who chose it should know.")


QUIZ_PAGE = "train/quizzes/{area}.md"
"""The page under docs/ that shows the questions of an area."""


class Question(Entry):
    """A question to check oneself with, written from the entries that it names."""

    area: Annotated[Plain, Term("question-areas")] = Field(description="The quiz it belongs to.")
    type: Annotated[Plain, Term("question-types")] = Field(description="How it is answered.")
    prompt: Plain = Field(description="The case and the question.")
    options: list[QuizOption] = Field(
        default=[],
        max_length=6,
        description="The options. Steps to put in order stand in the right order.",
    )
    compare: list[Plain] = Field(
        default=[], description="What to compare one's own words with (reflection)."
    )
    crisis: bool = Field(
        default=False,
        description="Whether it touches on suicide, self-harm, force or danger. Such a question "
        "is never scored: its options say where each leads, and none is marked right.",
    )
    tests: Tested = Field(description="The entries that it is about.")

    @property
    def page(self) -> str:
        """The page under docs/ that shows it."""
        return QUIZ_PAGE.format(area=self.area)

    @property
    def scored(self) -> bool:
        """Whether an answer counts as right or wrong."""
        return not self.crisis and self.type != "reflection"


class Reply(Model):
    """Something one can say or do at a moment of a scenario."""

    id: Id = Field(description="A permanent name, of this reply only within the moment.")
    text: Plain = Field(description="What you say or do.")
    consequence: Plain = Field(description="What happens then.")
    reflection: Plain = Field(description="What to think about before going on.")
    to: Id | None = Field(
        default=None, description="The moment that follows; without, the scenario ends."
    )


class Moment(Model):
    """A point in a scenario where one has to reply."""

    id: Id = Field(description="A permanent name, of this moment only within the scenario.")
    text: Plain = Field(description="What is going on.")
    replies: list[Reply] = Field(min_length=2, max_length=4, description="Two to four replies.")


class Scenario(Entry):
    """A conversation to try out. Nothing in it is scored."""

    group: Annotated[Plain, Term("scenario-groups")] = Field(description="What it is practice for.")
    audiences: list[Audience] = Field(min_length=1, description="Who it is for.")
    intro: Plain = Field(description="Who is there and what you need to know.")
    moments: list[Moment] = Field(min_length=1, description="The moments; it starts at the first.")
    closing: Prose = Field(description="What to take along.")
    say: list[Plain] = Field(min_length=1, description="Sentences to try aloud.")
    crisis: bool = Field(
        default=False, description="Whether the page shows the signpost for hard moments."
    )
    tests: Tested = Field(description="The entries that it is about.")


class PathStep(Model):
    """A page of a path and its check. Its title and how long it takes stand in the page."""

    id: Id = Field(description="A permanent name, of this step only within the path.")
    page: Plain = Field(description="The page under docs/, such as start/notes.md.")
    questions: list[Annotated[Plain, Ref("questions")]] = Field(
        min_length=3, max_length=5, description="The check at its end."
    )


class Path(Identified):
    """Pages to read one after the other, each with a check."""

    audience: Audience = Field(description="Who it is for.")
    intro: Prose = Field(description="What one knows at its end.")
    steps: list[PathStep] = Field(min_length=2, description="The pages, in order.")
    reviewed: datetime.date = Field(description="The day it was last walked.")
