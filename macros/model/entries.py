"""Every kind of entry in data/, field by field.

The descriptions are the field reference that people read; the types are what the checks, the
JSON Schema and the pages go by.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, computed_field

from macros.model.marked import LocalTerm, spelled
from macros.model.types import Id, Plain, Prose, Ref, SectionRef, Term, UnitRef, Url

Audience = Annotated[Plain, Term("audiences")]
Strength = Annotated[Plain, Term("strengths")]


LineOf = Callable[[tuple[str | int, ...]], int]
"""The line, from 1, of what a way of keys and positions leads to."""


class Model(BaseModel):
    """Base of everything in data/: no unknown keys, no silent conversions, no changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Identified(Model):
    """Anything in data/ with a name of its own, and the place it was read from."""

    id: Id = Field(description="A permanent name in kebab-case. Links and saved progress use it.")
    title: Plain = Field(max_length=240, description="What the entry is called on its page.")
    former_ids: list[Id] = Field(
        default=[], description="Ids that it had before; their addresses lead here."
    )
    _file: str = PrivateAttr(default="")
    _line: int = PrivateAttr(default=0)
    _line_of: LineOf | None = PrivateAttr(default=None)

    @property
    def file(self) -> str:
        """The data file it was read from, as `data/tasks.yml`."""
        return self._file

    @property
    def line(self) -> int:
        """The line it starts at, from 1."""
        return self.line_of()

    def line_of(self, *way: str | int) -> int:
        """The line of what lies inside it: `line_of("steps", 2, "page")`, or of what is nearest."""
        return self._line_of(way) if self._line_of else self._line

    @property
    def where(self) -> str:
        """The place it was read from, as `data/tasks.yml:41`."""
        return f"{self._file}:{self.line}"

    def placed(self, file: str, line: int, line_of: LineOf | None = None) -> Identified:
        """The same entry, knowing where it was read from, and the line of each way into it."""
        self._file = file
        self._line, self._line_of = line, line_of
        return self


class Point(Model):
    """One item of a list."""

    text: Prose = Field(description="What the item says, in our own words.")
    label: Plain | None = Field(
        default=None, description="What stands before it: a name, a year, who speaks."
    )
    more: list[Prose] = Field(default=[], description="Details, one a line, under the item.")
    says: Plain | None = Field(default=None, description="A sentence one can say.")
    strength: Strength | None = Field(default=None, description="How strongly the source puts it.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that this item speaks of."
    )


class Group(Model):
    """A list with a heading, and what of the sources its items restate."""

    heading: Plain | None = Field(default=None, description="The heading over the list.")
    intro: Prose | None = Field(default=None, description="A sentence or two before the list.")
    layout: Annotated[Plain, Term("layouts")] = Field(
        default="list", description="How the list is shown."
    )
    units: list[UnitRef] = Field(
        default=[], description="The countable things that the items restate, one each."
    )
    items: list[Point] = Field(min_length=1, description="The items, in the order of the source.")
    note: Prose | None = Field(
        default=None, description="What the reader should know of the source here, such as damage."
    )


class Entry(Identified):
    """What every entry has that restates a source, whatever its kind."""

    sources: list[SectionRef] = Field(
        min_length=1, description="The sections that it restates, as document/section."
    )
    units: list[UnitRef] = Field(
        default=[], description="What of the sources the entry itself restates, counted once each."
    )
    reviewed: datetime.date = Field(description="The day someone last read it against the sources.")


class Backed(Entry):
    """An entry that may rest on more than the five documents, or on less, and says so."""

    sources: list[SectionRef] = Field(
        default=[],
        description="The sections that it restates, as document/section; where we inferred it, "
        "those that we drew it from. None only where its basis is outside.",
    )
    basis: Annotated[Plain, Term("bases")] = Field(
        default="sourced",
        description="Whether a source says it, an outside standard does, or we inferred.",
    )
    outside: list[Annotated[Plain, Ref("standards")]] = Field(
        default=[], description="Public standards outside the source documents that it goes by."
    )
    law: list[Annotated[Plain, Ref("law")]] = Field(
        default=[], description="Entries of the law and guidance on hiring that it goes by."
    )


