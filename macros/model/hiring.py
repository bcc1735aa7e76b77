"""The kinds of entry that the hiring pages, the builders and the Word files are made from."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.model.entries import Entry, Identified, Model
from macros.model.types import Id, Plain, Prose, Ref, Term, UnitRef

USABLE_RISKS = ("low", "low-medium")
"""The ADA risks of a question that may stand in an interview kit as it is."""


class Judged(Model):
    """A line of a job description or an ad, and whether it fits a peer role."""

    text: Plain = Field(description="The line as the source has it, in our own words.")
    verdict: Annotated[Plain, Term("line-verdicts")] = Field(
        description="Whether to use it as it is, to reword it, or to leave it out."
    )
    use: Plain | None = Field(
        default=None, description="The wording to use instead, where the verdict is reword."
    )
    why: Prose | None = Field(default=None, description="Why the line stands, or why it changes.")
    competencies: list[Annotated[Plain, Ref("competencies")]] = Field(
        default=[], description="Competencies that it calls for."
    )
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that support or question it."
    )
    values: list[Annotated[Plain, Ref("values")]] = Field(
        default=[], description="Values that support it."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )
    law: list[Annotated[Plain, Ref("law")]] = Field(
        default=[], description="Law and guidance behind the verdict."
    )

    @property
    def wording(self) -> str | None:
        """The words for a job description or an ad; None where the line is to be left out."""
        return {"keep": self.text, "reword": self.use}.get(self.verdict)

    @model_validator(mode="after")
    def _verdict_is_complete(self) -> Judged:
        if (self.verdict == "reword") != (self.use is not None):
            raise PydanticCustomError("not_complete", "{what}", {"what": _USE})
        if self.verdict != "keep" and self.why is None:
            raise PydanticCustomError("not_complete", "{what}", {"what": _WHY})
        return self


_USE = "'use' belongs to the verdict reword, and only to that: add it, or take it away"
_WHY = "a line that is not kept as it is needs 'why': say what is wrong with it"


class JobComponent(Entry):
    """A part that a job description is made of."""

    number: int = Field(ge=1, description="Its place in a job description.")
    text: Prose = Field(description="What belongs there.")
    more: list[Prose] = Field(default=[], description="Examples and details.")
    note: Prose | None = Field(default=None, description="What a reader should watch for.")


class JobStatement(Entry, Judged):
    """A statement to pick for a job description."""

    component: Annotated[Plain, Ref("job-components")] = Field(description="Where it belongs.")
    roles: list[Annotated[Plain, Ref("sample-roles")]] = Field(
        default=[], description="Sample roles that it suits; without: all of them."
    )
    basis: Annotated[Plain, Term("bases")] = Field(
        default="sourced", description="Whether a source has the statement or we wrote it."
    )


class Line(Judged):
    """A line of a sample job description or an ad."""

    id: Id = Field(description="A permanent name; saved drafts use it.")


class Lines(Model):
    """Lines under a heading."""

    heading: Plain = Field(description="The heading.")
    component: Annotated[Plain, Ref("job-components")] = Field(
        description="The part of a job description that the lines belong to."
    )
    units: list[UnitRef] = Field(default=[], description="What the lines restate, one each.")
    items: list[Line] = Field(min_length=1, description="The lines, in the order of the source.")
    note: Prose | None = Field(default=None, description="What to know of the source here.")


class SampleRole(Entry):
    """A sample job description, line by line."""

    setting: Plain = Field(description="The kind of organization it was written for.")
    about: Prose = Field(description="What it is and how far to follow it.")
    job_title: Plain = Field(description="The job's title in a finished job description.")
    groups: list[Lines] = Field(min_length=1, description="Its lines under their headings.")
    note: Prose | None = Field(default=None, description="What a reader should watch for.")


class Ad(Entry):
    """A model of a job advertisement."""

    job_title: Plain = Field(description="The job's title.")
    hours: Plain = Field(description="The hours it names.")
    about: Prose = Field(description="What kind of job it is for.")
    groups: list[Lines] = Field(min_length=1, description="What it says, line by line.")


class InterviewQuestion(Entry):
    """An interview question: what it brings out, and what the law would say to it."""

    group: Annotated[Plain, Term("question-groups")] = Field(description="What it is about.")
    asked: Prose = Field(description="What is asked, told rather than asked.")
    risk: Annotated[Plain, Term("ada-risks")] = Field(description="How risky it is to ask.")
    reason: Prose = Field(description="Why it has that risk.")
    law: list[Annotated[Plain, Ref("law")]] = Field(
        min_length=1, description="The authorities that the rating rests on."
    )
    ask: Plain | None = Field(
        default=None, description="The words for an interview kit; only where the risk is low."
    )
    care: Plain | None = Field(
        default=None, description="How to ask it safely, where the risk is low to medium."
    )
    safer: Annotated[Plain, Ref("interview-questions")] | None = Field(
        default=None, description="The question to ask in its place, where the risk is higher."
    )
    scoring: Prose | None = Field(
        default=None, description="What the source would have the panel score, and why not to."
    )
    look_fors: list[Plain] = Field(default=[], description="What a good answer includes.")
    worries: list[Plain] = Field(default=[], description="What in an answer should worry you.")
    looks_basis: Annotated[Plain, Term("bases")] = Field(
        default="sourced", description="Whether a source says what to look for or we do."
    )
    competencies: list[Annotated[Plain, Ref("competencies")]] = Field(
        min_length=1, description="Competencies that it tests."
    )
    settings: list[Annotated[Plain, Term("work-settings")]] = Field(
        default=[], description="Settings that it is for; without: every setting."
    )
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it is made from or bears on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )
    minutes: int = Field(default=6, description="How long the answer takes, more or less.")
    basis: Annotated[Plain, Term("bases")] = Field(
        default="sourced", description="Whether a source asks it or we wrote it."
    )

    @property
    def usable(self) -> bool:
        """Whether the question may stand in an interview kit."""
        return self.risk in USABLE_RISKS

    @model_validator(mode="after")
    def _only_safe_words_can_be_asked(self) -> InterviewQuestion:
        if self.usable:
            _demand(self.ask is not None and self.safer is None, _ASKABLE)
            _demand(bool(self.look_fors and self.worries), _SCORED)
            _demand((self.risk == "low") == (self.care is None), _CARE)
        else:
            _demand(self.ask is None and self.safer is not None, _UNASKABLE)
            _demand(not self.look_fors and not self.worries, _UNSCORED)
        return self


def _demand(holds: bool, what: str) -> None:  # noqa: FBT001
    if not holds:
        raise PydanticCustomError("not_complete", "{what}", {"what": what})


_ASKABLE = "a question of low risk has 'ask' (its words in a kit) and no 'safer'"
_SCORED = "a question that can be asked needs 'look_fors' and 'worries': they make its scale"
_CARE = "'care' belongs to the risk low-medium, and only to that: add it, or take it away"
_UNASKABLE = "a question of medium or high risk has no 'ask': name the question to ask as 'safer'"
_UNSCORED = "a question that is not asked is not scored: take 'look_fors' and 'worries' away"


class InterviewKit(Entry):
    """A ready-made interview: which questions, in which order."""

    about: Prose = Field(description="When to use it.")
    minutes: int = Field(description="How long the interview is.")
    opening: int = Field(description="Minutes for the welcome and the opening statement.")
    closing: int = Field(description="Minutes for the applicant's own questions.")
    questions: list[Annotated[Plain, Ref("interview-questions")]] = Field(
        min_length=1, description="The questions, in the order in which they are asked."
    )


class CheckWords(Identified):
    """Words that the checks of postings and of questions treat alike."""

    meaning: Prose = Field(description="What the checks take them for.")
    words: list[Plain] = Field(
        min_length=1, description="The words, written as the patterns of the rules are."
    )


_ON_THE_WORK = ("requirement", "duty")
_READS = {
    "wording": ("requirement", "duty", "people", "employer"),
    "open-ended": ("requirement", "duty", "employer"),
}
"""The clauses that rules on a problem read, where a rule does not say; others read _ON_THE_WORK."""


class Swap(Model):
    """Words of a posting, and the words to put in their place."""

    word: Plain = Field(description="The words as a posting has them, in small letters.")
    use: Plain = Field(description="The words to use.")


class PostingRule(Entry):
    """What the check of a job description looks for, and what it says."""

    problem: Annotated[Plain, Term("posting-problems")] = Field(description="What is amiss.")
    reads: list[Annotated[Plain, Term("clause-contexts")]] = Field(
        default=[],
        description="The clauses that it reads, by what they speak of; without: those that fit "
        "its problem.",
    )
    patterns: list[Plain] = Field(
        min_length=1,
        description=(
            "Words that set it off: * ends a word in any way, .. stands for up to three words and "
            "... for up to six, a/b for either word, word? for one that may be missing, {name} "
            "for any word of that group in check-words."
        ),
    )
    unless: list[Plain] = Field(
        default=[], description="Words in the same clause that make it fine, written the same way."
    )
    excused: list[Annotated[Plain, Term("clause-excuses")]] = Field(
        default=[], description="What else makes it fine, by who asks for it or leads it."
    )
    reason: Prose = Field(description="Why, in a sentence or two.")
    question: Plain | None = Field(
        default=None, description="What to ask where the line alone does not settle it."
    )
    rewrite: Plain | None = Field(
        default=None, description="Bounded words to use; without: take the line out."
    )
    swaps: list[Swap] = Field(
        default=[], description="Words that others can take the place of, one for one."
    )
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it rests on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )
    law: list[Annotated[Plain, Ref("law")]] = Field(
        default=[], description="Law and guidance that it rests on."
    )
    language: list[Annotated[Plain, Ref("language")]] = Field(
        default=[], description="Entries of the language guide that it rests on."
    )

    @property
    def contexts(self) -> tuple[str, ...]:
        """The clauses that it reads, by what they speak of."""
        return tuple(self.reads) or _READS.get(self.problem, _ON_THE_WORK)


_WORDS = "words"


class QuestionRule(Identified):
    """What the check of interview questions looks for, and what it says."""

    subject: Annotated[Plain, Term("question-subjects")] = Field(
        description="What a question of this sort asks about."
    )
    risk: Annotated[Plain, Term("ada-risks")] = Field(
        description="How risky it is to ask before an offer; low: it is fine."
    )
    finds: Annotated[Plain, Term("question-findings")] = Field(
        default=_WORDS, description="What sets it off, where it is not words of its own."
    )
    patterns: list[Plain] = Field(
        default=[], description="Words that set it off, written as in posting-rules."
    )
    hints: list[Plain] = Field(
        default=[],
        description="Words that set it off unless something says that the question is about "
        "others or about work.",
    )
    unless: list[Plain] = Field(
        default=[], description="Words in the same sentence that keep it still."
    )
    lifts: bool = Field(
        default=False, description="Whether it says so, and takes back what hints alone set off."
    )
    clears: list[Annotated[Plain, Ref("question-rules")]] = Field(
        default=[], description="Rules that it takes back, where it is of low risk."
    )
    everywhere: bool = Field(
        default=False,
        description="Whether it holds for the whole question, and not for its sentence alone.",
    )
    reason: Prose = Field(description="Why, in a sentence or two.")
    ask: Plain | None = Field(default=None, description="What can be asked or said instead.")
    law: list[Annotated[Plain, Ref("law")]] = Field(
        min_length=1, description="The authorities that it rests on."
    )
    reviewed: datetime.date = Field(description="The day someone last read it against the law.")

    @model_validator(mode="after")
    def _only_what_is_fine_clears(self) -> QuestionRule:
        _demand(self.risk == "low" or not (self.clears or self.lifts), _CLEARS)
        _demand(bool(self.patterns or self.hints) == (self.finds == _WORDS), _SET_OFF)
        return self


_CLEARS = "only a rule of low risk clears others: take 'clears' and 'lifts' away"
_SET_OFF = (
    "a rule needs words that set it off: 'patterns', 'hints' or both; or 'finds' says that "
    "something else does, and then it has none"
)
