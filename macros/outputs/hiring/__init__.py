"""Job descriptions, ads and interview kits, as data and as Word files."""

from __future__ import annotations

from macros.model.handbook import Handbook
from macros.model.hiring import InterviewQuestion, JobStatement, SampleRole


def is_wanted(handbook: Handbook) -> bool:
    """Whether `handbook` has anything to hire with; without, nothing of this room is made."""
    return any(handbook.all(kind) for kind in (SampleRole, JobStatement, InterviewQuestion))