class Counted(Model):
    """A section of a source document, with what a reader would count there."""

    id: Id = Field(description="The second half of a section id.")
    heading: Plain = Field(description="The heading as printed.")
    page: Plain | None = Field(default=None, description="The printed pages, in quotes.")
    reprints: Plain | None = Field(
        default=None, description="Whose text the section reprints, if it isn't the document's own."
    )
    units: dict[str, int] = Field(description="What can be counted there, and how many.")
    totals: dict[str, int] = Field(
        default={},
        description="Totals that it gives, such as how many people took part: they are shown, and "
        "nobody can restate them one by one.",
    )
    note: Prose | None = Field(default=None, description="What to watch for in the text itself.")
    counted: Prose | None = Field(
        default=None, description="Why a count here differs from the map of the sources."
    )

    @property
    def label(self) -> str:
        """The heading as citations give it, with whose text it is where that is someone else's."""
        return f"{self.heading} (reprinted: {self.reprints})" if self.reprints else self.heading


class Source(Identified):
    """A source document and its sections."""

    authors: list[Plain] = Field(description="People and organizations it names as its authors.")
    publisher: Plain = Field(description="Who published it.")
    year: Plain = Field(description="When, as far as the document says.")
    short: Plain = Field(description="The name used in citations.")
    setting: Plain = Field(description="Where it was written, and who for.")
    note: Prose | None = Field(default=None, description="What readers should know of it.")
    sections: list[Counted] = Field(min_length=1, description="Its sections, in order.")
    reviewed: datetime.date = Field(description="The day the list was last checked.")


class VocabularyTerm(Model):
    """One permitted word."""

    id: Id = Field(description="The word as data files use it.")
    title: Plain = Field(description="The word as readers see it.")
    meaning: Prose = Field(description="What it means and when to use it.")


class Enumeration(Identified):
    """A set of permitted words."""

    terms: list[VocabularyTerm] = Field(min_length=1, description="The permitted words.")


class Statement(Model):
    """A way of doing a task, on one side of the line."""

    text: Prose = Field(description="The statement, so that it reads on its own.")
    says: list[Plain] = Field(
        default=[], description="Words that people type when they mean this line."
    )
    sources: list[SectionRef] = Field(
        default=[], description="Its own sections, where they are fewer than the entry's."
    )
    basis: Annotated[Plain, Term("bases")] | None = Field(
        default=None,
        description="What it rests on, where that is less than the entry does: the sections that "
        "it names are then those that we drew it from.",
    )


class TaskReason(Model):
    """Why a way of doing the task is not part of the role."""

    category: Annotated[Plain, Ref("reasons")] = Field(description="Which kind of reason it is.")
    text: Prose = Field(description="The reason, in plain words.")


class Answer(Model):
    """One answer to the deciding question."""

    text: Plain = Field(description="What the reader would answer.")
    verdict: Annotated[Plain, Term("verdicts")] = Field(description="Where that answer leads.")
    because: Prose = Field(description="One sentence that says why.")


class Decide(Model):
    """The one question that settles which side a situation falls on."""

    question: Plain = Field(description="The question, such as: who asked for it?")
    answers: list[Answer] = Field(min_length=2, max_length=4, description="Two to four answers.")


