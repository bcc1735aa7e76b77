"""The kinds of entry, by the name of their file in data/, and the page that shows each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from macros.model import editorial, learning, teaching
from macros.model import entries as e
from macros.model import hiring as h
from macros.model.identity import Identity


@dataclass(frozen=True)
class Kind:
    """A kind of entry.

    `name` is its file in data/ (or a folder of files), `model` what an entry holds, `page` the
    page under docs/ that shows the entries: `{id}` in it means a page each, an empty text means
    that every entry names its own page.
    """

    name: str
    model: type[e.Identified]
    title: str
    page: str


_KINDS = (
    Kind("handbook", Identity, "This handbook", "reference/about.md"),
    Kind("style", editorial.StyleRule, "How the handbook speaks", "reference/style.md"),
    Kind("changes", editorial.Change, "What changed", "reference/changes.md"),
    Kind("sources", e.Source, "Source documents", "reference/sources.md"),
    Kind("vocabulary", e.Enumeration, "Vocabulary", "reference/vocabulary.md"),
    Kind("tasks", e.Task, "Tasks", "check/tasks/{id}.md"),
    Kind("values", e.Value, "Core values", "reference/values/{id}.md"),
    Kind("principles", e.Principle, "Other frameworks", "reference/principles.md"),
    Kind("ethics", e.Ethic, "Code of ethics", "reference/ethics.md"),
    Kind("crosswalk", e.Crossing, "Crosswalk", "reference/crosswalk.md"),
    Kind("information", e.Information, "Information to share", "check/share.md"),
    Kind("reasons", e.Reason, "Reasons", "check/test.md"),
    Kind("topics", e.Topic, "Topics", ""),
    Kind("misconceptions", e.Misconception, "Misconceptions", "reference/misconceptions.md"),
    Kind("challenges", e.Challenge, "Challenges", "reference/challenges.md"),
    Kind("suggestions", e.Suggestion, "Suggestions", "reference/suggestions.md"),
    Kind("differences", e.Difference, "Where the sources differ", "reference/differences/{id}.md"),
    Kind("glossary", e.GlossaryTerm, "Glossary", "reference/glossary.md"),
    Kind("language", e.Wording, "Language guide", "reference/language.md"),
    Kind("references", e.Reference, "References", "reference/evidence.md"),
    Kind("links", e.Link, "Links", "reference/links.md"),
    Kind("law", e.Law, "Law and guidance", "hire/law.md"),
    Kind("standards", e.Standard, "Outside the source documents", "reference/outside-the-five.md"),
    Kind("figures", e.Figure, "Figures", ""),
    Kind("ips-competencies", e.IpsCompetency, "IPS competencies", "supervise/ips-self-rating.md"),
    Kind("assessments", e.Assessment, "Self-assessments", ""),
    Kind("competency-areas", e.CompetencyArea, "Competency areas", "reference/competencies.md"),
    Kind("competencies", e.Competency, "Competencies", "reference/competencies.md"),
    Kind("lookup-words", e.LookupWords, "Words of the lookup", "reference/lookup.md"),
    Kind("danger", e.Danger, "Words of danger", "reference/lookup.md"),
    Kind("job-components", h.JobComponent, "Parts of a job description", "hire/job-description.md"),
    Kind("job-statements", h.JobStatement, "Job statements", "hire/job-description.md"),
    Kind("sample-roles", h.SampleRole, "Sample job descriptions", "hire/sample-roles.md"),
    Kind("ads", h.Ad, "Model ads", "hire/ads.md"),
    Kind("interview-questions", h.InterviewQuestion, "Interview questions", "hire/questions.md"),
    Kind("interview-kits", h.InterviewKit, "Interview kits", "hire/interview.md"),
    Kind("question-rules", h.QuestionRule, "What may be asked", "hire/check-questions.md"),
    Kind("check-words", h.CheckWords, "Words of the checks", "hire/check-a-posting.md"),
    Kind("posting-rules", h.PostingRule, "What the check looks for", "hire/check-a-posting.md"),
    Kind("questions", learning.Question, "Quiz questions", ""),
    Kind("scenarios", learning.Scenario, "Scenarios", "train/scenarios.md"),
    Kind("paths", learning.Path, "Learning paths", "train/paths.md"),
    Kind("handouts", teaching.Handout, "Handouts", "train/handouts/{id}.md"),
    Kind("session-plans", teaching.SessionPlan, "Session plans", "train/plans/{id}.md"),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
"""Every kind of entry by name, in the order of the field reference."""

OTHER_PAGES: Mapping[str, str] = {
    "courses": "train/lms.md",
    "offline": "reference/offline.md",
    "record": "train/record.md",
    "search": "search.md",
}
"""The page under docs/, where there is one, of what is no kind of entry: how to bring a course into
an LMS, reading without a network, the record of what one has read, and the search."""

NAMES: Mapping[type[e.Identified], str] = {kind.model: kind.name for kind in _KINDS}
"""The name of the kind that a model describes."""
