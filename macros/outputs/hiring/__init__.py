"""Job descriptions, ads and interview kits, as data and as Word files."""

from __future__ import annotations

from macros.check.requirements import Need, enumeration
from macros.model.entries import Topic
from macros.model.handbook import Handbook
from macros.model.hiring import InterviewQuestion, JobStatement, SampleRole


def is_wanted(handbook: Handbook) -> bool:
    """Whether `handbook` has anything to hire with; without, nothing of this room is made."""
    return any(handbook.all(kind) for kind in (SampleRole, JobStatement, InterviewQuestion))


def _opens_and_rules(topic: Topic) -> bool:
    """Whether `topic` has a sentence to open with, and a second list with rules."""
    return len(topic.groups) == len(_LISTS) and bool(topic.groups[0].items[0].says)


_LISTS = ("the opening, whose first item says it", "the panel's rules")
_KINDS = ("sample-roles", "job-statements", "interview-questions")
_BY = "the builders and kits of hiring"

REQUIRES = (
    Need(
        "topics",
        "interview-panel",
        _BY,
        _KINDS,
        shape=f"two lists ({_LISTS[0]}, and {_LISTS[1]})",
        holds=_opens_and_rules,
    ),
    *(
        enumeration(name, _BY, _KINDS)
        for name in (
            "ada-risks",
            "question-groups",
            "work-settings",
            "posting-problems",
            "question-subjects",
        )
    ),
)
"""What the data of the builders and the Word files can't be made without."""