class Task(Backed):
    """A task or topic, and which part of it is part of the role."""

    question: Plain = Field(description="The question a reader comes with.")
    part: Prose = Field(description="In a sentence, which part of it is part of the role.")
    not_part: Prose | None = Field(
        default=None, description="In a sentence, which part of it isn't, where the task has one."
    )
    consistent: list[Statement] = Field(
        min_length=1, description="Ways of doing it that are part of the role."
    )
    inconsistent: list[Statement] = Field(
        default=[], description="Ways of doing it that are not part of the role."
    )
    reasons: list[TaskReason] = Field(
        default=[], description="Why the second list is not part of the role."
    )
    instead: list[Prose] = Field(default=[], description="What to do instead.")
    say: Plain = Field(description="A sentence one can say to a manager or colleague.")
    decide: Decide | None = Field(
        default=None, description="The one question that decides which part a situation is."
    )
    note: Prose | None = Field(
        default=None, description="What else the reader must know, such as an open question."
    )
    strength: Strength | None = Field(default=None, description="How strongly the sources put it.")
    crisis: bool = Field(
        default=False, description="Whether the page shows the signpost for hard moments."
    )
    also: list[Plain] = Field(
        default=[],
        max_length=10,
        description="True synonyms of the task; what people ask stands in asked/.",
    )
    values: list[Annotated[Plain, Ref("values")]] = Field(
        min_length=1, description="The core values that the answer rests on."
    )
    ethics: list[Annotated[Plain, Ref("ethics")]] = Field(
        default=[], description="The ethics principles that the answer rests on."
    )
    related: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Other tasks to look at; the link back is made for you."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def short(self) -> str:
        """The answer in a sentence for each part, what is part of the role first."""
        return " ".join(spelled(text) for text in (self.part, self.not_part) if text)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def verdict(self) -> str:
        """The answer as a term of `verdicts`: with both columns, only a line has one."""
        return self._turned or ("in-part" if self.inconsistent else "consistent")

    _turned: LocalTerm | None = PrivateAttr(default=None)

    def turned(self, mark: str, own: str) -> Task:
        """The same task, whose verdict is no longer `own`, the handbook's; `mark` says by whom."""
        made = self.model_copy()
        made._turned = LocalTerm(self.verdict, mark, own)  # noqa: SLF001 - a copy of itself
        return made


class Value(Entry):
    """A core value, and what it asks of those who work by it."""

    number: int = Field(ge=1, description="Its place in the list.")
    practice: Plain = Field(description="The practice phrase: the value as something one does.")
    summary: Prose = Field(description="What the value means, in a short paragraph.")
    about: list[Prose] = Field(min_length=1, description="The explanation, paragraph by paragraph.")
    guidelines: list[Group] = Field(
        min_length=2,
        max_length=2,
        description="The guidelines of those in the role, the supervisor's.",
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )
    also: list[Plain] = Field(default=[], description="Other words people type for it.")


class Principle(Entry):
    """A value, task, principle or competency from another framework than the core values."""

    framework: Annotated[Plain, Term("frameworks")] = Field(description="Where it belongs.")
    text: Prose = Field(description="What it means.")
    groups: list[Group] = Field(default=[], description="Its parts, where the source lists some.")


class Ethic(Entry):
    """A principle of the code of ethics for certified peer specialists (Massachusetts)."""

    number: int = Field(ge=1, description="Its number in the code.")
    text: Prose = Field(description="What it asks, in our own words.")
    note: Prose | None = Field(default=None, description="What a reader should watch for.")
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )


class Crossing(Entry):
    """One core value beside its nearest neighbors in the other frameworks."""

    value: Annotated[Plain, Ref("values")] = Field(description="The core value.")
    principles: list[Annotated[Plain, Ref("principles")]] = Field(
        default=[], description="Neighbors among the other frameworks."
    )
    ethics: list[Annotated[Plain, Ref("ethics")]] = Field(
        default=[], description="Neighbors in the code of ethics."
    )
    basis: Annotated[Plain, Term("bases")] = Field(
        description="Whether a source draws the line or we did."
    )
    note: Prose = Field(description="In what they agree, and in what not.")


class Information(Entry):
    """A kind of information, and how often it passes between a team and peer supporters."""

    frequency: Annotated[Plain, Term("frequencies")] = Field(description="How often to share it.")
    question: Plain = Field(description="The question a reader comes with: may I share …?")
    from_team: Prose | None = Field(
        default=None, description="What the team may tell someone in the role."
    )
    from_peer: Prose | None = Field(
        default=None, description="What someone in the role may tell the team."
    )
    both: Prose | None = Field(default=None, description="What holds in both directions.")
    examples: list[Point] = Field(default=[], description="Examples, and sentences to say.")
    also: list[Plain] = Field(default=[], description="Other words people type for it.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it bears on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )


class Reason(Entry):
    """A kind of reason why a task is not part of the role, and how to test for it."""

    meaning: Prose = Field(description="What goes wrong.")
    questions: list[Plain] = Field(min_length=1, description="Questions that bring it to light.")
    example: Prose = Field(description="An everyday example, made from the tasks.")


class Topic(Backed):
    """A part of a guide: a section of a source, restated as lists under headings."""

    page: Plain = Field(description="The page under docs/ that shows it, such as build/pay.md.")
    audiences: list[Audience] = Field(min_length=1, description="Who it is for.")
    summary: Prose = Field(description="What it says, in two or three sentences.")
    groups: list[Group] = Field(default=[], description="Its lists.")
    setting: Plain | None = Field(default=None, description="Where it holds, if not everywhere.")
    note: Prose | None = Field(default=None, description="What a reader should watch for.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it bears on."
    )
    values: list[Annotated[Plain, Ref("values")]] = Field(
        default=[], description="Values that it rests on."
    )
    ethics: list[Annotated[Plain, Ref("ethics")]] = Field(
        default=[], description="Principles of the code of ethics that it rests on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )


class Misconception(Entry):
    """Something people believe about peer roles, and what is true."""

    claim: Prose = Field(description="What people say.")
    answer: Prose = Field(description="What is true, or what to consider.")
    audiences: list[Audience] = Field(min_length=1, description="Who most needs the answer.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it answers."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )
    note: Prose | None = Field(default=None, description="What a reader should watch for.")


class Challenge(Entry):
    """A challenge of peer support in clinical settings, and whose work it is to meet it."""

    theme: Annotated[Plain, Term("themes")] = Field(description="Which theme it belongs to.")
    text: Prose = Field(description="What the challenge is.")
    our_work: list[Prose] = Field(default=[], description="What people in the role can do.")
    others_work: list[Prose] = Field(default=[], description="What everyone else can do.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it bears on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )


class Suggestion(Entry):
    """A suggestion for working together or for creating a peer program."""

    text: Prose = Field(description="The suggestion, restated.")
    more: list[Prose] = Field(default=[], description="Details.")
    audiences: list[Audience] = Field(min_length=1, description="Who acts on it.")
    topic: Annotated[Plain, Term("suggestion-topics")] = Field(description="What it is about.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it bears on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )


class Position(Model):
    """One side of a disagreement."""

    text: Prose = Field(description="What this side says.")
    sources: list[SectionRef] = Field(min_length=1, description="Where it says so.")
    strength: Strength | None = Field(default=None, description="How strongly.")
    setting: Plain | None = Field(default=None, description="Where it was written, and who for.")
    date: Plain | None = Field(default=None, description="When, in quotes.")


class Difference(Entry):
    """A question on which the sources disagree, with each other or with themselves."""

    question: Plain = Field(description="The question they answer differently.")
    rows: list[int] = Field(min_length=1, description="The rows of the working list it covers.")
    weight: Annotated[Plain, Term("weights")] = Field(description="How much hangs on it.")
    positions: list[Position] = Field(min_length=1, description="Each side.")
    law: Prose | None = Field(default=None, description="What law says of it, named and dated.")
    for_worker: Prose = Field(description="What it means for someone in the role.")
    for_supervisor: Prose = Field(description="What it means for a supervisor.")
    for_hr: Prose = Field(description="What it means for HR.")
    decide: list[Prose] = Field(min_length=1, description="How to decide it locally, step by step.")
    crisis: bool = Field(
        default=False, description="Whether the page shows the signpost for hard moments."
    )
    also: list[Plain] = Field(default=[], description="Other words people type for it.")

    record: bool = Field(
        default=False,
        description="Whether it only records the state of a text, so that no two sides speak.",
    )

    @property
    def voices(self) -> Literal["several", "one-document", "no-sides"]:
        """Whether sources differ at all, from the positions: a term of `voices`."""
        if self.record or len(self.positions) == 1:
            return "no-sides"
        documents = {name.partition("/")[0] for side in self.positions for name in side.sources}
        return "several" if len(documents) > 1 else "one-document"


class GlossaryTerm(Entry):
    """A term of art and its plain meaning."""

    definition: Prose = Field(description="The meaning in one or two plain sentences.")
    more: Prose | None = Field(default=None, description="Where it comes from, how it is used.")
    also: list[Plain] = Field(default=[], description="Other forms of the term.")
    see: list[Annotated[Plain, Ref("glossary")]] = Field(
        default=[], description="Terms to read beside it."
    )
    basis: Annotated[Plain, Term("bases")] = Field(
        default="sourced", description="Whether a source defines it or we did."
    )


class Wording(Entry):
    """Words to avoid and words to try."""

    avoid: list[Plain] = Field(min_length=1, description="Words that hurt or mislead.")
    prefer: list[Plain] = Field(min_length=1, description="Words to try.")
    why: Prose = Field(description="Why, in a sentence.")
    support: Annotated[Plain, Term("supports")] = Field(
        description="How far the sources support it."
    )
    outside: list[Annotated[Plain, Ref("links")]] = Field(
        default=[], description="Sources outside the source documents."
    )
    patterns: list[Plain] = Field(
        default=[],
        description="Phrases that the site's own text must not use; * stands for any ending.",
    )


class Reference(Entry):
    """A work that the evidence chapter cites."""

    citation: Plain = Field(description="Authors, as cited.")
    year: Plain = Field(description="The year, in quotes.")
    publication: Plain = Field(description="Journal, publisher or report series, with volume.")
    outcomes: list[Annotated[Plain, Term("outcomes")]] = Field(
        min_length=1, description="What it is about."
    )
    url: Url | None = Field(default=None, description="Where the source says it can be found.")


class Link(Entry):
    """A page outside this site."""

    url: Url = Field(description="The address.")
    about: Prose = Field(description="What is there.")
    status: Annotated[Plain, Term("link-statuses")] = Field(description="What a check found.")
    checked: datetime.date = Field(description="The day its status was set.")
    group: Annotated[Plain, Term("link-groups")] = Field(description="Where it is listed.")
    note: Prose | None = Field(default=None, description="What to know, such as: historical only.")
    ours: bool = Field(
        default=False,
        description="Whether we added it: `sources` then names what it goes with.",
    )


class Law(Identified):
    """A statement of law or official guidance. It cites the authority, never a handbook."""

    citation: Plain = Field(description="The statute, regulation or guidance, by name and number.")
    says: Prose = Field(description="What it says, in plain words.")
    jurisdiction: Plain = Field(description="Where it holds.")
    status: Annotated[Plain, Term("law-statuses")] = Field(
        description="Whether someone read the text itself."
    )
    url: Url | None = Field(default=None, description="Where the text can be read.")
    as_of: datetime.date = Field(description="The day this was last confirmed.")


class Standard(Law):
    """A public standard, statute or guidance outside the source documents that an entry goes by."""

    url: Url = Field(description="Where the text can be read.")
    group: Annotated[Plain, Term("standard-groups")] = Field(description="What it is about.")


class Row(Model):
    """One row of a table of figures."""

    label: Plain = Field(description="What the row counts.")
    values: list[int] = Field(min_length=1, description="One figure per column.")


class Figure(Entry):
    """A table of figures from a source, and how it is counted."""

    about: Prose = Field(description="What the figures show, and what to be careful with.")
    columns: list[Plain] = Field(min_length=1, description="The column heads.")
    rows: list[Row] = Field(min_length=1, description="The rows.")
    counts: Annotated[Plain, Term("countings")] = Field(
        description="What is counted for coverage: rows, cells, or the sum of the figures."
    )
    page: Plain = Field(description="The page under docs/ that shows it.")


class Level(Model):
    """A level of a self-rated competency."""

    text: Prose = Field(description="What the level looks like.")
    example: Plain = Field(description="A reply at this level, in our own words.")


class Levels(Model):
    """The five levels of a competency."""

    units: list[UnitRef] = Field(default=[], description="What the levels restate, one each.")
    items: list[Level] = Field(min_length=5, max_length=5, description="From 1 to 5.")


class IpsCompetency(Entry):
    """A core competency of Intentional Peer Support, with five levels to rate oneself."""

    number: int = Field(ge=1, description="Its number in the tool.")
    points: list[Prose] = Field(min_length=1, description="What it looks like in practice.")
    situation: Prose = Field(description="The situation that the example replies answer.")
    levels: Levels = Field(description="Five levels, each with an example reply.")


class Option(Model):
    """An answer that can be ticked."""

    id: Id = Field(description="A permanent name.")
    text: Plain = Field(description="What it says.")
    score: int = Field(default=0, description="What it adds, where the source scores answers.")


class Options(Model):
    """The answers to choose from."""

    units: list[UnitRef] = Field(default=[], description="What they restate, one each.")
    items: list[Option] = Field(min_length=2, description="The answers.")


class Band(Model):
    """What a range of results means."""

    least: int = Field(description="The lowest result of the band.")
    most: int = Field(description="The highest result of the band.")
    title: Plain = Field(description="The band's name.")
    text: Prose = Field(description="What to do with it.")


class Bands(Model):
    """What results mean."""

    units: list[UnitRef] = Field(default=[], description="What they restate, one each.")
    items: list[Band] = Field(min_length=1, description="The bands, lowest first.")


class Item(Model):
    """A statement or question of a self-assessment."""

    id: Id = Field(description="A permanent name.")
    text: Prose = Field(description="The statement or question.")
    more: list[Prose] = Field(default=[], description="What to consider.")


class Items(Model):
    """The statements or questions."""

    units: list[UnitRef] = Field(default=[], description="What they restate, one each.")
    items: list[Item] = Field(min_length=1, description="In the order of the source.")


class Assessment(Entry):
    """A self-assessment: filled in on the page or on paper, never sent."""

    page: Plain = Field(description="The page under docs/ that shows it.")
    audiences: list[Audience] = Field(min_length=1, description="Who fills it in.")
    intro: Prose = Field(description="What it is for and how to use it.")
    questions: Items = Field(description="The statements or questions.")
    options: Options | None = Field(default=None, description="Answers; without: free text.")
    bands: Bands | None = Field(default=None, description="What the result means.")
    groups: list[Group] = Field(default=[], description="What to do next.")
    note: Prose | None = Field(default=None, description="What a reader should watch for.")


class CompetencyArea(Entry):
    """An area of the handbook's competency table."""

    number: int = Field(ge=1, description="Its place in the table.")
    summary: Prose = Field(description="What the area is about.")


class Competency(Entry):
    """A topic of knowledge of the handbook's competency table, with its skills."""

    area: Annotated[Plain, Ref("competency-areas")] = Field(description="Its area.")
    skills: Group = Field(description="The skills that go with it.")
    tasks: list[Annotated[Plain, Ref("tasks")]] = Field(
        default=[], description="Tasks that it bears on."
    )
    differs: list[Annotated[Plain, Ref("differences")]] = Field(
        default=[], description="Where the sources differ on it."
    )


class WordGroup(Model):
    """A word, and what people type for it."""

    word: Plain = Field(description="The word or words that it is read as.")
    says: list[Plain] = Field(min_length=1, description="What people type.")


class LookupWords(Identified):
    """Words that the lookup treats alike, whatever entry they point to."""

    meaning: Prose = Field(description="What the lookup does with them.")
    words: list[Plain] = Field(default=[], description="The words.")
    groups: list[WordGroup] = Field(default=[], description="The words, with what they stand for.")


class Danger(Identified):
    """Words about danger to life or limb, which the lookup answers with the signpost."""

    meaning: Prose = Field(description="What may be going on.")
    says: list[Plain] = Field(
        min_length=1,
        description="What people type. The words count in this order; self, someone and not "
        "stand for every word like them.",
    )
    unless: list[Plain] = Field(
        default=[], description="Words that show the question to be about rules or training."
    )
    idioms: list[Plain] = Field(
        default=[],
        description="Turns of phrase that mean no harm. They are struck before `says` is looked "
        "for; someone stands for every word like it.",
    )
    emergency: bool = Field(
        default=False,
        description="Whether life is at risk this minute, so that the emergency number comes "
        "before the crisis line.",
    )
    ordinary: list[Plain] = Field(
        min_length=1, description="Ordinary questions that must not be taken for danger."
    )
